//! The people of the register: added, given positions, disabled, by those who administer.

mod change;

use actum_model::{BodyId, Language, Period, Role};
use actum_register::{Account, Deed, Person};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::account::{TokenShown, tokens_shown};
use crate::WebState;
use crate::basis::Shower;
use crate::caller::Caller;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;
pub(crate) use change::{add, change, origin};

#[derive(Template)]
#[template(path = "people.html")]
struct PeopleTemplate {
    frame: Frame,
    alert: Option<Words>,
    people: Vec<PersonShown>,
    languages: Vec<(Language, bool)>,
    /// The name given last, where there is no sign-in that says it.
    name: Option<String>,
    /// What was typed, when it was refused.
    typed: Typed,
}

/// What was typed into the form of a new person.
#[derive(Default)]
struct Typed {
    name: String,
    mail: String,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonTemplate {
    frame: Frame,
    alert: Option<Words>,
    account: Account,
    added: String,
    former: Vec<String>,
    positions: Vec<PositionShown>,
    roles: Vec<(Role, Words)>,
    bodies: Vec<(BodyId, String)>,
    languages: Vec<(Language, bool)>,
    tokens: Vec<TokenShown>,
    /// Whether a password is set.
    has_password: bool,
    /// A set-up link that was just made: it is shown this once, with its end.
    link: Option<(String, String)>,
    name: Option<String>,
    /// Where forms are sent.
    action: String,
    today: String,
}

/// A person in the list.
struct PersonShown {
    href: String,
    id: String,
    name: String,
    mail: String,
    positions: Vec<PositionShown>,
    disabled: bool,
}

/// A position of a person.
pub(super) struct PositionShown {
    pub(super) id: String,
    pub(super) role: Words,
    pub(super) body: Option<String>,
    pub(super) when: String,
    /// Whether it is held today.
    pub(super) held: bool,
    /// Whether its end can still be set: it has none, or one to come.
    pub(super) open: bool,
}

/// What is said at the head of a page.
#[derive(Default)]
struct Said {
    status: StatusCode,
    alert: Option<String>,
    typed: Typed,
    link: Option<(String, String)>,
}

/// `GET /people`
pub(crate) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    list_page(&state, &caller, reader, Said::default()).await
}

async fn list_page(state: &WebState, caller: &Caller, reader: Reader, said: Said) -> Response {
    if !administers(caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let status = said.status;
    let page = build_list(state, caller, &reader, said).await;
    answered(reader, status, page)
}

async fn build_list(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
    said: Said,
) -> Result<PeopleTemplate, PageError> {
    let frame = Frame::new(reader, Section::None);
    let now = state.now();
    let people = state.register().people().await?;
    let people = people.iter().map(|account| PersonShown {
        href: href(account),
        id: account.id.to_string(),
        name: account.name.clone(),
        mail: account.mail.clone(),
        positions: positions(account, &now, state, &frame),
        disabled: account.disabled,
    });
    Ok(PeopleTemplate {
        alert: said.alert.map(|id| frame.t(&id)),
        people: people.collect(),
        languages: Language::ALL.map(|one| (one, one == frame.language())).into(),
        name: own_name(caller),
        typed: said.typed,
        frame,
    })
}

/// `GET /people/{id}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    caller: Caller,
    reader: Reader,
) -> Response {
    page(&state, &caller, reader, &id, Said::default()).await
}

async fn page(state: &WebState, caller: &Caller, reader: Reader, id: &str, said: Said) -> Response {
    if !administers(caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let (status, shows_secret) = (said.status, said.link.is_some());
    let page = build(state, caller, &reader, id, said).await;
    let mut response = answered(reader, status, page);
    if shows_secret {
        let no_store = axum::http::HeaderValue::from_static("no-store");
        response.headers_mut().insert(axum::http::header::CACHE_CONTROL, no_store);
    }
    response
}

async fn build(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
    id: &str,
    said: Said,
) -> Result<PersonTemplate, PageError> {
    let register = state.register();
    let missing = || PageError::Missing { kind: "person", id: id.to_owned() };
    let account = register.account(&id.into()).await?.ok_or_else(missing)?;
    let frame = Frame::new(reader, Section::None);
    let now = state.now();
    let shower = Shower { state, frame: &frame, language: None };
    let mut bodies: Vec<(BodyId, String)> = state
        .packs()
        .bodies
        .iter()
        .map(|body| (body.id.clone(), shower.body_name(&body.id).0))
        .collect();
    bodies.sort_by(|left, right| (&left.1, &left.0).cmp(&(&right.1, &right.0)));
    let tokens = register.tokens(&account.id).await?;
    Ok(PersonTemplate {
        alert: said.alert.map(|id| frame.t(&id)),
        added: frame.moment(&account.added_at),
        former: account.former_names.iter().cloned().collect(),
        positions: positions(&account, &now, state, &frame),
        roles: Role::ALL.map(|role| (role, role_words(role, &frame))).into(),
        bodies,
        languages: Language::ALL.map(|one| (one, one == account.language)).into(),
        tokens: tokens_shown(tokens, &now, &frame),
        has_password: register.password_hash(&account.id).await?.is_some(),
        link: said.link,
        name: own_name(caller),
        action: href(&account),
        today: now.get(..10).unwrap_or_default().to_owned(),
        account,
        frame,
    })
}

fn answered<T: Template>(
    reader: Reader,
    status: StatusCode,
    page: Result<T, PageError>,
) -> Response {
    respond_as(status, reader, page)
}

fn administers(caller: &Caller) -> bool {
    caller.may(Deed::Administer, &actum_register::About::Register)
}

fn own_name(caller: &Caller) -> Option<String> {
    caller.is_alone().then(|| caller.person.name.clone())
}

fn href(account: &Account) -> String {
    format!("/people/{}", crate::link::encode(account.id.as_str()))
}

fn role_words(role: Role, frame: &Frame) -> Words {
    frame.t(&format!("person-role-{}", role.name().replace('_', "-")))
}

/// The positions of a person as a page says them, those that are held at `now` first.
pub(super) fn positions(
    account: &Account,
    now: &str,
    state: &WebState,
    frame: &Frame,
) -> Vec<PositionShown> {
    let shower = Shower { state, frame, language: None };
    let today = now.get(..10).and_then(|day| day.parse().ok());
    let mut shown: Vec<PositionShown> = account
        .positions
        .iter()
        .map(|position| PositionShown {
            id: position.id.to_string(),
            role: role_words(position.role, frame),
            body: position.body.as_ref().map(|body| shower.body_name(body).0),
            when: frame
                .messages()
                .period(Period { from: position.from, to: position.until })
                .unwrap_or_default(),
            held: today.is_some_and(|today| position.is_held_on(today)),
            open: position.until.is_none_or(|until| Some(until) >= today),
        })
        .collect();
    shown.sort_by_key(|position| !position.held);
    shown
}

/// Who acts: by account, or under the name in the form.
fn acting(caller: &Caller, form: &crate::form::Form) -> Person {
    caller.person_named(form.given("by").unwrap_or(&caller.person.name))
}
