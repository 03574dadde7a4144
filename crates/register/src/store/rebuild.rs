//! The state made anew from the events, in place.

use super::apply::Applier;
use super::check;
use super::replay::Replay;
use crate::change::{Objection, Refusal};
use crate::database::{Connection, Database, Statement, sql};
use crate::error::{RegisterError, Result};
use crate::import::plan::Content;

/// How the state follows from the events. It grows whenever the same events come to other rows;
/// registers made by an earlier program are then rebuilt when they are opened.
pub(crate) const STATE_VERSION: i64 = 5;

/// Rebuilds the state if an earlier program made it. Says whether it did.
pub(crate) async fn if_stale(database: &Database) -> Result<bool> {
    let mut connection = database.connection().await?;
    if version(&mut connection).await? == STATE_VERSION {
        return Ok(false);
    }
    drop(connection);
    let mut transaction = database.begin_write().await?;
    // Another process may have been quicker.
    if version(&mut transaction).await? == STATE_VERSION {
        transaction.rollback().await?;
        return Ok(false);
    }
    rebuild(&mut transaction).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Makes the state anew, whatever it is. Gives the number of events.
pub(crate) async fn now(database: &Database) -> Result<i64> {
    let mut transaction = database.begin_write().await?;
    let events = rebuild(&mut transaction).await?;
    transaction.commit().await?;
    Ok(events)
}

async fn version(connection: &mut Connection) -> Result<i64> {
    Ok(connection.first(sql("SELECT version FROM state_version")).await?.unwrap_or(0))
}

async fn rebuild(connection: &mut Connection) -> Result<i64> {
    // What points at other rows goes before what it points at.
    for (table, _) in check::STATE.iter().rev() {
        connection.execute(Statement::composed(format!("DELETE FROM {table}"))).await?;
    }
    let all = Replay { source: None, until: None, store: false };
    let last = all.run(&mut Applier::new(connection), &mut |_, _| {}).await?;
    connection.execute(sql("DELETE FROM state_version")).await?;
    let statement = sql("INSERT INTO state_version (version) VALUES ($1)").bind(STATE_VERSION);
    connection.execute(statement).await?;
    Ok(last)
}

/// The moment that is meant by a time or by a day, as it stands in events.
pub(crate) fn until(at: &str) -> Result<String> {
    let at = at.trim();
    if let Ok(moment) = at.parse::<jiff::Timestamp>() {
        return Ok(moment.to_string());
    }
    let day: Option<jiff::civil::Date> = at.parse().ok();
    let end = day.and_then(|day| {
        let midnight = day.tomorrow().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        midnight.timestamp().checked_sub(jiff::Span::new().nanoseconds(1)).ok()
    });
    end.map(|moment| moment.to_string()).ok_or_else(|| {
        let why = Objection::NoDay { written: at.to_owned() };
        RegisterError::Refused(Box::new(Refusal::BadInput { why }))
    })
}

/// A register in memory made from the events up to `until`, or from all. Documents, extractions
/// and evidence files are there by name only.
pub(crate) async fn in_memory(source: &Database, until: Option<&str>) -> Result<Database> {
    let target = Database::open_in_memory().await?;
    let mut snapshot = source.begin_read().await?;
    let mut transaction = target.begin_write().await?;
    let names: Vec<String> = snapshot.column(sql("SELECT sha256 FROM contents")).await?;
    let mut applier = Applier::new(&mut transaction);
    for sha256 in names {
        applier.keep(&[Content { sha256, kind: "elsewhere", bytes: Vec::new() }]).await?;
    }
    let until = until.and_then(|until| until.parse::<jiff::Timestamp>().ok());
    let replay = Replay { source: Some(&mut snapshot), until, store: true };
    replay.run(&mut applier, &mut |_, _| {}).await?;
    transaction.commit().await?;
    snapshot.end_read().await?;
    Ok(target)
}
