//! Refusals as messages: which one says it, with which values, so that whoever shows it says it in
//! the reader's language.

use actum_model::{Field, Need, PartialDate, StatusId};

use super::command::Refusal;
use super::objection::Objection;
use crate::occasion::OccasionRefusal;

/// A value of a message that is to be said as the reader says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SayingValue {
    /// As it is: an id, a name, what was written.
    Words(String),
    /// Fields by their names in the reader's language.
    Fields(Vec<Field>),
    /// States by their names in the reader's language.
    States(Vec<StatusId>),
    /// A moment, RFC 3339.
    Moment(String),
    /// A day, as precisely as known.
    Day(PartialDate),
    /// A whole number.
    Count(usize),
    /// Another message.
    Said(Box<Saying>),
}

/// A message that says why something was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The id of the message: `refusal-no-such-move`.
    pub message: &'static str,
    /// Its values.
    pub values: Vec<(&'static str, SayingValue)>,
}

impl Saying {
    /// A message without values yet.
    pub fn of(message: &'static str) -> Self {
        Self { message, values: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: SayingValue) -> Self {
        self.values.push((name, value));
        self
    }

    /// With a value that is said as it is.
    #[must_use]
    pub fn words(self, name: &'static str, words: &dyn std::fmt::Display) -> Self {
        self.with(name, SayingValue::Words(words.to_string()))
    }

    pub(crate) fn moment(self, name: &'static str, at: &str) -> Self {
        self.with(name, SayingValue::Moment(at.to_owned()))
    }

    fn state(self, name: &'static str, state: &StatusId) -> Self {
        self.with(name, SayingValue::States(vec![state.clone()]))
    }

    pub(crate) fn why(self, why: &Objection) -> Self {
        self.with("why", SayingValue::Said(Box::new(why.saying())))
    }
}

impl Refusal {
    /// The message that says it.
    pub fn saying(&self) -> Saying {
        match self {
            Refusal::NoItem { item } => Saying::of("refusal-no-item").words("item", item),
            Refusal::NotAllowed { person, item, .. } => {
                Saying::of("refusal-not-allowed").words("person", person).words("item", item)
            }
            Refusal::Conflict { item, fields, by, at, .. } => Saying::of("refusal-conflict")
                .words("item", item)
                .with("fields", SayingValue::Fields(fields.clone()))
                .words("by", by)
                .with("at", SayingValue::Moment(at.clone())),
            Refusal::NoRevision { item, revision, last } => Saying::of("refusal-no-revision")
                .words("item", item)
                .words("revision", revision)
                .words("last", last),
            Refusal::NoSuchMove { item, from, to, allowed } => {
                let message = match allowed.is_empty() {
                    true => "refusal-no-move-at-all",
                    false => "refusal-no-such-move",
                };
                Saying::of(message)
                    .words("item", item)
                    .state("from", from)
                    .state("to", to)
                    .with("allowed", SayingValue::States(allowed.clone()))
            }
            Refusal::Missing { item, to, need } => Saying::of(match need {
                Need::Reason => "refusal-missing-reason",
                Need::Evidence => "refusal-missing-evidence",
                Need::AcceptedClaim => "refusal-missing-claim",
            })
            .words("item", item)
            .state("to", to),
            Refusal::NoReason => Saying::of("refusal-no-reason"),
            Refusal::WrongState { item, status, why } => Saying::of("refusal-wrong-state")
                .words("item", item)
                .state("status", status)
                .why(why),
            Refusal::BadValue { field, why } => Saying::of("refusal-bad-value")
                .with("field", SayingValue::Fields(vec![*field]))
                .why(why),
            Refusal::BadInput { why } => Saying::of("refusal-bad-input").why(why),
            Refusal::NoOpenClaim { item, claim } => {
                Saying::of("refusal-no-open-claim").words("item", item).words("claim", claim)
            }
            Refusal::Occasion(refusal) => refusal.saying(),
            Refusal::OwnClaim { person, item, claim } => Saying::of("refusal-own-claim")
                .words("person", person)
                .words("item", item)
                .words("claim", claim),
        }
    }
}

impl OccasionRefusal {
    /// The message that says it.
    pub fn saying(&self) -> Saying {
        match self {
            OccasionRefusal::NotAllowed { person } => {
                Saying::of("refusal-occasion-not-allowed").words("person", person)
            }
            OccasionRefusal::Nobody => Saying::of("refusal-occasion-nobody"),
            OccasionRefusal::Unknown { occasion } => {
                Saying::of("refusal-occasion-unknown").words("occasion", occasion)
            }
            OccasionRefusal::Known { occasion } => {
                Saying::of("refusal-occasion-known").words("occasion", occasion)
            }
            OccasionRefusal::Id { written } => {
                Saying::of("refusal-occasion-id").words("written", written)
            }
            OccasionRefusal::Body { body } => {
                Saying::of("refusal-occasion-body").words("body", body)
            }
            OccasionRefusal::NoName => Saying::of("refusal-occasion-no-name"),
            OccasionRefusal::NoTime => Saying::of("refusal-occasion-no-time"),
            OccasionRefusal::EndsFirst { from, to } => Saying::of("refusal-occasion-ends-first")
                .with("from", SayingValue::Day(*from))
                .with("to", SayingValue::Day(*to)),
            OccasionRefusal::NoReason => Saying::of("refusal-occasion-no-reason"),
        }
    }
}
