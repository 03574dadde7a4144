//! The latest changes, for feeds.

use super::read;
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::event::EventRecord;
use crate::view::FeedOf;

/// What is told in feeds: what becomes of texts and items. People, packs and settings are not.
const TOLD: [&str; 21] = [
    "text-registered",
    "edition-imported",
    "edition-reread",
    "item-created",
    "item-carried",
    "item-overtaken",
    "clause-recorded",
    "workflow-chosen",
    "item-confirmed",
    "item-rejected",
    "item-reopened",
    "item-edited",
    "item-moved",
    "due-moved",
    "item-replaced",
    "items-merged",
    "note-added",
    "evidence-attached",
    "claim-made",
    "claim-decided",
    "claim-reopened",
];

/// At most `limit` events, the latest first.
pub(crate) async fn latest(
    connection: &mut Connection,
    of: &FeedOf,
    limit: u32,
) -> Result<Vec<EventRecord>> {
    let mut statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE kind IN (");
    statement.push_list(TOLD);
    statement.push(")");
    match of {
        FeedOf::Everything => {}
        FeedOf::Item(item) => {
            statement.push(" AND subject = ").push_bind(item.as_str());
        }
        // `:` begins what stands behind the text in an item's id, `/` in an edition's; the next
        // characters end the range.
        FeedOf::Text(text) => {
            statement.push(" AND (subject = ").push_bind(text.as_str());
            for (first, past) in [(":", ";"), ("/", "0")] {
                statement.push(" OR subject >= ").push_bind(format!("{text}{first}"));
                statement.push(" AND subject < ").push_bind(format!("{text}{past}"));
            }
            statement.push(")");
        }
        FeedOf::Body(body) => {
            let mut bodies = vec![body.as_str().to_owned()];
            let collectives = read::collectives(connection, body).await?;
            bodies.extend(collectives.iter().map(|id| id.as_str().to_owned()));
            statement.push(
                " AND subject IN (SELECT id FROM items JOIN item_bodies ON item = number
                   WHERE role = 'any' AND body IN (",
            );
            statement.push_list(bodies);
            statement.push("))");
        }
    }
    statement.push(" ORDER BY seq DESC LIMIT ").push_bind(limit);
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| read::record(connection.place(), read::raw_event(row)?)).collect()
}
