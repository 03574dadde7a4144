//! Identifiers: short strings with a type each, so that one cannot stand for another.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a string; no form is enforced, ids are compared byte by byte.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

identifier! {
    /// An adopted text, whatever its editions: `wtsa-24-actions`. Lower case ASCII letters,
    /// digits and hyphens by convention.
    TextId
}
identifier! {
    /// One edition of a text: a language version or a revision. `wtsa-24-actions/zh/1`.
    EditionId
}
identifier! {
    /// A provision inside a document: `3`, `3.1`, `6A.1`, `op2.1`, `pre1.a`. It depends on structure
    /// and numbering only, never on language, so the language editions of one text share ids.
    ProvisionId
}
identifier! {
    /// A commitment inside a document: the provision's id, and a running number where the
    /// provision has no parts of its own (`7.2`) or a letter where it is itself a part (`5.1a`).
    CommitmentId
}
identifier! {
    /// A body of the knowledge packs: `itu`, `tsag`, `itu-t-sg17`, `itu-member-states`.
    BodyId
}
identifier! {
    /// An occasion of the knowledge packs: `wtsa-28`, `itu-t-study-period-2025-2028`.
    OccasionId
}
identifier! {
    /// A demarcation of the register: `d1`.
    DemarcationId
}
identifier! {
    /// An item of the register: text id and commitment id joined by a colon,
    /// `wtsa-24-actions:5.1a`.
    ItemId
}
identifier! {
    /// Where an item stands: `in_progress`. `proposed`, `rejected` and `overtaken` belong to the
    /// register, all others to a workflow.
    StatusId
}
identifier! {
    /// A workflow of the knowledge packs: `action-plan`.
    WorkflowId
}
identifier! {
    /// A claim, unique on its item: `c1`.
    ClaimId
}
identifier! {
    /// A piece of evidence, unique on its item: `e1`.
    EvidenceId
}
identifier! {
    /// A note, unique on its item: `n1`.
    NoteId
}

impl StatusId {
    /// Extracted, not yet confirmed by a person.
    pub fn proposed() -> Self {
        Self::new("proposed")
    }

    /// A person found that nothing is asked.
    pub fn rejected() -> Self {
        Self::new("rejected")
    }

    /// No longer applies: a later edition dropped it, or other items took its place.
    pub fn overtaken() -> Self {
        Self::new("overtaken")
    }

    /// Whether it waits for a person to confirm it.
    pub fn is_proposed(&self) -> bool {
        self.0 == "proposed"
    }

    /// Whether a person rejected it.
    pub fn is_rejected(&self) -> bool {
        self.0 == "rejected"
    }

    /// Whether it no longer applies.
    pub fn is_overtaken(&self) -> bool {
        self.0 == "overtaken"
    }

    /// Whether it belongs to the register and to no workflow: `proposed`, `rejected`, `overtaken`.
    pub fn is_own(&self) -> bool {
        self.is_proposed() || self.is_rejected() || self.is_overtaken()
    }

    /// The id that a person means by `written`: letter case aside, with `-`, `_` or a space
    /// between words.
    ///
    /// ```
    /// use actum_model::StatusId;
    /// assert_eq!(StatusId::written("In progress").as_str(), "in_progress");
    /// ```
    pub fn written(written: &str) -> Self {
        Self::new(written.trim().to_lowercase().replace(['-', ' '], "_"))
    }
}
identifier! {
    /// A person with an account: `p3`. Given by the register, never given again.
    PersonId
}
identifier! {
    /// A position of a person: `p3-2`. Given by the register, never given again.
    PositionId
}

impl ItemId {
    /// Joins a text id and a commitment id.
    ///
    /// ```
    /// use actum_model::{CommitmentId, ItemId, TextId};
    /// let id = ItemId::join(&TextId::new("wtsa-24-actions"), &CommitmentId::new("5.1a"));
    /// assert_eq!(id.as_str(), "wtsa-24-actions:5.1a");
    /// assert_eq!(id.parts(), ("wtsa-24-actions", "5.1a"));
    /// ```
    pub fn join(text: &TextId, commitment: &CommitmentId) -> Self {
        Self(format!("{text}:{commitment}"))
    }

    /// The text id and the commitment id. An id without a colon has an empty text part.
    pub fn parts(&self) -> (&str, &str) {
        self.0.split_once(':').unwrap_or(("", &self.0))
    }
}
