//! The tracked entry of the register.

use serde::{Deserialize, Serialize};

use crate::{BodyId, Commitment, EditionId, ItemId, Located, Party, ProvisionId, TextId};

/// An entry of the register, made from a commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The text that asks for it.
    pub text: TextId,
    /// The edition whose words it was taken from.
    pub edition: EditionId,
    /// The provision that asks.
    pub provision: ProvisionId,
    /// The action it belongs to, for people who count by action: the top-level number of the
    /// provision, `5` for `5.1a`.
    pub action: String,
    /// The clause: the words of the provision, with the chapeau it stands under in front of it.
    pub clause: String,
    /// What was understood of it.
    pub commitment: Commitment,
    /// The bodies that own it: the addressees that the packs know.
    pub owners: Vec<BodyId>,
    /// The body that it is proposed to report to when the text names none; always inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_report_to: Option<Located<Party>>,
    /// Where it stands.
    pub status: ItemStatus,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated_at: String,
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    /// Extracted, not yet confirmed by a person.
    Proposed,
    /// Confirmed; nothing reported yet.
    Open,
    /// Work has begun.
    InProgress,
    /// Done and reported.
    Closed,
    /// No longer applies: a later edition dropped or replaced it.
    Overtaken,
}

impl ItemStatus {
    /// All of them in the order of a life.
    pub const ALL: [ItemStatus; 5] = [
        ItemStatus::Proposed,
        ItemStatus::Open,
        ItemStatus::InProgress,
        ItemStatus::Closed,
        ItemStatus::Overtaken,
    ];

    /// The name used in data and message ids: `in_progress`.
    pub fn name(self) -> &'static str {
        match self {
            ItemStatus::Proposed => "proposed",
            ItemStatus::Open => "open",
            ItemStatus::InProgress => "in_progress",
            ItemStatus::Closed => "closed",
            ItemStatus::Overtaken => "overtaken",
        }
    }

    /// The status with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}
