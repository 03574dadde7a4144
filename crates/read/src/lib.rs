//! From bytes to a document of provisions.
//!
//! [`read`] recognises the format by the content, turns the file into paragraphs and the
//! paragraphs into provisions with ids, kinds, numbers, nesting and byte spans. It never refuses a
//! text because it does not understand it and never loses a character: what it cannot place is
//! kept and marked. It refuses files that are no text or larger than the [`Limits`].

mod block;
mod docx;
mod error;
mod options;
pub mod source;

use std::path::Path;

use actum_model::Document;
use actum_pack::Packs;

pub use error::ReadError;
pub use options::{Limits, ReadOptions};

/// Reads a text from bytes. `name` is the file name to keep and to show in messages.
///
/// # Errors
///
/// [`ReadError`], when the bytes are no text or exceed the limits.
pub fn read(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
    packs: &Packs,
) -> Result<Document, ReadError> {
    let _ = (bytes, options, packs);
    Err(ReadError::NoText { name: name.to_owned() })
}

/// Reads a text from a file.
///
/// # Errors
///
/// [`ReadError`], when the file cannot be opened, is no text or exceeds the limits.
pub fn read_file(path: &Path, options: &ReadOptions, packs: &Packs) -> Result<Document, ReadError> {
    let bytes = source::file(path, &options.limits)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    read(&bytes, name.as_deref().unwrap_or("-"), options, packs)
}
