//! Short stand-ins for words, by which most places of a text are told apart from what is looked for
//! there.

use std::hash::Hasher;

/// A hasher for keys that are hashes already.
#[derive(Debug, Clone, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A set of sketches that may take one for a member that is none, but never misses one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sketch {
    /// A bit a hash; their number is a power of two.
    bits: Box<[u64]>,
}

impl Sketch {
    /// Whether the set may hold it.
    #[inline]
    pub(crate) fn may_hold(&self, sketch: u32) -> bool {
        let (word, bit) = self.place(sketch);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(&self, sketch: u32) -> (usize, u64) {
        let hash = u64::from(sketch).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let mask = (self.bits.len() as u64).wrapping_sub(1);
        (((hash >> 6) & mask) as usize, 1 << (hash & 63))
    }
}

impl FromIterator<u32> for Sketch {
    fn from_iter<I: IntoIterator<Item = u32>>(sketches: I) -> Self {
        let sketches: Vec<u32> = sketches.into_iter().collect();
        if sketches.is_empty() {
            return Self::default();
        }
        // Some twenty bits a member, so that few others are let through.
        let words = (sketches.len() / 3 + 1).next_power_of_two().clamp(4, 1024);
        let mut set = Self { bits: vec![0; words].into() };
        for sketch in sketches {
            let (word, bit) = set.place(sketch);
            set.bits[word] |= bit;
        }
        set
    }
}

/// Letters of a word that its sketch tells of.
const LETTERS: usize = 3;

/// A sketch of the word, or the single sign, that begins at `start`, letter case aside: its first
/// letters. Where words are not parted by spaces it is of one letter.
#[inline]
pub(crate) fn sketch_at(text: &str, start: usize, spaced: bool) -> Option<u32> {
    let bytes = text.as_bytes();
    let first = *bytes.get(start)?;
    if !first.is_ascii() {
        return sketch_of(text.get(start..)?.chars(), spaced);
    }
    let mut sketch = u32::from(first.to_ascii_lowercase());
    if spaced && first.is_ascii_alphanumeric() {
        for (index, &byte) in bytes[start + 1..].iter().take(LETTERS - 1).enumerate() {
            if !byte.is_ascii() {
                return sketch_of(text[start..].chars(), spaced);
            }
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            sketch ^= u32::from(byte.to_ascii_lowercase()) << (11 * (index + 1));
        }
    }
    Some(sketch)
}

/// The same for the word that ends at `end`: its last letters, from the last to the first.
#[inline]
pub(crate) fn sketch_before(text: &str, end: usize, spaced: bool) -> Option<u32> {
    sketch_of(text.get(..end)?.chars().rev(), spaced)
}

#[inline]
fn sketch_of(mut letters: impl Iterator<Item = char>, spaced: bool) -> Option<u32> {
    let first = letters.next()?;
    let mut sketch = u32::from(lower(first));
    if spaced && is_wordlike(first) {
        let more = letters.take(LETTERS - 1).take_while(|letter| is_wordlike(*letter));
        for (index, letter) in more.enumerate() {
            sketch ^= u32::from(lower(letter)) << (11 * (index + 1));
        }
    }
    Some(sketch)
}

/// The letter in lower case; the first letter of those it becomes.
#[inline]
pub(crate) fn lower(letter: char) -> char {
    match letter {
        '\0'..='\x7f' => letter.to_ascii_lowercase(),
        // The letters of most texts: those of the six languages that have one case, or are near.
        'а'..='я' | '\u{620}'..='\u{64a}' | '\u{4e00}'..='\u{9fff}' => letter,
        'А'..='Я' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Whether the character is a letter or digit.
#[inline]
pub(crate) fn is_wordlike(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        'А'..='я' | '\u{620}'..='\u{64a}' | '\u{4e00}'..='\u{9fff}' => true,
        _ => letter.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_agree_with_the_long_ones_for_every_character() {
        for letter in '\0'..=char::MAX {
            assert_eq!(lower(letter), letter.to_lowercase().next().unwrap_or(letter), "{letter:?}");
            assert_eq!(is_wordlike(letter), letter.is_alphanumeric(), "{letter:?}");
        }
    }

    #[test]
    fn a_word_has_one_sketch_in_every_letter_case() {
        for word in ["a", "by", "Über", "straße", "Решает", "ПО", "É", "x.y", "ĭ", "責成", "أن"]
        {
            for spaced in [true, false] {
                let sketches = [word.to_lowercase(), word.to_owned()];
                let [lower, written] = sketches.map(|own| {
                    let end = own.len();
                    (sketch_at(&own, 0, spaced), sketch_before(&own, end, spaced))
                });
                assert_eq!(lower, written, "{word}");
            }
        }
        assert_eq!(sketch_at("by the", 0, true), sketch_at("BY", 0, true));
        assert_ne!(sketch_at("bye", 0, true), sketch_at("by", 0, true));
        assert_eq!(sketch_at("a", 1, true), None);
    }
}
