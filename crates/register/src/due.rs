//! The values by which due expressions are found.

use actum_model::{Due, DueKind, PartialDate, Schedule};

use crate::query::due_kind_name;

/// A day as it is stored and compared, `YYYY-MM-DD`.
pub(crate) fn stored(day: PartialDate) -> String {
    day.end().to_string()
}

/// The values by which one due expression, the `place`-th of its item, is found: under each reading
/// the occasion and the year of the day, and the kind for times that have neither. At least one.
pub(crate) fn keys(due: &Due, place: usize, schedule: &Schedule) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut add = |key: String| {
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    if matches!(due.kind, DueKind::Ongoing | DueKind::Recurring | DueKind::Urgent) {
        add(due_kind_name(due.kind).to_owned());
    }
    for (reading, meaning) in due.readings.iter().enumerate() {
        let day = schedule.of(place, reading);
        let hangs_on = day.and_then(|day| day.occasion.as_ref()).or(meaning.occasion.as_ref());
        if let Some(id) = hangs_on {
            add(id.as_str().to_owned());
        }
        if let Some(day) = day {
            add(format!("{:04}", day.latest.year_number()));
        }
    }
    if keys.is_empty() {
        keys.push(due_kind_name(due.kind).to_owned());
    }
    keys
}
