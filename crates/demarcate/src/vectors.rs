//! Works as vectors of weighed stems.

use std::collections::BTreeMap;

use crate::parties::{Pool, PoolWork};
use crate::topic::Topic;

/// A word of the title counts as much as so many of the abstract.
const TITLE: f64 = 3.0;

/// Stems with weights; its length is 1, or 0 when there is nothing to compare.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Vector(BTreeMap<String, f64>);

impl Vector {
    /// What a work says beyond the topic, which all of them share.
    pub(crate) fn of(one: &PoolWork<'_>, pool: &Pool<'_>, topic: &Topic) -> Self {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        let stems = one.title_stems.iter().map(|stem| (stem, TITLE));
        for (stem, weight) in stems.chain(one.text_stems.iter().map(|stem| (stem, 1.0))) {
            *counts.entry(&stem.stem).or_default() += weight;
        }
        let weighed = counts
            .into_iter()
            .filter(|(stem, _)| !topic.has(stem))
            .map(|(stem, count)| (stem.to_owned(), (1.0 + count).ln() * pool.rarity(stem)))
            .filter(|(_, weight)| *weight > 0.0);
        Self(weighed.collect()).evened()
    }

    /// The middle of several.
    pub(crate) fn middle<'a>(all: impl Iterator<Item = &'a Vector>) -> Self {
        let mut sum: BTreeMap<String, f64> = BTreeMap::new();
        for one in all {
            for (stem, weight) in &one.0 {
                *sum.entry(stem.clone()).or_default() += weight;
            }
        }
        Self(sum).evened()
    }

    fn evened(mut self) -> Self {
        let length = self.0.values().map(|weight| weight * weight).sum::<f64>().sqrt();
        if length > 0.0 {
            self.0.values_mut().for_each(|weight| *weight /= length);
        }
        self
    }

    /// How alike two are, 0–1, in steps of a ten-thousandth, so that the last digits of a sum
    /// decide nothing.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let (few, many) = if self.0.len() < other.0.len() { (self, other) } else { (other, self) };
        let products = few.0.iter().filter_map(|(stem, weight)| Some(weight * many.0.get(stem)?));
        (products.sum::<f64>() * 1e4).round() / 1e4
    }
}
