//! The Word report.

mod actions;
mod bodies;
mod house;
mod parts;
mod succession;
mod summary;

use actum_model::ActionPlan;
use actum_ooxml::write::{
    Block, Inline, LinkTarget, Paragraph, ParagraphStyle, Properties, Run, Section, TextLanguage,
    WordDocument,
};

pub use self::house::TEMPLATE_VALUES;
pub(crate) use self::succession::document as succession_document;
pub use self::succession::succession_docx;

use self::parts::{page_numbers, running_head};
use crate::error::ReportError;
use crate::labels::Labels;
use crate::options::ReportOptions;
use crate::view::{Owner, View};

/// Beyond this number of actions the table of contents lists texts only: it must stay a page.
const MOST_ACTIONS_IN_CONTENTS: usize = 60;

/// The Action Plan as a Word file.
///
/// Section I lists the texts and sums up: items per body and force, reports due, due dates, what
/// is ambiguous. Section II quotes each clause and lists its items, with room for milestones and
/// dated progress. Section III, when [`ReportOptions::per_owner`] is set, gives each body a page
/// of its own. Values that a rule proposed carry a dagger, values entered by a person a double
/// dagger, both explained at the foot of every page.
///
/// # Errors
///
/// [`ReportError::Word`] when the package cannot be put together.
pub fn action_plan_docx(
    plan: &ActionPlan,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    let view = View::new(plan, labels);
    house::to_bytes(&document(&view, options, true), options)
}

/// The same as a document; `for_filling` when there is to be room for what is written by hand.
pub(crate) fn document(
    view: &View<'_>,
    options: &ReportOptions,
    for_filling: bool,
) -> WordDocument {
    let plan = view.plan;
    let owners = view.owners();
    let title = view.title(options);

    let mut document = WordDocument::new(TextLanguage::new(plan.language.code()));
    document.properties = Properties {
        title: title.clone(),
        subject: view.words.word("subject"),
        creator: options.submitted_by.clone().unwrap_or_else(|| "Actum".to_owned()),
        description: format!("{} {}", view.words.word("as-of"), view.as_of()),
        created: plan.as_of.clone(),
    };
    document.header = vec![header(view, &title)];
    document.footer = footer(view);

    document.fields = house::values(view, options, &title);
    let (portrait, landscape) = house::pages(options);
    let mut first = Section::on(portrait);
    summary::title_block(&mut first, view, options, &title);
    if options.contents {
        contents(&mut first, view, &owners, options);
    }
    summary::write(&mut first, view, &owners, options);
    document.sections.push(first);

    let mut second = Section::on(landscape);
    actions::write(&mut second, view, for_filling);
    document.sections.push(second);

    if options.per_owner && !owners.is_empty() {
        let mut third = Section::on(landscape);
        bodies::write(&mut third, view, &owners);
        document.sections.push(third);
    }
    document
}

fn header(view: &View<'_>, title: &str) -> Paragraph {
    let as_of = format!("{} {}", view.words.word("as-of"), view.as_of());
    running_head(format!("{title} · {as_of}"))
}

fn footer(view: &View<'_>) -> Vec<Paragraph> {
    let marks = Paragraph::styled(ParagraphStyle::Footer).with_text(view.words.word("note-marks"));
    vec![marks, page_numbers()]
}

fn contents(section: &mut Section, view: &View<'_>, owners: &[Owner], options: &ReportOptions) {
    let words = &view.words;
    let line = |level: u8, text: String, bookmark: &str| {
        Paragraph::styled(ParagraphStyle::Contents(level)).with_inline(Inline::Link {
            target: LinkTarget::Bookmark(bookmark.to_owned()),
            runs: vec![Run::new(text)],
        })
    };
    let mut lines = vec![
        line(1, words.word("section-summary"), SUMMARY),
        line(1, words.word("section-actions"), ACTIONS),
    ];
    let texts = actions::texts(view);
    let has_actions =
        texts.iter().map(|text| text.actions.len()).sum::<usize>() <= MOST_ACTIONS_IN_CONTENTS;
    for text in &texts {
        lines.push(line(2, text.title.clone(), &text.bookmark));
        if has_actions {
            for action in &text.actions {
                lines.push(line(
                    3,
                    words.with_text("action", "action", action.name),
                    &action.bookmark,
                ));
            }
        }
    }
    if options.per_owner && !owners.is_empty() {
        lines.push(line(1, words.word("section-bodies"), BODIES));
        for (index, owner) in owners.iter().enumerate() {
            lines.push(line(2, owner.long_name.clone(), &bodies::bookmark(index)));
        }
    }
    section.push(Paragraph {
        keep_with_next: true,
        ..Paragraph::styled(ParagraphStyle::Contents(1))
            .with_run(Run::new(words.word("contents")).bold())
    });
    section.push(Block::Contents(lines));
}

const SUMMARY: &str = "summary";
const ACTIONS: &str = "actions";
const BODIES: &str = "bodies";
