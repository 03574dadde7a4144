//! Views of the register that people keep by a name.

/// The most views that one person keeps.
pub const MOST_SAVED_VIEWS: usize = 100;

/// The longest name of a view, in Unicode scalars, and the longest query, in bytes.
pub(crate) const LONGEST_NAME: usize = 80;
pub(crate) const LONGEST_QUERY: usize = 4000;

/// A view of the register that somebody keeps: which page, and with which query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// The id of the person who keeps it; empty where nobody signs in.
    pub person: String,
    /// What the person calls it; each name once.
    pub name: String,
    /// Which page shows it, by the last part of its address: `board`; empty for the list.
    pub page: String,
    /// The query of its address, without a question mark.
    pub query: String,
    /// Whether everybody sees it, or the person alone.
    pub shared: bool,
}

/// Why a view was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SavedViewRefusal {
    /// It has no name.
    #[error("the view has no name; write what it is called")]
    NoName,
    /// Its name or its query is too long.
    #[error("the name or the query of the view is too long; shorten it")]
    TooLong,
    /// The person keeps as many as one can.
    #[error("you keep {MOST_SAVED_VIEWS} views; remove one first")]
    TooMany,
}

/// The view as it is kept: its name trimmed.
pub(crate) fn judged(mut view: SavedView) -> Result<SavedView, SavedViewRefusal> {
    view.name = view.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if view.name.is_empty() {
        return Err(SavedViewRefusal::NoName);
    }
    let long = view.name.chars().count() > LONGEST_NAME || view.query.len() > LONGEST_QUERY;
    if long || view.page.len() > LONGEST_NAME {
        return Err(SavedViewRefusal::TooLong);
    }
    Ok(view)
}
