//! Many rows of one table in few statements.

use crate::database::{Connection, Statement, Value};
use crate::error::Result;

/// How many rows stand in one statement. Few different numbers, so that the databases meet the same
/// statements again; the last must be 1.
const ROWS: [usize; 4] = [64, 16, 4, 1];

/// Rows to be inserted into one table.
pub(super) struct Batch {
    /// `INSERT INTO table (columns) VALUES `.
    head: &'static str,
    /// What follows the rows: ` ON CONFLICT …`.
    tail: &'static str,
    columns: usize,
    values: Vec<Value>,
}

impl Batch {
    pub(super) fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, tail, columns, values: Vec::new() }
    }

    /// Adds a row, its values in the order of the columns.
    pub(super) fn row<const COLUMNS: usize>(&mut self, values: [Value; COLUMNS]) {
        debug_assert_eq!(COLUMNS, self.columns, "{}", self.head);
        self.values.extend(values);
    }

    /// How many rows wait.
    pub(super) fn len(&self) -> usize {
        self.values.len() / self.columns
    }

    /// Inserts the rows; the batch is empty then.
    pub(super) async fn write(&mut self, connection: &mut Connection) -> Result<()> {
        let mut values = std::mem::take(&mut self.values).into_iter();
        let mut left = values.len() / self.columns;
        while left > 0 {
            let rows = ROWS.into_iter().find(|rows| *rows <= left).unwrap_or(1);
            let mut statement = Statement::composed(self.head.to_owned());
            for row in 0..rows {
                statement.push(if row == 0 { "(" } else { "), (" });
                statement.push_list(values.by_ref().take(self.columns));
            }
            statement.push(")").push(self.tail);
            connection.execute(statement).await?;
            left -= rows;
        }
        Ok(())
    }
}
