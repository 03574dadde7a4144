//! `/templates`: the house templates of Word reports, kept by body.

use actum_model::BodyId;
use actum_register::{About, Deed};
use actum_report::{TEMPLATE_VALUES, Template};
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::basis::Shower;
use crate::caller::Caller;
use crate::download::{self, Format};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::link;
use crate::locale::Reader;
use crate::upload::{self, Upload};

#[derive(askama::Template)]
#[template(path = "templates.html")]
struct TemplatesTemplate {
    frame: Frame,
    alert: Option<(Words, Option<String>)>,
    done: Option<(Words, Option<Words>)>,
    kept: Vec<Kept>,
    /// Bodies to choose among: id and name.
    bodies: Vec<(String, String)>,
    values: Vec<String>,
    may_change: bool,
}

/// A template that is kept.
struct Kept {
    /// The id of the body; empty for all.
    body: String,
    name: Option<String>,
    file_name: String,
    sha256: String,
    by: String,
    at: String,
    href: String,
}

/// What is said at the head of the page.
#[derive(Default)]
struct Said {
    status: StatusCode,
    alert: Option<(&'static str, Option<String>)>,
    done: Option<&'static str>,
    /// Values that the template asks for and nobody knows.
    unknown: Vec<String>,
}

impl Said {
    fn refused(status: StatusCode, message: &'static str, detail: Option<String>) -> Self {
        Self { status, alert: Some((message, detail)), ..Self::default() }
    }
}

fn keeps(caller: &Caller) -> bool {
    caller.may(Deed::Configure, &About::Register)
}

/// `GET /templates`
pub(crate) async fn show(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    if !keeps(&caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    page(&state, reader, Said::default()).await
}

/// `GET /templates/file`: a template as it was kept.
pub(crate) async fn file(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    if !keeps(&caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let body = reader.parameter("body").map(BodyId::from);
    let found = async {
        let kept = state.register().templates().await?.into_iter().find(|one| one.body == body);
        let missing = || PageError::Missing { kind: "report", id: "template".to_owned() };
        let kept = kept.ok_or_else(missing)?;
        let bytes = state.register().template_of(body.as_ref()).await?.ok_or_else(missing)?;
        Ok((kept.file_name, bytes))
    };
    match found.await {
        Ok((name, bytes)) => download::attachment(&name, Format::Docx.media_type(), bytes),
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

/// `POST /templates`
pub(crate) async fn change(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    if !keeps(&caller) || state.is_read_only() {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    if !guard::is_own_page(&headers) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    let form = match upload::read(form).await {
        Ok(form) => form,
        Err(misread) => {
            let said = Said::refused(misread.status, misread.message, misread.field);
            return page(&state, reader, said).await;
        }
    };
    if !form.is_sent_by(&caller) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    match changed(&state, &caller, form).await {
        Ok(said) => page(&state, reader, said).await,
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn changed(state: &WebState, caller: &Caller, form: Upload) -> Result<Said, PageError> {
    let body = Some(form.get("body")).filter(|body| !body.is_empty()).map(BodyId::from);
    if let Some(body) = &body
        && state.body(body).is_none()
    {
        return Err(PageError::Missing { kind: "body", id: body.to_string() });
    }
    if form.get("do") == "remove" {
        let was_there = state.register().remove_template(body.as_ref()).await?;
        let done = was_there.then_some("templates-removed");
        return Ok(Said { done, ..Said::default() });
    }
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let Some((file_name, bytes)) = form.file else {
        return Ok(Said::refused(unprocessable, "workbook-no-file", None));
    };
    let reading = move || Template::read(&bytes).map(|template| (template, bytes));
    let read = tokio::task::spawn_blocking(reading).await.map_err(PageError::Interrupted)?;
    let (template, bytes) = match read {
        Ok(read) => read,
        Err(error) => {
            let detail = Some(error.to_string());
            return Ok(Said::refused(unprocessable, "templates-refused", detail));
        }
    };
    let unknown = template.unknown_names(&TEMPLATE_VALUES);
    let unknown = unknown.into_iter().map(|name| format!("{{{{{name}}}}}")).collect();
    let name = actum_register::file_name(&file_name);
    let (by, now) = (caller.person.name.as_str(), state.now());
    state.register().keep_template(body.as_ref(), (&name, bytes), by, &now).await?;
    Ok(Said { done: Some("templates-kept"), unknown, ..Said::default() })
}

async fn page(state: &WebState, reader: Reader, said: Said) -> Response {
    let status = said.status;
    respond_as(status, reader.clone(), build(state, &reader, said).await)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    said: Said,
) -> Result<TemplatesTemplate, PageError> {
    let frame = Frame::new(reader, Section::None);
    let shower = Shower { state, frame: &frame, language: None };
    let kept = state.register().templates().await?;
    let kept = kept.into_iter().map(|one| {
        let body = one.body.as_ref().map_or("", |body| body.as_str());
        let named = one.body.as_ref().map(|body| ("body", body.as_str()));
        Kept {
            href: link::with_query("/templates/file", named),
            body: body.to_owned(),
            name: one.body.as_ref().map(|body| shower.body_name(body).0),
            file_name: one.file_name,
            sha256: one.sha256,
            by: one.kept_by,
            at: frame.moment(&one.changed_at),
        }
    });
    let kept = kept.collect();
    let counts = state.register().bodies().await?;
    let mut bodies: Vec<(String, String)> = counts
        .iter()
        .map(|count| (count.body.id.to_string(), shower.body_name(&count.body.id).0))
        .collect();
    bodies.sort_by(|one, other| one.1.cmp(&other.1));
    let unknown = (!said.unknown.is_empty())
        .then(|| frame.with("templates-unknown", "names", frame.messages().list(&said.unknown)));
    Ok(TemplatesTemplate {
        alert: said.alert.map(|(message, detail)| (frame.t(message), detail)),
        done: said.done.map(|message| (frame.t(message), unknown)),
        kept,
        bodies,
        values: TEMPLATE_VALUES.iter().map(|name| format!("{{{{{name}}}}}")).collect(),
        may_change: !state.is_read_only(),
        frame,
    })
}
