//! Changing items: one, or many at once; for good, or to see what would happen.

use std::collections::BTreeSet;

use actum_model::{ClaimKind, FieldValue, FieldWords, Item, ItemId, PartialDate, StatusId};
use actum_register::{
    Change, Changed, Command, Made, NewEvidence, Once, Person, Refusal, Saying, Terms, UnderTerms,
};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::{Json, digest};
use super::items::revision_tag;
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{id, json};
use super::{described, refusal};
use crate::WebState;
use crate::locale::Reader;

/// The most changes of one request.
const MOST_CHANGES: usize = 200;

/// The longest idempotency key, in bytes.
const LONGEST_KEY: usize = 200;

/// What is to be done with an item.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
#[schema(as = Command)]
pub(super) enum Wanted {
    /// What was extracted is asked, as it now reads.
    Confirm {
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Nothing is asked.
    Reject {
        /// Why.
        reason: String,
    },
    /// Takes a verdict back.
    Reopen {
        /// Why.
        reason: String,
    },
    /// Sets values.
    Edit {
        /// The values, each field once.
        #[schema(value_type = Vec<described::FieldValue>)]
        values: Vec<FieldValue>,
        /// Words of the text that say so; they have to stand where they are said to.
        #[serde(default)]
        #[schema(value_type = Option<Vec<described::FieldWords>>)]
        words: Vec<FieldWords>,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Takes back what one did last with the item.
    TakeBack {
        /// Number of the event that did it: the item's revision.
        event: i64,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Makes several items of one.
    Split {
        /// In what each part differs from the whole; two parts at least.
        #[schema(value_type = Vec<Vec<described::FieldValue>>)]
        parts: Vec<Vec<FieldValue>>,
        /// Why.
        reason: String,
    },
    /// Makes one item of several of one text.
    Merge {
        /// The items to be taken in.
        #[schema(value_type = Vec<String>)]
        others: Vec<ItemId>,
        /// Why.
        reason: String,
    },
    /// Moves the item along its workflow.
    Move {
        /// The state to go to.
        to: String,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Writes a remark.
    Note {
        /// The words.
        words: String,
    },
    /// Attaches a page or document elsewhere as evidence; a file is sent to `/evidence`.
    Attach {
        /// What it is called.
        #[serde(default)]
        title: String,
        /// Its address, `http` or `https`.
        address: String,
        /// The day on which it was seen there; today when it is left out.
        #[schema(value_type = Option<described::PartialDate>)]
        seen: Option<PartialDate>,
    },
    /// Claims that something was done.
    Claim {
        /// What is claimed.
        #[schema(value_type = described::ClaimKind)]
        kind: ClaimKind,
        /// In words.
        #[serde(default)]
        statement: String,
        /// Evidence on the same item, by id.
        #[serde(default)]
        evidence: Vec<String>,
        /// For which body.
        body: Option<String>,
    },
    /// Accepts or declines a claim; declining takes a reason.
    Decide {
        /// The claim, by id.
        claim: String,
        /// Accepted, or declined.
        accepted: bool,
        /// Why.
        #[serde(default)]
        reason: String,
    },
}

impl Wanted {
    /// Whether it sets values, so that it has to be said what was looked at. What only adds to the
    /// record (a note, evidence, a claim) never overwrites anything.
    fn overwrites(&self) -> bool {
        match self {
            Wanted::Confirm { .. }
            | Wanted::Reject { .. }
            | Wanted::Reopen { .. }
            | Wanted::Edit { .. }
            | Wanted::Split { .. }
            | Wanted::Merge { .. }
            | Wanted::Move { .. } => true,
            Wanted::Note { .. }
            | Wanted::Attach { .. }
            | Wanted::Claim { .. }
            | Wanted::TakeBack { .. }
            | Wanted::Decide { .. } => false,
        }
    }

    fn into_command(self, item: ItemId, now: &str) -> Result<(Command, String), Problem> {
        Ok(match self {
            Wanted::Confirm { reason } => (Command::Confirm { item }, reason),
            Wanted::Reject { reason } => (Command::Reject { item }, reason),
            Wanted::Reopen { reason } => (Command::Reopen { item }, reason),
            Wanted::Edit { values, words, reason } if words.is_empty() => {
                (Command::Edit { item, values }, reason)
            }
            Wanted::Edit { values, words, reason } => {
                (Command::EditFromWords { item, values, words }, reason)
            }
            Wanted::TakeBack { event, reason } => (Command::TakeBack { item, event }, reason),
            Wanted::Split { parts, reason } => (Command::Split { item, parts }, reason),
            Wanted::Merge { others, reason } => (Command::Merge { item, others }, reason),
            Wanted::Move { to, reason } => {
                (Command::Move { item, to: StatusId::written(&to) }, reason)
            }
            Wanted::Note { words } => (Command::Note { item, words }, String::new()),
            Wanted::Attach { title, address, seen } => {
                let seen = match seen {
                    Some(seen) => seen,
                    None => today(now)?,
                };
                let source = NewEvidence::Link { address, seen };
                (Command::Attach { item, title, source }, String::new())
            }
            Wanted::Claim { kind, statement, evidence, body } => {
                let evidence = evidence.into_iter().map(Into::into).collect();
                let body = body.map(Into::into);
                (Command::Claim { item, kind, statement, evidence, body }, String::new())
            }
            Wanted::Decide { claim, accepted, reason } => {
                (Command::Decide { item, claim: claim.into(), accepted }, reason)
            }
        })
    }
}

/// The day of a moment.
fn today(now: &str) -> Result<PartialDate, Problem> {
    let day = now.split('T').next().and_then(|day| day.parse().ok());
    day.ok_or_else(|| Problem::new(Kind::Internal))
}

/// A change of one item.
#[derive(Deserialize, ToSchema)]
pub(super) struct ItemChange {
    /// What is to be done.
    #[serde(flatten)]
    wanted: Wanted,
    /// The revision that was looked at: what others changed since stands beside this change, as
    /// long as they changed other fields.
    revision: Option<i64>,
}

/// A change of one among several items.
#[derive(Deserialize, ToSchema)]
pub(super) struct OneOfMany {
    /// The item.
    item: String,
    /// What is to be done, and on what ground.
    #[serde(flatten)]
    change: ItemChange,
}

/// Several changes, made in their order, all or none.
#[derive(Deserialize, ToSchema)]
pub(super) struct ManyChanges {
    /// The changes, at most 200.
    #[schema(min_items = 1, max_items = 200)]
    changes: Vec<OneOfMany>,
}

/// What became of a change.
#[derive(Serialize, ToSchema)]
pub(super) struct Outcome {
    /// The item as it is now.
    #[schema(value_type = described::Item)]
    item: Item,
    /// Items that were made: the parts of a split.
    #[schema(value_type = Vec<String>)]
    created: Vec<ItemId>,
    /// Numbers of the events that were appended; empty when nothing had to change.
    events: Vec<i64>,
    /// Whether somebody else had changed other fields meanwhile, and both changes stand.
    merged: bool,
}

/// What became of several changes.
#[derive(Serialize, ToSchema)]
pub(super) struct Outcomes {
    /// One for each change, in order.
    changes: Vec<Outcome>,
}

/// What would become of a change.
#[derive(Serialize, ToSchema)]
pub(super) struct Foreseen {
    /// What would become of it, when it would be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
    /// Why it would be refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    refusal: Option<serde_json::Value>,
}

/// What would become of several changes.
#[derive(Serialize, ToSchema)]
pub(super) struct Preview {
    /// One for each change, each judged after those before it.
    changes: Vec<Foreseen>,
}

impl From<Changed> for Outcome {
    fn from(changed: Changed) -> Self {
        let events = changed.events.map_or_else(Vec::new, |(first, last)| (first..=last).collect());
        Self { item: changed.item, created: changed.created, events, merged: changed.merged }
    }
}

/// What a changing call is made with, beside its body.
pub(super) struct Making {
    pub(super) person: Person,
    pub(super) now: String,
    key: Option<String>,
    /// Whose the key is.
    whose: String,
}

impl Making {
    /// Reads the headers of a changing call.
    ///
    /// # Errors
    ///
    /// [`Kind::BadHeader`] for a key that cannot be.
    pub(super) fn read(
        state: &WebState,
        asker: Asker,
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        let bad = || {
            Problem::new(Kind::BadHeader)
                .saying(Saying::of("api-idempotency").words("most", &LONGEST_KEY))
        };
        let key = match headers.get("idempotency-key") {
            None => None,
            Some(key) => {
                let key = key.to_str().map_err(|_| bad())?.trim();
                if key.is_empty() || key.len() > LONGEST_KEY {
                    return Err(bad());
                }
                Some(key.to_owned())
            }
        };
        let person = asker.person;
        let whose = person.id.as_ref().map_or_else(|| person.name.clone(), ToString::to_string);
        Ok(Self { person, now: state.now(), key, whose })
    }

    /// Under which name it is made once; `None` when the one who asks gave it none. `request` says
    /// all that was asked, by which a repetition is told from another request.
    pub(super) fn once<'a>(&'a self, request: &'a str) -> Option<Once<'a>> {
        let key = self.key.as_deref()?;
        Some(Once { key, whose: &self.whose, request, at: &self.now })
    }

    /// Makes the changes, once. `asked` says all that was asked, by which a repetition is told
    /// from another request; with `exact` every item has to be at the revision of its change.
    pub(super) async fn make(
        &self,
        state: &WebState,
        changes: Vec<Change<'_>>,
        asked: &[&str],
        exact: bool,
    ) -> Result<(Vec<Changed>, bool), Problem> {
        let register = state.register();
        register.record_workflows(&state.packs().workflows, &self.person.name, &self.now).await?;
        let request = digest(asked.join("\n").as_bytes());
        let once = self.once(&request);
        match register.change_under(&Terms { once, exact }, changes).await? {
            UnderTerms::Done(changed) => Ok((changed, false)),
            UnderTerms::DoneBefore(changed) => Ok((changed, true)),
            UnderTerms::OtherRequest => Err(Problem::new(Kind::KeyReused)),
            UnderTerms::Outdated { item, revision } => Err(Problem::new(Kind::Outdated)
                .member("item", item.as_str())
                .member("revision", revision)),
        }
    }
}

/// The revision that `If-Match` names; `Ok(None)` for `*` or when there is none.
fn if_match(headers: &HeaderMap) -> Result<Option<Option<i64>>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let value = value.to_str().unwrap_or_default().trim();
    if value == "*" {
        return Ok(Some(None));
    }
    let revision = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let revision = revision.and_then(|digits| digits.parse().ok());
    let revision = revision.ok_or_else(|| Problem::new(Kind::BadHeader).said("api-if-match"))?;
    Ok(Some(Some(revision)))
}

/// Changes one item.
///
/// What sets values has to say what was looked at: `If-Match` with the item's ETag (412 when it
/// has changed at all), or `revision` in the body (409 only when somebody changed the same fields).
#[utoipa::path(
    post,
    path = "/items/{item}/changes",
    tag = "changes",
    operation_id = "changeItem",
    params(
        ("item" = String, Path, description = "Id of the item."),
        ("preview" = Option<bool>, Query, description = "Only say what would become of it."),
        ("If-Match" = Option<String>, Header, description = "The item's ETag, or *."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body = ItemChange,
    responses(
        (status = 200, description = "Changed, or with `preview` what would become of it.", body = Outcome),
        (status = 409, description = "In conflict, or refused.", body = described::Problem, content_type = "application/problem+json"),
        (status = 412, description = "The item has changed since.", body = described::Problem, content_type = "application/problem+json"),
        (status = 428, description = "It was not said what was looked at.", body = described::Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn one(
    State(state): State<WebState>,
    Path(item): Path<String>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<ItemChange>,
) -> Result<Response, Problem> {
    let mut parameters = Parameters::of(&reader);
    let preview = parameters.flag("preview")?;
    parameters.end()?;
    let item: ItemId = id("item", item)?;
    let ItemChange { wanted, revision } = body.value;
    let named = if_match(&headers)?;
    if wanted.overwrites() && named.is_none() && revision.is_none() {
        return Err(Problem::new(Kind::RevisionNeeded).with("item", &item));
    }
    let making = Making::read(&state, asker, &headers)?;
    let (command, reason) = wanted.into_command(item.clone(), &making.now)?;
    let change = Change {
        command,
        person: &making.person,
        at: &making.now,
        reason,
        revision: named.flatten().or(revision),
    };
    if preview {
        let mut foreseen = state.register().preview(vec![change]).await?;
        let outcome = foreseen.pop().ok_or_else(|| Problem::new(Kind::Internal))?;
        let outcome = outcome.map_err(|refused| strict(named, &refused))?;
        return json(StatusCode::OK, &Outcome::from(outcome));
    }
    // `If-Match` wants the item just as it was seen; merging is for `revision`.
    let seen = named.flatten();
    let tag = seen.map(|revision| revision.to_string()).unwrap_or_default();
    let asked = ["POST", item.as_str(), &tag, &body.digest];
    let (mut done, before) = making.make(&state, vec![change], &asked, seen.is_some()).await?;
    let changed = done.pop().ok_or_else(|| Problem::new(Kind::Internal))?;
    let tag = revision_tag(changed.item.revision);
    let mut answer = json(StatusCode::OK, &Outcome::from(changed))?;
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.headers_mut().insert(header::ETAG, tag);
    }
    Ok(marked(answer, before))
}

/// A refusal, in the terms of `If-Match` where that was used.
fn strict(named: Option<Option<i64>>, refused: &Refusal) -> Problem {
    match (named, refused) {
        (Some(Some(_)), Refusal::Conflict { item, revision, .. }) => {
            Problem::new(Kind::Outdated).with("item", item).member("revision", *revision)
        }
        _ => refusal::problem(refused),
    }
}

/// What was made, now or before; whether it was before.
///
/// # Errors
///
/// [`Kind::KeyReused`].
pub(super) fn made<T>(made: Made<T>) -> Result<(T, bool), Problem> {
    match made {
        Made::Now(done) => Ok((done, false)),
        Made::Before(done) => Ok((done, true)),
        Made::OtherRequest => Err(Problem::new(Kind::KeyReused)),
    }
}

/// Says of an answer that it was given before.
pub(super) fn marked(mut answer: Response, before: bool) -> Response {
    if before {
        answer.headers_mut().insert("idempotent-replay", HeaderValue::from_static("true"));
    }
    answer
}

/// Changes several items: all changes are made in their order, or none.
#[utoipa::path(
    post,
    path = "/changes",
    tag = "changes",
    operation_id = "changeItems",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body = ManyChanges,
    responses((status = 200, description = "All were made.", body = Outcomes))
)]
pub(super) async fn many(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<ManyChanges>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let making = Making::read(&state, asker, &headers)?;
    let changes = several(&making, body.value)?;
    let (done, before) =
        making.make(&state, changes, &["POST", "changes", &body.digest], false).await?;
    let changes = done.into_iter().map(Outcome::from).collect();
    Ok(marked(json(StatusCode::OK, &Outcomes { changes })?, before))
}

/// Says what would become of several changes. Nothing is changed.
#[utoipa::path(
    post,
    path = "/changes/preview",
    tag = "changes",
    operation_id = "previewChanges",
    request_body = ManyChanges,
    responses((status = 200, description = "What would become of each.", body = Preview))
)]
pub(super) async fn preview(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<ManyChanges>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let making = Making::read(&state, asker, &headers)?;
    let changes = several(&making, body.value)?;
    let foreseen = state.register().preview(changes).await?;
    let changes = foreseen
        .into_iter()
        .map(|one| match one {
            Ok(changed) => Foreseen { outcome: Some(Outcome::from(changed)), refusal: None },
            Err(refused) => Foreseen {
                outcome: None,
                refusal: Some(refusal::problem(&refused).as_value(&reader)),
            },
        })
        .collect();
    json(StatusCode::OK, &Preview { changes })
}

fn several<'a>(making: &'a Making, many: ManyChanges) -> Result<Vec<Change<'a>>, Problem> {
    let count = many.changes.len();
    if !(1..=MOST_CHANGES).contains(&count) {
        let bounds = Saying::of("api-changes").words("count", &count).words("most", &MOST_CHANGES);
        return Err(Problem::new(Kind::Unprocessable).saying(bounds));
    }
    let mut unsaid = BTreeSet::new();
    let mut changes = Vec::with_capacity(count);
    for OneOfMany { item, change: ItemChange { wanted, revision } } in many.changes {
        let item: ItemId = id("item", item)?;
        if wanted.overwrites() && revision.is_none() {
            unsaid.insert(item.to_string());
        }
        let (command, reason) = wanted.into_command(item, &making.now)?;
        changes.push(Change { command, person: &making.person, at: &making.now, reason, revision });
    }
    if !unsaid.is_empty() {
        let items: Vec<String> = unsaid.into_iter().collect();
        return Err(Problem::new(Kind::RevisionNeeded).member("items", items));
    }
    Ok(changes)
}
