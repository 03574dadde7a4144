//! People: accounts and positions. Judged by pure functions, as changes of items are.

mod account;
mod decide;
pub(crate) mod event;
mod refusal;

pub use account::{Account, Position};
pub use actum_model::{PersonId, PositionId};
pub(crate) use decide::decide;
pub use decide::{PeopleChange, PeopleCommand};
pub use refusal::PeopleRefusal;
