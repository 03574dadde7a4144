//! What can be wrong with a package.

/// A package could not be read. Every message says what, where and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There are no bytes.
    #[error("the file is empty; save the document again")]
    Empty,
    /// The bytes are no zip archive at all.
    #[error("the file is not a Word document (.docx): it looks like {looks_like}; {remedy}")]
    NotAPackage {
        /// `a PDF file`, `an old Word document (.doc)`.
        looks_like: &'static str,
        /// What to do next.
        remedy: &'static str,
    },
    /// The archive is sound, but holds something else.
    #[error("the file is {found}, not a Word document (.docx); {remedy}")]
    NotWord {
        /// `a spreadsheet (.xlsx)`, `an OpenDocument text (.odt)`.
        found: &'static str,
        /// What to do next.
        remedy: &'static str,
    },
    /// The document is locked with a password.
    #[error(
        "the document is encrypted{}; open it in Word with its password, save it without one \
         and read it again", of_part(.part)
    )]
    Encrypted {
        /// The encrypted part; empty when the whole file is encrypted.
        part: String,
    },
    /// The archive breaks off.
    #[error("the file breaks off before its end ({detail}); copy or download it again")]
    Truncated {
        /// What is missing.
        detail: String,
    },
    /// The archive contradicts itself or a part does not unpack.
    #[error(
        "`{part}` is damaged: {detail}; open the document in Word, let it repair the file \
             and save it again"
    )]
    Damaged {
        /// The part, or `(package)`.
        part: String,
        /// What is wrong.
        detail: String,
    },
    /// A part name that could lead outside a folder, or appears twice.
    #[error(
        "the archive holds an entry named `{name}`, {why}; such a file was not written by an \
         office program and is refused"
    )]
    UnsafeName {
        /// The name, shortened and with control characters replaced.
        name: String,
        /// Why it is refused.
        why: &'static str,
    },
    /// A limit is exceeded.
    #[error(
        "`{part}`: {what} comes to {found}, over the limit of {limit}; raise `{setting}` if \
             you trust the file"
    )]
    TooLarge {
        /// The part, or `(package)`.
        part: String,
        /// What is too large.
        what: &'static str,
        /// How large it is, or how large it had become when reading stopped.
        found: u64,
        /// The limit.
        limit: u64,
        /// The field of [`Limits`](crate::Limits) that sets it.
        setting: &'static str,
    },
    /// A document type declaration: the door to external entities and entity bombs.
    #[error(
        "`{part}` declares a document type (<!DOCTYPE>), which Word documents never do; it \
             could pull in other files, so it is refused"
    )]
    DocumentType {
        /// The part.
        part: String,
    },
    /// A part is not well-formed XML.
    #[error(
        "`{part}`, byte {offset}: {detail}; open the document in Word, let it repair the \
             file and save it again"
    )]
    Xml {
        /// The part.
        part: String,
        /// Offset into the unpacked part.
        offset: u64,
        /// What is wrong.
        detail: String,
    },
    /// A part that every document has is not there.
    #[error(
        "the archive holds no `{part}`; it is no complete Word document, save it again from \
             the program it came from"
    )]
    MissingPart {
        /// The part.
        part: String,
    },
}

fn of_part(part: &str) -> String {
    if part.is_empty() { String::new() } else { format!(" (part `{part}`)") }
}

impl Error {
    pub(crate) fn too_large(
        part: &str,
        what: &'static str,
        found: u64,
        limit: u64,
        setting: &'static str,
    ) -> Self {
        Error::TooLarge { part: part.to_owned(), what, found, limit, setting }
    }

    /// The part concerned, where one is.
    pub fn part(&self) -> Option<&str> {
        match self {
            Error::Damaged { part, .. }
            | Error::TooLarge { part, .. }
            | Error::DocumentType { part }
            | Error::Xml { part, .. }
            | Error::MissingPart { part } => Some(part),
            Error::Encrypted { part } => (!part.is_empty()).then_some(part.as_str()),
            Error::Empty
            | Error::NotAPackage { .. }
            | Error::NotWord { .. }
            | Error::Truncated { .. }
            | Error::UnsafeName { .. } => None,
        }
    }
}
