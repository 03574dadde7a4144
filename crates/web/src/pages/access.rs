//! Who came in, who was refused, and what was changed about people: the latest first.

use actum_register::{About, AccessEntry, Deed, EventRecord};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::caller::Caller;
use crate::error::{ErrorPage, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;

/// How many lines stand on a page.
const PAGE_LINES: u32 = 100;

#[derive(Template)]
#[template(path = "access.html")]
struct AccessTemplate {
    frame: Frame,
    lines: Vec<Line>,
    /// The address of the earlier lines, when there are any.
    earlier: Option<String>,
}

/// A line of the log.
struct Line {
    at: String,
    moment: String,
    what: Words,
    person: Option<String>,
    actor: String,
    address: String,
    detail: String,
}

/// `GET /access`
pub(crate) async fn show(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    if !caller.may(Deed::ReadRecord, &About::Register) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let page = build(&state, &reader).await;
    respond(reader, page).into_response()
}

async fn build(state: &WebState, reader: &Reader) -> Result<AccessTemplate, PageError> {
    let register = state.register();
    let frame = Frame::new(reader, Section::None);
    let number = |name: &str| reader.parameter(name).and_then(|number| number.parse().ok());
    let (before, before_event) =
        (number("before").unwrap_or(i64::MAX), number("event").unwrap_or(i64::MAX));
    // One more of each, to know whether there are earlier ones.
    let entries = register.access_log(before, PAGE_LINES + 1).await?;
    let events = register.people_events(before_event, PAGE_LINES + 1).await?;
    let mut entries = entries.into_iter().peekable();
    let mut events = events.into_iter().peekable();
    let (mut lines, mut last) = (Vec::new(), (before, before_event));
    while lines.len() < PAGE_LINES as usize {
        let event_first = match (entries.peek(), events.peek()) {
            (Some(entry), Some(event)) => event.at >= entry.at,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (None, None) => break,
        };
        if event_first {
            if let Some(event) = events.next() {
                last.1 = event.seq;
                lines.push(of_event(event, &frame));
            }
        } else if let Some(entry) = entries.next() {
            last.0 = entry.number;
            lines.push(of_entry(entry, &frame));
        }
    }
    let more = entries.peek().is_some() || events.peek().is_some();
    let (before, event) = (last.0.to_string(), last.1.to_string());
    let earlier =
        more.then(|| link::with_query("/access", [("before", &*before), ("event", &*event)]));
    Ok(AccessTemplate { frame, lines, earlier })
}

fn of_entry(entry: AccessEntry, frame: &Frame) -> Line {
    Line {
        moment: frame.moment(&entry.at),
        at: entry.at,
        what: frame.t(&format!("access-{}", entry.kind.name())),
        person: entry.person.map(|person| person.to_string()),
        actor: entry.actor,
        address: entry.address,
        detail: entry.detail,
    }
}

fn of_event(event: EventRecord, frame: &Frame) -> Line {
    let position = event.payload.get("position").cloned().unwrap_or_default();
    let words = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let inner = |name: &str| position.get(name).and_then(words);
    let outer = |name: &str| event.payload.get(name).and_then(words);
    let detail = [
        outer("name"),
        outer("mail"),
        inner("id").or_else(|| words(&position)),
        inner("role"),
        inner("body"),
        inner("from"),
        inner("until").or_else(|| outer("until")),
        outer("reason").filter(|reason| !reason.is_empty()),
    ];
    Line {
        moment: frame.moment(&event.at),
        at: event.at,
        what: frame.t(&format!("access-{}", event.kind)),
        person: Some(event.subject),
        actor: event.actor,
        address: String::new(),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}
