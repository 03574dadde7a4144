//! The common currency of the format readers: paragraphs as a page shows them.
//!
//! `plain.rs`, `html.rs` and `docx.rs` turn bytes into [`Blocks`]; `structure.rs` turns blocks into
//! provisions and knows nothing of formats. A format reader reports what stands in the file and
//! concludes nothing about its meaning.

use actum_model::{Language, Notice, NoticeLevel, Place, RevisionKind};
use actum_text::SignsFolded;

/// Everything a format reader found, in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Blocks {
    /// Paragraphs of the body, those inside table cells included, in reading order. Paragraphs
    /// without any visible character are left out (their number goes to [`Block::blank_before`]).
    pub(crate) items: Vec<Block>,
    /// Bodies of the footnotes and endnotes that the paragraphs call, in the order of the file.
    pub(crate) notes: Vec<NoteBody>,
    /// Language that the file as a whole claims (HTML `lang`, the default of Word's styles).
    pub(crate) language: Option<Language>,
    /// What the format reader wants said.
    pub(crate) notices: Vec<Notice>,
}

/// One paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Block {
    /// Its characters: tracked insertions included, tracked deletions left out; a line break
    /// inside the paragraph is `\n`, a tab is `\t`. Not yet normalised; note reference marks and
    /// computed list labels are not part of it.
    pub(crate) text: String,
    /// Heading level from 1, when the format says that it is a heading.
    pub(crate) heading: Option<u8>,
    /// The list label that the program displaying the file computes (Word numbering, HTML `ol`,
    /// `ul`). A label typed as characters stays in `text` and is not repeated here.
    pub(crate) label: Option<Label>,
    /// Depth of indentation, 0 for none: Word `w:ilvl` or the indent in steps of about 1.25 cm,
    /// the nesting of HTML lists and block quotes, leading tabs or spaces of plain text.
    pub(crate) indent: u8,
    /// Name of the paragraph style: `Title`, `Call`, `Restitle`.
    pub(crate) style: Option<String>,
    /// Alignment, when the file sets one.
    pub(crate) alignment: Option<Alignment>,
    /// Whether every visible character is italic.
    pub(crate) italic: bool,
    /// Whether every visible character is bold.
    pub(crate) bold: bool,
    /// The table cell in which it stands.
    pub(crate) cell: Option<Cell>,
    /// Tracked changes inside it, in order of position.
    pub(crate) revisions: Vec<BlockRevision>,
    /// Note references inside it, in order of position.
    pub(crate) calls: Vec<NoteCall>,
    /// Empty paragraphs or blank lines directly before it (saturating).
    pub(crate) blank_before: u8,
    /// Where it stands in the file.
    pub(crate) place: Place,
    /// Language with which the file marks the whole paragraph.
    pub(crate) language: Option<Language>,
}

/// A computed list label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Label {
    /// As displayed, with its punctuation: `1)`, `(a)`, `第三条`, `•`.
    pub(crate) text: String,
    /// Level of the list, from 0.
    pub(crate) level: u8,
    /// Whether it is a bullet that counts nothing.
    pub(crate) bullet: bool,
}

/// Where a paragraph stands in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Number of the table in the file, from 1, in the order in which tables begin.
    pub(crate) table: u32,
    /// Row, from 1.
    pub(crate) row: u32,
    /// First grid column, from 1.
    pub(crate) column: u32,
    /// Grid columns covered, at least 1.
    pub(crate) column_span: u32,
    /// Rows covered, at least 1. A vertically merged cell is reported once, in its first row.
    pub(crate) row_span: u32,
    /// Whether the file marks the row as a header row (`w:tblHeader`, `thead`, `th`).
    pub(crate) header: bool,
    /// Nesting of tables, 1 for a table in the body. A nested table keeps its own `table` number.
    pub(crate) depth: u8,
}

/// A tracked change inside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BlockRevision {
    /// What was done.
    pub(crate) kind: RevisionKind,
    /// The words concerned.
    pub(crate) words: String,
    /// First byte in [`Block::text`].
    pub(crate) start: usize,
    /// One past the last byte; equal to `start` for a deletion or a move away.
    pub(crate) end: usize,
    /// Author as the file names it.
    pub(crate) author: Option<String>,
    /// Date as the file writes it.
    pub(crate) date: Option<String>,
}

/// A reference to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoteCall {
    /// Key of the [`NoteBody`] called.
    pub(crate) key: String,
    /// Byte of [`Block::text`] before which the mark stands.
    pub(crate) offset: usize,
}

/// The body of a footnote or endnote.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct NoteBody {
    /// Key by which calls name it, unique in the file.
    pub(crate) key: String,
    /// The mark as displayed (`1`, `*`), when known.
    pub(crate) mark: Option<String>,
    /// Its paragraphs; never in a table cell.
    pub(crate) paragraphs: Vec<Block>,
}

/// Alignment of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// Where lines of the language begin.
    Start,
    /// Centred.
    Center,
    /// Where lines of the language end.
    End,
    /// Both margins.
    Justify,
}

impl Blocks {
    /// Adds a notice of information.
    pub(crate) fn inform(&mut self, code: &str, message: impl Into<String>, place: Place) {
        self.notice(NoticeLevel::Information, code, message, place);
    }

    /// Adds a warning: the result may be wrong there.
    pub(crate) fn warn(&mut self, code: &str, message: impl Into<String>, place: Place) {
        self.notice(NoticeLevel::Warning, code, message, place);
    }

    /// Tells of signs that are read as others.
    pub(crate) fn tell_folded(&mut self, folded: SignsFolded) {
        let SignsFolded { presentation_forms, tatweel } = folded;
        if presentation_forms == 0 && tatweel == 0 {
            return;
        }
        let message = format!(
            "{presentation_forms} Arabic presentation forms were read as the letters they show and \
             {tatweel} tatweel signs were left out; quotations show the letters."
        );
        self.inform("letters-folded", message, Place::default());
    }

    fn notice(&mut self, level: NoticeLevel, code: &str, message: impl Into<String>, place: Place) {
        self.notices.push(Notice { level, code: code.to_owned(), message: message.into(), place });
    }
}
