//! The signed links of letters: "seen" and "stop these letters", without sign-in.
//!
//! Opening such a link changes nothing: mail servers and virus scanners open every link of a
//! message. It shows a button, and the button sends a POST; so does a mail program that offers to
//! unsubscribe (RFC 8058). The page shows nothing of the register but the number that stands in the
//! link.

use actum_mail::{LinkError, LinkPurpose, SignedLink};
use actum_model::ItemId;
use actum_register::PersonId;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::post::{link_key, seconds};

#[derive(Template)]
#[template(path = "letter_link.html")]
struct LinkTemplate {
    frame: Frame,
    title: Words,
    words: Words,
    /// The words of the button; none where there is nothing to press.
    button: Option<Words>,
    /// Where the item is shown.
    item: Option<String>,
}

/// `GET /m/{link}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(written): Path<String>,
    reader: Reader,
) -> Response {
    match verify(&state, &written).await {
        Ok(Ok(link)) if link.purpose == LinkPurpose::Open => {
            Redirect::to(&link::item(&ItemId::new(link.target))).into_response()
        }
        Ok(Ok(link)) => page(reader, StatusCode::OK, |frame| asked(frame, &link)),
        Ok(Err(error)) => page(reader, status(error), |frame| no_good(frame, error)),
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

/// `POST /m/{link}`
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(written): Path<String>,
    reader: Reader,
) -> Response {
    let link = match verify(&state, &written).await {
        Ok(Ok(link)) => link,
        Ok(Err(error)) => return page(reader, status(error), |frame| no_good(frame, error)),
        Err(error) => return ErrorPage::new(reader, error).into_response(),
    };
    let person = PersonId::new(link.person.clone());
    let (register, now) = (state.register(), state.now());
    let done = match link.purpose {
        LinkPurpose::Open => Ok(()),
        LinkPurpose::Seen => {
            register.see_item(&person, &ItemId::new(link.target.clone()), &now).await
        }
        LinkPurpose::Unsubscribe => register.unsubscribe(&person, &link.target, &now).await,
    };
    match done {
        Ok(()) => page(reader, StatusCode::OK, |frame| acted(frame, &link)),
        Err(error) => ErrorPage::new(reader, error.into()).into_response(),
    }
}

async fn verify(
    state: &WebState,
    written: &str,
) -> Result<Result<SignedLink, LinkError>, PageError> {
    let now = state.now();
    let key = link_key(state.register(), &now).await?;
    Ok(key.verify(written, seconds(&now)))
}

fn status(error: LinkError) -> StatusCode {
    match error {
        LinkError::Invalid => StatusCode::NOT_FOUND,
        LinkError::Expired => StatusCode::GONE,
    }
}

fn page(reader: Reader, status: StatusCode, build: impl FnOnce(Frame) -> LinkTemplate) -> Response {
    let page = build(Frame::new(&reader, Section::None));
    respond_as(status, reader, Ok(page))
}

/// What the button would do.
fn asked(frame: Frame, link: &SignedLink) -> LinkTemplate {
    let (title, words, button) = match link.purpose {
        LinkPurpose::Open | LinkPurpose::Seen => (
            frame.t("mail-link-seen-title"),
            frame.with("mail-link-seen", "item", number(link)),
            frame.t("mail-link-seen-do"),
        ),
        LinkPurpose::Unsubscribe => (
            frame.t("mail-link-stop-title"),
            frame.t(&format!("mail-link-stop-{}", kind(link))),
            frame.t("mail-link-stop-do"),
        ),
    };
    LinkTemplate { title, words, button: Some(button), item: item(link), frame }
}

/// What the button did.
fn acted(frame: Frame, link: &SignedLink) -> LinkTemplate {
    let (title, words) = match link.purpose {
        LinkPurpose::Open | LinkPurpose::Seen => (
            frame.t("mail-link-seen-title"),
            frame.with("mail-link-seen-done", "item", number(link)),
        ),
        LinkPurpose::Unsubscribe => {
            (frame.t("mail-link-stop-title"), frame.t("mail-link-stop-done"))
        }
    };
    LinkTemplate { title, words, button: None, item: item(link), frame }
}

fn no_good(frame: Frame, error: LinkError) -> LinkTemplate {
    let (title, words) = match error {
        LinkError::Invalid => ("mail-link-invalid", "mail-link-invalid-next"),
        LinkError::Expired => ("mail-link-expired", "mail-link-expired-next"),
    };
    let (title, words) = (frame.t(title), frame.t(words));
    LinkTemplate { title, words, button: None, item: None, frame }
}

/// The kind of letters that a link ends, as message ids know it.
fn kind(link: &SignedLink) -> &str {
    if link.target == "reminder" { "reminder" } else { "digest" }
}

fn number(link: &SignedLink) -> String {
    ItemId::new(link.target.clone()).parts().1.to_owned()
}

fn item(link: &SignedLink) -> Option<String> {
    match link.purpose {
        LinkPurpose::Open | LinkPurpose::Seen => {
            Some(link::item(&ItemId::new(link.target.clone())))
        }
        LinkPurpose::Unsubscribe => None,
    }
}
