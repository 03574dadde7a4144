//! Changes that one person made to several items at once: events of one moment by one name.

use super::read;
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::view::{Act, ActOnItem};
use actum_model::ItemId;

/// How many of the latest events are looked through.
const LOOKED_AT: i64 = 20_000;

/// The kinds of event by which several items are changed at once, and which can be taken back.
const KINDS: [&str; 5] =
    ["item-confirmed", "item-rejected", "item-reopened", "item-edited", "item-moved"];

/// The latest of them by somebody who acted under one of `names`, the latest first.
pub(crate) async fn latest(
    snapshot: &mut Connection,
    names: &[String],
    limit: u32,
) -> Result<Vec<Act>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = sql("SELECT at, actor, count(DISTINCT subject), min(seq), max(seq)
         FROM events WHERE seq > (SELECT coalesce(max(seq), 0) FROM events) - ");
    statement.push_bind(LOOKED_AT);
    statement.push(" AND kind IN (");
    statement.push_list(KINDS);
    statement.push(") AND actor IN (");
    statement.push_list(names.iter().map(String::as_str));
    statement.push(
        ") GROUP BY at, actor HAVING count(DISTINCT subject) > 1 ORDER BY max(seq) DESC LIMIT ",
    );
    statement.push_bind(i64::from(limit));
    let mut acts = Vec::new();
    for row in snapshot.rows(statement).await? {
        let (at, actor) = (row.text(0)?, row.text(1)?);
        let (items, first): (u64, i64) = (row.number(2)?, row.integer(3)?);
        let untouched = items_of(snapshot, &at, std::slice::from_ref(&actor))
            .await?
            .iter()
            .filter(|one| one.untouched)
            .count();
        let Some(example) = read::events(snapshot, first - 1, 1).await?.pop() else { continue };
        acts.push(Act { at, by: actor, items, untouched: untouched as u64, example });
    }
    Ok(acts)
}

/// The items of one of them with the last event of each, in order.
pub(crate) async fn items_of(
    snapshot: &mut Connection,
    at: &str,
    names: &[String],
) -> Result<Vec<ActOnItem>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = sql("SELECT subject, max(seq), (SELECT max(later.seq) FROM events AS later
           WHERE later.subject = events.subject) FROM events
         WHERE seq > (SELECT coalesce(max(seq), 0) FROM events) - ");
    statement.push_bind(LOOKED_AT);
    statement.push(" AND at = ").push_bind(at);
    statement.push(" AND kind IN (");
    statement.push_list(KINDS);
    statement.push(") AND actor IN (");
    statement.push_list(names.iter().map(String::as_str));
    statement.push(") GROUP BY subject ORDER BY max(seq)");
    let rows = snapshot.rows(statement).await?;
    rows.iter()
        .map(|row| {
            let (event, last) = (row.integer(1)?, row.integer(2)?);
            Ok(ActOnItem { item: ItemId::new(row.text(0)?), event, untouched: event == last })
        })
        .collect()
}
