//! The Word report as plain blocks, for the program that sets it as PDF.
//!
//! The blocks are made from the Word document itself, so that the two cannot say different things.

use actum_model::{ActionPlan, Language};
use actum_ooxml::write::{
    Block, Cell, CellShade, Inline, PageSize, Paragraph, ParagraphStyle, Run, Table, TextLanguage,
    WordDocument,
};
use serde::Serialize;

use crate::docx::{document, succession_document};
use crate::error::ReportError;
use crate::labels::Labels;
use crate::options::ReportOptions;
use crate::succession::Succession;
use crate::view::View;

/// Name and version of the form, its first field.
pub const PAGES_SCHEMA: &str = "actum-pages/1";

#[derive(Serialize)]
struct Pages {
    schema: &'static str,
    language: String,
    title: String,
    author: String,
    as_of: String,
    paper: &'static str,
    contents: Option<String>,
    head: String,
    foot: String,
    sections: Vec<PageSection>,
}

#[derive(Serialize)]
struct PageSection {
    landscape: bool,
    blocks: Vec<PageBlock>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum PageBlock {
    Title { runs: Vec<PageRun> },
    Heading { level: u8, runs: Vec<PageRun>, new_page: bool },
    Paragraph { runs: Vec<PageRun>, quoted: bool, note: bool },
    Contents,
    Facts { rows: Vec<(String, Lines)> },
    Table { widths: Vec<u32>, heads: Vec<String>, rows: Vec<Vec<Lines>> },
}

/// The paragraphs of a cell.
type Lines = Vec<Vec<PageRun>>;

#[derive(Serialize)]
struct PageRun {
    words: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bold: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    proposed: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sign: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

/// The Word report as blocks in JSON (`actum-pages/1`), without the lines to be filled in by hand.
///
/// # Errors
///
/// [`ReportError::Json`] when a value has no JSON form.
pub fn action_plan_pages(
    plan: &ActionPlan,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    let view = View::new(plan, labels);
    let contents = options.contents.then(|| view.words.word("contents"));
    let document = document(&view, options, false);
    Ok(serde_json::to_vec(&pages((plan.language, &plan.as_of), contents, options, &document))?)
}

/// The succession report as blocks in JSON (`actum-pages/1`).
///
/// # Errors
///
/// [`ReportError::Json`] when a value has no JSON form.
pub fn succession_pages(
    succession: &Succession<'_>,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    let document = succession_document(succession, labels, options);
    let about = (succession.language, succession.as_of);
    Ok(serde_json::to_vec(&pages(about, None, options, &document))?)
}

/// The blocks of a document: its language and the moment it shows, the word above the contents.
fn pages(
    (language, as_of): (Language, &str),
    contents: Option<String>,
    options: &ReportOptions,
    document: &WordDocument,
) -> Pages {
    let section = document.sections.first();
    let words_of = |paragraphs: &[Paragraph]| {
        let words: Vec<String> = paragraphs.iter().take(1).map(plain).collect();
        words.join(" ")
    };
    Pages {
        schema: PAGES_SCHEMA,
        language: language.code().to_owned(),
        title: document.properties.title.clone(),
        author: options.submitted_by.clone().unwrap_or_default(),
        as_of: as_of.to_owned(),
        paper: match section.map(|section| section.page.size) {
            Some(PageSize::Letter) => "us-letter",
            // Templates are of Word: their paper is not asked for here.
            Some(PageSize::A4 | PageSize::Other { .. }) | None => "a4",
        },
        contents,
        head: words_of(&document.header),
        foot: words_of(&document.footer),
        sections: document
            .sections
            .iter()
            .map(|section| PageSection {
                landscape: section.page.landscape,
                blocks: section.blocks.iter().filter_map(block).collect(),
            })
            .collect(),
    }
}

fn block(block: &Block) -> Option<PageBlock> {
    Some(match block {
        Block::Contents(_) => PageBlock::Contents,
        Block::Table(table) => self::table(table),
        Block::Paragraph(paragraph) => match paragraph.style {
            ParagraphStyle::Title => PageBlock::Title { runs: runs(paragraph) },
            ParagraphStyle::Heading(level) => PageBlock::Heading {
                level,
                runs: runs(paragraph),
                new_page: paragraph.page_break_before,
            },
            // The word above the contents stands in `contents`.
            ParagraphStyle::Contents(_) => return None,
            style => PageBlock::Paragraph {
                runs: runs(paragraph),
                quoted: style == ParagraphStyle::Quote,
                note: style == ParagraphStyle::Note,
            },
        },
    })
}

fn table(table: &Table) -> PageBlock {
    let is_label = |cell: &Cell| cell.shade == Some(CellShade::Label);
    let all_labelled = table
        .rows
        .iter()
        .all(|row| row.cells.len() == 2 && row.cells.first().is_some_and(is_label));
    if table.heading_rows == 0 && all_labelled {
        let rows = table.rows.iter().filter_map(|row| match row.cells.as_slice() {
            [name, value] => {
                let name: Vec<String> = name.paragraphs.iter().map(plain).collect();
                Some((name.join(" "), lines(value)))
            }
            _ => None,
        });
        return PageBlock::Facts { rows: rows.collect() };
    }
    let (heads, rows) = table.rows.split_at(table.heading_rows.min(table.rows.len()));
    PageBlock::Table {
        widths: table.columns.clone(),
        heads: heads
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| cell.paragraphs.iter().map(plain).collect::<Vec<_>>().join(" "))
            .collect(),
        rows: rows.iter().map(|row| row.cells.iter().map(lines).collect()).collect(),
    }
}

fn lines(cell: &Cell) -> Lines {
    cell.paragraphs.iter().map(runs).collect()
}

fn plain(paragraph: &Paragraph) -> String {
    runs(paragraph).into_iter().map(|run| run.words).collect()
}

fn runs(paragraph: &Paragraph) -> Vec<PageRun> {
    let mut found = Vec::new();
    for inline in &paragraph.inlines {
        match inline {
            Inline::Run(run) => found.push(self::run(run)),
            Inline::Link { runs, .. } | Inline::Inserted(_, runs) | Inline::Deleted(_, runs) => {
                found.extend(runs.iter().map(self::run));
            }
            // The program that sets pages numbers them.
            Inline::Field(_) => {}
        }
    }
    found
}

fn run(run: &Run) -> PageRun {
    let primary =
        |language: &TextLanguage| language.tag().split('-').next().unwrap_or_default().to_owned();
    PageRun {
        words: run.text.clone(),
        bold: run.bold,
        proposed: run.italic,
        sign: run.superscript,
        language: run.language.as_ref().map(primary),
    }
}
