//! What is done through the short forms of pages on which one decides: is the form ours, who sends
//! it, what becomes of it.

use actum_register::{Change, Changed, Command, Refusal, RegisterError};
use axum::http::{HeaderMap, StatusCode};

use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN};
use crate::form::Form;
use crate::frame::{Frame, Words};
use crate::guard;
use crate::refusal::refusal_words;

/// Why nothing was changed.
#[derive(Debug)]
pub(crate) enum Unchanged {
    /// Something about the form itself; the message that says what.
    Form(&'static str),
    /// The register refused.
    Refused(Box<Refusal>),
    /// The register did not answer.
    Register(RegisterError),
}

impl From<RegisterError> for Unchanged {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::Refused(refusal) => Unchanged::Refused(refusal),
            other => Unchanged::Register(other),
        }
    }
}

impl Unchanged {
    /// The status with which a page says it.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Unchanged::Form("form-broken") => StatusCode::UNPROCESSABLE_ENTITY,
            Unchanged::Form(_) => StatusCode::FORBIDDEN,
            Unchanged::Refused(refusal) => match **refusal {
                Refusal::NotAllowed { .. } => StatusCode::FORBIDDEN,
                _ => StatusCode::CONFLICT,
            },
            Unchanged::Register(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// It in the reader's words, and why.
    pub(crate) fn told(&self, state: &WebState, frame: &Frame) -> (Words, Option<String>) {
        match self {
            Unchanged::Form(message) => (frame.t(message), None),
            Unchanged::Refused(refusal) => match &**refusal {
                Refusal::Conflict { by, at, .. } => {
                    let at = frame.moment(at);
                    let values = [("by", by.as_str().into()), ("at", at.as_str().into())];
                    (Words(frame.messages().text_with("decide-conflict", &values)), None)
                }
                other => {
                    let workflows = &state.packs().workflows;
                    let why = refusal_words(other, frame.messages(), workflows);
                    (frame.t("form-refused"), Some(why))
                }
            },
            Unchanged::Register(_) => (frame.t("error-internal"), None),
        }
    }
}

/// Whether a form may change anything: this register takes changes, and the form comes from one of
/// its pages in this session.
///
/// # Errors
///
/// The message that says why not.
pub(crate) fn check(
    state: &WebState,
    caller: &Caller,
    headers: &HeaderMap,
    form: &Form,
) -> Result<(), Unchanged> {
    if state.is_read_only() {
        Err(Unchanged::Form("form-read-only"))
    } else if !guard::is_own_page(headers) {
        Err(Unchanged::Form("form-foreign"))
    } else if !caller.sent(form.get(FORM_TOKEN)) {
        Err(Unchanged::Form("form-stale"))
    } else {
        Ok(())
    }
}

/// Makes a change as the one who asks, with the reason and on the revision that the form names.
///
/// # Errors
///
/// The register's refusal, or that it did not answer.
pub(crate) async fn act(
    state: &WebState,
    caller: &Caller,
    form: &Form,
    command: Command,
) -> Result<Changed, Unchanged> {
    let at = state.now();
    let person = &caller.person;
    state.register().record_workflows(&state.packs().workflows, &person.name, &at).await?;
    let change = Change {
        command,
        person,
        at: &at,
        reason: form.get("reason").to_owned(),
        revision: form.get("revision").parse().ok(),
    };
    Ok(state.register().change(change).await?)
}

/// By which name the register knows somebody's first page and place in a review: the account, or
/// one for whoever uses a register without sign-in. `None` for who only looks by.
pub(crate) fn desk_of(caller: &Caller) -> Option<String> {
    match &caller.person.id {
        Some(id) => Some(id.as_str().to_owned()),
        None => caller.is_alone().then(|| "-".to_owned()),
    }
}
