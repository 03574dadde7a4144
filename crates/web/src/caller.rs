//! Who asks: the person behind a request, whatever the way in.
//!
//! Everything but a few open addresses is behind [`require_reader`]: it finds out who asks, refuses
//! forms of foreign pages, and lets nobody in who may not read. Handlers take a [`Caller`] and ask
//! [`Caller::may`], or hand [`Caller::person`] to the register, which decides.

use actum_identity::secret::Secret;
use actum_model::Role;
use actum_register::{
    About, AccessKind, Deed, NewAccess, Origin, Person, PersonId, RegisterError, SESSION_LONGEST,
    may,
};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::api::problem::{Kind, Problem};
use crate::client::Client;
use crate::error::{ErrorPage, PageError};
use crate::guard;
use crate::link;
use crate::locale::Reader;
use crate::state::SignIn;

/// The cookie that remembers the name given where there is no sign-in, so that nobody types it
/// twice.
const NAME_COOKIE: &str = "actum-name";

/// The hidden field of forms by which they show that they come from a page of this session.
pub(crate) const FORM_TOKEN: &str = "form-token";

/// Where the programs' interface lives: it answers in JSON and sends nobody to a page.
const API: &str = "/api/";

/// The person who makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    /// Who acts, with roles and bodies as of now.
    pub(crate) person: Person,
    /// How it is known who it is.
    pub(crate) way: Way,
}

/// How it is known who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// There is no sign-in: whoever reaches the register is its one person.
    Alone,
    /// Signed in, in one browser.
    Session {
        /// What the browser shows.
        secret: Secret,
        /// Who.
        person: PersonId,
    },
    /// A program with a token of the person.
    Token {
        /// Which.
        id: String,
    },
    /// Nobody signed in, and the register is open to readers.
    Anybody,
}

impl Caller {
    /// Whether the one who asks may do `deed`.
    pub(crate) fn may(&self, deed: Deed, about: &About) -> bool {
        may(&self.person, deed, about)
    }

    /// Whether there is no sign-in, so that names are taken at their word.
    pub(crate) fn is_alone(&self) -> bool {
        self.way == Way::Alone
    }

    /// What forms of this session carry; `None` without a session.
    pub(crate) fn form_token(&self) -> Option<String> {
        match &self.way {
            Way::Session { secret, .. } => Some(secret.form_token()),
            Way::Alone | Way::Token { .. } | Way::Anybody => None,
        }
    }

    /// By what the requests of the caller are counted; `None` where they are not.
    fn key(&self) -> Option<String> {
        match &self.way {
            Way::Session { person, .. } => Some(format!("person {person}")),
            Way::Token { id } => Some(format!("token {id}")),
            // Counted by address.
            Way::Anybody | Way::Alone => None,
        }
    }

    /// Whether a form with this token was sent from a page of this session. Without a session
    /// there is nothing to hold it against; where forms come from is looked at all the same.
    pub(crate) fn sent(&self, token: &str) -> bool {
        match &self.way {
            Way::Session { secret, .. } => secret.sent(token),
            Way::Alone | Way::Token { .. } | Way::Anybody => true,
        }
    }

    /// The person, under the name given in a form where there is no sign-in; with sign-in the name
    /// is that of the account, whatever a form says.
    pub(crate) fn person_named(&self, name: &str) -> Person {
        let mut person = self.person.clone();
        if self.is_alone() {
            name.clone_into(&mut person.name);
        }
        person
    }
}

/// What was found out about a request, kept with it.
#[derive(Debug, Clone)]
struct Identified(Option<Caller>);

/// What was found out about a request before; `None` where nobody looked or nobody is known.
pub(crate) fn known(parts: &Parts) -> Option<&Caller> {
    parts.extensions.get::<Identified>().and_then(|identified| identified.0.as_ref())
}

/// Finds out who asks.
async fn identify(state: &WebState, headers: &HeaderMap) -> Result<Option<Caller>, RegisterError> {
    Ok(match state.sign_in() {
        SignIn::Alone { name, may_change } => {
            let name = remembered_name(headers).unwrap_or_else(|| name.clone());
            let person = if *may_change {
                Person::alone(name)
            } else {
                Person::with_role(name, Role::Reader, [])
            };
            Some(Caller { person, way: Way::Alone })
        }
        SignIn::Accounts(accounts) => match with_account(state, headers).await? {
            Credentials::Of(caller) => Some(*caller),
            // A program whose token is no good is told so, even where anybody may read.
            Credentials::NoGood => None,
            Credentials::None => accounts.anybody_may_read.then(|| Caller {
                person: Person::with_role("", Role::Reader, []),
                way: Way::Anybody,
            }),
        },
    })
}

/// What a request shows of who makes it.
enum Credentials {
    /// Somebody.
    Of(Box<Caller>),
    /// A token that is no good.
    NoGood,
    /// Nothing, or a session that ended.
    None,
}

async fn with_account(state: &WebState, headers: &HeaderMap) -> Result<Credentials, RegisterError> {
    let now = state.now();
    if let Some(bearer) = bearer(headers) {
        let Some(secret) = Secret::read(bearer) else { return Ok(Credentials::NoGood) };
        let found = state.register().token(&secret.hash(), &now).await?;
        return Ok(match found {
            Some((token, account)) => Credentials::Of(Box::new(Caller {
                person: account.person_on(&now).limited_to(token.scopes),
                way: Way::Token { id: token.id },
            })),
            None => Credentials::NoGood,
        });
    }
    let Some(secret) = session_secret(state, headers) else { return Ok(Credentials::None) };
    let found = state.register().session(&secret.hash(), &now).await?;
    Ok(match found {
        Some((session, account)) => Credentials::Of(Box::new(Caller {
            person: account.person_on(&now),
            way: Way::Session { secret, person: session.person },
        })),
        None => Credentials::None,
    })
}

/// The token in `Authorization: Bearer …` (RFC 6750, 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The name of the session's cookie. `__Host-` makes browsers refuse it from another host or an
/// unprotected connection (RFC 6265bis, 4.1.3.2).
fn session_cookie(state: &WebState) -> &'static str {
    if state.is_https() { "__Host-actum-session" } else { "actum-session" }
}

/// What the browser shows of its session.
pub(crate) fn session_secret(state: &WebState, headers: &HeaderMap) -> Option<Secret> {
    Secret::read(guard::cookie(headers, session_cookie(state))?)
}

/// Gives the browser its session, or with `None` takes it away.
pub(crate) fn set_session(state: &WebState, response: &mut Response, secret: Option<&Secret>) {
    let secure = if state.is_https() { "; Secure" } else { "" };
    // Lax: a link in a mail opens as whom one is; forms are held against a token besides.
    let (value, age) =
        secret.map_or_else(|| (String::new(), 0), |one| (one.text(), SESSION_LONGEST));
    let name = session_cookie(state);
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(mut cookie) = HeaderValue::from_str(&cookie) {
        cookie.set_sensitive(true);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

impl FromRequestParts<WebState> for Caller {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let found = match parts.extensions.get::<Identified>() {
            Some(identified) => identified.0.clone(),
            None => match identify(state, &parts.headers).await {
                Ok(found) => found,
                Err(error) => {
                    let reader = reader(parts).await;
                    return Err(ErrorPage::new(reader, error.into()).into_response());
                }
            },
        };
        found.ok_or_else(|| sign_in_first(parts))
    }
}

/// Lets in who may read; keeps with the request who it is.
pub(crate) async fn require_reader(
    State(state): State<WebState>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    if state.accounts().is_some() {
        let address = Client::of(&parts, state.client_header()).key();
        if let Err(wait) = state.throttle().address(&address) {
            return too_many(wait);
        }
    }
    let found = match identify(&state, &parts.headers).await {
        Ok(found) => found,
        Err(error) => {
            return ErrorPage::new(reader(&mut parts).await, error.into()).into_response();
        }
    };
    parts.extensions.insert(Identified(found.clone()));
    let Some(caller) = found else { return sign_in_first(&parts) };
    if let Some(Err(wait)) = caller.key().map(|key| state.throttle().caller(&key)) {
        return too_many(wait);
    }
    let changes = !matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && guard::is_foreign(&parts.headers) {
        return refused(&mut parts, PageError::Foreign).await;
    }
    let client = Client::of(&parts, state.client_header()).origin();
    let asked = format!("{} {}", parts.method, parts.uri.path());
    let response = if caller.may(Deed::Read, &About::Register) {
        state.refresh().await;
        next.run(Request::from_parts(parts, body)).await
    } else {
        refused(&mut parts, PageError::Forbidden).await
    };
    if response.status() == StatusCode::FORBIDDEN && !caller.is_alone() {
        log_forbidden(&state, &caller, &client, &asked).await;
    }
    response
}

/// Writes down that somebody asked for what they may not do. The answer does not wait on it to
/// succeed: it was refused either way.
async fn log_forbidden(state: &WebState, caller: &Caller, origin: &Origin, asked: &str) {
    let entry = NewAccess {
        kind: AccessKind::Forbidden,
        person: caller.person.id.as_ref(),
        actor: &caller.person.name,
        address: &origin.address,
        detail: asked,
    };
    if let Err(error) = state.register().log_access(&entry, &state.now()).await {
        tracing::error!(%error, "a refusal could not be logged: {error}");
    }
}

/// Too much was asked in too short a time.
pub(crate) fn too_many(wait: u64) -> Response {
    let words = format!("Too many requests. Wait {wait} seconds, then go on more slowly.\n");
    let retry = HeaderValue::from(wait);
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, retry)], words).into_response()
}

async fn refused(parts: &mut Parts, error: PageError) -> Response {
    if parts.uri.path().starts_with(API) {
        return Problem::new(Kind::NotAllowed).into_response();
    }
    ErrorPage::new(reader(parts).await, error).into_response()
}

async fn reader(parts: &mut Parts) -> Reader {
    let Ok(reader) = Reader::from_request_parts(parts, &()).await;
    reader
}

/// Sends people to the page on which they sign in, and tells programs to bring a token.
fn sign_in_first(parts: &Parts) -> Response {
    if parts.uri.path().starts_with(API) {
        let mut response = Problem::new(Kind::NotSignedIn).into_response();
        let challenge = HeaderValue::from_static("Bearer realm=\"Actum\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        return response;
    }
    let wanted = parts.uri.path_and_query().map_or("/", |wanted| wanted.as_str());
    // After a form that came too late the page of the form is what one wants back.
    Redirect::to(&link::with_query("/sign-in", [("next", wanted)])).into_response()
}

/// Remembers the name that was given where there is no sign-in.
pub(crate) fn remember_name(response: &mut Response, name: &str) {
    let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let cookie =
        format!("{NAME_COOKIE}={name}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The name that was given last where there is no sign-in.
fn remembered_name(headers: &HeaderMap) -> Option<String> {
    let value = guard::cookie(headers, NAME_COOKIE)?;
    let pair = format!("n={value}");
    let (_, name) = form_urlencoded::parse(pair.as_bytes()).next()?;
    Some(name.into_owned()).filter(|name| !name.trim().is_empty())
}
