//! Works weighed and laid out for searching.
//!
//! Every work is a list of features with whole-number weights, and the score of two works is the
//! sum of the products of the weights they share. Whole numbers make the sum the same in any
//! order, so what is skipped by pruning cannot change a result by a rounding.

use std::collections::HashMap;

use crate::corpus::{Corpus, Counted, count_against};
use crate::weights::{FIELDS, Field, Weights};
use crate::words::Names;
use crate::{Entry, OverlapError};

/// The weight vector of a work has this length at most: the square root of the largest score.
const SCALE: f64 = 32_767.0;
/// Steps of the logarithm of rarity and of counts that are told apart.
const STEPS: f64 = 4_096.0;

/// The score of a work compared with itself, when all its fields are filled.
pub(crate) const FULL: f64 = SCALE * SCALE;

/// One feature of a work or a question with its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weighed {
    pub(crate) feature: u32,
    pub(crate) weight: u16,
}

/// A collection of works, ready to be searched.
#[derive(Debug)]
pub struct Index {
    pub(crate) names: Names,
    pub(crate) weights: Weights,
    pub(crate) ids: Vec<Box<str>>,
    places: HashMap<Box<str>, u32>,
    /// Names of the bodies and the places where the works of each begin; works lie by body.
    pub(crate) bodies: Vec<Box<str>>,
    pub(crate) starts: Vec<u32>,
    /// How many works have a feature.
    frequency: Vec<u32>,
    /// Where the works of a feature begin in the two lists after it.
    pub(crate) offsets: Vec<usize>,
    pub(crate) posted: Vec<u32>,
    pub(crate) posted_weights: Vec<u16>,
    /// Where the features of a work begin in the list after it.
    pub(crate) forward: Vec<usize>,
    pub(crate) weighed: Vec<Weighed>,
    /// Rank of the work at a place by body and id: what decides between equal scores.
    pub(crate) rank: Vec<u32>,
    /// Features that more works have are common: their lists are walked last or never.
    pub(crate) rare: u32,
    /// Small numbers of the common features, by feature; [`RARE`] for all others.
    pub(crate) small: Vec<u16>,
    /// Where the common features of a work begin in the list after it.
    pub(crate) tail: Vec<u32>,
    /// Common features of works by their small numbers, with weights.
    pub(crate) tails: Vec<(u16, u16)>,
    /// Length of the common part of each work, rounded up: of its title, and of the rest.
    pub(crate) lengths: Vec<[u16; 2]>,
    /// The greatest of these lengths in each block of works.
    pub(crate) blocks: Vec<[u16; 2]>,
}

/// Marks a feature that is not common.
pub(crate) const RARE: u16 = u16::MAX;

/// Works in a block. Blocks are told apart by the length of the common part of their works.
pub(crate) const BLOCK: usize = 64;

/// A feature is common when more than one work in so many has it.
const COMMON: u32 = 128;

/// Which of the two lengths a field counts for.
pub(crate) fn part_of(feature: u32) -> usize {
    usize::from(feature as usize % FIELDS != Field::Title as usize)
}

/// The least whole number that is no less than the root.
pub(crate) fn root(square: u64) -> u64 {
    let root = square.isqrt();
    root + u64::from(root * root < square)
}

/// Features of different fields are different: a stem in a title is not the stem in an abstract.
fn feature(name: u32, field: usize) -> u32 {
    name * FIELDS as u32 + field as u32
}

/// The field of a feature.
pub(crate) fn field_of(feature: u32) -> Field {
    Field::ALL[feature as usize % FIELDS]
}

impl Corpus {
    /// Weighs what is in the collection.
    ///
    /// # Errors
    ///
    /// When there are more words and numbers than an index can tell apart (a thousand million).
    pub fn index(&self, weights: &Weights) -> Result<Index, OverlapError> {
        build(self, self.names.clone(), weights)
    }

    /// Weighs what is in the collection, which is used up: half the memory of [`Corpus::index`].
    ///
    /// # Errors
    ///
    /// As [`Corpus::index`].
    pub fn into_index(mut self, weights: &Weights) -> Result<Index, OverlapError> {
        let names = std::mem::take(&mut self.names);
        build(&self, names, weights)
    }
}

fn build(corpus: &Corpus, names: Names, weights: &Weights) -> Result<Index, OverlapError> {
    let features = names.len() * FIELDS;
    if u32::try_from(features).is_err() || u32::try_from(corpus.len()).is_err() {
        return Err(OverlapError::TooMany);
    }
    let mut frequency = vec![0u32; features];
    for counted in corpus.entries.values() {
        for (field, list) in counted.fields.iter().enumerate() {
            for (name, _) in list {
                frequency[feature(*name, field) as usize] += 1;
            }
        }
    }
    let works = corpus.len();
    let mut index = Index {
        names,
        weights: weights.clone(),
        ids: Vec::with_capacity(works),
        places: HashMap::with_capacity(works),
        bodies: Vec::new(),
        starts: Vec::new(),
        frequency,
        offsets: Vec::new(),
        posted: Vec::new(),
        posted_weights: Vec::new(),
        forward: vec![0],
        weighed: Vec::new(),
        rank: Vec::with_capacity(works),
        rare: (works as u32 / COMMON).max(32),
        small: vec![RARE; features],
        tail: vec![0],
        tails: Vec::new(),
        lengths: Vec::new(),
        blocks: Vec::new(),
    };
    let mut next = 0;
    for (feature, frequency) in index.frequency.iter().enumerate() {
        // Were there ever too many, the rest would be walked as rare ones are.
        if *frequency > index.rare && next < RARE {
            index.small[feature] = next;
            next += 1;
        }
    }
    let weigher = Weigher::new(&index, works);
    let mut weighed = Vec::new();
    let mut starts = Vec::with_capacity(works + 1);
    let mut order: Vec<(&str, u8, u16, u32)> = Vec::with_capacity(works);
    let mut lengths = Vec::with_capacity(works);
    for (rank, ((body, _), counted)) in corpus.entries.iter().enumerate() {
        let start = weighed.len();
        starts.push(start);
        weigher.weigh(&index.frequency, counted, &mut weighed);
        let length = index.common_lengths(&weighed[start..]);
        lengths.push(length);
        // Works with much in common words lie together, so that whole blocks of others are passed.
        order.push((&**body, (length[0] >> 10) as u8, length[1], rank as u32));
    }
    starts.push(weighed.len());
    order.sort_unstable();
    let names: Vec<&(Box<str>, Box<str>)> = corpus.entries.keys().collect();
    for (_, _, _, rank) in order {
        let (body, id) = names[rank as usize];
        if index.bodies.last() != Some(body) {
            index.bodies.push(body.clone());
            index.starts.push(index.ids.len() as u32);
        }
        index.places.insert(id.clone(), index.ids.len() as u32);
        index.ids.push(id.clone());
        index.rank.push(rank);
        index.lengths.push(lengths[rank as usize]);
        let own = &weighed[starts[rank as usize]..starts[rank as usize + 1]];
        index.weighed.extend_from_slice(own);
        index.forward.push(index.weighed.len());
        for one in own {
            let small = index.small[one.feature as usize];
            if small != RARE {
                index.tails.push((small, one.weight));
            }
        }
        index.tail.push(index.tails.len() as u32);
    }
    drop(weighed);
    index.starts.push(index.ids.len() as u32);
    index.blocks = index
        .lengths
        .chunks(BLOCK)
        .map(|block| {
            block
                .iter()
                .fold([0; 2], |most: [u16; 2], one| [most[0].max(one[0]), most[1].max(one[1])])
        })
        .collect();
    index.post(features);
    Ok(index)
}

impl Index {
    /// The lengths of the common part of a list of features.
    pub(crate) fn common_lengths(&self, weighed: &[Weighed]) -> [u16; 2] {
        let mut squares = [0u64; 2];
        for one in weighed {
            if self.small.get(one.feature as usize).is_some_and(|small| *small != RARE) {
                squares[part_of(one.feature)] += u64::from(one.weight).pow(2);
            }
        }
        squares.map(|square| u16::try_from(root(square)).unwrap_or(u16::MAX))
    }

    /// Turns the lists of features by work into lists of works by feature.
    fn post(&mut self, features: usize) {
        let mut offsets = vec![0usize; features + 1];
        for one in &self.weighed {
            offsets[one.feature as usize + 1] += 1;
        }
        for at in 0..features {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        self.posted = vec![0; self.weighed.len()];
        self.posted_weights = vec![0; self.weighed.len()];
        for work in 0..self.ids.len() {
            for one in &self.weighed[self.forward[work]..self.forward[work + 1]] {
                let slot = &mut next[one.feature as usize];
                self.posted[*slot] = work as u32;
                self.posted_weights[*slot] = one.weight;
                *slot += 1;
            }
        }
        self.offsets = offsets;
    }

    /// The weights it was laid out with.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// How many works there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The id of the work at a place.
    pub fn id(&self, place: u32) -> &str {
        self.ids.get(place as usize).map_or("", |id| id)
    }

    /// The place of the work with an id. Another index has it at another place.
    pub fn place(&self, id: &str) -> Option<u32> {
        self.places.get(id).copied()
    }

    /// The bodies, in order.
    pub fn bodies(&self) -> impl Iterator<Item = &str> {
        self.bodies.iter().map(|body| &**body)
    }

    /// The body of the work at a place.
    pub fn body(&self, place: u32) -> &str {
        let after = self.starts.partition_point(|start| *start <= place);
        after.checked_sub(1).and_then(|at| self.bodies.get(at)).map_or("", |body| body)
    }

    /// The features of a work.
    pub(crate) fn features(&self, place: u32) -> &[Weighed] {
        let at = place as usize;
        &self.weighed[self.forward[at]..self.forward[at + 1]]
    }

    /// The features of an entry that need not be in the index, weighed as if it were; and the
    /// names of those that no work has.
    pub(crate) fn weigh(&self, entry: &Entry<'_>) -> Vec<Weighed> {
        let (counted, _) = count_against(&self.names, entry);
        let mut weighed = Vec::new();
        Weigher::new(self, self.len()).weigh(&self.frequency, &counted, &mut weighed);
        // What no work has makes the rest count less, but is found nowhere.
        weighed.retain(|one| (one.feature as usize) < self.frequency.len());
        weighed
    }

    /// The name of a feature: a stem, or a number after `#`.
    pub(crate) fn name(&self, feature: u32) -> &str {
        self.names.name(feature / FIELDS as u32)
    }
}

/// Weighs counts: rarity times the logarithm of the count, each field brought to its share.
struct Weigher {
    works: usize,
    /// Features that more works have are left out.
    most: u32,
    shares: [f64; FIELDS],
}

impl Weigher {
    fn new(index: &Index, works: usize) -> Self {
        // In a small collection no word is so common that it says nothing.
        let most = (index.weights.common * works as f64).max(50.0);
        Self { works, most: most as u32, shares: index.weights.fields.map(f64::sqrt) }
    }

    fn rarity(&self, frequency: u32) -> u64 {
        // Rounded to steps, so that the last digit of a logarithm makes no difference.
        let rare = ((self.works as f64 + 1.0) / (f64::from(frequency) + 1.0)).ln().max(0.0);
        (rare * STEPS).round() as u64 + 1
    }

    fn weigh(&self, frequency: &[u32], counted: &Counted, into: &mut Vec<Weighed>) {
        let mut raw: Vec<(u32, u64)> = Vec::new();
        for (field, list) in counted.fields.iter().enumerate() {
            if self.shares[field] == 0.0 {
                continue;
            }
            raw.clear();
            let mut square = 0u128;
            for (name, count) in list {
                let feature = feature(*name, field);
                let common = frequency.get(feature as usize).copied().unwrap_or(0);
                if common > self.most {
                    continue;
                }
                let count = ((1.0 + f64::from(*count).ln()) * 64.0).round() as u64;
                let weight = self.rarity(common) * count;
                square += u128::from(weight) * u128::from(weight);
                raw.push((feature, weight));
            }
            if square == 0 {
                continue;
            }
            let factor = self.shares[field] * SCALE / (square as f64).sqrt();
            into.extend(raw.iter().map(|(feature, weight)| {
                let weight = (*weight as f64 * factor).round().clamp(1.0, f64::from(u16::MAX));
                Weighed { feature: *feature, weight: weight as u16 }
            }));
        }
    }
}
