//! Events: the only way in which the register changes.
//!
//! Each kind has a version. A later program that needs other fields adds a version and keeps
//! reading the old ones; what is written is never written again. The fields are described in
//! `docs/formats/register.md`.

use actum_model::{
    Body, CommitmentId, EditionId, Item, ItemId, Language, Occasion, ProvisionId, TextId,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::view::{Difference, EditionRelation};

/// Something that happened, as it stands in the event table.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRecord {
    /// Its number; the first event is 1, none is ever missing.
    pub seq: i64,
    /// When, RFC 3339, as given by the one who did it.
    pub at: String,
    /// Who did it.
    pub actor: String,
    /// What kind of event: `item-created`.
    pub kind: String,
    /// Version of its payload.
    pub version: u32,
    /// What it is about: an item id, edition id or text id, or `packs`.
    pub subject: String,
    /// The rest, by kind and version.
    pub payload: serde_json::Value,
}

/// The kinds of event with their payloads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Event {
    BodiesRecorded(BodiesRecorded),
    OccasionsRecorded(OccasionsRecorded),
    TextRegistered(TextRegistered),
    EditionImported(Box<EditionImported>),
    EditionReread(EditionReread),
    ItemCreated(Box<ItemCreated>),
    ItemCarried(Box<ItemCarried>),
    ItemOvertaken(ItemOvertaken),
    ClauseRecorded(Box<ClauseRecorded>),
}

/// Bodies that were not known, or known otherwise. None is ever taken away: items name them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct BodiesRecorded {
    pub(crate) bodies: Vec<Body>,
}

/// Occasions that were not known, or known otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OccasionsRecorded {
    pub(crate) occasions: Vec<Occasion>,
}

/// A text is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TextRegistered {
    pub(crate) text: TextId,
    pub(crate) title: String,
    pub(crate) lead_language: Language,
}

/// An edition is there. Document and extraction stand in the `contents` table under the SHA-256
/// of their bytes, so that events stay small and the bytes are vouched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EditionImported {
    pub(crate) edition: EditionId,
    pub(crate) text: TextId,
    pub(crate) language: Language,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) relation: EditionRelation,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) previous: Option<EditionId>,
    pub(crate) source_name: String,
    pub(crate) source_sha256: String,
    /// SHA-256 of language, provision ids and words: equal for two files that say the same.
    pub(crate) content_sha256: String,
    pub(crate) document_sha256: String,
    pub(crate) extraction_sha256: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) differences: Vec<Difference>,
}

/// The words of an edition were understood anew, by better packs or a better grammar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EditionReread {
    pub(crate) edition: EditionId,
    pub(crate) document_sha256: String,
    pub(crate) extraction_sha256: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) differences: Vec<Difference>,
}

/// An item begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemCreated {
    pub(crate) item: Item,
    /// Place in the order of the edition, from 0.
    pub(crate) position: u32,
    /// Why, as a rule name: `first-edition`, `not-in-previous-edition`, `not-in-earlier-reading`.
    pub(crate) reason: String,
}

/// An item goes over to a later edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemCarried {
    /// The item as it is now.
    pub(crate) item: Item,
    /// Place in the order of the edition, from 0.
    pub(crate) position: u32,
    /// The edition it stood on before.
    pub(crate) previous: EditionId,
    /// How it was recognised: `same-words`, `same-number`, `similar-words`, with `reinstated-`
    /// in front when it had been overtaken, and `reread-` before all when the edition is the same
    /// and only the reading of it is new.
    pub(crate) reason: String,
    /// Likeness of the acts, 0 to 1.
    pub(crate) similarity: f32,
    /// Names of the fields that changed, in schema order; empty when only places changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) changed: Vec<String>,
}

/// An item no longer applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemOvertaken {
    pub(crate) item: ItemId,
    /// The edition that dropped it.
    pub(crate) edition: EditionId,
    /// Why, as a rule name: `not-in-edition`, `not-in-reading`.
    pub(crate) reason: String,
}

/// An edition in another language holds the clause of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ClauseRecorded {
    pub(crate) item: ItemId,
    pub(crate) edition: EditionId,
    pub(crate) language: Language,
    pub(crate) provision: ProvisionId,
    pub(crate) commitment_id: CommitmentId,
    pub(crate) clause: String,
    pub(crate) commitment: actum_model::Commitment,
}

/// Why a stored event could not be understood.
#[derive(Debug)]
pub(crate) enum DecodeError {
    /// The kind or its version is not known here.
    Unknown,
    /// The payload does not fit its kind.
    Malformed(String),
}

impl Event {
    /// The name of the kind.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Event::BodiesRecorded(_) => "bodies-recorded",
            Event::OccasionsRecorded(_) => "occasions-recorded",
            Event::TextRegistered(_) => "text-registered",
            Event::EditionImported(_) => "edition-imported",
            Event::EditionReread(_) => "edition-reread",
            Event::ItemCreated(_) => "item-created",
            Event::ItemCarried(_) => "item-carried",
            Event::ItemOvertaken(_) => "item-overtaken",
            Event::ClauseRecorded(_) => "clause-recorded",
        }
    }

    /// The version written today.
    pub(crate) fn version(&self) -> u32 {
        match self {
            Event::BodiesRecorded(_)
            | Event::OccasionsRecorded(_)
            | Event::TextRegistered(_)
            | Event::EditionImported(_)
            | Event::EditionReread(_)
            | Event::ItemCreated(_)
            | Event::ItemCarried(_)
            | Event::ItemOvertaken(_)
            | Event::ClauseRecorded(_) => 1,
        }
    }

    /// What the event is about.
    pub(crate) fn subject(&self) -> &str {
        match self {
            Event::BodiesRecorded(_) | Event::OccasionsRecorded(_) => "packs",
            Event::TextRegistered(event) => event.text.as_str(),
            Event::EditionImported(event) => event.edition.as_str(),
            Event::EditionReread(event) => event.edition.as_str(),
            Event::ItemCreated(event) => event.item.id.as_str(),
            Event::ItemCarried(event) => event.item.id.as_str(),
            Event::ItemOvertaken(event) => event.item.as_str(),
            Event::ClauseRecorded(event) => event.item.as_str(),
        }
    }

    /// The payload as JSON.
    pub(crate) fn encode(&self) -> serde_json::Result<String> {
        match self {
            Event::BodiesRecorded(event) => serde_json::to_string(event),
            Event::OccasionsRecorded(event) => serde_json::to_string(event),
            Event::TextRegistered(event) => serde_json::to_string(event),
            Event::EditionImported(event) => serde_json::to_string(event),
            Event::EditionReread(event) => serde_json::to_string(event),
            Event::ItemCreated(event) => serde_json::to_string(event),
            Event::ItemCarried(event) => serde_json::to_string(event),
            Event::ItemOvertaken(event) => serde_json::to_string(event),
            Event::ClauseRecorded(event) => serde_json::to_string(event),
        }
    }

    /// Reads a stored event.
    pub(crate) fn decode(
        kind: &str,
        version: u32,
        payload: &str,
    ) -> std::result::Result<Self, DecodeError> {
        fn read<T: DeserializeOwned>(payload: &str) -> std::result::Result<T, DecodeError> {
            serde_json::from_str(payload)
                .map_err(|error| DecodeError::Malformed(format!("its payload is broken: {error}")))
        }
        Ok(match (kind, version) {
            ("bodies-recorded", 1) => Event::BodiesRecorded(read(payload)?),
            ("occasions-recorded", 1) => Event::OccasionsRecorded(read(payload)?),
            ("text-registered", 1) => Event::TextRegistered(read(payload)?),
            ("edition-imported", 1) => Event::EditionImported(read(payload)?),
            ("edition-reread", 1) => Event::EditionReread(read(payload)?),
            ("item-created", 1) => Event::ItemCreated(read(payload)?),
            ("item-carried", 1) => Event::ItemCarried(read(payload)?),
            ("item-overtaken", 1) => Event::ItemOvertaken(read(payload)?),
            ("clause-recorded", 1) => Event::ClauseRecorded(read(payload)?),
            _ => return Err(DecodeError::Unknown),
        })
    }
}
