//! Sessions of people who signed in, in a table beside the record.

use super::access::{after, enabled, log, seconds, short};
use super::people;
use crate::access::{
    AccessKind, FailureOf, NewAccess, Origin, SEEN_STEP, SESSION_IDLE, SESSION_LONGEST, Session,
    SessionAccount, SignInWay,
};
use crate::database::{Connection, Database, Row, sql};
use crate::error::Result;
use crate::people::PersonId;

/// Begins a session, with a new id whatever there was before: `instead_of` ends.
pub(crate) async fn begin_session(
    database: &Database,
    session: &Session,
    instead_of: Option<&str>,
    failures_of: &[FailureOf],
) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    let account = enabled(&mut transaction, &session.person).await?;
    let moment = seconds(&session.began_at)?;
    let now = moment.to_string();
    let stale = sql("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2 OR hash = $3")
        .bind(&now)
        .bind(after(moment, -SESSION_IDLE))
        .bind(instead_of.unwrap_or_default());
    transaction.execute(stale).await?;
    let links = sql("DELETE FROM setup_links WHERE expires_at <= $1").bind(&now);
    transaction.execute(links).await?;
    for of in failures_of {
        let statement = sql("DELETE FROM sign_in_failures WHERE of = $1").bind(of.key());
        transaction.execute(statement).await?;
    }
    let statement = sql("INSERT INTO sessions
           (hash, person, way, began_at, seen_at, expires_at, address, agent)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7)")
    .bind(&session.hash)
    .bind(session.person.as_str())
    .bind(session.way.name())
    .bind(&now)
    .bind(after(moment, SESSION_LONGEST))
    .bind(short(&session.origin.address))
    .bind(short(&session.origin.agent));
    transaction.execute(statement).await?;
    let entry = NewAccess {
        kind: AccessKind::SignIn,
        person: Some(&session.person),
        actor: &account.name,
        address: &session.origin.address,
        detail: session.way.name(),
    };
    log(&mut transaction, &entry, &session.began_at).await?;
    transaction.commit().await
}

const SESSION: &str = "SELECT hash, person, way, began_at, seen_at, address, agent FROM sessions";

fn session_of(connection: &Connection, row: &Row) -> Result<Session> {
    let way = row.text(2)?;
    let unknown = || connection.place().damaged(format!("somebody signed in by `{way}`"));
    Ok(Session {
        hash: row.text(0)?,
        person: PersonId::new(row.text(1)?),
        way: SignInWay::from_name(&way).ok_or_else(unknown)?,
        began_at: row.text(3)?,
        seen_at: row.text(4)?,
        origin: Origin { address: row.text(5)?, agent: row.text(6)? },
    })
}

/// The session with this id while it lasts, with its account; notes now and then that it was used.
pub(crate) async fn session(
    database: &Database,
    hash: &str,
    at: &str,
) -> Result<Option<SessionAccount>> {
    let moment = seconds(at)?;
    let mut connection = database.connection().await?;
    let statement = sql(SESSION);
    let mut statement = statement.bind(hash).bind(moment.to_string());
    statement.push(" WHERE hash = $1 AND expires_at > $2 AND seen_at > ");
    statement.push_bind(after(moment, -SESSION_IDLE));
    let Some(row) = connection.optional(statement).await? else { return Ok(None) };
    let session = session_of(&connection, &row)?;
    let account = people::account(&mut connection, &session.person).await?;
    let Some(account) = account.filter(|account| !account.disabled) else { return Ok(None) };
    drop(connection);
    if session.seen_at < after(moment, -SEEN_STEP) {
        let mut transaction = database.begin_write().await?;
        // It may have ended meanwhile: nothing is put back.
        let statement = sql("UPDATE sessions SET seen_at = $1 WHERE hash = $2 AND seen_at < $1");
        transaction.execute(statement.bind(moment.to_string()).bind(hash)).await?;
        transaction.commit().await?;
    }
    Ok(Some((session, account)))
}

/// The sessions of a person that last, the latest first.
pub(crate) async fn sessions_of(
    connection: &mut Connection,
    person: &PersonId,
    at: &str,
) -> Result<Vec<Session>> {
    let moment = seconds(at)?;
    let mut statement = sql(SESSION).bind(person.as_str()).bind(moment.to_string());
    statement.push(" WHERE person = $1 AND expires_at > $2 AND seen_at > ");
    statement.push_bind(after(moment, -SESSION_IDLE));
    statement.push(" ORDER BY began_at DESC, hash");
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| session_of(connection, row)).collect()
}

/// Ends one session of a person, or with `None` all but `keep`. Says how many ended.
pub(crate) async fn end_sessions(
    database: &Database,
    person: &PersonId,
    one: Option<&str>,
    keep: Option<&str>,
    entry: &NewAccess<'_>,
    at: &str,
) -> Result<u64> {
    let mut transaction = database.begin_write().await?;
    let ended = match one {
        Some(hash) => {
            let statement = sql("DELETE FROM sessions WHERE person = $1 AND hash = $2");
            transaction.execute(statement.bind(person.as_str()).bind(hash)).await?
        }
        None => end_others(&mut transaction, person, keep).await?,
    };
    if ended > 0 {
        log(&mut transaction, entry, at).await?;
    }
    transaction.commit().await?;
    Ok(ended)
}

/// Ends every session of a person but `keep`. Says how many ended.
pub(super) async fn end_others(
    connection: &mut Connection,
    person: &PersonId,
    keep: Option<&str>,
) -> Result<u64> {
    let statement = sql("DELETE FROM sessions WHERE person = $1 AND hash <> $2");
    connection.execute(statement.bind(person.as_str()).bind(keep.unwrap_or_default())).await
}
