//! From bytes to a document of provisions.
//!
//! [`read`] recognises the format by the content, turns the file into paragraphs and the
//! paragraphs into provisions with ids, kinds, numbers, nesting and byte spans. It never refuses a
//! text because it does not understand it and never loses a character: what it cannot place is
//! kept and marked. It refuses files that are no text or larger than the [`Limits`].

mod akn;
mod block;
pub mod corpus;
mod docx;
mod error;
mod html;
mod lexicon;
mod marker;
mod odt;
mod options;
mod pdf;
mod plain;
mod reading;
pub mod source;
mod structure;

pub use error::ReadError;
pub use options::{Limits, ReadOptions};
pub use reading::{Reader, read, read_file};
