//! The stems of a text, for others who compare words as the engine does.

use crate::words::{Latin, Stems, fold, words};

/// A word of a text, or a pair of characters of a script without spaces, as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stem {
    /// What is compared.
    pub stem: String,
    /// Byte offset of its first character.
    pub from: usize,
    /// Byte offset behind its last character.
    pub to: usize,
    /// Whether it is a pair of characters rather than a word; pairs that follow each other overlap.
    pub pair: bool,
}

/// Brings texts to their stems.
///
/// ```
/// let stemmer = actum_overlap::TextStemmer::new();
/// let stems = stemmer.stems("Secure gateways", "en");
/// assert_eq!(stems[1].stem, "gateway");
/// assert_eq!((stems[1].from, stems[1].to), (7, 15));
/// ```
pub struct TextStemmer(Stems);

impl TextStemmer {
    /// One for all languages.
    pub fn new() -> Self {
        Self(Stems::new())
    }

    /// The stems of a text in their order. `language` as in BCP 47; empty when not known.
    pub fn stems(&self, text: &str, language: &str) -> Vec<Stem> {
        let latin = Latin::of(language);
        let mut all = Vec::new();
        words(text, |word| {
            let folded = fold(word.written);
            let stem = if word.pair { folded.into_owned() } else { self.0.stem(&folded, latin) };
            let to = word.at + word.written.len();
            all.push(Stem { stem, from: word.at, to, pair: word.pair });
        });
        all
    }
}

impl Default for TextStemmer {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for TextStemmer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("TextStemmer")
    }
}
