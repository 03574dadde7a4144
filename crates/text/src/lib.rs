//! Text as such: from bytes to characters, from characters as written to characters as compared,
//! and from there to sentences, languages and known terms.
//!
//! Everything here is a pure function of its input; offsets are bytes on character boundaries.

mod decode;
mod junk;
mod language;
mod matching;
mod normalise;
mod sentences;
mod term_tree;

pub use decode::{DecodeError, Decoded, EncodingBasis, decode};
pub use language::LanguageDetector;
pub use matching::*;
pub use normalise::{Normalised, OffsetMap, SignsFolded, normalise, signs_folded};
pub use sentences::SentenceSplitter;
