//! Values of fields in the words of the reader: in histories, differences and previews.

use actum_model::{Due, Duty, Field, FieldValue, Item, ItemId, Party};

use crate::basis::Shower;
use crate::vocabulary::Named;

/// The longest value that a sentence holds, in Unicode scalars.
const LONGEST: usize = 200;

/// A field as the reader calls it.
pub(crate) fn field_name(field: Field, shower: &Shower<'_>) -> String {
    shower.frame.plain(&format!("field-{}", field.name().replace('_', "-"))).marked()
}

/// A value as the reader writes it; a dash for none.
pub(crate) fn words(value: &FieldValue, shower: &Shower<'_>) -> String {
    let frame = shower.frame;
    let list = |words: Vec<String>| frame.messages().list(&words);
    let message = |id: &str| frame.plain(id).marked();
    let numbers = |ids: Vec<&ItemId>| list(ids.iter().map(|id| id.parts().1.to_owned()).collect());
    let parties =
        |parties: Vec<&Party>| list(parties.into_iter().map(|one| party(one, shower)).collect());
    let words = match value {
        FieldValue::Force(force) => message(&force.message()),
        FieldValue::Addressees(all) | FieldValue::ReportTo(all) => parties(all.iter().collect()),
        FieldValue::Partners(all) => parties(all.iter().map(|one| &one.party).collect()),
        FieldValue::Owners(owners) => {
            list(owners.iter().map(|owner| shower.body_name(owner).0).collect())
        }
        FieldValue::Act(act) => act.clone(),
        FieldValue::Deliverables(all) => list(all.iter().map(|one| one.name.clone()).collect()),
        FieldValue::Due(all) => list(all.iter().map(|one| due(one, shower)).collect()),
        FieldValue::Instruments(all) => {
            list(all.iter().map(|one| message(&one.message())).collect())
        }
        FieldValue::Priority(priority) => {
            priority.map_or_else(String::new, |one| message(&format!("priority-{}", one.name())))
        }
        FieldValue::Tags(tags) => list(tags.iter().cloned().collect()),
        FieldValue::Duty(Duty::Once) => message("duty-once"),
        FieldValue::Duty(Duty::Ongoing { every }) => {
            frame.with("duty-ongoing", "every", every.as_str()).plain()
        }
        FieldValue::Duty(Duty::Recurring { every }) => {
            frame.with("duty-recurring", "every", every.as_str()).plain()
        }
        FieldValue::Milestones(all) => list(all.iter().map(|one| one.title.clone()).collect()),
        FieldValue::DependsOn(items) => numbers(items.iter().collect()),
        FieldValue::Relations(all) => numbers(all.iter().map(|one| &one.item).collect()),
        FieldValue::ActionNeededBy(body) => {
            body.as_ref().map_or_else(String::new, |body| shower.body_name(body).0)
        }
    };
    shortened(&words)
}

/// The value of a field of an item, as the reader writes it.
pub(crate) fn of_item(item: &Item, field: Field, shower: &Shower<'_>) -> String {
    if field == Field::Status {
        return shower.state.status(&item.status, shower.frame);
    }
    if field == Field::Due
        && let Some(day) = item.schedule.day()
    {
        // What the words come to says more than the words.
        return shower.frame.date(day);
    }
    actum_register::field_of(item, field)
        .map_or_else(|| "–".to_owned(), |value| words(&value, shower))
}

fn party(party: &Party, shower: &Shower<'_>) -> String {
    party.body.as_ref().map_or_else(|| party.name.clone(), |id| shower.body_name(id).0)
}

fn due(due: &Due, shower: &Shower<'_>) -> String {
    let Some(reading) = due.readings.first() else { return due.written.clone() };
    match (&reading.occasion, reading.date) {
        (Some(occasion), _) => shower.occasion_name(occasion),
        (None, Some(date)) => shower.frame.date(date),
        (None, None) => due.written.clone(),
    }
}

/// At most so many letters of a value; a dash for none.
fn shortened(words: &str) -> String {
    if words.is_empty() {
        return "–".to_owned();
    }
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let short: String = words.chars().take(LONGEST).collect();
    format!("{}…", short.trim_end())
}
