//! A place in a list of items, from which the list goes on whatever was changed meanwhile.

use serde::{Deserialize, Serialize};

/// The place of an item in a sorted list: by what it was sorted there, and where it stands among
/// those that sort alike. A list that goes on behind it ([`ItemQuery::after`](crate::ItemQuery::after))
/// neither repeats nor leaves out an item that stayed where it was.
///
/// It can be written down and read back; what stands in it may differ from one version of the
/// program to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPlace {
    pub(crate) key: Key,
    pub(crate) text: i64,
    pub(crate) position: i64,
    pub(crate) number: i64,
}

/// By what an item is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Key {
    /// By its place in its text alone.
    Original,
    /// By something that it has not.
    Nothing,
    Integer(i64),
    /// The bits of the number, so that it comes back as it was.
    Real(u64),
    Text(String),
}
