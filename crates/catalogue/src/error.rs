//! What can go wrong, and where.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A file, or a line of one, that no record could be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The file inside the source, with the line after `#` where there is one.
    pub place: String,
    /// Why.
    pub reason: UnreadReason,
}

/// Why no record could be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "code", content = "detail")]
pub enum UnreadReason {
    /// Not UTF-8.
    #[error("not in UTF-8")]
    NotUtf8,
    /// The syntax of the format is broken; what the parser says.
    #[error("broken: {0}")]
    Broken(String),
    /// Larger than a file, or more nested or aliased than a record, may be.
    #[error("beyond the limit: {0}")]
    TooLarge(String),
    /// Neither an identifier nor a title: nothing says which work it is.
    #[error("names no work: it has no identifier")]
    NoIdentifier,
    /// The form is not that of a record (a list, a table without the needed columns).
    #[error("not a record: {0}")]
    NotARecord(String),
}

/// A catalogue, as a whole, cannot be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// A file or folder cannot be opened or written.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// An archive is broken.
    #[error("{path}: the archive cannot be read: {detail}", path = path.display())]
    Archive {
        /// Which.
        path: PathBuf,
        /// What the reader of archives says.
        detail: String,
    },
    /// The kept catalogue was altered or is of another version.
    #[error("{path}: the kept catalogue is damaged: {detail}; import its sources again into another folder", path = path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// A table of knowledge about catalogues is broken.
    #[error("the table of catalogues is broken: {0}")]
    Knowledge(String),
    /// The file is of no kind that is read.
    #[error("{path}: of no kind that is read; give a folder, .zip, .tar, .tar.gz, .yaml, .jsonl, .jsonl.gz or .csv", path = path.display())]
    UnknownKind {
        /// Which.
        path: PathBuf,
    },
}

impl CatalogueError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
