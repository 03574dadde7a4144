//! Workflows: by which states items live.

use actum_model::{TextId, WorkflowId};
use actum_register::Deed;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::{Json, digest};
use super::changes::{Making, made, marked};
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
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body = Choice,
    responses((status = 200, description = "The workflow.", body = described::Workflow))
)]
pub(super) async fn choose(
    State(state): State<WebState>,
    Path(text): Path<String>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<Choice>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Configure)?;
    let text: TextId = id("text", text)?;
    let register = state.register();
    if register.editions(&text).await?.is_empty() {
        return Err(Problem::missing("text", text));
    }
    let making = Making::read(&state, asker, &headers)?;
    let stamp = (making.person.name.as_str(), making.now.as_str());
    register.record_workflows(&state.packs().workflows, stamp.0, stamp.1).await?;
    let workflow = WorkflowId::new(body.value.workflow);
    let asked = digest(["PUT workflow", text.as_str(), &body.digest].join("\n").as_bytes());
    let once = making.once(&asked);
    let chosen = register.choose_workflow_once(&text, &workflow, stamp, once.as_ref()).await?;
    let ((), before) = made(chosen)?;
    Ok(marked(json(StatusCode::OK, &register.workflow_of(&text).await?)?, before))
}
