//! Issuing a report: putting down that it went out, so that the next one can tell what changed.

use actum_model::{BodyId, OccasionId};
use actum_register::{About, Deed, IssuedReport};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::basis::Shower;
use crate::caller::{Caller, FORM_TOKEN};
use crate::download::Format;
use crate::error::{ErrorPage, PageError};
use crate::form::Form;
use crate::frame::Frame;
use crate::guard;
use crate::link;
use crate::locale::Reader;

/// The latest ones are listed.
const LISTED: usize = 20;

/// An issued report as it is listed.
pub(super) struct Issued {
    pub(super) about: String,
    pub(super) at: String,
    pub(super) by: String,
    pub(super) extension: String,
    pub(super) language: &'static str,
    /// The same file again.
    pub(super) href: String,
}

/// Whoever reviews on behalf of the secretariat issues its reports.
pub(super) fn issues(caller: &Caller) -> bool {
    caller.may(Deed::Review, &About::Register)
}

/// `POST /reports`: issues a report and leads to its file.
pub(crate) async fn issue(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !issues(&caller) || state.is_read_only() {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    match put_down(&state, &caller, &reader, &form).await {
        Ok(report) => Redirect::to(&address(&report)).into_response(),
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn put_down(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
    form: &Form,
) -> Result<IssuedReport, PageError> {
    let missing = |id: &str| PageError::Missing { kind: "report", id: id.to_owned() };
    let format = form.given("format").unwrap_or("docx");
    let format = Format::from_extension(format).ok_or_else(|| missing(format))?;
    let body = form.given("body").map(BodyId::from);
    if let Some(body) = &body
        && state.body(body).is_none()
    {
        return Err(PageError::Missing { kind: "body", id: body.to_string() });
    }
    let occasion = form.given("occasion").map(OccasionId::from);
    if let Some(occasion) = &occasion {
        let known = state.register().occasions().await?;
        if known.iter().all(|sheet| sheet.occasion.id != *occasion) {
            return Err(missing(occasion.as_str()));
        }
    }
    let report = IssuedReport {
        body,
        occasion,
        text: None,
        moment: state.now(),
        since: None,
        language: reader.language().code().to_owned(),
        format: format.extension().to_owned(),
        issued_by: caller.person.name.clone(),
    };
    Ok(state.register().issue_report(report).await?)
}

/// The file of an issued report: the same whenever it is asked for.
fn address(report: &IssuedReport) -> String {
    let mut query = vec![("as-of", report.moment.as_str()), ("lang", report.language.as_str())];
    query.extend(report.body.as_ref().map(|body| ("body", body.as_str())));
    query.extend(report.occasion.as_ref().map(|occasion| ("occasion", occasion.as_str())));
    query.extend(report.since.as_deref().map(|since| ("since", since)));
    link::with_query(&format!("/reports/action-plan.{}", report.format), query)
}

/// The reports that were issued last.
pub(super) async fn latest(state: &WebState, frame: &Frame) -> Result<Vec<Issued>, PageError> {
    let reports = state.register().issued_reports().await?;
    let occasions = state.register().occasions().await?;
    let shower = Shower { state, frame, language: None };
    let listed = reports.iter().take(LISTED).map(|report| {
        let body = report.body.as_ref().map(|body| shower.body_name(body).0);
        let occasion = report.occasion.as_ref().map(|id| {
            let known = occasions.iter().find(|sheet| sheet.occasion.id == *id);
            known
                .map_or(id.as_str(), |sheet| sheet.occasion.display_name(frame.language()))
                .to_owned()
        });
        let about: Vec<String> = body.into_iter().chain(occasion).collect();
        let whole = frame.plain("reports-whole").marked();
        let language = report.language.parse::<actum_model::Language>();
        Issued {
            about: if about.is_empty() { whole } else { about.join(" – ") },
            at: frame.moment(&report.moment),
            by: report.issued_by.clone(),
            extension: report.format.clone(),
            language: language.map_or("en", actum_model::Language::code),
            href: address(report),
        }
    });
    Ok(listed.collect())
}

/// The moment of the last report about the same; `None` where none was issued.
pub(super) async fn last_moment(
    state: &WebState,
    body: Option<&BodyId>,
    occasion: Option<&OccasionId>,
) -> Result<Option<String>, PageError> {
    let issued = state.register().issued_reports().await?;
    let about = |one: &&IssuedReport| {
        (one.body.as_ref(), one.occasion.as_ref()) == (body, occasion) && one.text.is_none()
    };
    Ok(issued.iter().find(about).map(|one| one.moment.clone()))
}
