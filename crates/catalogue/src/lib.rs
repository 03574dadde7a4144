//! Catalogues of standards and other works, read into one form.
//!
//! Relaton YAML in both of its schema versions, JSON Lines and CSV become [`Record`]s, one for
//! each edition a catalogue lists; [`collapse`] makes [`Work`]s of them, one for all editions.
//! What a catalogue is known to get wrong is repaired and marked ([`Fault`]); what cannot be read
//! is reported file by file ([`Unread`]) and never stops the rest.
//!
//! Reading is pure: [`read_file`] takes bytes. [`visit`] walks folders and archives, and
//! [`Store`] keeps what was read on disk; both are apart from it.

mod collapse;
mod error;
mod import;
mod knowledge;
mod lines;
mod node;
mod read;
mod record;
mod relaton;
mod source;
mod store;
mod table;

pub use collapse::{Work, collapse};
pub use error::{CatalogueError, Unread, UnreadReason};
pub use import::{ImportReport, import};
pub use knowledge::Knowledge;
pub use lines::read_line;
pub use read::{FileKind, read_file};
pub use record::{Fault, FaultKind, Group, GroupBasis, Record, Relation, Text};
pub use source::{SourceLimits, Unit, visit};
pub use store::{Store, StoreSummary};
