//! Fields of an item: reading them, and setting them as a person does.

use actum_model::{
    Basis, Commitment, Doubt, Entry, Field, FieldValue, FieldWords, ForceReading, ForceValue, Item,
    Located,
};

/// The value that `item` has in `field`; the status has none, it is set by moves.
pub fn get(item: &Item, field: Field) -> Option<FieldValue> {
    fn values<T: Clone>(located: &[Located<T>]) -> Vec<T> {
        located.iter().map(|one| one.value.clone()).collect()
    }
    let commitment = &item.commitment;
    let follow_up = &item.follow_up;
    Some(match field {
        Field::Force => FieldValue::Force(commitment.lead_force()),
        Field::Addressees => FieldValue::Addressees(values(&commitment.addressees)),
        Field::Owners => FieldValue::Owners(item.owners.clone()),
        Field::Partners => FieldValue::Partners(values(&commitment.partners)),
        Field::Act => FieldValue::Act(commitment.act.value.clone()),
        Field::Deliverables => FieldValue::Deliverables(values(&commitment.deliverables)),
        Field::Due => FieldValue::Due(values(&commitment.due)),
        Field::ReportTo => FieldValue::ReportTo(values(&commitment.report_to)),
        Field::Instruments => FieldValue::Instruments(values(&commitment.instruments)),
        Field::Priority => FieldValue::Priority(follow_up.priority),
        Field::Tags => FieldValue::Tags(follow_up.tags.clone()),
        Field::Duty => FieldValue::Duty(follow_up.duty.clone()),
        Field::Milestones => FieldValue::Milestones(follow_up.milestones.clone()),
        Field::DependsOn => FieldValue::DependsOn(follow_up.depends_on.clone()),
        Field::Relations => FieldValue::Relations(follow_up.relations.clone()),
        Field::ActionNeededBy => FieldValue::ActionNeededBy(follow_up.action_needed_by.clone()),
        Field::Status => return None,
    })
}

/// Sets a value as the person of `entry` did. What was extracted is kept beside it, and a value
/// that extraction had found too keeps the words it rests on.
pub(crate) fn set(item: &mut Item, value: &FieldValue, words: &[FieldWords], entry: &Entry) {
    let field = value.field();
    if field.is_extracted() && item.extracted.is_none() {
        item.extracted = Some(Box::new(item.commitment.clone()));
    }
    let extracted = item.extracted.as_deref().cloned();
    put(item, value, extracted.as_ref(), words, entry);
    if field.is_extracted() || field == Field::Owners {
        item.follow_up.edited.insert(field, entry.clone());
    }
    item.follow_up.look_again.remove(&field);
    if field.is_extracted() {
        // A person has looked: what was doubtful about this field no longer is.
        let name = field.name();
        item.commitment.doubts.retain(|doubt: &Doubt| doubt.field != name);
    }
}

fn put(
    item: &mut Item,
    value: &FieldValue,
    extracted: Option<&Commitment>,
    words: &[FieldWords],
    entry: &Entry,
) {
    let field = value.field();
    let basis = |place: usize| {
        let words = words.iter().find(|one| one.field == field && one.place == place);
        Basis::Entered {
            by: entry.by.clone(),
            at: entry.at.clone(),
            span: words.map(|words| words.span),
            quote: words.map(|words| words.quote.clone()),
        }
    };
    let commitment = &mut item.commitment;
    let follow_up = &mut item.follow_up;
    match value {
        FieldValue::Force(force) => {
            let reading = ForceReading {
                force: *force,
                english: force.name().replace('_', " "),
                weight: 1.0,
            };
            let found = extracted.map_or(&commitment.force, |extracted| &extracted.force).clone();
            commitment.force = if found.value.force == *force && found.value.readings.len() <= 1 {
                found
            } else {
                Located {
                    value: ForceValue { force: *force, readings: vec![reading], ..found.value },
                    basis: basis(0),
                    confidence: 1.0,
                }
            };
        }
        FieldValue::Addressees(parties) => {
            commitment.addressees =
                located(parties, extracted.map(|found| &*found.addressees), basis);
        }
        FieldValue::Owners(owners) => item.owners.clone_from(owners),
        FieldValue::Partners(partners) => {
            commitment.partners = located(partners, extracted.map(|found| &*found.partners), basis);
        }
        FieldValue::Act(act) => {
            commitment.act = match extracted {
                Some(found) if found.act.value == *act => found.act.clone(),
                _ => Located { value: act.clone(), basis: basis(0), confidence: 1.0 },
            };
        }
        FieldValue::Deliverables(deliverables) => {
            commitment.deliverables =
                located(deliverables, extracted.map(|found| &*found.deliverables), basis);
        }
        FieldValue::Due(due) => {
            commitment.due = located(due, extracted.map(|found| &*found.due), basis);
        }
        FieldValue::ReportTo(parties) => {
            commitment.report_to =
                located(parties, extracted.map(|found| &*found.report_to), basis);
            // A person has said to whom: nothing is left to propose.
            item.proposed_report_to = None;
        }
        FieldValue::Instruments(instruments) => {
            commitment.instruments =
                located(instruments, extracted.map(|found| &*found.instruments), basis);
        }
        FieldValue::Priority(priority) => follow_up.priority = *priority,
        FieldValue::Tags(tags) => follow_up.tags.clone_from(tags),
        FieldValue::Duty(duty) => follow_up.duty.clone_from(duty),
        FieldValue::Milestones(milestones) => follow_up.milestones.clone_from(milestones),
        FieldValue::DependsOn(items) => follow_up.depends_on.clone_from(items),
        FieldValue::Relations(relations) => follow_up.relations.clone_from(relations),
        FieldValue::ActionNeededBy(body) => follow_up.action_needed_by.clone_from(body),
    }
}

/// Values with their ground: the extracted one where extraction found the same value, else the
/// person's word.
fn located<T: Clone + PartialEq>(
    values: &[T],
    extracted: Option<&[Located<T>]>,
    basis: impl Fn(usize) -> Basis,
) -> Vec<Located<T>> {
    values
        .iter()
        .enumerate()
        .map(|(place, value)| {
            extracted
                .and_then(|found| found.iter().find(|one| one.value == *value))
                .cloned()
                .unwrap_or_else(|| Located {
                    value: value.clone(),
                    basis: basis(place),
                    confidence: 1.0,
                })
        })
        .collect()
}

/// Carries what people made of `old` over to `fresh`, which was made anew from a later edition or
/// a new reading. A value that a person set stays; where the text now says something else than it
/// said when the person set it, the field is marked to be looked at again.
pub(crate) fn carry(old: &Item, fresh: &mut Item) {
    let before = old.extracted.as_deref().unwrap_or(&old.commitment);
    let after = fresh.commitment.clone();
    fresh.revision = old.revision;
    fresh.merged.clone_from(&old.merged);
    fresh.follow_up.clone_from(&old.follow_up);
    let edited: Vec<Field> = old.follow_up.edited.keys().copied().collect();
    if edited.iter().any(|field| field.is_extracted()) {
        fresh.extracted = Some(Box::new(after.clone()));
    }
    for field in edited {
        let (Some(value), Some(entry)) = (get(old, field), old.follow_up.edited.get(&field)) else {
            continue;
        };
        // Where the words stand in the new edition nobody has said.
        put(fresh, &value, Some(&after), &[], entry);
        if field.is_extracted() && differs(before, &after, field) {
            fresh.follow_up.look_again.insert(field);
        } else if field.is_extracted() {
            let name = field.name();
            fresh.commitment.doubts.retain(|doubt| doubt.field != name);
        }
    }
}

/// Whether two extractions say different things in a field, wherever they found it.
fn differs(before: &Commitment, after: &Commitment, field: Field) -> bool {
    fn values<T: PartialEq>(before: &[Located<T>], after: &[Located<T>]) -> bool {
        before.len() != after.len()
            || before.iter().zip(after).any(|(left, right)| left.value != right.value)
    }
    match field {
        Field::Force => before.lead_force() != after.lead_force(),
        Field::Addressees => values(&before.addressees, &after.addressees),
        Field::Partners => values(&before.partners, &after.partners),
        Field::Act => before.act.value != after.act.value,
        Field::Deliverables => values(&before.deliverables, &after.deliverables),
        Field::Due => values(&before.due, &after.due),
        Field::ReportTo => values(&before.report_to, &after.report_to),
        Field::Instruments => values(&before.instruments, &after.instruments),
        Field::Owners
        | Field::Priority
        | Field::Tags
        | Field::Duty
        | Field::Milestones
        | Field::DependsOn
        | Field::Relations
        | Field::ActionNeededBy
        | Field::Status => false,
    }
}
