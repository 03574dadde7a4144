//! Drafts under negotiation: the list, and how one is begun.

pub(crate) mod act;
pub(crate) mod clause;
pub(crate) mod file;
pub(crate) mod languages;
mod said;
pub(crate) mod show;

use actum_amend::{Draft, Options, Submission};
use actum_model::{Language, TextId};
use actum_register::{About, Deed, DraftHead};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::caller::Caller;
use crate::drafting::{DraftingError, NewDraft};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::intake::{self, Sent};
use crate::locale::Reader;
use crate::upload::{self, Upload};
use crate::vocabulary::Named;
use crate::{guard, link};

/// The address of a draft.
pub(crate) fn address(id: &str) -> String {
    format!("/drafts/{}", link::encode(id))
}

#[derive(Template)]
#[template(path = "drafts.html")]
struct DraftsTemplate {
    frame: Frame,
    alert: Option<(Words, String)>,
    drafts: Vec<Listed>,
    may_draft: bool,
    /// Texts of the register that a draft may amend: id and title.
    texts: Vec<(String, String)>,
    languages: Vec<(&'static str, Words)>,
}

/// A draft in the list.
struct Listed {
    href: String,
    title: String,
    language: Option<Language>,
    closed: bool,
    proposals: u64,
    changed: Words,
}

/// Whether the one who asks may draft here.
pub(super) fn may_draft(state: &WebState, caller: Option<&Caller>) -> bool {
    let may = |caller: &Caller| caller.may(Deed::Draft, &About::Register);
    !state.is_read_only() && caller.is_some_and(may)
}

/// What is said at the head of a page on which something was asked for.
pub(super) struct Alert {
    pub(super) status: StatusCode,
    pub(super) what: Words,
    pub(super) why: String,
}

impl Alert {
    /// A refusal in the reader's words.
    pub(super) fn refused(frame: &Frame, error: &DraftingError) -> Self {
        let status = match error {
            DraftingError::Missing(_) => StatusCode::NOT_FOUND,
            DraftingError::Register(actum_register::RegisterError::PeopleRefused(_)) => {
                StatusCode::FORBIDDEN
            }
            DraftingError::Register(actum_register::RegisterError::Refused(_)) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            DraftingError::Refused { .. } | DraftingError::Busy { .. } => StatusCode::CONFLICT,
            DraftingError::Unreadable { .. } | DraftingError::Register(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let why = error.words(frame.messages());
        Self { status, what: frame.t("draft-refused"), why }
    }

    /// A form that cannot be taken.
    pub(super) fn of(frame: &Frame, status: StatusCode, why: &str) -> Self {
        Self { status, what: frame.t("draft-refused"), why: frame.t(why).plain() }
    }
}

/// `GET /drafts`
pub(crate) async fn list(State(state): State<WebState>, reader: Reader) -> Response {
    page(&state, reader, None).await
}

/// `POST /drafts`: begins a draft from a file, or from a text of the register.
pub(crate) async fn begin(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let form = match sent(&state, &caller, &headers, form).await {
        Ok(form) => form,
        Err(Unsent::Page(error)) => return ErrorPage::new(reader, error).into_response(),
        Err(Unsent::Form(status, message)) => {
            let frame = Frame::new(&reader, Section::Texts);
            let alert = Alert::of(&frame, status, message);
            return page(&state, reader, Some(alert)).await;
        }
    };
    let frame = Frame::new(&reader, Section::Texts);
    let alert = match base(&state, &form).await {
        Ok((language, submission)) => {
            let text = Some(form.get("text")).filter(|text| !text.is_empty()).map(TextId::from);
            let draft = Draft::new(submission.edition, Vec::new(), &Options::default());
            let new = NewDraft { title: form.get("title").to_owned(), language, text, draft };
            let at = state.now();
            match new.open(state.register(), (&caller.person, &at), String::new()).await {
                Ok(head) => return Redirect::to(&address(&head.id)).into_response(),
                Err(error) => Alert::refused(&frame, &error),
            }
        }
        Err(Untaken::Page(error)) => return ErrorPage::new(reader, error).into_response(),
        Err(Untaken::Form(message)) => Alert::of(&frame, StatusCode::UNPROCESSABLE_ENTITY, message),
    };
    page(&state, reader, Some(alert)).await
}

/// Why a form is not looked at.
pub(super) enum Unsent {
    Page(PageError),
    Form(StatusCode, &'static str),
}

/// A form with a file, from a page of this session and from somebody who may draft.
pub(super) async fn sent(
    state: &WebState,
    caller: &Caller,
    headers: &HeaderMap,
    form: Multipart,
) -> Result<Upload, Unsent> {
    if !may_draft(state, Some(caller)) {
        return Err(Unsent::Page(PageError::Forbidden));
    }
    if !guard::is_own_page(headers) {
        return Err(Unsent::Page(PageError::Foreign));
    }
    let form = upload::read(form).await;
    let form = form.map_err(|misread| Unsent::Form(misread.status, misread.message))?;
    if !form.is_sent_by(caller) {
        return Err(Unsent::Page(PageError::Foreign));
    }
    Ok(form)
}

/// Why a text is not taken.
pub(super) enum Untaken {
    Page(PageError),
    /// The message that says why.
    Form(&'static str),
}

/// The text in the file of a form.
pub(super) async fn taken(
    state: &WebState,
    form: &Upload,
    language: Option<Language>,
) -> Result<(Language, Submission), Untaken> {
    let Some((name, bytes)) = &form.file else { return Err(Untaken::Form("draft-no-file")) };
    let sent = Sent { name: name.clone(), bytes: bytes.clone(), language, ..Sent::default() };
    let read = intake::submission(state, sent).await;
    read.map_err(|error| Untaken::Form(error.message()))
}

async fn base(state: &WebState, form: &Upload) -> Result<(Language, Submission), Untaken> {
    let asked = form.get("language").parse::<Language>().ok();
    let text = TextId::from(form.get("text"));
    if form.file.is_some() || text.as_str().is_empty() {
        return taken(state, form, asked).await;
    }
    let found = async {
        let missing = || PageError::Missing { kind: "text", id: text.to_string() };
        let own = state.register().text(&text).await?.ok_or_else(missing)?;
        let wanted = asked.unwrap_or(own.lead_language);
        let editions = state.register().editions(&text).await?;
        let edition = editions.into_iter().rfind(|edition| edition.language == wanted);
        let edition = edition.ok_or_else(missing)?;
        let reading = state.register().reading(&edition.id).await?.ok_or_else(missing)?;
        Ok((wanted, Submission::of_document(&reading.0)))
    };
    found.await.map_err(Untaken::Page)
}

async fn page(state: &WebState, reader: Reader, alert: Option<Alert>) -> Response {
    let status = alert.as_ref().map_or(StatusCode::OK, |alert| alert.status);
    respond_as(status, reader.clone(), build(state, &reader, alert).await)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    alert: Option<Alert>,
) -> Result<DraftsTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let drafts = state.register().drafts().await?;
    let may_draft = may_draft(state, reader.caller.as_ref());
    let texts = if may_draft { state.register().texts().await? } else { Vec::new() };
    let listed = |head: &DraftHead| Listed {
        href: address(&head.id),
        title: head.title.clone(),
        language: Some(head.language),
        closed: head.closed,
        proposals: head.proposals.len() as u64,
        changed: changed(&frame, head),
    };
    Ok(DraftsTemplate {
        alert: alert.map(|alert| (alert.what, alert.why)),
        // What was worked on last is looked for most.
        drafts: {
            let mut all: Vec<&DraftHead> = drafts.iter().collect();
            all.sort_by(|one, other| other.changed_at.cmp(&one.changed_at));
            all.into_iter().map(listed).collect()
        },
        may_draft,
        texts: texts.into_iter().map(|text| (text.id.to_string(), text.title)).collect(),
        languages: Language::ALL
            .map(|language| (language.code(), frame.t(&language.message())))
            .into(),
        frame,
    })
}

/// "Last changed by …, …".
pub(super) fn changed(frame: &Frame, head: &DraftHead) -> Words {
    let at = frame.moment(&head.changed_at);
    let values = [("by", head.changed_by.as_str().into()), ("at", at.as_str().into())];
    frame.with_all("draft-changed", &values)
}
