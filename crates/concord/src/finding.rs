//! What a comparison gives back.

use actum_model::{CommitmentId, Language, ProvisionId, ProvisionKind, Severity, Span};
use serde::Serialize;

use crate::parity::Parity;

/// The versions laid side by side, and every point on which they do not say the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// The versions, in the order given; all other lists count by this order.
    pub versions: Vec<VersionSummary>,
    /// The aligned provisions, in the order of the text.
    pub rows: Vec<Row>,
    /// What is not alike, in the order of the text.
    pub findings: Vec<Finding>,
    /// How much each pair of versions has in common.
    pub parity: Vec<Parity>,
}

impl Agreement {
    /// The findings of at least this severity.
    pub fn findings_from(&self, least: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity >= least)
    }

    /// Whether nothing of at least this severity was found.
    pub fn is_unanimous(&self, least: Severity) -> bool {
        self.findings_from(least).next().is_none()
    }
}

/// A version as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionSummary {
    /// File name.
    pub name: String,
    /// Main language.
    pub language: Language,
    /// Provisions of the text proper: heads, recitals, operative paragraphs, headings, notes.
    pub provisions: usize,
    /// Commitments.
    pub items: usize,
}

/// Provisions that say the same in different languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What most of them are to the text.
    pub kind: ProvisionKind,
    /// For each version its provisions: none where it lacks them, several where it divides what
    /// others hold in one.
    pub cells: Vec<Vec<ProvisionId>>,
    /// The commitments made by them, matched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemRow>,
}

/// Commitments that ask the same in different languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemRow {
    /// For each version its commitment, where it has one.
    pub commitments: Vec<Option<CommitmentId>>,
}

/// The values that are compared, by their names in the schema of commitments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// How strongly it asks.
    Force,
    /// Who is asked.
    Addressees,
    /// Whether several are asked together.
    Distribution,
    /// Who takes part.
    Partners,
    /// By when.
    Due,
    /// To whom it is reported.
    ReportTo,
    /// What will exist.
    Deliverables,
    /// Documents cited.
    Citations,
    /// Other parts of the text.
    References,
}

impl Field {
    /// All of them in schema order.
    pub const ALL: [Field; 9] = [
        Field::Force,
        Field::Addressees,
        Field::Distribution,
        Field::Partners,
        Field::Due,
        Field::ReportTo,
        Field::Deliverables,
        Field::Citations,
        Field::References,
    ];

    /// The name used in data: `report_to`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Force => "force",
            Field::Addressees => "addressees",
            Field::Distribution => "distribution",
            Field::Partners => "partners",
            Field::Due => "due",
            Field::ReportTo => "report_to",
            Field::Deliverables => "deliverables",
            Field::Citations => "citations",
            Field::References => "references",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident => $written:literal),* $(,)?) => {
        /// Kinds of finding: stable codes, each with a message `concord-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $written)] $name),*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The code as text: `due-differs`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$name => $written),* }
            }
        }
    };
}

codes! {
    /// Some versions lack a provision that others have.
    ProvisionMissing => "provision-missing",
    /// What is one provision in some versions is several in others.
    ProvisionDivided => "provision-divided",
    /// A provision stands elsewhere in the order.
    ProvisionMoved => "provision-moved",
    /// A recital in some versions, operative in others.
    KindDiffers => "kind-differs",
    /// The same provision carries another number.
    NumberingDiffers => "numbering-differs",
    /// Some versions ask for something that others do not.
    ItemMissing => "item-missing",
    /// Another force.
    ForceDiffers => "force-differs",
    /// Others are asked.
    AddresseesDiffer => "addressees-differ",
    /// Jointly in some, each in others.
    DistributionDiffers => "distribution-differs",
    /// Others take part, or take part otherwise.
    PartnersDiffer => "partners-differ",
    /// Another time.
    DueDiffers => "due-differs",
    /// Reported to others.
    ReportToDiffers => "report-to-differs",
    /// Something else will exist.
    DeliverablesDiffer => "deliverables-differ",
    /// Other documents are cited.
    CitationsDiffer => "citations-differ",
    /// Other parts of the text are pointed at.
    ReferencesDiffer => "references-differ",
    /// Figures in the words differ.
    NumbersDiffer => "numbers-differ",
    /// Figures that only some versions write: others may write them as words.
    NumbersInSome => "numbers-in-some",
    /// A value cannot be compared: a name or a time that the packs do not know.
    NotComparable => "not-comparable",
}

/// One point on which the versions do not say the same, or cannot be compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Index of the row concerned.
    pub row: usize,
    /// The commitments concerned: index into the items of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<usize>,
    /// The value concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What each version says, in the order of the versions; a version that has no say is left
    /// out.
    pub sides: Vec<Side>,
    /// Versions that differ from more than half of the others, by index; empty when no side has
    /// the majority.
    pub deviating: Vec<usize>,
}

/// What one version says on a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Index of the version.
    pub version: usize,
    /// Its language.
    pub language: Language,
    /// How it stands to the others.
    pub standing: Standing,
    /// The value in the terms of the packs: body ids, force names, dates, document numbers;
    /// empty when it names nothing. A name that no pack knows stands in quotation marks.
    pub value: Vec<String>,
    /// The provision that says it, or that should.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provision: Option<ProvisionId>,
    /// The number of that provision as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The commitment that says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentId>,
    /// Line of the source file, where the format has lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Where the words stand, in bytes of the version's normalised text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The words.
    pub quote: String,
}

/// How a version stands to the others on one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// More than half of the versions say so.
    Majority,
    /// It says something else than the majority.
    Deviates,
    /// There is no majority.
    Divided,
    /// It names something that the packs do not know.
    NotComparable,
}
