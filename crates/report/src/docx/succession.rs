//! The succession report as a Word file.

use actum_model::Language;
use actum_ooxml::write::{
    Cell, Inline, Paragraph, ParagraphStyle, Properties, Run, Section, Table, TextLanguage,
    WordDocument, direction_of,
};

use super::house;
use super::parts::{note, page_numbers, plain_heading, quoted, row, running_head, widths};
use crate::error::ReportError;
use crate::labels::Labels;
use crate::options::ReportOptions;
use crate::succession::{Shown, Stretch, Succession};

/// The succession report as a Word file: how many items had which fate, then every item with its
/// words before and after. Words that the other edition lacks are bold.
///
/// # Errors
///
/// [`ReportError::Word`] when the package cannot be put together.
pub fn succession_docx(
    succession: &Succession<'_>,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    house::to_bytes(&document(succession, labels, options), options)
}

/// The same as a document.
pub(crate) fn document(
    succession: &Succession<'_>,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> WordDocument {
    let shown = Shown::new(succession, labels);
    let title = options.title.clone().unwrap_or_else(|| shown.title.clone());
    let mut document = WordDocument::new(TextLanguage::new(succession.language.code()));
    document.properties = Properties {
        title: title.clone(),
        subject: succession.title.to_owned(),
        creator: options.submitted_by.clone().unwrap_or_else(|| "Actum".to_owned()),
        description: shown.head.clone(),
        created: succession.as_of.to_owned(),
    };
    document.header = vec![running_head(format!("{title} · {}", shown.head))];
    document.footer = vec![page_numbers()];
    document.fields = fields(succession, &shown, options, &title);
    let (_, page) = house::pages(options);
    let mut section = Section::on(page);
    section.push(Paragraph::styled(ParagraphStyle::Title).with_text(title));
    section.push(quoted(ParagraphStyle::Normal, succession.title, succession.text_language));
    section.push(Paragraph::default().with_text(shown.head.clone()));
    section.push(note(shown.as_of.clone()));
    section.push(counts(&shown));
    // PDF/UA-1 wants the first heading to be of level 1; the title is none.
    section.push(plain_heading(1, shown.headings[0].clone()));
    if let Some(words) = &shown.note {
        section.push(note(words.clone()));
    }
    section.push(lines(&shown, succession.text_language, page.text_width()));
    document.sections.push(section);
    document
}

/// What a house template may ask for; what this report lacks is empty.
fn fields(
    succession: &Succession<'_>,
    shown: &Shown<'_>,
    options: &ReportOptions,
    title: &str,
) -> Vec<(&'static str, String)> {
    let words = &shown.words;
    let day = succession.as_of.get(..10).unwrap_or(succession.as_of);
    vec![
        ("title", title.to_owned()),
        ("date", words.figures(day)),
        ("as-of", shown.as_of.clone()),
        ("body", String::new()),
        ("occasion", String::new()),
        ("texts", succession.title.to_owned()),
        ("language", words.language_name(succession.language)),
        ("items", shown.lines.len().to_string()),
        ("submitted-by", options.submitted_by.clone().unwrap_or_default()),
    ]
}

fn counts(shown: &Shown<'_>) -> Table {
    let headings = [shown.headings[1].clone(), shown.words.word("total")];
    let mut table = Table::with_headings(&[4_800, 1_600], headings);
    for (fate, count) in &shown.counts {
        table.rows.push(row(vec![Cell::text(fate.clone()), Cell::text(count.to_string())]));
    }
    table
}

fn lines(shown: &Shown<'_>, language: Language, width: u32) -> Table {
    let mut table =
        Table::with_headings(&widths(&[11, 19, 50, 50, 14], width), shown.headings.clone());
    for line in &shown.lines {
        let mut fate = Cell::text(line.fate.clone());
        if !line.changed.is_empty() {
            let changed = Paragraph::styled(ParagraphStyle::TableText);
            fate.paragraphs.push(changed.with_text(line.changed.clone()));
        }
        table.rows.push(row(vec![
            Cell::text(line.item),
            fate,
            side(&line.before, language),
            side(&line.after, language),
            Cell::text(line.others.clone()),
        ]));
    }
    table
}

/// Words of the text in their own language, those that the other edition lacks bold.
fn side(stretches: &[Stretch], language: Language) -> Cell {
    let whole: String = stretches.iter().map(|stretch| stretch.words.as_str()).collect();
    let own = TextLanguage::new(language.code());
    let mut paragraph = Paragraph {
        direction: Some(direction_of(&whole, own.direction())),
        ..Paragraph::styled(ParagraphStyle::TableText)
    };
    for stretch in stretches {
        let run = Run::new(stretch.words.clone()).in_language(own.clone());
        paragraph.inlines.push(Inline::Run(if stretch.differs { run.bold() } else { run }));
    }
    paragraph.into()
}
