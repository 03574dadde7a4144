//! What one provision asks of someone.

use serde::{Deserialize, Serialize};

use crate::{BodyId, CommitmentId, Due, Force, ForceValue, Located, ProvisionId};

/// What one provision asks of someone: one act of one set of addressees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    /// Unique in the document: `7.2`, `5.1a`.
    pub id: CommitmentId,
    /// The provision whose words ask it.
    pub provision: ProvisionId,
    /// Coarse grouping: commitments that are one action for practical purposes (a mechanism and
    /// its purpose; one letter with three topics) share the id of the first of them.
    pub group: CommitmentId,
    /// How strongly it asks, and by which verb.
    pub force: Located<ForceValue>,
    /// Who is asked. Empty when the text names nobody; that is a doubt, never an error.
    pub addressees: Vec<Located<Party>>,
    /// Whether several addressees act together or each on its own.
    pub distribution: Distribution,
    /// Who else takes part, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Located<Partner>>,
    /// What is to be done, in the words of the text, without addressee, partners and reporting.
    pub act: Located<String>,
    /// What will exist afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deliverables: Vec<Located<Deliverable>>,
    /// By when, or on which occasion, or for how long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub due: Vec<Located<Due>>,
    /// To whom the result is reported or submitted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub report_to: Vec<Located<Party>>,
    /// Hedges, conditions, purposes and other qualifications, kept as such.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Located<Condition>>,
    /// Documents cited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Located<Citation>>,
    /// Other provisions or commitments of the same text that it points at or builds on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Located<Reference>>,
    /// Instruments that would carry it out, most fitting first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<Located<Instrument>>,
    /// How sure the whole is, 0 to 1.
    pub confidence: f32,
    /// Why it is not surer: the first things a reviewer should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<crate::Doubt>,
}

impl Commitment {
    /// The most likely force.
    pub fn lead_force(&self) -> Force {
        self.force.value.force
    }
}

/// Somebody named by the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The name as written, without articles: `Director of TSB`, `第17研究组`.
    pub name: String,
    /// The body of the packs that the name means; `None` when no pack knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
}

/// Whether several addressees act together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// There is only one addressee.
    #[default]
    Single,
    /// They must produce one result together.
    Joint,
    /// Each acts on its own.
    Each,
    /// The text does not tell.
    Open,
}

/// Somebody who takes part without being asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// Who.
    #[serde(flatten)]
    pub party: Party,
    /// How.
    pub role: PartnerRole,
}

/// How a partner takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartnerRole {
    /// "in collaboration with", 与…协作.
    Collaboration,
    /// "in consultation with", 与…协商.
    Consultation,
    /// "with the support of", 在…支持下.
    Support,
    /// "in particular", 特别是: part of the addressees, named for emphasis.
    Especially,
    /// Who is to be told, invited, surveyed or served: 通知各研究组.
    Recipient,
    /// Takes part in what is organised: 利益攸关方.
    Participant,
    /// "under the leadership of".
    Lead,
}

/// What will exist afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliverable {
    /// Kind from the packs: `report`, `recommendation`, `workshop`, `survey`.
    pub kind: String,
    /// As written.
    pub name: String,
}

/// A qualification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What kind.
    pub kind: ConditionKind,
    /// As written.
    pub words: String,
}

/// Kinds of qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionKind {
    /// "as appropriate", 尽可能, 最好.
    Hedge,
    /// "if", "subject to", 在…情况下.
    Condition,
    /// "within existing resources".
    Resources,
    /// "taking into account", 考虑到.
    Consideration,
    /// "in accordance with", 根据.
    Accordance,
    /// "in order to", 以便.
    Purpose,
    /// "such as", 例如, 包括.
    Example,
    /// "with reference to the contribution", 关于…文稿; "recognizing", 认识到.
    Background,
}

/// A document cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// What kind of document.
    pub kind: CitationKind,
    /// The normalised reference: `ATU/35A1/1`, `Resolution 2 (Rev. New Delhi, 2024)`,
    /// `TD 140`.
    pub normalized: String,
    /// Number of the resolution, Recommendation or document: `2`, `X.509`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Paragraph or section inside it: `2.1.5`, `instructs tsb-director 1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<String>,
    /// Year of the revision cited, and its place, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// Body of the packs whose document it is, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
}

/// Kinds of document cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CitationKind {
    /// A resolution of any body.
    Resolution,
    /// A decision.
    Decision,
    /// A contribution or proposal to a conference: `ATU/35A1/1`.
    Proposal,
    /// A temporary document: `TD 140`.
    TemporaryDocument,
    /// An ITU Recommendation, an ISO standard and the like.
    Standard,
    /// A report.
    Report,
    /// A circular or collective letter.
    Circular,
    /// A convention, charter, treaty or constitution.
    Treaty,
    /// Any other document with a symbol: `A/RES/70/1`.
    Document,
}

/// A pointer inside the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it points at.
    pub target: ReferenceTarget,
    /// As written, or empty when inferred.
    pub words: String,
}

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReferenceTarget {
    /// Another provision of the same text.
    Provision {
        /// Which.
        id: ProvisionId,
    },
    /// A commitment of the same text on whose result this one builds.
    Commitment {
        /// Which.
        id: CommitmentId,
    },
    /// A provision that the text names and the document does not hold.
    Unresolved {
        /// As named.
        name: String,
    },
}

/// What carries an item out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instrument {
    /// A study.
    Study,
    /// A survey by questionnaire.
    Survey,
    /// A workshop, seminar or training.
    Workshop,
    /// A joint mechanism or demarcation between groups.
    Coordination,
    /// A circular, letter or liaison statement.
    Circular,
    /// A call for contributions.
    CallForContributions,
    /// Compilation of proposed amendments to a text.
    AmendmentCompilation,
    /// A guidance document.
    Guidance,
    /// A report.
    Report,
    /// Work items of a work programme (Recommendations, supplements).
    WorkProgramme,
}

impl Instrument {
    /// All of them.
    pub const ALL: [Instrument; 10] = [
        Instrument::Study,
        Instrument::Survey,
        Instrument::Workshop,
        Instrument::Coordination,
        Instrument::Circular,
        Instrument::CallForContributions,
        Instrument::AmendmentCompilation,
        Instrument::Guidance,
        Instrument::Report,
        Instrument::WorkProgramme,
    ];

    /// The name used in data and message ids: `call_for_contributions`.
    pub fn name(self) -> &'static str {
        match self {
            Instrument::Study => "study",
            Instrument::Survey => "survey",
            Instrument::Workshop => "workshop",
            Instrument::Coordination => "coordination",
            Instrument::Circular => "circular",
            Instrument::CallForContributions => "call_for_contributions",
            Instrument::AmendmentCompilation => "amendment_compilation",
            Instrument::Guidance => "guidance",
            Instrument::Report => "report",
            Instrument::WorkProgramme => "work_programme",
        }
    }
}
