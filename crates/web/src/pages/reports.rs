//! Reports to download.

use actum_model::{BodyId, TextId};
use actum_register::PlanQuery;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::basis::Shower;
use crate::download::{self, Format};
use crate::error::{ErrorPage, Page, PageError, respond};
use crate::frame::{Frame, Section};
use crate::link;
use crate::locale::Reader;

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsTemplate {
    frame: Frame,
    items: u64,
    whole: Vec<Download>,
    /// One sheet for each body that owns something.
    bodies: Vec<BodyReport>,
}

/// A file to download.
struct Download {
    format: Format,
    href: String,
}

/// The files of one body.
struct BodyReport {
    name: String,
    owned: u64,
    files: Vec<Download>,
}

/// `GET /reports`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<ReportsTemplate, PageError> {
    let frame = Frame::new(reader, Section::Reports);
    let items = state.register().statistics().await?.items;
    let counts = state.register().bodies().await?;
    let shower = Shower { state, frame: &frame, language: None };
    let mut bodies: Vec<BodyReport> = counts
        .iter()
        .filter(|count| count.owned > 0)
        .map(|count| BodyReport {
            name: shower.body_name(&count.body.id).0,
            owned: count.owned,
            files: files(Some(count.body.id.as_str())),
        })
        .collect();
    bodies.sort_by(|left, right| (right.owned, &left.name).cmp(&(left.owned, &right.name)));
    Ok(ReportsTemplate { items, whole: files(None), bodies, frame })
}

fn files(body: Option<&str>) -> Vec<Download> {
    let href = |format: Format| {
        let path = format!("/reports/action-plan.{}", format.extension());
        link::with_query(&path, body.map(|body| ("body", body)))
    };
    Format::there().map(|format| Download { format, href: href(format) }).collect()
}

/// `GET /reports/{file}`
pub(crate) async fn download(
    State(state): State<WebState>,
    Path(file): Path<String>,
    headers: HeaderMap,
    reader: Reader,
) -> Response {
    match write(&state, &reader, &file, &headers).await {
        Ok(response) => response,
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn write(
    state: &WebState,
    reader: &Reader,
    file: &str,
    headers: &HeaderMap,
) -> Result<Response, PageError> {
    let missing = || PageError::Missing { kind: "report", id: file.to_owned() };
    let extension = file.strip_prefix("action-plan.").ok_or_else(missing)?;
    let format = Format::from_extension(extension).ok_or_else(missing)?;
    let body = reader.parameter("body").map(BodyId::from);
    if let Some(body) = &body
        && state.register().body_sheet(body).await?.is_none()
    {
        return Err(PageError::Missing { kind: "body", id: body.to_string() });
    }
    let query = PlanQuery {
        text: reader.parameter("text").map(TextId::from),
        body,
        language: reader.language(),
    };
    let plan = state.register().plan(&query).await?;
    let plan = match state.present() {
        Some(present) => plan.at(present),
        None => plan,
    };
    match format {
        Format::Ics => download::calendar(plan, headers).await,
        _ => download::action_plan(plan, format).await,
    }
}
