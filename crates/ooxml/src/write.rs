//! Writing Word documents (ECMA-376 WordprocessingML) from typed values.
//!
//! A [`WordDocument`] is a list of [`Section`]s of [`Block`]s; [`WordDocument::to_bytes`] turns it
//! into the bytes of a `.docx`. Nothing is concatenated as text: every word passes through one
//! writer that escapes it and drops the characters that XML 1.0 forbids, so no input can break or
//! extend the document.
//!
//! Three things are settled here once, because Word and LibreOffice get them wrong when they are
//! left out:
//!
//! * **direction**: a paragraph has one; inside it each run is cut by direction, and right-to-left
//!   parts carry `w:rtl` (17.3.2.30), without which Word shows their brackets and numbers reversed;
//! * **script**: Han, Arabic and other words each name their language and font slot
//!   (`w:lang`, `w:rFonts`, 17.3.2.20 and 17.3.2.26);
//! * **bytes**: the order of parts and the times inside the package are fixed, so equal values give
//!   equal files.
//!
//! ```
//! use actum_ooxml::write::{Block, Paragraph, ParagraphStyle, Section, TextLanguage, WordDocument};
//!
//! let mut document = WordDocument::new(TextLanguage::new("en"));
//! let mut section = Section::default();
//! section.push(Paragraph::styled(ParagraphStyle::Heading(1)).with_text("Progress"));
//! section.push(Paragraph::default().with_text("A < B & C"));
//! document.sections.push(section);
//! let bytes = document.to_bytes()?;
//! assert_eq!(bytes, document.to_bytes()?);
//! assert!(bytes.starts_with(b"PK"));
//! # Ok::<(), actum_ooxml::write::WriteError>(())
//! ```

mod body;
mod document;
mod package;
mod paragraph;
mod run;
mod script;
mod styles;
mod table;
mod template;
mod xml;

pub use document::{Block, Page, PageSize, Properties, Section, TextLanguage, WordDocument};
pub use package::WriteError;
pub use paragraph::{
    Alignment, Change, Field, Inline, LinkTarget, MarkChange, Paragraph, ParagraphStyle, Run,
};
pub use script::{Direction, direction_of};
pub use table::{Cell, CellShade, Row, Table};
pub use template::{MOST_TEMPLATE_BYTES, Template, TemplateError};
pub use xml::without_illegal_characters;
