//! The one loop that makes state from events: for the check, for making the state anew, for a
//! register as it was, for a copy.

use jiff::Timestamp;

use super::apply::{Applier, Stamp};
use super::read::{self, RawEvent};
use crate::database::{Connection, Place};
use crate::error::Result;
use crate::event::Event;

/// How many events are read at a time.
const BATCH: i64 = 1000;

/// What is replayed.
pub(super) struct Replay<'a> {
    /// Where the events are read; `None` reads those of the applier's own register.
    pub(super) source: Option<&'a mut Connection>,
    /// The last moment that counts; `None` takes all events.
    pub(super) until: Option<Timestamp>,
    /// Whether the events are stored by the applier as well.
    pub(super) store: bool,
}

impl Replay<'_> {
    /// Applies the events in their order. `watch` sees each before it is applied. Gives the number
    /// of the last event that was applied, 0 when there was none.
    pub(super) async fn run(
        mut self,
        applier: &mut Applier<'_>,
        watch: &mut (dyn FnMut(&RawEvent, &Event) + Send),
    ) -> Result<i64> {
        let mut last = 0;
        'all: loop {
            let (events, place) = match &mut self.source {
                Some(source) => {
                    (read::raw_events(source, last, BATCH).await?, source.place().clone())
                }
                None => {
                    let own = &mut *applier.connection;
                    (read::raw_events(own, last, BATCH).await?, own.place().clone())
                }
            };
            if events.is_empty() {
                break;
            }
            for record in events {
                // The times of events never go back, so the first that is later ends it.
                if let (Some(until), Ok(at)) = (self.until, record.at.parse::<Timestamp>())
                    && at > until
                {
                    break 'all;
                }
                last = record.seq;
                let event = decoded(&place, &record)?;
                watch(&record, &event);
                if self.store {
                    applier.replay(record, &event).await?;
                } else {
                    let stamp = Stamp { at: &record.at, actor: &record.actor };
                    applier.apply(&event, &stamp, record.seq).await?;
                }
            }
        }
        applier.flush().await?;
        Ok(last)
    }
}

/// The event that a row holds.
pub(super) fn decoded(place: &Place, record: &RawEvent) -> Result<Event> {
    Event::decode(&record.kind, record.version, &record.payload)
        .map_err(|error| place.undecoded(record.seq, &record.kind, record.version, error))
}
