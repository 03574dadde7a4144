//! The words of time found at the places of one text: many patterns look at the same place.

use super::vocabulary::{Vocabulary, WordHit};

/// Words found at places. Used for one text after the other, so that nothing is asked of the
/// system for memory again and again.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// For each place, which of the ranges; 0 before it was looked at.
    looked: Vec<u32>,
    ranges: Vec<(u32, u32)>,
    hits: Vec<WordHit>,
}

/// Places of a text, in bytes, for which memory is kept from text to text.
const KEPT: usize = 1 << 18;

impl Memory {
    /// Forgets the text before, to begin with one of `length` bytes.
    pub(crate) fn begin(&mut self, length: usize) {
        if self.looked.len() > KEPT {
            *self = Self::default();
        }
        self.looked.clear();
        self.looked.resize(length, 0);
        self.ranges.clear();
        self.hits.clear();
    }

    /// The words that begin at `place`, the longest first: numbers for [`Memory::hit`].
    pub(crate) fn hits(
        &mut self,
        vocabulary: &Vocabulary,
        text: &str,
        place: usize,
    ) -> std::ops::Range<usize> {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let Some(known) = self.looked.get_mut(place) else { return 0..0 };
        if *known == 0 {
            let first = self.hits.len();
            vocabulary.add_hits(text, place, &mut self.hits);
            self.ranges.push((number(first), number(self.hits.len())));
            *known = number(self.ranges.len());
        }
        let (first, end) = self.ranges[*known as usize - 1];
        first as usize..end as usize
    }

    /// A word found.
    pub(crate) fn hit(&self, number: usize) -> WordHit {
        self.hits[number]
    }
}
