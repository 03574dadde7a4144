//! Workflows: by which states items live.

use actum_model::TextId;
use axum::extract::Path;
use axum::response::Response;

use super::described;
use super::problem::Problem;
use super::view::{View, id};

/// All workflows on record, by id.
#[utoipa::path(
    get,
    path = "/workflows",
    tag = "workflows",
    operation_id = "workflows",
    responses((status = 200, description = "Workflows.", body = Vec<described::Workflow>))
)]
pub(super) async fn list(view: View) -> Result<Response, Problem> {
    view.parameters.end()?;
    view.json(&view.register.workflows().await?)
}

/// The workflow by which the items of a text live.
#[utoipa::path(
    get,
    path = "/texts/{text}/workflow",
    tag = "workflows",
    operation_id = "textWorkflow",
    params(("text" = String, Path, description = "Id of the text.")),
    responses((status = 200, description = "The workflow.", body = described::Workflow))
)]
pub(super) async fn of_text(view: View, Path(text): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let text: TextId = id("text", text)?;
    if view.register.editions(&text).await?.is_empty() {
        return Err(Problem::missing("text", text));
    }
    view.json(&view.register.workflow_of(&text).await?)
}
