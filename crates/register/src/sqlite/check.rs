//! Proof that the file is sound and the state follows from the events.

use actum_model::ItemStatus;
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{AssertSqlSafe, Row};

use super::apply::{Applier, Stamp, status_rank};
use super::failure::Place;
use super::{open, read};
use crate::error::{RegisterError, Result};
use crate::event::Event;
use crate::import::plan::{Content, hexadecimal};
use crate::view::{CheckReport, FacetValue, Statistics};

/// Every state table with the columns that order its rows. `events` and `contents` are the record
/// itself and are not compared.
const STATE: [(&str, &str); 15] = [
    ("bodies", "id"),
    ("body_members", "collective, member"),
    ("occasions", "id"),
    ("texts", "number"),
    ("editions", "position"),
    ("items", "number"),
    ("item_values", "item"),
    ("item_words", "item"),
    ("item_bodies", "role, body, item"),
    ("item_forces", "force, item"),
    ("item_instruments", "instrument, item"),
    ("item_dues", "item, due, reading"),
    ("item_due_keys", "due_key, item"),
    ("item_references", "item, target"),
    ("item_clauses", "item, edition"),
];

/// How many findings are listed; a damaged file may have one per row.
const MOST_FINDINGS: usize = 50;

/// How many events are read at a time.
const BATCH: i64 = 1000;

/// Looks at the file and at what it says.
pub(crate) async fn check(connection: &mut SqliteConnection, place: &Place) -> Result<CheckReport> {
    use sqlx::Connection as _;
    let mut snapshot = connection.begin().await.map_err(|error| place.failure(error))?;
    let mut report = CheckReport::default();
    let pages: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(&mut *snapshot)
        .await
        .map_err(|error| place.failure(error))?;
    report.findings.extend(pages.into_iter().filter(|line| line != "ok"));
    let strays: Vec<(String, i64)> =
        sqlx::query_as("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")
            .fetch_all(&mut *snapshot)
            .await
            .map_err(|error| place.failure(error))?;
    for (table, count) in strays {
        report.findings.push(format!("{count} rows of {table} point at rows that are missing"));
    }

    let (pool, rebuilt_place) = open::open_in_memory().await?;
    let rebuilt = rebuild(&mut snapshot, place, &pool, &rebuilt_place, &mut report).await;
    match rebuilt {
        Ok(()) => compare(&mut snapshot, place, &pool, &rebuilt_place, &mut report).await?,
        // A newer event is not damage: this program is too old to judge.
        Err(error @ RegisterError::NewerEvent { .. }) => return Err(error),
        Err(error) => report.findings.push(format!("the events cannot be replayed: {error}")),
    }
    pool.close().await;
    snapshot.rollback().await.map_err(|error| place.failure(error))?;
    report.findings.truncate(MOST_FINDINGS);
    Ok(report)
}

/// Makes the state anew, in memory, from contents and events alone.
async fn rebuild(
    source: &mut SqliteConnection,
    place: &Place,
    pool: &SqlitePool,
    rebuilt_place: &Place,
    report: &mut CheckReport,
) -> Result<()> {
    let failed = |error| rebuilt_place.failure(error);
    let mut transaction = pool.begin().await.map_err(failed)?;
    let mut applier = Applier::new(&mut transaction, rebuilt_place).await?;
    let names: Vec<String> = sqlx::query_scalar("SELECT sha256 FROM contents ORDER BY sha256")
        .fetch_all(&mut *source)
        .await
        .map_err(|error| place.failure(error))?;
    for sha256 in names {
        let bytes: Vec<u8> = sqlx::query_scalar("SELECT bytes FROM contents WHERE sha256 = ?")
            .bind(&sha256)
            .fetch_one(&mut *source)
            .await
            .map_err(|error| place.failure(error))?;
        if hexadecimal(&Sha256::digest(&bytes)) != sha256 {
            report.findings.push(format!("content {sha256} was altered"));
        }
        // Only the name matters to the state; the bytes were judged just now.
        applier.keep(&[Content { sha256, kind: "judged", bytes: Vec::new() }]).await?;
    }
    let mut after = 0;
    loop {
        let events = read::raw_events(source, place, after, BATCH).await?;
        let Some(last) = events.last() else { break };
        let next = last.seq;
        for record in events {
            if record.seq != after + 1 {
                report.findings.push(format!(
                    "events {} to {} are missing",
                    after + 1,
                    record.seq - 1
                ));
            }
            after = record.seq;
            report.events += 1;
            let event =
                Event::decode(&record.kind, record.version, &record.payload).map_err(|error| {
                    place.undecoded(record.seq, &record.kind, record.version, error)
                })?;
            if event.subject() != record.subject {
                report.findings.push(format!(
                    "event {} is filed under `{}` and is about `{}`",
                    record.seq,
                    record.subject,
                    event.subject()
                ));
            }
            let stamp = Stamp { at: &record.at, actor: &record.actor };
            applier.apply(&event, &stamp).await?;
        }
        after = next;
    }
    transaction.commit().await.map_err(failed)
}

/// Compares every state table row by row.
async fn compare(
    source: &mut SqliteConnection,
    place: &Place,
    pool: &SqlitePool,
    rebuilt_place: &Place,
    report: &mut CheckReport,
) -> Result<()> {
    let mut rebuilt = pool.acquire().await.map_err(|error| rebuilt_place.failure(error))?;
    for (table, order) in STATE {
        let columns: Vec<String> =
            sqlx::query_scalar("SELECT name FROM pragma_table_info(?) ORDER BY cid")
                .bind(table)
                .fetch_all(&mut *rebuilt)
                .await
                .map_err(|error| rebuilt_place.failure(error))?;
        // Table and column names come from the schema of this program, not from the file.
        let quoted: Vec<String> =
            columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        let statement =
            format!("SELECT {} FROM {table} ORDER BY {order}", quoted.join(" || ',' || "));
        let stored = rows(source, place, &statement).await?;
        let expected = rows(&mut rebuilt, rebuilt_place, &statement).await?;
        report.rows += stored.len() as u64;
        let differing = stored.iter().zip(&expected).filter(|(left, right)| left != right).count();
        if differing > 0 || stored.len() != expected.len() {
            let first = stored
                .iter()
                .zip(&expected)
                .find(|(left, right)| left != right)
                .map(|(left, _)| left.chars().take(80).collect::<String>())
                .unwrap_or_default();
            report.findings.push(format!(
                "table {table} holds {} rows where the events give {}, {differing} of them \
                 otherwise {first}",
                stored.len(),
                expected.len(),
            ));
        }
    }
    Ok(())
}

async fn rows(
    connection: &mut SqliteConnection,
    place: &Place,
    statement: &str,
) -> Result<Vec<String>> {
    sqlx::query_scalar(AssertSqlSafe(statement.to_owned()))
        .fetch_all(connection)
        .await
        .map_err(|error| place.failure(error))
}

/// Numbers about the register.
pub(crate) async fn statistics(
    connection: &mut SqliteConnection,
    place: &Place,
) -> Result<Statistics> {
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM texts) AS texts, (SELECT count(*) FROM editions) AS editions,
           (SELECT count(*) FROM items) AS items, (SELECT count(*) FROM bodies) AS bodies,
           (SELECT count(*) FROM occasions) AS occasions, (SELECT count(*) FROM events) AS events,
           (SELECT coalesce(max(seq), 0) FROM events) AS last_event,
           (SELECT at FROM events ORDER BY seq DESC LIMIT 1) AS as_of,
           (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) AS bytes",
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(|error| place.failure(error))?;
    let counts: Vec<(i64, i64)> =
        sqlx::query_as("SELECT status, count(*) FROM items GROUP BY status")
            .fetch_all(connection)
            .await
            .map_err(|error| place.failure(error))?;
    let statuses = ItemStatus::ALL.map(|status| FacetValue {
        value: status.name().to_owned(),
        count: counts
            .iter()
            .find(|(rank, _)| *rank == status_rank(status))
            .map_or(0, |(_, count)| u64::try_from(*count).unwrap_or(0)),
        chosen: false,
    });
    let count = |column: &str| read::count(place, &row, column);
    Ok(Statistics {
        texts: count("texts")?,
        editions: count("editions")?,
        items: count("items")?,
        statuses: statuses.to_vec(),
        bodies: count("bodies")?,
        occasions: count("occasions")?,
        events: count("events")?,
        last_event: count("last_event")?,
        as_of: row.try_get("as_of").map_err(|error| place.failure(error))?,
        bytes: count("bytes")?,
    })
}
