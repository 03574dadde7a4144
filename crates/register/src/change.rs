//! What people change: commands are judged by pure functions, and become events or a refusal.

mod command;
mod decide;
mod evidence;
pub(crate) mod evolve;
pub(crate) mod field;
mod members;
mod objection;
mod saying;
mod take_back;
mod terms;
mod value;

pub use command::{Change, Changed, Command, NewEvidence, Refusal};
pub(crate) use decide::{Decided, Since, Situation, decide};
pub use evidence::{LARGEST_EVIDENCE, file_name};
pub(crate) use members::all_members;
pub use objection::Objection;
pub use saying::{Saying, SayingValue};
pub use terms::{Made, Once, Terms, UnderTerms};
pub(crate) use value::names_items;
