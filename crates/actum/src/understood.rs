//! Saying what was understood of a document, as a table.

use actum_model::{
    Document, Doubt, Extraction, LanguageBasis, NoticeLevel, Outcome, ResidueReason, Review,
};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};

use crate::describe::{self, Names};
use crate::knowledge::Understood;
use crate::message::say;
use crate::output::Output;
use crate::record;

/// Columns that an act may take in a table.
const ACT_COLUMNS: usize = 160;

/// In which order commitments are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// That of the text.
    Text,
    /// The least sure first, each with the field to look at.
    Review,
}

/// Writes the table of commitments, then warnings, doubts and what was not understood.
///
/// # Errors
///
/// When standard output is closed or full.
pub(crate) fn show(
    understood: &Understood,
    names: &Names,
    order: Order,
    output: &Output,
) -> Result<()> {
    let Understood { document, extraction } = understood;
    output.result(&summary(document, extraction))?;
    let mut doubts = Vec::new();
    let mut headings = vec![
        say!("field-item"),
        say!("field-force"),
        say!("field-addressees"),
        say!("field-act"),
        say!("field-due"),
        say!("field-report-to"),
        say!("cli-sure"),
    ];
    let commitments: Vec<Review<'_>> = match order {
        Order::Text => extraction.commitments().map(Review::of).collect(),
        Order::Review => {
            headings.push(say!("cli-look-at"));
            extraction.review_order()
        }
    };
    let mut table = output.table(&headings);
    let mut marks = (false, false);
    for review in commitments {
        let commitment = review.commitment;
        let mut id = commitment.id.to_string();
        if !commitment.doubts.is_empty() {
            id.push('?');
            doubts.push((commitment.id.to_string(), commitment.doubts.as_slice()));
        }
        let row = [
            id,
            format!(
                "{}{}",
                describe::force(&commitment.force.value),
                describe::basis_mark(&commitment.force.basis)
            ),
            describe::addressees(commitment, names),
            describe::shortened(&commitment.act.value, ACT_COLUMNS),
            describe::due(commitment, names),
            describe::report_to(commitment, names),
        ];
        marks.0 |= row.iter().any(|cell| cell.contains('^'));
        marks.1 |= row.iter().any(|cell| cell.contains('*'));
        let mut cells: Vec<Cell> = row.into_iter().map(Cell::new).collect();
        cells.push(
            Cell::new(describe::sure(commitment.confidence)).set_alignment(CellAlignment::Right),
        );
        if order == Order::Review {
            let field = describe::named("field", review.field);
            let look_at = format!("{field} ({})", describe::sure(review.sure));
            cells.push(Cell::new(look_at));
        }
        table.add_row(cells);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
        legend(marks, !doubts.is_empty(), output);
    }
    notices(document, output);
    show_doubts(&doubts, output);
    unread(document, extraction, output);
    Ok(())
}

/// `Chinese (decided by its script, 100 % sure), 42 provisions, 40 commitments`.
fn summary(document: &Document, extraction: &Extraction) -> String {
    let basis = say!(match document.language.basis {
        LanguageBasis::Declared => "cli-language-declared",
        LanguageBasis::Marked => "cli-language-marked",
        LanguageBasis::Script => "cli-language-script",
        LanguageBasis::Words => "cli-language-words",
    });
    let language = describe::named("language", document.language.language.code());
    let sure = describe::sure(document.language.confidence);
    let mut words = say!(
        "cli-understood",
        language = language.as_str(),
        basis = basis.as_str(),
        sure = sure.as_str(),
        provisions = document.provisions.len(),
        commitments = extraction.commitments().count(),
    );
    if let Some(encoding) = document.source.encoding.as_deref().filter(|name| *name != "UTF-8") {
        words = format!("{words} {}", say!("cli-encoding", encoding = encoding));
    }
    words
}

/// What the marks in the table mean, as far as they occur.
fn legend((inherited, inferred): (bool, bool), doubted: bool, output: &Output) {
    let mut parts = Vec::new();
    if inherited {
        parts.push(say!("cli-mark-inherited"));
    }
    if inferred {
        parts.push(say!("cli-mark-inferred"));
    }
    if doubted {
        parts.push(say!("cli-mark-doubt"));
    }
    if !parts.is_empty() {
        output.remark(&parts.join("   "));
    }
}

/// What the reader of the file wants said.
pub(crate) fn notices(document: &Document, output: &Output) {
    for notice in &document.notices {
        let place = record::place(&notice.place);
        let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
        let label = say!(match notice.level {
            NoticeLevel::Information => "cli-note",
            NoticeLevel::Warning => "cli-warning",
        });
        output.remark(&format!("{label} {}{place}", notice.message));
    }
}

/// The warnings of the reader, one line each, with the file: records have no place for them.
pub(crate) fn warnings(path: &str, document: &Document) -> Vec<String> {
    document
        .notices
        .iter()
        .filter(|notice| notice.level == NoticeLevel::Warning)
        .map(|notice| {
            let place = record::place(&notice.place);
            let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
            format!("{} {path}: {}{place}", say!("cli-warning"), notice.message)
        })
        .collect()
}

/// The same doubt about many items is said once, with the items.
fn show_doubts(doubts: &[(String, &[Doubt])], output: &Output) {
    let mut said: Vec<(&Doubt, Vec<&str>)> = Vec::new();
    for (item, doubts) in doubts {
        for doubt in *doubts {
            match said
                .iter_mut()
                .find(|(known, _)| known.code == doubt.code && known.message == doubt.message)
            {
                Some((_, items)) => items.push(item),
                None => said.push((doubt, vec![item])),
            }
        }
    }
    for (doubt, items) in said {
        output.remark(&say!(
            "cli-doubt",
            items = items.join(", "),
            message = doubt.message.as_str(),
        ));
    }
}

/// Operative words that gave no commitment and that a person should look at.
fn unread(document: &Document, extraction: &Extraction, output: &Output) {
    let to_look_at = |reason: &ResidueReason| {
        matches!(reason, ResidueReason::NoOperativeVerb | ResidueReason::Unplaced)
    };
    let ids: Vec<&str> = extraction
        .readings
        .iter()
        .filter(|reading| {
            matches!(&reading.outcome, Outcome::NothingAsked { reason } if to_look_at(reason))
        })
        .map(|reading| reading.provision.as_str())
        .collect();
    if ids.is_empty() {
        return;
    }
    let shown: Vec<&str> = ids.iter().copied().take(20).collect();
    let more = if shown.len() < ids.len() { ", …" } else { "" };
    output.remark(&say!(
        "cli-unread",
        count = ids.len(),
        total = document.provisions.len(),
        ids = format!("{}{more}", shown.join(", ")),
    ));
}
