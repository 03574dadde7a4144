//! Why the register refused something, in the reader's language.

use actum_i18n::{Messages, Value};
use actum_model::{StatusId, Workflow, status_name};
use actum_register::{Refusal, Saying, SayingValue};

/// A refusal in the words of `messages`; states are called as `workflows` call them. What is wrong
/// with the very value that was given stands behind it, in English.
pub fn refusal_words(refusal: &Refusal, messages: Messages, workflows: &[Workflow]) -> String {
    let Saying { message, values, detail } = refusal.saying();
    let field = |field: &actum_model::Field| {
        messages.text(&format!("field-{}", field.name().replace('_', "-"))).words().to_owned()
    };
    let state = |id: &StatusId| {
        if id.is_own() {
            return messages.text(&format!("status-{id}")).words().to_owned();
        }
        let name = status_name(workflows, id, messages.language());
        name.map_or_else(|| id.as_str().replace('_', " "), str::to_owned)
    };
    let spoken = |value: &SayingValue| match value {
        SayingValue::Words(words) => words.clone(),
        SayingValue::Fields(fields) => messages.list(&fields.iter().map(field).collect::<Vec<_>>()),
        SayingValue::States(states) => messages.list(&states.iter().map(state).collect::<Vec<_>>()),
        SayingValue::Moment(at) => messages.moment(at),
        SayingValue::Day(day) => messages.date(*day),
    };
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (*name, spoken(value))).collect();
    let values: Vec<(&str, Value<'_>)> =
        values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    let words = messages.text_with(message, &values).marked();
    match detail {
        None => words,
        Some(detail) => format!("{words} ({detail})"),
    }
}
