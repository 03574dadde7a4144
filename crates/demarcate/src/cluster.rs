//! Gathered works divided into sub-topics, each work in exactly one.
//!
//! Expressions come first and clusters follow from them, so that every sub-topic has a name that
//! stands in its works: the expression that covers most of what is not covered yet is taken, again
//! and again. Works without any of them go where their words are most alike.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::Placement;

use crate::expressions::{self, Expression};
use crate::gather::GatheredWorks;
use crate::parties::Pool;
use crate::topic::Topic;
use crate::vectors::Vector;

/// Works that are less alike than this to every sub-topic belong to none: below it works share only
/// a word or two of their abstracts.
pub(crate) const LEAST_LIKENESS: f64 = 0.12;

/// An expression that more of the gathered works have in their titles divides nothing.
const TOO_BROAD: f64 = 0.4;

/// What an expression in the abstract counts beside one in the title.
const IN_TEXT: f64 = 0.3;

/// A sub-topic in the making.
pub(crate) struct Part {
    /// The expression it was made of; `None` for the works that are like no others.
    pub(crate) expression: Option<Expression>,
    /// Expressions that tell it from the others, the clearest first.
    pub(crate) further: Vec<String>,
    /// Its works by place, with why each is here.
    pub(crate) works: BTreeMap<usize, Placement>,
}

/// Divides the gathered works into at most `most` sub-topics and the remainder.
pub(crate) fn divide(
    pool: &Pool<'_>,
    topic: &Topic,
    gathered: &GatheredWorks,
    most: usize,
) -> Vec<Part> {
    let all = expressions::of(pool, topic, gathered);
    let chosen = choose(&all, gathered.len(), most);
    let vectors: BTreeMap<usize, Vector> = gathered
        .keys()
        .map(|place| (*place, Vector::of(&pool.works[*place], pool, topic)))
        .collect();
    // The works that a sub-topic was chosen for make its middle.
    let middles: Vec<Vector> = chosen
        .iter()
        .map(|(_, core)| Vector::middle(core.iter().filter_map(|place| vectors.get(place))))
        .collect();
    let mut parts: Vec<Part> = chosen
        .iter()
        .map(|(expression, _)| Part {
            expression: Some((*expression).clone()),
            further: Vec::new(),
            works: BTreeMap::new(),
        })
        .collect();
    let mut remainder = BTreeMap::new();
    for (place, vector) in &vectors {
        let titled: Vec<usize> =
            (0..chosen.len()).filter(|at| chosen[*at].0.titles.contains(place)).collect();
        let among = if titled.is_empty() { (0..chosen.len()).collect() } else { titled.clone() };
        let best = nearest(vector, &middles, &among);
        match best {
            Some((at, _)) if !titled.is_empty() => {
                let words = chosen[at].0.shown().to_owned();
                parts[at].works.insert(*place, Placement::Expression { words });
            }
            Some((at, score)) if score >= LEAST_LIKENESS => {
                parts[at].works.insert(*place, Placement::Likeness { score });
            }
            _ => {
                remainder.insert(*place, Placement::Remainder);
            }
        }
    }
    parts.retain(|part| !part.works.is_empty());
    further(&mut parts, &all);
    // The largest first; of those that are as large the one whose first work comes first.
    parts.sort_by_key(|part| {
        (std::cmp::Reverse(part.works.len()), part.works.keys().next().copied())
    });
    if !remainder.is_empty() {
        parts.push(Part { expression: None, further: Vec::new(), works: remainder });
    }
    parts
}

/// The nearest of some middles, the first of those that are as near.
pub(crate) fn nearest(
    vector: &Vector,
    middles: &[Vector],
    among: &[usize],
) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for at in among {
        let score = vector.likeness(&middles[*at]);
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((*at, score));
        }
    }
    best
}

/// Expressions, each with the works in whose titles it stands and none before it does.
fn choose(
    all: &BTreeMap<Vec<String>, Expression>,
    gathered: usize,
    most: usize,
) -> Vec<(&Expression, BTreeSet<usize>)> {
    let broad = (gathered as f64 * TOO_BROAD).max(2.0);
    let least = (gathered / 50).max(2);
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    let mut chosen: Vec<(&Expression, BTreeSet<usize>)> = Vec::new();
    while chosen.len() < most {
        let mut best: Option<(f64, &Expression)> = None;
        for expression in all.values() {
            if expression.titles.len() as f64 > broad {
                continue;
            }
            let fresh = expression.titles.difference(&covered).count();
            if fresh < least {
                continue;
            }
            let texts = expression.texts.difference(&covered).count();
            // Many works that name it in passing make no subject.
            let gain =
                (fresh as f64 + (texts as f64 * IN_TEXT).min(fresh as f64)) * expression.weight;
            if best.is_none_or(|(before, _)| gain > before) {
                best = Some((gain, expression));
            }
        }
        let Some((_, expression)) = best else { break };
        let core: BTreeSet<usize> = expression.titles.difference(&covered).copied().collect();
        covered.extend(&core);
        chosen.push((expression, core));
    }
    chosen
}

/// Up to two more expressions for each part, which most of its titles have and few others.
fn further(parts: &mut [Part], all: &BTreeMap<Vec<String>, Expression>) {
    let sets: Vec<BTreeSet<usize>> =
        parts.iter().map(|part| part.works.keys().copied().collect()).collect();
    for (part, own) in parts.iter_mut().zip(&sets) {
        let Some(seed) = part.expression.as_ref() else { continue };
        let seed = seed.shown().to_lowercase();
        let mut ranked: Vec<(u64, &str)> = all
            .values()
            .filter_map(|one| {
                let inside = one.titles.intersection(own).count();
                let outside = one.titles.len() - inside;
                let enough = inside >= 2 && inside * 3 >= own.len() && outside * 3 <= inside;
                let weight = (inside as f64 * one.weight * 1e3).round() as u64;
                enough.then(|| (weight, one.shown()))
            })
            .collect();
        ranked.sort_by(|one, two| two.0.cmp(&one.0).then_with(|| one.1.cmp(two.1)));
        for (_, shown) in ranked {
            let lower = shown.to_lowercase();
            let known = |other: &str| other.contains(&lower) || lower.contains(other);
            if known(&seed) || part.further.iter().any(|one| known(&one.to_lowercase())) {
                continue;
            }
            part.further.push(shown.to_owned());
            if part.further.len() == 2 {
                break;
            }
        }
    }
}
