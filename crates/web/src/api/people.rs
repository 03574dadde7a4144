//! The people of the register, for those who administer it.

use actum_identity::secret::Secret;
use actum_model::{Language, PartialDate, Role};
use actum_register::{
    AccessEntry, Account, Deed, PeopleChange, PeopleCommand, PersonId, PositionId,
};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::TokenState;
use super::asker::Asker;
use super::body::{Json, digest};
use super::changes::{Making, made, marked};
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, id, json, unkept};
use super::{cursor, described};
use crate::WebState;
use crate::locale::Reader;
use crate::pages::people::origin;

/// A stretch of the people.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonPage {
    /// People in the order in which they were added, disabled ones too.
    #[schema(value_type = Vec<described::Account>)]
    people: Vec<Account>,
    /// The cursor to go on with; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Everybody with an account.
#[utoipa::path(
    get,
    path = "/people",
    tag = "people",
    operation_id = "people",
    params(
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the last answer.")
    ),
    responses((status = 200, description = "People.", body = PersonPage))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    view.require(Deed::Administer)?;
    let page = view.page()?;
    view.only_present()?;
    view.parameters.end()?;
    let all = view.register.people().await?;
    let (people, next) = cursor::stretch("people", all, |one| one.id.as_str(), &page)?;
    json(StatusCode::OK, &PersonPage { people, next })
}

async fn find(state: &WebState, person: String) -> Result<Account, Problem> {
    let person: PersonId = id("person", person)?;
    let found = state.register().account(&person).await?;
    found.ok_or_else(|| Problem::missing("person", person))
}

/// One person with positions.
#[utoipa::path(
    get,
    path = "/people/{person}",
    tag = "people",
    operation_id = "person",
    params(("person" = String, Path, description = "Id of the person.")),
    responses((status = 200, description = "The person.", body = described::Account))
)]
pub(super) async fn show(view: View, Path(person): Path<String>) -> Result<Response, Problem> {
    view.require(Deed::Administer)?;
    view.only_present()?;
    view.parameters.end()?;
    json(StatusCode::OK, &find(&view.state, person).await?)
}

/// Somebody new.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewPerson {
    /// The name on record; nobody else may have it.
    name: String,
    /// Where mail reaches the person, and the name to sign in with.
    mail: String,
    /// The language in which the person is addressed.
    #[schema(value_type = described::Language)]
    language: Language,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// What is to be done about a person.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum PersonWanted {
    /// Changes what is given; the rest stays.
    Change {
        /// The new name. The old one stays on what was done under it.
        name: Option<String>,
        /// The new address.
        mail: Option<String>,
        /// The new language.
        #[schema(value_type = Option<described::Language>)]
        language: Option<Language>,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Shuts the account: it can neither sign in nor act.
    Disable {
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Opens a shut account again.
    Enable {
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Gives a position.
    Give {
        /// As what.
        #[schema(value_type = described::RoleName)]
        role: Role,
        /// At which body; the register as a whole when left out.
        body: Option<String>,
        /// The first day.
        #[schema(value_type = Option<described::PartialDate>)]
        from: Option<PartialDate>,
        /// The last day.
        #[schema(value_type = Option<described::PartialDate>)]
        until: Option<PartialDate>,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Ends a position.
    End {
        /// Which.
        position: String,
        /// The last day; yesterday when left out, so that it ends at once.
        #[schema(value_type = Option<described::PartialDate>)]
        until: Option<PartialDate>,
        /// Why.
        #[serde(default)]
        reason: String,
    },
}

impl PersonWanted {
    fn into_command(self, person: PersonId) -> (PeopleCommand, String) {
        match self {
            PersonWanted::Change { name, mail, language, reason } => {
                (PeopleCommand::Change { person, name, mail, language }, reason)
            }
            PersonWanted::Disable { reason } => (PeopleCommand::Disable { person }, reason),
            PersonWanted::Enable { reason } => (PeopleCommand::Enable { person }, reason),
            PersonWanted::Give { role, body, from, until, reason } => {
                let body = body.map(Into::into);
                (PeopleCommand::Give { person, role, body, from, until }, reason)
            }
            PersonWanted::End { position, until, reason } => {
                (PeopleCommand::End { position: PositionId::new(position), until }, reason)
            }
        }
    }
}

async fn changed(
    state: &WebState,
    making: &Making,
    (command, reason): (PeopleCommand, String),
    asked: &[&str],
) -> Result<(Account, bool), Problem> {
    let change = PeopleChange {
        command,
        person: &making.person,
        at: &making.now,
        reason,
        bodies: &state.packs().bodies,
    };
    let asked = digest(asked.join("\n").as_bytes());
    let once = making.once(&asked);
    made(state.register().change_people_once(change, once.as_ref()).await?)
}

/// Opens an account. It has no position yet, and no way in before a set-up link is made for it or
/// a provider of identities knows its address.
#[utoipa::path(
    post,
    path = "/people",
    tag = "people",
    operation_id = "addPerson",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body = NewPerson,
    responses((status = 201, description = "The person.", body = described::Account))
)]
pub(super) async fn add(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<NewPerson>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let making = Making::read(&state, asker, &headers)?;
    let NewPerson { name, mail, language, reason } = body.value;
    let command = (PeopleCommand::Add { name, mail, language }, reason);
    let asked = ["POST people", &body.digest];
    let (account, before) = changed(&state, &making, command, &asked).await?;
    let mut answer = json(StatusCode::CREATED, &account)?;
    let place = format!("{}/people/{}", super::ROOT, crate::link::encode(account.id.as_str()));
    if let Ok(place) = HeaderValue::from_str(&place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(marked(answer, before))
}

/// Changes a person: name, address, language; shuts or opens the account; gives or ends positions.
#[utoipa::path(
    post,
    path = "/people/{person}/changes",
    tag = "people",
    operation_id = "changePerson",
    params(
        ("person" = String, Path, description = "Id of the person."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body = PersonWanted,
    responses((status = 200, description = "As the person is now.", body = described::Account))
)]
pub(super) async fn change(
    State(state): State<WebState>,
    Path(person): Path<String>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<PersonWanted>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let account = find(&state, person).await?;
    let making = Making::read(&state, asker, &headers)?;
    if let PersonWanted::End { position, .. } = &body.value
        && !account.positions.iter().any(|one| one.id.as_str() == position)
    {
        return Err(Problem::missing("position", position));
    }
    let asked = ["POST person", account.id.as_str(), &body.digest];
    let command = body.value.into_command(account.id.clone());
    let (account, before) = changed(&state, &making, command, &asked).await?;
    Ok(marked(json(StatusCode::OK, &account)?, before))
}

/// A link by which somebody sets a password.
#[derive(Serialize, ToSchema)]
pub(super) struct SetUpLink {
    /// The address to be opened, which is a secret; shown here and never again.
    address: String,
    /// Until when it can be used.
    #[schema(format = DateTime)]
    expires_at: String,
}

/// Makes a link by which the person sets a password, in place of an earlier one.
#[utoipa::path(
    post,
    path = "/people/{person}/set-up-link",
    tag = "people",
    operation_id = "makeSetUpLink",
    params(("person" = String, Path, description = "Id of the person.")),
    responses((status = 201, description = "The link, once.", body = SetUpLink))
)]
pub(super) async fn link(
    State(state): State<WebState>,
    Path(person): Path<String>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let account = find(&state, person).await?;
    let secret = Secret::new()?;
    let (hash, now) = (secret.hash(), state.now());
    let by = &asker.person.name;
    let expires_at = state.register().make_setup_link(&account.id, &hash, by, &now).await?;
    let address = format!("{}/set-up/{}", origin(&state, &headers), secret.text());
    Ok(unkept(json(StatusCode::CREATED, &SetUpLink { address, expires_at })?))
}

/// The tokens of a person.
#[utoipa::path(
    get,
    path = "/people/{person}/tokens",
    tag = "people",
    operation_id = "personTokens",
    params(("person" = String, Path, description = "Id of the person.")),
    responses((status = 200, description = "The latest first, those that are no good any more too.", body = Vec<TokenState>))
)]
pub(super) async fn tokens(view: View, Path(person): Path<String>) -> Result<Response, Problem> {
    view.require(Deed::Administer)?;
    view.only_present()?;
    view.parameters.end()?;
    let account = find(&view.state, person).await?;
    let tokens = view.register.tokens(&account.id).await?;
    json(StatusCode::OK, &tokens.into_iter().map(TokenState::from).collect::<Vec<_>>())
}

/// Revokes a token of a person.
#[utoipa::path(
    delete,
    path = "/people/{person}/tokens/{token}",
    tag = "people",
    operation_id = "revokePersonToken",
    params(
        ("person" = String, Path, description = "Id of the person."),
        ("token" = String, Path, description = "Id of the token.")
    ),
    responses((status = 204, description = "Revoked."))
)]
pub(super) async fn revoke(
    State(state): State<WebState>,
    Path((person, token)): Path<(String, String)>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let account = find(&state, person).await?;
    let token: String = id("token", token)?;
    let by = &asker.person.name;
    if !state.register().revoke_token(&account.id, &token, by, &state.now()).await? {
        return Err(Problem::missing("token", token));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A line of the log of access.
#[derive(Serialize, ToSchema)]
pub(super) struct AccessLine {
    /// Its number; grows.
    number: i64,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// What: `sign-in-refused`.
    kind: &'static str,
    /// Whom it is about, by id, when that is somebody known.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonId>,
    /// Who did it: a name on record, or what was given as one.
    actor: String,
    /// From which network address; empty where there is none.
    address: String,
    /// The rest: what was refused, which token.
    detail: String,
}

impl From<AccessEntry> for AccessLine {
    fn from(entry: AccessEntry) -> Self {
        Self {
            number: entry.number,
            at: entry.at,
            kind: entry.kind.name(),
            person: entry.person,
            actor: entry.actor,
            address: entry.address,
            detail: entry.detail,
        }
    }
}

/// A stretch of the log of access.
#[derive(Serialize, ToSchema)]
pub(super) struct AccessPage {
    /// Lines, the latest first.
    lines: Vec<AccessLine>,
    /// What to give as `before` to go on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
}

/// Who came in, and who was refused. What was changed about people is in the events.
#[utoipa::path(
    get,
    path = "/access",
    tag = "people",
    operation_id = "access",
    params(
        ("before" = Option<i64>, Query, description = "Only lines with smaller numbers.", minimum = 1),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500)
    ),
    responses((status = 200, description = "Lines, the latest first.", body = AccessPage))
)]
pub(super) async fn access(mut view: View) -> Result<Response, Problem> {
    view.require(Deed::ReadRecord)?;
    let before = view.parameters.number("before", 1, i64::MAX)?.unwrap_or(i64::MAX);
    let limit: u32 = view.parameters.number("limit", 1, 500)?.unwrap_or(100);
    view.only_present()?;
    view.parameters.end()?;
    let found = view.register.access_log(before, limit).await?;
    let full = found.len() == limit as usize;
    let next = found.last().map(|last| last.number).filter(|number| full && *number > 1);
    let lines = found.into_iter().map(AccessLine::from).collect();
    json(StatusCode::OK, &AccessPage { lines, next })
}

impl From<actum_identity::secret::RandomError> for Problem {
    fn from(error: actum_identity::secret::RandomError) -> Self {
        tracing::error!(%error, "the system gives no chance: {error}");
        Problem::new(Kind::Internal)
    }
}
