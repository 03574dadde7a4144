//! What full text is made of, many items at a time.

use std::collections::BTreeMap;

use actum_model::{EditionId, Item, ItemId};

use super::{read, records};
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::view::{ItemRecords, ItemWords, WordsOfClause};

/// The last event there is.
pub(crate) async fn last_event(
    connection: &mut Connection,
) -> Result<Option<crate::event::EventRecord>> {
    let last: i64 =
        connection.one(sql("SELECT coalesce(max(seq), 0) FROM events")).await?.integer(0)?;
    Ok(read::events(connection, last - 1, 1).await?.pop())
}

/// The numbers of the items filed after `after`, at most `limit`, in order.
pub(crate) async fn numbers_after(
    connection: &mut Connection,
    after: i64,
    limit: i64,
) -> Result<Vec<i64>> {
    let statement = sql("SELECT number FROM items WHERE number > $1 ORDER BY number LIMIT $2");
    connection.column(statement.bind(after).bind(limit)).await
}

/// The numbers of those of the items that are there, in order.
pub(crate) async fn numbers_of(connection: &mut Connection, ids: &[ItemId]) -> Result<Vec<i64>> {
    let mut statement = sql("SELECT number FROM items WHERE id IN (");
    statement.push_list(ids.iter().map(ItemId::as_str));
    statement.push(") ORDER BY number");
    connection.column(statement).await
}

/// The items with these numbers, with everything that people may look for.
pub(crate) async fn words(connection: &mut Connection, numbers: &[i64]) -> Result<Vec<ItemWords>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut clauses = clauses(connection, numbers).await?;
    let mut records = of_many(connection, numbers).await?;
    let mut statement = sql("SELECT items.number, items.text, items.position, value FROM items
         JOIN item_values ON item = items.number WHERE items.number IN (");
    statement.push_list(numbers.iter().copied());
    statement.push(") ORDER BY items.number");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| {
            let number = row.integer(0)?;
            let item: Item = place.read(format_args!("item number {number}"), &row.text(3)?)?;
            Ok(ItemWords {
                number,
                text_number: row.integer(1)?,
                position: row.integer(2)?,
                clauses: clauses.remove(&number).unwrap_or_default(),
                records: records.remove(&number).unwrap_or_default(),
                item,
            })
        })
        .collect()
}

async fn clauses(
    connection: &mut Connection,
    numbers: &[i64],
) -> Result<BTreeMap<i64, Vec<WordsOfClause>>> {
    let mut statement = sql("SELECT item, edition, language, item_clauses.provision, clause,
           (SELECT count(*) FROM editions AS later WHERE later.text = editions.text
             AND later.language = editions.language AND later.number > editions.number)
         FROM item_clauses JOIN editions ON editions.id = edition WHERE item IN (");
    statement.push_list(numbers.iter().copied());
    statement.push(") ORDER BY item, editions.position");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    let mut clauses: BTreeMap<i64, Vec<WordsOfClause>> = BTreeMap::new();
    for row in rows {
        clauses.entry(row.integer(0)?).or_default().push(WordsOfClause {
            edition: EditionId::new(row.text(1)?),
            language: read::language(place, &row.text(2)?)?,
            provision: row.text(3)?.into(),
            clause: row.text(4)?,
            current: row.integer(5)? == 0,
        });
    }
    Ok(clauses)
}

async fn of_many(
    connection: &mut Connection,
    numbers: &[i64],
) -> Result<BTreeMap<i64, ItemRecords>> {
    let mut statement = sql("SELECT item, kind, value FROM item_records WHERE item IN (");
    statement.push_list(numbers.iter().copied());
    statement.push(") ORDER BY item, item_records.position");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    let mut found: BTreeMap<i64, ItemRecords> = BTreeMap::new();
    for row in rows {
        let of_item = found.entry(row.integer(0)?).or_default();
        records::read_into(of_item, place, &row.text(1)?, &row.text(2)?)?;
    }
    Ok(found)
}
