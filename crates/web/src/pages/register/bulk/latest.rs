//! Changes of many items that one made lately, each to be taken back as a whole: what nothing
//! happened to since.

use actum_register::Act;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::PATH;
use crate::WebState;
use crate::basis::Shower;
use crate::caller::Caller;
use crate::error::{ErrorPage, PageError, respond};
use crate::frame::{Frame, Section};
use crate::link;
use crate::locale::Reader;
use crate::pages::item::history::{Event, events};

/// How many are shown.
const SHOWN: u32 = 20;

#[derive(Template)]
#[template(path = "bulk_latest.html")]
struct LatestTemplate {
    frame: Frame,
    acts: Vec<ActShown>,
    action: &'static str,
    /// The name on record where there is no sign-in.
    name: Option<String>,
}

/// A change of several items.
struct ActShown {
    at: String,
    event: Event,
    /// The item that stands for the others.
    number: String,
    href: String,
    items: u64,
    /// How many can be taken back.
    untouched: u64,
}

/// All names under which somebody stands on record.
pub(super) fn names(caller: &Caller) -> Vec<String> {
    let person = &caller.person;
    std::iter::once(&person.name).chain(&person.former_names).cloned().collect()
}

/// `GET /register/bulk`
pub(crate) async fn show(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
) -> Response {
    if !Frame::new(&reader, Section::Register).may_change_items() {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let page = build(&state, &reader, &caller).await;
    respond(reader, page).into_response()
}

async fn build(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
) -> Result<LatestTemplate, PageError> {
    let frame = Frame::new(reader, Section::Register);
    let shower = Shower { state, frame: &frame, language: None };
    let found = state.register().latest_acts(&names(caller), SHOWN).await?;
    let shown = |act: Act| -> Option<ActShown> {
        let event = events(std::slice::from_ref(&act.example), &shower).pop()?;
        let item = actum_model::ItemId::new(act.example.subject.as_str());
        Some(ActShown {
            at: act.at,
            event,
            number: item.parts().1.to_owned(),
            href: link::item(&item),
            items: act.items,
            untouched: if state.is_read_only() { 0 } else { act.untouched },
        })
    };
    let acts = found.into_iter().filter_map(shown).collect();
    let name = caller.is_alone().then(|| caller.person.name.clone());
    Ok(LatestTemplate { acts, action: PATH, name, frame })
}
