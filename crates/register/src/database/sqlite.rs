//! SQLite: opening the file, who made it, how old it is, whether it is sound.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{
    Sqlite, SqliteConnectOptions, SqliteConnection, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Decode, Type};

use super::SCHEMA_VERSION;
use super::checkpoints::PAGES_AT_MOST;
use super::connection::Database;
use super::dialect::Dialect;
use super::failure::Place;
use crate::OpenOptions;
use crate::error::{RegisterError, Result};

/// `ACTM`: the mark by which SQLite's `file` magic and this program know a register.
pub(crate) const APPLICATION_ID: i64 = 0x4143_544D;

/// What brings a file from one version of the schema to the next, by the version reached.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/sqlite/0001_register.sql")),
    (2, include_str!("../../migrations/sqlite/0002_follow_up.sql")),
    (3, include_str!("../../migrations/sqlite/0003_api.sql")),
    (3, include_str!("../../migrations/sqlite/0003_calendars.sql")),
    (3, include_str!("../../migrations/sqlite/0003_desk.sql")),
    (3, include_str!("../../migrations/sqlite/0003_drafts.sql")),
    (3, include_str!("../../migrations/sqlite/0003_jobs.sql")),
    (3, include_str!("../../migrations/sqlite/0003_mailing.sql")),
    (3, include_str!("../../migrations/sqlite/0003_papers.sql")),
    (3, include_str!("../../migrations/sqlite/0003_people.sql")),
    (3, include_str!("../../migrations/sqlite/0003_time.sql")),
    (3, include_str!("../../migrations/sqlite/0003_versions.sql")),
    (3, include_str!("../../migrations/sqlite/0003_views.sql")),
];

/// Opens the file, creating or migrating it as need and options say.
pub(super) async fn open(path: &Path, options: &OpenOptions) -> Result<Database> {
    let place = Place::new(path.display().to_string(), options.busy_timeout);
    look(path, options, &place)?;
    let connect = connect_options(options).filename(path);
    // When this fails a new file may stay behind, empty. Deleting it would race with another process
    // that is creating it; an empty file is taken as new next time.
    prepare(&connect.clone().create_if_missing(options.create), &place).await?;
    let pool = pool_options()
        // A full disk may end a transaction without the driver noticing: what is still counted as
        // inside one can never begin another, and is replaced.
        .before_acquire(|connection, _| {
            let usable = !connection.is_in_transaction();
            Box::pin(async move { Ok(usable) })
        })
        .max_connections(options.connections.max(1))
        .acquire_timeout(options.busy_timeout + Duration::from_secs(30))
        .connect_with(connect)
        .await
        .map_err(|error| place.failure(error))?;
    Ok(Database::sqlite_file(pool, place))
}

/// Opens a register that lives as long as the value.
pub(super) async fn open_in_memory() -> Result<Database> {
    let options = OpenOptions::default();
    let place = Place::new("(in memory)".to_owned(), options.busy_timeout);
    // One connection that never ends: the database is gone with it.
    let pool = pool_options()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(connect_options(&options).in_memory(true))
        .await
        .map_err(|error| place.failure(error))?;
    let mut connection = pool.acquire().await.map_err(|error| place.failure(error))?;
    migrate(&mut connection, &place).await?;
    drop(connection);
    Ok(Database::sqlite(pool, place))
}

/// Opens a file that nobody changes, and changes nothing about it.
pub(super) async fn open_still(path: &Path) -> Result<Database> {
    let options = OpenOptions::default();
    let place = Place::new(path.display().to_string(), options.busy_timeout);
    look(path, &OpenOptions { create: false, ..options.clone() }, &place)?;
    let connect = connect_options(&options).filename(path).read_only(true).immutable(true);
    let mut connection = connect.connect().await.map_err(|error| place.failure(error))?;
    recognise(&mut connection, &place).await?;
    connection.close().await.map_err(|error| place.failure(error))?;
    let pool = pool_options().max_connections(1).connect_with(connect).await;
    Ok(Database::sqlite(pool.map_err(|error| place.failure(error))?, place))
}

/// Makes sure that nobody has the register in `path` open, and that all of it is in that file.
pub(super) async fn release(path: &Path) -> Result<()> {
    let options =
        OpenOptions { busy_timeout: Duration::from_secs(1), create: false, ..Default::default() };
    let place = Place::new(path.display().to_string(), options.busy_timeout);
    look(path, &options, &place)?;
    let connect = connect_options(&options).filename(path);
    let mut connection = connect.connect().await.map_err(|error| place.failure(error))?;
    let released = async {
        recognise(&mut connection, &place).await?;
        // Granted only to the last one who has the file open.
        scalar::<String>(&place, &mut connection, "PRAGMA journal_mode = DELETE").await
    };
    let released = released.await;
    let closed = connection.close().await.map_err(|error| place.failure(error));
    released?;
    closed
}

fn pool_options() -> SqlitePoolOptions {
    SqlitePoolOptions::new().after_connect(|connection, _| {
        Box::pin(async move {
            sqlx::query(Dialect::Sqlite.matched()).execute(connection).await.map(|_| ())
        })
    })
}

fn connect_options(options: &OpenOptions) -> SqliteConnectOptions {
    let connect = SqliteConnectOptions::new()
        .busy_timeout(options.busy_timeout)
        .foreign_keys(true)
        // With WAL, NORMAL may lose the last commits when the power fails. An import that was
        // acknowledged must be there afterwards, and imports are rare, so each commit is synced.
        .synchronous(SqliteSynchronous::Full)
        // SQLite's own 2 MB do not hold the indexes of ten thousand items, and counting facets
        // would read them from the file again for each facet. In KiB, for each connection: four of
        // them and the list in memory of 100,000 items stay below 300 MB.
        .pragma("cache_size", "-16000")
        // A task of its own does it sooner.
        .pragma("wal_autocheckpoint", PAGES_AT_MOST)
        // Sorting and counting need room for numbers only.
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    match options.max_pages {
        Some(pages) => connect.pragma("max_page_count", pages.to_string()),
        None => connect,
    }
}

/// What can be seen without opening it as a database.
fn look(path: &Path, options: &OpenOptions, place: &Place) -> Result<()> {
    let file = || place.file().to_owned();
    match std::fs::metadata(path) {
        // SQLite takes a file of one byte as an empty one (os_unix.c, unixFileSize) and would
        // write over it.
        Ok(metadata) if metadata.is_file() && metadata.len() == 1 => {
            Err(RegisterError::NotADatabase { file: file() })
        }
        Ok(metadata) if metadata.is_file() => Ok(()),
        Ok(_) => Err(RegisterError::NotAFile { file: file() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let folder = match path.parent() {
                Some(parent) if parent != Path::new("") => parent.to_path_buf(),
                _ => PathBuf::from("."),
            };
            if !folder.is_dir() {
                let folder = folder.display().to_string();
                return Err(RegisterError::FolderMissing { file: file(), folder });
            }
            if options.create { Ok(()) } else { Err(RegisterError::Missing { file: file() }) }
        }
        Err(error) => Err(RegisterError::NotAccessible { file: file(), detail: error.to_string() }),
    }
}

/// Recognises the file, then brings it to the present form. Nothing is written before the file is
/// known to be a register or empty.
async fn prepare(connect: &SqliteConnectOptions, place: &Place) -> Result<()> {
    let mut connection = connect.connect().await.map_err(|error| place.failure(error))?;
    let found = recognise(&mut connection, place).await;
    let result = match found {
        Ok(found) => bring_up(&mut connection, place, found).await,
        Err(error) => Err(error),
    };
    let closed = connection.close().await.map_err(|error| place.failure(error));
    result.and(closed)
}

/// What stands in the file.
enum Found {
    /// Nothing yet.
    Empty,
    /// A register of this schema version.
    Register(i64),
}

async fn recognise(connection: &mut SqliteConnection, place: &Place) -> Result<Found> {
    let application_id: i64 = scalar(place, connection, "PRAGMA application_id").await?;
    let version: i64 = scalar(place, connection, "PRAGMA user_version").await?;
    let tables: i64 = scalar(place, connection, "SELECT count(*) FROM sqlite_schema").await?;
    if application_id == APPLICATION_ID {
        if version > SCHEMA_VERSION {
            return Err(RegisterError::NewerSchema {
                file: place.file().to_owned(),
                found: version,
                known: SCHEMA_VERSION,
            });
        }
        return Ok(Found::Register(version));
    }
    if application_id == 0 && version == 0 && tables == 0 {
        return Ok(Found::Empty);
    }
    Err(RegisterError::Foreign { file: place.file().to_owned(), application_id, tables })
}

async fn bring_up(connection: &mut SqliteConnection, place: &Place, found: Found) -> Result<()> {
    // A restored copy does not have it yet.
    let mode: String = scalar(place, connection, "PRAGMA journal_mode").await?;
    if mode != "wal" {
        write_ahead(connection, place).await?;
    }
    match found {
        Found::Register(SCHEMA_VERSION) => Ok(()),
        Found::Register(_) | Found::Empty => migrate(connection, place).await,
    }
}

/// Switches to write-ahead logging, which stays with the file. SQLite does not wait for another
/// process that is switching the same new file at the same moment, so waiting is done here.
async fn write_ahead(connection: &mut SqliteConnection, place: &Place) -> Result<()> {
    const STEP: Duration = Duration::from_millis(10);
    let mut waited = Duration::ZERO;
    loop {
        let mode = scalar::<String>(place, connection, "PRAGMA journal_mode = WAL").await;
        match mode {
            Ok(_) => return Ok(()),
            Err(error @ RegisterError::Locked { .. }) if waited >= place.busy_timeout() => {
                return Err(error);
            }
            Err(RegisterError::Locked { .. }) => {
                tokio::time::sleep(STEP).await;
                waited += STEP;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Runs the migrations that are missing and writes the marks, all or nothing.
async fn migrate(connection: &mut SqliteConnection, place: &Place) -> Result<()> {
    let mut transaction =
        connection.begin_with("BEGIN IMMEDIATE").await.map_err(|error| place.failure(error))?;
    // Another process may have been quicker.
    let version = match recognise(&mut transaction, place).await? {
        Found::Empty => 0,
        Found::Register(version) => version,
    };
    let missing = MIGRATIONS.iter().filter(|(reached, _)| *reached > version);
    let marks = [
        format!("PRAGMA application_id = {APPLICATION_ID}"),
        format!("PRAGMA user_version = {SCHEMA_VERSION}"),
    ];
    let steps = missing.map(|(_, script)| (*script).to_owned()).chain(marks);
    for step in steps {
        sqlx::raw_sql(AssertSqlSafe(step))
            .execute(&mut *transaction)
            .await
            .map_err(|error| place.failure(error))?;
    }
    transaction.commit().await.map_err(|error| place.failure(error))
}

/// Runs a statement that gives one value.
async fn scalar<T>(
    place: &Place,
    connection: &mut SqliteConnection,
    statement: &'static str,
) -> Result<T>
where
    T: Send + Unpin + Type<Sqlite> + for<'r> Decode<'r, Sqlite>,
{
    sqlx::query_scalar(statement).fetch_one(connection).await.map_err(|error| place.failure(error))
}
