//! Signing in with a password, and signing out.

use actum_identity::password::{self, Verdict};
use actum_identity::secret::Secret;
use actum_register::{
    AccessKind, Account, FailureOf, NewAccess, Origin, RegisterError, Session, SignInWay,
};
use askama::Template;
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::caller::{Caller, Way, session_secret, set_session};
use crate::client::Client;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::link;
use crate::locale::Reader;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInTemplate {
    frame: Frame,
    /// What is the matter with the attempt before.
    alert: Option<Words>,
    /// What was done before.
    notice: Option<Words>,
    /// The address that was given.
    mail: String,
    /// Where to go afterwards.
    next: String,
    /// Whether there are accounts at all.
    accounts: bool,
    /// The provider through which people may sign in: its name, and where that begins.
    provider: Option<(String, String)>,
}

/// `GET /sign-in`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Response {
    let frame = Frame::new(&reader, Section::None);
    let notice = reader.parameter("out").map(|_| frame.t("sign-in-out"));
    let next = own_path(reader.parameter("next").unwrap_or("/"));
    page(&state, reader, StatusCode::OK, (None, notice), String::new(), next)
}

/// `POST /sign-in`
pub(crate) async fn sign_in(
    State(state): State<WebState>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !guard::is_own_page(&headers) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    let next = own_path(form.get("next"));
    if state.accounts().is_none() {
        return Redirect::to("/").into_response();
    }
    let mail = form.get("mail").to_owned();
    let frame = Frame::new(&reader, Section::None);
    match attempt(&state, &client, &headers, &mail, form.exact("password")).await {
        Ok(Attempt::In(secret)) => {
            let mut response = Redirect::to(&next).into_response();
            set_session(&state, &mut response, Some(&secret));
            response
        }
        Ok(Attempt::Wrong) => {
            let alert = (Some(frame.t("sign-in-wrong")), None);
            page(&state, reader, StatusCode::FORBIDDEN, alert, mail, next)
        }
        Ok(Attempt::Wait(seconds)) => {
            let count = u64::try_from(seconds).unwrap_or_default();
            let alert = (Some(frame.count("sign-in-wait", &count)), None);
            let status = StatusCode::TOO_MANY_REQUESTS;
            let mut response = page(&state, reader, status, alert, mail, next);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(count));
            response
        }
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

/// What came of an attempt to sign in.
enum Attempt {
    In(Secret),
    Wrong,
    /// Nothing was tried: so many seconds have to pass first.
    Wait(i64),
}

async fn attempt(
    state: &WebState,
    client: &Client,
    headers: &HeaderMap,
    mail: &str,
    password: &str,
) -> Result<Attempt, PageError> {
    let register = state.register();
    let of = [FailureOf::Name(mail.to_owned()), FailureOf::Address(client.key())];
    // One after another, so that many attempts at once are not all judged by the failures before
    // the first of them.
    let turn = state.hashing().acquire().await?;
    let now = state.now();
    for of in &of {
        let wait = register.sign_in_failures(of, &now).await?.wait;
        if wait > 0 {
            return Ok(Attempt::Wait(wait));
        }
    }
    let account = register.account_by_mail(mail).await?.filter(|account| !account.disabled);
    let kept = match &account {
        Some(account) => register.password_hash(&account.id).await?,
        None => None,
    };
    let typed = password.to_owned();
    let again = password.to_owned();
    let verdict =
        tokio::task::spawn_blocking(move || password::check(&typed, kept.as_deref())).await?;
    let right = account.as_ref().filter(|_| verdict != Verdict::Wrong);
    let Some(account) = right else {
        let entry = NewAccess {
            kind: AccessKind::SignInRefused,
            person: account.as_ref().map(|account| &account.id),
            // What is no name here may be a password that was typed in the wrong place.
            actor: account.as_ref().map_or("", |account| account.name.as_str()),
            address: &client.origin().address,
            detail: SignInWay::Password.name(),
        };
        register.sign_in_failed(&of, &entry, &now).await?;
        return Ok(Attempt::Wrong);
    };
    if verdict == Verdict::RightButWeak {
        let hash = tokio::task::spawn_blocking(move || password::hash(&again)).await?;
        register.rehash_password(&account.id, &hash?).await?;
    }
    drop(turn);
    let of = &of[..1];
    begin(state, account, SignInWay::Password, client.origin(), headers, of).await.map(Attempt::In)
}

/// Begins a session for an account, with an id that nobody could know before.
pub(crate) async fn begin(
    state: &WebState,
    account: &Account,
    way: SignInWay,
    origin: Origin,
    headers: &HeaderMap,
    failures_of: &[FailureOf],
) -> Result<Secret, PageError> {
    let secret = Secret::new()?;
    let now = state.now();
    let session = Session {
        hash: secret.hash(),
        person: account.id.clone(),
        way,
        began_at: now.clone(),
        seen_at: now,
        origin,
    };
    let before = session_secret(state, headers).map(|before| before.hash());
    state.register().begin_session(&session, before.as_deref(), failures_of).await?;
    Ok(secret)
}

/// `POST /sign-out`
pub(crate) async fn sign_out(
    State(state): State<WebState>,
    client: Client,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !guard::is_own_page(&headers) || !caller.sent(form.get(crate::caller::FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    if let Err(error) = end(&state, &client, &caller).await {
        return ErrorPage::new(reader, error.into()).into_response();
    }
    let mut response = Redirect::to("/sign-in?out=1").into_response();
    set_session(&state, &mut response, None);
    // What the browser kept of pages is for nobody who comes after (RFC 9111 leaves it to us).
    let clear = HeaderValue::from_static("\"cache\"");
    response.headers_mut().insert("clear-site-data", clear);
    response
}

async fn end(state: &WebState, client: &Client, caller: &Caller) -> Result<(), RegisterError> {
    let Way::Session { secret, person } = &caller.way else { return Ok(()) };
    let entry = NewAccess {
        kind: AccessKind::SignOut,
        person: Some(person),
        actor: &caller.person.name,
        address: &client.origin().address,
        detail: "",
    };
    state.register().end_session(person, &secret.hash(), &entry, &state.now()).await.map(|_| ())
}

fn page(
    state: &WebState,
    reader: Reader,
    status: StatusCode,
    (alert, notice): (Option<Words>, Option<Words>),
    mail: String,
    next: String,
) -> Response {
    let template = SignInTemplate {
        frame: Frame::new(&reader, Section::None),
        alert,
        notice,
        mail,
        provider: state.accounts().and_then(|accounts| accounts.provider.as_ref()).map(|one| {
            let begins = link::with_query("/sign-in/provider", [("next", next.as_str())]);
            (one.name().to_owned(), begins)
        }),
        next,
        accounts: state.accounts().is_some(),
    };
    respond_as(status, reader, Ok(template))
}

/// A path of this register; the front page for everything else, so that signing in leads nobody to
/// another site.
pub(crate) fn own_path(path: &str) -> String {
    let own = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control)
        && path.parse::<Uri>().is_ok_and(|uri| uri.authority().is_none());
    if own { path.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn signing_in_leads_to_no_other_site() {
        for own in ["/", "/items/a:1?x=1", "/texts/t/reading?lang=ar"] {
            assert_eq!(own_path(own), own);
        }
        for foreign in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/\t/evil.example",
            "evil.example",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign:?}");
        }
    }
}
