//! Workflows: by which states items live.

use actum_model::{TextId, WorkflowId};
use actum_register::Deed;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::Json;
use super::described;
use super::parameters::Parameters;
use super::problem::Problem;
use super::view::{View, id, json};
use crate::WebState;
use crate::locale::Reader;

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

/// A workflow chosen.
#[derive(Deserialize, ToSchema)]
pub(super) struct Choice {
    /// Its id.
    workflow: String,
}

/// Lets the items of a text live by another workflow.
#[utoipa::path(
    put,
    path = "/texts/{text}/workflow",
    tag = "workflows",
    operation_id = "chooseWorkflow",
    params(("text" = String, Path, description = "Id of the text.")),
    request_body = Choice,
    responses((status = 200, description = "The workflow.", body = described::Workflow))
)]
pub(super) async fn choose(
    State(state): State<WebState>,
    Path(text): Path<String>,
    asker: Asker,
    reader: Reader,
    body: Json<Choice>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Configure)?;
    let text: TextId = id("text", text)?;
    let register = state.register();
    if register.editions(&text).await?.is_empty() {
        return Err(Problem::missing("text", text));
    }
    let (name, now) = (&asker.person.name, state.now());
    register.record_workflows(&state.packs().workflows, name, &now).await?;
    let workflow = WorkflowId::new(body.value.workflow);
    register.choose_workflow(&text, &workflow, name, &now).await?;
    json(StatusCode::OK, &register.workflow_of(&text).await?)
}
