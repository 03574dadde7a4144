//! Action Plans that were edited in a spreadsheet, brought back by programs.

use std::collections::BTreeSet;

use actum_model::ItemId;
use actum_register::{Deed, Saying, Terms, UnderTerms};
use actum_workbook::{
    CellChange, Comparison, LARGEST_WORKBOOK, Line, Outcome, apply_under, preview,
};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::{digest, media_type, whole};
use super::changes::{Making, marked};
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::refusal;
use super::view::json;
use crate::WebState;
use crate::edited_plan::{self, Unread, compared, unreadable};
use crate::locale::Reader;

/// What a workbook would change, or changed.
#[derive(Serialize, ToSchema)]
pub(super) struct Brought {
    /// Whether it was applied; else nothing was changed.
    applied: bool,
    /// How many items were found on its sheets.
    items: u64,
    /// Changed cells that said what the register said already.
    already: u64,
    /// The changed cells that were understood, by sheet, row and column.
    changes: Vec<Cell>,
    /// What was not understood, and what is to be told.
    remarks: Vec<Told>,
}

/// A changed cell, and what comes of it.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkbookCell)]
pub(super) struct Cell {
    /// The sheet and the cell, as `take` names them.
    place: String,
    /// The sheet.
    sheet: String,
    /// The cell: `C5`.
    cell: String,
    /// The item.
    #[schema(value_type = String)]
    item: ItemId,
    /// The revision of the item that the workbook shows.
    revision: i64,
    /// Name of the column.
    column: String,
    /// What it said when the workbook was written.
    before: String,
    /// What it says.
    after: String,
    /// What the register says now, where that is not what the workbook said.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<String>,
    /// Why, as written in the row.
    reason: String,
    /// How it was understood, where that is to be told.
    told: Vec<String>,
    /// What comes of it.
    outcome: Came,
    /// Who changed the same value after the workbook was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// When, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// The problem that stands in the way.
    #[schema(value_type = Option<super::described::Problem>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<serde_json::Value>,
}

/// What may come of a changed cell.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WorkbookOutcome, rename_all = "snake_case")]
pub(super) enum Came {
    /// It can be applied, or was.
    Fine,
    /// The register says so already.
    Already,
    /// It was not among those to be taken.
    LeftOut,
    /// Somebody else changed the same value meanwhile.
    Conflict,
    /// The register refuses it.
    Refused,
}

/// Something to be said of a cell.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkbookRemark)]
pub(super) struct Told {
    /// The sheet.
    sheet: String,
    /// The cell; empty where the sheet as a whole is meant.
    cell: String,
    /// The item of the row, where there is one.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<ItemId>,
    /// What is written there.
    written: String,
    /// What is the matter, by a name that never changes.
    code: &'static str,
    /// Whether what was written is not brought back; else it is only told.
    refused: bool,
    /// What is the matter, for a person.
    detail: String,
}

/// Brings an edited workbook of the Action Plan back: all cells that can be taken are taken together,
/// or none. A conflict is never overwritten.
#[utoipa::path(
    post,
    path = "/workbooks",
    tag = "reports",
    operation_id = "bringWorkbook",
    params(
        ("preview" = Option<bool>, Query, description = "Only say what would become of it."),
        ("take" = Option<Vec<String>>, Query, description = "Only these cells, by the `place` of a preview; all when left out."),
        ("reason" = Option<String>, Query, description = "Why, where the row gives no reason of its own."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body(
        content = Vec<u8>,
        content_type = "application/octet-stream",
        description = "The workbook; its own media type will do, too."
    ),
    responses((status = 200, description = "What became of it.", body = Brought))
)]
pub(super) async fn bring(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    request: Request,
) -> Result<Response, Problem> {
    let mut parameters = Parameters::of(&reader);
    let looks = parameters.flag("preview")?;
    let take: BTreeSet<String> = parameters.many("take")?.into_iter().collect();
    let reason = parameters.one("reason")?.unwrap_or_default();
    parameters.end()?;
    // What a cell says now is told, so that only readers of the register may ask.
    asker.require(Deed::Read)?;
    let making = Making::read(&state, asker, request.headers())?;
    let kind = media_type(request.headers());
    // Not what a page of another site can send without asking first (CORS: simple requests).
    let simple = ["", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"];
    if simple.contains(&kind.as_str()) {
        return Err(Problem::new(Kind::UnsupportedType)
            .said("api-send-file")
            .member("given", kind));
    }
    let bytes = whole(request.into_body(), LARGEST_WORKBOOK).await?.to_vec();
    let chosen: Vec<&str> = take.iter().map(String::as_str).collect();
    let asked = ["POST workbooks", &digest(&bytes), &reason, &chosen.join("\n")].join("\n");
    let asked = digest(asked.as_bytes());
    let comparison = compared(&state, bytes).await?;
    let (person, at) = (&making.person, making.now.as_str());
    let workflows = &state.packs().workflows;
    let register = state.register();
    if looks {
        register.record_workflows(workflows, &person.name, at).await?;
        let lines = preview(register, &comparison, person, at, &reason).await?;
        return json(StatusCode::OK, &brought(&reader, &comparison, lines, false));
    }
    let is_chosen =
        |change: &CellChange| take.is_empty() || take.contains(&change.place.to_string());
    let terms = Terms { once: making.once(&asked), exact: false };
    let who = (person, at, reason.as_str());
    let (lines, done) =
        apply_under(register, &comparison, who, workflows, &is_chosen, &terms).await?;
    let before = match done {
        UnderTerms::Done(_) => false,
        UnderTerms::DoneBefore(_) => true,
        UnderTerms::OtherRequest => return Err(Problem::new(Kind::KeyReused)),
        UnderTerms::Outdated { item, revision } => {
            return Err(Problem::new(Kind::Outdated)
                .member("item", item.as_str())
                .member("revision", revision));
        }
    };
    Ok(marked(json(StatusCode::OK, &brought(&reader, &comparison, lines, true))?, before))
}

fn brought(reader: &Reader, comparison: &Comparison, lines: Vec<Line>, applied: bool) -> Brought {
    let words =
        |problem: &actum_workbook::Problem| edited_plan::problem(reader.messages, problem).plain();
    let cell = |Line { change, outcome }: Line| {
        let told = change.told.iter().map(words).collect();
        let (outcome, by, at, refusal) = match outcome {
            Outcome::Fine => (Came::Fine, None, None, None),
            Outcome::Already => (Came::Already, None, None, None),
            Outcome::LeftOut => (Came::LeftOut, None, None, None),
            Outcome::Conflict { by, at } => (Came::Conflict, Some(by), Some(at), None),
            Outcome::Refused(refused) => {
                (Came::Refused, None, None, Some(refusal::problem(&refused).as_value(reader)))
            }
        };
        Cell {
            place: change.place.to_string(),
            cell: change.place.address(),
            sheet: change.place.sheet,
            item: change.item,
            revision: change.revision,
            column: change.column,
            before: change.before,
            after: change.after,
            now: change.now,
            reason: change.reason,
            told,
            outcome,
            by,
            at,
            refusal,
        }
    };
    let remarks = comparison.remarks.iter().map(|remark| Told {
        sheet: remark.place.sheet.clone(),
        cell: remark.place.address(),
        item: remark.item.clone(),
        written: remark.written.clone(),
        code: remark.problem.key(),
        refused: remark.problem.is_refusal(),
        detail: words(&remark.problem),
    });
    Brought {
        applied,
        items: comparison.items as u64,
        already: comparison.already as u64,
        remarks: remarks.collect(),
        changes: lines.into_iter().map(cell).collect(),
    }
}

impl From<Unread> for Problem {
    fn from(error: Unread) -> Self {
        match error {
            Unread::Workbook(error) => {
                Problem::new(Kind::BadText).saying(Saying::of(unreadable(&error))).cause(error)
            }
            Unread::Register(error) => error.into(),
            Unread::Interrupted(error) => error.into(),
        }
    }
}
