//! What people make of an item: review, plans, claims, evidence, notes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    BodyId, ClaimId, Deliverable, Due, EvidenceId, Force, Instrument, ItemId, NoteId, OccasionId,
    PartialDate, Partner, Party, Span,
};

/// What people have decided about an item, beside what its text says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Who confirmed or rejected what was extracted; `None` while nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Verdict>,
    /// The values that a person set; the extracted ones stand in `Item::extracted`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub edited: BTreeMap<Field, Entry>,
    /// The values set by a person of which a later edition or a new reading now says something
    /// else; a person should look again.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub look_again: BTreeSet<Field>,
    /// How urgent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Whether it is done once, or again and again.
    #[serde(default, skip_serializing_if = "Duty::is_once")]
    pub duty: Duty,
    /// Steps on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// Items that have to be delivered before this one can be.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub depends_on: BTreeSet<ItemId>,
    /// Other items it has to do with.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub relations: BTreeSet<Relation>,
    /// Whose move it is now, whatever the status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action_needed_by: Option<BodyId>,
    /// How far it is, in percent, by the last claim that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<u8>,
    /// Periods whose goal was met, with the claim that says so.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub periods_met: BTreeMap<String, ClaimId>,
    /// How many claims, pieces of evidence and notes there are.
    #[serde(default, skip_serializing_if = "Counts::is_empty")]
    pub counts: Counts,
    /// The item this one was split from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<ItemId>,
    /// The items that took the place of this one: its parts, or the one it was merged into.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<ItemId>,
}

impl FollowUp {
    /// Whether nobody has done anything yet.
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }
}

/// How many of each are on record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Claims, decided or not.
    #[serde(default)]
    pub claims: u32,
    /// Claims that wait for a second person.
    #[serde(default)]
    pub waiting: u32,
    /// Claims that the item was done, accepted.
    #[serde(default)]
    pub done: u32,
    /// Pieces of evidence.
    #[serde(default)]
    pub evidence: u32,
    /// Notes.
    #[serde(default)]
    pub notes: u32,
}

impl Counts {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A person's verdict on what was extracted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether something is asked: confirmed, or rejected.
    pub confirmed: bool,
    /// Who said so.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Why; always there for a rejection.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Who set a value, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The words of the text that a value entered by a person rests on: the person pointed to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldWords {
    /// The field.
    pub field: Field,
    /// Which value of the field, from 0.
    pub place: usize,
    /// Where the words stand, in bytes of the text of the item's edition.
    pub span: Span,
    /// The words there, exactly.
    pub quote: String,
}

/// How urgent an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Before everything else.
    High,
    /// As usual.
    Normal,
    /// When there is time.
    Low,
}

impl Priority {
    /// All of them, the most urgent first.
    pub const ALL: [Priority; 3] = [Priority::High, Priority::Normal, Priority::Low];

    /// The name used in data and message ids: `high`.
    pub fn name(self) -> &'static str {
        match self {
            Priority::High => "high",
            Priority::Normal => "normal",
            Priority::Low => "low",
        }
    }

    /// The priority with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|priority| priority.name() == name)
    }
}

/// Whether an item ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Duty {
    /// Done once, and then it is done.
    #[default]
    Once,
    /// Goes on ("continue to …"): never done, but with a goal for each period.
    Ongoing {
        /// Length of a period, ISO 8601: `P1Y`.
        every: String,
    },
    /// Done again at an interval ("every year"), each time anew.
    Recurring {
        /// The interval, ISO 8601: `P6M`.
        every: String,
    },
}

impl Duty {
    /// Whether it is done once.
    pub fn is_once(&self) -> bool {
        *self == Duty::Once
    }
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its id inside the item: `m1`.
    pub id: String,
    /// What it is.
    pub title: String,
    /// By which day, month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<PartialDate>,
    /// At which occasion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<OccasionId>,
    /// The claim by which it was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<ClaimId>,
}

/// What one item is to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// What it is.
    pub kind: RelationKind,
    /// To which item.
    pub item: ItemId,
}

/// Kinds of relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// Asks the same again.
    Repeats,
    /// Goes on with what the other began.
    Continues,
    /// Helps the other along.
    Supports,
    /// Has to do with it.
    Concerns,
}

/// A value of an item that a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// With what force it is asked.
    Force,
    /// Whom the text addresses.
    Addressees,
    /// Who owns the item.
    Owners,
    /// Who takes part.
    Partners,
    /// What is to be done.
    Act,
    /// What comes of it.
    Deliverables,
    /// By when.
    Due,
    /// To whom it is reported.
    ReportTo,
    /// By what it is carried out.
    Instruments,
    /// How urgent.
    Priority,
    /// Words to find it by.
    Tags,
    /// Whether it ends.
    Duty,
    /// Steps on the way.
    Milestones,
    /// What it waits for.
    DependsOn,
    /// What it has to do with.
    Relations,
    /// Whose move it is.
    ActionNeededBy,
    /// Where it stands; set by moves only.
    Status,
}

impl Field {
    /// All of them, in the order of a form.
    pub const ALL: [Field; 17] = [
        Field::Force,
        Field::Addressees,
        Field::Owners,
        Field::Partners,
        Field::Act,
        Field::Deliverables,
        Field::Due,
        Field::ReportTo,
        Field::Instruments,
        Field::Priority,
        Field::Tags,
        Field::Duty,
        Field::Milestones,
        Field::DependsOn,
        Field::Relations,
        Field::ActionNeededBy,
        Field::Status,
    ];

    /// The name used in data and message ids: `report_to`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Force => "force",
            Field::Addressees => "addressees",
            Field::Owners => "owners",
            Field::Partners => "partners",
            Field::Act => "act",
            Field::Deliverables => "deliverables",
            Field::Due => "due",
            Field::ReportTo => "report_to",
            Field::Instruments => "instruments",
            Field::Priority => "priority",
            Field::Tags => "tags",
            Field::Duty => "duty",
            Field::Milestones => "milestones",
            Field::DependsOn => "depends_on",
            Field::Relations => "relations",
            Field::ActionNeededBy => "action_needed_by",
            Field::Status => "status",
        }
    }

    /// The field with this name, with `-`, `_` or a space between words.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Whether the value is taken from the text, so that a correction says something about
    /// extraction.
    pub fn is_extracted(self) -> bool {
        matches!(
            self,
            Field::Force
                | Field::Addressees
                | Field::Partners
                | Field::Act
                | Field::Deliverables
                | Field::Due
                | Field::ReportTo
                | Field::Instruments
        )
    }
}

/// A field with a value for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum FieldValue {
    /// With what force it is asked.
    Force(Force),
    /// Whom the text addresses; owners follow from it.
    Addressees(Vec<Party>),
    /// Who owns the item.
    Owners(Vec<BodyId>),
    /// Who takes part.
    Partners(Vec<Partner>),
    /// What is to be done.
    Act(String),
    /// What comes of it.
    Deliverables(Vec<Deliverable>),
    /// By when.
    Due(Vec<Due>),
    /// To whom it is reported.
    ReportTo(Vec<Party>),
    /// By what it is carried out.
    Instruments(Vec<Instrument>),
    /// How urgent.
    Priority(Option<Priority>),
    /// Words to find it by.
    Tags(BTreeSet<String>),
    /// Whether it ends.
    Duty(Duty),
    /// Steps on the way.
    Milestones(Vec<Milestone>),
    /// What it waits for.
    DependsOn(BTreeSet<ItemId>),
    /// What it has to do with.
    Relations(BTreeSet<Relation>),
    /// Whose move it is.
    ActionNeededBy(Option<BodyId>),
}

impl FieldValue {
    /// The field.
    pub fn field(&self) -> Field {
        match self {
            FieldValue::Force(_) => Field::Force,
            FieldValue::Addressees(_) => Field::Addressees,
            FieldValue::Owners(_) => Field::Owners,
            FieldValue::Partners(_) => Field::Partners,
            FieldValue::Act(_) => Field::Act,
            FieldValue::Deliverables(_) => Field::Deliverables,
            FieldValue::Due(_) => Field::Due,
            FieldValue::ReportTo(_) => Field::ReportTo,
            FieldValue::Instruments(_) => Field::Instruments,
            FieldValue::Priority(_) => Field::Priority,
            FieldValue::Tags(_) => Field::Tags,
            FieldValue::Duty(_) => Field::Duty,
            FieldValue::Milestones(_) => Field::Milestones,
            FieldValue::DependsOn(_) => Field::DependsOn,
            FieldValue::Relations(_) => Field::Relations,
            FieldValue::ActionNeededBy(_) => Field::ActionNeededBy,
        }
    }
}

/// "This was done": by whom, on what ground. It counts once it is accepted, where the workflow
/// asks for a second person, and at once where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id: `c1` on its item.
    pub id: ClaimId,
    /// What is claimed.
    pub kind: ClaimKind,
    /// In words.
    pub statement: String,
    /// The evidence it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
    /// Who claims.
    pub by: String,
    /// For which body, when somebody acts for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// What became of it; `None` while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// What is claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClaimKind {
    /// So far, in percent.
    Progress {
        /// 0 to 100.
        percent: u8,
    },
    /// The goal of a period was met.
    Period {
        /// The period, as a year, half-year or any name of the item's own: `2026`.
        period: String,
    },
    /// A milestone was reached.
    Milestone {
        /// Its id inside the item.
        milestone: String,
    },
    /// All that was asked is done.
    Done,
}

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Accepted, or declined.
    pub accepted: bool,
    /// By whom; never by the one who claimed, where the workflow asks for a second person.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Why; always there when declined.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A document that shows that something was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id: `e1` on its item.
    pub id: EvidenceId,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub source: EvidenceSource,
    /// Who attached it.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// Where evidence is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EvidenceSource {
    /// A file kept in the register.
    File {
        /// SHA-256 of its bytes, under which they are kept.
        sha256: String,
        /// Name it came under.
        name: String,
        /// Media type, told from its bytes: `application/pdf`.
        media_type: String,
        /// Size in bytes.
        bytes: u64,
    },
    /// A page or document elsewhere.
    Link {
        /// Its address: `https://…`.
        address: String,
        /// The day on which somebody saw it there.
        seen: PartialDate,
    },
}

/// A remark on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id: `n1` on its item.
    pub id: NoteId,
    /// The words.
    pub words: String,
    /// Who wrote it.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}
