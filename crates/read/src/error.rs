//! What can be wrong with a file.

use actum_text::DecodeError;

/// A file could not be read. Every message says what, where and what to do next.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file or folder could not be opened.
    #[error("`{name}` could not be opened: {source}; check the path and the permissions")]
    Unreadable {
        /// The path as given.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// The path leads outside the folder that was chosen.
    #[error(
        "`{name}` lies outside the chosen folder (it is or passes through a link); \
         copy the file into the folder and read again"
    )]
    OutsideFolder {
        /// The path as given.
        name: String,
    },
    /// There is nothing in the file.
    #[error("`{name}` is empty; save the text into it again and read again")]
    Empty {
        /// The file.
        name: String,
    },
    /// The file, or a part of it, is larger than the limits allow.
    #[error(
        "`{name}`: {what} comes to {found}, over the limit of {limit}; \
         raise the limit `{setting}` if you trust the file"
    )]
    TooLarge {
        /// The file.
        name: String,
        /// What is too large: `the file`, `word/document.xml`, `the number of paragraphs`.
        what: String,
        /// How large it is, or how large it was when reading stopped.
        found: u64,
        /// The limit.
        limit: u64,
        /// The field of [`Limits`](crate::Limits) that sets it.
        setting: &'static str,
    },
    /// The bytes are of a kind that is not read.
    #[error("`{name}` looks like {looks_like}; {remedy}")]
    NotText {
        /// The file.
        name: String,
        /// `a PDF file`, `a picture`, `an old Word document (.doc)`.
        looks_like: String,
        /// What to do next.
        remedy: String,
    },
    /// The bytes are not text in the encoding.
    #[error("`{name}`: {source}")]
    Encoding {
        /// The file.
        name: String,
        /// What is wrong, with the line.
        source: DecodeError,
    },
    /// The package (docx, odt) or PDF is damaged or not what it says it is.
    #[error("`{name}`, part `{part}`{}: {message}", at_line(*.line))]
    Damaged {
        /// The file.
        name: String,
        /// The part of the package: `word/document.xml`, `page 3`, or `(package)` for the whole.
        part: String,
        /// Line in the part, where known.
        line: Option<u32>,
        /// What is wrong and what to do next.
        message: String,
    },
    /// A line of a collection of texts holds no document.
    #[error("`{name}`, line {line}: {message}")]
    Line {
        /// The file.
        name: String,
        /// Its number, from 1.
        line: u64,
        /// What is wrong and what to do next.
        message: String,
    },
    /// The document is locked.
    #[error("`{name}` is encrypted; {remedy}")]
    Encrypted {
        /// The file.
        name: String,
        /// What to do next.
        remedy: &'static str,
    },
    /// The pages are pictures of text.
    #[error(
        "`{name}` holds pictures of pages ({pages} of them) and no text; run text recognition \
         (OCR) over it and read the result"
    )]
    OnlyPictures {
        /// The file.
        name: String,
        /// How many pages.
        pages: u32,
    },
    /// There are characters in the file, but no text to read.
    #[error("`{name}` holds no text; open it in the program it came from and look")]
    NoText {
        /// The file.
        name: String,
    },
}

fn at_line(line: Option<u32>) -> String {
    line.map(|line| format!(", line {line}")).unwrap_or_default()
}

impl ReadError {
    /// A stable code for programs: `too_large`, `not_text`.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Unreadable { .. } => "unreadable",
            ReadError::OutsideFolder { .. } => "outside_folder",
            ReadError::Empty { .. } => "empty",
            ReadError::TooLarge { .. } => "too_large",
            ReadError::NotText { .. } => "not_text",
            ReadError::Encoding { .. } => "encoding",
            ReadError::Damaged { .. } => "damaged",
            ReadError::Line { .. } => "not_a_document",
            ReadError::Encrypted { .. } => "encrypted",
            ReadError::OnlyPictures { .. } => "only_pictures",
            ReadError::NoText { .. } => "no_text",
        }
    }

    /// The file that it is about; empty when nobody said its name.
    pub fn file(&self) -> &str {
        match self {
            ReadError::Unreadable { name, .. }
            | ReadError::OutsideFolder { name }
            | ReadError::Empty { name }
            | ReadError::TooLarge { name, .. }
            | ReadError::NotText { name, .. }
            | ReadError::Encoding { name, .. }
            | ReadError::Damaged { name, .. }
            | ReadError::Line { name, .. }
            | ReadError::Encrypted { name, .. }
            | ReadError::OnlyPictures { name, .. }
            | ReadError::NoText { name } => name,
        }
    }

    /// The same error with the name of the file filled in. Format readers do not know the name
    /// and leave it empty.
    #[must_use]
    pub(crate) fn named(mut self, file: &str) -> Self {
        match &mut self {
            ReadError::Unreadable { name, .. }
            | ReadError::OutsideFolder { name }
            | ReadError::Empty { name }
            | ReadError::TooLarge { name, .. }
            | ReadError::NotText { name, .. }
            | ReadError::Encoding { name, .. }
            | ReadError::Damaged { name, .. }
            | ReadError::Line { name, .. }
            | ReadError::Encrypted { name, .. }
            | ReadError::OnlyPictures { name, .. }
            | ReadError::NoText { name } => {
                if name.is_empty() {
                    file.clone_into(name);
                }
            }
        }
        self
    }
}
