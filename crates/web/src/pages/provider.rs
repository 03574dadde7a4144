//! `/sign-in/provider`: signing in through another provider of identities.

use std::sync::Arc;

use actum_identity::provider::{Attempt, Claims, Provider, ProviderError};
use actum_identity::secret::same;
use actum_register::{AccessKind, Account, NewAccess, SignInWay};
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::sign_in::{begin, own_path};
use crate::WebState;
use crate::caller::set_session;
use crate::client::Client;
use crate::error::{ErrorPage, PageError};
use crate::guard;
use crate::locale::Reader;

/// How long a sign-in may take at the provider, in seconds.
const LONGEST: u32 = 600;

/// What the browser remembers while its person is with the provider.
#[derive(Serialize, Deserialize)]
struct Remembered {
    attempt: Attempt,
    next: String,
}

/// `GET /sign-in/provider`: off to the provider.
pub(crate) async fn start(State(state): State<WebState>, reader: Reader) -> Response {
    let next = own_path(reader.parameter("next").unwrap_or("/"));
    let Some(provider) = provider(&state) else { return Redirect::to("/sign-in").into_response() };
    let begun = match provider.begin().await {
        Ok((address, attempt)) => {
            remember(&Remembered { attempt, next }).map(|kept| (address, kept))
        }
        Err(error) => {
            tracing::error!(%error, "nobody can sign in through a provider: {error}");
            Err(PageError::Provider("away"))
        }
    };
    match begun {
        Ok((address, kept)) => {
            let mut response = Redirect::to(address.as_str()).into_response();
            set_cookie(&state, &mut response, &kept, LONGEST);
            response
        }
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

/// `GET /sign-in/provider/back`: back from the provider.
pub(crate) async fn back(
    State(state): State<WebState>,
    client: Client,
    mut reader: Reader,
    headers: HeaderMap,
) -> Response {
    let done = finish(&state, &client, &reader, &headers).await;
    let mut response = match done {
        Ok((secret, next)) => {
            let mut response = Redirect::to(&next).into_response();
            set_session(&state, &mut response, Some(&secret));
            response
        }
        Err(error) => {
            // Code and state are for nobody else to see, and no good to load again.
            reader.query.clear();
            ErrorPage::new(reader, error).into_response()
        }
    };
    // Whatever came of it, it is over.
    set_cookie(&state, &mut response, "", 0);
    response
}

async fn finish(
    state: &WebState,
    client: &Client,
    reader: &Reader,
    headers: &HeaderMap,
) -> Result<(actum_identity::secret::Secret, String), PageError> {
    let provider = provider(state).ok_or(PageError::Provider("away"))?;
    let refused = async |reason: &'static str, account: Option<&Account>, detail: &str| {
        let entry = NewAccess {
            kind: AccessKind::SignInRefused,
            person: account.map(|account| &account.id),
            actor: account.map_or("", |account| account.name.as_str()),
            address: &client.origin().address,
            detail: &format!("provider: {detail}"),
        };
        state.register().log_access(&entry, &state.now()).await?;
        Err(PageError::Provider(reason))
    };
    // An answer nobody here asked for is not logged: anybody could fill the log with them.
    let kept = remembered(state, headers).ok_or(PageError::Provider("state"))?;
    let given = reader.parameter("state").unwrap_or_default();
    let issuer = reader.parameter("iss");
    // RFC 9207: the answer must come from the provider that was asked.
    if !same(given, &kept.attempt.state) || issuer.is_some_and(|one| one != provider.issuer()) {
        return Err(PageError::Provider("state"));
    }
    let Some(code) = reader.parameter("code") else {
        let said: String =
            reader.parameter("error").unwrap_or("no code").chars().take(60).collect();
        return refused("declined", None, &said).await;
    };
    let now = state.now();
    let claims = match provider.finish(&kept.attempt, code, &now).await {
        Ok(claims) => claims,
        Err(error) => {
            tracing::warn!(%error, "a sign-in through a provider failed: {error}");
            let (reason, detail) = match error {
                ProviderError::Unreachable { .. } | ProviderError::Config { .. } => {
                    ("away", "away")
                }
                ProviderError::Code { .. } => ("failed", "code"),
                ProviderError::Token { .. } => ("failed", "token"),
            };
            return refused(reason, None, detail).await;
        }
    };
    match account(state, client, &claims, &now).await? {
        Ok(account) if account.disabled => refused("nobody", Some(&account), "disabled").await,
        Ok(account) => {
            let origin = client.origin();
            let way = SignInWay::Provider;
            let secret = begin(state, &account, way, origin, headers, &[]).await?;
            Ok((secret, kept.next))
        }
        Err(detail) => refused("nobody", None, detail).await,
    }
}

/// Whose account it is: the one tied to the subject, or at the first sign-in the one that was
/// prepared with the address that the provider has verified. Nobody gets an account by signing in.
async fn account(
    state: &WebState,
    client: &Client,
    claims: &Claims,
    now: &str,
) -> Result<Result<Account, &'static str>, PageError> {
    let register = state.register();
    let (issuer, subject) = (claims.issuer.as_str(), claims.subject.as_str());
    if let Some(account) = register.identity(issuer, subject).await? {
        return Ok(Ok(account));
    }
    let Some(mail) = &claims.verified_mail else { return Ok(Err("mail not verified")) };
    let Some(account) = register.account_by_mail(mail).await? else {
        return Ok(Err("no account with this mail"));
    };
    if account.disabled {
        return Ok(Ok(account));
    }
    let linked = register.link_identity(issuer, subject, &account, &client.origin(), now).await?;
    Ok(if linked { Ok(account) } else { Err("account tied to another subject") })
}

fn provider(state: &WebState) -> Option<&Arc<Provider>> {
    state.accounts()?.provider.as_ref()
}

fn remember(kept: &Remembered) -> Result<String, PageError> {
    let json = serde_json::to_vec(kept).map_err(|error| PageError::Identity(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(json))
}

fn remembered(state: &WebState, headers: &HeaderMap) -> Option<Remembered> {
    let kept = URL_SAFE_NO_PAD.decode(guard::cookie(headers, cookie_name(state))?).ok()?;
    let kept: Remembered = serde_json::from_slice(&kept).ok()?;
    Some(Remembered { next: own_path(&kept.next), ..kept })
}

fn cookie_name(state: &WebState) -> &'static str {
    if state.is_https() { "__Host-actum-provider" } else { "actum-provider" }
}

fn set_cookie(state: &WebState, response: &mut Response, value: &str, age: u32) {
    let secure = if state.is_https() { "; Secure" } else { "" };
    let name = cookie_name(state);
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
