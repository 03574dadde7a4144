//! Which clause became which: equal texts first, then the best matching of the rest.

use std::collections::{HashMap, HashSet};

use crate::align::assign::{Edge, assign};
use crate::align::cover::cover;
use crate::align::order::in_order;
use crate::align::prepared::{Prepared, Texts, shared};

/// Clauses that a base clause is compared with in full, the best by shared words.
const CANDIDATES: usize = 12;
/// A word in more clauses than this brings no candidates.
const MOST_CLAUSES: usize = 160;
/// Equal texts in more pairs than this are paired in their order, not weighed.
const MOST_EQUAL_PAIRS: usize = 2_500;
/// Between two linked neighbours, clauses in no more pairs than this are all compared.
const MOST_PAIRS_BETWEEN: usize = 400;
/// Likeness and context below which two clauses are not the same clause.
const LEAST: f32 = 0.42;
const NUMBER: f32 = 0.05;
const BETWEEN: f32 = 0.09;
const NEIGHBOUR: f32 = 0.035;
/// The words with which a clause opens name its subject.
const OPENING: f32 = 0.1;
/// Weight of common opening words that is worth all of it.
const FULL_OPENING: f32 = 16.0;
/// How far apart the parts of a split or merge may stand, over clauses that came or went.
const FARTHEST: usize = 4;

/// What belongs together; every clause stands in one entry at most.
#[derive(Debug, Default)]
pub(crate) struct Matching {
    /// Base clause, clause of the edition.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// Base clause, its parts in the edition.
    pub(crate) splits: Vec<(usize, Vec<usize>)>,
    /// Base clauses, the clause of the edition they became.
    pub(crate) merges: Vec<(Vec<usize>, usize)>,
}

pub(crate) fn matching(texts: &Texts) -> Matching {
    let mut work = Work::new(texts);
    work.anchor();
    work.collect_candidates();
    work.take_clear_splits();
    work.choose();
    work.take_remaining_splits();
    work.matching
}

struct Work<'t> {
    texts: &'t Texts,
    /// For each base clause its clause of the edition, where it is settled as one to one.
    forward: Vec<Option<usize>>,
    backward: Vec<Option<usize>>,
    /// Clauses settled as part of a split or merge.
    base_taken: Vec<bool>,
    edition_taken: Vec<bool>,
    /// Likeness of pairs worth a look, by base clause.
    candidates: Vec<Vec<(usize, f32)>>,
    matching: Matching,
}

impl<'t> Work<'t> {
    fn new(texts: &'t Texts) -> Self {
        Self {
            texts,
            forward: vec![None; texts.base.len()],
            backward: vec![None; texts.edition.len()],
            base_taken: vec![false; texts.base.len()],
            edition_taken: vec![false; texts.edition.len()],
            candidates: vec![Vec::new(); texts.base.len()],
            matching: Matching::default(),
        }
    }

    fn link(&mut self, base: usize, edition: usize) {
        self.forward[base] = Some(edition);
        self.backward[edition] = Some(base);
    }

    fn base_free(&self, base: usize) -> bool {
        self.forward[base].is_none() && !self.base_taken[base]
    }

    fn edition_free(&self, edition: usize) -> bool {
        self.backward[edition].is_none() && !self.edition_taken[edition]
    }

    /// Links texts that stand once on either side and are equal.
    fn anchor(&mut self) {
        let mut places: HashMap<u32, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (index, clause) in self.texts.base.iter().enumerate() {
            places.entry(clause.text).or_default().0.push(index);
        }
        for (index, clause) in self.texts.edition.iter().enumerate() {
            places.entry(clause.text).or_default().1.push(index);
        }
        let mut equal: Vec<(Vec<usize>, Vec<usize>)> = places
            .into_values()
            .filter(|(base, edition)| !base.is_empty() && !edition.is_empty())
            .collect();
        equal.sort_unstable();
        for (base, edition) in equal {
            if base.len() == 1 && edition.len() == 1
                || base.len() * edition.len() > MOST_EQUAL_PAIRS
            {
                for (base, edition) in base.iter().zip(&edition) {
                    self.link(*base, *edition);
                }
            } else {
                for &base in &base {
                    self.candidates[base].extend(edition.iter().map(|&edition| (edition, 1.0)));
                }
            }
        }
    }

    /// Finds for each base clause the clauses that share most of its words.
    fn collect_candidates(&mut self) {
        let texts = self.texts;
        let mut clauses_with: Vec<Vec<u32>> = vec![Vec::new(); texts.single_weights.len()];
        for (index, clause) in texts.edition.iter().enumerate() {
            if self.edition_free(index) {
                for (word, _) in &clause.singles {
                    clauses_with[*word as usize].push(index as u32);
                }
            }
        }
        let mut sums = vec![0.0_f32; texts.edition.len()];
        let mut met: Vec<u32> = Vec::new();
        for base in 0..texts.base.len() {
            if !self.base_free(base) {
                continue;
            }
            for (word, _) in &texts.base[base].singles {
                let clauses = &clauses_with[*word as usize];
                if clauses.len() > MOST_CLAUSES {
                    continue;
                }
                for &edition in clauses {
                    if sums[edition as usize] == 0.0 {
                        met.push(edition);
                    }
                    sums[edition as usize] += texts.single_weights[*word as usize];
                }
            }
            met.sort_unstable_by(|one, other| {
                sums[*other as usize].total_cmp(&sums[*one as usize]).then(one.cmp(other))
            });
            for &edition in met.iter().take(CANDIDATES) {
                self.consider(base, edition as usize);
            }
            for edition in met.drain(..) {
                sums[edition as usize] = 0.0;
            }
        }
    }

    fn consider(&mut self, base: usize, edition: usize) {
        if !self.candidates[base].iter().any(|(known, _)| *known == edition) {
            self.candidates[base].push((edition, self.texts.likeness(base, edition)));
        }
    }

    /// Splits and merges that leave no doubt, before the parts are given away one by one.
    fn take_clear_splits(&mut self) {
        let texts = self.texts;
        let mut found: Vec<(f32, bool, usize, usize)> = Vec::new();
        let mut by_edition: Vec<Vec<(usize, f32)>> = vec![Vec::new(); texts.edition.len()];
        for (base, candidates) in self.candidates.iter().enumerate() {
            for &(edition, likeness) in candidates {
                by_edition[edition].push((base, likeness));
            }
        }
        for base in 0..texts.base.len() {
            if !self.base_free(base) {
                continue;
            }
            let whole = &texts.base[base];
            for first in self.first_parts(&self.candidates[base], texts.edition.len()) {
                let (one, two) = (&texts.edition[first], &texts.edition[first + 1]);
                if !(self.edition_free(first) && self.edition_free(first + 1)) {
                    continue;
                }
                let elsewhere = |part: usize| best_but(&by_edition[part], base);
                let single = [texts.likeness(base, first), texts.likeness(base, first + 1)];
                if let Some(clear) =
                    self.clear(whole, [one, two], single, [elsewhere(first), elsewhere(first + 1)])
                {
                    found.push((clear, true, base, first));
                }
            }
        }
        for (edition, whole) in texts.edition.iter().enumerate() {
            if !self.edition_free(edition) {
                continue;
            }
            for first in self.first_parts(&by_edition[edition], texts.base.len()) {
                let (one, two) = (&texts.base[first], &texts.base[first + 1]);
                if !(self.base_free(first) && self.base_free(first + 1)) {
                    continue;
                }
                let elsewhere = |part: usize| best_but(&self.candidates[part], edition);
                let single = [texts.likeness(first, edition), texts.likeness(first + 1, edition)];
                if let Some(clear) =
                    self.clear(whole, [one, two], single, [elsewhere(first), elsewhere(first + 1)])
                {
                    found.push((clear, false, edition, first));
                }
            }
        }
        found.sort_unstable_by(|one, other| {
            other.0.total_cmp(&one.0).then((other.1, one.2, one.3).cmp(&(one.1, other.2, other.3)))
        });
        for (_, split, whole, first) in found {
            if split
                && self.base_free(whole)
                && self.edition_free(first)
                && self.edition_free(first + 1)
            {
                self.base_taken[whole] = true;
                self.edition_taken[first] = true;
                self.edition_taken[first + 1] = true;
                self.matching.splits.push((whole, vec![first, first + 1]));
            } else if !split
                && self.edition_free(whole)
                && self.base_free(first)
                && self.base_free(first + 1)
            {
                self.edition_taken[whole] = true;
                self.base_taken[first] = true;
                self.base_taken[first + 1] = true;
                self.matching.merges.push((vec![first, first + 1], whole));
            }
        }
    }

    /// Places at which two neighbours could be the parts of a whole that has these candidates.
    fn first_parts(&self, candidates: &[(usize, f32)], count: usize) -> Vec<usize> {
        let mut firsts: Vec<usize> = candidates
            .iter()
            .flat_map(|&(part, _)| [part.checked_sub(1), Some(part)])
            .flatten()
            .filter(|first| first + 1 < count)
            .collect();
        firsts.sort_unstable();
        firsts.dedup();
        firsts
    }

    /// How clearly two clauses are the parts of a whole, or nothing when it is not clear.
    fn clear(
        &self,
        whole: &Prepared,
        parts: [&Prepared; 2],
        single: [f32; 2],
        elsewhere: [f32; 2],
    ) -> Option<f32> {
        let weights = &self.texts.single_weights;
        let inside = parts.map(|part| {
            let shared = shared(&whole.singles, &part.singles, weights);
            if part.single_weight > 0.0 { shared / part.single_weight } else { 0.0 }
        });
        if inside[0].min(inside[1]) < 0.6 {
            return None;
        }
        let cover = cover(self.texts, whole, parts);
        let sure = cover.own[0].min(cover.own[1]) >= 0.6
            && cover.whole >= 0.6
            && cover.gain[0].min(cover.gain[1]) >= 0.06
            // Better than what either would be with another clause, or with this one alone.
            && elsewhere[0] < cover.own[0] - 0.1
            && elsewhere[1] < cover.own[1] - 0.1
            && single[0].max(single[1]) < 0.97;
        sure.then(|| cover.whole + cover.own[0].min(cover.own[1]))
    }

    /// The best matching of what is left, with what stands around as a help.
    fn choose(&mut self) {
        let rough = self.best(LEAST + 0.12, |_, _| 0.0);
        let skeleton = self.skeleton(&rough);
        self.compare_between(&skeleton);
        let mut links: Vec<Option<usize>> = self.forward.clone();
        for &(base, edition) in &rough {
            links[base] = Some(edition);
        }
        let texts = self.texts;
        let linked: HashSet<(usize, usize)> = links
            .iter()
            .enumerate()
            .filter_map(|(base, edition)| edition.map(|edition| (base, edition)))
            .collect();
        let chosen = self.best(LEAST, |base, edition| {
            let mut bonus = 0.0;
            let (one, other) = (&texts.base[base], &texts.edition[edition]);
            if !one.number.is_empty() && one.number == other.number {
                bonus += NUMBER;
            }
            if skeleton.lets_through(base, edition) {
                bonus += BETWEEN;
            }
            if base > 0 && edition > 0 && linked.contains(&(base - 1, edition - 1)) {
                bonus += NEIGHBOUR;
            }
            if linked.contains(&(base + 1, edition + 1)) {
                bonus += NEIGHBOUR;
            }
            bonus += OPENING * (texts.opening(base, edition) / FULL_OPENING).min(1.0);
            bonus
        });
        for (base, edition) in chosen {
            self.link(base, edition);
        }
    }

    /// The matching of the greatest worth among the candidates that are still free.
    fn best(&self, least: f32, bonus: impl Fn(usize, usize) -> f32) -> Vec<(usize, usize)> {
        let mut edges = Vec::new();
        for (base, candidates) in self.candidates.iter().enumerate() {
            if !self.base_free(base) {
                continue;
            }
            for &(edition, likeness) in candidates {
                if self.edition_free(edition) {
                    let worth = likeness + bonus(base, edition) - least;
                    edges.push(Edge {
                        row: base,
                        column: edition,
                        worth: (worth * 1_000_000.0).round() as i64,
                    });
                }
            }
        }
        assign(self.texts.base.len(), self.texts.edition.len(), &edges)
            .into_iter()
            .enumerate()
            .filter_map(|(base, edition)| edition.map(|edition| (base, edition)))
            .collect()
    }

    fn skeleton(&self, rough: &[(usize, usize)]) -> Skeleton {
        let mut links: Vec<(usize, usize)> = self
            .forward
            .iter()
            .enumerate()
            .filter_map(|(base, edition)| edition.map(|edition| (base, edition)))
            .chain(rough.iter().copied())
            .collect();
        links.extend(self.matching.splits.iter().map(|(base, parts)| (*base, parts[0])));
        links.extend(self.matching.merges.iter().map(|(parts, edition)| (parts[0], *edition)));
        links.sort_unstable();
        let places: Vec<(usize, u64)> = links.iter().map(|link| (link.1, 1)).collect();
        let kept = in_order(&places);
        Skeleton {
            links: links
                .into_iter()
                .zip(kept)
                .filter(|(_, kept)| *kept)
                .map(|(link, _)| link)
                .collect(),
        }
    }

    /// Compares what stands between the same two neighbours on both sides, however different.
    fn compare_between(&mut self, skeleton: &Skeleton) {
        let mut from = (0, 0);
        let ends = (self.texts.base.len(), self.texts.edition.len());
        for to in skeleton.links.iter().copied().chain([ends]) {
            let base: Vec<usize> = (from.0..to.0).filter(|&base| self.base_free(base)).collect();
            let edition: Vec<usize> =
                (from.1..to.1).filter(|&edition| self.edition_free(edition)).collect();
            if base.len() * edition.len() <= MOST_PAIRS_BETWEEN {
                for &base in &base {
                    for &edition in &edition {
                        self.consider(base, edition);
                    }
                }
            }
            // The neighbours themselves, too, when they are only roughly matched.
            from = to;
        }
    }

    /// Splits and merges of which one part is linked already and another is left over.
    fn take_remaining_splits(&mut self) {
        let texts = self.texts;
        let edition_linked: Vec<bool> = self.edition_standing();
        let base_linked: Vec<bool> = self.base_standing();
        // (gain, the leftover part, its linked neighbour), the best first.
        let mut splits: Vec<(f32, usize, usize)> = Vec::new();
        for part in (0..texts.edition.len()).filter(|part| !edition_linked[*part]) {
            for neighbour in neighbours(part, &edition_linked) {
                let Some(base) = self.backward[neighbour] else { continue };
                let gain = gained(texts, &texts.base[base], &texts.edition, neighbour, part);
                splits.extend(gain.map(|gain| (gain, part, neighbour)));
            }
        }
        let mut merges: Vec<(f32, usize, usize)> = Vec::new();
        for part in (0..texts.base.len()).filter(|part| !base_linked[*part]) {
            for neighbour in neighbours(part, &base_linked) {
                let Some(edition) = self.forward[neighbour] else { continue };
                let gain = gained(texts, &texts.edition[edition], &texts.base, neighbour, part);
                merges.extend(gain.map(|gain| (gain, part, neighbour)));
            }
        }
        for list in [&mut splits, &mut merges] {
            list.sort_unstable_by(|one, other| {
                other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
            });
        }
        for (_, part, neighbour) in splits {
            if let Some(base) = self.backward[neighbour]
                && self.edition_free(part)
            {
                let parts = vec![part.min(neighbour), part.max(neighbour)];
                self.forward[base] = None;
                self.base_taken[base] = true;
                for &part in &parts {
                    self.backward[part] = None;
                    self.edition_taken[part] = true;
                }
                self.matching.splits.push((base, parts));
            }
        }
        for (_, part, neighbour) in merges {
            if let Some(edition) = self.forward[neighbour]
                && self.base_free(part)
            {
                let parts = vec![part.min(neighbour), part.max(neighbour)];
                self.backward[edition] = None;
                self.edition_taken[edition] = true;
                for &part in &parts {
                    self.forward[part] = None;
                    self.base_taken[part] = true;
                }
                self.matching.merges.push((parts, edition));
            }
        }
        self.matching.pairs = self
            .forward
            .iter()
            .enumerate()
            .filter_map(|(base, edition)| edition.map(|edition| (base, edition)))
            .collect();
    }

    fn base_standing(&self) -> Vec<bool> {
        (0..self.forward.len()).map(|base| !self.base_free(base)).collect()
    }

    fn edition_standing(&self) -> Vec<bool> {
        (0..self.backward.len()).map(|edition| !self.edition_free(edition)).collect()
    }
}

/// What a left-over part adds to the cover of a whole beyond its linked neighbour, when it is
/// enough.
fn gained(
    texts: &Texts,
    whole: &Prepared,
    side: &[Prepared],
    neighbour: usize,
    part: usize,
) -> Option<f32> {
    let shared = shared(&whole.singles, &side[part].singles, &texts.single_weights);
    if shared < 0.33 * side[part].single_weight {
        return None;
    }
    let gain = |parts: [usize; 2], leftover: usize| {
        let cover = cover(texts, whole, parts.map(|part| &side[part]));
        let (own, gain, rest) = (cover.own[leftover], cover.gain[leftover], cover.rest[leftover]);
        let enough = gain >= 0.06 && (own >= 0.5 || own >= 0.33 && rest >= 0.7);
        enough.then_some(own + gain)
    };
    let (first, second) = (part.min(neighbour), part.max(neighbour));
    let leftover = usize::from(part > neighbour);
    // Drafters who join two clauses put either first.
    gain([first, second], leftover).or_else(|| gain([second, first], 1 - leftover))
}

/// The best likeness with any clause but one.
fn best_but(candidates: &[(usize, f32)], but: usize) -> f32 {
    candidates
        .iter()
        .filter(|(other, _)| *other != but)
        .map(|(_, likeness)| *likeness)
        .fold(0.0, f32::max)
}

/// The nearest linked clause before and after a free one, over other free ones.
fn neighbours(clause: usize, linked: &[bool]) -> impl Iterator<Item = usize> {
    let before = (clause.saturating_sub(FARTHEST)..clause).rev().find(|before| linked[*before]);
    let after = (clause + 1..linked.len().min(clause + 1 + FARTHEST)).find(|after| linked[*after]);
    before.into_iter().chain(after)
}

/// Links that stand in one order on both sides: the frame into which the others must fit.
struct Skeleton {
    links: Vec<(usize, usize)>,
}

impl Skeleton {
    /// Whether a link would stand between the same neighbours on both sides.
    fn lets_through(&self, base: usize, edition: usize) -> bool {
        let next = self.links.partition_point(|link| link.0 < base);
        let after_ok = self.links[next..]
            .iter()
            .find(|link| link.0 != base)
            .is_none_or(|link| link.1 > edition);
        let before_ok = next.checked_sub(1).is_none_or(|before| self.links[before].1 < edition);
        after_ok && before_ok
    }
}
