//! What is to be said of a Word document.

use actum_model::{NoticeLevel, Place};
use actum_ooxml::{Document, Finding, FindingKind};

use crate::block::Blocks;

/// Adds the notices of a document.
pub(super) fn add(blocks: &mut Blocks, document: &Document) {
    let place = |part: &str, paragraph: u32| Place {
        part: Some(part.to_owned()),
        paragraph: (paragraph > 0).then_some(paragraph),
        ..Place::default()
    };
    for finding in &document.findings {
        let (level, code, message) = described(finding);
        let place = place(&finding.part, finding.paragraph);
        match level {
            NoticeLevel::Information => blocks.inform(code, message, place),
            NoticeLevel::Warning => blocks.warn(code, message, place),
        }
    }
    let changed = blocks.items.iter().find(|block| !block.revisions.is_empty());
    if let Some(first) = changed {
        let count: usize = blocks.items.iter().map(|block| block.revisions.len()).sum();
        let place = first.place.clone();
        blocks.inform(
            "tracked-changes-kept",
            format!(
                "The document has {count} tracked changes; the text is read as if all were \
                 accepted, and each is kept with its author and date."
            ),
            place,
        );
    }
}

fn described(finding: &Finding) -> (NoticeLevel, &'static str, String) {
    use NoticeLevel::{Information, Warning};
    let count = finding.count;
    match finding.kind {
        FindingKind::HiddenText => (
            Warning,
            "hidden-text-left-out",
            format!(
                "{count} pieces of hidden text are not part of the text read; show hidden text in \
                 Word and look whether they belong to it."
            ),
        ),
        FindingKind::Comment => (
            Information,
            "comments-left-out",
            format!("{count} comments are not part of the text read."),
        ),
        FindingKind::Picture => (
            Information,
            "pictures-left-out",
            format!("{count} pictures are not read; words inside them are not in the text."),
        ),
        FindingKind::Object => (
            Warning,
            "objects-left-out",
            format!(
                "{count} embedded objects (such as worksheets) are not read; copy their words into \
                 the text if they belong to it."
            ),
        ),
        FindingKind::FormattingChange => (
            Information,
            "formatting-changes-ignored",
            format!("{count} tracked changes of formatting are ignored: they change no words."),
        ),
        FindingKind::Formula => (
            Information,
            "formulas-on-one-line",
            format!("{count} formulas are written on one line; compare them with the document."),
        ),
        FindingKind::UnknownSymbol => (
            Warning,
            "unknown-symbols",
            format!(
                "{count} characters of symbol fonts have no known Unicode character and are kept \
                 by their code."
            ),
        ),
        FindingKind::IncludedDocument => (
            Warning,
            "included-documents-not-read",
            format!(
                "{count} other documents are included by reference and not read; open the document \
                 in Word, save it again and read it again."
            ),
        ),
        FindingKind::Placeholder => (
            Information,
            "placeholders-left-out",
            format!("{count} empty form fields show a placeholder, which is not read."),
        ),
        FindingKind::UnknownNumberFormat => (
            Warning,
            "unknown-number-format",
            format!(
                "{count} list numbers use a format that is not known and are written in decimal \
                 figures; compare them with the document."
            ),
        ),
        FindingKind::MissingList => (
            Warning,
            "missing-list",
            format!(
                "{count} paragraphs name a list that the document does not define; they have no \
                 number, as in Word."
            ),
        ),
        FindingKind::StyleCycle => (
            Warning,
            "style-cycle",
            "Some styles are based on themselves; what they inherit was cut there.".to_owned(),
        ),
        FindingKind::OpenField => (
            Warning,
            "open-field",
            "A field begins and does not end; text near it may be missing.".to_owned(),
        ),
        FindingKind::FieldWithoutResult => (
            Warning,
            "field-without-result",
            format!(
                "{count} numbers are computed by Word only when it shows the page (AUTONUM, \
                 LISTNUM) and are not in the text; convert them to text in Word."
            ),
        ),
        FindingKind::MissingNote => {
            (Warning, "missing-note", format!("{count} notes are called, but not in the file."))
        }
        FindingKind::TextUnderMerge => (
            Warning,
            "text-under-merged-cell",
            format!(
                "{count} cells hidden under a merged cell hold text; it is kept in a cell of its \
                 own."
            ),
        ),
    }
}
