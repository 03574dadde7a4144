//! Office Open XML (ECMA-376) packages: reading Word documents safely, and writing them.
//!
//! This crate knows Word and nothing of assemblies. [`Document::read`] takes the bytes of a
//! `.docx` and gives paragraphs and tables as a page shows them: list labels as Word computes
//! them, tracked changes kept as such, notes with the place of their call, and every stretch of
//! text with its bytes in the part. Every file is taken for hostile: [`Limits`] hold before and
//! while anything is unpacked, nothing outside the package is ever opened, and document types are
//! refused. The format notes are in `docs/formats/docx.md`.

mod body;
mod document;
mod error;
mod limits;
mod number_format;
mod numbering;
mod package;
mod properties;
mod relationship;
mod signature;
mod styles;
mod symbol;
mod word;
mod xml;

pub mod write;

pub use document::{
    Alignment, Block, Cell, Change, ChangeKind, Document, Finding, FindingKind, Label, Languages,
    Note, NoteCall, NoteKind, Paragraph, Piece, RemovedRow, Revision, Role, Row, Suffix, Table,
};
pub use error::Error;
pub use limits::Limits;
pub use number_format::{Figures, NumberFormat, Series};
pub use package::Package;
pub use relationship::{ContentTypes, Relationship, Relationships};
pub use word::{ReadOptions, View};
pub use xml::{Element, Event, Namespace, XmlReader};
