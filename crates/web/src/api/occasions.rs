//! Occasions, and what is due at each.

use actum_model::{DueKind, DueRelation, ItemId, Occasion};
use actum_register::{OccasionDue, OccasionSheet};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use super::view::View;
use super::{cursor, described};

/// An occasion and what is due at it.
#[derive(Serialize, ToSchema)]
pub(super) struct OccasionEntry {
    /// The occasion.
    #[schema(value_type = described::Occasion)]
    occasion: Occasion,
    /// What is due at it, in the order of the texts.
    due: Vec<DueThere>,
}

/// One due expression that means, or may mean, an occasion.
#[derive(Serialize, ToSchema)]
pub(super) struct DueThere {
    /// The item.
    #[schema(value_type = String)]
    item: ItemId,
    /// What kind of time it is.
    #[schema(value_type = String)]
    kind: DueKind,
    /// How the act stands to it.
    #[schema(value_type = String)]
    relation: DueRelation,
    /// As written.
    written: String,
    /// The rule that gave this meaning.
    rule: String,
    /// Place of this meaning among the readings; 0 is the likeliest.
    reading: u32,
}

impl From<OccasionDue> for DueThere {
    fn from(due: OccasionDue) -> Self {
        Self {
            item: due.item,
            kind: due.kind,
            relation: due.relation,
            written: due.written,
            rule: due.rule,
            reading: due.reading,
        }
    }
}

impl From<OccasionSheet> for OccasionEntry {
    fn from(sheet: OccasionSheet) -> Self {
        Self { occasion: sheet.occasion, due: sheet.due.into_iter().map(DueThere::from).collect() }
    }
}

/// A stretch of the occasions.
#[derive(Serialize, ToSchema)]
pub(super) struct OccasionPage {
    /// Occasions in order of time.
    occasions: Vec<OccasionEntry>,
    /// The cursor to go on with; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// All occasions in order of time, with what is due at each.
#[utoipa::path(
    get,
    path = "/occasions",
    tag = "occasions",
    operation_id = "occasions",
    params(
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the last answer.")
    ),
    responses((status = 200, description = "Occasions.", body = OccasionPage))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    let limit = view.parameters.number("limit", 1, 500)?.unwrap_or(100);
    let cursor = view.parameters.one("cursor")?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let all = view.register.occasions().await?;
    let (occasions, next) = cursor::stretch(
        "occasions",
        all,
        |one| one.occasion.id.as_str(),
        cursor.as_deref(),
        limit,
    )?;
    view.json(&OccasionPage {
        occasions: occasions.into_iter().map(OccasionEntry::from).collect(),
        next,
    })
}
