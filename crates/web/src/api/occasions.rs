//! Occasions, and what is due at each.

use actum_model::{DueKind, DueRelation, ItemId, Occasion, OccasionId, PartialDate, Period};
use actum_register::{
    DueMove, OccasionChange, OccasionChanged, OccasionCommand, OccasionDue, OccasionSheet,
};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::{Json, digest};
use super::changes::{Making, made, marked};
use super::parameters::Parameters;
use super::problem::Problem;
use super::view::{View, json};
use super::{cursor, described};
use crate::WebState;
use crate::locale::Reader;

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
    let page = view.page()?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let all: Vec<OccasionId> =
        view.register.occasion_list().await?.into_iter().map(|one| one.id).collect();
    let (asked, next) = cursor::stretch("occasions", all, OccasionId::as_str, &page)?;
    let occasions = view.register.occasions_among(&asked).await?;
    view.json(&OccasionPage {
        occasions: occasions.into_iter().map(OccasionEntry::from).collect(),
        next,
    })
}

/// What is to be done with an occasion.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum OccasionWanted {
    /// Puts an occasion in.
    Add {
        /// The occasion.
        #[schema(value_type = described::Occasion)]
        occasion: Box<Occasion>,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Moves it to another time; what is due at it and still to come moves with it.
    Move {
        /// Which.
        occasion: String,
        /// From which day on.
        #[schema(value_type = Option<described::PartialDate>)]
        from: Option<PartialDate>,
        /// Up to which day.
        #[schema(value_type = Option<described::PartialDate>)]
        to: Option<PartialDate>,
        /// Why.
        reason: String,
    },
    /// It does not take place.
    Cancel {
        /// Which.
        occasion: String,
        /// Why.
        reason: String,
    },
}

/// What became of an occasion, and of what is due at it.
#[derive(Serialize, ToSchema)]
pub(super) struct OccasionOutcome {
    /// The occasion.
    #[schema(value_type = String)]
    occasion: OccasionId,
    /// Whether anything was changed.
    changed: bool,
    /// The days that went with it.
    moved: Vec<DayMoved>,
    /// How many days would have gone with it, but are past.
    past: u64,
}

/// A day on which an item is due, that moved.
#[derive(Serialize, ToSchema)]
pub(super) struct DayMoved {
    /// The item.
    #[schema(value_type = String)]
    item: ItemId,
    /// The last day before; absent when there was none.
    #[schema(value_type = Option<described::PartialDate>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<PartialDate>,
    /// The last day now; absent when nothing gives one any more.
    #[schema(value_type = Option<described::PartialDate>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<PartialDate>,
}

impl From<OccasionChanged> for OccasionOutcome {
    fn from(changed: OccasionChanged) -> Self {
        let moved = |day: DueMove| DayMoved { item: day.item, from: day.from, to: day.to };
        Self {
            occasion: changed.occasion,
            changed: changed.changed,
            moved: changed.moved.into_iter().map(moved).collect(),
            past: changed.past,
        }
    }
}

/// Adds, moves or cancels an occasion.
#[utoipa::path(
    post,
    path = "/occasions/changes",
    tag = "occasions",
    operation_id = "changeOccasion",
    params(
        ("preview" = Option<bool>, Query, description = "Only say what would become of it."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body = OccasionWanted,
    responses((status = 200, description = "What became of it.", body = OccasionOutcome))
)]
pub(super) async fn change(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<OccasionWanted>,
) -> Result<Response, Problem> {
    let mut parameters = Parameters::of(&reader);
    let preview = parameters.flag("preview")?;
    parameters.end()?;
    let (command, reason) = match body.value {
        OccasionWanted::Add { occasion, reason } => (OccasionCommand::Add { occasion }, reason),
        OccasionWanted::Move { occasion, from, to, reason } => {
            let (occasion, period) = (OccasionId::new(occasion), Period { from, to });
            (OccasionCommand::Move { occasion, period }, reason)
        }
        OccasionWanted::Cancel { occasion, reason } => {
            (OccasionCommand::Cancel { occasion: OccasionId::new(occasion) }, reason)
        }
    };
    let making = Making::read(&state, asker, &headers)?;
    let change = OccasionChange { command, person: &making.person, at: &making.now, reason };
    let register = state.register();
    if preview {
        let foreseen = register.preview_occasion(change).await?;
        return json(StatusCode::OK, &OccasionOutcome::from(foreseen));
    }
    let asked = digest(["POST occasions", &body.digest].join("\n").as_bytes());
    let once = making.once(&asked);
    let (changed, before) = made(register.change_occasion_once(change, once.as_ref()).await?)?;
    Ok(marked(json(StatusCode::OK, &OccasionOutcome::from(changed))?, before))
}
