//! `POST /`: deciding from the first page.

use actum_model::{BodyId, StatusId};
use actum_register::Command;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use super::page;
use crate::WebState;
use crate::acting::{Unchanged, act, check, desk_of};
use crate::caller::Caller;
use crate::form::Form;
use crate::link;
use crate::locale::Reader;

/// What may be said to have been done, each with a message `done-…`.
pub(super) const DONE: [&str; 6] = ["confirm", "reject", "move", "accept", "decline", "undo"];

/// Most bodies that one speaks for.
const MOST_BODIES: usize = 200;

/// `POST /`
pub(crate) async fn change(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let outcome = match check(&state, &caller, &headers, &form) {
        Ok(()) => done(&state, &caller, &form).await,
        Err(refused) => Err(refused),
    };
    match outcome {
        Ok(address) => Redirect::to(&address).into_response(),
        Err(refused) => page(&state, reader, &caller, Some(refused)).await,
    }
}

/// Does what the form asks for; the address to go on with.
async fn done(state: &WebState, caller: &Caller, form: &Form) -> Result<String, Unchanged> {
    let what = form.get("do");
    let now = state.now();
    match (what, desk_of(caller)) {
        ("seen", Some(person)) => {
            state.register().see_desk(&person, &now).await?;
            return Ok("/".to_owned());
        }
        ("choose", Some(person)) => {
            let chosen: Vec<BodyId> = form.all("body").take(MOST_BODIES).map(BodyId::new).collect();
            let bodies = match form.get("whose") {
                "positions" => None,
                "all" => Some(&[][..]),
                _ => Some(chosen.as_slice()),
            };
            state.register().choose_desk(&person, bodies, &now).await?;
            return Ok("/".to_owned());
        }
        ("seen" | "choose", None) => return Err(Unchanged::Form("error-forbidden")),
        _ => {}
    }
    let command = command(form).ok_or(Unchanged::Form("form-broken"))?;
    let item = command.item().clone();
    let changed = act(state, caller, form, command).await?;
    let event = changed.events.map(|(first, _)| first.to_string());
    let mut query = vec![("done", what), ("item", item.as_str())];
    // What was taken back is done with.
    if what != "undo"
        && let Some(event) = &event
    {
        query.push(("event", event));
    }
    Ok(link::with_query("/", query))
}

/// What a form asks to be done with an item; `None` when it makes no sense.
pub(crate) fn command(form: &Form) -> Option<Command> {
    let item = form.given("item")?.into();
    Some(match form.get("do") {
        "confirm" => Command::Confirm { item },
        "reject" => Command::Reject { item },
        "reopen" => Command::Reopen { item },
        "move" => Command::Move { item, to: StatusId::written(form.get("to")) },
        "accept" | "decline" => Command::Decide {
            item,
            claim: form.get("claim").into(),
            accepted: form.get("do") == "accept",
        },
        "undo" => Command::TakeBack { item, event: form.get("event").parse().ok()? },
        _ => return None,
    })
}
