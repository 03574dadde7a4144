//! What can go wrong.

use std::path::PathBuf;

/// Why an index could not be used.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The folder holds files, but no index made here: it is left as it is.
    #[error(
        "{0} holds something else than a search index and is left as it is; name another folder"
    )]
    ForeignFolder(PathBuf),
    /// The folder could not be made or read.
    #[error(
        "the search index in {folder} cannot be kept: {source}; see to the folder's rights and space"
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The index is damaged, or the disk is full or fails.
    #[error("the search index does not answer: {0}; make it anew with `actum search --rebuild`")]
    Index(String),
    /// What is looked for cannot be looked for.
    #[error(transparent)]
    Words(#[from] WordsError),
}

/// Why words cannot be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// There is no letter and no digit in them.
    #[error("there is no word and no number to look for; type at least one")]
    Empty,
    /// There are only words that must not stand there.
    #[error("there are only words to leave out; add one to look for")]
    OnlyExcluded,
    /// They are too many.
    #[error("{characters} characters are more than are looked for at once ({limit}); shorten them")]
    TooLong {
        /// How many were given.
        characters: usize,
        /// How many are taken.
        limit: usize,
    },
}

/// Shorthand for what may fail here.
pub type Result<T> = std::result::Result<T, SearchError>;

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        SearchError::Index(error.to_string())
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        SearchError::Index(error.to_string())
    }
}
