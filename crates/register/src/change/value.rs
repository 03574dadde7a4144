//! Judging values that people enter.

use std::collections::BTreeSet;

use actum_model::{BodyId, Duty, Field, FieldValue, ItemId, Party};

use super::command::Refusal;
use super::decide::Situation;
use super::objection::Objection;

/// Most entries in a list.
const MOST: usize = 200;
/// Longest act, title or name, in Unicode scalars.
const LONGEST: usize = 5000;
/// Longest tag, in Unicode scalars.
const LONGEST_TAG: usize = 60;

/// The value as it will stand: trimmed, in order; or what is wrong with it.
pub(super) fn judged(situation: &Situation, value: FieldValue) -> Result<FieldValue, Refusal> {
    let field = value.field();
    let refuse = |why: Objection| Refusal::BadValue { field, why };
    let few = |count: usize| {
        if count > MOST { Err(refuse(Objection::TooMany { count, most: MOST })) } else { Ok(()) }
    };
    let words = |words: &str| {
        let words = words.trim();
        if words.is_empty() {
            Err(refuse(Objection::Empty))
        } else if words.chars().count() > LONGEST {
            Err(refuse(Objection::TooLong { most: LONGEST }))
        } else {
            Ok(words.to_owned())
        }
    };
    let body = |id: &BodyId| {
        if situation.bodies.contains(id) {
            Ok(())
        } else {
            Err(refuse(Objection::NoBody { body: id.clone() }))
        }
    };
    let parties = |parties: Vec<Party>| {
        few(parties.len())?;
        parties
            .into_iter()
            .map(|party| {
                party.body.as_ref().map_or(Ok(()), body)?;
                Ok(Party { name: words(&party.name)?, ..party })
            })
            .collect::<Result<Vec<Party>, Refusal>>()
    };
    let item = |id: &ItemId| {
        if *id == situation.item.id {
            Err(refuse(Objection::Itself))
        } else if situation.others.iter().any(|other| other.id == *id) {
            Ok(())
        } else {
            Err(refuse(Objection::NoItem { item: id.clone() }))
        }
    };
    Ok(match value {
        FieldValue::Addressees(list) => FieldValue::Addressees(parties(list)?),
        FieldValue::ReportTo(list) => FieldValue::ReportTo(parties(list)?),
        FieldValue::Owners(owners) => {
            few(owners.len())?;
            owners.iter().try_for_each(body)?;
            let mut seen = BTreeSet::new();
            FieldValue::Owners(
                owners.into_iter().filter(|owner| seen.insert(owner.clone())).collect(),
            )
        }
        FieldValue::Partners(partners) => {
            few(partners.len())?;
            for partner in &partners {
                words(&partner.party.name)?;
                partner.party.body.as_ref().map_or(Ok(()), body)?;
            }
            FieldValue::Partners(partners)
        }
        FieldValue::Act(act) => FieldValue::Act(words(&act)?),
        FieldValue::Deliverables(deliverables) => {
            few(deliverables.len())?;
            for deliverable in &deliverables {
                words(&deliverable.name)?;
            }
            FieldValue::Deliverables(deliverables)
        }
        FieldValue::Due(dues) => {
            few(dues.len())?;
            for reading in dues.iter().flat_map(|due| &due.readings) {
                if let Some(occasion) = &reading.occasion
                    && !situation.occasions.contains(occasion)
                {
                    let occasion = occasion.clone();
                    return Err(refuse(Objection::NoOccasion { occasion }));
                }
                if let Some(interval) = &reading.interval {
                    duration(interval).map_err(refuse)?;
                }
            }
            FieldValue::Due(dues)
        }
        FieldValue::Instruments(instruments) => {
            few(instruments.len())?;
            FieldValue::Instruments(instruments)
        }
        FieldValue::Tags(tags) => {
            few(tags.len())?;
            let tags: BTreeSet<String> = tags
                .iter()
                .map(|tag| tag.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|tag| !tag.is_empty())
                .collect();
            if let Some(long) = tags.iter().find(|tag| tag.chars().count() > LONGEST_TAG) {
                let tag = long.clone();
                return Err(refuse(Objection::LongTag { tag, most: LONGEST_TAG }));
            }
            FieldValue::Tags(tags)
        }
        FieldValue::Duty(duty) => {
            if let Duty::Ongoing { every } | Duty::Recurring { every } = &duty {
                duration(every).map_err(refuse)?;
            }
            FieldValue::Duty(duty)
        }
        FieldValue::Milestones(milestones) => {
            few(milestones.len())?;
            let mut seen = BTreeSet::new();
            for milestone in &milestones {
                words(&milestone.title)?;
                if milestone.id.trim().is_empty() || !seen.insert(&milestone.id) {
                    let written = milestone.id.clone();
                    return Err(refuse(Objection::MilestoneId { written }));
                }
                if let Some(occasion) = &milestone.occasion
                    && !situation.occasions.contains(occasion)
                {
                    let occasion = occasion.clone();
                    return Err(refuse(Objection::NoOccasion { occasion }));
                }
            }
            FieldValue::Milestones(milestones)
        }
        FieldValue::DependsOn(items) => {
            few(items.len())?;
            items.iter().try_for_each(item)?;
            if let Some(through) = items.iter().find(|other| waits_for(situation, other)) {
                return Err(refuse(Objection::WaitsAlready { item: through.clone() }));
            }
            FieldValue::DependsOn(items)
        }
        FieldValue::Relations(relations) => {
            few(relations.len())?;
            relations.iter().try_for_each(|relation| item(&relation.item))?;
            FieldValue::Relations(relations)
        }
        FieldValue::ActionNeededBy(named) => {
            named.as_ref().map_or(Ok(()), body)?;
            FieldValue::ActionNeededBy(named)
        }
        FieldValue::Force(_) | FieldValue::Priority(_) => value,
    })
}

/// Owners that follow from addressees: those that are known bodies, each once.
pub(super) fn owners(situation: &Situation, parties: &[Party]) -> Vec<BodyId> {
    let mut owners: Vec<BodyId> = Vec::new();
    for body in parties.iter().filter_map(|party| party.body.as_ref()) {
        if situation.bodies.contains(body) && !owners.contains(body) {
            owners.push(body.clone());
        }
    }
    owners
}

fn duration(written: &str) -> Result<(), Objection> {
    let given = || written.to_owned();
    let span: jiff::Span =
        written.parse().map_err(|_| Objection::NoDuration { written: given() })?;
    if span.is_positive() { Ok(()) } else { Err(Objection::BackwardDuration { written: given() }) }
}

/// Whether `other` waits for the item, straight or through others.
fn waits_for(situation: &Situation, other: &ItemId) -> bool {
    let mut seen: BTreeSet<&ItemId> = BTreeSet::new();
    let mut to_see = vec![other];
    while let Some(id) = to_see.pop() {
        if *id == situation.item.id {
            return true;
        }
        if seen.insert(id) {
            to_see.extend(situation.waits.get(id).into_iter().flatten());
        }
    }
    false
}

/// The fields whose judging needs to know the other items.
pub(crate) fn names_items(value: &FieldValue) -> Vec<ItemId> {
    match value {
        FieldValue::DependsOn(items) => items.iter().cloned().collect(),
        FieldValue::Relations(relations) => {
            relations.iter().map(|relation| relation.item.clone()).collect()
        }
        _ => {
            debug_assert!(!matches!(value.field(), Field::DependsOn | Field::Relations));
            Vec::new()
        }
    }
}
