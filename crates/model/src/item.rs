//! The tracked entry of the register.

use serde::{Deserialize, Serialize};

use crate::{
    BodyId, Commitment, EditionId, FollowUp, ItemId, Located, Party, ProvisionId, Schedule,
    StatusId, TextId,
};

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
    /// What it asks: as extracted, with what people corrected (basis `entered`).
    pub commitment: Commitment,
    /// What was extracted, where people corrected something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Box<Commitment>>,
    /// Further commitments that were merged into this item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Commitment>,
    /// The bodies that own it: the addressees that the packs know, unless people chose others.
    pub owners: Vec<BodyId>,
    /// The body that it is proposed to report to when the text names none; always inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_report_to: Option<Located<Party>>,
    /// Where it stands.
    pub status: StatusId,
    /// Number of the last event that changed it; 0 before it is filed. Whoever changes an item
    /// says which revision was looked at.
    #[serde(default)]
    pub revision: i64,
    /// What people made of it.
    #[serde(default, skip_serializing_if = "FollowUp::is_untouched")]
    pub follow_up: FollowUp,
    /// The days on which it is due, worked out when it is filed.
    #[serde(default, skip_serializing_if = "Schedule::is_empty")]
    pub schedule: Schedule,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated_at: String,
}
