//! What an administrator does with people.

use actum_identity::secret::Secret;
use actum_model::{Language, PartialDate, Role};
use actum_register::{PeopleChange, PeopleCommand, PersonId, RegisterError};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Said, Typed, acting, administers, href, list_page, page};
use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, remember_name};
use crate::error::{ErrorPage, PageError};
use crate::form::Form;
use crate::guard;
use crate::locale::Reader;

/// `POST /people`: somebody new.
pub(crate) async fn add(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if let Err(error) = allowed(&caller, &headers, &form) {
        return ErrorPage::new(reader, error).into_response();
    }
    let command = PeopleCommand::Add {
        name: form.get("name").to_owned(),
        mail: form.get("mail").to_owned(),
        language: form.get("language").parse().unwrap_or(Language::En),
    };
    match changed(&state, &caller, &form, command).await {
        Ok(path) => after(&caller, &form, &path),
        Err(Failed::Said(alert)) => {
            let typed =
                Typed { name: form.get("name").to_owned(), mail: form.get("mail").to_owned() };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let said = Said { status, alert: Some(alert), typed, ..Said::default() };
            list_page(&state, &caller, reader, said).await
        }
        Err(Failed::Page(error)) => ErrorPage::new(reader, error).into_response(),
    }
}

/// `POST /people/{id}`: what is done with somebody.
pub(crate) async fn change(
    State(state): State<WebState>,
    Path(id): Path<String>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if let Err(error) = allowed(&caller, &headers, &form) {
        return ErrorPage::new(reader, error).into_response();
    }
    let person = PersonId::new(id.as_str());
    let done = match form.get("do") {
        "link" => match make_link(&state, &caller, &headers, &person, &form).await {
            Ok(link) => {
                let said = Said { link: Some(link), ..Said::default() };
                return page(&state, &caller, reader, &id, said).await;
            }
            Err(error) => Err(error),
        },
        "revoke-token" => {
            let (token, by) = (form.get("token"), acting(&caller, &form));
            let revoked =
                state.register().revoke_token(&person, token, &by.name, &state.now()).await;
            revoked.map(|_| format!("/people/{}", crate::link::encode(&id))).map_err(failed)
        }
        _ => match command(&form, person) {
            Ok(command) => changed(&state, &caller, &form, command).await,
            Err(alert) => Err(Failed::Said(alert.to_owned())),
        },
    };
    match done {
        Ok(path) => after(&caller, &form, &path),
        Err(Failed::Said(alert)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let said = Said { status, alert: Some(alert), ..Said::default() };
            page(&state, &caller, reader, &id, said).await
        }
        Err(Failed::Page(error)) => ErrorPage::new(reader, error).into_response(),
    }
}

/// Why nothing was done: a message for the page, or another page.
enum Failed {
    Said(String),
    Page(PageError),
}

fn failed(error: RegisterError) -> Failed {
    match error {
        RegisterError::PeopleRefused(refusal) => {
            Failed::Said(format!("people-refused-{}", refusal.code()))
        }
        error => Failed::Page(error.into()),
    }
}

fn allowed(caller: &Caller, headers: &HeaderMap, form: &Form) -> Result<(), PageError> {
    if !guard::is_own_page(headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return Err(PageError::Foreign);
    }
    if administers(caller) { Ok(()) } else { Err(PageError::Forbidden) }
}

/// Back to the page of the person, so that loading it again does nothing again.
fn after(caller: &Caller, form: &Form, path: &str) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let (true, Some(name)) = (caller.is_alone(), form.given("by")) {
        remember_name(&mut response, name);
    }
    response
}

async fn changed(
    state: &WebState,
    caller: &Caller,
    form: &Form,
    command: PeopleCommand,
) -> Result<String, Failed> {
    let person = acting(caller, form);
    let change = PeopleChange {
        command,
        person: &person,
        at: &state.now(),
        reason: form.get("reason").to_owned(),
        bodies: &state.packs().bodies,
    };
    let account = state.register().change_people(change).await.map_err(failed)?;
    Ok(href(&account))
}

fn command(form: &Form, person: PersonId) -> Result<PeopleCommand, &'static str> {
    let day = |name: &str| -> Result<Option<PartialDate>, &'static str> {
        let day = form.given(name).map(|day| day.parse().map_err(|_| "people-refused-bad-period"));
        day.transpose()
    };
    Ok(match form.get("do") {
        "change" => PeopleCommand::Change {
            person,
            name: form.given("name").map(str::to_owned),
            mail: form.given("mail").map(str::to_owned),
            language: form.get("language").parse().ok(),
        },
        "disable" => PeopleCommand::Disable { person },
        "enable" => PeopleCommand::Enable { person },
        "give" => PeopleCommand::Give {
            person,
            role: Role::from_name(form.get("role")).ok_or("form-broken")?,
            body: form.given("body").map(Into::into),
            from: day("from")?,
            until: day("until")?,
        },
        "end" => PeopleCommand::End { position: form.get("position").into(), until: day("until")? },
        _ => return Err("form-broken"),
    })
}

/// A link by which the person sets a password, and the moment at which it ends.
async fn make_link(
    state: &WebState,
    caller: &Caller,
    headers: &HeaderMap,
    person: &PersonId,
    form: &Form,
) -> Result<(String, String), Failed> {
    let secret = Secret::new().map_err(|error| Failed::Page(error.into()))?;
    let by = acting(caller, form);
    let (hash, now) = (secret.hash(), state.now());
    let made = state.register().make_setup_link(person, &hash, &by.name, &now).await;
    let expires = made.map_err(failed)?;
    Ok((format!("{}/set-up/{}", origin(state, headers), secret.text()), expires))
}

/// The address of the register without a path: as it was given, or as the browser asked for it.
pub(crate) fn origin(state: &WebState, headers: &HeaderMap) -> String {
    let given = state.accounts().and_then(|accounts| accounts.public_address.as_ref());
    match given {
        Some(address) => address.as_str().trim_end_matches('/').to_owned(),
        None => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
            format!("http://{}", host.unwrap_or("localhost"))
        }
    }
}
