//! First pages and reviewers in tables.

use actum_model::{BodyId, ItemId, TextId};

use crate::database::{Connection, Database, sql};
use crate::desk::{Desk, Reviewer};
use crate::error::Result;
use crate::jobs::written;

/// A visit is over when nothing was asked for so long.
const VISIT: i64 = 30 * 60 * 1000;

/// How often a visit under way is noted.
const NOTED: i64 = 60 * 1000;

/// How long a reviewer who shows no sign is taken to be there.
const THERE: i64 = 2 * 60 * 1000;

/// What a person's first page was told, if anything was ever.
pub(crate) async fn desk(connection: &mut Connection, person: &str) -> Result<Option<Desk>> {
    let statement = sql("SELECT bodies, seen_event FROM desks WHERE person = $1").bind(person);
    let Some(row) = connection.optional(statement).await? else { return Ok(None) };
    let bodies = row
        .get::<Option<String>>(0)?
        .map(|bodies| bodies.split_whitespace().map(BodyId::new).collect());
    Ok(Some(Desk { bodies, seen: row.integer(1)? }))
}

/// Notes a visit, and gives what was chosen and up to which event the visits before it went. At the
/// first visit nothing is news.
pub(crate) async fn visit(database: &Database, person: &str, now: i64) -> Result<Desk> {
    let mut connection = database.connection().await?;
    let last = last_event(&mut connection).await?;
    let statement = sql("SELECT visit_event, visit_at FROM desks WHERE person = $1").bind(person);
    let statement = match connection.optional(statement).await? {
        None => sql("INSERT INTO desks (person, bodies, seen_event, visit_event, visit_at)
             VALUES ($1, NULL, $2, $2, $3) ON CONFLICT (person) DO NOTHING")
        .bind(person)
        .bind(last)
        .bind(now),
        Some(row) => {
            let (before, at) = (row.integer(0)?, row.integer(1)?);
            if now - at < NOTED {
                return Ok(desk(&mut connection, person).await?.unwrap_or_default());
            }
            let mut statement = sql("UPDATE desks SET visit_event = ");
            statement.push_bind(last).push(", visit_at = ").push_bind(now);
            if now - at >= VISIT {
                statement.push(", seen_event = ").push_bind(before);
            }
            statement.push(" WHERE person = ").push_bind(person);
            // Of two windows that open at once one begins the visit.
            statement.push(" AND visit_at = ").push_bind(at);
            statement
        }
    };
    connection.execute(statement).await?;
    Ok(desk(&mut connection, person).await?.unwrap_or_default())
}

/// Notes that a person has seen everything there is.
pub(crate) async fn seen(database: &Database, person: &str, now: i64) -> Result<()> {
    let mut connection = database.connection().await?;
    let last = last_event(&mut connection).await?;
    let statement = sql("INSERT INTO desks (person, bodies, seen_event, visit_event, visit_at)
         VALUES ($1, NULL, $2, $2, $3)
         ON CONFLICT (person) DO UPDATE SET seen_event = excluded.seen_event,
           visit_event = excluded.visit_event, visit_at = excluded.visit_at")
    .bind(person)
    .bind(last)
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}

/// Keeps for which bodies a person looks; `None` takes what follows from the person's positions.
pub(crate) async fn choose(
    database: &Database,
    person: &str,
    bodies: Option<&[BodyId]>,
    now: i64,
) -> Result<()> {
    let mut connection = database.connection().await?;
    let last = last_event(&mut connection).await?;
    let bodies: Option<String> =
        bodies.map(|all| all.iter().map(BodyId::as_str).collect::<Vec<_>>().join(" "));
    let statement = sql("INSERT INTO desks (person, bodies, seen_event, visit_event, visit_at)
         VALUES ($1, $2, $3, $3, $4)
         ON CONFLICT (person) DO UPDATE SET bodies = excluded.bodies")
    .bind(person)
    .bind(bodies)
    .bind(last)
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}

/// Notes that somebody has the review of a text open, and drops those who left it.
pub(crate) async fn here(
    database: &Database,
    text: &TextId,
    reviewer: (&str, &str, Option<&ItemId>),
    now: i64,
) -> Result<()> {
    let (person, name, item) = reviewer;
    let mut transaction = database.begin_aside().await?;
    let gone = sql("DELETE FROM reviewers WHERE at < $1").bind(now.saturating_sub(THERE));
    transaction.execute(gone).await?;
    let statement = sql("INSERT INTO reviewers (text, person, name, item, at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (text, person) DO UPDATE SET name = excluded.name, item = excluded.item,
           at = excluded.at")
    .bind(text.as_str())
    .bind(person)
    .bind(name)
    .bind(item.map(ItemId::as_str))
    .bind(now);
    transaction.execute(statement).await?;
    transaction.commit().await
}

/// Who else has the review of a text open, by name.
pub(crate) async fn others(
    connection: &mut Connection,
    text: &TextId,
    person: &str,
    now: i64,
) -> Result<Vec<Reviewer>> {
    let statement = sql("SELECT name, item, at FROM reviewers
         WHERE text = $1 AND person <> $2 AND at >= $3 ORDER BY name, person")
    .bind(text.as_str())
    .bind(person)
    .bind(now.saturating_sub(THERE));
    let rows = connection.rows(statement).await?;
    rows.iter()
        .map(|row| {
            Ok(Reviewer {
                name: row.text(0)?,
                item: row.get::<Option<String>>(1)?.map(ItemId::new),
                at: written(row.integer(2)?),
            })
        })
        .collect()
}

async fn last_event(connection: &mut Connection) -> Result<i64> {
    connection.one(sql("SELECT coalesce(max(seq), 0) FROM events")).await?.integer(0)
}
