//! The first page: what waits for the one who opens it, to be decided in one step.

pub(crate) mod change;
mod news;
pub(crate) mod sections;

use actum_model::BodyId;
use actum_register::{About, Deed, Desk};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::acting::{Unchanged, desk_of};
use crate::basis::Shower;
use crate::caller::Caller;
use crate::error::{PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::waiting;
use news::{News, news};
use sections::{DeskSection, Progress, sections};

/// How many bodies can be chosen from; the others have their sheets.
const MOST_BODIES: usize = 80;

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskTemplate {
    frame: Frame,
    /// Nothing was ever imported.
    empty: bool,
    /// Whether the one who asks may bring texts in.
    may_import: bool,
    /// Whether there is an example to load.
    has_example: bool,
    /// What was done last, and how it is undone.
    done: Option<Done>,
    alert: Option<(Words, Option<String>)>,
    /// For whom this is shown: the bodies by name; empty for all.
    speaking_for: Vec<String>,
    /// Whether the bodies come from a choice, not from positions.
    chosen: bool,
    bodies: Vec<BodyChoice>,
    /// Whether a choice can be kept.
    can_choose: bool,
    sections: Vec<DeskSection>,
    progress: Vec<Progress>,
    news: News,
    /// The number of things that wait.
    waiting: u64,
}

impl DeskTemplate {
    /// Whether there are headings under which nothing waits.
    fn has_quiet(&self) -> bool {
        self.sections.iter().any(|section| section.entries.is_empty())
    }
}

/// The review of an item.
fn review_href(item: &str) -> String {
    let id = actum_model::ItemId::new(item);
    let text = actum_model::TextId::new(id.parts().0);
    link::review(&text, Some(&id))
}

/// Something done in the step before, with what undoes it.
struct Done {
    words: Words,
    item: String,
    /// The event that is taken back; `None` when nothing can be.
    event: Option<i64>,
}

/// A body to speak for.
struct BodyChoice {
    id: String,
    name: String,
    items: u64,
    chosen: bool,
}

/// For whom the page is made.
struct Scope {
    bodies: Vec<BodyId>,
    desk: Desk,
}

/// `GET /`. The list of items stood here once, with its filters in the address: such addresses lead
/// to where it stands now.
pub(crate) async fn show(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
) -> Response {
    let own = ["done", "item", "event"];
    if reader.query.iter().all(|(name, _)| own.contains(&name.as_str())) {
        return page(&state, reader, &caller, None).await;
    }
    let query = reader.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Redirect::permanent(&link::with_query(link::REGISTER, query)).into_response()
}

/// The page, with what was refused at its head.
async fn page(
    state: &WebState,
    reader: Reader,
    caller: &Caller,
    refused: Option<Unchanged>,
) -> Response {
    let status = refused.as_ref().map_or(StatusCode::OK, Unchanged::status);
    let page = build(state, &reader, caller, refused).await;
    respond_as(status, reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    refused: Option<Unchanged>,
) -> Result<DeskTemplate, PageError> {
    let frame = Frame::new(reader, Section::Desk);
    let register = state.register();
    let statistics = register.statistics().await?;
    let scope = scope(state, caller).await?;
    let shower = Shower { state, frame: &frame, language: None };
    let name = |id: &BodyId| shower.body_name(id).0;
    let speaking_for = scope.bodies.iter().map(name).collect();
    let bodies = body_choices(state, caller, &scope, &shower).await?;
    let (sections, progress) = sections(state, &frame, caller, &scope.bodies).await?;
    let news = news(state, &frame, caller, &scope).await?;
    let done = done(reader, &frame);
    Ok(DeskTemplate {
        empty: statistics.texts == 0,
        may_import: !state.is_read_only() && caller.may(Deed::Import, &About::Register),
        has_example: !state.examples().is_empty(),
        done,
        alert: refused.map(|refused| refused.told(state, &frame)),
        speaking_for,
        chosen: scope.desk.bodies.is_some(),
        bodies,
        can_choose: desk_of(caller).is_some() && !state.is_read_only(),
        waiting: sections.iter().filter(|one| one.counts).map(|section| section.total).sum(),
        sections,
        progress,
        news,
        frame,
    })
}

/// Whose items are meant: the bodies chosen, else those of the positions held, else all.
async fn scope(state: &WebState, caller: &Caller) -> Result<Scope, PageError> {
    let desk = match desk_of(caller) {
        Some(person) => state.register().visit_desk(&person, &state.now()).await?,
        None => Desk::default(),
    };
    let held = match &caller.person.id {
        Some(id) => state.register().account(id).await?.zip(state.present()),
        None => None,
    };
    let held = held.map(|(account, present)| waiting::held(&account, present.today));
    let bodies = waiting::bodies(&desk, held.unwrap_or_default());
    Ok(Scope { bodies, desk })
}

/// The bodies that items name, those one speaks for or holds a position at first.
async fn body_choices(
    state: &WebState,
    caller: &Caller,
    scope: &Scope,
    shower: &Shower<'_>,
) -> Result<Vec<BodyChoice>, PageError> {
    let mut counted = state.register().bodies().await?;
    let first = |id: &BodyId| scope.bodies.contains(id) || caller.person.bodies.contains(id);
    counted.retain(|one| one.owned > 0 || first(&one.body.id));
    counted.sort_by_key(|one| {
        (!first(&one.body.id), std::cmp::Reverse(one.owned), one.body.id.clone())
    });
    let choice = |one: &actum_register::BodyCount| BodyChoice {
        id: one.body.id.to_string(),
        name: shower.body_name(&one.body.id).0,
        items: one.owned,
        chosen: scope.bodies.contains(&one.body.id),
    };
    Ok(counted.iter().take(MOST_BODIES).map(choice).collect())
}

/// What the address says was done in the step before.
fn done(reader: &Reader, frame: &Frame) -> Option<Done> {
    let what = reader.parameter("done").filter(|what| change::DONE.contains(what))?;
    let item = reader.parameter("item").unwrap_or_default();
    let number = item.rsplit(':').next().unwrap_or(item);
    Some(Done {
        words: frame.with(&format!("done-{what}"), "item", number),
        item: item.to_owned(),
        event: reader.parameter("event").and_then(|event| event.parse().ok()),
    })
}
