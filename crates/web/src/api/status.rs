//! The register as a whole: numbers, soundness, and how extraction did.

use actum_register::{Deed, FacetValue, ReviewReport};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::described;
use super::items::Counted;
use super::problem::Problem;
use super::view::View;

/// Numbers about the register.
#[derive(Serialize, ToSchema)]
pub(super) struct Statistics {
    /// Texts.
    texts: u64,
    /// Editions.
    editions: u64,
    /// Items, overtaken ones included.
    items: u64,
    /// Items per status, in the order of a life.
    statuses: Vec<Counted>,
    /// Bodies known.
    bodies: u64,
    /// Occasions known.
    occasions: u64,
    /// Events.
    events: u64,
    /// Number of the last event; 0 when there is none.
    last_event: u64,
    /// Time of the last event; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    /// Size of the database in bytes.
    bytes: u64,
}

/// Numbers about the register.
#[utoipa::path(
    get,
    path = "/statistics",
    tag = "register",
    operation_id = "statistics",
    responses((status = 200, description = "Numbers.", body = Statistics))
)]
pub(super) async fn statistics(view: View) -> Result<Response, Problem> {
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let numbers = view.register.statistics().await?;
    let counted = |values: Vec<FacetValue>| values.into_iter().map(Counted::from).collect();
    view.json(&Statistics {
        texts: numbers.texts,
        editions: numbers.editions,
        items: numbers.items,
        statuses: counted(numbers.statuses),
        bodies: numbers.bodies,
        occasions: numbers.occasions,
        events: numbers.events,
        last_event: numbers.last_event,
        as_of: numbers.as_of,
        bytes: numbers.bytes,
    })
}

/// Whether the register is sound.
#[derive(Serialize, ToSchema)]
pub(super) struct Soundness {
    /// Whether nothing is wrong.
    sound: bool,
    /// Events looked at.
    events: u64,
    /// Rows of state compared with what follows from the events.
    rows: u64,
    /// What is wrong, an English sentence each.
    findings: Vec<String>,
}

/// Looks whether the state is what follows from the events. Takes a while on a large register.
#[utoipa::path(
    get,
    path = "/check",
    tag = "register",
    operation_id = "check",
    responses((status = 200, description = "What was found.", body = Soundness))
)]
pub(super) async fn check(view: View) -> Result<Response, Problem> {
    view.require(Deed::ReadRecord)?;
    view.only_present()?;
    view.parameters.end()?;
    let report = view.register.check().await?;
    super::view::json(
        axum::http::StatusCode::OK,
        &Soundness {
            sound: report.is_sound(),
            events: report.events,
            rows: report.rows,
            findings: report.findings,
        },
    )
}

/// How extraction did in one language.
#[derive(Serialize, ToSchema)]
pub(super) struct LanguageReview {
    /// The language.
    #[schema(value_type = described::Language)]
    language: actum_model::Language,
    /// What people who looked at its items said.
    #[schema(value_type = described::ReviewReport)]
    report: ReviewReport,
}

/// Where extraction erred, as far as people have looked: by language and field.
#[utoipa::path(
    get,
    path = "/review",
    tag = "register",
    operation_id = "review",
    responses((status = 200, description = "By language.", body = Vec<LanguageReview>))
)]
pub(super) async fn review(view: View) -> Result<Response, Problem> {
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let report = view.register.review_report().await?;
    let one = |(language, report)| LanguageReview { language, report };
    view.json(&report.into_iter().map(one).collect::<Vec<_>>())
}
