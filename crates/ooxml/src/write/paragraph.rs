//! Paragraphs and what runs inside them.

use super::document::TextLanguage;
use super::script::Direction;

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its style.
    pub style: ParagraphStyle,
    /// Its direction; `None` follows the document's language.
    pub direction: Option<Direction>,
    /// Where its lines stand.
    pub alignment: Alignment,
    /// Keep it on one page with the paragraph after it.
    pub keep_with_next: bool,
    /// Begin a new page with it.
    pub page_break_before: bool,
    /// Name by which links reach it: letters, digits and `_`, at most 40 (Word's limit).
    pub bookmark: Option<String>,
    /// The tracked change of its paragraph mark, where it has one.
    pub mark: Option<MarkChange>,
    /// What it holds, in order.
    pub inlines: Vec<Inline>,
}

impl Paragraph {
    /// An empty paragraph of a style.
    pub fn styled(style: ParagraphStyle) -> Self {
        Self { style, ..Self::default() }
    }

    /// The paragraph with a run of plain text added.
    #[must_use]
    pub fn with_text(self, text: impl Into<String>) -> Self {
        self.with_run(Run::new(text))
    }

    /// The paragraph with a run added.
    #[must_use]
    pub fn with_run(mut self, run: Run) -> Self {
        self.inlines.push(Inline::Run(run));
        self
    }

    /// The paragraph with anything that may stand in it added.
    #[must_use]
    pub fn with_inline(mut self, inline: Inline) -> Self {
        self.inlines.push(inline);
        self
    }
}

/// The styles of the template.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ParagraphStyle {
    /// Running text.
    #[default]
    Normal,
    /// The title of the document.
    Title,
    /// A heading of level 1 to 3; other numbers count as the nearest of these.
    Heading(u8),
    /// Words quoted from another text.
    Quote,
    /// A cell of a table.
    TableText,
    /// A cell of a table's heading row.
    TableHeading,
    /// A note under a table or a title.
    Note,
    /// A line of the table of contents, level 1 to 3.
    Contents(u8),
    /// The line at the top of a page.
    Header,
    /// The line at the foot of a page.
    Footer,
}

impl ParagraphStyle {
    /// Its id in `styles.xml`. Heading ids are the ones Word knows, so that its own navigation
    /// and tables of contents work.
    pub(super) fn id(self) -> &'static str {
        match self {
            ParagraphStyle::Normal => "Normal",
            ParagraphStyle::Title => "Title",
            ParagraphStyle::Heading(0 | 1) => "Heading1",
            ParagraphStyle::Heading(2) => "Heading2",
            ParagraphStyle::Heading(_) => "Heading3",
            ParagraphStyle::Quote => "Quote",
            ParagraphStyle::TableText => "TableText",
            ParagraphStyle::TableHeading => "TableHeading",
            ParagraphStyle::Note => "Note",
            ParagraphStyle::Contents(0 | 1) => "TOC1",
            ParagraphStyle::Contents(2) => "TOC2",
            ParagraphStyle::Contents(_) => "TOC3",
            ParagraphStyle::Header => "Header",
            ParagraphStyle::Footer => "Footer",
        }
    }
}

/// Where the lines of a paragraph stand, seen from its own direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// At the side where reading begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where a line ends.
    End,
}

/// Something that stands in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Run(Run),
    /// A value that the word processor computes.
    Field(Field),
    /// Words that lead somewhere.
    Link {
        /// Where to.
        target: LinkTarget,
        /// The words.
        runs: Vec<Run>,
    },
    /// Words inserted as a tracked change (`w:ins`, 17.13.5.18).
    Inserted(Change, Vec<Run>),
    /// Words deleted as a tracked change (`w:del`, 17.13.5.14).
    Deleted(Change, Vec<Run>),
}

/// Words in one form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words. A line feed becomes a line break, a tab a tab; forbidden characters are dropped.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Raised, as a note mark.
    pub superscript: bool,
    /// Colour as six hexadecimal digits.
    pub colour: Option<&'static str>,
    /// Language of the words; `None` follows the document.
    pub language: Option<TextLanguage>,
}

impl Run {
    /// Plain words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// The same in a language.
    #[must_use]
    pub fn in_language(mut self, language: TextLanguage) -> Self {
        self.language = Some(language);
        self
    }
}

/// Values that the word processor computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number of the page.
    PageNumber,
    /// How many pages there are.
    PageCount,
}

impl Field {
    pub(super) fn instruction(self) -> &'static str {
        match self {
            Field::PageNumber => "PAGE",
            Field::PageCount => "NUMPAGES",
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To the paragraph with this [`Paragraph::bookmark`].
    Bookmark(String),
    /// To an address outside the document.
    Address(String),
}

/// A tracked change of the mark that ends a paragraph (17.13.5.15 and 17.13.5.20).
///
/// When an inserted mark is rejected, or a deleted one accepted, the paragraph and the one after
/// it become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkChange {
    /// The paragraph was parted from the one after it, or added.
    Inserted(Change),
    /// The paragraph goes on with the one after it, or is deleted.
    Deleted(Change),
}

/// Who made a tracked change and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The author shown by Word.
    pub author: String,
    /// The moment, RFC 3339 in UTC.
    pub date: String,
}
