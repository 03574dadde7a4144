//! Word files (Office Open XML) into blocks.

use crate::block::Blocks;
use crate::{Limits, ReadError};

/// The paragraphs of a Word file.
pub(crate) fn read_docx(bytes: &[u8], limits: &Limits) -> Result<Blocks, ReadError> {
    let _ = (bytes, limits);
    Err(ReadError::Damaged {
        name: String::new(),
        part: "(package)".to_owned(),
        line: None,
        message: "Word files are not read yet; save it as plain text".to_owned(),
    })
}
