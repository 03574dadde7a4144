//! What is done to a draft from its pages.

use actum_amend::{Act, ChangeId, Key, Options, Proposal, Stand};
use actum_model::BodyId;
use actum_register::{About, Deed, DraftChange, DraftCommand, Made, RegisterError};
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::show::clause_address;
use super::{Alert, Unsent, Untaken, address, clause, sent, show, taken};
use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN};
use crate::drafting::{Drafting, DraftingError, DraftingStep};
use crate::error::{ErrorPage, PageError};
use crate::form::LongForm;
use crate::frame::{Frame, Section};
use crate::guard;
use crate::locale::Reader;

/// `POST /drafts/{id}`: a step, or an end of drafting.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(id): Path<String>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    LongForm(form): LongForm,
) -> Response {
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    if !may(&state, &caller, &form) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let key: Option<Key> = form.given("clause").and_then(|key| key.parse().ok());
    let at = state.now();
    let done = match form.get("do") {
        whether @ ("close" | "resume") => {
            ended(&state, &caller, &id, whether == "close", &at).await
        }
        what => match asked(&state, &id, what, key.as_ref(), &form).await {
            Ok(Some(act)) => {
                let given = |name: &str| form.given(name).map(str::to_owned);
                let step =
                    DraftingStep { act, reason: given("reason"), document: given("document") };
                let person = (&caller.person, at.as_str());
                Drafting::take(state.register(), person, &id, step).await.map(|_| ())
            }
            Ok(None) => {
                let frame = Frame::new(&reader, Section::Texts);
                let alert = Alert::of(&frame, StatusCode::UNPROCESSABLE_ENTITY, "form-broken");
                return shown(&state, reader, &id, key.as_ref(), alert, None).await;
            }
            Err(error) => Err(error),
        },
    };
    match done {
        Ok(()) => {
            let to = match &key {
                Some(key) => clause_address(&id, key),
                None => address(&id),
            };
            Redirect::to(&format!("{to}?done=1")).into_response()
        }
        Err(DraftingError::Register(RegisterError::PeopleRefused(_))) => {
            ErrorPage::new(reader, PageError::Forbidden).into_response()
        }
        Err(DraftingError::Missing(id)) => {
            ErrorPage::new(reader, PageError::Missing { kind: "draft", id }).into_response()
        }
        Err(error) => {
            let frame = Frame::new(&reader, Section::Texts);
            let alert = Alert::refused(&frame, &error);
            // What was typed is not lost.
            let typed = (form.get("do") == "word").then(|| form.get("words").to_owned());
            shown(&state, reader, &id, key.as_ref(), alert, typed).await
        }
    }
}

/// Whether the one who asks may do what the form asks for. The register asks again.
fn may(state: &WebState, caller: &Caller, form: &crate::form::Form) -> bool {
    let about = About::Item([BodyId::from(form.get("party"))].into());
    match form.get("do") {
        "position" => !state.is_read_only() && caller.may(Deed::TakePosition, &about),
        _ => super::may_draft(state, Some(caller)),
    }
}

/// The page from which something was asked, with why it was not done.
async fn shown(
    state: &WebState,
    reader: Reader,
    id: &str,
    key: Option<&Key>,
    alert: Alert,
    typed: Option<String>,
) -> Response {
    match key {
        Some(key) => clause::page(state, reader, (id, &key.to_string()), Some(alert), typed).await,
        None => show::page(state, reader, id, Some(alert)).await,
    }
}

/// What a form asks for; nothing where it lacks what it should hold.
async fn asked(
    state: &WebState,
    id: &str,
    what: &str,
    key: Option<&Key>,
    form: &crate::form::Form,
) -> Result<Option<Act>, DraftingError> {
    let changes: Vec<ChangeId> =
        form.all("change").map(|change| ChangeId(change.to_owned())).collect();
    let number = |name: &str| form.get(name).parse::<usize>().ok();
    // Forms send lines as CR LF; a clause is one line.
    let words = |name: &str| form.get(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let some = !changes.is_empty();
    Ok(match (what, key) {
        ("adopt", _) if some => Some(Act::Adopt { changes }),
        ("leave", _) if some => Some(Act::Leave { changes }),
        ("bracket", _) if some => Some(Act::Bracket { changes }),
        ("reopen", _) if some => Some(Act::Reopen { changes }),
        ("uncontested", _) => {
            let open = Drafting::read(state.register(), id).await?;
            let changes = open.draft.adoptable();
            (!changes.is_empty()).then_some(Act::Adopt { changes })
        }
        ("off", _) => number("proposal").map(|proposal| Act::TurnOff { proposal }),
        ("on", _) => number("proposal").map(|proposal| Act::TurnOn { proposal }),
        ("back", _) => number("step").map(|step| Act::TakeBack { step }),
        ("word", Some(key)) => {
            let after = words("words");
            let before = form.exact("before").to_owned();
            (!after.is_empty()).then(|| Act::Edit { clause: key.clone(), before, after })
        }
        ("insert", Some(key)) => {
            let text = words("words");
            let number = form.given("number").map(str::to_owned);
            (!text.is_empty()).then(|| Act::Add { after: Some(key.clone()), number, text })
        }
        ("strike", Some(key)) => Some(Act::Strike { clause: key.clone() }),
        ("position", Some(key)) => {
            let stand = match form.get("stand") {
                "none" => None,
                name => match Stand::from_name(name) {
                    Some(stand) => Some(stand),
                    None => return Ok(None),
                },
            };
            let party = words("party");
            let wording = form.exact("wording").to_owned();
            let clause = key.clone();
            (!party.is_empty()).then_some(Act::Position { clause, wording, party, stand })
        }
        _ => None,
    })
}

async fn ended(
    state: &WebState,
    caller: &Caller,
    id: &str,
    closed: bool,
    at: &str,
) -> Result<(), DraftingError> {
    let missing = || DraftingError::Missing(id.to_owned());
    let all = state.register().drafts().await?;
    let head = all.into_iter().find(|head| head.id == id).ok_or_else(missing)?;
    let command = DraftCommand::Change { draft: id.to_owned(), title: head.title, closed };
    let change = DraftChange { command, person: &caller.person, at, reason: String::new() };
    match state.register().change_draft(change, None).await? {
        Made::Now(_) | Made::Before(_) => Ok(()),
        Made::OtherRequest => Err(missing()),
    }
}

/// `POST /drafts/{id}/proposals`: one more proposal.
pub(crate) async fn propose(
    State(state): State<WebState>,
    Path(id): Path<String>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let frame = Frame::new(&reader, Section::Texts);
    let alert = match sent(&state, &caller, &headers, form).await {
        Ok(form) => match proposed(&state, &caller, &id, &form).await {
            Ok(Ok(_)) => {
                return Redirect::to(&format!("{}?done=1", address(&id))).into_response();
            }
            Ok(Err(DraftingError::Missing(id))) => {
                let missing = PageError::Missing { kind: "draft", id };
                return ErrorPage::new(reader, missing).into_response();
            }
            Ok(Err(error)) => Alert::refused(&frame, &error),
            Err(Untaken::Page(error)) => return ErrorPage::new(reader, error).into_response(),
            Err(Untaken::Form(message)) => {
                Alert::of(&frame, StatusCode::UNPROCESSABLE_ENTITY, message)
            }
        },
        Err(Unsent::Page(error)) => return ErrorPage::new(reader, error).into_response(),
        Err(Unsent::Form(status, message)) => Alert::of(&frame, status, message),
    };
    show::page(&state, reader, &id, Some(alert)).await
}

async fn proposed(
    state: &WebState,
    caller: &Caller,
    id: &str,
    form: &crate::upload::Upload,
) -> Result<Result<Drafting, DraftingError>, Untaken> {
    let open = match Drafting::read(state.register(), id).await {
        Ok(open) => open,
        Err(error) => return Ok(Err(error)),
    };
    let (_, mut submission) = taken(state, form, Some(open.head.language)).await?;
    let amends: Option<usize> = form.get("amends").parse().ok();
    let options = Options::of(state.packs(), open.head.language);
    let under = amends.and_then(|number| open.draft.proposals.get(number));
    submission.settle(under.map_or(&open.draft.base, |one| &one.edition), &options);
    let name = match form.get("name") {
        "" => form.file.as_ref().map(|(name, _)| stem(name)).unwrap_or_default(),
        name => name.to_owned(),
    };
    let proposal = Proposal { name, edition: submission.edition };
    let at = state.now();
    let person = (&caller.person, at.as_str());
    Ok(Drafting::add(state.register(), person, id, (proposal, amends), &options).await)
}

/// The name of a file without its ending.
fn stem(name: &str) -> String {
    let name = actum_register::file_name(name);
    name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned()
}
