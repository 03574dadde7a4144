//! Claims, evidence and notes of items.

use actum_model::{Claim, ClaimId, ItemId};

use crate::database::{Connection, Place, sql};
use crate::error::Result;
use crate::view::ItemRecords;

/// Everything on record about an item, first things first.
pub(crate) async fn of(connection: &mut Connection, item: &ItemId) -> Result<ItemRecords> {
    let statement = sql("SELECT kind, value FROM item_records JOIN items ON number = item
         WHERE items.id = $1 ORDER BY item_records.position");
    let mut records = ItemRecords::default();
    for row in connection.rows(statement.bind(item.as_str())).await? {
        read_into(&mut records, connection.place(), &row.text(0)?, &row.text(1)?)?;
    }
    Ok(records)
}

/// Puts a stored record to the others of its item.
pub(crate) fn read_into(
    records: &mut ItemRecords,
    place: &Place,
    kind: &str,
    value: &str,
) -> Result<()> {
    match kind {
        "claim" => records.claims.push(place.read("a claim", value)?),
        "evidence" => records.evidence.push(place.read("evidence", value)?),
        "note" => records.notes.push(place.read("a note", value)?),
        other => return Err(place.damaged(format!("an item has a record of kind {other}"))),
    }
    Ok(())
}

/// One claim.
pub(crate) async fn claim(
    connection: &mut Connection,
    item: i64,
    id: &ClaimId,
) -> Result<Option<Claim>> {
    let statement = sql("SELECT value FROM item_records
         WHERE item = $1 AND kind = 'claim' AND id = $2")
    .bind(item)
    .bind(id.as_str());
    let value: Option<String> = connection.first(statement).await?;
    value.map(|value| connection.place().read(format_args!("claim {id}"), &value)).transpose()
}

/// Bytes kept under their SHA-256, with their kind.
pub(crate) async fn bytes(connection: &mut Connection, sha256: &str) -> Result<Option<Vec<u8>>> {
    let statement =
        sql("SELECT bytes FROM contents WHERE sha256 = $1 AND kind = 'evidence'").bind(sha256);
    connection.first(statement).await
}
