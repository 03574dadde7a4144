//! What the databases say, in the register's words.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgDatabaseError;

use crate::error::{RegisterError, Result};
use crate::event::DecodeError;

/// The file or server that is worked on, as errors name it. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Place(Arc<Named>);

#[derive(Debug)]
struct Named {
    file: String,
    busy_timeout: Duration,
}

/// Primary result codes, <https://www.sqlite.org/rescode.html>.
mod code {
    pub(super) const PERMISSION: u32 = 3;
    pub(super) const BUSY: u32 = 5;
    pub(super) const LOCKED: u32 = 6;
    pub(super) const READ_ONLY: u32 = 8;
    pub(super) const INPUT_OUTPUT: u32 = 10;
    pub(super) const CORRUPT: u32 = 11;
    pub(super) const FULL: u32 = 13;
    pub(super) const CANNOT_OPEN: u32 = 14;
    pub(super) const NOT_A_DATABASE: u32 = 26;
}

impl Place {
    pub(crate) fn new(file: String, busy_timeout: Duration) -> Self {
        Self(Arc::new(Named { file, busy_timeout }))
    }

    pub(crate) fn file(&self) -> &str {
        &self.0.file
    }

    pub(crate) fn busy_timeout(&self) -> Duration {
        self.0.busy_timeout
    }

    /// The error for what the database said.
    #[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
    pub(crate) fn failure(&self, error: sqlx::Error) -> RegisterError {
        let file = self.file().to_owned();
        match &error {
            sqlx::Error::Database(database) => {
                let detail = database.message().to_owned();
                if database.try_downcast_ref::<PgDatabaseError>().is_some() {
                    return self.server_failure(database.code().as_deref(), detail);
                }
                // SQLite gives extended codes; the lowest byte is the primary code.
                let code = database.code().and_then(|code| code.parse::<u32>().ok());
                match code.map(|code| code & 0xff) {
                    Some(code::BUSY | code::LOCKED) => self.locked(),
                    Some(code::READ_ONLY) => RegisterError::ReadOnly { file, detail },
                    Some(code::FULL) => RegisterError::Full { file, detail },
                    Some(code::NOT_A_DATABASE) => RegisterError::NotADatabase { file },
                    Some(code::CORRUPT) => RegisterError::Damaged { file, detail },
                    Some(code::INPUT_OUTPUT) => RegisterError::Damaged {
                        file,
                        detail: format!("it could not be read or written ({detail})"),
                    },
                    Some(code::CANNOT_OPEN | code::PERMISSION) => {
                        RegisterError::NotAccessible { file, detail }
                    }
                    _ => RegisterError::Database { file, detail },
                }
            }
            sqlx::Error::PoolTimedOut => self.locked(),
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_)
                if self.is_server() =>
            {
                RegisterError::Unreachable { file, detail: error.to_string() }
            }
            sqlx::Error::Io(error) => {
                RegisterError::NotAccessible { file, detail: error.to_string() }
            }
            // A value of another type than the schema gives was not written by this program.
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                RegisterError::Damaged { file, detail: error.to_string() }
            }
            _ => RegisterError::Database { file, detail: error.to_string() },
        }
    }

    /// The error for a commit that failed. When the connection to a server broke meanwhile, nobody
    /// here knows whether it was carried out.
    pub(crate) fn failure_of_commit(&self, error: sqlx::Error) -> RegisterError {
        match self.failure(error) {
            RegisterError::Unreachable { file, detail } => {
                RegisterError::Uncertain { file, detail }
            }
            error => error,
        }
    }

    /// SQLSTATE codes, <https://www.postgresql.org/docs/current/errcodes-appendix.html>; the first
    /// two characters are the class.
    fn server_failure(&self, code: Option<&str>, detail: String) -> RegisterError {
        let file = self.file().to_owned();
        let code = code.unwrap_or_default();
        match (code.get(..2).unwrap_or_default(), code) {
            // Lock not available; serialization failure; deadlock.
            (_, "55P03" | "40001" | "40P01") => self.locked(),
            // Read-only transaction: the server is a standby, or set so.
            (_, "25006") => RegisterError::ReadOnly { file, detail },
            // Disk full.
            (_, "53100") => RegisterError::Full { file, detail },
            // Connection, authorization, no such database or schema, too many connections, the
            // server is shutting down or starting.
            ("08" | "28" | "3D" | "3F" | "57", _) | (_, "42501" | "53300") => {
                RegisterError::Unreachable { file, detail }
            }
            // Data or index corrupted; an input or output error of the system.
            ("XX", "XX001" | "XX002") | (_, "58030") => RegisterError::Damaged { file, detail },
            _ => RegisterError::Database { file, detail: format!("{detail} (SQLSTATE {code})") },
        }
    }

    /// Whether a server is worked on, not a file.
    fn is_server(&self) -> bool {
        matches!(self.file().parse(), Ok(super::Location::Server(_)))
    }

    fn locked(&self) -> RegisterError {
        RegisterError::Locked {
            file: self.file().to_owned(),
            waited: self.busy_timeout().as_secs_f64().to_string(),
        }
    }

    /// The file holds something that the register did not write there.
    pub(crate) fn damaged(&self, detail: impl Into<String>) -> RegisterError {
        RegisterError::Damaged { file: self.file().to_owned(), detail: detail.into() }
    }

    /// Reads JSON that the register wrote.
    pub(crate) fn read<T: serde::de::DeserializeOwned>(
        &self,
        what: impl std::fmt::Display,
        json: &str,
    ) -> Result<T> {
        serde_json::from_str(json)
            .map_err(|error| self.damaged(format!("{what} cannot be read: {error}")))
    }

    /// Writes JSON.
    pub(crate) fn write<T: serde::Serialize>(&self, value: &T) -> Result<String> {
        serde_json::to_string(value).map_err(|error| RegisterError::Database {
            file: self.file().to_owned(),
            detail: format!("a value cannot be written as JSON: {error}"),
        })
    }

    pub(crate) fn undecoded(
        &self,
        seq: i64,
        kind: &str,
        version: u32,
        error: DecodeError,
    ) -> RegisterError {
        match error {
            DecodeError::Unknown => RegisterError::NewerEvent {
                file: self.file().to_owned(),
                seq,
                kind: kind.to_owned(),
                version,
            },
            DecodeError::Malformed(detail) => self.damaged(format!("event {seq}: {detail}")),
        }
    }
}
