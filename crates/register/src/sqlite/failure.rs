//! What SQLite says, in the register's words.

use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{Sqlite, SqliteConnection};
use sqlx::{Decode, Type};

use crate::error::{RegisterError, Result};
use crate::event::DecodeError;

/// The file that is worked on, as errors name it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
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
        Self { file, busy_timeout }
    }

    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    pub(crate) fn busy_timeout(&self) -> Duration {
        self.busy_timeout
    }

    /// Runs a statement that gives one value.
    pub(crate) async fn scalar<T>(
        &self,
        connection: &mut SqliteConnection,
        statement: &'static str,
    ) -> Result<T>
    where
        T: Send + Unpin + Type<Sqlite> + for<'r> Decode<'r, Sqlite>,
    {
        sqlx::query_scalar(statement)
            .fetch_one(connection)
            .await
            .map_err(|error| self.failure(error))
    }

    /// The error for what the database said.
    #[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
    pub(crate) fn failure(&self, error: sqlx::Error) -> RegisterError {
        let file = self.file.clone();
        match &error {
            sqlx::Error::Database(database) => {
                let detail = database.message().to_owned();
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

    pub(crate) fn migration_failure(&self, error: MigrateError) -> RegisterError {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                self.failure(error)
            }
            error => RegisterError::Database {
                file: self.file.clone(),
                detail: format!("its schema cannot be brought up to date: {error}"),
            },
        }
    }

    fn locked(&self) -> RegisterError {
        RegisterError::Locked {
            file: self.file.clone(),
            waited: self.busy_timeout.as_secs_f64().to_string(),
        }
    }

    /// The file holds something that the register did not write there.
    pub(crate) fn damaged(&self, detail: impl Into<String>) -> RegisterError {
        RegisterError::Damaged { file: self.file.clone(), detail: detail.into() }
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
            file: self.file.clone(),
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
                file: self.file.clone(),
                seq,
                kind: kind.to_owned(),
                version,
            },
            DecodeError::Malformed(detail) => self.damaged(format!("event {seq}: {detail}")),
        }
    }
}
