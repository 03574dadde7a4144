//! The history of an item in sentences.

use actum_i18n::Value;
use actum_model::FieldValue;
use actum_register::EventRecord;

use crate::basis::Shower;
use crate::frame::Words;
use crate::values;

/// Something that happened.
pub(crate) struct Event {
    pub(crate) at: String,
    /// RFC 3339.
    pub(crate) moment: String,
    pub(crate) actor: String,
    pub(crate) what: Words,
    /// The fields that changed, as the reader calls them, where their values are not told.
    pub(crate) changed: Vec<Words>,
    /// What each value was and is, a sentence each.
    pub(crate) values: Vec<Words>,
    /// Why, as the person wrote, where the sentence does not say so already.
    pub(crate) reason: String,
}

/// The events of an item, first things first. A kind that no message knows is shown by its name.
pub(crate) fn events(records: &[EventRecord], shower: &Shower<'_>) -> Vec<Event> {
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
            let values = named(record, edition, shower);
            let values: Vec<(&str, Value<'_>)> =
                values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
            let accepted = record.payload.pointer("/decision/accepted");
            let id = match accepted.and_then(serde_json::Value::as_bool) {
                Some(false) if record.kind == "claim-decided" => "event-claim-declined".to_owned(),
                _ => format!("event-{}", record.kind),
            };
            let known = shower.frame.messages().find(&id).is_some();
            let what = if known {
                Words(shower.frame.messages().text_with(&id, &values))
            } else {
                Words(shower.frame.messages().text_or(&id, &record.kind.replace('-', " ")))
            };
            let changed = record.payload.get("changed").and_then(|fields| fields.as_array());
            let changed = changed.into_iter().flatten();
            let changed = changed.filter_map(|field| field.as_str());
            Event {
                at: record.at.clone(),
                moment: shower.frame.moment(&record.at),
                actor: record.actor.clone(),
                what,
                changed: changed
                    .map(|field| shower.frame.t(&format!("field-{}", field.replace('_', "-"))))
                    .collect(),
                values: value_sentences(record, shower),
                reason: match record.kind.as_str() {
                    "item-edited" | "item-moved" | "item-confirmed" => {
                        record.payload["reason"].as_str().unwrap_or_default().to_owned()
                    }
                    _ => String::new(),
                },
            }
        })
        .collect()
}

/// What became of each value that a person set.
fn value_sentences(record: &EventRecord, shower: &Shower<'_>) -> Vec<Words> {
    let read = |name: &str| -> Vec<FieldValue> {
        let values = record.payload.get(name).and_then(|values| values.as_array());
        let values = values.into_iter().flatten().cloned();
        values.filter_map(|value| serde_json::from_value(value).ok()).collect()
    };
    let before = read("before");
    read("values")
        .iter()
        .map(|value| {
            let field = value.field();
            let old = before.iter().find(|old| old.field() == field);
            let old = old.map_or_else(|| "–".to_owned(), |old| values::words(old, shower));
            let (name, new) = (values::field_name(field, shower), values::words(value, shower));
            let given = [
                ("field", name.as_str().into()),
                ("before", old.as_str().into()),
                ("after", new.as_str().into()),
            ];
            Words(shower.frame.messages().text_with("value-changed", &given))
        })
        .collect()
}

/// What the sentence about an event may name, as the reader calls it.
fn named(
    record: &EventRecord,
    edition: String,
    shower: &Shower<'_>,
) -> Vec<(&'static str, String)> {
    let at = |pointer: &str| {
        record.payload.pointer(pointer).and_then(|value| value.as_str()).unwrap_or("").to_owned()
    };
    let list = |name: &str| {
        let values = record.payload.get(name).and_then(|values| values.as_array());
        let ids = values.into_iter().flatten().filter_map(|value| value.as_str());
        let numbers = ids.map(|id| id.rsplit(':').next().unwrap_or(id).to_owned());
        shower.frame.messages().list(&numbers.collect::<Vec<_>>())
    };
    let status = |pointer: &str| shower.state.status(&at(pointer).into(), shower.frame);
    let day = |pointer: &str| match at(pointer).parse() {
        Ok(day) => shower.frame.date(day),
        Err(_) => "–".to_owned(),
    };
    let why = match at("/reason") {
        // The rule says why where nobody did.
        words if words.is_empty() && record.kind == "due-moved" => {
            shower.frame.plain(&format!("due-moved-{}", at("/rule"))).marked()
        }
        words => words,
    };
    let reason = [at("/reason"), at("/decision/reason")].into_iter().find(|one| !one.is_empty());
    vec![
        ("edition", edition),
        ("previous", at("/previous")),
        ("reason", reason.unwrap_or_default()),
        ("from", status("/from")),
        ("to", status("/to")),
        ("by", list("by")),
        ("others", list("others")),
        ("words", at("/note/words")),
        ("title", at("/evidence/title")),
        ("statement", at("/claim/statement")),
        ("claim", at("/claim")),
        ("workflow", at("/workflow")),
        ("before", day("/days/0/from")),
        ("after", day("/days/0/to/on")),
        ("why", why),
    ]
}
