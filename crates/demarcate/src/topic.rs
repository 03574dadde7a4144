//! What a work has to say to belong to the topic.

use std::collections::BTreeSet;

use actum_model::Expansion;
use actum_overlap::Stem;

use crate::parties::Pool;

/// A word that more works than this share have is not asked for: "of", "for".
const COMMON: f64 = 0.5;

/// The topic, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Topic {
    expressions: Vec<Vec<Words>>,
    /// Abbreviations that it made use of.
    pub(crate) used: Vec<Expansion>,
}

/// Words of which one form has to be there: runs of stems.
type Words = BTreeSet<Vec<String>>;

/// Where words of the topic stand in a text: byte spans, one for each part of an expression.
pub(crate) type Places = Vec<Option<(usize, usize)>>;

impl Topic {
    pub(crate) fn new(topics: &[String], expansions: &[Expansion], pool: &Pool<'_>) -> Self {
        let mut used = BTreeSet::new();
        let known: Vec<(&Expansion, Vec<String>, Vec<String>)> = expansions
            .iter()
            .map(|one| (one, run(&stems(pool, &one.short)), run(&stems(pool, &one.long))))
            .collect();
        let expressions = topics
            .iter()
            .map(|topic| {
                let stems = stems(pool, topic);
                let mut parts: Vec<Words> = Vec::new();
                let mut at = 0;
                while at < stems.len() {
                    let rest = run(&stems[at..]);
                    let matching = known.iter().filter(|(_, short, long)| {
                        rest.starts_with(long) || rest.starts_with(short)
                    });
                    // The longest form there, and of all abbreviations that have it.
                    let length = |(_, short, long): &&(_, Vec<String>, Vec<String>)| {
                        if rest.starts_with(long) { long.len() } else { short.len() }
                    };
                    let best = matching.clone().map(|one| length(&one)).max();
                    let mut words = Words::new();
                    let mut taken = pairs_from(&stems[at..]);
                    if let Some(best) = best.filter(|best| *best >= taken) {
                        taken = best;
                        for (one, short, long) in matching.filter(|one| length(one) == best) {
                            words.extend([short.clone(), long.clone()]);
                            used.insert((*one).clone());
                        }
                    }
                    words.insert(rest[..taken].to_vec());
                    parts.push(words);
                    at += taken;
                }
                // What everybody has says nothing, unless there is nothing else.
                let tells = |words: &Words| {
                    words.iter().any(|run| run.iter().any(|stem| pool.share(stem) <= COMMON))
                };
                if parts.iter().any(tells) {
                    parts.retain(tells);
                }
                parts
            })
            .filter(|parts| !parts.is_empty())
            .collect();
        Self { expressions, used: used.into_iter().collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.expressions.is_empty()
    }

    /// For each expression, where its parts stand in a text.
    pub(crate) fn places(&self, stems: &[Stem]) -> Vec<Places> {
        self.expressions
            .iter()
            .map(|parts| {
                parts
                    .iter()
                    .map(|words| words.iter().filter_map(|run| find(stems, run)).min())
                    .collect()
            })
            .collect()
    }

    /// Whether a stem is one of the topic's.
    pub(crate) fn has(&self, stem: &str) -> bool {
        let mut runs = self.expressions.iter().flatten().flatten();
        runs.any(|run| run.iter().any(|own| own == stem))
    }
}

fn stems(pool: &Pool<'_>, text: &str) -> Vec<Stem> {
    pool.stemmer.stems(text, "")
}

fn run(stems: &[Stem]) -> Vec<String> {
    stems.iter().map(|stem| stem.stem.clone()).collect()
}

/// How many stems at the beginning belong together: a word by itself, pairs of characters as long
/// as they overlap.
fn pairs_from(stems: &[Stem]) -> usize {
    let joined = stems.windows(2).take_while(|two| two[0].pair && two[1].from < two[0].to);
    1 + joined.count()
}

/// The first place where a run of stems stands.
fn find(stems: &[Stem], run: &[String]) -> Option<(usize, usize)> {
    if run.is_empty() {
        return None;
    }
    stems
        .windows(run.len())
        .find(|window| window.iter().zip(run).all(|(stem, wanted)| stem.stem == *wanted))
        .map(|window| (window[0].from, window[window.len() - 1].to))
}
