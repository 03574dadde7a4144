//! PostgreSQL: opening the database, what is in it, how old it is.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use super::connection::{Database, LOCK, WRITING};
use super::dialect::Dialect;
use super::failure::Place;
use super::{Location, SCHEMA_VERSION};
use crate::OpenOptions;
use crate::error::{RegisterError, Result};

/// What brings a database from one version of the schema to the next, by the version reached.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/postgres/0001_register.sql")),
    (2, include_str!("../../migrations/postgres/0002_follow_up.sql")),
    (3, include_str!("../../migrations/postgres/0003_api.sql")),
    (3, include_str!("../../migrations/postgres/0003_calendars.sql")),
    (3, include_str!("../../migrations/postgres/0003_desk.sql")),
    (3, include_str!("../../migrations/postgres/0003_drafts.sql")),
    (3, include_str!("../../migrations/postgres/0003_jobs.sql")),
    (3, include_str!("../../migrations/postgres/0003_mailing.sql")),
    (3, include_str!("../../migrations/postgres/0003_papers.sql")),
    (3, include_str!("../../migrations/postgres/0003_people.sql")),
    (3, include_str!("../../migrations/postgres/0003_time.sql")),
    (3, include_str!("../../migrations/postgres/0003_versions.sql")),
    (3, include_str!("../../migrations/postgres/0003_views.sql")),
];

/// The longest wait for a lock that PostgreSQL takes, in milliseconds; 0 would mean for ever.
const LONGEST_WAIT: u128 = i32::MAX as u128;

/// Opens the database at `address`, filling or migrating it as need and options say.
pub(super) async fn open(address: &str, options: &OpenOptions) -> Result<Database> {
    let shown = Location::Server(address.to_owned()).to_string();
    let place = Place::new(shown, options.busy_timeout);
    let connect = PgConnectOptions::from_str(address)
        .map_err(|error| RegisterError::Unreachable {
            file: place.file().to_owned(),
            detail: format!("the address cannot be understood: {error}"),
        })?
        .application_name("actum")
        .disable_statement_logging();
    prepare(&connect, options, &place).await?;
    let wait = options.busy_timeout.as_millis().clamp(1, LONGEST_WAIT);
    let pool = PgPoolOptions::new()
        .max_connections(options.connections.max(1))
        .acquire_timeout(options.busy_timeout + Duration::from_secs(30))
        .after_connect(move |connection, _| {
            Box::pin(async move {
                let session = session(wait);
                sqlx::raw_sql(AssertSqlSafe(session)).execute(connection).await.map(|_| ())
            })
        })
        .connect_with(connect)
        .await
        .map_err(|error| place.failure(error))?;
    Ok(Database::postgres(pool, place))
}

/// How each connection is set up.
fn session(wait: u128) -> String {
    [
        format!("SET lock_timeout = {wait}"),
        "SET client_min_messages = warning".to_owned(),
        // Compiling a statement takes 300 ms where the server thinks it costly, running it 5 ms.
        "SET jit = off".to_owned(),
        // What was acknowledged must be there after a power failure, whatever the server is set
        // to; a stricter setting stays.
        "SELECT set_config('synchronous_commit', 'on', false)
         WHERE current_setting('synchronous_commit') = 'off'"
            .to_owned(),
        Dialect::Postgres.matched().to_owned(),
    ]
    .join(";\n")
}

/// What stands in the database.
enum Found {
    /// Nothing yet.
    Empty,
    /// A register of this schema version.
    Register(i64),
}

/// Recognises the database, then brings it to the present form. Nothing is written before it is
/// known to be a register or empty.
async fn prepare(connect: &PgConnectOptions, options: &OpenOptions, place: &Place) -> Result<()> {
    let mut connection = connect.connect().await.map_err(|error| place.failure(error))?;
    let result = match recognise(&mut connection, place).await {
        Ok(Found::Register(SCHEMA_VERSION)) => Ok(()),
        Ok(Found::Empty) if !options.create => {
            Err(RegisterError::Missing { file: place.file().to_owned() })
        }
        Ok(Found::Empty | Found::Register(_)) => migrate(&mut connection, place).await,
        Err(error) => Err(error),
    };
    let closed = connection.close().await.map_err(|error| place.failure(error));
    result.and(closed)
}

async fn recognise(connection: &mut PgConnection, place: &Place) -> Result<Found> {
    let failed = |error| place.failure(error);
    let encoding: String = sqlx::query_scalar("SELECT current_setting('server_encoding')")
        .fetch_one(&mut *connection)
        .await
        .map_err(failed)?;
    if encoding != "UTF8" {
        return Err(RegisterError::Unreachable {
            file: place.file().to_owned(),
            detail: format!("it keeps text as {encoding}; make a database with encoding UTF8"),
        });
    }
    let tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
         WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'f')",
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(failed)?;
    if tables == 0 {
        return Ok(Found::Empty);
    }
    let marked: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM pg_class JOIN pg_namespace
           ON pg_namespace.oid = relnamespace
         WHERE nspname = current_schema() AND relname = 'actum_register')",
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(failed)?;
    if !marked {
        return Err(RegisterError::ForeignDatabase { file: place.file().to_owned(), tables });
    }
    let found: i64 = sqlx::query_scalar("SELECT schema_version FROM actum_register")
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    if found > SCHEMA_VERSION {
        return Err(RegisterError::NewerSchema {
            file: place.file().to_owned(),
            found,
            known: SCHEMA_VERSION,
        });
    }
    Ok(Found::Register(found))
}

/// Runs the migrations that are missing and writes the mark, all or nothing.
async fn migrate(connection: &mut PgConnection, place: &Place) -> Result<()> {
    let failed = |error| place.failure(error);
    let mut transaction = connection.begin().await.map_err(failed)?;
    sqlx::query(LOCK).bind(WRITING).execute(&mut *transaction).await.map_err(failed)?;
    // Another process may have been quicker.
    let version = match recognise(&mut transaction, place).await? {
        Found::Empty => 0,
        Found::Register(version) => version,
    };
    for (reached, script) in MIGRATIONS {
        if *reached > version {
            sqlx::raw_sql(*script).execute(&mut *transaction).await.map_err(failed)?;
        }
    }
    sqlx::query("UPDATE actum_register SET schema_version = $1")
        .bind(SCHEMA_VERSION)
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    transaction.commit().await.map_err(|error| place.failure_of_commit(error))
}
