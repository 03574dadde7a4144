//! Clauses made ready for comparison: folded, cut into words, weighed.

use std::collections::HashMap;

use crate::edition::{Clause, Edition};
use crate::word::{Lexicon, Word};

/// Dates and symbols change from edition to edition and seldom tell what a clause is about.
const FIGURE: f32 = 0.35;
/// What the same shape is worth beside the same words: not enough out of place.
const SHAPE: f32 = 0.5;
/// Words of the longest line that is known by its shape.
const LONGEST_SHAPE: usize = 8;

/// A feature of a clause, a word or two words that stand together, and how often it has it.
pub(crate) type Features = Vec<(u32, u16)>;

/// A clause as the alignment sees it.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) number: String,
    /// The same number for the same folded text.
    pub(crate) text: u32,
    pub(crate) words: Vec<Word>,
    /// Stems in their order, signs left out.
    pub(crate) stems: Vec<u32>,
    pub(crate) singles: Features,
    pub(crate) doubles: Features,
    pub(crate) single_weight: f32,
    pub(crate) double_weight: f32,
}

/// Two texts made ready for comparison with each other.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) base: Vec<Prepared>,
    pub(crate) edition: Vec<Prepared>,
    /// How much a word says: a word that stands in every clause says little.
    pub(crate) single_weights: Vec<f32>,
    pub(crate) double_weights: Vec<f32>,
    /// For each stem, whether it begins with a figure.
    figures: Vec<bool>,
}

impl Texts {
    pub(crate) fn prepare(base: &Edition, edition: &Edition, particles: &[String]) -> Self {
        let mut lexicon = Lexicon::new(particles);
        let mut folded = HashMap::new();
        let mut doubles = HashMap::new();
        let mut side = |clauses: &[Clause]| -> Vec<Prepared> {
            clauses
                .iter()
                .map(|clause| prepare(clause, &mut lexicon, &mut folded, &mut doubles))
                .collect()
        };
        let mut base = side(&base.clauses);
        let mut edition = side(&edition.clauses);
        let clauses = base.len() + edition.len();
        let both = || base.iter().chain(&edition);
        let mut single_weights = weights(both().map(|clause| &clause.singles), clauses);
        let mut double_weights = weights(both().map(|clause| &clause.doubles), clauses);
        for (stem, weight) in (0..).zip(&mut single_weights) {
            if lexicon.is_figure(stem) {
                *weight *= FIGURE;
            }
        }
        for ((first, second), double) in &doubles {
            if lexicon.is_figure(*first) || lexicon.is_figure(*second) {
                double_weights[*double as usize] *= FIGURE;
            }
        }
        for clause in base.iter_mut().chain(&mut edition) {
            clause.single_weight = total(&clause.singles, &single_weights);
            clause.double_weight = total(&clause.doubles, &double_weights);
        }
        let figures =
            (0..).take(single_weights.len()).map(|stem| lexicon.is_figure(stem)).collect();
        Self { base, edition, single_weights, double_weights, figures }
    }

    /// How alike two clauses are, from 0 to 1: the words they share by weight, and the words that
    /// stand together in both.
    pub(crate) fn likeness(&self, base: usize, edition: usize) -> f32 {
        let (base, edition) = (&self.base[base], &self.edition[edition]);
        self.by_words(base, edition).max(SHAPE * self.shape(base, edition))
    }

    /// How alike two short lines are in their shape: "7 December 2023" and "14 June 2015" share no
    /// word, but are the same line of two editions when they stand at the same place.
    fn shape(&self, base: &Prepared, edition: &Prepared) -> f32 {
        let (one, other) = (&base.stems, &edition.stems);
        if one.len() != other.len() || !(2..=LONGEST_SHAPE).contains(&one.len()) {
            return 0.0;
        }
        let is_figure = |stem: u32| self.figures.get(stem as usize).copied().unwrap_or(false);
        let pairs = || one.iter().zip(other);
        if !pairs().any(|(one, other)| is_figure(*one) && is_figure(*other)) {
            return 0.0;
        }
        let alike = pairs()
            .filter(|(one, other)| one == other || is_figure(**one) && is_figure(**other))
            .count();
        alike as f32 / one.len() as f32
    }

    fn by_words(&self, base: &Prepared, edition: &Prepared) -> f32 {
        let singles = share(
            shared(&base.singles, &edition.singles, &self.single_weights),
            base.single_weight,
            edition.single_weight,
        );
        if base.doubles.is_empty() || edition.doubles.is_empty() {
            return singles;
        }
        let doubles = share(
            shared(&base.doubles, &edition.doubles, &self.double_weights),
            base.double_weight,
            edition.double_weight,
        );
        0.6 * singles + 0.4 * doubles
    }

    /// The weight of the words with which both clauses open.
    pub(crate) fn opening(&self, base: usize, edition: usize) -> f32 {
        let (base, edition) = (&self.base[base].stems, &self.edition[edition].stems);
        base.iter()
            .zip(edition)
            .take_while(|(one, other)| one == other)
            .map(|(stem, _)| self.weight(*stem))
            .sum()
    }

    /// How much a word by its stem says.
    pub(crate) fn weight(&self, stem: u32) -> f32 {
        self.single_weights.get(stem as usize).copied().unwrap_or(0.0)
    }
}

/// What is shared of the two sides. The shorter side counts more: a clause to which a sentence was
/// added is still the same clause.
fn share(shared: f32, one: f32, other: f32) -> f32 {
    let whole = 0.62 * one.min(other) + 0.38 * one.max(other);
    if whole > 0.0 { (shared / whole).min(1.0) } else { 0.0 }
}

fn prepare(
    clause: &Clause,
    lexicon: &mut Lexicon<'_>,
    folded: &mut HashMap<String, u32>,
    doubles: &mut HashMap<(u32, u32), u32>,
) -> Prepared {
    let text = crate::fold(&clause.text);
    let next = as_id(folded.len());
    let text = match folded.get(text.as_ref()) {
        Some(known) => *known,
        None => {
            folded.insert(text.into_owned(), next);
            next
        }
    };
    let words = lexicon.words(&clause.text);
    let stems: Vec<u32> = words.iter().filter_map(|word| word.stem).collect();
    let pairs = stems.windows(2).map(|two| {
        let next = as_id(doubles.len());
        *doubles.entry((two[0], two[1])).or_insert(next)
    });
    Prepared {
        number: clause.folded_number().into_owned(),
        text,
        singles: counted(stems.iter().copied()),
        doubles: counted(pairs),
        stems,
        words,
        single_weight: 0.0,
        double_weight: 0.0,
    }
}

fn as_id(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn counted(features: impl Iterator<Item = u32>) -> Features {
    let mut sorted: Vec<u32> = features.collect();
    sorted.sort_unstable();
    let mut counted: Features = Vec::with_capacity(sorted.len());
    for feature in sorted {
        match counted.last_mut() {
            Some((last, count)) if *last == feature => *count = count.saturating_add(1),
            _ => counted.push((feature, 1)),
        }
    }
    counted
}

/// Inverse frequency among the clauses of both sides.
fn weights<'f>(clauses: impl Iterator<Item = &'f Features>, count: usize) -> Vec<f32> {
    let mut frequency: Vec<u32> = Vec::new();
    for features in clauses {
        for (feature, _) in features {
            let feature = *feature as usize;
            if feature >= frequency.len() {
                frequency.resize(feature + 1, 0);
            }
            frequency[feature] += 1;
        }
    }
    let count = count as f32 + 1.0;
    frequency.iter().map(|found| (count / (*found).max(1) as f32).ln() + 0.2).collect()
}

pub(crate) fn total(features: &Features, weights: &[f32]) -> f32 {
    features.iter().map(|(feature, count)| weights[*feature as usize] * f32::from(*count)).sum()
}

pub(crate) fn shared(one: &Features, other: &Features, weights: &[f32]) -> f32 {
    let mut sum = 0.0;
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    while let (Some((feature, count)), Some((facing, facing_count))) = (left.peek(), right.peek()) {
        match feature.cmp(facing) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                sum += weights[*feature as usize] * f32::from(*count.min(facing_count));
                left.next();
                right.next();
            }
        }
    }
    sum
}
