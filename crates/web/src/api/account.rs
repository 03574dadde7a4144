//! One's own account: who one is to the register, sessions, tokens, the password.

use std::collections::BTreeSet;

use actum_identity::secret::Secret;
use actum_register::{
    AccessKind, Account, NewAccess, NewToken, PersonId, Position, Saying, Scope, Session, Token,
};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::Json;
use super::described;
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, id, json, unkept};
use crate::WebState;
use crate::caller::Way;
use crate::client::Client;
use crate::error::PageError;
use crate::locale::Reader;
use crate::pages::account::{Own, set_password};
use crate::pages::own_calendar;
use crate::pages::people::origin;

/// Who asks, and what they may be to the register.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnAccount {
    /// How it is known who asks: `alone` where there is no sign-in, `session`, `token`, `anybody`.
    #[schema(value_type = WayName)]
    way: &'static str,
    /// The id; absent where nobody has an account.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<PersonId>,
    /// The name on record.
    name: String,
    /// The mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    /// What the person is today.
    #[schema(value_type = Vec<described::RoleName>)]
    roles: Vec<&'static str>,
    /// The bodies for which the person acts today.
    #[schema(value_type = Vec<String>)]
    bodies: Vec<actum_model::BodyId>,
    /// To what a token limits the person; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<ScopeName>>)]
    scopes: Option<Vec<&'static str>>,
    /// All positions, past and to come ones too.
    #[schema(value_type = Vec<described::Position>)]
    positions: Vec<Position>,
}

/// How it is known who asks.
#[derive(ToSchema)]
#[schema(as = Way, rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a value")]
pub(super) enum WayName {
    Alone,
    Session,
    Token,
    Anybody,
}

/// What a token may be used for.
#[derive(ToSchema)]
#[schema(as = Scope, rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a value")]
pub(super) enum ScopeName {
    Read,
    Write,
    Administer,
}

/// A token of a program.
#[derive(Serialize, ToSchema)]
#[schema(as = Token)]
pub(super) struct TokenState {
    /// Its id: `p3-t1`.
    id: String,
    /// What it is for, in the owner's words.
    name: String,
    /// To what it is limited.
    #[schema(value_type = Vec<ScopeName>)]
    scopes: Vec<&'static str>,
    /// When it was made.
    #[schema(format = DateTime)]
    made_at: String,
    /// From when on it is no good.
    #[schema(format = DateTime)]
    expires_at: String,
    /// When it was revoked.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked_at: Option<String>,
    /// When it was used last, to within five minutes.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    used_at: Option<String>,
    /// The token itself; shown when it is made, and never again.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl From<Token> for TokenState {
    fn from(token: Token) -> Self {
        Self {
            id: token.id,
            name: token.name,
            scopes: token.scopes.into_iter().map(Scope::name).collect(),
            made_at: token.made_at,
            expires_at: token.expires_at,
            revoked_at: token.revoked_at,
            used_at: token.used_at,
            token: None,
        }
    }
}

/// A session in a browser.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(super) struct SessionState {
    /// By what it is named here.
    id: String,
    /// How the person signed in: `password`, `link`, `provider`.
    way: &'static str,
    /// When.
    #[schema(format = DateTime)]
    began_at: String,
    /// When it was used last, to within five minutes.
    #[schema(format = DateTime)]
    seen_at: String,
    /// From which network address.
    address: String,
    /// What the browser calls itself.
    agent: String,
    /// Whether it is the one that asks.
    current: bool,
}

impl SessionState {
    fn of(session: Session, current: &str) -> Self {
        Self {
            current: session.hash == current,
            id: session.hash,
            way: session.way.name(),
            began_at: session.began_at,
            seen_at: session.seen_at,
            address: session.origin.address,
            agent: session.origin.agent,
        }
    }
}

/// Who asks.
#[utoipa::path(
    get,
    path = "/account",
    tag = "account",
    operation_id = "account",
    responses((status = 200, description = "Who asks.", body = OwnAccount))
)]
pub(super) async fn show(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let asker = &view.asker;
    let account: Option<Account> = match asker.way() {
        Way::Alone | Way::Anybody => None,
        Way::Session { .. } | Way::Token { .. } => match &asker.person.id {
            Some(person) => view.register.account(person).await?,
            None => None,
        },
    };
    let way = match asker.way() {
        Way::Alone => "alone",
        Way::Session { .. } => "session",
        Way::Token { .. } => "token",
        Way::Anybody => "anybody",
    };
    let person = asker.person.clone();
    let (mail, positions) = account.map(|account| (account.mail, account.positions)).unzip();
    let own = OwnAccount {
        way,
        id: person.id,
        name: person.name,
        mail,
        roles: person.roles.into_iter().map(actum_model::Role::name).collect(),
        bodies: person.bodies.into_iter().collect(),
        scopes: person.scopes.map(|scopes| scopes.into_iter().map(Scope::name).collect()),
        positions: positions.unwrap_or_default(),
    };
    json(StatusCode::OK, &own)
}

/// One's own tokens.
#[utoipa::path(
    get,
    path = "/account/tokens",
    tag = "account",
    operation_id = "tokens",
    responses((status = 200, description = "The latest first, those that are no good any more too.", body = Vec<TokenState>))
)]
pub(super) async fn tokens(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let person = view.asker.own()?;
    let tokens = view.register.tokens(&person).await?;
    json(StatusCode::OK, &tokens.into_iter().map(TokenState::from).collect::<Vec<_>>())
}

/// A token to be made.
#[derive(Deserialize, ToSchema)]
pub(super) struct TokenWanted {
    /// What it is for, in words.
    name: String,
    /// To what it is limited, at least one of `read`, `write`, `administer`.
    #[schema(value_type = Vec<ScopeName>, min_items = 1)]
    scopes: BTreeSet<String>,
    /// For how many days it is good, 1 to 366.
    #[schema(minimum = 1, maximum = 366)]
    days: i64,
}

/// Makes a token. Only who has signed in makes one: a program with a token makes no tokens.
#[utoipa::path(
    post,
    path = "/account/tokens",
    tag = "account",
    operation_id = "makeToken",
    request_body = TokenWanted,
    responses((status = 201, description = "The token, once.", body = TokenState))
)]
pub(super) async fn make_token(
    State(state): State<WebState>,
    asker: Asker,
    client: Client,
    reader: Reader,
    body: Json<TokenWanted>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let own = asker.signed_in()?;
    let TokenWanted { name, scopes, days } = body.value;
    let scope = |name: &String| {
        let unknown = || {
            let saying = Saying::of("api-scope").words("name", &name.escape_debug());
            Problem::new(Kind::Unprocessable).saying(saying)
        };
        Scope::from_name(name).ok_or_else(unknown)
    };
    let scopes = scopes.iter().map(scope).collect::<Result<BTreeSet<_>, _>>()?;
    let secret = Secret::new()?;
    let token = NewToken { person: own.person, name, scopes, hash: secret.hash(), days };
    let token = state.register().make_token(&token, &client.origin(), &state.now()).await?;
    let token = TokenState { token: Some(secret.token()), ..TokenState::from(token) };
    Ok(unkept(json(StatusCode::CREATED, &token)?))
}

/// Revokes one of one's own tokens. A program with a token revokes that one alone.
#[utoipa::path(
    delete,
    path = "/account/tokens/{token}",
    tag = "account",
    operation_id = "revokeToken",
    params(("token" = String, Path, description = "Id of the token.")),
    responses((status = 204, description = "Revoked."))
)]
pub(super) async fn revoke_token(
    State(state): State<WebState>,
    Path(token): Path<String>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let person = asker.own()?;
    let token: String = id("token", token)?;
    if let Way::Token { id } = asker.way()
        && *id != token
    {
        return Err(Problem::new(Kind::NotAllowed).member("deed", "revoke-token"));
    }
    let by = &asker.person.name;
    if !state.register().revoke_token(&person, &token, by, &state.now()).await? {
        return Err(Problem::missing("token", token));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// One's own sessions that last.
#[utoipa::path(
    get,
    path = "/account/sessions",
    tag = "account",
    operation_id = "sessions",
    responses((status = 200, description = "The latest first.", body = Vec<SessionState>))
)]
pub(super) async fn sessions(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let own = view.asker.signed_in()?;
    let current = own.secret.hash();
    let sessions = view.register.sessions(&own.person, &view.state.now()).await?;
    let shown = sessions.into_iter().map(|one| SessionState::of(one, &current));
    json(StatusCode::OK, &shown.collect::<Vec<_>>())
}

/// Ends all of one's own sessions but the one that asks.
#[utoipa::path(
    delete,
    path = "/account/sessions",
    tag = "account",
    operation_id = "endSessions",
    responses((status = 204, description = "Ended."))
)]
pub(super) async fn end_sessions(
    State(state): State<WebState>,
    asker: Asker,
    client: Client,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let own = asker.signed_in()?;
    let (address, keep) = (client.origin().address, own.secret.hash());
    let entry = ended(&own, &address);
    state.register().end_sessions(&own.person, Some(&keep), &entry, &state.now()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Ends one of one's own sessions.
#[utoipa::path(
    delete,
    path = "/account/sessions/{session}",
    tag = "account",
    operation_id = "endSession",
    params(("session" = String, Path, description = "Id of the session.")),
    responses((status = 204, description = "Ended."))
)]
pub(super) async fn end_session(
    State(state): State<WebState>,
    Path(session): Path<String>,
    asker: Asker,
    client: Client,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let own = asker.signed_in()?;
    let session: String = id("session", session)?;
    let address = client.origin().address;
    let entry = ended(&own, &address);
    if !state.register().end_session(&own.person, &session, &entry, &state.now()).await? {
        return Err(Problem::missing("session", session));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn ended<'a>(own: &'a Own, address: &'a str) -> NewAccess<'a> {
    NewAccess {
        kind: AccessKind::SessionsEnded,
        person: Some(&own.person),
        actor: &own.name,
        address,
        detail: "",
    }
}

/// A password to be changed.
#[derive(Deserialize, ToSchema)]
pub(super) struct PasswordWanted {
    /// The one that holds.
    old: String,
    /// The one to be.
    new: String,
}

/// Changes one's own password. Every other session of the person ends.
#[utoipa::path(
    put,
    path = "/account/password",
    tag = "account",
    operation_id = "changePassword",
    request_body = PasswordWanted,
    responses((status = 204, description = "Changed."))
)]
pub(super) async fn password(
    State(state): State<WebState>,
    asker: Asker,
    client: Client,
    reader: Reader,
    body: Json<PasswordWanted>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let own = asker.signed_in()?;
    let PasswordWanted { old, new } = body.value;
    match set_password(&state, &client, &own, &old, (&new, &new)).await {
        Ok(Ok(())) => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(Err(message)) => {
            let reason = message.replace('-', "_");
            Err(Problem::new(Kind::Unprocessable).said(message).member("reason", reason))
        }
        Err(PageError::Register(error)) => Err(error.into()),
        Err(PageError::Forbidden) => Err(Problem::new(Kind::NotAllowed)),
        Err(error) => {
            tracing::error!(?error, "a password could not be changed: {error:?}");
            Err(Problem::new(Kind::Internal))
        }
    }
}

/// The calendar of the one who asks.
#[derive(Serialize, ToSchema)]
#[schema(as = Calendar)]
pub(super) struct OwnCalendar {
    /// The address under which programs get it, which is a secret; shown when it is made, and
    /// never again.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// When it was made; absent when there is none.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    made_at: Option<String>,
    /// When it was asked for last, to within five minutes.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    used_at: Option<String>,
}

/// Whether one's own calendar has an address.
#[utoipa::path(
    get,
    path = "/account/calendar",
    tag = "account",
    operation_id = "calendar",
    responses((status = 200, description = "What is known of it.", body = OwnCalendar))
)]
pub(super) async fn calendar(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let person = view.asker.own()?;
    let known = view.register.calendar_address(&person).await?;
    let (made_at, used_at) = known.map(|known| (known.made_at, known.used_at)).unzip();
    json(StatusCode::OK, &OwnCalendar { address: None, made_at, used_at: used_at.flatten() })
}

/// Makes an address under which programs get one's own calendar without signing in; an earlier one
/// is void then. Only who has signed in makes one.
#[utoipa::path(
    post,
    path = "/account/calendar",
    tag = "account",
    operation_id = "makeCalendar",
    responses((status = 201, description = "The address, once.", body = OwnCalendar))
)]
pub(super) async fn make_calendar(
    State(state): State<WebState>,
    asker: Asker,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let own = asker.signed_in()?;
    let (secret, now) = (Secret::new()?, state.now());
    let (hash, from) = (secret.hash(), client.origin());
    state.register().make_calendar_address(&own.person, &hash, &from, &now).await?;
    let address = format!("{}{}", origin(&state, &headers), own_calendar::path(&secret));
    let made = OwnCalendar { address: Some(address), made_at: Some(now), used_at: None };
    Ok(unkept(json(StatusCode::CREATED, &made)?))
}

/// Makes the address of one's own calendar void.
#[utoipa::path(
    delete,
    path = "/account/calendar",
    tag = "account",
    operation_id = "revokeCalendar",
    responses((status = 204, description = "Void."))
)]
pub(super) async fn revoke_calendar(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let own = asker.signed_in()?;
    let now = state.now();
    if !state.register().revoke_calendar_address(&own.person, &own.name, &now).await? {
        return Err(Problem::missing("calendar", own.person));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
