//! The document as a whole.

use super::package::{self, WriteError};
use super::paragraph::Paragraph;
use super::script::Direction;
use super::table::Table;

/// A Word document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordDocument {
    /// What the file says of itself.
    pub properties: Properties,
    /// Main language: decides the direction of everything that does not name its own.
    pub language: TextLanguage,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// Paragraphs at the top of every page.
    pub header: Vec<Paragraph>,
    /// Paragraphs at the foot of every page.
    pub footer: Vec<Paragraph>,
    /// Values by name, put where a [`Template`](super::Template) says `{{name}}`.
    pub fields: Vec<(&'static str, String)>,
}

impl WordDocument {
    /// An empty document.
    pub fn new(language: TextLanguage) -> Self {
        Self {
            properties: Properties::default(),
            language,
            sections: Vec::new(),
            header: Vec::new(),
            footer: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// The bytes of the `.docx`. Equal documents give equal bytes.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the package cannot be put together; only a part over 4 GB can do that.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        package::write(self)
    }
}

/// What the file says of itself (`docProps/core.xml`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Who made it.
    pub creator: String,
    /// A free note.
    pub description: String,
    /// When it was made, RFC 3339 in UTC; left out when empty. Given by the caller, never by a
    /// clock.
    pub created: String,
}

/// Pages of one form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The form of its pages.
    pub page: Page,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

impl Section {
    /// An empty section with these pages.
    pub fn on(page: Page) -> Self {
        Self { page, blocks: Vec::new() }
    }

    /// Adds a paragraph or a table.
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }
}

/// What stands in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A table of contents made of these ready lines, inside a `TOC` field so that Word can make
    /// it anew. It shows no page numbers: only a word processor knows them, and a wrong number is
    /// worse than none.
    Contents(Vec<Paragraph>),
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Block::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Block::Table(table)
    }
}

/// The form of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page {
    /// Paper.
    pub size: PageSize,
    /// Whether the long side lies below.
    pub landscape: bool,
    /// Margin on all sides, in twentieths of a point.
    pub margin: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { size: PageSize::A4, landscape: false, margin: 1134 }
    }
}

impl Page {
    /// Width between the margins, in twentieths of a point.
    pub fn text_width(self) -> u32 {
        self.dimensions().0.saturating_sub(2 * self.margin)
    }

    /// Width and height in twentieths of a point.
    pub(super) fn dimensions(self) -> (u32, u32) {
        let (short, long) = match self.size {
            PageSize::A4 => (11_906, 16_838),
            PageSize::Letter => (12_240, 15_840),
            PageSize::Other { short, long } => (short, long),
        };
        if self.landscape { (long, short) } else { (short, long) }
    }
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum PageSize {
    /// ISO 216 A4.
    #[default]
    A4,
    /// North American letter.
    Letter,
    /// The paper of a template, in twentieths of a point.
    Other {
        /// The shorter side.
        short: u32,
        /// The longer side.
        long: u32,
    },
}

/// A language by its BCP 47 tag: `en`, `zh-CN`, `ar`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextLanguage(String);

impl TextLanguage {
    /// Wraps a tag. Tags without a region are given the one that Word needs to find its
    /// dictionaries: `zh` becomes `zh-CN`.
    pub fn new(tag: &str) -> Self {
        let tag = match tag {
            "ar" => "ar-SA",
            "zh" => "zh-CN",
            "en" => "en-GB",
            "fr" => "fr-FR",
            "ru" => "ru-RU",
            "es" => "es-ES",
            other => other,
        };
        Self(tag.to_owned())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The direction it is written in.
    pub fn direction(&self) -> Direction {
        match self.primary() {
            "ar" | "he" | "fa" | "ur" => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// Whether it is written with East Asian characters.
    pub(super) fn is_east_asian(&self) -> bool {
        matches!(self.primary(), "zh" | "ja" | "ko")
    }

    fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or("")
    }
}
