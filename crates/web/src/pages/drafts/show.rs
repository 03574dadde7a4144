//! One draft: its text with what came and went, what is open, its proposals.

use std::collections::{BTreeMap, BTreeSet};

use actum_amend::{Consensus, Key, Standing};
use actum_model::Language;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::{Alert, address, changed, may_draft, said};
use crate::WebState;
use crate::drafting::{Drafting, DraftingError};
use crate::error::{PageError, respond_as};
use crate::frame::{Frame, Markup, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;

/// How many clauses stand on one page.
const SHOWN: usize = 200;

/// How many open points are listed beside the text.
const POINTS: usize = 40;

#[derive(Template)]
#[template(path = "draft.html")]
struct DraftTemplate {
    frame: Frame,
    alert: Option<(Words, String)>,
    done: Option<Words>,
    title: String,
    language: Language,
    direction: &'static str,
    /// The address of the page; forms are sent there.
    action: String,
    closed: bool,
    /// Whether it amends a text of the register, so that other languages of it are known.
    has_text: bool,
    changed: Words,
    may_draft: bool,
    proposals: Vec<ProposalShown>,
    /// Why the text is not final: the clause with its page, and what.
    points: Vec<(Option<(Words, String)>, Words)>,
    open: Words,
    is_settled: bool,
    only_open: bool,
    lines: Vec<Line>,
    before: Option<String>,
    after: Option<String>,
    /// Whether anything could be adopted at one go.
    uncontested: bool,
    files: [(Words, String); 3],
    steps: Vec<StepShown>,
}

struct ProposalShown {
    number: usize,
    name: String,
    amends: Option<String>,
    off: bool,
    changes: u64,
}

/// A clause, or one that is gone.
struct Line {
    anchor: String,
    href: String,
    name: Words,
    number: Markup,
    text: Markup,
    gone: bool,
    consensus: Option<(&'static str, Words)>,
}

pub(super) struct StepShown {
    pub(super) number: usize,
    pub(super) what: Words,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) moment: String,
    pub(super) reason: String,
    pub(super) document: String,
    /// Whether it still counts, and can be taken back.
    pub(super) counts: bool,
}

/// The address of a clause.
pub(super) fn clause_address(id: &str, key: &Key) -> String {
    format!("{}/clauses/{}", address(id), link::encode(&key.to_string()))
}

/// `GET /drafts/{id}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Response {
    page(&state, reader, &id, None).await
}

/// An error of reading as a page.
pub(super) fn unread(error: DraftingError) -> PageError {
    match error {
        DraftingError::Missing(id) => PageError::Missing { kind: "draft", id },
        DraftingError::Register(error) => PageError::Register(error),
        other => PageError::Identity(other.to_string()),
    }
}

pub(super) async fn page(
    state: &WebState,
    reader: Reader,
    id: &str,
    alert: Option<Alert>,
) -> Response {
    let status = alert.as_ref().map_or(StatusCode::OK, |alert| alert.status);
    respond_as(status, reader.clone(), build(state, &reader, id, alert).await)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    id: &str,
    alert: Option<Alert>,
) -> Result<DraftTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let Drafting { head, draft } = Drafting::read(state.register(), id).await.map_err(unread)?;
    let only_open = reader.parameter("show") == Some("open");
    let from: usize = reader.parameter("from").and_then(|from| from.parse().ok()).unwrap_or(0);
    let consensus: BTreeMap<Key, Consensus> = draft.consensus().into_iter().collect();
    let open = draft.open();
    let places: Vec<Option<Key>> = open.iter().map(|one| draft.shown_at(one)).collect();
    let unsettled: BTreeSet<&Key> = places.iter().flatten().collect();
    let mut wanted: Vec<_> = draft.traced();
    if only_open {
        wanted.retain(|line| unsettled.contains(&line.key));
    }
    let all = wanted.len();
    let line = |line: &actum_amend::TracedParagraph| {
        let gone = line.end == Standing::Removed;
        let agreed = consensus.get(&line.key).filter(|_| !gone).copied();
        Line {
            anchor: format!("c{}", line.key),
            href: clause_address(id, &line.key),
            name: frame.with("draft-clause-key", "clause", line.key.to_string()),
            number: said::marked(&line.number),
            text: said::marked(&line.text),
            gone,
            consensus: agreed.filter(|one| *one != Consensus::Untouched).map(|one| {
                let name = one.name();
                (name, frame.t(&format!("draft-consensus-{name}")))
            }),
        }
    };
    let paged = |from: usize| {
        let from = from.to_string();
        let show = only_open.then_some(("show", "open"));
        link::with_query(&address(id), show.into_iter().chain([("from", from.as_str())]))
    };
    let points = open.iter().zip(&places).take(POINTS).map(|(one, place)| {
        let clause = place.as_ref().map(|key| {
            let name = frame.with("draft-clause-key", "clause", key.to_string());
            (name, clause_address(id, key))
        });
        (clause, said::why(state, &frame, &one.why))
    });
    let may_draft = may_draft(state, reader.caller.as_ref());
    let off = draft.off();
    let file = |message: &str, name: &str| (frame.t(message), format!("{}/{name}", address(id)));
    Ok(DraftTemplate {
        alert: alert.map(|alert| (alert.what, alert.why)),
        done: reader.parameter("done").map(|_| frame.t("draft-taken")),
        title: head.title.clone(),
        language: head.language,
        direction: direction(Some(head.language)),
        action: address(id),
        closed: head.closed,
        has_text: head.text.is_some(),
        changed: changed(&frame, &head),
        may_draft,
        proposals: draft
            .proposals
            .iter()
            .enumerate()
            .map(|(number, one)| ProposalShown {
                number,
                name: one.name.clone(),
                amends: one
                    .amends
                    .and_then(|amends| draft.proposals.get(amends))
                    .map(|one| one.name.clone()),
                off: off.contains(&number),
                changes: one.changes.len() as u64,
            })
            .collect(),
        points: points.collect(),
        open: frame.count("draft-open-points", &(open.len() as u64)),
        is_settled: open.is_empty(),
        only_open,
        lines: wanted.iter().skip(from).take(SHOWN).map(line).collect(),
        before: (from > 0).then(|| paged(from.saturating_sub(SHOWN))),
        after: (from + SHOWN < all).then(|| paged(from + SHOWN)),
        uncontested: may_draft && !head.closed && !draft.adoptable().is_empty(),
        files: [
            file("draft-file-tracked", "draft.docx"),
            file("draft-file-clean", "clean.docx"),
            file("draft-file-json", "draft.json"),
        ],
        steps: steps(state, &frame, &draft, 0..draft.steps.len())
            .into_iter()
            .rev()
            .take(POINTS)
            .collect(),
        frame,
    })
}

/// Steps as they are listed.
pub(super) fn steps(
    state: &WebState,
    frame: &Frame,
    draft: &actum_amend::Draft,
    which: impl IntoIterator<Item = usize>,
) -> Vec<StepShown> {
    let live = draft.counting();
    let shown = |number: usize| {
        let step = draft.steps.get(number)?;
        Some(StepShown {
            number,
            what: said::step(state, frame, draft, &step.act),
            by: step.by.clone(),
            at: step.at.clone(),
            moment: frame.moment(&step.at),
            reason: step.reason.clone().unwrap_or_default(),
            document: step.document.clone().unwrap_or_default(),
            counts: live.get(number).copied().unwrap_or(false),
        })
    };
    which.into_iter().filter_map(shown).collect()
}
