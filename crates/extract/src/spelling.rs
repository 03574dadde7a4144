//! Whether a text has the accents that its language wants.

use std::collections::BTreeMap;

/// How the words of a text are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    Full,
    /// The text has no accents where its language wants them.
    WithoutAccents,
}

impl Spelling {
    /// How a text is spelled, judged by its first letters and those that carry accents.
    pub(crate) fn of(text: &str, accents: &BTreeMap<String, String>) -> Self {
        if accents.is_empty() {
            return Spelling::Full;
        }
        let accented = |letter: char| accents.keys().any(|letters| letters.contains(letter));
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).take(LETTERS_LOOKED_AT);
        let (mut all, mut with_accent) = (0_usize, 0_usize);
        for letter in letters {
            all += 1;
            with_accent += usize::from(!letter.is_ascii() && accented(letter));
        }
        // Ordinary French and Spanish have two or more in a hundred.
        if all >= FEWEST_LETTERS && with_accent * 400 < all {
            Spelling::WithoutAccents
        } else {
            Spelling::Full
        }
    }
}

/// How many letters of a text are looked at for accents, and how many there must be.
const LETTERS_LOOKED_AT: usize = 20_000;
const FEWEST_LETTERS: usize = 120;
