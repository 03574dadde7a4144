//! First pages of people, and who reviews a text at this moment.

use actum_model::{BodyId, ItemId};

/// What a person's first page knows of the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// For which bodies the person wants to see what waits; `None` when nothing was chosen, an empty
    /// list for all.
    pub bodies: Option<Vec<BodyId>>,
    /// The last event before the visit under way: what came later is news.
    pub seen: i64,
}

/// Somebody who has the review of a text open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// The name.
    pub name: String,
    /// The item that is looked at.
    pub item: Option<ItemId>,
    /// When there was the last sign, RFC 3339.
    pub at: String,
}
