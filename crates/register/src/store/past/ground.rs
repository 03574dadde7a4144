//! What was known beside the items.

use std::collections::BTreeMap;

use actum_model::{Occasion, OccasionId, ProcedureRule};

use crate::database::{Connection, Database, sql};
use crate::error::Result;
use crate::event::Event;
use crate::import::plan::Content;
use crate::schedule::Calendar;
use crate::store::apply::{Applier, Stamp, is_gathered};
use crate::store::listing::last_event;
use crate::store::read::raw_event;
use crate::store::replay::decoded;

/// The events that are about no item, in order.
#[derive(Debug, Default)]
pub(super) struct General {
    /// Up to which event they are all there.
    pub(super) upto: i64,
    events: Vec<Known>,
}

/// An event that was read.
#[derive(Debug, Clone)]
struct Known {
    seq: i64,
    at: String,
    actor: String,
    event: Event,
}

impl General {
    /// `before`, and those that came since.
    pub(super) async fn after(before: &Self, snapshot: &mut Connection) -> Result<Self> {
        let upto = last_event(snapshot).await?;
        // The condition is that of the index `events_of_no_item`, word by word.
        let statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
             WHERE kind NOT IN ('item-created', 'item-carried', 'item-overtaken',
               'clause-recorded', 'item-confirmed', 'item-rejected', 'item-reopened',
               'item-edited', 'item-moved', 'item-replaced', 'items-merged', 'note-added',
               'evidence-attached', 'claim-made', 'claim-decided', 'claim-reopened', 'due-moved')
               AND seq > $1 AND seq <= $2 ORDER BY seq");
        let rows = snapshot.rows(statement.bind(before.upto).bind(upto)).await?;
        let mut events = before.events.clone();
        for row in rows {
            let record = raw_event(&row)?;
            let event = decoded(snapshot.place(), &record)?;
            // An event of a kind that the index does not know yet.
            if !is_gathered(&event) {
                events.push(Known { seq: record.seq, at: record.at, actor: record.actor, event });
            }
        }
        Ok(Self { upto, events })
    }

    /// The number of the last of them up to `seq`; 0 when there is none.
    pub(super) fn last_until(&self, seq: i64) -> i64 {
        let behind = self.events.partition_point(|known| known.seq <= seq);
        behind.checked_sub(1).and_then(|last| self.events.get(last)).map_or(0, |known| known.seq)
    }
}

/// A register in memory with what was known beside the items, and no items.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    /// The number of the last event about no item that is in it.
    pub(super) seq: i64,
    pub(super) database: Database,
}

impl Ground {
    pub(super) async fn make(general: &General, seq: i64) -> Result<Self> {
        let database = Database::open_in_memory().await?;
        let mut transaction = database.begin_write().await?;
        let mut applier = Applier::new(&mut transaction);
        for known in general.events.iter().take_while(|known| known.seq <= seq) {
            // Documents and extractions are there by name only.
            let (document, extraction) = match &known.event {
                Event::EditionImported(event) => (&event.document_sha256, &event.extraction_sha256),
                Event::EditionReread(event) => (&event.document_sha256, &event.extraction_sha256),
                _ => (&String::new(), &String::new()),
            };
            for sha256 in [document, extraction].into_iter().filter(|name| !name.is_empty()) {
                let sha256 = sha256.clone();
                applier.keep(&[Content { sha256, kind: "elsewhere", bytes: Vec::new() }]).await?;
            }
            let stamp = Stamp { at: &known.at, actor: &known.actor };
            applier.apply(&known.event, &stamp, known.seq).await?;
        }
        applier.flush().await?;
        transaction.commit().await?;
        Ok(Self { seq, database })
    }
}

/// What days are worked out from, as it was event by event.
pub(super) struct Timeline<'a> {
    left: std::slice::Iter<'a, Known>,
    procedures: BTreeMap<String, ProcedureRule>,
}

impl<'a> Timeline<'a> {
    pub(super) fn new(general: &'a General) -> Self {
        Self { left: general.events.iter(), procedures: BTreeMap::new() }
    }

    /// Lets an applier know what was known just before event `seq`.
    pub(super) fn advance(&mut self, applier: &mut Applier<'_>, seq: i64) {
        let calendar = applier.calendar.get_or_insert_default();
        while let Some(known) = self.left.as_slice().first().filter(|known| known.seq < seq) {
            self.left.next();
            match &known.event {
                Event::OccasionsRecorded(event) => {
                    for occasion in &event.occasions {
                        put(calendar, occasion, known.seq);
                    }
                }
                Event::OccasionAdded(event) => put(calendar, &event.occasion, known.seq),
                Event::OccasionMoved(event) => {
                    change(calendar, &event.occasion, known.seq, |one| {
                        one.period = event.to;
                        one.cancelled = false;
                    });
                }
                Event::OccasionCancelled(event) => {
                    change(calendar, &event.occasion, known.seq, |one| one.cancelled = true);
                }
                Event::ProceduresRecorded(event) => {
                    let rules = event.procedures.iter();
                    self.procedures.extend(rules.map(|rule| (rule.id.clone(), rule.clone())));
                    calendar.procedures = self.procedures.values().cloned().collect();
                }
                Event::EditionImported(event) => {
                    // The first edition that says when the text was adopted counts.
                    let adopted = applier.adopted.entry(event.text.clone()).or_default();
                    if adopted.occasion.is_none() && adopted.on.is_none() {
                        adopted.occasion.clone_from(&event.adopted_at);
                        adopted.on = event.adopted_on;
                    }
                }
                _ => {}
            }
        }
    }
}

fn put(calendar: &mut Calendar, occasion: &Occasion, seq: i64) {
    let occasion = Occasion { revision: seq, ..occasion.clone() };
    calendar.occasions.insert(occasion.id.clone(), occasion);
}

fn change(calendar: &mut Calendar, id: &OccasionId, seq: i64, set: impl FnOnce(&mut Occasion)) {
    if let Some(occasion) = calendar.occasions.get_mut(id) {
        set(occasion);
        occasion.revision = seq;
    }
}
