//! Events: the only way in which the register changes.
//!
//! Each kind has a version. A later program that needs other fields adds a version and keeps
//! reading the old ones; what is written is never written again. The fields are described in
//! `docs/formats/register.md`.

use actum_model::{
    Body, Claim, ClaimId, Commitment, CommitmentId, Decision, EditionId, Evidence, FieldValue,
    FieldWords, Item, ItemId, Language, Note, Occasion, OccasionId, PartialDate, Period,
    ProcedureRule, ProvisionId, ScheduledDay, StatusId, TextId, Workflow, WorkflowId,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::drafts::DraftEvent;
use crate::people::event::PeopleEvent;
use crate::view::{Difference, EditionRelation};
use crate::webhooks::WebhookEvent;

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
    WorkflowsRecorded(WorkflowsRecorded),
    WorkflowChosen(WorkflowChosen),
    ItemConfirmed(ItemConfirmed),
    ItemRejected(ItemRejected),
    ItemReopened(ItemReopened),
    ItemEdited(Box<ItemEdited>),
    ItemMoved(ItemMoved),
    ItemReplaced(ItemReplaced),
    ItemsMerged(Box<ItemsMerged>),
    NoteAdded(NoteAdded),
    EvidenceAttached(EvidenceAttached),
    ClaimMade(ClaimMade),
    ClaimDecided(ClaimDecided),
    ClaimReopened(ClaimReopened),
    People(PeopleEvent),
    Webhook(WebhookEvent),
    Draft(DraftEvent),
    ProceduresRecorded(ProceduresRecorded),
    OccasionAdded(Box<OccasionAdded>),
    OccasionMoved(OccasionMoved),
    OccasionCancelled(OccasionCancelled),
    DueMoved(DueMoved),
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
    /// The occasion that adopted the text, as this edition says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) adopted_at: Option<OccasionId>,
    /// The day of its adoption, as precise as the edition says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) adopted_on: Option<PartialDate>,
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

/// Workflows that were not known, or known otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WorkflowsRecorded {
    pub(crate) workflows: Vec<Workflow>,
}

/// The items of a text live by this workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WorkflowChosen {
    pub(crate) text: TextId,
    pub(crate) workflow: WorkflowId,
}

/// A person found that the item is asked, as it now reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemConfirmed {
    pub(crate) item: ItemId,
    /// The state it begins with.
    pub(crate) status: StatusId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// A person found that nothing is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemRejected {
    pub(crate) item: ItemId,
    pub(crate) reason: String,
}

/// A verdict was taken back; the item waits for review again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemReopened {
    pub(crate) item: ItemId,
    pub(crate) reason: String,
}

/// A person set values. `before` holds the same fields as `values`, in the same order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemEdited {
    pub(crate) item: ItemId,
    pub(crate) values: Vec<FieldValue>,
    pub(crate) before: Vec<FieldValue>,
    /// The words of the text that the person pointed to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) words: Vec<FieldWords>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// The item went to another state of its workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemMoved {
    pub(crate) item: ItemId,
    pub(crate) from: StatusId,
    pub(crate) to: StatusId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// Other items took the place of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemReplaced {
    pub(crate) item: ItemId,
    pub(crate) by: Vec<ItemId>,
    /// `split` or `merged`.
    pub(crate) rule: String,
    pub(crate) reason: String,
}

/// An item took in others; its own commitment stays the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemsMerged {
    pub(crate) item: ItemId,
    pub(crate) others: Vec<ItemId>,
    pub(crate) commitments: Vec<Commitment>,
    pub(crate) reason: String,
}

/// Somebody wrote a remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NoteAdded {
    pub(crate) item: ItemId,
    pub(crate) note: Note,
}

/// Somebody attached a document. The bytes of a file stand in `contents`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EvidenceAttached {
    pub(crate) item: ItemId,
    pub(crate) evidence: Evidence,
}

/// Somebody claims that something was done. Carries its decision when no second person is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ClaimMade {
    pub(crate) item: ItemId,
    pub(crate) claim: Claim,
}

/// A second person accepted or declined a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ClaimDecided {
    pub(crate) item: ItemId,
    pub(crate) claim: ClaimId,
    pub(crate) decision: Decision,
}

/// Who decided on a claim took the decision back; the claim waits again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ClaimReopened {
    pub(crate) item: ItemId,
    pub(crate) claim: ClaimId,
    /// How far the item is by the other claims that count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) progress: Option<u8>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// Rules of procedure that were not known, or known otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProceduresRecorded {
    pub(crate) procedures: Vec<ProcedureRule>,
}

/// A person put an occasion on record that no pack has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OccasionAdded {
    pub(crate) occasion: Occasion,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// A person said that an occasion takes place at another time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OccasionMoved {
    pub(crate) occasion: OccasionId,
    pub(crate) from: Period,
    pub(crate) to: Period,
    pub(crate) reason: String,
}

/// A person said that an occasion does not take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OccasionCancelled {
    pub(crate) occasion: OccasionId,
    pub(crate) reason: String,
}

/// Days on which an item is due went with what they hang on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DueMoved {
    pub(crate) item: ItemId,
    pub(crate) days: Vec<DueShift>,
    /// `occasion-moved`, `occasion-added`, `occasion-cancelled`, `packs-changed`.
    pub(crate) rule: String,
    /// In the words of the one who moved the occasion.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// One day that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DueShift {
    /// The reading, as `ScheduledDay::form`.
    pub(crate) form: String,
    /// The last day it meant; absent when there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<PartialDate>,
    /// What it is now; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<ScheduledDay>,
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
            Event::WorkflowsRecorded(_) => "workflows-recorded",
            Event::WorkflowChosen(_) => "workflow-chosen",
            Event::ItemConfirmed(_) => "item-confirmed",
            Event::ItemRejected(_) => "item-rejected",
            Event::ItemReopened(_) => "item-reopened",
            Event::ItemEdited(_) => "item-edited",
            Event::ItemMoved(_) => "item-moved",
            Event::ItemReplaced(_) => "item-replaced",
            Event::ItemsMerged(_) => "items-merged",
            Event::NoteAdded(_) => "note-added",
            Event::EvidenceAttached(_) => "evidence-attached",
            Event::ClaimMade(_) => "claim-made",
            Event::ClaimDecided(_) => "claim-decided",
            Event::ClaimReopened(_) => "claim-reopened",
            Event::People(event) => event.kind(),
            Event::Webhook(event) => event.kind(),
            Event::Draft(event) => event.kind(),
            Event::ProceduresRecorded(_) => "procedures-recorded",
            Event::OccasionAdded(_) => "occasion-added",
            Event::OccasionMoved(_) => "occasion-moved",
            Event::OccasionCancelled(_) => "occasion-cancelled",
            Event::DueMoved(_) => "due-moved",
        }
    }

    /// The version written today.
    pub(crate) fn version(&self) -> u32 {
        1
    }

    /// What the event is about.
    pub(crate) fn subject(&self) -> &str {
        match self {
            Event::BodiesRecorded(_)
            | Event::OccasionsRecorded(_)
            | Event::WorkflowsRecorded(_)
            | Event::ProceduresRecorded(_) => "packs",
            Event::OccasionAdded(event) => event.occasion.id.as_str(),
            Event::OccasionMoved(event) => event.occasion.as_str(),
            Event::OccasionCancelled(event) => event.occasion.as_str(),
            Event::DueMoved(event) => event.item.as_str(),
            Event::WorkflowChosen(event) => event.text.as_str(),
            Event::TextRegistered(event) => event.text.as_str(),
            Event::EditionImported(event) => event.edition.as_str(),
            Event::EditionReread(event) => event.edition.as_str(),
            Event::ItemCreated(event) => event.item.id.as_str(),
            Event::ItemCarried(event) => event.item.id.as_str(),
            Event::ItemOvertaken(event) => event.item.as_str(),
            Event::ClauseRecorded(event) => event.item.as_str(),
            Event::ItemConfirmed(event) => event.item.as_str(),
            Event::ItemRejected(event) => event.item.as_str(),
            Event::ItemReopened(event) => event.item.as_str(),
            Event::ItemEdited(event) => event.item.as_str(),
            Event::ItemMoved(event) => event.item.as_str(),
            Event::ItemReplaced(event) => event.item.as_str(),
            Event::ItemsMerged(event) => event.item.as_str(),
            Event::NoteAdded(event) => event.item.as_str(),
            Event::EvidenceAttached(event) => event.item.as_str(),
            Event::ClaimMade(event) => event.item.as_str(),
            Event::ClaimDecided(event) => event.item.as_str(),
            Event::ClaimReopened(event) => event.item.as_str(),
            Event::People(event) => event.person().as_str(),
            Event::Webhook(event) => event.webhook(),
            Event::Draft(event) => event.draft(),
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
            Event::WorkflowsRecorded(event) => serde_json::to_string(event),
            Event::WorkflowChosen(event) => serde_json::to_string(event),
            Event::ItemConfirmed(event) => serde_json::to_string(event),
            Event::ItemRejected(event) => serde_json::to_string(event),
            Event::ItemReopened(event) => serde_json::to_string(event),
            Event::ItemEdited(event) => serde_json::to_string(event),
            Event::ItemMoved(event) => serde_json::to_string(event),
            Event::ItemReplaced(event) => serde_json::to_string(event),
            Event::ItemsMerged(event) => serde_json::to_string(event),
            Event::NoteAdded(event) => serde_json::to_string(event),
            Event::EvidenceAttached(event) => serde_json::to_string(event),
            Event::ClaimMade(event) => serde_json::to_string(event),
            Event::ClaimDecided(event) => serde_json::to_string(event),
            Event::ClaimReopened(event) => serde_json::to_string(event),
            Event::People(event) => event.encode(),
            Event::Webhook(event) => event.encode(),
            Event::Draft(event) => event.encode(),
            Event::ProceduresRecorded(event) => serde_json::to_string(event),
            Event::OccasionAdded(event) => serde_json::to_string(event),
            Event::OccasionMoved(event) => serde_json::to_string(event),
            Event::OccasionCancelled(event) => serde_json::to_string(event),
            Event::DueMoved(event) => serde_json::to_string(event),
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
            ("workflows-recorded", 1) => Event::WorkflowsRecorded(read(payload)?),
            ("workflow-chosen", 1) => Event::WorkflowChosen(read(payload)?),
            ("item-confirmed", 1) => Event::ItemConfirmed(read(payload)?),
            ("item-rejected", 1) => Event::ItemRejected(read(payload)?),
            ("item-reopened", 1) => Event::ItemReopened(read(payload)?),
            ("item-edited", 1) => Event::ItemEdited(read(payload)?),
            ("item-moved", 1) => Event::ItemMoved(read(payload)?),
            ("item-replaced", 1) => Event::ItemReplaced(read(payload)?),
            ("items-merged", 1) => Event::ItemsMerged(read(payload)?),
            ("note-added", 1) => Event::NoteAdded(read(payload)?),
            ("evidence-attached", 1) => Event::EvidenceAttached(read(payload)?),
            ("claim-made", 1) => Event::ClaimMade(read(payload)?),
            ("claim-decided", 1) => Event::ClaimDecided(read(payload)?),
            ("claim-reopened", 1) => Event::ClaimReopened(read(payload)?),
            ("procedures-recorded", 1) => Event::ProceduresRecorded(read(payload)?),
            ("occasion-added", 1) => Event::OccasionAdded(read(payload)?),
            ("occasion-moved", 1) => Event::OccasionMoved(read(payload)?),
            ("occasion-cancelled", 1) => Event::OccasionCancelled(read(payload)?),
            ("due-moved", 1) => Event::DueMoved(read(payload)?),
            _ => return Self::decode_family(kind, version, payload),
        })
    }

    /// Reads a stored event of those that stand beside texts and items.
    fn decode_family(
        kind: &str,
        version: u32,
        payload: &str,
    ) -> std::result::Result<Self, DecodeError> {
        let people =
            || PeopleEvent::decode(kind, version, payload).map(|read| read.map(Event::People));
        let webhook =
            || WebhookEvent::decode(kind, version, payload).map(|read| read.map(Event::Webhook));
        let draft =
            || DraftEvent::decode(kind, version, payload).map(|read| read.map(Event::Draft));
        match people().or_else(webhook).or_else(draft) {
            Some(read) => read
                .map_err(|error| DecodeError::Malformed(format!("its payload is broken: {error}"))),
            None => Err(DecodeError::Unknown),
        }
    }
}
