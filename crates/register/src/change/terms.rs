//! On what terms changes are made: once, however often they are asked for; and only to what was
//! looked at.

use actum_model::ItemId;

use super::command::Changed;

/// The terms of changes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms<'a> {
    /// A name under which they are made once.
    pub once: Option<Once<'a>>,
    /// Whether each item has to be just at the revision of its change: nothing is merged then.
    pub exact: bool,
}

/// A request that is made once, however often and through whichever server it comes. It is put on
/// record in the transaction of the changes, so that there is no moment at which one is there
/// without the other. Known for [`Once::REMEMBERED`].
#[derive(Debug, Clone, Copy)]
pub struct Once<'a> {
    /// The name that the one who asks gave it.
    pub key: &'a str,
    /// Who asks; everybody has keys of their own.
    pub whose: &'a str,
    /// What was asked, as a digest.
    pub request: &'a str,
    /// The present moment, RFC 3339.
    pub at: &'a str,
}

impl Once<'_> {
    /// How long a request is known.
    pub const REMEMBERED: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
}

/// What became of something that is made once ([`Once`]).
#[derive(Debug, Clone, PartialEq)]
pub enum Made<T> {
    /// It was made now.
    Now(T),
    /// It was made before, with this outcome; nothing was changed now.
    Before(T),
    /// The name was used for something else; nothing was changed.
    OtherRequest,
}

/// What became of changes made on terms.
#[derive(Debug, Clone, PartialEq)]
pub enum UnderTerms {
    /// They were made.
    Done(Vec<Changed>),
    /// They were made before, with this outcome; nothing was changed now.
    DoneBefore(Vec<Changed>),
    /// The name was used for something else; nothing was changed.
    OtherRequest,
    /// An item is not at the revision that was looked at; nothing was changed.
    Outdated {
        /// Which.
        item: ItemId,
        /// Its revision now.
        revision: i64,
    },
}
