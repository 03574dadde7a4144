//! What can be wrong with a pack.

/// A pack could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The file is not valid TOML or does not have the form of its kind.
    #[error("pack file `{file}` could not be read: {message}")]
    Malformed {
        /// The file, relative to the pack folder.
        file: String,
        /// What the parser said, with line and column.
        message: String,
    },
    /// Two entries contradict each other, or one points at nothing.
    #[error("pack file `{file}`: {message}")]
    Inconsistent {
        /// The file, relative to the pack folder.
        file: String,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// The folder or a file in it could not be opened.
    #[error("pack file `{file}` could not be opened: {source}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        source: std::io::Error,
    },
}
