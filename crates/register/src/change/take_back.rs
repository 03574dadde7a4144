//! Taking back what one did last: another event that sets things as they were. What was done stays
//! on record.

use actum_model::{Claim, ClaimKind, Field, FieldValue, ItemId};

use super::command::Refusal;
use super::decide::{Decided, Situation, wrong_state};
use super::field;
use super::objection::Objection;
use crate::event::{ClaimReopened, Event, ItemEdited, ItemMoved, ItemReopened};
use crate::permission::{About, Deed, Person, may};

/// Judges taking back `event`, the last of the item, which `person` has to have made.
pub(super) fn take_back(
    situation: &Situation,
    person: &Person,
    about: &About,
    (item, event): (ItemId, i64),
    reason: String,
) -> Result<Decided, Refusal> {
    let there = &situation.item;
    let last = situation.last.as_ref();
    let Some(last) = last.filter(|_| event == there.revision) else {
        return Err(last.map_or_else(
            || wrong_state(there, Objection::NothingDone),
            |last| Refusal::Conflict {
                item: there.id.clone(),
                fields: vec![Field::Status],
                by: last.actor.clone(),
                at: last.at.clone(),
                revision: there.revision,
            },
        ));
    };
    for deed in deeds(&last.event) {
        if !person.is_or_was(&last.actor) || !may(person, deed, about) {
            let person = person.name.clone();
            return Err(Refusal::NotAllowed { person, deed, item });
        }
    }
    Ok(Decided::of(match &last.event {
        Event::ItemConfirmed(_) | Event::ItemRejected(_) => {
            Event::ItemReopened(ItemReopened { item, reason })
        }
        Event::ItemEdited(edited) => {
            let values = edited.before.clone();
            let now = values.iter().filter_map(|value| field::get(there, value.field()));
            let before = now.collect();
            let words = Vec::new();
            Event::ItemEdited(Box::new(ItemEdited { item, values, before, words, reason }))
        }
        Event::ItemMoved(moved) => Event::ItemMoved(ItemMoved {
            item,
            from: moved.to.clone(),
            to: moved.from.clone(),
            reason,
        }),
        Event::ClaimDecided(decided) => {
            let progress = progress_without(&situation.claims, &decided.claim);
            let claim = decided.claim.clone();
            Event::ClaimReopened(ClaimReopened { item, claim, progress, reason })
        }
        _ => {
            return Err(wrong_state(there, Objection::NotTakenBack));
        }
    }))
}

/// What one has to be allowed for what was done, and so for taking it back.
fn deeds(event: &Event) -> Vec<Deed> {
    match event {
        Event::ItemEdited(edited) => edited
            .values
            .iter()
            .map(FieldValue::field)
            .map(|field| if field.is_extracted() { Deed::Review } else { Deed::Plan(field) })
            .collect(),
        Event::ItemMoved(_) => vec![Deed::Move],
        Event::ClaimDecided(_) => vec![Deed::Decide],
        _ => vec![Deed::Review],
    }
}

/// How far the item was by the other claims that count, the latest of them.
fn progress_without(claims: &[Claim], claim: &actum_model::ClaimId) -> Option<u8> {
    let counts = |one: &&Claim| one.decision.as_ref().is_some_and(|decision| decision.accepted);
    let told = |one: &Claim| {
        let decided = one.decision.as_ref().map(|decision| decision.at.clone());
        match &one.kind {
            ClaimKind::Progress { percent } => Some((decided, (*percent).min(100))),
            ClaimKind::Done => Some((decided, 100)),
            ClaimKind::Period { .. } | ClaimKind::Milestone { .. } => None,
        }
    };
    let others = claims.iter().filter(|one| one.id != *claim).filter(counts);
    // Of two decided at one moment the later one in the list is the later one made.
    others.filter_map(told).max_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, share)| share)
}
