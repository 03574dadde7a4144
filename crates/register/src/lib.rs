//! The register: who must do what, with whom, by when, reported to whom.
//!
//! [`Register`] is the only writer of the house. Whatever changes is an event, appended in the
//! transaction that changes the state; the state follows from the events and
//! [`Register::check`] proves it. Two things make events: importing an edition
//! ([`Register::import`]), and what people do with items ([`Register::change`]).
//!
//! Everything is in one SQLite file or in one PostgreSQL database ([`Location`]), described in
//! `docs/formats/register.md`. SQL stands in the module `store` alone, once for both; where the
//! databases differ, `database` hides it. What an import or a command changes is worked out by pure
//! functions in `import` and `change`; who may do what is decided in `permission`.

mod access;
mod backup;
mod change;
mod changes;
mod database;
mod desk;
mod difference;
mod drafts;
mod due;
mod error;
mod event;
mod exchange;
mod import;
mod jobs;
mod listing;
mod mailing;
mod occasion;
mod papers;
mod people;
mod permission;
mod query;
mod register;
mod saved_view;
mod schedule;
mod sort_key;
mod store;
mod succession;
mod view;
mod webhooks;

pub use access::{
    AccessEntry, AccessKind, CalendarAddress, FailureOf, Failures, LINK_LIFE, NewAccess, NewToken,
    Origin, SESSION_IDLE, SESSION_LONGEST, Session, SignInWay, TOKEN_LONGEST_DAYS, Token,
    wait_after,
};
pub use backup::{BackupFile, Existing, Manifest, Restored, restore_backup, verify_backup};
pub use change::field::get as field_of;
pub use change::{
    Change, Changed, Command, LARGEST_EVIDENCE, Made, NewEvidence, Objection, Once, Refusal,
    Saying, SayingValue, Terms, UnderTerms, file_name,
};
pub use changes::Changes;
pub use database::Location;
pub use desk::{Desk, Reviewer};
pub use drafts::{DraftAnswer, DraftChange, DraftCommand, DraftHead, ProposalHead, StoredDraft};
pub use error::{RegisterError, Result};
pub use event::EventRecord;
pub use exchange::ExchangeReport;
pub use import::text_id::{is_text_id, text_id};
pub use import::{ImportForeseen, ImportOutcome, ImportRequest, PackView, Reread, Reworded};
pub use jobs::{
    Again, Backoff, FORGOTTEN_AFTER, Job, JobCounts, JobQuery, JobState, NewJob, Recurring, Settled,
};
pub use mailing::{
    ConcernedItem, Concerns, LetterKey, LetterRecord, LetterState, Rhythm, SendAgain, Subscription,
    mentions,
};
pub use occasion::{DueMove, OccasionChange, OccasionChanged, OccasionCommand, OccasionRefusal};
pub use papers::{HouseTemplate, IssuedReport};
pub use people::{
    Account, PeopleChange, PeopleCommand, PeopleRefusal, PersonId, Position, PositionId,
};
pub use permission::{About, Deed, Person, Scope, may};
pub use query::{
    BodyRole, Collectives, DueFilter, FacetCounts, ItemPlace, ItemQuery, PlanQuery, SortColumn,
    SortDirection, Waiting,
};
pub use register::{OpenOptions, Register};
pub use saved_view::{MOST_SAVED_VIEWS, SavedView, SavedViewRefusal};
pub use succession::{Aligner, ClauseLink, ClauseText, Fate, SuccessionLine, SuccessionReport};
pub use view::{
    Act, ActOnItem, BodyCount, BodySheet, CheckReport, Citing, Correction, Difference,
    EditionRelation, EditionSummary, FacetValue, Facets, FeedOf, FieldReport, ItemClause,
    ItemDifference, ItemFate, ItemPage, ItemRecords, ItemWords, OccasionDue, OccasionSheet,
    RelatedItems, ReviewReport, SheetEntry, Statistics, TextSummary, WordsOfClause,
};
pub use webhooks::{
    Delivery, Message, WEBHOOK_JOB, Webhook, WebhookChange, WebhookCommand, WebhookSecrets,
};
