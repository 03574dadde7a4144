//! Message ids of the model's words.

use actum_model::{
    BodyKind, CitationKind, ConditionKind, Distribution, DueKind, DueRelation, Force, Instrument,
    Language, OccasionKind, PartnerRole, ProvisionKind, ResidueReason,
};

/// A word of the model that has a message.
pub(crate) trait Named {
    /// The id of its message.
    fn message(&self) -> String;
}

fn hyphened(prefix: &str, name: &str) -> String {
    format!("{prefix}-{}", name.replace('_', "-"))
}

impl Named for Force {
    fn message(&self) -> String {
        hyphened("force", self.name())
    }
}

impl Named for Instrument {
    fn message(&self) -> String {
        hyphened("instrument", self.name())
    }
}

impl Named for Language {
    fn message(&self) -> String {
        hyphened("language", self.code())
    }
}

macro_rules! named {
    ($type:ty, $($variant:ident => $id:literal),* $(,)?) => {
        impl Named for $type {
            fn message(&self) -> String {
                match self { $(Self::$variant => $id),* }.to_owned()
            }
        }
    };
}

named!(Distribution,
    Single => "distribution-single", Joint => "distribution-joint",
    Each => "distribution-each", Open => "distribution-open");

named!(PartnerRole,
    Collaboration => "role-collaboration", Consultation => "role-consultation",
    Support => "role-support", Especially => "role-especially",
    Recipient => "role-recipient", Participant => "role-participant", Lead => "role-lead");

named!(DueKind,
    Date => "due-kind-date", Occasion => "due-kind-occasion", Period => "due-kind-period",
    Ongoing => "due-kind-ongoing", Recurring => "due-kind-recurring",
    Urgent => "due-kind-urgent");

named!(DueRelation,
    At => "due-relation-at", By => "due-relation-by", Before => "due-relation-before",
    During => "due-relation-during", After => "due-relation-after", From => "due-relation-from");

named!(ConditionKind,
    Hedge => "condition-hedge", Condition => "condition-condition",
    Resources => "condition-resources", Consideration => "condition-consideration",
    Accordance => "condition-accordance", Purpose => "condition-purpose",
    Example => "condition-example", Background => "condition-background");

named!(CitationKind,
    Resolution => "citation-resolution", Decision => "citation-decision",
    Proposal => "citation-proposal", TemporaryDocument => "citation-temporary-document",
    Standard => "citation-standard", Report => "citation-report",
    Circular => "citation-circular", Treaty => "citation-treaty",
    Document => "citation-document");

named!(BodyKind,
    Organization => "body-kind-organization", Sector => "body-kind-sector",
    Assembly => "body-kind-assembly", Council => "body-kind-council",
    AdvisoryGroup => "body-kind-advisory-group", Group => "body-kind-group",
    Office => "body-kind-office", Position => "body-kind-position",
    Membership => "body-kind-membership", Collective => "body-kind-collective");

named!(OccasionKind,
    Assembly => "occasion-kind-assembly", Meeting => "occasion-kind-meeting",
    StudyPeriod => "occasion-kind-study-period");

named!(ResidueReason,
    NotOperative => "reason-not-operative", Recital => "reason-recital",
    CarriedByParts => "reason-carried-by-parts", StatementOnly => "reason-statement-only",
    Benefit => "reason-benefit", Quotation => "reason-quotation",
    NoOperativeVerb => "reason-no-operative-verb", Footnote => "reason-footnote",
    Unplaced => "reason-unplaced");

named!(ProvisionKind,
    FrontMatter => "provision-front-matter", Title => "provision-title",
    Heading => "provision-heading", Opening => "provision-opening",
    Recital => "provision-recital", Chapeau => "provision-chapeau",
    Operative => "provision-operative", Footnote => "provision-footnote",
    BackMatter => "provision-back-matter", Unplaced => "provision-unplaced");
