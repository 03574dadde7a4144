//! One way to talk to SQLite and PostgreSQL.
//!
//! Statements are written once, with `$1`, `$2` … for values, which both databases understand.
//! Where SQL truly differs, [`Dialect`] has the words of each. Numbers are BIGINT and INTEGER,
//! texts compare by their bytes (COLLATE "C" in PostgreSQL, BINARY in SQLite), so that both give
//! the same rows in the same order.
//!
//! ```text
//! let mut snapshot = database.begin_read().await?;
//! let rows = snapshot.rows(sql("SELECT id FROM items WHERE status = $1").bind(3)).await?;
//! let ids = rows.iter().map(|row| row.text(0)).collect::<Result<Vec<_>>>()?;
//! snapshot.end_read().await?;
//! ```

mod checkpoints;
mod connection;
mod dialect;
mod failure;
mod location;
mod postgres;
mod row;
mod sqlite;
mod statement;

pub(crate) use connection::{Connection, Database};
pub(crate) use dialect::Dialect;
pub(crate) use failure::Place;
pub use location::Location;
pub(crate) use row::Row;
pub(crate) use statement::{Statement, Value, sql};

use std::path::Path;

use crate::OpenOptions;
use crate::error::Result;

/// Version of the schema written here. Both databases have one migration for each version, made
/// at the same time; a database that came later begins with the version of that day.
pub(crate) const SCHEMA_VERSION: i64 = 3;

impl Database {
    /// Opens the register at `location`, creating or migrating it as need and options say.
    pub(crate) async fn open(location: &Location, options: &OpenOptions) -> Result<Self> {
        match location {
            Location::File(path) => sqlite::open(path, options).await,
            Location::Server(address) => postgres::open(address, options).await,
        }
    }

    /// Opens a file that nobody changes, and changes nothing about it.
    pub(crate) async fn open_still(path: &Path) -> Result<Self> {
        sqlite::open_still(path).await
    }

    /// Makes sure that nobody has the register in `path` open, and that all of it is in that file.
    pub(crate) async fn release(path: &Path) -> Result<()> {
        sqlite::release(path).await
    }

    /// Opens a register that lives as long as the value.
    pub(crate) async fn open_in_memory() -> Result<Self> {
        sqlite::open_in_memory().await
    }
}
