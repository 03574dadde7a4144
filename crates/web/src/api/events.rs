//! The record of events, and the whole register as lines.

use std::io::{BufWriter, Write};
use std::time::Duration;

use actum_register::{Deed, EventRecord, Register};
use axum::response::Response;
use serde::Serialize;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use super::problem::{Kind, Problem};
use super::stream;
use super::view::View;

/// How many may wait for events at a time: on PostgreSQL each holds a connection.
static WAITING: Semaphore = Semaphore::const_new(50);

/// How many whole registers are written at a time: each is a file as large as the register.
static EXPORTS: Semaphore = Semaphore::const_new(2);

/// Events read at a time for a stream.
const BATCH: u32 = 500;

/// An event: the only way in which the register changes.
#[derive(Serialize, ToSchema)]
pub(super) struct Event {
    /// Its number; the first event is 1, none is ever missing.
    seq: i64,
    /// When, RFC 3339.
    at: String,
    /// Who did it.
    actor: String,
    /// What kind of event: `item-created`.
    kind: String,
    /// Version of its payload.
    version: u32,
    /// What it is about: an item, an edition, a text, or `packs`.
    subject: String,
    /// The rest, by kind and version, as `docs/formats/register.md` describes it.
    #[schema(value_type = Object)]
    payload: serde_json::Value,
}

impl From<EventRecord> for Event {
    fn from(event: EventRecord) -> Self {
        Self {
            seq: event.seq,
            at: event.at,
            actor: event.actor,
            kind: event.kind,
            version: event.version,
            subject: event.subject,
            payload: event.payload,
        }
    }
}

/// A stretch of the record.
#[derive(Serialize, ToSchema)]
pub(super) struct EventPage {
    /// Events in their order.
    events: Vec<Event>,
    /// What to give as `after` to go on: the number of the last event here, or `after` again when
    /// there is none.
    next: i64,
}

/// A stretch of the record of events; with `wait` it answers when there are any, or when the time
/// is over.
#[utoipa::path(
    get,
    path = "/events",
    tag = "events",
    operation_id = "events",
    params(
        ("after" = Option<i64>, Query, description = "Only events after this number.", minimum = 0),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 1000),
        ("wait" = Option<u32>, Query, description = "Seconds to wait for an event when there is none.", minimum = 0, maximum = 25)
    ),
    responses((status = 200, description = "Events.", body = EventPage))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    view.require(Deed::ReadRecord)?;
    let after: i64 = view.parameters.number("after", 0, i64::MAX)?.unwrap_or(0);
    let limit: u32 = view.parameters.number("limit", 1, 1000)?.unwrap_or(100);
    let wait: u32 = view.parameters.number("wait", 0, 25)?.unwrap_or(0);
    view.only_present()?;
    view.parameters.end()?;
    let mut events = view.register.events(after, limit).await?;
    if events.is_empty() && wait > 0 {
        heard(&view.register, after, wait).await?;
        events = view.register.events(after, limit).await?;
    }
    let next = events.last().map_or(after, |event| event.seq);
    let page = EventPage { events: events.into_iter().map(Event::from).collect(), next };
    super::view::json(axum::http::StatusCode::OK, &page)
}

/// Waits for an event after number `after`, at most so many seconds.
async fn heard(register: &Register, after: i64, seconds: u32) -> Result<(), Problem> {
    let Ok(_room) = WAITING.try_acquire() else {
        return Err(Problem::new(Kind::Busy).after(seconds.max(1)));
    };
    let mut changes = register.changes(after).await?;
    let time = Duration::from_secs(u64::from(seconds));
    match tokio::time::timeout(time, changes.next()).await {
        // Nothing came.
        Err(_) => Ok(()),
        Ok(heard) => heard.map(|_| ()).map_err(Problem::from),
    }
}

/// The record of events as lines of JSON, to its end.
#[utoipa::path(
    get,
    path = "/events.jsonl",
    tag = "events",
    operation_id = "eventStream",
    params(("after" = Option<i64>, Query, description = "Only events after this number.", minimum = 0)),
    responses((status = 200, description = "An event a line.", body = String, content_type = "application/jsonl"))
)]
pub(super) async fn stream(mut view: View) -> Result<Response, Problem> {
    view.require(Deed::ReadRecord)?;
    let after: i64 = view.parameters.number("after", 0, i64::MAX)?.unwrap_or(0);
    view.only_present()?;
    view.parameters.end()?;
    let register = view.register.clone();
    let (answer, pieces) = stream::lines();
    tokio::spawn(async move {
        let mut after = after;
        loop {
            let events = match register.events(after, BATCH).await {
                Ok(events) => events,
                Err(error) => return pieces.break_off(&error).await,
            };
            let Some(last) = events.last() else { return };
            after = last.seq;
            let mut piece = Vec::new();
            for event in events {
                if let Err(error) = serde_json::to_writer(&mut piece, &Event::from(event)) {
                    return pieces.break_off(&error).await;
                }
                piece.push(b'\n');
            }
            if !pieces.put(piece).await {
                return;
            }
        }
    });
    Ok(answer)
}

/// The whole register as lines of JSON: what `actum db import` reads.
///
/// It is written to a file first, from one moment, so that a slow reader keeps nobody from
/// writing.
#[utoipa::path(
    get,
    path = "/export.jsonl",
    tag = "register",
    operation_id = "export",
    responses((status = 200, description = "Contents and events, one a line.", body = String, content_type = "application/jsonl"))
)]
pub(super) async fn export(view: View) -> Result<Response, Problem> {
    // It holds the secrets by which people sign in, as hashes.
    view.require(Deed::Administer)?;
    view.only_present()?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let _room = EXPORTS.try_acquire().map_err(|_| Problem::new(Kind::Busy).after(30))?;
    let register = view.register.clone();
    let runtime = Handle::current();
    // Writing to the file waits for the disk: on a thread of its own.
    let written = tokio::task::spawn_blocking(move || {
        let file = tempfile::tempfile().map_err(|error| full(&error))?;
        let mut lines = BufWriter::new(file);
        runtime.block_on(register.export(&mut lines))?;
        lines.flush().map_err(|error| full(&error))?;
        lines.into_inner().map_err(|error| full(error.error()))
    });
    let file = written.await??;
    Ok(view.whole(stream::of_file(file).map_err(|error| full(&error))?))
}

fn full(error: &std::io::Error) -> Problem {
    tracing::error!(%error, "the export could not be written: {error}");
    Problem::new(Kind::Full)
}
