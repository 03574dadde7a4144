//! What happens to people, as it stands in the event table.

use actum_model::{Language, PartialDate};
use serde::{Deserialize, Serialize};

use super::{PersonId, Position, PositionId};

/// The kinds of event about people. Their subject is the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PeopleEvent {
    Added(PersonAdded),
    Changed(PersonChanged),
    Disabled(PersonSwitched),
    Enabled(PersonSwitched),
    PositionGiven(PositionGiven),
    PositionEnded(PositionEnded),
}

/// Somebody new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonAdded {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) language: Language,
}

/// Somebody is called, reached or addressed otherwise: the values as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonChanged {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) language: Language,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// An account was shut or opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonSwitched {
    pub(crate) person: PersonId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// Somebody has a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PositionGiven {
    pub(crate) person: PersonId,
    pub(crate) position: Position,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// A position ends with a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PositionEnded {
    pub(crate) person: PersonId,
    pub(crate) position: PositionId,
    /// The last day.
    pub(crate) until: PartialDate,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

impl PeopleEvent {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            PeopleEvent::Added(_) => "person-added",
            PeopleEvent::Changed(_) => "person-changed",
            PeopleEvent::Disabled(_) => "person-disabled",
            PeopleEvent::Enabled(_) => "person-enabled",
            PeopleEvent::PositionGiven(_) => "position-given",
            PeopleEvent::PositionEnded(_) => "position-ended",
        }
    }

    pub(crate) fn person(&self) -> &PersonId {
        match self {
            PeopleEvent::Added(event) => &event.person,
            PeopleEvent::Changed(event) => &event.person,
            PeopleEvent::Disabled(event) | PeopleEvent::Enabled(event) => &event.person,
            PeopleEvent::PositionGiven(event) => &event.person,
            PeopleEvent::PositionEnded(event) => &event.person,
        }
    }

    pub(crate) fn encode(&self) -> serde_json::Result<String> {
        match self {
            PeopleEvent::Added(event) => serde_json::to_string(event),
            PeopleEvent::Changed(event) => serde_json::to_string(event),
            PeopleEvent::Disabled(event) | PeopleEvent::Enabled(event) => {
                serde_json::to_string(event)
            }
            PeopleEvent::PositionGiven(event) => serde_json::to_string(event),
            PeopleEvent::PositionEnded(event) => serde_json::to_string(event),
        }
    }

    /// Reads a stored event; `None` when the kind is none of these.
    pub(crate) fn decode(
        kind: &str,
        version: u32,
        payload: &str,
    ) -> Option<serde_json::Result<Self>> {
        Some(match (kind, version) {
            ("person-added", 1) => serde_json::from_str(payload).map(PeopleEvent::Added),
            ("person-changed", 1) => serde_json::from_str(payload).map(PeopleEvent::Changed),
            ("person-disabled", 1) => serde_json::from_str(payload).map(PeopleEvent::Disabled),
            ("person-enabled", 1) => serde_json::from_str(payload).map(PeopleEvent::Enabled),
            ("position-given", 1) => serde_json::from_str(payload).map(PeopleEvent::PositionGiven),
            ("position-ended", 1) => serde_json::from_str(payload).map(PeopleEvent::PositionEnded),
            _ => return None,
        })
    }
}
