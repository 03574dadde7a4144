//! The succession report, read from the record.

use std::collections::BTreeMap;

use actum_model::{Commitment, EditionId, ItemId, TextId};

use super::read;
use super::replay::decoded;
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::event::Event;
use crate::succession::{Fate, SuccessionLine, SuccessionReport};

/// How many events are read at a time.
const BATCH: i64 = 500;

/// The later editions of a text that decided about its items, in order of import.
pub(crate) async fn editions(connection: &mut Connection, text: &TextId) -> Result<Vec<EditionId>> {
    let statement = sql("SELECT editions.id FROM editions JOIN texts ON texts.id = text
         WHERE text = $1 AND relation = 'revision' AND language = lead_language ORDER BY position");
    let ids: Vec<String> = connection.column(statement.bind(text.as_str())).await?;
    Ok(ids.into_iter().map(EditionId::new).collect())
}

/// What became of every item with `edition`; `None` when it decided about none.
pub(crate) async fn report(
    connection: &mut Connection,
    edition: &EditionId,
) -> Result<Option<SuccessionReport>> {
    let imported = sql("SELECT seq, previous FROM events JOIN editions ON editions.id = subject
         WHERE subject = $1 AND kind = 'edition-imported' AND previous IS NOT NULL");
    let rows = connection.rows(imported.bind(edition.as_str())).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (mut after, previous) = (row.integer(0)?, EditionId::new(row.text(1)?));
    let earlier = acts(connection, &previous).await?;
    let mut lines: Vec<(u8, u32, SuccessionLine)> = Vec::new();
    // An import is one transaction: its events follow each other without a gap.
    'all: loop {
        let events = read::raw_events(connection, after, BATCH).await?;
        if events.is_empty() {
            break;
        }
        for record in events {
            after = record.seq;
            let event = decoded(connection.place(), &record)?;
            let Some(line) = line(event, edition, &earlier) else { break 'all };
            lines.push(line);
        }
    }
    lines.sort_by_key(|one| (one.0, one.1));
    let lines = lines.into_iter().map(|(_, _, line)| line).collect();
    Ok(Some(SuccessionReport { edition: edition.clone(), previous, lines }))
}

/// What items asked in an edition.
async fn acts(
    connection: &mut Connection,
    edition: &EditionId,
) -> Result<BTreeMap<ItemId, String>> {
    let statement = sql("SELECT items.id, item_clauses.commitment FROM item_clauses
         JOIN items ON items.number = item WHERE edition = $1");
    let rows = connection.rows(statement.bind(edition.as_str())).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| {
            let item = ItemId::new(row.text(0)?);
            let commitment: Commitment = place.read(format_args!("item {item}"), &row.text(1)?)?;
            Ok((item, commitment.act.value))
        })
        .collect()
}

/// The line of one event, with its place; `None` for an event that is no longer of this import.
fn line(
    event: Event,
    edition: &EditionId,
    earlier: &BTreeMap<ItemId, String>,
) -> Option<(u8, u32, SuccessionLine)> {
    let before = |item: &ItemId| earlier.get(item).cloned().unwrap_or_default();
    match event {
        Event::ItemCreated(event) if event.item.edition == *edition => {
            let others = event.item.follow_up.relations.iter();
            let line = SuccessionLine {
                fate: Fate::of_reason(&event.reason),
                reason: event.reason,
                similarity: None,
                changed: Vec::new(),
                before: String::new(),
                after: event.item.commitment.act.value.clone(),
                others: others.map(|relation| relation.item.clone()).collect(),
                item: event.item.id,
            };
            Some((0, event.position, line))
        }
        Event::ItemCarried(event) if event.item.edition == *edition => {
            let line = SuccessionLine {
                fate: Fate::of_reason(&event.reason),
                reason: event.reason,
                similarity: Some(event.similarity),
                changed: event.changed,
                before: before(&event.item.id),
                // What the edition says, whatever people made of it.
                after: event
                    .item
                    .extracted
                    .as_deref()
                    .unwrap_or(&event.item.commitment)
                    .act
                    .value
                    .clone(),
                others: Vec::new(),
                item: event.item.id,
            };
            Some((0, event.position, line))
        }
        Event::ItemReplaced(event) if event.rule == Fate::MergedInto.name() => {
            let line = SuccessionLine {
                fate: Fate::MergedInto,
                reason: event.rule,
                similarity: None,
                changed: Vec::new(),
                before: before(&event.item),
                after: String::new(),
                others: event.by,
                item: event.item,
            };
            Some((1, 0, line))
        }
        Event::ItemOvertaken(event) if event.edition == *edition => {
            let line = SuccessionLine {
                fate: Fate::of_reason(&event.reason),
                reason: event.reason,
                similarity: None,
                changed: Vec::new(),
                before: before(&event.item),
                after: String::new(),
                others: Vec::new(),
                item: event.item,
            };
            Some((1, 0, line))
        }
        _ => None,
    }
}
