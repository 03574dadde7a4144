//! What people change: commands are judged by pure functions, and become events or a refusal.

mod command;
mod decide;
mod evidence;
pub(crate) mod evolve;
pub(crate) mod field;
mod terms;
mod value;

pub use command::{Change, Changed, Command, NewEvidence, Refusal};
pub(crate) use decide::{Decided, Since, Situation, all_members, decide};
pub use evidence::LARGEST_EVIDENCE;
pub use terms::{Once, Terms, UnderTerms};
pub(crate) use value::names_items;
