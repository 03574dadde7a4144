//! The words of Actum as types.
//!
//! An assembly adopts a **text**; the text is read into a [`Document`] of [`Provision`]s; each
//! provision yields [`Commitment`]s or a stated reason why it asks nothing; confirmed commitments
//! become [`Item`]s of the register. This crate holds those values and nothing else: no input or
//! output, no clock, no database, no async.
//!
//! Two rules run through every type:
//!
//! * every value taken from a text carries its [`Basis`]: stated (with a byte [`Span`] and the
//!   quoted words), inherited from a chapeau, inferred by a named rule, or entered by a person;
//! * offsets are **bytes into [`Document::text`]**, the normalised text, always on a character
//!   boundary.

mod body;
mod commitment;
mod date;
mod demarcation;
mod document;
mod due;
mod extraction;
mod follow_up;
mod force;
mod id;
mod item;
mod language;
mod occasion;
mod plan;
mod procedure;
mod provenance;
mod schedule;
mod severity;
mod span;
mod timeliness;
mod workflow;

pub use body::{Body, BodyKind, BodyNames};
pub use commitment::{
    Citation, CitationKind, Commitment, Condition, ConditionKind, Deliverable, Distribution,
    Instrument, Partner, PartnerRole, Party, Reference, ReferenceTarget,
};
pub use date::{ParsePartialDateError, PartialDate, Period};
pub use demarcation::{
    Consent, Demarcation, DemarcationParty, Expansion, Gathered, Line, LineReason, NearPair,
    OverlapReview, PlacedWork, Placement, Proposal, Reopening, SubTopic, SubTopicState,
};
pub use document::{
    Adoption, Document, Format, LanguageBasis, LanguageFinding, Notice, NoticeLevel, Number, Place,
    Provision, ProvisionKind, Quoted, Revision, RevisionKind, Shape, Source,
};
pub use due::{Due, DueKind, DueReading, DueRelation, NormalDue, NormalKind};
pub use extraction::{
    Doubt, Extraction, HandedDown, Outcome, ProvisionReading, Residue, ResidueReason, Review,
    Statement,
};
pub use follow_up::{
    Claim, ClaimKind, Counts, Decision, Duty, Entry, Evidence, EvidenceSource, Field, FieldValue,
    FieldWords, FollowUp, Milestone, Note, Priority, Relation, RelationKind, Verdict,
};
pub use force::{Force, ForceReading, ForceValue};
pub use id::{
    BodyId, ClaimId, CommitmentId, DemarcationId, EditionId, EvidenceId, ItemId, NoteId,
    OccasionId, PersonId, PositionId, ProvisionId, StatusId, TextId, WorkflowId,
};
pub use item::Item;
pub use language::{Direction, Language, ParseLanguageError};
pub use occasion::{Occasion, OccasionKind};
pub use plan::{ActionPlan, PlanChange, PlanChangeKind, PlanText};
pub use procedure::ProcedureRule;
pub use provenance::{Basis, Located};
pub use schedule::{Goal, Schedule, ScheduledDay};
pub use severity::Severity;
pub use span::Span;
pub use timeliness::{Present, Standings, Timeliness};
pub use workflow::{
    Need, Role, Standing, Workflow, WorkflowMove, WorkflowState, status_name, statuses_in_order,
};
