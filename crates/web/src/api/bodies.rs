//! Bodies, and what each has to do with.

use actum_model::{Body, BodyId, Item};
use actum_register::{BodyCount, SheetEntry};
use axum::extract::Path;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use super::view::{View, id};
use super::{cursor, described};

/// A body and how many items name it, overtaken ones left out.
#[derive(Serialize, ToSchema)]
pub(super) struct BodyCounted {
    /// The body.
    #[schema(value_type = described::Body)]
    body: Body,
    /// Items it owns.
    owned: u64,
    /// Items in which it takes part.
    partner: u64,
    /// Items that the text says are reported to it.
    report_to: u64,
    /// Items for which a rule proposes it as the one reported to.
    proposed_report_to: u64,
    /// Further items addressed to a collective it belongs to.
    through_collectives: u64,
}

impl From<BodyCount> for BodyCounted {
    fn from(count: BodyCount) -> Self {
        Self {
            body: count.body,
            owned: count.owned,
            partner: count.partner,
            report_to: count.report_to,
            proposed_report_to: count.proposed_report_to,
            through_collectives: count.through_collectives,
        }
    }
}

/// A stretch of the bodies.
#[derive(Serialize, ToSchema)]
pub(super) struct BodyPage {
    /// Bodies by id, numbers by value.
    bodies: Vec<BodyCounted>,
    /// The cursor to go on with; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// All bodies with how many items name them.
#[utoipa::path(
    get,
    path = "/bodies",
    tag = "bodies",
    operation_id = "bodies",
    params(
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the last answer.")
    ),
    responses((status = 200, description = "Bodies.", body = BodyPage))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    let page = view.page()?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    // Counted from the list of items in memory, all at once.
    let all = view.register.bodies().await?;
    let (bodies, next) = cursor::stretch("bodies", all, |one| one.body.id.as_str(), &page)?;
    view.json(&BodyPage { bodies: bodies.into_iter().map(BodyCounted::from).collect(), next })
}

/// Everything in which one body has a part.
#[derive(Serialize, ToSchema)]
pub(super) struct Sheet {
    /// The body.
    #[schema(value_type = described::Body)]
    body: Body,
    /// The collectives it belongs to, direct or through another collective.
    #[schema(value_type = Vec<described::Body>)]
    collectives: Vec<Body>,
    /// What it must do.
    owned: Vec<Entry>,
    /// In what it takes part.
    partner: Vec<Entry>,
    /// What the texts say is reported to it.
    reported: Vec<Entry>,
    /// What a rule proposes to report to it; always inferred.
    proposed: Vec<Entry>,
}

/// One item on a body's sheet.
#[derive(Serialize, ToSchema)]
#[schema(as = SheetEntry)]
pub(super) struct Entry {
    /// The item.
    #[schema(value_type = described::Item)]
    item: Item,
    /// The collective through which it concerns the body; absent when the body is named itself.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<BodyId>,
    /// How the body takes part.
    #[schema(value_type = Vec<String>)]
    partner_roles: Vec<actum_model::PartnerRole>,
}

impl From<SheetEntry> for Entry {
    fn from(entry: SheetEntry) -> Self {
        Self { item: entry.item, through: entry.through, partner_roles: entry.partner_roles }
    }
}

/// A body with all that it must do, takes part in, and is reported.
#[utoipa::path(
    get,
    path = "/bodies/{body}",
    tag = "bodies",
    operation_id = "body",
    params(("body" = String, Path, description = "Id of the body.")),
    responses((status = 200, description = "The body's sheet.", body = Sheet))
)]
pub(super) async fn show(view: View, Path(body): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let body: BodyId = id("body", body)?;
    let sheet = view.register.body_sheet(&body).await?;
    let sheet = sheet.ok_or_else(|| Problem::missing("body", body))?;
    let entries = |list: Vec<SheetEntry>| list.into_iter().map(Entry::from).collect();
    view.json(&Sheet {
        body: sheet.body,
        collectives: sheet.collectives,
        owned: entries(sheet.owned),
        partner: entries(sheet.partner),
        reported: entries(sheet.reported),
        proposed: entries(sheet.proposed),
    })
}
