//! Connections, transactions, and statements run on them.

use std::path::Path;
use std::sync::Arc;

use sqlx::Transaction;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgListener, PgPool, PgPoolOptions, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnection, SqlitePool};

use super::checkpoints::Checkpoints;
use super::dialect::Dialect;
use super::failure::Place;
use super::row::{Origin, Row};
use super::statement::{Statement, sql};
use crate::error::{RegisterError, Result};

/// The key of the lock that whoever writes to PostgreSQL holds: `ACTM`, and 1 for the record.
pub(super) const WRITING: i64 = 0x4143_544D_0000_0001;

/// Waits for that lock and holds it until the transaction ends.
pub(super) const LOCK: &str = "SELECT pg_advisory_xact_lock($1)";

/// A database, open. Cheap to clone: clones share the connections.
#[derive(Debug, Clone)]
pub(crate) struct Database {
    pool: Pool,
    place: Place,
}

#[derive(Debug, Clone)]
enum Pool {
    Sqlite(SqlitePool, Option<Checkpoints>),
    Postgres(PgPool),
}

/// A connection. It goes back to the others when it is dropped; a transaction that was not
/// committed is undone then.
pub(crate) struct Connection {
    link: Link,
    place: Place,
    /// Who is to hear of a commit.
    checkpoints: Option<Checkpoints>,
}

enum Link {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTransaction(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTransaction(Transaction<'static, Postgres>),
}

/// The connection whatever it is wrapped in.
enum Bare<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Database {
    pub(super) fn sqlite(pool: SqlitePool, place: Place) -> Self {
        Self { pool: Pool::Sqlite(pool, None), place }
    }

    /// A file whose log is brought into it beside the writers.
    pub(super) fn sqlite_file(pool: SqlitePool, place: Place) -> Self {
        let checkpoints = Some(Checkpoints::new(pool.clone()));
        Self { pool: Pool::Sqlite(pool, checkpoints), place }
    }

    pub(super) fn postgres(pool: PgPool, place: Place) -> Self {
        Self { pool: Pool::Postgres(pool), place }
    }

    /// Whether this is a database of a server.
    pub(crate) fn is_server(&self) -> bool {
        matches!(self.pool, Pool::Postgres(_))
    }

    /// Copies a file, from one moment, while others go on. SQLite only.
    pub(crate) async fn copy_file(&self, path: &Path) -> Result<()> {
        let Some(path) = path.to_str() else {
            let path = path.display();
            return Err(RegisterError::Unwritable {
                detail: format!("{path}: SQLite takes only names in UTF-8; name another place"),
            });
        };
        // Not a copy of pages: it is in order, without gaps, and does not start again whenever
        // somebody writes, as SQLite's backup by pages does.
        self.connection().await?.execute(sql("VACUUM INTO $1").bind(path)).await.map(|_| ())
    }

    /// A new connection on which it is heard that somebody wrote; `None` where the database does
    /// not tell.
    pub(crate) async fn listener(&self) -> Result<Option<PgListener>> {
        let Pool::Postgres(pool) = &self.pool else { return Ok(None) };
        // A pool of its own: listening holds a connection for good.
        let options = pool.connect_options();
        let own = PgPoolOptions::new().max_connections(1).connect_lazy_with((*options).clone());
        let listener = async {
            let mut listener = PgListener::connect_with(&own).await?;
            listener.listen("actum_events").await?;
            Ok(listener)
        };
        listener.await.map(Some).map_err(|error| self.place.failure(error))
    }

    /// What a listener says went wrong.
    pub(crate) fn failure(&self, error: sqlx::Error) -> RegisterError {
        self.place.failure(error)
    }

    /// Lets go of everything after what is under way has ended.
    pub(crate) async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool, _) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }

    /// A connection on which each statement stands for itself.
    pub(crate) async fn connection(&self) -> Result<Connection> {
        let link = match &self.pool {
            Pool::Sqlite(pool, _) => pool.acquire().await.map(Link::Sqlite),
            Pool::Postgres(pool) => pool.acquire().await.map(Link::Postgres),
        };
        self.linked(link)
    }

    /// A connection that sees one moment of the register until [`Connection::end_read`].
    pub(crate) async fn begin_read(&self) -> Result<Connection> {
        let link = match &self.pool {
            Pool::Sqlite(pool, _) => pool.begin().await.map(Link::SqliteTransaction),
            Pool::Postgres(pool) => pool
                .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .await
                .map(Link::PostgresTransaction),
        };
        self.linked(link)
    }

    /// A connection that alone may write, until [`Connection::commit`] or
    /// [`Connection::rollback`]. Nobody changes in between what it read.
    pub(crate) async fn begin_write(&self) -> Result<Connection> {
        match &self.pool {
            Pool::Sqlite(pool, _) => {
                // IMMEDIATE takes the write lock before anything is read.
                let link = pool.begin_with("BEGIN IMMEDIATE").await.map(Link::SqliteTransaction);
                self.linked(link)
            }
            Pool::Postgres(pool) => {
                // READ COMMITTED: each statement sees what was committed before it, and since the
                // lock is held from the beginning, what the last writer left. The lock goes with
                // the transaction, also when the process ends.
                let link = pool
                    .begin_with("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
                    .await
                    .map(Link::PostgresTransaction);
                let mut connection = self.linked(link)?;
                connection.execute(sql(LOCK).bind(WRITING)).await?;
                Ok(connection)
            }
        }
    }

    /// A connection that may write what is no record, such as the queue of jobs. PostgreSQL lets
    /// several do so at once and beside the one that writes events; a file has one writer anyway.
    pub(crate) async fn begin_aside(&self) -> Result<Connection> {
        let link = match &self.pool {
            Pool::Sqlite(pool, _) => {
                pool.begin_with("BEGIN IMMEDIATE").await.map(Link::SqliteTransaction)
            }
            Pool::Postgres(pool) => pool
                .begin_with("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
                .await
                .map(Link::PostgresTransaction),
        };
        self.linked(link)
    }

    fn linked(&self, link: std::result::Result<Link, sqlx::Error>) -> Result<Connection> {
        let link = link.map_err(|error| self.place.failure(error))?;
        let checkpoints = match &self.pool {
            Pool::Sqlite(_, checkpoints) => checkpoints.clone(),
            Pool::Postgres(_) => None,
        };
        Ok(Connection { link, place: self.place.clone(), checkpoints })
    }
}

impl Connection {
    /// What is worked on, as errors name it.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The words that this database wants.
    pub(crate) fn dialect(&self) -> Dialect {
        match self.link {
            Link::Sqlite(_) | Link::SqliteTransaction(_) => Dialect::Sqlite,
            Link::Postgres(_) | Link::PostgresTransaction(_) => Dialect::Postgres,
        }
    }

    fn bare(&mut self) -> Bare<'_> {
        match &mut self.link {
            Link::Sqlite(link) => Bare::Sqlite(link),
            Link::SqliteTransaction(link) => Bare::Sqlite(link),
            Link::Postgres(link) => Bare::Postgres(link),
            Link::PostgresTransaction(link) => Bare::Postgres(link),
        }
    }

    /// Runs a statement and says how many rows it changed.
    pub(crate) async fn execute(&mut self, statement: Statement) -> Result<u64> {
        let done = match self.bare() {
            Bare::Sqlite(link) => match statement.into_parts::<Sqlite>() {
                Ok((sql, values)) => {
                    sqlx::query_with(sql, values).execute(link).await.map(|it| it.rows_affected())
                }
                Err(error) => Err(sqlx::Error::Encode(error)),
            },
            Bare::Postgres(link) => match statement.into_parts::<Postgres>() {
                Ok((sql, values)) => {
                    sqlx::query_with(sql, values).execute(link).await.map(|it| it.rows_affected())
                }
                Err(error) => Err(sqlx::Error::Encode(error)),
            },
        };
        done.map_err(|error| self.place.failure(error))
    }

    /// All rows that a statement gives.
    pub(crate) async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>> {
        let origin = self.origin(&statement);
        let rows = match self.bare() {
            Bare::Sqlite(link) => match statement.into_parts::<Sqlite>() {
                Ok((sql, values)) => sqlx::query_with(sql, values)
                    .fetch_all(link)
                    .await
                    .map(|rows| rows.into_iter().map(|row| Row::sqlite(row, &origin)).collect()),
                Err(error) => Err(sqlx::Error::Encode(error)),
            },
            Bare::Postgres(link) => match statement.into_parts::<Postgres>() {
                Ok((sql, values)) => sqlx::query_with(sql, values)
                    .fetch_all(link)
                    .await
                    .map(|rows| rows.into_iter().map(|row| Row::postgres(row, &origin)).collect()),
                Err(error) => Err(sqlx::Error::Encode(error)),
            },
        };
        rows.map_err(|error| self.place.failure(error))
    }

    /// The first row that a statement gives, if it gives any.
    pub(crate) async fn optional(&mut self, statement: Statement) -> Result<Option<Row>> {
        let origin = self.origin(&statement);
        let row = match self.bare() {
            Bare::Sqlite(link) => match statement.into_parts::<Sqlite>() {
                Ok((sql, values)) => sqlx::query_with(sql, values)
                    .fetch_optional(link)
                    .await
                    .map(|row| row.map(|row| Row::sqlite(row, &origin))),
                Err(error) => Err(sqlx::Error::Encode(error)),
            },
            Bare::Postgres(link) => match statement.into_parts::<Postgres>() {
                Ok((sql, values)) => sqlx::query_with(sql, values)
                    .fetch_optional(link)
                    .await
                    .map(|row| row.map(|row| Row::postgres(row, &origin))),
                Err(error) => Err(sqlx::Error::Encode(error)),
            },
        };
        row.map_err(|error| self.place.failure(error))
    }

    /// The row that a statement always gives.
    pub(crate) async fn one(&mut self, statement: Statement) -> Result<Row> {
        let words = statement.words();
        let row = self.optional(statement).await?;
        row.ok_or_else(|| self.place.damaged(format!("`{words}` gives no row")))
    }

    /// The first column of the first row, if there is one.
    pub(crate) async fn first<T: super::row::Cell>(
        &mut self,
        statement: Statement,
    ) -> Result<Option<T>> {
        self.optional(statement).await?.map(|row| row.get(0)).transpose()
    }

    /// The first column of all rows.
    pub(crate) async fn column<T: super::row::Cell>(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<T>> {
        self.rows(statement).await?.iter().map(|row| row.get(0)).collect()
    }

    /// Ends a reading.
    pub(crate) async fn end_read(self) -> Result<()> {
        let ended = match self.link {
            // Undone, so that the rows in `matched` go with it.
            Link::SqliteTransaction(link) => link.rollback().await,
            // PostgreSQL empties `matched` when a transaction is committed.
            Link::PostgresTransaction(link) => link.commit().await,
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        };
        ended.map_err(|error| self.place.failure(error))
    }

    /// Makes what was written stay: when this returns, it is on the disk.
    pub(crate) async fn commit(self) -> Result<()> {
        let ended = match self.link {
            Link::SqliteTransaction(link) => link.commit().await,
            Link::PostgresTransaction(link) => link.commit().await,
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        };
        if let Some(checkpoints) = self.checkpoints.filter(|_| ended.is_ok()) {
            checkpoints.committed();
        }
        ended.map_err(|error| self.place.failure_of_commit(error))
    }

    /// Undoes what was written.
    pub(crate) async fn rollback(self) -> Result<()> {
        let ended = match self.link {
            Link::SqliteTransaction(link) => link.rollback().await,
            Link::PostgresTransaction(link) => link.rollback().await,
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        };
        ended.map_err(|error| self.place.failure(error))
    }

    fn origin(&self, statement: &Statement) -> Arc<Origin> {
        Arc::new(Origin { place: self.place.clone(), words: statement.words() })
    }
}
