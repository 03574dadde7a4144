//! Items as they were, each from its own events.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Item, ItemId};

use super::ground::Timeline;
use super::{Past, items_of};
use crate::database::{Connection, Statement, sql};
use crate::difference;
use crate::error::Result;
use crate::store::apply::{Applier, Stamp, is_gathered};
use crate::store::read::{RawEvent, raw_event};
use crate::store::replay::decoded;
use crate::store::sheet;
use crate::view::{ItemDifference, ItemFate};

/// How many items are made at a time.
const TOGETHER: usize = 500;

/// Items by id, with the place at which they stand in the order of the texts.
type Placed = BTreeMap<ItemId, ((i64, u32), Item)>;

impl Past {
    /// Files items as they were in a register that holds what was known beside them.
    pub(super) async fn place_items(&self, scene: &mut Connection, ids: &[ItemId]) -> Result<()> {
        let general = self.general().await?;
        for some in ids.chunks(TOGETHER) {
            let mut timeline = Timeline::new(&general);
            let mut applier = Applier::new(scene);
            applier.versions.leave_out();
            let events = events_of(&mut self.source.connection().await?, some, self.seq).await?;
            play(&mut applier, &mut timeline, events).await?;
            // What is worked out from here on belongs to the moment itself.
            applier.flush().await?;
        }
        Ok(())
    }

    /// Items as they were, in this order; those that were not there are left out.
    pub(super) async fn in_order(&self, ids: &[ItemId]) -> Result<Vec<Item>> {
        let mut items = Vec::with_capacity(ids.len());
        for some in ids.chunks(TOGETHER) {
            let [_, mut found] = self.at_two(some, 0, self.seq).await?;
            items.extend(some.iter().filter_map(|id| found.remove(id)).map(|(_, item)| item));
        }
        Ok(items)
    }

    /// Items as they were after two events, the earlier one first.
    async fn at_two(&self, ids: &[ItemId], earlier: i64, later: i64) -> Result<[Placed; 2]> {
        let general = self.general().await?;
        let mut timeline = Timeline::new(&general);
        let mut events = events_of(&mut self.source.connection().await?, ids, later).await?;
        let behind = events.split_off(events.partition_point(|event| event.seq <= earlier));
        let mut scene = self.ground().await?.database.begin_write().await?;
        let mut applier = Applier::new(&mut scene);
        applier.versions.leave_out();
        play(&mut applier, &mut timeline, events).await?;
        let before = if earlier > 0 { placed(&applier) } else { Placed::new() };
        play(&mut applier, &mut timeline, behind).await?;
        let after = placed(&applier);
        scene.rollback().await?;
        Ok([before, after])
    }

    /// What is different between this moment and a later one: the items that events in between are
    /// about, and no others.
    pub(crate) async fn differences(&self, later: &Past) -> Result<Vec<ItemDifference>> {
        let (low, high) = if later.seq < self.seq { (later, self) } else { (self, later) };
        let mut found: Vec<((i64, u32, i64), ItemDifference)> = Vec::new();
        for some in high.touched_since(low.seq).await?.chunks(TOGETHER) {
            let [before, after] = high.at_two(some, low.seq, high.seq).await?;
            let numbers = high.numbers(some).await?;
            let placed = after.iter().map(|(id, (place, _))| (id.clone(), *place));
            let places: BTreeMap<ItemId, (i64, u32)> = placed.collect();
            let bare = |items: Placed| -> Vec<Item> {
                items.into_values().map(|(_, item)| item).collect()
            };
            for one in difference::between(&bare(before), &bare(after)) {
                let (text, position) = places.get(&one.item).copied().unwrap_or_default();
                let number = numbers.get(&one.item).copied().unwrap_or_default();
                found.push(((text, position, number), one));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let found = found.into_iter().map(|(_, one)| one).collect();
        Ok(if later.seq < self.seq { turned(found) } else { found })
    }

    /// The items that events after `seq` up to this moment are about.
    async fn touched_since(&self, seq: i64) -> Result<Vec<ItemId>> {
        let mut connection = self.source.connection().await?;
        let statement = sql("SELECT id FROM items WHERE id IN (
               SELECT subject FROM events WHERE seq > $1 AND seq <= $2) ORDER BY number");
        let ids: Vec<String> = connection.column(statement.bind(seq).bind(self.seq)).await?;
        Ok(ids.into_iter().map(ItemId::new).collect())
    }

    async fn numbers(&self, ids: &[ItemId]) -> Result<BTreeMap<ItemId, i64>> {
        let mut connection = self.source.connection().await?;
        let mut statement = sql("SELECT id, number FROM items WHERE id IN (");
        statement.push_list(ids.iter().map(ItemId::as_str));
        statement.push(")");
        let rows = connection.rows(statement).await?;
        rows.iter().map(|row| Ok((ItemId::new(row.text(0)?), row.integer(1)?))).collect()
    }

    /// The items that may have had to do with `item`: those that have now, by what `item` was then,
    /// and those of its text that a later edition put elsewhere since. Nothing else changes where
    /// an item stands and what it points at.
    pub(super) async fn candidates(&self, item: &Item) -> Result<Vec<ItemId>> {
        let mut snapshot = self.source.begin_read().await?;
        let (first, past) = items_of(&item.text);
        let moved = sql("SELECT DISTINCT subject FROM events
             WHERE subject >= $1 AND subject < $2 AND seq > $3 AND kind = 'item-carried'");
        let moved = moved.bind(first).bind(past).bind(self.seq);
        let moved: Vec<String> = snapshot.column(moved).await?;
        let mut ids: BTreeSet<ItemId> = moved.into_iter().map(ItemId::new).collect();
        let numbers = sheet::related_to(&mut snapshot, item).await?.numbers();
        // Given back before another is asked for: a register in memory has one connection.
        snapshot.end_read().await?;
        ids.extend(self.ids(&numbers).await?);
        ids.insert(item.id.clone());
        Ok(ids.into_iter().collect())
    }
}

/// The events about items, up to and including `upto`, in order.
async fn events_of(
    connection: &mut Connection,
    ids: &[ItemId],
    upto: i64,
) -> Result<Vec<RawEvent>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement: Statement =
        sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE seq <= $1 AND subject IN (")
        .bind(upto);
    statement.push_list(ids.iter().map(ItemId::as_str));
    statement.push(") ORDER BY seq");
    connection.rows(statement).await?.iter().map(raw_event).collect()
}

/// Applies events of items, each knowing what was known then. Nothing is filed.
async fn play(
    applier: &mut Applier<'_>,
    timeline: &mut Timeline<'_>,
    events: Vec<RawEvent>,
) -> Result<()> {
    for record in events {
        let event = decoded(applier.place(), &record)?;
        if !is_gathered(&event) {
            continue;
        }
        timeline.advance(applier, record.seq);
        let stamp = Stamp { at: &record.at, actor: &record.actor };
        applier.apply(&event, &stamp, record.seq).await?;
    }
    Ok(())
}

/// The items that an applier holds.
fn placed(applier: &Applier<'_>) -> Placed {
    let pending = applier.pending.iter();
    let placed =
        pending.map(|(id, one)| (id.clone(), ((one.text, one.position), one.item.clone())));
    placed.collect()
}

/// Differences seen from the other side.
fn turned(mut differences: Vec<ItemDifference>) -> Vec<ItemDifference> {
    for one in &mut differences {
        std::mem::swap(&mut one.before, &mut one.after);
        one.fate = match one.fate {
            ItemFate::New => ItemFate::Gone,
            ItemFate::Gone => ItemFate::New,
            ItemFate::Changed => ItemFate::Changed,
        };
    }
    // What is in the state before alone comes last.
    differences.sort_by_key(|one| one.fate == ItemFate::Gone);
    differences
}
