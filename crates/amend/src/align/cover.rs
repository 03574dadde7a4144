//! One clause laid over two: how much of each stands in the other, in order.

use crate::align::prepared::{Prepared, Texts};

/// Words of a clause that are compared; the longest clauses of resolutions have some 500.
const MOST_WORDS: usize = 2_000;

/// How a whole and its two parts cover each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cover {
    /// Of the whole, what stands in the parts, from 0 to 1 by weight of words.
    pub(crate) whole: f32,
    /// What each part has of the whole that the other part has not, as a share of the part.
    pub(crate) own: [f32; 2],
    /// The same as a share of the whole.
    pub(crate) gain: [f32; 2],
    /// The same as a share of what the other part leaves of the whole.
    pub(crate) rest: [f32; 2],
}

/// Lays `whole` over two parts, one after the other, and asks what each adds: a part that only
/// repeats the words of the other adds nothing.
pub(crate) fn cover(texts: &Texts, whole: &Prepared, parts: [&Prepared; 2]) -> Cover {
    let joined: Vec<u32> = parts[0].stems.iter().chain(&parts[1].stems).copied().collect();
    let both = common(texts, &whole.stems, &joined);
    let alone = parts.map(|part| common(texts, &whole.stems, &part.stems));
    let added = [(both - alone[1]).max(0.0), (both - alone[0]).max(0.0)];
    let of =
        |matched: f32, weight: f32| if weight > 0.0 { (matched / weight).min(1.0) } else { 0.0 };
    Cover {
        whole: of(both, whole.single_weight),
        own: [of(added[0], parts[0].single_weight), of(added[1], parts[1].single_weight)],
        gain: added.map(|added| of(added, whole.single_weight)),
        rest: [
            of(added[0], whole.single_weight - alone[1]),
            of(added[1], whole.single_weight - alone[0]),
        ],
    }
}

/// The weight of the heaviest sequence of words that stands in both in the same order.
fn common(texts: &Texts, one: &[u32], other: &[u32]) -> f32 {
    let other = &other[..other.len().min(MOST_WORDS)];
    let mut above = vec![0.0_f32; other.len() + 1];
    let mut row = above.clone();
    for stem in &one[..one.len().min(MOST_WORDS)] {
        let weight = texts.weight(*stem);
        for (column, facing) in other.iter().enumerate() {
            let skipped = above[column + 1].max(row[column]);
            row[column + 1] =
                if facing == stem { skipped.max(above[column] + weight) } else { skipped };
        }
        std::mem::swap(&mut above, &mut row);
    }
    above[other.len()]
}
