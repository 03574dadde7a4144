//! `/set-up/{link}`: whoever has a set-up link chooses a password, once.

use actum_identity::password;
use actum_identity::secret::Secret;
use actum_register::{Account, SignInWay};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use super::sign_in::begin;
use crate::WebState;
use crate::caller::set_session;
use crate::client::Client;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::locale::Reader;

#[derive(Template)]
#[template(path = "set_up.html")]
struct SetUpTemplate {
    frame: Frame,
    alert: Option<Words>,
    account: Account,
}

/// `GET /set-up/{link}`: asking for the page does not use the link up; programs that look at links
/// in mail ask for it too.
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(link): Path<String>,
    reader: Reader,
) -> Response {
    match whose(&state, &link).await {
        Ok((_, account)) => page(reader, StatusCode::OK, None, account),
        Err(error) => failed(reader, error),
    }
}

/// `POST /set-up/{link}`
pub(crate) async fn set_up(
    State(state): State<WebState>,
    Path(link): Path<String>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !guard::is_own_page(&headers) {
        return failed(reader, PageError::Foreign);
    }
    let (secret, account) = match whose(&state, &link).await {
        Ok(found) => found,
        Err(error) => return failed(reader, error),
    };
    let (chosen, again) = (form.exact("password"), form.exact("again"));
    if let Err(message) = judge(chosen, again, &account) {
        return page(reader, StatusCode::UNPROCESSABLE_ENTITY, Some(&message), account);
    }
    let done = async {
        let hash = hash(&state, chosen).await?;
        let origin = client.origin();
        let used = state
            .register()
            .use_setup_link(&secret.hash(), &hash, &origin, &state.now())
            .await?
            .ok_or(PageError::Void)?;
        begin(&state, &used, SignInWay::Link, origin, &headers, &[]).await
    };
    match done.await {
        Ok(secret) => {
            let mut response = Redirect::to("/account").into_response();
            set_session(&state, &mut response, Some(&secret));
            response
        }
        Err(error) => failed(reader, error),
    }
}

async fn whose(state: &WebState, link: &str) -> Result<(Secret, Account), PageError> {
    let secret =
        Secret::read(link).filter(|_| state.accounts().is_some()).ok_or(PageError::Void)?;
    let account = state.register().setup_link(&secret.hash(), &state.now()).await?;
    account.map(|account| (secret, account)).ok_or(PageError::Void)
}

/// The id of the message that says why a password is not taken.
pub(super) fn judge(chosen: &str, again: &str, account: &Account) -> Result<(), String> {
    if chosen != again {
        return Err("password-differs".to_owned());
    }
    let known = [account.name.as_str(), account.mail.as_str()];
    password::judge(chosen, &known).map_err(|refusal| format!("password-{}", refusal.code()))
}

/// Hashes a password when it is one's turn, and not on a thread that others wait for.
pub(super) async fn hash(state: &WebState, chosen: &str) -> Result<String, PageError> {
    let _turn = state.hashing().acquire().await?;
    let chosen = chosen.to_owned();
    Ok(tokio::task::spawn_blocking(move || password::hash(&chosen)).await??)
}

/// The address holds a secret: it is neither logged nor shown.
fn failed(mut reader: Reader, error: PageError) -> Response {
    "/set-up".clone_into(&mut reader.path);
    ErrorPage::new(reader, error).into_response()
}

fn page(reader: Reader, status: StatusCode, alert: Option<&str>, account: Account) -> Response {
    let frame = Frame::new(&reader, Section::None);
    let alert = alert.map(|id| frame.t(id));
    respond_as(status, reader, Ok(SetUpTemplate { frame, alert, account }))
}
