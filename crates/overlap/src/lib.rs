//! Which works of other bodies are near to a work, and why.
//!
//! [`Corpus`] counts the words and numbers of works, [`Index`] weighs them, [`Searcher`] finds the
//! nearest ones: the same as by comparing all with all ([`Searcher::nearest_by_force`]), without
//! doing so. [`reasons`] says what a score is made of, [`Weights::probability`] what it means.
//!
//! Everything is pure: no clock, no files, no network; the same works give the same answers
//! whatever the order they came in and however many threads are used.

mod corpus;
mod entry;
mod index;
mod jobs;
mod reasons;
mod search;
mod stems;
mod weights;
mod words;

pub use corpus::Corpus;
pub use entry::{Entry, entry_of};
pub use index::Index;
pub use jobs::{Pair, Within, all_nearest, pairs_at_least};
pub use reasons::{Reason, SharedWords, reasons, reasons_for, shared_words};
pub use search::{Hit, Scope, Searcher, score_by_field};
pub use stems::{Stem, TextStemmer};
pub use weights::{Field, Weights};

/// What can go wrong in comparing works.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OverlapError {
    /// The file of weights is broken.
    #[error("the weights are broken: {0}")]
    Weights(String),
    /// More words than can be numbered.
    #[error(
        "the works have more different words than can be told apart; compare fewer works at once"
    )]
    TooMany,
}
