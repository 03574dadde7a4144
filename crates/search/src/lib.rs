//! Full text in six languages: an index beside the register, made anew from it at any time.
//!
//! [`Record`]s go in through an [`IndexWriter`], [`SearchIndex::search`] finds them by what a
//! person types, whatever the language of either: words and their forms, Chinese by any
//! characters that stand together, identifiers such as `X.1250` whole and in parts, mistyped words
//! by the words that resemble them. The same records and the same search give the same hits in the
//! same order, however the index was put together.
//!
//! The index knows nothing of the register. Whoever fills it says with each commit how far it has
//! come ([`Position`]).

mod analyse;
mod ask;
mod chinese;
mod collect;
mod error;
mod fold;
mod index;
mod marks;
mod plan;
mod record;
mod schema;
mod search;
mod stem;
mod words;

pub use error::{Result, SearchError, WordsError};
pub use index::{IndexWriter, Opened, Position, SearchIndex};
pub use record::{Kind, Record};
pub use search::{Correction, Editions, Facets, Found, Hit, MOST_HITS, Matched, Search};
