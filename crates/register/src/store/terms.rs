//! What is made on terms: the requests known, and what came of them.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::change::Changing;
use crate::change::{Change, Changed, Made, Once, Terms, UnderTerms};
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
    match before(transaction, terms.once.as_ref()).await? {
        Some(Made::OtherRequest) => return Ok(UnderTerms::OtherRequest),
        Some(Made::Now(done) | Made::Before(done)) => return Ok(UnderTerms::DoneBefore(done)),
        None => {}
    }
    let mut done: Vec<Changed> = Vec::with_capacity(changes.len());
    let mut changing = Changing::new(transaction);
    for one in changes {
        if let Some(seen) = one.revision.filter(|_| terms.exact)
            && let Some(item) = changing.item(one.command.item()).await?
            && item.revision != seen
        {
            return Ok(UnderTerms::Outdated { item: item.id, revision: item.revision });
        }
        done.push(changing.one(one).await?);
    }
    changing.finish().await?;
    remember(transaction, terms.once.as_ref(), &done).await?;
    Ok(UnderTerms::Done(done))
}

/// What came of a request that was made before; `None` when it is new, or has no name.
pub(super) async fn before<T: DeserializeOwned>(
    transaction: &mut Connection,
    once: Option<&Once<'_>>,
) -> Result<Option<Made<T>>> {
    let Some(once) = once else { return Ok(None) };
    let Some((request, answer)) = known(transaction, once).await? else { return Ok(None) };
    if request != once.request {
        return Ok(Some(Made::OtherRequest));
    }
    transaction.place().read("an idempotency key", &answer).map(|done| Some(Made::Before(done)))
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

/// Puts what came of a request on record under its name, in the transaction that made it.
pub(super) async fn remember<T: Serialize>(
    connection: &mut Connection,
    once: Option<&Once<'_>>,
    done: &T,
) -> Result<()> {
    let Some(once) = once else { return Ok(()) };
    let old = sql("DELETE FROM idempotency_keys WHERE at <= $1").bind(forgotten(once)?);
    connection.execute(old).await?;
    let answer = connection.place().write(done)?;
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
