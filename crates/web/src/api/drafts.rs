//! Drafts under negotiation: read, and one step after the other.

use actum_amend::Act;
use actum_register::{About, Deed, DraftHead};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::Json;
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, id, json};
use crate::WebState;
use crate::drafting::{Drafting, DraftingError, DraftingStep};
use crate::locale::Reader;

/// A draft without its texts.
#[derive(Serialize, ToSchema)]
#[schema(as = Draft)]
pub(super) struct DraftSummary {
    /// Its id: `d1`.
    id: String,
    /// What people call it.
    title: String,
    /// In which language it is drafted.
    language: String,
    /// The text of the register that it amends.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// Whether drafting is over.
    closed: bool,
    /// Who proposes, in the order in which the proposals came.
    proposals: Vec<String>,
    /// How many steps were taken.
    steps: u32,
    /// When something was last done to it.
    changed_at: String,
    /// By whom.
    changed_by: String,
}

impl From<&DraftHead> for DraftSummary {
    fn from(head: &DraftHead) -> Self {
        Self {
            id: head.id.clone(),
            title: head.title.clone(),
            language: head.language.code().to_owned(),
            text: head.text.as_ref().map(ToString::to_string),
            closed: head.closed,
            proposals: head.proposals.iter().map(|one| one.name.clone()).collect(),
            steps: head.steps,
            changed_at: head.changed_at.clone(),
            changed_by: head.changed_by.clone(),
        }
    }
}

/// A draft whole; its parts are described in `docs/formats/amend.md`.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeDraft {
    /// The draft without its texts.
    summary: DraftSummary,
    /// Base, proposals and steps.
    #[schema(value_type = Object)]
    draft: serde_json::Value,
    /// The clauses as they are now, each stretch of words with its source.
    #[schema(value_type = Vec<Object>)]
    text: serde_json::Value,
    /// Why the text is not final.
    #[schema(value_type = Vec<Object>)]
    open: serde_json::Value,
    /// How far the parties agree, clause by clause.
    #[schema(value_type = Vec<Object>)]
    consensus: serde_json::Value,
    /// How each change stands to the text as it is.
    #[schema(value_type = Vec<Object>)]
    changes: serde_json::Value,
}

/// A step to be taken.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewStep {
    /// Why.
    #[serde(default)]
    reason: Option<String>,
    /// The symbol of the document in which it was discussed.
    #[serde(default)]
    document: Option<String>,
    /// `adopt`, `leave`, `bracket`, `reopen` with `changes`; `turn_off`, `turn_on` with `proposal`
    /// (from 0); `edit` with `clause`, `before`, `after`; `add` with `after`, `number`, `text`;
    /// `strike` with `clause`; `position` with `clause`, `wording`, `party`, `stand`; `take_back` with
    /// `step` (from 0).
    #[serde(flatten)]
    #[schema(value_type = Object)]
    act: serde_json::Map<String, serde_json::Value>,
}

/// All drafts.
#[utoipa::path(
    get,
    path = "/drafts",
    tag = "drafts",
    operation_id = "drafts",
    responses((status = 200, description = "In the order in which they were opened.", body = Vec<DraftSummary>))
)]
pub(super) async fn list(view: View) -> Result<Response, Problem> {
    view.parameters.end()?;
    let heads = view.register.drafts().await?;
    view.json(&heads.iter().map(DraftSummary::from).collect::<Vec<_>>())
}

/// One draft whole.
#[utoipa::path(
    get,
    path = "/drafts/{draft}",
    tag = "drafts",
    operation_id = "draft",
    params(("draft" = String, Path, description = "Id of the draft.")),
    responses((status = 200, description = "The draft.", body = WholeDraft))
)]
pub(super) async fn show(view: View, Path(draft): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let draft: String = id("draft", draft)?;
    let open = Drafting::read(&view.register, &draft).await.map_err(problem)?;
    view.json(&whole(&open)?)
}

fn whole(open: &Drafting) -> Result<WholeDraft, Problem> {
    let value = |value: serde_json::Result<serde_json::Value>| {
        value.map_err(|error| {
            tracing::error!(%error, "a draft cannot be written as JSON: {error}");
            Problem::new(Kind::Internal)
        })
    };
    let draft = &open.draft;
    let consensus = draft.consensus().into_iter();
    let consensus: Vec<_> = consensus
        .map(|(clause, agreed)| serde_json::json!({"clause": clause, "consensus": agreed}))
        .collect();
    let changes = draft.changes().into_iter();
    let changes: Vec<_> = changes
        .map(|(change, standing)| serde_json::json!({"id": change.id, "standing": standing}))
        .collect();
    Ok(WholeDraft {
        summary: DraftSummary::from(&open.head),
        draft: value(serde_json::to_value(draft))?,
        text: value(serde_json::to_value(draft.text()))?,
        open: value(serde_json::to_value(draft.open()))?,
        consensus: consensus.into(),
        changes: changes.into(),
    })
}

/// Takes a step. Where others were quicker it is taken on the draft as it is then, unless it is about
/// the same words.
#[utoipa::path(
    post,
    path = "/drafts/{draft}/steps",
    tag = "drafts",
    operation_id = "takeDraftStep",
    params(("draft" = String, Path, description = "Id of the draft.")),
    request_body = NewStep,
    responses((status = 200, description = "The draft as it is then.", body = WholeDraft))
)]
pub(super) async fn take(
    State(state): State<WebState>,
    Path(draft): Path<String>,
    asker: Asker,
    reader: Reader,
    body: Json<NewStep>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    if state.is_read_only() {
        return Err(Problem::new(Kind::ReadOnly));
    }
    let NewStep { reason, document, act } = body.value;
    let party = match act.get("act").and_then(|act| act.as_str()) {
        Some("position") => act.get("party").and_then(|party| party.as_str()),
        _ => None,
    };
    let (deed, about) = match party {
        Some(party) => (Deed::TakePosition, About::Item([party.into()].into())),
        None => (Deed::Draft, About::Register),
    };
    if !actum_register::may(&asker.person, deed, &about) {
        return Err(Problem::new(Kind::NotAllowed).member("deed", deed.name()));
    }
    let act: Act = serde_json::from_value(act.into()).map_err(|error| {
        tracing::debug!(%error, "a step cannot be understood: {error}");
        Problem::new(Kind::Unprocessable).said("api-draft-step")
    })?;
    let draft: String = id("draft", draft)?;
    let step = DraftingStep { act, reason, document };
    let at = state.now();
    let taken = Drafting::take(state.register(), (&asker.person, &at), &draft, step).await;
    json(StatusCode::OK, &whole(&taken.map_err(problem)?)?)
}

fn problem(error: DraftingError) -> Problem {
    match error {
        DraftingError::Missing(draft) => Problem::missing("draft", draft),
        DraftingError::Register(error) => error.into(),
        DraftingError::Busy { .. } => Problem::new(Kind::Busy).saying(error.saying()).after(1),
        DraftingError::Refused { ref by, ref at, .. } => Problem::new(Kind::Refused)
            .member("changed_by", by.as_str())
            .member("changed_at", at.as_str())
            .saying(error.saying()),
        DraftingError::Unreadable { .. } => {
            tracing::error!(%error, "{error}");
            Problem::new(Kind::Internal)
        }
    }
}
