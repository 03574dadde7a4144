//! How a run ends, and which exit code says so.

use std::fmt;
use std::io;
use std::process::ExitCode;

use actum_catalogue::CatalogueError;
use actum_pack::PackError;
use actum_read::ReadError;
use actum_register::RegisterError;

use crate::message::{messages, plain};

/// How a run ended. The numbers are a promise to scripts: see `docs/user/command-line.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Everything asked for was done.
    Done = 0,
    /// Something failed that is neither the input's nor the register's fault.
    Failed = 1,
    /// The command line is wrong. Clap ends with the same number.
    Usage = 2,
    /// At least one input was refused; what could be read was used.
    InputRefused = 3,
    /// The register cannot be opened, read or written.
    RegisterUnusable = 4,
    /// The register holds no such item, body, text or occasion.
    NotFound = 5,
    /// `actum check` found the register unsound.
    Unsound = 6,
    /// `actum compare-languages` or `actum audit` looked and found something.
    Findings = 7,
    /// Ctrl-C ended the run before its end; what a shell reports of a program so ended.
    Interrupted = 130,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        ExitCode::from(ending as u8)
    }
}

impl Ending {
    /// How an error ends the run; `None` when the reader of the output has gone away.
    pub(crate) fn of(error: &anyhow::Error) -> Option<Self> {
        for cause in error.chain() {
            if let Some(failure) = cause.downcast_ref::<Failure>() {
                return Some(failure.ending);
            }
            if let Some(cause) = cause.downcast_ref::<RegisterError>() {
                return Some(match cause {
                    RegisterError::AmbiguousItem { .. } => Ending::Usage,
                    RegisterError::AlreadyThere { .. } => Ending::Usage,
                    RegisterError::InvalidImport { .. }
                    | RegisterError::Refused(_)
                    | RegisterError::PeopleRefused(_)
                    | RegisterError::InvalidExport { .. }
                    | RegisterError::InvalidBackup { .. } => Ending::InputRefused,
                    RegisterError::Unwritable { .. } => Ending::Failed,
                    _ => Ending::RegisterUnusable,
                });
            }
            if let Some(cause) = cause.downcast_ref::<CatalogueError>() {
                return Some(match cause {
                    CatalogueError::Damaged { .. } => Ending::RegisterUnusable,
                    CatalogueError::File { .. }
                    | CatalogueError::Archive { .. }
                    | CatalogueError::Knowledge(_)
                    | CatalogueError::UnknownKind { .. } => Ending::InputRefused,
                });
            }
            if cause.is::<ReadError>() {
                return Some(Ending::InputRefused);
            }
            if cause.is::<PackError>() {
                return Some(Ending::InputRefused);
            }
            if let Some(cause) = cause.downcast_ref::<io::Error>()
                && cause.kind() == io::ErrorKind::BrokenPipe
            {
                return None;
            }
        }
        Some(Ending::Failed)
    }
}

/// What an error says. What the register says is said in the language of the command line; what
/// stands before it says where it was met, and what stands behind it is its cause.
pub(crate) fn words(error: &anyhow::Error) -> String {
    let mut said = Vec::new();
    for cause in error.chain() {
        if let Some(error) = cause.downcast_ref::<RegisterError>() {
            said.push(plain(&actum_web::error_words(error, messages())));
            return said.join(": ");
        }
        said.push(cause.to_string());
    }
    format!("{error:#}")
}

/// A failure of this program itself, with the way it ends the run.
#[derive(Debug)]
pub(crate) struct Failure {
    ending: Ending,
    message: String,
}

impl Failure {
    /// An error that ends the run with `ending` and says `message`.
    pub(crate) fn error(ending: Ending, message: impl Into<String>) -> anyhow::Error {
        Failure { ending, message: message.into() }.into()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_failure_and_other_errors_are() {
        let closed = anyhow::Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(Ending::of(&closed), None);
        let full = anyhow::Error::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(Ending::of(&full), Some(Ending::Failed));
        let missing = anyhow::Error::from(RegisterError::Missing { file: "actum.db".to_owned() });
        assert_eq!(Ending::of(&missing.context("items")), Some(Ending::RegisterUnusable));
    }
}
