//! When an item is due: the values by which items are filtered, counted and sorted.

use actum_model::{Due, DueKind, DueReading, DueRelation, Occasion, OccasionId, PartialDate};

use crate::query::due_kind_name;

/// The day on which a reading is due, `YYYY-MM-DD`; `None` when it gives no date or an occasion of
/// unknown date.
///
/// What is to be done *during* or *after* a stretch of time is due at its end. Anything else is due
/// when the occasion begins: a report to an assembly serves nobody once it is over.
pub(crate) fn day(
    relation: DueRelation,
    reading: &DueReading,
    occasion: impl Fn(&OccasionId) -> Option<Occasion>,
) -> Option<String> {
    let date = reading.date.or_else(|| {
        let period = occasion(reading.occasion.as_ref()?)?.period;
        match relation {
            DueRelation::During | DueRelation::After => period.to.or(period.from),
            DueRelation::At | DueRelation::By | DueRelation::Before | DueRelation::From => {
                period.from.or(period.to)
            }
        }
    })?;
    Some(last_day(date))
}

/// The last day that a date may mean, `YYYY-MM-DD`.
pub(crate) fn last_day(date: PartialDate) -> String {
    let (year, month, day) = date.last_day();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The values by which one due expression is found: under each reading the occasion and the year
/// of the day, and the kind for times that have neither. At least one.
pub(crate) fn keys(due: &Due, occasion: impl Fn(&OccasionId) -> Option<Occasion>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut add = |key: String| {
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    if matches!(due.kind, DueKind::Ongoing | DueKind::Recurring | DueKind::Urgent) {
        add(due_kind_name(due.kind).to_owned());
    }
    for reading in &due.readings {
        if let Some(id) = &reading.occasion {
            add(id.as_str().to_owned());
        }
        if let Some(day) = day(due.relation, reading, &occasion) {
            add(day.chars().take(4).collect());
        }
    }
    if keys.is_empty() {
        keys.push(due_kind_name(due.kind).to_owned());
    }
    keys
}
