//! Cards by status. A card is moved by the form on it; a script lets it be drawn to another
//! column, which sends the same form.

use actum_model::{Item, Need, Standing, StatusId, TextId, Workflow};
use actum_register::{
    About, Change, Command, Deed, FacetCounts, ItemQuery, RegisterError, SortColumn,
};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;

use super::query::{RegisterQuery, View};
use super::shell::{Shell, Shown, opened};
use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, remember_name};
use crate::content::Content;
use crate::error::{ErrorPage, PageError, respond, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::locale::Reader;
use crate::refusal::refusal_words;
use crate::row::Row;

/// How many cards a column shows at once.
const CARDS: u64 = 12;

/// The most that a column shows when more are asked for.
const MOST_CARDS: u64 = 200;

#[derive(Template)]
#[template(path = "board.html")]
struct BoardTemplate {
    frame: Frame,
    shell: Shell,
    columns: Vec<BoardColumn>,
    action: String,
    /// The name on record where there is no sign-in.
    name: Option<String>,
    alert: Option<Refused>,
}

/// A status with its items.
struct BoardColumn {
    status: String,
    name: String,
    count: u64,
    cards: Vec<Card>,
    /// The address with more cards of this column, and the table of all of them.
    more: Option<String>,
    all_href: String,
}

/// An item.
struct Card {
    row: Row,
    anchor: String,
    moves: Vec<MoveTo>,
    /// What was typed into the form of the card before it was refused.
    typed: Option<(String, String)>,
}

/// Where a card may go.
struct MoveTo {
    status: String,
    name: String,
    takes_reason: bool,
}

/// A move that was not made.
#[derive(Debug, Clone)]
struct Refused {
    item: String,
    words: Words,
    detail: Option<String>,
    to: String,
    reason: String,
}

/// `GET /register/board`
pub(crate) async fn show(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
) -> crate::error::Page {
    let page = build(&state, &reader, &caller, None).await;
    respond(reader, page)
}

/// `POST /register/board`: moves one card.
pub(crate) async fn change(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let item = form.get("item").to_owned();
    let refuse = async |status: StatusCode, message: &str, detail: Option<String>| {
        let frame = Frame::new(&reader, Section::Register);
        let refused = Refused {
            item: item.clone(),
            words: frame.t(message),
            detail,
            to: form.get("to").to_owned(),
            reason: form.get("reason").to_owned(),
        };
        let page = build(&state, &reader, &caller, Some(refused)).await;
        respond_as(status, reader.clone(), page)
    };
    if state.is_read_only() {
        return refuse(StatusCode::FORBIDDEN, "form-read-only", None).await;
    }
    if !guard::is_own_page(&headers) {
        return refuse(StatusCode::FORBIDDEN, "form-foreign", None).await;
    }
    if !caller.sent(form.get(FORM_TOKEN)) {
        return refuse(StatusCode::FORBIDDEN, "form-stale", None).await;
    }
    let person = caller.person_named(form.get("by"));
    if person.name.is_empty() {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "form-no-name", None).await;
    }
    let at = state.now();
    let to = StatusId::written(form.get("to"));
    let id = item.as_str().into();
    let done = async {
        state.register().record_workflows(&state.packs().workflows, &person.name, &at).await?;
        let known = state.register().item(&id).await?;
        // What nobody has confirmed yet enters its workflow by being confirmed.
        let command = match &known {
            Some(known) if known.status.is_proposed() && to.is_rejected() => {
                Command::Reject { item: id.clone() }
            }
            Some(known) if known.status.is_proposed() => {
                let workflow = state.register().workflow_of(&known.text).await?;
                if workflow.confirmed == to {
                    Command::Confirm { item: id.clone() }
                } else {
                    Command::Move { item: id.clone(), to: to.clone() }
                }
            }
            _ => Command::Move { item: id.clone(), to: to.clone() },
        };
        let change = Change {
            command,
            person: &person,
            at: &at,
            reason: form.get("reason").to_owned(),
            revision: form.get("revision").parse().ok(),
        };
        state.register().change(change).await
    };
    match done.await {
        Ok(changed) => {
            let query = RegisterQuery::read(&reader);
            let back = format!("{}#{}", query.on(View::Board), anchor(changed.item.id.as_str()));
            let mut response = Redirect::to(&back).into_response();
            if caller.is_alone() {
                remember_name(&mut response, &person.name);
            }
            response
        }
        Err(RegisterError::Refused(refusal)) => {
            let status = match *refusal {
                actum_register::Refusal::NotAllowed { .. } => StatusCode::FORBIDDEN,
                _ => StatusCode::CONFLICT,
            };
            let words = refusal_words(&refusal, reader.messages, &state.packs().workflows);
            refuse(status, "form-refused", Some(words)).await
        }
        Err(error) => ErrorPage::new(reader, PageError::Register(error)).into_response(),
    }
}

async fn build(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    alert: Option<Refused>,
) -> Result<BoardTemplate, PageError> {
    let frame = Frame::new(reader, Section::Register);
    let (query, shown) = opened(state, reader).await?;
    let register = shown.register(state);
    let counted = ItemQuery { limit: Some(0), offset: 0, ..query.to_items(0, shown.present) };
    let found = register.items(&counted).await?;
    let shell = Shell::new(state, &shown, &query, &frame, &found.facets).await?;
    let may_change = query.as_of.is_none() && !state.is_read_only() && frame.may_change_items();
    let wanted = query.statuses();
    let mut statuses = columns(state, &query, &shown).await?;
    if !wanted.is_empty() {
        statuses.retain(|status| wanted.contains(status));
    }
    let mut workflows: BTreeMap<TextId, Option<Workflow>> = BTreeMap::new();
    let mut columns = Vec::new();
    for status in statuses {
        let asked_more = reader.parameter("more") == Some(status.as_str());
        let limit = if asked_more { MOST_CARDS } else { CARDS };
        let sort = match query.sort() {
            SortColumn::Original => SortColumn::Due,
            chosen => chosen,
        };
        let asked = ItemQuery {
            statuses: vec![status.clone()],
            facets: FacetCounts::LeftOut,
            group: None,
            sort,
            offset: 0,
            ..query.to_items(limit, shown.present)
        };
        let page = register.items(&asked).await?;
        let content = Content::of(register, &frame, &page.items).await?;
        let mut cards = Vec::with_capacity(page.items.len());
        for item in &page.items {
            let moves = if may_change {
                moves(state, &frame, caller, item, &mut workflows).await?
            } else {
                Vec::new()
            };
            let typed = alert
                .as_ref()
                .filter(|alert| alert.item == item.id.as_str())
                .map(|alert| (alert.to.clone(), alert.reason.clone()));
            cards.push(Card {
                anchor: anchor(item.id.as_str()),
                row: Row::new(state, &frame, item, &content),
                moves,
                typed,
            });
        }
        let more = page.total > cards.len() as u64 && !asked_more;
        columns.push(BoardColumn {
            name: state.status(&status, &frame),
            count: page.total,
            more: more.then(|| query.with_more(status.as_str())),
            all_href: query.narrowed(&[("status", status.as_str())], query.role),
            status: status.to_string(),
            cards,
        });
    }
    Ok(BoardTemplate {
        action: query.sent_to(View::Board.path()),
        name: caller.is_alone().then(|| caller.person.name.clone()),
        columns,
        shell,
        alert,
        frame,
    })
}

/// The statuses that get a column: that of extracted items, the states of the workflows by which
/// the texts of the register live, and whatever else an item stands at, in the order of a life.
/// What was rejected or overtaken is no work and has none, unless it is asked for.
async fn columns(
    state: &WebState,
    query: &RegisterQuery,
    shown: &Shown,
) -> Result<Vec<StatusId>, PageError> {
    let register = shown.register(state);
    let mut used: Vec<Workflow> = Vec::new();
    for text in register.texts().await? {
        if let Ok(workflow) = register.workflow_of(&text.id).await
            && !used.iter().any(|known| known.id == workflow.id)
        {
            used.push(workflow);
        }
    }
    let wanted = query.statuses();
    let statistics = register.statistics().await?;
    let stood_at = statistics.statuses.iter().filter(|one| one.count > 0);
    let mut statuses: Vec<StatusId> = actum_model::statuses_in_order(&used)
        .into_iter()
        .filter(|status| {
            let void = status.is_rejected() || status.is_overtaken();
            !void || wanted.contains(status)
        })
        .collect();
    for one in stood_at {
        let status = StatusId::new(one.value.as_str());
        if state.standing(&status) != Standing::Void && !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    Ok(statuses)
}

async fn moves(
    state: &WebState,
    frame: &Frame,
    caller: &Caller,
    item: &Item,
    workflows: &mut BTreeMap<TextId, Option<Workflow>>,
) -> Result<Vec<MoveTo>, PageError> {
    if !workflows.contains_key(&item.text) {
        let workflow = state.register().workflow_of(&item.text).await.ok();
        workflows.insert(item.text.clone(), workflow);
    }
    let Some(Some(workflow)) = workflows.get(&item.text) else { return Ok(Vec::new()) };
    let deed = if item.status.is_proposed() { Deed::Review } else { Deed::Move };
    let may = caller.may(deed, &About::Register)
        || caller.may(deed, &state.register().about(item).await?);
    if !may {
        return Ok(Vec::new());
    }
    let to = |status: &StatusId, takes_reason| MoveTo {
        status: status.to_string(),
        name: state.status(status, frame),
        takes_reason,
    };
    if item.status.is_proposed() {
        return Ok(vec![to(&workflow.confirmed, false), to(&StatusId::rejected(), true)]);
    }
    Ok(workflow
        .moves_from(&item.status)
        .map(|one| to(&one.to, one.needs.contains(&Need::Reason)))
        .collect())
}

/// The `id` of a card.
fn anchor(item: &str) -> String {
    format!("card-{}", crate::link::encode(item))
}
