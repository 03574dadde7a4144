//! What a score is made of.

use serde::Serialize;

use crate::Entry;
use crate::index::{Index, Weighed, field_of};
use crate::weights::Field;
use crate::words::{Latin, Stems, fold, words};

/// Something two works have in common.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// Where both have it.
    pub field: Field,
    /// The stem of a word, a pair of characters, or a number.
    pub name: String,
    /// Its part of the score, 0–1; all parts add up to 1.
    pub share: f64,
}

/// Words that two texts share, as spans of each, and the longest runs of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SharedWords {
    /// Byte spans in the first text, in order.
    pub one: Vec<(usize, usize)>,
    /// Byte spans in the second text, in order.
    pub two: Vec<(usize, usize)>,
    /// Expressions of two words and more that stand in both, as written in the first; longest
    /// first, none inside another.
    pub phrases: Vec<String>,
}

/// Why two works of an index are near to each other, the weightiest first.
pub fn reasons(index: &Index, one: u32, two: u32) -> Vec<Reason> {
    shared(index, index.features(one), index.features(two))
}

/// Why an entry that need not be in the index is near to a work, the weightiest first.
pub fn reasons_for(index: &Index, entry: &Entry<'_>, place: u32) -> Vec<Reason> {
    shared(index, &index.weigh(entry), index.features(place))
}

fn shared(index: &Index, one: &[Weighed], two: &[Weighed]) -> Vec<Reason> {
    let mut parts: Vec<(u32, u64)> = Vec::new();
    let mut ordered = two.to_vec();
    ordered.sort_by_key(|other| other.feature);
    for a in one {
        if let Ok(at) = ordered.binary_search_by_key(&a.feature, |other| other.feature) {
            parts.push((a.feature, u64::from(a.weight) * u64::from(ordered[at].weight)));
        }
    }
    let sum: u64 = parts.iter().map(|(_, points)| points).sum();
    parts.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| index.name(*a).cmp(index.name(*b))));
    parts
        .into_iter()
        .map(|(feature, points)| Reason {
            field: field_of(feature),
            name: index.name(feature).trim_start_matches('#').to_owned(),
            share: points as f64 / sum as f64,
        })
        .collect()
}

/// Longest text that is laid beside another, in words; what lies behind is not marked.
const MOST_WORDS: usize = 4_000;

/// The words that two texts share, in the sense of the comparison: by their stems.
///
/// ```
/// let shared = actum_overlap::shared_words("Security of networks", "en", "network security", "en");
/// assert_eq!(shared.one, [(0, 8), (12, 20)]);
/// assert!(shared.phrases.is_empty());
/// ```
pub fn shared_words(one: &str, one_language: &str, two: &str, two_language: &str) -> SharedWords {
    let stems = Stems::new();
    let list = |text: &str, language: &str| -> Vec<(String, usize, usize)> {
        let mut all = Vec::new();
        words(text, |word| {
            if all.len() < MOST_WORDS {
                let folded = fold(word.written);
                let stem = if word.pair {
                    folded.into_owned()
                } else {
                    stems.stem(&folded, Latin::of(language))
                };
                all.push((stem, word.at, word.at + word.written.len()));
            }
        });
        all
    };
    let (a, b) = (list(one, one_language), list(two, two_language));
    let spans = |of: &[(String, usize, usize)], other: &[(String, usize, usize)]| {
        let known: std::collections::HashSet<&str> =
            other.iter().map(|(stem, _, _)| stem.as_str()).collect();
        let found = of.iter().filter(|(stem, _, _)| known.contains(stem.as_str()));
        found.map(|(_, from, to)| (*from, *to)).collect::<Vec<_>>()
    };
    let mut shared = SharedWords { one: spans(&a, &b), two: spans(&b, &a), phrases: Vec::new() };
    // Runs of shared words that follow each other in both texts, longest first.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut before = vec![0usize; b.len() + 1];
    for (i, (stem, _, _)) in a.iter().enumerate() {
        let mut now = vec![0usize; b.len() + 1];
        for (j, (other, _, _)) in b.iter().enumerate() {
            if stem == other {
                now[j + 1] = before[j] + 1;
                let longer = i + 1 < a.len() && j + 1 < b.len() && a[i + 1].0 == b[j + 1].0;
                if now[j + 1] >= 2 && !longer {
                    runs.push((i + 1 - now[j + 1], now[j + 1]));
                }
            }
        }
        before = now;
    }
    runs.sort_by_key(|(start, length)| (std::cmp::Reverse(*length), *start));
    let mut used = vec![false; a.len()];
    for (start, length) in runs {
        if used[start..start + length].iter().any(|used| *used) {
            continue;
        }
        used[start..start + length].fill(true);
        let phrase = one[a[start].1..a[start + length - 1].2].to_owned();
        if !shared.phrases.contains(&phrase) {
            shared.phrases.push(phrase);
        }
    }
    shared
}
