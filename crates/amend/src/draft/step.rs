//! What drafters do: one step after the other, none ever taken out of the record.

use serde::{Deserialize, Serialize};

use super::{ChangeId, Key};

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Who, as they are called in the draft.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The document in which it was discussed: its symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What.
    #[serde(flatten)]
    pub act: Act,
}

/// What can be done to a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Changes are taken into the text.
    Adopt {
        /// Which.
        changes: Vec<ChangeId>,
    },
    /// Changes are left out of the text.
    Leave {
        /// Which.
        changes: Vec<ChangeId>,
    },
    /// Changes are put into square brackets, beside what they would replace.
    Bracket {
        /// Which.
        changes: Vec<ChangeId>,
    },
    /// Nothing is decided of changes any more.
    Reopen {
        /// Which.
        changes: Vec<ChangeId>,
    },
    /// A proposal counts no more: withdrawn, or set aside. What was decided of it is kept.
    TurnOff {
        /// Counted from 0.
        proposal: usize,
    },
    /// A proposal counts again.
    TurnOn {
        /// Counted from 0.
        proposal: usize,
    },
    /// A clause is worded freely.
    Edit {
        /// The clause.
        clause: Key,
        /// Its text when it was worded, as the draft had it.
        before: String,
        /// Its text from now on.
        after: String,
    },
    /// A clause that nobody proposed.
    Add {
        /// The clause after which it comes; none before the first.
        after: Option<Key>,
        /// Its number.
        number: Option<String>,
        /// Its text.
        text: String,
    },
    /// A clause is taken out though nobody proposed it.
    Strike {
        /// The clause.
        clause: Key,
    },
    /// What a party thinks of a clause as it stands. A consent holds for these words only; an
    /// objection stands until the party says otherwise, since nobody but the party can tell that
    /// another wording settles it.
    Position {
        /// The clause.
        clause: Key,
        /// Its text as it was printed when they said it, brackets included.
        wording: String,
        /// Who.
        party: String,
        /// What they think; none takes back what they said.
        stand: Option<Stand>,
    },
    /// An earlier step counts no more.
    TakeBack {
        /// Its place among the steps, counted from 0.
        step: usize,
    },
}

/// What a party thinks of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// It wants it so.
    Supports,
    /// It does not want it, and does not stand in its way.
    CanLiveWith,
    /// It does not accept it.
    Objects,
}

impl Stand {
    /// All of them.
    pub const ALL: [Stand; 3] = [Stand::Supports, Stand::CanLiveWith, Stand::Objects];

    /// The name used in data and message ids: `can_live_with`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::CanLiveWith => "can_live_with",
            Self::Objects => "objects",
        }
    }

    /// The stand with this name, hyphens or underscores between its words.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stand| stand.name() == name.replace('-', "_"))
    }
}
