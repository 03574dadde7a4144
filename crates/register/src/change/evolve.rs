//! How an item changes by an event. Pure: importing, changing and replaying all come through
//! here.

use actum_model::{
    Claim, ClaimKind, Decision, Entry, FieldValue, Item, Milestone, StatusId, Verdict,
};

use crate::event::{ClaimMade, DueMoved, Event, ItemEdited};
use crate::schedule;

use super::field;

/// When, by whom and as which event something happened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment<'a> {
    pub(crate) at: &'a str,
    pub(crate) actor: &'a str,
    pub(crate) seq: i64,
}

/// How much of what an item is filed under has to be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refile {
    /// Only the item's own record.
    Record,
    /// Everything it is found by.
    All,
}

/// Changes `item` as `event` says. `claim` is the claim that a decision is about. Events that do
/// not concern an item that is there already leave it alone.
pub(crate) fn evolve(
    item: &mut Item,
    event: &Event,
    claim: Option<&Claim>,
    moment: Moment<'_>,
) -> Refile {
    let Moment { at, actor, seq } = moment;
    item.revision = seq;
    if let Event::DueMoved(event) = event {
        // Nobody worked on the item: it is as fresh or stale as before.
        days_moved(item, event);
        return Refile::All;
    }
    at.clone_into(&mut item.updated_at);
    let review = |confirmed: bool, reason: &str| Verdict {
        confirmed,
        by: actor.to_owned(),
        at: at.to_owned(),
        reason: reason.to_owned(),
    };
    match event {
        Event::ItemConfirmed(event) => {
            item.status = event.status.clone();
            item.follow_up.review = Some(review(true, &event.reason));
            item.follow_up.look_again.clear();
            Refile::All
        }
        Event::ItemRejected(event) => {
            item.status = StatusId::rejected();
            item.follow_up.review = Some(review(false, &event.reason));
            Refile::All
        }
        Event::ItemReopened(_) => {
            item.status = StatusId::proposed();
            item.follow_up.review = None;
            Refile::All
        }
        Event::ItemEdited(event) => {
            edited(item, event, at, actor);
            Refile::All
        }
        Event::ItemMoved(event) => {
            item.status = event.to.clone();
            Refile::All
        }
        Event::ItemReplaced(event) => {
            item.status = StatusId::overtaken();
            item.follow_up.replaced_by.clone_from(&event.by);
            Refile::All
        }
        Event::ItemsMerged(event) => {
            item.merged.extend(event.commitments.iter().cloned());
            Refile::All
        }
        Event::ItemOvertaken(_) => {
            item.status = StatusId::overtaken();
            Refile::All
        }
        Event::NoteAdded(_) => {
            item.follow_up.counts.notes += 1;
            Refile::Record
        }
        Event::EvidenceAttached(_) => {
            item.follow_up.counts.evidence += 1;
            Refile::Record
        }
        Event::DueMoved(_) => Refile::All,
        Event::ClaimMade(ClaimMade { claim, .. }) => {
            item.follow_up.counts.claims += 1;
            match &claim.decision {
                None => item.follow_up.counts.waiting += 1,
                Some(decision) => decided(item, claim, decision),
            }
            after_claim(&claim.kind)
        }
        Event::ClaimDecided(event) => {
            let counts = &mut item.follow_up.counts;
            counts.waiting = counts.waiting.saturating_sub(1);
            if let Some(claim) = claim {
                decided(item, claim, &event.decision);
            }
            claim.map_or(Refile::Record, |claim| after_claim(&claim.kind))
        }
        Event::ClaimReopened(event) => {
            item.follow_up.counts.waiting += 1;
            if let Some(claim) = claim {
                reopened(item, claim, event.progress);
            }
            claim.map_or(Refile::Record, |claim| after_claim(&claim.kind))
        }
        Event::BodiesRecorded(_)
        | Event::OccasionsRecorded(_)
        | Event::TextRegistered(_)
        | Event::EditionImported(_)
        | Event::EditionReread(_)
        | Event::ItemCreated(_)
        | Event::ItemCarried(_)
        | Event::ClauseRecorded(_)
        | Event::WorkflowsRecorded(_)
        | Event::ProceduresRecorded(_)
        | Event::OccasionAdded(_)
        | Event::OccasionMoved(_)
        | Event::OccasionCancelled(_)
        | Event::WorkflowChosen(_)
        | Event::People(_)
        | Event::Webhook(_)
        | Event::Draft(_) => Refile::Record,
    }
}

fn edited(item: &mut Item, event: &ItemEdited, at: &str, actor: &str) {
    let entry = Entry { by: actor.to_owned(), at: at.to_owned(), reason: event.reason.clone() };
    for value in &event.values {
        field::set(item, value, &event.words, &entry);
        match value {
            // A goal counts from the period in which the duty was set.
            FieldValue::Duty(_) => item.schedule.goals_since = schedule::day_of(at),
            // Rules of procedure speak of what an item is carried out with.
            FieldValue::Instruments(_) => {
                let today = schedule::day_of(at);
                item.schedule.days.retain(|day| today.is_some_and(|today| day.latest < today));
            }
            _ => {}
        }
    }
}

/// The goals met decide which is the next, and the milestones left by which day it is late.
fn after_claim(kind: &ClaimKind) -> Refile {
    match kind {
        ClaimKind::Period { .. } | ClaimKind::Milestone { .. } => Refile::All,
        ClaimKind::Progress { .. } | ClaimKind::Done => Refile::Record,
    }
}

fn days_moved(item: &mut Item, event: &DueMoved) {
    for shift in &event.days {
        item.schedule.days.retain(|day| day.form != shift.form);
        item.schedule.days.extend(shift.to.clone());
    }
    item.schedule.days.sort_by_key(|day| (day.due, day.reading));
}

/// What an accepted claim changes.
fn decided(item: &mut Item, claim: &Claim, decision: &Decision) {
    if !decision.accepted {
        return;
    }
    let follow_up = &mut item.follow_up;
    match &claim.kind {
        ClaimKind::Progress { percent } => follow_up.progress = Some((*percent).min(100)),
        ClaimKind::Period { period } => {
            follow_up.periods_met.insert(period.clone(), claim.id.clone());
        }
        ClaimKind::Milestone { milestone } => {
            let reached = |one: &&mut Milestone| one.id == *milestone;
            if let Some(one) = follow_up.milestones.iter_mut().find(reached) {
                one.reached = Some(claim.id.clone());
            }
        }
        ClaimKind::Done => {
            follow_up.counts.done += 1;
            follow_up.progress = Some(100);
        }
    }
}

/// What an accepted claim changed, taken back. `claim` still has its decision.
fn reopened(item: &mut Item, claim: &Claim, progress: Option<u8>) {
    if !claim.decision.as_ref().is_some_and(|decision| decision.accepted) {
        return;
    }
    let follow_up = &mut item.follow_up;
    match &claim.kind {
        ClaimKind::Progress { .. } => follow_up.progress = progress,
        ClaimKind::Period { period } => {
            if follow_up.periods_met.get(period) == Some(&claim.id) {
                follow_up.periods_met.remove(period);
            }
        }
        ClaimKind::Milestone { .. } => {
            for one in &mut follow_up.milestones {
                if one.reached.as_ref() == Some(&claim.id) {
                    one.reached = None;
                }
            }
        }
        ClaimKind::Done => {
            follow_up.counts.done = follow_up.counts.done.saturating_sub(1);
            follow_up.progress = progress;
        }
    }
}

/// The fields that an event changed, as [`Command::touches`](super::Command) counts them.
pub(crate) fn touched(event: &Event) -> Vec<actum_model::Field> {
    use actum_model::Field;
    match event {
        Event::ItemEdited(event) => event.values.iter().map(FieldValue::field).collect(),
        Event::DueMoved(_) => vec![Field::Due],
        Event::ItemConfirmed(_)
        | Event::ItemRejected(_)
        | Event::ItemReopened(_)
        | Event::ItemMoved(_) => vec![Field::Status],
        Event::ItemCarried(_)
        | Event::ItemOvertaken(_)
        | Event::ItemReplaced(_)
        | Event::ItemsMerged(_) => Field::ALL.to_vec(),
        Event::BodiesRecorded(_)
        | Event::OccasionsRecorded(_)
        | Event::TextRegistered(_)
        | Event::EditionImported(_)
        | Event::EditionReread(_)
        | Event::ItemCreated(_)
        | Event::ClauseRecorded(_)
        | Event::WorkflowsRecorded(_)
        | Event::WorkflowChosen(_)
        | Event::ProceduresRecorded(_)
        | Event::OccasionAdded(_)
        | Event::OccasionMoved(_)
        | Event::OccasionCancelled(_)
        | Event::NoteAdded(_)
        | Event::EvidenceAttached(_)
        | Event::ClaimMade(_)
        | Event::ClaimDecided(_)
        | Event::ClaimReopened(_)
        | Event::People(_)
        | Event::Webhook(_)
        | Event::Draft(_) => Vec::new(),
    }
}
