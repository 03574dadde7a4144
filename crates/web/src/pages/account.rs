//! "My account": the password, the sessions, the tokens of one's programs.

use std::collections::BTreeSet;

use actum_identity::password::{self, Verdict};
use actum_identity::secret::Secret;
use actum_register::{
    AccessKind, Account, NewAccess, NewToken, PersonId, RegisterError, Scope, Session, Token,
};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};

use super::own_calendar;
use super::people::{PositionShown, origin as server, positions};
use super::set_up::{hash, judge};
use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, Way};
use crate::client::Client;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::locale::Reader;

/// For how many days a token is good when nothing else is asked for.
const USUAL_DAYS: i64 = 90;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountTemplate {
    frame: Frame,
    alert: Option<Words>,
    notice: Option<Words>,
    account: Account,
    positions: Vec<PositionShown>,
    sessions: Vec<SessionShown>,
    tokens: Vec<TokenShown>,
    /// A token that was just made: it is shown this once.
    fresh: Option<String>,
    /// The address of a calendar that was just made: it is shown this once.
    fresh_calendar: Option<String>,
    /// When the address of the calendar was made, and asked for last.
    calendar: Option<(String, Option<String>)>,
    has_password: bool,
    scopes: Vec<(Scope, Words)>,
    usual_days: i64,
}

/// A session, as its owner sees it.
struct SessionShown {
    hash: String,
    way: Words,
    began: String,
    seen: String,
    address: String,
    agent: String,
    current: bool,
}

/// A token, as its owner or an administrator sees it.
pub(super) struct TokenShown {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) scopes: String,
    pub(super) until: String,
    pub(super) used: Option<String>,
    pub(super) revoked: bool,
    pub(super) good: bool,
}

/// The one whose account it is, and the session that shows it.
pub(crate) struct Own {
    pub(crate) secret: Secret,
    pub(crate) person: PersonId,
    pub(crate) name: String,
}

impl Own {
    /// Only who signed in has an account page: a program with a token makes no tokens.
    pub(crate) fn of(caller: &Caller) -> Option<Self> {
        let Way::Session { secret, person } = &caller.way else { return None };
        let (secret, person) = (secret.clone(), person.clone());
        Some(Self { secret, person, name: caller.person.name.clone() })
    }
}

/// What is said at the head of the page.
#[derive(Default)]
struct Said {
    status: StatusCode,
    alert: Option<String>,
    notice: Option<&'static str>,
    fresh: Option<String>,
    fresh_calendar: Option<String>,
}

/// `GET /account`
pub(crate) async fn show(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    let reader = Reader { caller: Some(caller.clone()), ..reader };
    match Own::of(&caller) {
        Some(own) => page(&state, reader, &own, Said::default()).await,
        None => no_account(&state, reader),
    }
}

/// Where there are no accounts there is nothing to show; who has none signs in first.
fn no_account(state: &WebState, reader: Reader) -> Response {
    match state.accounts() {
        Some(_) => Redirect::to("/sign-in?next=%2Faccount").into_response(),
        None => ErrorPage::new(reader, PageError::Forbidden).into_response(),
    }
}

/// `POST /account`
pub(crate) async fn change(
    State(state): State<WebState>,
    client: Client,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let reader = Reader { caller: Some(caller.clone()), ..reader };
    let Some(own) = Own::of(&caller) else { return no_account(&state, reader) };
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    match done(&state, &client, &own, &headers, &form).await {
        Ok(said) => page(&state, reader, &own, said).await,
        Err(PageError::Register(RegisterError::PeopleRefused(refusal))) => {
            let alert = Some(format!("people-refused-{}", refusal.code()));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&state, reader, &own, Said { status, alert, ..Said::default() }).await
        }
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn done(
    state: &WebState,
    client: &Client,
    own: &Own,
    headers: &HeaderMap,
    form: &Form,
) -> Result<Said, PageError> {
    let (register, now, origin) = (state.register(), state.now(), client.origin());
    let own_hash = own.secret.hash();
    let entry = |kind, detail| NewAccess {
        kind,
        person: Some(&own.person),
        actor: &own.name,
        address: &origin.address,
        detail,
    };
    let said = |notice| Ok(Said { notice: Some(notice), ..Said::default() });
    match form.get("do") {
        "password" => change_password(state, client, own, form).await,
        "end-session" => {
            let ended = entry(AccessKind::SessionsEnded, "");
            let hash = form.get("session");
            register.end_session(&own.person, hash, &ended, &now).await?;
            said("account-session-ended")
        }
        "end-others" => {
            let ended = entry(AccessKind::SessionsEnded, "");
            register.end_sessions(&own.person, Some(&own_hash), &ended, &now).await?;
            said("account-session-ended")
        }
        "make-token" => {
            let secret = Secret::new()?;
            let scopes: BTreeSet<Scope> = form.all("scope").filter_map(Scope::from_name).collect();
            let token = NewToken {
                person: own.person.clone(),
                name: form.get("name").to_owned(),
                scopes,
                hash: secret.hash(),
                days: form.get("days").parse().unwrap_or_default(),
            };
            register.make_token(&token, &origin, &now).await?;
            Ok(Said { fresh: Some(secret.token()), ..Said::default() })
        }
        "revoke-token" => {
            register.revoke_token(&own.person, form.get("token"), &own.name, &now).await?;
            said("account-token-revoked")
        }
        "make-calendar" => {
            let secret = Secret::new()?;
            let hash = secret.hash();
            register.make_calendar_address(&own.person, &hash, &origin, &now).await?;
            let address = format!("{}{}", server(state, headers), own_calendar::path(&secret));
            Ok(Said { fresh_calendar: Some(address), ..Said::default() })
        }
        "revoke-calendar" => {
            register.revoke_calendar_address(&own.person, &own.name, &now).await?;
            said("account-calendar-revoked")
        }
        _ => Ok(Said {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            alert: Some("form-broken".to_owned()),
            ..Said::default()
        }),
    }
}

async fn change_password(
    state: &WebState,
    client: &Client,
    own: &Own,
    form: &Form,
) -> Result<Said, PageError> {
    let chosen = (form.exact("password"), form.exact("again"));
    Ok(match set_password(state, client, own, form.exact("old"), chosen).await? {
        Ok(()) => Said { notice: Some("account-password-changed"), ..Said::default() },
        Err(alert) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Said { status, alert: Some(alert), ..Said::default() }
        }
    })
}

/// Sets another password for the one who knows the old one, or gives the id of the message that
/// says why not.
pub(crate) async fn set_password(
    state: &WebState,
    client: &Client,
    own: &Own,
    old: &str,
    (chosen, again): (&str, &str),
) -> Result<Result<(), String>, PageError> {
    let register = state.register();
    let Some(account) = register.account(&own.person).await? else {
        return Err(PageError::Forbidden);
    };
    let of = [actum_register::FailureOf::Name(account.mail.clone())];
    if register.sign_in_failures(&of[0], &state.now()).await?.wait > 0 {
        return Ok(Err("account-wait".to_owned()));
    }
    let kept = register.password_hash(&own.person).await?;
    let typed = old.to_owned();
    let verdict = {
        let _turn = state.hashing().acquire().await?;
        tokio::task::spawn_blocking(move || password::check(&typed, kept.as_deref())).await?
    };
    if verdict == Verdict::Wrong {
        // A session that somebody left open is no way to try passwords.
        let entry = NewAccess {
            kind: AccessKind::SignInRefused,
            person: Some(&own.person),
            actor: &own.name,
            address: &client.origin().address,
            detail: "password",
        };
        register.sign_in_failed(&of, &entry, &state.now()).await?;
        return Ok(Err("account-old-wrong".to_owned()));
    }
    if let Err(message) = judge(chosen, again, &account) {
        return Ok(Err(message));
    }
    let hash = hash(state, chosen).await?;
    let keep = own.secret.hash();
    let origin = client.origin();
    register.set_password(&account, &hash, Some(&keep), &origin, &state.now()).await?;
    Ok(Ok(()))
}

async fn page(state: &WebState, reader: Reader, own: &Own, said: Said) -> Response {
    let status = said.status;
    let shows_secret = said.fresh.is_some() || said.fresh_calendar.is_some();
    let page = build(state, &reader, own, said).await;
    let mut response = respond_as(status, reader, page);
    if shows_secret {
        let no_store = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, no_store);
    }
    response
}

async fn build(
    state: &WebState,
    reader: &Reader,
    own: &Own,
    said: Said,
) -> Result<AccountTemplate, PageError> {
    let (register, now) = (state.register(), state.now());
    let frame = Frame::new(reader, Section::None);
    let account = register.account(&own.person).await?.ok_or(PageError::Forbidden)?;
    let current = own.secret.hash();
    let sessions = register.sessions(&own.person, &now).await?;
    let sessions =
        sessions.into_iter().map(|session| session_shown(session, &current, &frame)).collect();
    let tokens = register.tokens(&own.person).await?;
    let calendar = register
        .calendar_address(&own.person)
        .await?
        .map(|known| (frame.moment(&known.made_at), known.used_at.map(|used| frame.moment(&used))));
    Ok(AccountTemplate {
        alert: said.alert.map(|id| frame.t(&id)),
        notice: said.notice.map(|id| frame.t(id)),
        positions: positions(&account, &now, state, &frame),
        sessions,
        tokens: tokens_shown(tokens, &now, &frame),
        fresh: said.fresh,
        fresh_calendar: said.fresh_calendar,
        calendar,
        has_password: register.password_hash(&own.person).await?.is_some(),
        scopes: scopes(&frame),
        usual_days: USUAL_DAYS,
        account,
        frame,
    })
}

fn session_shown(session: Session, current: &str, frame: &Frame) -> SessionShown {
    SessionShown {
        current: session.hash == current,
        way: frame.t(&format!("sign-in-way-{}", session.way.name())),
        began: frame.moment(&session.began_at),
        seen: frame.moment(&session.seen_at),
        address: session.origin.address,
        agent: session.origin.agent,
        hash: session.hash,
    }
}

pub(super) fn scopes(frame: &Frame) -> Vec<(Scope, Words)> {
    Scope::ALL.map(|scope| (scope, frame.t(&format!("scope-{}", scope.name())))).into()
}

pub(super) fn tokens_shown(tokens: Vec<Token>, now: &str, frame: &Frame) -> Vec<TokenShown> {
    let shown = |token: Token| TokenShown {
        good: token.revoked_at.is_none() && token.expires_at.as_str() > now,
        revoked: token.revoked_at.is_some(),
        scopes: token
            .scopes
            .iter()
            .map(|scope| frame.plain(&format!("scope-{}", scope.name())).marked())
            .collect::<Vec<_>>()
            .join(" · "),
        until: frame.moment(&token.expires_at),
        used: token.used_at.map(|used| frame.moment(&used)),
        id: token.id,
        name: token.name,
    };
    tokens.into_iter().map(shown).collect()
}
