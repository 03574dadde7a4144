//! Counting items by value.

use super::Words;

/// Counts one more item with a word.
pub(super) fn add(counts: &mut [u32], word: u32) {
    if let Some(count) = counts.get_mut(word as usize) {
        *count += 1;
    }
}

/// Counts one more item for each bit that is set.
pub(super) fn add_bits(counts: &mut [u32; 64], mut bits: u64) {
    while bits != 0 {
        counts[bits.trailing_zeros() as usize] += 1;
        bits &= bits - 1;
    }
}

/// The words that were counted, with their counts.
pub(super) fn told(words: &Words, counts: &[u32]) -> Vec<(String, i64)> {
    (0..)
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(word, count)| (words.word(word).to_owned(), i64::from(*count)))
        .collect()
}
