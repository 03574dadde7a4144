//! `POST /review/{text}`: judging, correcting, splitting, merging, taking back.

use actum_model::{FieldValue, ItemId, TextId};
use actum_register::{About, Command, Deed, RegisterError};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::editing::values;
use super::{View, other, others, page};
use crate::WebState;
use crate::acting::{Unchanged, act, check};
use crate::basis::{Shower, edition_language};
use crate::caller::Caller;
use crate::error::{ErrorPage, PageError};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::pages::desk::change::command as verdict;

/// What may be said to have been done, each with a message `done-…`.
pub(super) const DONE: [&str; 7] =
    ["confirm", "reject", "reopen", "undo", "save", "split", "merge"];

/// `POST /review/{text}`
pub(crate) async fn change(
    State(state): State<WebState>,
    Path(text): Path<String>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let text = TextId::new(text);
    let outcome = match check(&state, &caller, &headers, &form) {
        Ok(()) => done(&state, &reader, &caller, &text, &form).await,
        Err(refused) => Err(refused),
    };
    match outcome {
        Ok(address) => Redirect::to(&address).into_response(),
        Err(Unchanged::Register(error)) => {
            ErrorPage::new(reader, PageError::Register(error)).into_response()
        }
        Err(refused) => {
            let view = View::of_form(&form);
            page(&state, reader, &caller, &text, &view, Some((refused, &form))).await
        }
    }
}

/// Does what the form asks for; the address to go on with.
async fn done(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    text: &TextId,
    form: &Form,
) -> Result<String, Unchanged> {
    let what = form.get("do");
    let broken = || Unchanged::Form("form-broken");
    // A form that changes nothing asks for no deed; who may not review gets no further all the same.
    if !caller.may(Deed::Review, &About::Register) {
        return Err(Unchanged::Form("error-forbidden"));
    }
    let item: ItemId = form.given("item").ok_or_else(broken)?.into();
    let asked = match what {
        "save" => edit(state, reader, &item, form).await?,
        "split" => {
            let parts = form.exact("parts").lines().map(str::trim).filter(|part| !part.is_empty());
            let part = |act: &str| vec![FieldValue::Act(act.to_owned())];
            Command::Split { item: item.clone(), parts: parts.map(part).collect() }
        }
        "merge" => {
            let others = form.all("other").map(ItemId::new).collect();
            Command::Merge { item: item.clone(), others }
        }
        _ => verdict(form).ok_or_else(broken)?,
    };
    let changed = act(state, caller, form, asked).await?;
    let event = changed.events.map(|(first, _)| first.to_string());
    // The whole no longer applies after a split: its first part is what one goes on with.
    let at = changed.created.first().unwrap_or(&item);
    let mut query = vec![("page", form.get("page")), ("item", at.as_str()), ("done", what)];
    query.retain(|(_, value)| !value.is_empty());
    if matches!(what, "confirm" | "reject" | "save")
        && let Some(event) = &event
    {
        query.push(("event", event));
    }
    Ok(format!("{}#next", link::with_query(&link::review(text, None), query)))
}

/// The corrections of a form.
async fn edit(
    state: &WebState,
    reader: &Reader,
    item: &ItemId,
    form: &Form,
) -> Result<Command, Unchanged> {
    let register = state.register();
    let there = register.item(item).await.map_err(Unchanged::Register)?;
    let there = there.ok_or_else(|| {
        let refusal = actum_register::Refusal::NoItem { item: item.clone() };
        Unchanged::from(RegisterError::Refused(Box::new(refusal)))
    })?;
    let reading = register.reading(&there.edition).await.map_err(Unchanged::Register)?;
    let document = reading.map(|(document, _)| document);
    let frame = Frame::new(reader, Section::Review);
    let shower = Shower { state, frame: &frame, language: edition_language(&there.edition) };
    let (values, words) = values(form, &there, document.as_ref(), &shower);
    Ok(Command::EditFromWords { item: item.clone(), values, words })
}

/// Who else is here, for a page that stays open.
#[derive(Template)]
#[template(path = "review_others.html")]
struct OthersTemplate {
    frame: Frame,
    others: Vec<Words>,
}

/// `POST /review/{text}/here`: a sign that somebody is still here, answered with who else is.
pub(crate) async fn here(
    State(state): State<WebState>,
    Path(text): Path<String>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if check(&state, &caller, &headers, &form).is_err() {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    if !caller.may(Deed::Review, &About::Register) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let view = View { item: form.given("item").map(ItemId::new), ..View::default() };
    let found = match others(&state, &caller, &TextId::new(text), &view, true).await {
        Ok(found) => found,
        Err(error) => return ErrorPage::new(reader, error).into_response(),
    };
    let frame = Frame::new(&reader, Section::Review);
    let others = found.iter().map(|one| other(one, &frame)).collect();
    match (OthersTemplate { frame, others }).render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => ErrorPage::new(reader, error.into()).into_response(),
    }
}
