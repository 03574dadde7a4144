//! A Word document as read: paragraphs and tables with everything that a page shows.

use std::ops::Range;
use std::sync::Arc;

/// A Word document, read with its tracked changes either accepted or not made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Name of the main part: `word/document.xml`.
    pub part: String,
    /// The body, in order.
    pub body: Vec<Block>,
    /// Footnotes and endnotes that the body calls, in the order of their calls.
    pub notes: Vec<Note>,
    /// Default languages of the styles.
    pub languages: Languages,
    /// Whether Word is told to track changes (`w:trackRevisions`).
    pub tracks_changes: bool,
    /// What was left out or may be wrong, each kind once.
    pub findings: Vec<Finding>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// Its characters: a tab is `\t`, a line break `\n`, a non-breaking hyphen U+2011. Fields show
    /// their result. Letters stay as typed where the page shows capitals (`w:caps`).
    pub text: String,
    /// The list label that Word computes.
    pub label: Option<Label>,
    /// Id of its style, as the file names it (`Titre1`), where it has one.
    pub style_id: Option<Arc<str>>,
    /// Name of its style; built-in styles have English names in every language of Word.
    pub style_name: Option<Arc<str>>,
    /// What the style and the outline level make it.
    pub role: Role,
    /// Indentation from the side where lines begin, in twentieths of a point.
    pub indent: i32,
    /// Alignment, when the file sets one.
    pub alignment: Option<Alignment>,
    /// Whether it runs from right to left (`w:bidi`).
    pub right_to_left: bool,
    /// Whether every visible character is bold.
    pub bold: bool,
    /// Whether every visible character is italic.
    pub italic: bool,
    /// Language (BCP 47) in which most of its letters are marked, where they are.
    pub language: Option<Arc<str>>,
    /// Tracked changes, in order of position.
    pub revisions: Vec<Revision>,
    /// The tracked change of its paragraph mark, where the mark itself was inserted or moved
    /// here: the paragraph was split from the next one or added.
    pub mark: Option<Change>,
    /// Calls of notes, in order of position.
    pub calls: Vec<NoteCall>,
    /// Where the characters come from: each stretch of the text with its bytes in the part. Only
    /// stretches taken over character by character are listed.
    pub pieces: Vec<Piece>,
    /// Bytes of its elements in the unpacked part.
    pub bytes: Range<u64>,
    /// Its number in the part, from 1, in the order of the file, empty ones included.
    pub index: u32,
    /// Whether nothing of it is left once the changes are made; kept for its revisions only.
    pub vanished: bool,
}

/// What a paragraph is by its style and outline level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// A heading, level 1 to 9.
    Heading(u8),
    /// The document's title.
    Title,
    /// The document's subtitle.
    Subtitle,
    /// An entry of a table of contents, index or table of figures.
    Contents,
}

/// Alignment, relative to the direction of the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Where lines begin.
    Start,
    /// Centred.
    Center,
    /// Where lines end.
    End,
    /// Both margins.
    Justify,
}

/// A computed list label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As displayed: `2.1`, `(a)`, `•`.
    pub text: String,
    /// Level of the list, from 0.
    pub level: u8,
    /// The count at its own level; `None` for bullets.
    pub value: Option<u32>,
    /// What separates it from the text.
    pub suffix: Suffix,
}

/// What stands between a label and its paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Suffix {
    /// A tab.
    #[default]
    Tab,
    /// A space.
    Space,
    /// Nothing.
    Nothing,
}

/// Who changed something, when, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How.
    pub kind: ChangeKind,
    /// Who, as the file says.
    pub author: Option<Arc<str>>,
    /// When, as the file says.
    pub date: Option<Arc<str>>,
}

/// Kinds of tracked change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// `w:ins`.
    Insertion,
    /// `w:del`.
    Deletion,
    /// `w:moveTo`.
    MovedHere,
    /// `w:moveFrom`.
    MovedAway,
}

impl ChangeKind {
    /// Whether the words disappear when the change is made.
    pub fn removes(self) -> bool {
        match self {
            ChangeKind::Deletion | ChangeKind::MovedAway => true,
            ChangeKind::Insertion | ChangeKind::MovedHere => false,
        }
    }
}

/// A tracked change of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Who, when, how.
    pub change: Change,
    /// The words. Where they are in the text, they stand at `range`; else `range` is the empty
    /// place where they stood or would stand. A `\n` at their end is a paragraph mark.
    pub words: String,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
}

/// Kinds of note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

/// A call of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteCall {
    /// Which kind.
    pub kind: NoteKind,
    /// Which note.
    pub id: i64,
    /// Byte of the text before which the mark stands.
    pub offset: usize,
    /// Whether the author typed the mark, so that it is part of the text after the call.
    pub custom_mark: bool,
}

/// A footnote or endnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Which kind.
    pub kind: NoteKind,
    /// Its id, unique in its kind.
    pub id: i64,
    /// The mark as displayed; `None` where the author typed it.
    pub mark: Option<String>,
    /// Its paragraphs and tables.
    pub blocks: Vec<Block>,
}

/// A stretch of text with its place in the part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the paragraph's text.
    pub text: Range<u32>,
    /// Bytes of the `w:t` element in the unpacked part.
    pub bytes: Range<u64>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows and cells that tracked changes take away.
    pub removed: Vec<RemovedRow>,
}

/// A row or cell that is not in the table once the changes are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedRow {
    /// The row before which it stood, counted from 0 among [`Table::rows`].
    pub before: usize,
    /// Who, when, how.
    pub change: Change,
    /// Its words, tabs between cells.
    pub words: String,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Whether it is repeated on every page as header (`w:tblHeader`).
    pub header: bool,
    /// The tracked insertion of the whole row.
    pub change: Option<Change>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// First grid column, from 0.
    pub column: u32,
    /// Grid columns covered.
    pub column_span: u32,
    /// Rows covered; 0 for a cell that continues the one above (`w:vMerge`), which shows nothing.
    pub row_span: u32,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// Languages as Word keeps them: one per group of scripts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages {
    /// For Latin, Cyrillic and other letters.
    pub latin: Option<Arc<str>>,
    /// For Han and other East Asian characters.
    pub east_asian: Option<Arc<str>>,
    /// For right-to-left and other complex scripts.
    pub complex: Option<Arc<str>>,
}

/// Something left out, or possibly wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// How often.
    pub count: u32,
    /// Part of the first place.
    pub part: String,
    /// Paragraph of the first place, from 1; 0 before the first.
    pub paragraph: u32,
}

/// Kinds of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// Hidden text (`w:vanish`), left out.
    HiddenText,
    /// Comments, left out.
    Comment,
    /// Pictures and drawings, left out.
    Picture,
    /// Embedded objects, left out.
    Object,
    /// Tracked changes of formatting, ignored.
    FormattingChange,
    /// A formula, written on one line.
    Formula,
    /// A character of a symbol font without a Unicode equivalent, kept as it is.
    UnknownSymbol,
    /// Another document included by reference, not read.
    IncludedDocument,
    /// Placeholder text of an empty form field, left out.
    Placeholder,
    /// A number format not known here, written in decimal figures.
    UnknownNumberFormat,
    /// A paragraph names a list that is not defined.
    MissingList,
    /// A style is based on itself.
    StyleCycle,
    /// A field begins and does not end.
    OpenField,
    /// A field whose result Word computes only when it shows the page.
    FieldWithoutResult,
    /// A call of a note that is not there.
    MissingNote,
    /// Text in a cell hidden by a merge, kept in its own cell.
    TextUnderMerge,
}
