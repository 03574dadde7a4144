//! One clause of a draft: what each proposal asks there, what was decided, who said what.

use actum_amend::{ChangeState, Key, Source, Standing};
use actum_model::Language;
use actum_register::{About, Deed};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::show::{StepShown, clause_address, steps, unread};
use super::{Alert, address, may_draft, said};
use crate::WebState;
use crate::drafting::Drafting;
use crate::error::{PageError, respond_as};
use crate::frame::{Frame, Markup, Section, Words};
use crate::locale::Reader;
use crate::row::direction;

#[derive(Template)]
#[template(path = "draft_clause.html")]
struct ClauseTemplate {
    frame: Frame,
    alert: Option<(Words, String)>,
    done: Option<Words>,
    title: String,
    language: Language,
    direction: &'static str,
    /// Where forms are sent.
    action: String,
    key: String,
    name: Words,
    consensus: Option<(&'static str, Words)>,
    /// The clause as it is now, with what came and went; nothing where it is not in the text.
    number: Markup,
    text: Markup,
    there: bool,
    base: Option<String>,
    /// The text as it is now, for the field in which it is worded; what was typed where that was
    /// refused.
    words: String,
    before_words: String,
    /// The text as printed, that positions are about.
    printed: String,
    changes: Vec<ChangeShown>,
    /// Each stretch of words with where it comes from.
    sources: Vec<(String, String)>,
    positions: Vec<PositionShown>,
    steps: Vec<StepShown>,
    may_draft: bool,
    /// The parties for which the one who asks may speak: any when nothing is listed.
    may_speak: bool,
    parties: Vec<(String, String)>,
    stands: Vec<(&'static str, Words)>,
    previous: Option<String>,
    next: Option<String>,
    next_open: Option<String>,
}

struct ChangeShown {
    id: String,
    proposer: String,
    kind: Words,
    removed: String,
    added: String,
    state: Words,
    state_name: String,
    decided: bool,
    off: bool,
}

struct PositionShown {
    party: String,
    stand: Words,
    stand_name: String,
    lapsed: bool,
    wording: String,
    moment: String,
}

/// `GET /drafts/{id}/clauses/{key}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path((id, key)): Path<(String, String)>,
    reader: Reader,
) -> Response {
    page(&state, reader, (&id, &key), None, None).await
}

pub(super) async fn page(
    state: &WebState,
    reader: Reader,
    at: (&str, &str),
    alert: Option<Alert>,
    typed: Option<String>,
) -> Response {
    let status = alert.as_ref().map_or(StatusCode::OK, |alert| alert.status);
    respond_as(status, reader.clone(), build(state, &reader, at, alert, typed).await)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    (id, key): (&str, &str),
    alert: Option<Alert>,
    typed: Option<String>,
) -> Result<ClauseTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let drafting = Drafting::read(state.register(), id).await.map_err(unread)?;
    let Drafting { head, draft } = &drafting;
    let missing = || PageError::Missing { kind: "draft", id: format!("{id} {key}") };
    let key: Key = key.parse().map_err(|_| missing())?;
    let traced = draft.traced();
    let place = traced.iter().position(|line| line.key == key && line.end != Standing::Removed);
    let place = place.or_else(|| traced.iter().position(|line| line.key == key));
    let line = place.and_then(|place| traced.get(place)).ok_or_else(missing)?;
    let text = draft.text();
    let now = text.iter().find(|clause| clause.key == key);
    let first = place == Some(0);
    let base = match key {
        Key::Base(clause) => draft.base.clauses.get(clause).map(|clause| clause.text.clone()),
        Key::New { .. } | Key::Own(_) => None,
    };
    let changes = draft.changes_at(&key, first).into_iter().map(|(proposal, change, state)| {
        let (kind, removed, added) = said::wish(&frame, change);
        let name = said::hyphened(state.name());
        ChangeShown {
            id: change.id.0.clone(),
            proposer: draft.proposals.get(proposal).map(|one| one.name.clone()).unwrap_or_default(),
            kind,
            removed,
            added,
            state: frame.t(&format!("draft-state-{name}")),
            state_name: name,
            decided: matches!(state, ChangeState::Decided { .. }),
            off: matches!(state, ChangeState::Off),
        }
    });
    let changes = changes.collect();
    let source = |source: &Source| match source {
        Source::Base => frame.t("draft-source-base").plain(),
        Source::Changes(changes) => drafting.proposers(changes).join(", "),
        Source::Drafter(step) => {
            draft.steps.get(*step).map(|step| step.by.clone()).unwrap_or_default()
        }
        Source::Bracket(_) => frame.t("draft-source-bracket").plain(),
    };
    let sources = now.map(|clause| {
        let stretches = clause.text.iter().filter(|one| !one.text.trim().is_empty());
        stretches.map(|one| (one.text.clone(), source(&one.source))).collect::<Vec<_>>()
    });
    let printed = now.map(actum_amend::DraftClause::printed).unwrap_or_default();
    let positions = draft.positions(&key).into_iter().map(|position| {
        let name = said::hyphened(position.stand.name());
        let at = draft.steps.get(position.step).map(|step| frame.moment(&step.at));
        PositionShown {
            lapsed: !position.holds(&printed),
            party: said::party_name(state, &frame, &position.party),
            stand: frame.t(&format!("draft-stand-{name}")),
            stand_name: name,
            wording: position.wording,
            moment: at.unwrap_or_default(),
        }
    });
    let consensus = draft.consensus().into_iter().find(|(other, _)| *other == key);
    let unsettled: Vec<Key> = draft.open().iter().filter_map(|one| draft.shown_at(one)).collect();
    let order: Vec<&Key> = traced.iter().map(|line| &line.key).collect();
    let at = place.unwrap_or_default();
    let next_open = order[at + 1..].iter().chain(&order[..at]).find(|key| unsettled.contains(key));
    let caller = reader.caller.as_ref();
    let open_here = !head.closed && !state.is_read_only();
    let may_draft = open_here && may_draft(state, caller);
    let own: Vec<_> = caller
        .map(|caller| {
            let may = |body: &&actum_model::BodyId| {
                caller.may(Deed::TakePosition, &About::Item([(*body).clone()].into()))
            };
            caller.person.bodies.iter().filter(may).cloned().collect()
        })
        .unwrap_or_default();
    let may_speak = open_here && now.is_some() && (may_draft || !own.is_empty());
    let words = now.map(actum_amend::DraftClause::words).unwrap_or_default();
    Ok(ClauseTemplate {
        alert: alert.map(|alert| (alert.what, alert.why)),
        done: reader.parameter("done").map(|_| frame.t("draft-taken")),
        title: head.title.clone(),
        language: head.language,
        direction: direction(Some(head.language)),
        action: address(id),
        name: frame.with("draft-clause-key", "clause", key.to_string()),
        consensus: consensus.map(|(_, one)| {
            let name = one.name();
            (name, frame.t(&format!("draft-consensus-{name}")))
        }),
        number: said::marked(&line.number),
        text: said::marked(&line.text),
        there: now.is_some(),
        base: base.filter(|base| *base != words),
        before_words: words.clone(),
        words: typed.unwrap_or(words),
        printed: printed.clone(),
        changes,
        sources: sources.unwrap_or_default(),
        positions: positions.collect(),
        steps: steps(state, &frame, draft, draft.steps_about(&key)),
        may_draft,
        may_speak,
        // The secretariat puts on record what anybody says.
        parties: if may_draft {
            Vec::new()
        } else {
            own.iter()
                .map(|body| (body.to_string(), said::party_name(state, &frame, body.as_str())))
                .collect()
        },
        stands: ["supports", "can-live-with", "objects", "none"]
            .map(|name| (name, frame.t(&format!("draft-stand-{name}"))))
            .into(),
        previous: at.checked_sub(1).map(|before| clause_address(id, order[before])),
        next: order.get(at + 1).map(|after| clause_address(id, after)),
        next_open: next_open.map(|key| clause_address(id, key)),
        key: key.to_string(),
        frame,
    })
}
