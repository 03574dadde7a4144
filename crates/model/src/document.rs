//! A text as it was read: normalised characters cut into provisions.

use serde::{Deserialize, Serialize};

use crate::{Language, OccasionId, PartialDate, ProvisionId, Span};

/// A text read from a file: the normalised characters and the provisions they fall into.
///
/// Nothing is dropped: every character of `text` that is not white space lies in exactly one
/// provision's `span` or `number` span; what the reader could not place is a provision of kind
/// [`ProvisionKind::Unplaced`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The file it came from.
    pub source: Source,
    /// Its main language and how that is known.
    pub language: LanguageFinding,
    /// The title, where the document has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Quoted>,
    /// What the document says of its own adoption.
    #[serde(default)]
    pub adoption: Adoption,
    /// The normalised text: one paragraph a line, `\n` between them, tabs between table cells.
    pub text: String,
    /// The provisions in reading order; a parent stands before its children.
    pub provisions: Vec<Provision>,
    /// What the reader wants said about the file.
    #[serde(default)]
    pub notices: Vec<Notice>,
}

impl Document {
    /// The provision with this id.
    pub fn provision(&self, id: &ProvisionId) -> Option<&Provision> {
        self.provisions.iter().find(|provision| provision.id == *id)
    }

    /// The words at `span`; empty when the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text).unwrap_or("")
    }

    /// The provisions whose parent is `id`, in order.
    pub fn children<'a>(&'a self, id: &'a ProvisionId) -> impl Iterator<Item = &'a Provision> {
        self.provisions.iter().filter(move |provision| provision.parent.as_ref() == Some(id))
    }
}

/// The file a document was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// File name without its folder, or `-` for standard input.
    pub name: String,
    /// What kind of file it is.
    pub format: Format,
    /// Character encoding found in a text file, by its WHATWG name: `UTF-8`, `gb18030`,
    /// `windows-1251`. `None` for formats that fix their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Size of the file in bytes.
    pub bytes: u64,
}

/// The kinds of file Actum reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    PlainText,
    /// Word, Office Open XML (ECMA-376).
    Docx,
    /// HTML.
    Html,
    /// Akoma Ntoso (OASIS LegalDocML).
    Akn,
    /// PDF (ISO 32000).
    Pdf,
    /// OpenDocument text (ISO/IEC 26300).
    Odt,
}

/// The language of a document and the ground for saying so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LanguageFinding {
    /// The language.
    pub language: Language,
    /// Why.
    pub basis: LanguageBasis,
    /// How sure, 0 to 1; 1 when declared.
    pub confidence: f32,
}

/// Why a document is taken to be in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageBasis {
    /// The person importing it said so.
    Declared,
    /// The file says so (HTML `lang`, Word `w:lang`).
    Marked,
    /// The script decides (Arabic, Han, Cyrillic).
    Script,
    /// Frequent words decide.
    Words,
}

/// Words of the text with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// Where, in bytes of the normalised text.
    pub span: Span,
    /// The words there.
    pub quote: String,
}

/// What a document says of its own adoption. Every field may be missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Adoption {
    /// Place, as written: 新德里.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Quoted>,
    /// Date, as far as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Where the date stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_quote: Option<Quoted>,
    /// The occasion of the packs, when it was recognised or declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<OccasionId>,
}

/// A structural unit of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provision {
    /// Stable id, unique in the document.
    pub id: ProvisionId,
    /// The unit it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ProvisionId>,
    /// What it is to the text.
    pub kind: ProvisionKind,
    /// What it looks like on the page.
    pub shape: Shape,
    /// Its number or letter, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// Nesting below the top level: 0, 1, 2 …
    pub depth: u16,
    /// Its language, where it differs from the document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its own words, without its number and without its parts.
    pub span: Span,
    /// Where it stands in the file.
    #[serde(default)]
    pub place: Place,
    /// Tracked changes inside it (insertions are part of the text, deletions are not).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// Ids of the footnote provisions that it calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<ProvisionId>,
}

/// What a provision is to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// Letterhead, symbols, agency notes and tables of contents before the text proper.
    FrontMatter,
    /// The title, its number and revision line.
    Title,
    /// A heading that only divides; also a table's header row.
    Heading,
    /// "The World Telecommunication Standardization Assembly (New Delhi, 2024),".
    Opening,
    /// A preambular head or paragraph: *considering*, *recalling*, 考虑到.
    Recital,
    /// Carries force and addressee for the parts below it: "instructs the Director of TSB",
    /// "WTSA-24请TSAG：".
    Chapeau,
    /// A paragraph, list item or row that may ask for something.
    Operative,
    /// A note called from another provision.
    Footnote,
    /// Signatures, votes, meeting numbers after the text proper.
    BackMatter,
    /// Kept, but not understood.
    Unplaced,
}

/// What a provision looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A heading line.
    Heading,
    /// A paragraph, numbered or not.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table.
    TableRow,
}

/// The number of a provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// As written, with its punctuation: `1)`, `第三条`, `(a)`.
    pub written: String,
    /// Without punctuation and in ASCII: `1`, `3`, `a`.
    pub value: String,
    /// Where it stands in the normalised text; `None` when Word computes it and it is not among
    /// the characters of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A place in the source file, as far as the format knows one. All counts start at 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Part of a package: `word/document.xml`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Page of a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Line of a text file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Paragraph of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Row of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Id of the element in an XML document: the `eId` of Akoma Ntoso.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
}

/// A tracked change (ECMA-376 17.13.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// What was done.
    pub kind: RevisionKind,
    /// The words concerned. For an insertion they stand at `span` in the text; for a deletion
    /// they stand nowhere in it and `span` is the empty place where they stood.
    pub words: String,
    /// Place in the normalised text.
    pub span: Span,
    /// Author as the file names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Date as the file writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// Kinds of tracked change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevisionKind {
    /// `w:ins`.
    Insertion,
    /// `w:del`.
    Deletion,
    /// `w:moveTo`.
    MovedHere,
    /// `w:moveFrom`.
    MovedAway,
}

/// Something the reader wants said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How much it matters.
    pub level: NoticeLevel,
    /// Stable code for translation and filtering: `encoding-detected`, `tracked-changes-kept`.
    pub code: String,
    /// One English sentence saying what, where and what next.
    pub message: String,
    /// Where.
    #[serde(default)]
    pub place: Place,
}

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeLevel {
    /// Good to know.
    Information,
    /// The result may be wrong there: look.
    Warning,
}
