//! The register: who must do what, with whom, by when, reported to whom.
//!
//! [`Register`] is the only writer of the house. Whatever changes is an event, appended in the
//! transaction that changes the state; the state follows from the events and
//! [`Register::check`] proves it. Importing an edition ([`Register::import`]) is so far the only
//! thing that makes events.
//!
//! Everything is in one SQLite file or in one PostgreSQL database ([`Location`]), described in
//! `docs/formats/register.md`. SQL stands in the module `store` alone, once for both; where the
//! databases differ, `database` hides it. What an import changes is worked out by pure functions in
//! `import`.

mod backup;
mod changes;
mod database;
mod due;
mod error;
mod event;
mod exchange;
mod import;
mod query;
mod register;
mod sort_key;
mod store;
mod view;

pub use backup::{BackupFile, Existing, Manifest, Restored, restore_backup, verify_backup};
pub use changes::Changes;
pub use database::Location;
pub use error::{RegisterError, Result};
pub use event::EventRecord;
pub use exchange::ExchangeReport;
pub use import::{ImportOutcome, ImportRequest, PackView, Reread, Reworded};
pub use query::{
    BodyRole, Collectives, DueFilter, FacetCounts, ItemQuery, PlanQuery, SortColumn, SortDirection,
};
pub use register::{OpenOptions, Register};
pub use view::{
    BodyCount, BodySheet, CheckReport, Difference, EditionRelation, EditionSummary, FacetValue,
    Facets, ItemClause, ItemPage, OccasionDue, OccasionSheet, RelatedItems, SheetEntry, Statistics,
    TextSummary,
};
