//! Rows read back.

use std::borrow::Cow;
use std::sync::Arc;

use sqlx::postgres::{PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteRow};
use sqlx::{ColumnIndex, Decode, Row as _, Type, TypeInfo, ValueRef};

use super::failure::Place;
use super::statement::Value;
use crate::error::Result;

/// A row. Columns are asked for by their place in the statement, from 0.
pub(crate) struct Row {
    cells: Cells,
    origin: Arc<Origin>,
}

/// Where a row comes from, as errors say it.
pub(super) struct Origin {
    pub(super) place: Place,
    pub(super) words: Cow<'static, str>,
}

enum Cells {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// What both databases can give.
pub(crate) trait Cell:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Cell for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl Row {
    pub(super) fn sqlite(row: SqliteRow, origin: &Arc<Origin>) -> Self {
        Self { cells: Cells::Sqlite(row), origin: Arc::clone(origin) }
    }

    pub(super) fn postgres(row: PgRow, origin: &Arc<Origin>) -> Self {
        Self { cells: Cells::Postgres(row), origin: Arc::clone(origin) }
    }

    /// A column as a type that both databases know: `i64`, `f64`, `bool`, `String`, `Vec<u8>`, or
    /// an `Option` of these.
    pub(crate) fn get<T: Cell>(&self, column: usize) -> Result<T> {
        match &self.cells {
            Cells::Sqlite(row) => row.try_get(column),
            Cells::Postgres(row) => row.try_get(column),
        }
        .map_err(|error| self.unfit(column, &error))
    }

    /// Words.
    pub(crate) fn text(&self, column: usize) -> Result<String> {
        self.get(column)
    }

    /// A whole number.
    pub(crate) fn integer(&self, column: usize) -> Result<i64> {
        self.get(column)
    }

    /// A whole number in a narrower type.
    pub(crate) fn number<T: TryFrom<i64>>(&self, column: usize) -> Result<T> {
        let number = self.integer(column)?;
        T::try_from(number).map_err(|_| self.unfit(column, &format!("{number} is out of bounds")))
    }

    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        match &self.cells {
            Cells::Sqlite(row) => row.len(),
            Cells::Postgres(row) => row.len(),
        }
    }

    /// A column as it is stored, whatever its type.
    pub(crate) fn value(&self, column: usize) -> Result<Value> {
        let kind = match &self.cells {
            Cells::Sqlite(row) => kind(row, column),
            Cells::Postgres(row) => kind(row, column),
        }
        .map_err(|error| self.unfit(column, &error))?;
        Ok(match kind.as_str() {
            "INTEGER" | "INT8" => Value::Integer(self.get(column)?),
            "REAL" | "FLOAT8" => Value::Real(self.get(column)?),
            "TEXT" => Value::Text(self.get(column)?),
            "BLOB" | "BYTEA" => Value::Bytes(self.get(column)?),
            "NULL" => Value::Text(None),
            other => return Err(self.unfit(column, &format!("its type is {other}"))),
        })
    }

    /// A value that this program did not write.
    fn unfit(&self, column: usize, detail: &dyn std::fmt::Display) -> crate::RegisterError {
        self.origin
            .place
            .damaged(format!("column {column} of `{}` cannot be read: {detail}", self.origin.words))
    }
}

/// The name of the type of a value; `NULL` for nothing.
fn kind<R: sqlx::Row>(row: &R, column: usize) -> std::result::Result<String, sqlx::Error>
where
    usize: ColumnIndex<R>,
{
    let value = row.try_get_raw(column)?;
    Ok(if value.is_null() { "NULL".to_owned() } else { value.type_info().name().to_owned() })
}
