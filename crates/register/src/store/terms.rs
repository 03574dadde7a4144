//! Changes made on terms: the requests known, and what came of them.

use super::{change, read};
use crate::change::{Change, Changed, Once, Terms, UnderTerms};
use crate::database::{Connection, Database, sql};
use crate::error::Result;
use crate::jobs::{length, milliseconds};

/// Makes all changes, or none.
pub(crate) async fn change_under(
    database: &Database,
    terms: &Terms<'_>,
    changes: Vec<Change<'_>>,
) -> Result<UnderTerms> {
    let mut transaction = database.begin_write().await?;
    let done = within(&mut transaction, terms, changes).await;
    match done {
        Ok(UnderTerms::Done(done)) => {
            transaction.commit().await?;
            Ok(UnderTerms::Done(done))
        }
        other => {
            transaction.rollback().await?;
            other
        }
    }
}

async fn within(
    transaction: &mut Connection,
    terms: &Terms<'_>,
    changes: Vec<Change<'_>>,
) -> Result<UnderTerms> {
    if let Some(once) = &terms.once
        && let Some((request, answer)) = known(transaction, once).await?
    {
        return Ok(if request == once.request {
            UnderTerms::DoneBefore(transaction.place().read("an idempotency key", &answer)?)
        } else {
            UnderTerms::OtherRequest
        });
    }
    let mut done: Vec<Changed> = Vec::with_capacity(changes.len());
    for one in changes {
        if let Some(seen) = one.revision.filter(|_| terms.exact)
            && let Some(item) = read::item(transaction, one.command.item()).await?
            && item.revision != seen
        {
            return Ok(UnderTerms::Outdated { item: item.id, revision: item.revision });
        }
        done.push(change::one(transaction, one).await?);
    }
    if let Some(once) = &terms.once {
        remember(transaction, once, &done).await?;
    }
    Ok(UnderTerms::Done(done))
}

/// What was asked under this key, and what was answered.
async fn known(connection: &mut Connection, once: &Once<'_>) -> Result<Option<(String, String)>> {
    let statement = sql("SELECT request, answer FROM idempotency_keys
         WHERE whose = $1 AND name = $2 AND at > $3")
    .bind(once.whose)
    .bind(once.key)
    .bind(forgotten(once)?);
    let row = connection.optional(statement).await?;
    row.map(|row| Ok((row.text(0)?, row.text(1)?))).transpose()
}

async fn remember(connection: &mut Connection, once: &Once<'_>, done: &[Changed]) -> Result<()> {
    let old = sql("DELETE FROM idempotency_keys WHERE at <= $1").bind(forgotten(once)?);
    connection.execute(old).await?;
    let answer = connection.place().write(&done)?;
    let statement = sql("INSERT INTO idempotency_keys (whose, name, request, answer, at)
         VALUES ($1, $2, $3, $4, $5)")
    .bind(once.whose)
    .bind(once.key)
    .bind(once.request)
    .bind(answer)
    .bind(milliseconds(once.at)?);
    connection.execute(statement).await.map(|_| ())
}

/// What was put down then, or before, is no longer known.
fn forgotten(once: &Once<'_>) -> Result<i64> {
    Ok(milliseconds(once.at)?.saturating_sub(length(Once::REMEMBERED)))
}
