//! The nearest works: exact, but without looking at what cannot be among them.
//!
//! Features are rare or common, told apart once when the works are laid out. A search walks the
//! lists of the question's rare features, which are short. What the common ones can still add to a
//! work is no more than the product of the lengths of the common parts of question and work
//! (Cauchy and Schwarz), so most works are passed with one multiplication or, block by block,
//! without; the few that can be among the best get the rest of their score from their own common
//! features. Only when too many remain, the long lists are walked after all.

use std::ops::Range;

use crate::index::{BLOCK, FULL, Index, RARE, Weighed, part_of, root};
use crate::weights::FIELDS;

/// A work that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the index.
    pub place: u32,
    /// Sum of products of weights; [`Hit::score`] brings it to 0–1.
    pub points: u32,
}

impl Hit {
    /// The score: 1 for two works that have all fields and agree in all of them.
    pub fn score(&self) -> f64 {
        f64::from(self.points) / FULL
    }
}

/// Which works a search is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only works of these bodies; of all when empty.
    pub only: Vec<String>,
    /// No works of these bodies.
    pub except: Vec<String>,
}

impl Scope {
    /// Works of all bodies but one.
    pub fn all_but(body: &str) -> Self {
        Self { only: Vec::new(), except: vec![body.to_owned()] }
    }

    fn has(&self, body: &str) -> bool {
        (self.only.is_empty() || self.only.iter().any(|one| one == body))
            && !self.except.iter().any(|one| one == body)
    }

    /// The places of the works that it means, as ranges in order.
    fn ranges(&self, index: &Index) -> Vec<Range<u32>> {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for (at, body) in index.bodies.iter().enumerate() {
            if !self.has(body) {
                continue;
            }
            let range = index.starts[at]..index.starts[at + 1];
            match ranges.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => ranges.push(range),
            }
        }
        ranges
    }
}

/// Memory that searches use again and again, one for each thread.
#[derive(Debug)]
pub struct Searcher<'i> {
    index: &'i Index,
    /// Points collected so far, by place; all zero between searches.
    points: Vec<u32>,
    /// Places with points, in the order in which they got the first.
    touched: Vec<u32>,
    /// Weights of the question's common features by their small numbers; zero between searches.
    common: Vec<u16>,
    sort: Vec<(u32, u32)>,
    settled_early: usize,
}

/// Walking so many places of a list costs as much as finishing the score of one work.
const FINISHING_COST: usize = 16;

impl<'i> Searcher<'i> {
    /// A searcher of an index.
    pub fn new(index: &'i Index) -> Self {
        let common = index.small.iter().filter(|small| **small != RARE).count();
        Self {
            index,
            points: vec![0; index.len()],
            touched: Vec::new(),
            common: vec![0; common],
            sort: Vec::new(),
            settled_early: 0,
        }
    }

    /// The `most` nearest works of a work of the index within a scope, best first; among works of
    /// equal score by body and id.
    pub fn nearest(&mut self, place: u32, scope: &Scope, most: usize) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        self.search(self.index.features(place), &ranges, Some(place), Want::Best(most))
    }

    /// The works of a scope that have at least this score, best first.
    pub fn at_least(&mut self, place: u32, scope: &Scope, score: f64) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        self.search(self.index.features(place), &ranges, Some(place), Want::AtLeast(points(score)))
    }

    /// The `most` nearest works of an entry that need not be in the index.
    pub fn nearest_to(&mut self, entry: &crate::Entry<'_>, scope: &Scope, most: usize) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        let features = self.index.weigh(entry);
        self.search(&features, &ranges, self.index.place(entry.id), Want::Best(most))
    }

    /// As [`Searcher::nearest`], by scoring every work: what the pruned search must equal.
    pub fn nearest_by_force(&mut self, place: u32, scope: &Scope, most: usize) -> Vec<Hit> {
        let mut question = vec![0u16; self.index.small.len()];
        for one in self.index.features(place) {
            question[one.feature as usize] = one.weight;
        }
        let score = |place: u32| -> u32 {
            let features = self.index.features(place).iter();
            features
                .map(|one| u32::from(question[one.feature as usize]) * u32::from(one.weight))
                .sum()
        };
        let places = scope.ranges(self.index).into_iter().flatten();
        let mut hits: Vec<Hit> = places
            .filter(|other| *other != place)
            .map(|place| Hit { place, points: score(place) })
            .filter(|hit| hit.points > 0)
            .collect();
        self.order(&mut hits);
        hits.truncate(most);
        hits
    }

    /// How many searches ended without walking all lists.
    pub fn settled_early(&self) -> usize {
        self.settled_early
    }

    /// The best first, and among equals by body and id.
    fn order(&self, hits: &mut [Hit]) {
        let rank = |hit: &Hit| (std::cmp::Reverse(hit.points), self.index.rank[hit.place as usize]);
        hits.sort_by_key(rank);
    }

    fn search(
        &mut self,
        features: &[Weighed],
        ranges: &[Range<u32>],
        except: Option<u32>,
        want: Want,
    ) -> Vec<Hit> {
        if want == Want::Best(0) || ranges.is_empty() {
            return Vec::new();
        }
        let index = self.index;
        for one in features {
            if index.small[one.feature as usize] == RARE {
                self.walk(*one, ranges);
            }
        }
        let common: Vec<Weighed> = features
            .iter()
            .filter(|one| index.small[one.feature as usize] != RARE)
            .copied()
            .collect();
        let mut hits = match self.settle(&common, ranges, except, want) {
            Some(hits) => {
                self.settled_early += usize::from(!common.is_empty());
                hits
            }
            None => {
                for one in &common {
                    self.walk_through(*one, ranges);
                }
                self.scan(ranges, except, want)
            }
        };
        for place in self.touched.drain(..) {
            self.points[place as usize] = 0;
        }
        self.order(&mut hits);
        if let Want::Best(most) = want {
            hits.truncate(most);
        }
        hits
    }

    /// Gives the works that have a feature their points for it.
    fn walk(&mut self, one: Weighed, ranges: &[Range<u32>]) {
        let list =
            self.index.offsets[one.feature as usize]..self.index.offsets[one.feature as usize + 1];
        let places = &self.index.posted[list.clone()];
        let weights = &self.index.posted_weights[list];
        let factor = u32::from(one.weight);
        for range in ranges {
            let start = places.partition_point(|place| *place < range.start);
            let end = start + places[start..].partition_point(|place| *place < range.end);
            for (place, weight) in places[start..end].iter().zip(&weights[start..end]) {
                let points = &mut self.points[*place as usize];
                if *points == 0 {
                    self.touched.push(*place);
                }
                *points += factor * u32::from(*weight);
            }
        }
    }

    /// As [`Searcher::walk`], without noting which works have points: quicker for long lists.
    fn walk_through(&mut self, one: Weighed, ranges: &[Range<u32>]) {
        let list =
            self.index.offsets[one.feature as usize]..self.index.offsets[one.feature as usize + 1];
        let places = &self.index.posted[list.clone()];
        let weights = &self.index.posted_weights[list];
        let factor = u32::from(one.weight);
        for range in ranges {
            let start = places.partition_point(|place| *place < range.start);
            let end = start + places[start..].partition_point(|place| *place < range.end);
            for (place, weight) in places[start..end].iter().zip(&weights[start..end]) {
                self.points[*place as usize] += factor * u32::from(*weight);
            }
        }
    }

    /// Takes the best from the points of all works and clears them.
    fn scan(&mut self, ranges: &[Range<u32>], except: Option<u32>, want: Want) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        let mut floor = match want {
            Want::AtLeast(points) => points.max(1),
            // What the works with rare features have by now is a floor already.
            Want::Best(most) => {
                let mut points: Vec<u32> =
                    self.sort.drain(..).map(|(_, place)| self.points[place as usize]).collect();
                match points.len().checked_sub(most) {
                    Some(at) => (*points.select_nth_unstable(at).1).max(1),
                    None => 1,
                }
            }
        };
        for range in ranges {
            let (from, to) = (range.start as usize, range.end as usize);
            for (block, points) in self.points[from..to].chunks_mut(BLOCK).enumerate() {
                if points.iter().fold(0, |most, points| most.max(*points)) >= floor {
                    for (at, points) in points.iter().enumerate() {
                        let place = (from + block * BLOCK + at) as u32;
                        if *points >= floor && Some(place) != except {
                            found.push(Hit { place, points: *points });
                        }
                    }
                    if let Want::Best(most) = want
                        && found.len() > most * 4 + 64
                    {
                        let rank = |hit: &Hit| {
                            (std::cmp::Reverse(hit.points), self.index.rank[hit.place as usize])
                        };
                        found.select_nth_unstable_by_key(most - 1, rank);
                        found.truncate(most);
                        floor = floor.max(found[most - 1].points);
                    }
                }
                points.fill(0);
            }
        }
        found
    }

    /// Finishes the search from what the rare features gave; `None` when walking the lists of the
    /// common ones is cheaper.
    fn settle(
        &mut self,
        common: &[Weighed],
        ranges: &[Range<u32>],
        except: Option<u32>,
        want: Want,
    ) -> Option<Vec<Hit>> {
        if common.is_empty() {
            return Some(self.collected(except, want));
        }
        let index = self.index;
        let mut squares = [0u64; 2];
        let mut left = 0;
        for one in common {
            let feature = one.feature as usize;
            self.common[usize::from(index.small[feature])] = one.weight;
            squares[part_of(one.feature)] += u64::from(one.weight).pow(2);
            left += index.offsets[feature + 1] - index.offsets[feature];
        }
        let lengths = squares.map(|square| root(square) as u32);
        let hits = self.candidates(lengths, left, ranges, except, want);
        for one in common {
            self.common[usize::from(index.small[one.feature as usize])] = 0;
        }
        hits
    }

    fn candidates(
        &mut self,
        lengths: [u32; 2],
        left: usize,
        ranges: &[Range<u32>],
        except: Option<u32>,
        want: Want,
    ) -> Option<Vec<Hit>> {
        let index = self.index;
        // What the common features can add at most.
        let most_added =
            |part: [u16; 2]| lengths[0] * u32::from(part[0]) + lengths[1] * u32::from(part[1]);
        let mut floor = match want {
            Want::AtLeast(points) => points.max(1),
            Want::Best(most) => self.floor(most, except)?,
        };
        let mut budget = left / FINISHING_COST;
        let mut found: Vec<Hit> = Vec::new();
        // Counting the blocks that cannot be passed is quick and tells whether to go on.
        let open = |block: usize| most_added(index.blocks[block]) >= floor;
        let blocks =
            |range: &Range<u32>| range.start as usize / BLOCK..(range.end as usize).div_ceil(BLOCK);
        let open_blocks: usize =
            ranges.iter().map(|range| blocks(range).filter(|block| open(*block)).count()).sum();
        if open_blocks * BLOCK / 4 > budget {
            return None;
        }
        let mut kept: Vec<(u32, u32)> = Vec::new();
        for place in &self.touched {
            let bound = self.points[*place as usize] + most_added(index.lengths[*place as usize]);
            if bound >= floor && Some(*place) != except {
                kept.push((bound, *place));
            }
        }
        for range in ranges {
            let (from, to) = (range.start as usize, range.end as usize);
            for block in blocks(range).filter(|block| open(*block)) {
                for place in (block * BLOCK).max(from)..((block + 1) * BLOCK).min(to) {
                    let bound = most_added(index.lengths[place]);
                    if bound >= floor && self.points[place] == 0 && Some(place as u32) != except {
                        kept.push((bound, place as u32));
                    }
                }
            }
        }
        if kept.len() > budget.saturating_mul(2) {
            return None;
        }
        // Candidates with the greatest bounds first: they raise the floor for the rest.
        if let Want::Best(most) = want
            && kept.len() > most * 4
        {
            let head = most * 2;
            kept.select_nth_unstable_by(head, |one, two| two.0.cmp(&one.0));
            found.extend(kept[..head].iter().map(|(_, place)| self.finish(*place)));
            found.sort_by_key(|hit| std::cmp::Reverse(hit.points));
            floor = floor.max(found[most - 1].points);
            found.retain(|hit| hit.points >= floor);
            kept.drain(..head);
        }
        for (bound, place) in &kept {
            if *bound < floor {
                continue;
            }
            budget = budget.checked_sub(1)?;
            let hit = self.finish(*place);
            if hit.points >= floor {
                found.push(hit);
            }
        }
        Some(found)
    }

    /// The whole score of a work, from what it has so far and its common features.
    fn finish(&self, place: u32) -> Hit {
        let at = place as usize;
        let tail =
            &self.index.tails[self.index.tail[at] as usize..self.index.tail[at + 1] as usize];
        let added: u32 = tail
            .iter()
            .map(|(small, weight)| u32::from(self.common[usize::from(*small)]) * u32::from(*weight))
            .sum();
        Hit { place, points: self.points[at] + added }
    }

    /// A score that the last of the best `most` has at least: the least whole score of those that
    /// have most so far. `None` when too few have anything.
    fn floor(&mut self, most: usize, except: Option<u32>) -> Option<u32> {
        self.sort.clear();
        for place in self.touched.iter().filter(|place| Some(**place) != except) {
            self.sort.push((self.points[*place as usize], *place));
        }
        // Twice as many are looked at: the best so far are not quite the best in the end.
        let some = (most * 2).min(self.sort.len());
        if some < most {
            return None;
        }
        if some < self.sort.len() {
            self.sort.select_nth_unstable_by(some, |one, two| two.0.cmp(&one.0));
        }
        // They stay noted: when all lists are walked after all, they give the floor of the scan.
        self.sort.truncate(some);
        let mut whole: Vec<u32> =
            self.sort[..some].iter().map(|(_, place)| self.finish(*place).points).collect();
        whole.sort_unstable_by_key(|points| std::cmp::Reverse(*points));
        Some(whole[most - 1])
    }

    /// What was collected when every list was walked: whole scores.
    fn collected(&mut self, except: Option<u32>, want: Want) -> Vec<Hit> {
        let places = self.touched.iter().filter(|place| Some(**place) != except);
        let hits = places.map(|place| Hit { place: *place, points: self.points[*place as usize] });
        match want {
            Want::AtLeast(points) => hits.filter(|hit| hit.points >= points.max(1)).collect(),
            Want::Best(most) => {
                let mut hits: Vec<Hit> = hits.collect();
                if hits.len() > most {
                    hits.select_nth_unstable_by_key(most, |hit| {
                        (std::cmp::Reverse(hit.points), self.index.rank[hit.place as usize])
                    });
                    hits.truncate(most);
                }
                hits
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    Best(usize),
    AtLeast(u32),
}

/// The score of two works by field, in the order of [`crate::Field::ALL`]; they add up to the score.
pub fn score_by_field(index: &Index, one: u32, two: u32) -> [f64; FIELDS] {
    let mut question = index.features(one).to_vec();
    question.sort_by_key(|one| one.feature);
    let mut parts = [0u64; FIELDS];
    for other in index.features(two) {
        if let Ok(at) = question.binary_search_by_key(&other.feature, |one| one.feature) {
            let points = u64::from(question[at].weight) * u64::from(other.weight);
            parts[other.feature as usize % FIELDS] += points;
        }
    }
    parts.map(|points| points as f64 / FULL)
}

fn points(score: f64) -> u32 {
    (score.clamp(0.0, 3.9) * FULL).ceil() as u32
}
