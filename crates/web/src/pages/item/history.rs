//! The history of an item in sentences.

use actum_i18n::Value;
use actum_register::EventRecord;

use crate::basis::Shower;
use crate::frame::Words;

/// Something that happened.
pub(super) struct Event {
    pub(super) at: String,
    /// RFC 3339.
    pub(super) moment: String,
    pub(super) actor: String,
    pub(super) what: Words,
    /// The fields that changed, as the reader calls them.
    pub(super) changed: Vec<Words>,
}

/// The events of an item, first things first. A kind that no message knows is shown by its name.
pub(super) fn events(records: &[EventRecord], shower: &Shower<'_>) -> Vec<Event> {
    records
        .iter()
        .map(|record| {
            let word = |name: &str| {
                record.payload.get(name).and_then(|value| value.as_str()).unwrap_or("").to_owned()
            };
            let item_edition = record
                .payload
                .pointer("/item/edition")
                .and_then(|edition| edition.as_str())
                .map(str::to_owned);
            let edition = item_edition.unwrap_or_else(|| word("edition"));
            let values: [(&str, Value<'_>); 2] =
                [("edition", edition.into()), ("previous", word("previous").into())];
            let id = format!("event-{}", record.kind);
            let known = shower.frame.messages().find(&id).is_some();
            let what = if known {
                Words(shower.frame.messages().text_with(&id, &values))
            } else {
                Words(shower.frame.messages().text_or(&id, &record.kind.replace('-', " ")))
            };
            let changed = record.payload.get("changed").and_then(|fields| fields.as_array());
            let changed = changed.into_iter().flatten().filter_map(|field| field.as_str());
            Event {
                at: record.at.clone(),
                moment: shower.frame.moment(&record.at),
                actor: record.actor.clone(),
                what,
                changed: changed
                    .map(|field| shower.frame.t(&format!("field-{}", field.replace('_', "-"))))
                    .collect(),
            }
        })
        .collect()
}
