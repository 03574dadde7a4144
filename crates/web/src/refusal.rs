//! Why the register refused something, in the reader's language.

use actum_i18n::{Messages, Value};
use actum_model::{Field, StatusId, Workflow, status_name};
use actum_register::{Refusal, RegisterError, Saying, SayingValue};

/// A refusal in the words of `messages`; states are called as `workflows` call them.
pub fn refusal_words(refusal: &Refusal, messages: Messages, workflows: &[Workflow]) -> String {
    said(&refusal.saying(), messages, workflows)
}

/// An error of the register in the words of `messages`.
pub fn error_words(error: &RegisterError, messages: Messages) -> String {
    said(&error.saying(), messages, &[])
}

/// A message with its values in the words of `messages`.
pub(crate) fn said(saying: &Saying, messages: Messages, workflows: &[Workflow]) -> String {
    let field = |field: &Field| {
        messages.text(&format!("field-{}", field.name().replace('_', "-"))).words().to_owned()
    };
    let state = |id: &StatusId| {
        if id.is_own() {
            return messages.text(&format!("status-{id}")).words().to_owned();
        }
        let name = status_name(workflows, id, messages.language());
        name.map_or_else(|| id.as_str().replace('_', " "), str::to_owned)
    };
    let spoken = |value: &SayingValue| -> Value<'static> {
        match value {
            SayingValue::Words(words) => words.clone().into(),
            SayingValue::Fields(fields) => {
                messages.list(&fields.iter().map(field).collect::<Vec<_>>()).into()
            }
            SayingValue::States(states) => {
                messages.list(&states.iter().map(state).collect::<Vec<_>>()).into()
            }
            SayingValue::Moment(at) => messages.moment(at).into(),
            SayingValue::Day(day) => messages.date(*day).into(),
            SayingValue::Count(count) => (*count).into(),
            SayingValue::Said(other) => said(other, messages, workflows).into(),
        }
    };
    let values: Vec<(&str, Value<'_>)> =
        saying.values.iter().map(|(name, value)| (*name, spoken(value))).collect();
    messages.text_with(saying.message, &values).marked()
}
