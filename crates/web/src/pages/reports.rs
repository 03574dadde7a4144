//! Reports to download.

pub(crate) mod issue;

use actum_model::{ActionPlan, BodyId, PartialDate, TextId};
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
    /// Forms that a report with choices is written in.
    formats: Vec<Format>,
    /// Occasions at which something is due: id and name.
    occasions: Vec<(String, String)>,
    /// One sheet for each body that owns something.
    bodies: Vec<BodyReport>,
    /// Whether the one who asks may issue reports.
    may_issue: bool,
    /// What was issued last.
    issued: Vec<issue::Issued>,
}

/// A file to download.
struct Download {
    format: Format,
    href: String,
}

/// The files of one body.
struct BodyReport {
    id: String,
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
            id: count.body.id.to_string(),
            name: shower.body_name(&count.body.id).0,
            owned: count.owned,
            files: files(Some(count.body.id.as_str())),
        })
        .collect();
    bodies.sort_by(|left, right| (right.owned, &left.name).cmp(&(left.owned, &right.name)));
    let formats = Format::there().filter(|format| *format != Format::Ics).collect();
    let sheets = state.register().occasions().await?;
    let occasions = sheets
        .into_iter()
        .filter(|sheet| !sheet.due.is_empty())
        .map(|sheet| {
            let name = sheet.occasion.display_name(frame.language()).to_owned();
            (sheet.occasion.id.to_string(), name)
        })
        .collect();
    let may_issue = frame.caller().is_some_and(issue::issues) && !state.is_read_only();
    let issued = issue::latest(state, &frame).await?;
    Ok(ReportsTemplate {
        items,
        whole: files(None),
        formats,
        occasions,
        bodies,
        may_issue,
        issued,
        frame,
    })
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
        && state.register().body(body).await?.is_none()
    {
        return Err(PageError::Missing { kind: "body", id: body.to_string() });
    }
    let query = PlanQuery {
        text: reader.parameter("text").map(TextId::from),
        body,
        language: reader.language(),
    };
    let occasion = match reader.parameter("occasion") {
        Some(wanted) => {
            let known = state.register().occasion_list().await?;
            let found = known.into_iter().find(|one| one.id.as_str() == wanted);
            let none = || PageError::Missing { kind: "report", id: wanted.to_owned() };
            Some(found.ok_or_else(none)?)
        }
        None => None,
    };
    let plan_at = async |day: Option<&str>| -> Result<ActionPlan, PageError> {
        let plan = match day {
            Some(day) => state.register().as_of(day).await?.plan(&query).await?,
            None => state.register().plan(&query).await?,
        };
        Ok(match &occasion {
            Some(occasion) => plan.only_due_at(occasion.clone()),
            None => plan,
        })
    };
    // A day, or the moment of a report that was issued.
    let day = |name: &str| -> Result<Option<&str>, PageError> {
        let Some(day) = reader.parameter(name) else { return Ok(None) };
        let is_day = day.parse::<PartialDate>().is_ok_and(|date| date.day_number().is_some());
        if is_day || (day.contains('T') && state.present_at(day).is_some()) {
            Ok(Some(day))
        } else {
            Err(PageError::Missing { kind: "report", id: day.to_owned() })
        }
    };
    let as_of = day("as-of")?;
    let since = match reader.parameter("since") {
        Some("last") => {
            let occasion = occasion.as_ref().map(|occasion| &occasion.id);
            issue::last_moment(state, query.body.as_ref(), occasion).await?
        }
        _ => day("since")?.map(str::to_owned),
    };
    let mut plan = plan_at(as_of).await?;
    if let Some(since) = since {
        let mut before = plan_at(Some(&since)).await?;
        // The day that was asked for, whenever the last event before it was.
        before.as_of = since;
        plan = download::with_changes(plan, before).await?;
    }
    // A report that was issued tells what was late then, and is the same whenever it is made.
    let moment = as_of.filter(|as_of| as_of.contains('T'));
    let plan = match moment.map_or_else(|| state.present(), |moment| state.present_at(moment)) {
        Some(present) => plan.at(present),
        None => plan,
    };
    match format {
        Format::Ics => download::calendar(plan, headers).await,
        _ => download::action_plan(state.register(), plan, format).await,
    }
}
