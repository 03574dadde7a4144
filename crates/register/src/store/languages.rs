//! The clauses of many items in one language.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{EditionId, ItemId, Language};

use crate::database::{Connection, sql};
use crate::error::Result;
use crate::view::ItemClause;

/// How many items are asked for at once: a database takes only so many values.
const TOGETHER: usize = 400;

/// A clause with its place in the order of import.
struct Placed {
    position: i64,
    clause: ItemClause,
}

/// The clause of each of the items in the latest edition of `language`, where that edition has one
/// and the words that lead have not become others since.
pub(crate) async fn clauses(
    connection: &mut Connection,
    ids: &[ItemId],
    language: Language,
) -> Result<BTreeMap<ItemId, ItemClause>> {
    let mut found = BTreeMap::new();
    for some in ids.chunks(TOGETHER) {
        let mut placed = in_language(connection, some, language).await?;
        // Most registers have one language, and nothing more is asked of them.
        if !placed.is_empty() {
            for outdated in outdated(connection, &placed, language).await? {
                placed.remove(&outdated);
            }
        }
        found.extend(placed.into_iter().map(|(id, placed)| (id, placed.clause)));
    }
    Ok(found)
}

async fn in_language(
    connection: &mut Connection,
    ids: &[ItemId],
    language: Language,
) -> Result<BTreeMap<ItemId, Placed>> {
    let mut statement =
        sql("SELECT items.id, edition, item_clauses.provision, clause, item_clauses.commitment,
           editions.position
         FROM items JOIN item_clauses ON item = items.number JOIN editions ON editions.id = edition
         WHERE editions.language = ");
    statement.push_bind(language.code());
    statement.push(
        " AND NOT EXISTS (SELECT 1 FROM editions AS later WHERE later.text = editions.text
           AND later.language = editions.language AND later.number > editions.number)
         AND items.id IN (",
    );
    statement.push_list(ids.iter().map(ItemId::as_str));
    statement.push(")");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    let mut found = BTreeMap::new();
    for row in rows {
        let (id, edition) = (ItemId::new(row.text(0)?), EditionId::new(row.text(1)?));
        let commitment = place.read(format_args!("item {id} in {edition}"), &row.text(4)?)?;
        let clause = ItemClause {
            edition,
            language,
            current: true,
            provision: row.text(2)?.into(),
            clause: row.text(3)?,
            commitment,
        };
        found.insert(id, Placed { position: row.integer(5)?, clause });
    }
    Ok(found)
}

/// The items whose clause reads otherwise in a later edition of the language that leads than in
/// the one that `placed` goes with: a translation of words that are no longer in force.
async fn outdated(
    connection: &mut Connection,
    placed: &BTreeMap<ItemId, Placed>,
    language: Language,
) -> Result<Vec<ItemId>> {
    let mut statement = sql("SELECT items.id, editions.position, clause
         FROM items JOIN texts ON texts.number = items.text
         JOIN item_clauses ON item = items.number
         JOIN editions ON editions.id = edition AND editions.language = lead_language
         WHERE lead_language <> ");
    statement.push_bind(language.code());
    statement.push(" AND items.id IN (");
    statement.push_list(placed.keys().map(ItemId::as_str));
    statement.push(") ORDER BY items.number, editions.position");
    let mut before: BTreeMap<ItemId, String> = BTreeMap::new();
    let mut outdated = BTreeSet::new();
    for row in connection.rows(statement).await? {
        let (id, position, clause) = (ItemId::new(row.text(0)?), row.integer(1)?, row.text(2)?);
        let Some(translated) = placed.get(&id) else { continue };
        if position < translated.position {
            before.insert(id, clause);
        } else if before.get(&id).is_some_and(|before| *before != clause) {
            outdated.insert(id);
        }
    }
    Ok(outdated.into_iter().collect())
}
