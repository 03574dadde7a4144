//! Expressions that stand in titles: what sub-topics are made of and called by.

use std::collections::{BTreeMap, BTreeSet};

use actum_overlap::Stem;

use crate::gather::GatheredWorks;
use crate::parties::Pool;
use crate::topic::Topic;

/// Words of an expression.
const MOST_WORDS: usize = 3;

/// Pairs of characters of an expression in a script without spaces: six characters.
const MOST_PAIRS: usize = 5;

/// An expression neither begins nor ends with a word that more works than this share have.
const COMMON: f64 = 0.25;

/// An expression of titles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Expression {
    /// Works that have it in the title, by place.
    pub(crate) titles: BTreeSet<usize>,
    /// Works that have it in the abstract only.
    pub(crate) texts: BTreeSet<usize>,
    /// How it is written, and how often so.
    written: BTreeMap<String, u32>,
    /// How much it says: the rarity of its rarest word, and a little more for each further one.
    pub(crate) weight: f64,
}

impl Expression {
    /// As most titles write it; the first in order of those that are as frequent.
    pub(crate) fn shown(&self) -> &str {
        let best = self.written.iter().rev().max_by_key(|(_, count)| **count);
        best.map_or("", |(written, _)| written)
    }
}

/// All expressions in titles of the gathered works, by their stems.
pub(crate) fn of(
    pool: &Pool<'_>,
    topic: &Topic,
    gathered: &GatheredWorks,
) -> BTreeMap<Vec<String>, Expression> {
    let mut all: BTreeMap<Vec<String>, Expression> = BTreeMap::new();
    for place in gathered.keys() {
        let one = &pool.works[*place];
        each(&one.title_stems, one.title, |run, from, to| {
            if !tells(pool, topic, run) {
                return;
            }
            let key: Vec<String> = run.iter().map(|stem| stem.stem.clone()).collect();
            let expression = all.entry(key).or_default();
            expression.titles.insert(*place);
            *expression.written.entry(one.title[from..to].to_owned()).or_default() += 1;
        });
    }
    for (key, expression) in &mut all {
        let rarest = key.iter().map(|stem| pool.rarity(stem)).fold(0.0, f64::max);
        let words = key.len().min(MOST_WORDS) as f64;
        expression.weight = rarest * rarest * (1.0 + 0.25 * (words - 1.0));
    }
    for place in gathered.keys() {
        let one = &pool.works[*place];
        each(&one.text_stems, one.text, |run, _, _| {
            let key: Vec<String> = run.iter().map(|stem| stem.stem.clone()).collect();
            if let Some(expression) = all.get_mut(&key)
                && !expression.titles.contains(place)
            {
                expression.texts.insert(*place);
            }
        });
    }
    all
}

/// Whether an expression says something beyond the topic.
fn tells(pool: &Pool<'_>, topic: &Topic, run: &[Stem]) -> bool {
    let common = |stem: &Stem| pool.share(&stem.stem) > COMMON;
    let bare = |stem: &Stem| stem.stem.chars().all(char::is_numeric);
    let short = |stem: &Stem| !stem.pair && stem.stem.chars().count() < 2;
    let edges = [run.first(), run.last()].into_iter().flatten();
    run.iter().all(|stem| !topic.has(&stem.stem))
        && edges.clone().all(|stem| !common(stem) && !short(stem) && !bare(stem))
}

/// Gives every run of words of a text that nothing but a space or a hyphen divides, and every run of
/// pairs of characters, with its place.
fn each(stems: &[Stem], text: &str, mut take: impl FnMut(&[Stem], usize, usize)) {
    for first in 0..stems.len() {
        let most = if stems[first].pair { MOST_PAIRS } else { MOST_WORDS };
        for last in first..stems.len().min(first + most) {
            if last > first && !joined(&stems[last - 1], &stems[last], text) {
                break;
            }
            take(&stems[first..=last], stems[first].from, stems[last].to);
        }
    }
}

fn joined(one: &Stem, two: &Stem, text: &str) -> bool {
    if one.pair || two.pair {
        return one.pair && two.pair && two.from < one.to;
    }
    text.get(one.to..two.from).is_some_and(|between| matches!(between, " " | "-" | "\u{2011}"))
}
