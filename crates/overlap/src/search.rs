//! The nearest works: exact, but without looking at what cannot be among them.
//!
//! The features of the question are taken from the rarest to the commonest, and the works that
//! have them collect their parts of the score. As soon as all features still to come cannot lift
//! a work that has none so far above the last of the best ones, no further work can come in; and
//! when it is cheaper, the few works that can still be among the best are scored from their own
//! features instead of walking the long lists of common words.

use std::ops::Range;

use crate::index::{FULL, Index, Weighed};
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
    /// Weights of the question by feature; all zero between searches.
    question: Vec<u16>,
    sort: Vec<u32>,
    settled_early: usize,
}

/// Walking one place of a list costs about this much less than scoring a work anew.
const SCORING_COST: usize = 48;

impl<'i> Searcher<'i> {
    /// A searcher of an index.
    pub fn new(index: &'i Index) -> Self {
        Self {
            index,
            points: vec![0; index.len()],
            touched: Vec::new(),
            question: vec![0; index.greatest.len()],
            sort: Vec::new(),
            settled_early: 0,
        }
    }

    /// The `most` nearest works of a work of the index within a scope, best first; among works of
    /// equal score by body and id.
    pub fn nearest(&mut self, place: u32, scope: &Scope, most: usize) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        let features = self.index.features(place).to_vec();
        self.search(&features, &ranges, Some(place), Want::Best(most))
    }

    /// The works of a scope that have at least this score, best first.
    pub fn at_least(&mut self, place: u32, scope: &Scope, score: f64) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        let features = self.index.features(place).to_vec();
        self.search(&features, &ranges, Some(place), Want::AtLeast(points(score)))
    }

    /// The `most` nearest works of an entry that need not be in the index.
    pub fn nearest_to(&mut self, entry: &crate::Entry<'_>, scope: &Scope, most: usize) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        let features = self.index.weigh(entry);
        self.search(&features, &ranges, self.index.place(entry.id), Want::Best(most))
    }

    /// As [`Searcher::nearest`], by scoring every work: what the pruned search must equal.
    pub fn nearest_by_force(&mut self, place: u32, scope: &Scope, most: usize) -> Vec<Hit> {
        let ranges = scope.ranges(self.index);
        let features = self.index.features(place).to_vec();
        self.ask(&features);
        let mut hits: Vec<Hit> = ranges
            .iter()
            .flat_map(Range::clone)
            .filter(|other| *other != place)
            .map(|place| Hit { place, points: self.score(place) })
            .filter(|hit| hit.points > 0)
            .collect();
        self.forget(&features);
        hits.sort_by(order);
        hits.truncate(most);
        hits
    }

    /// How many searches ended without walking all lists.
    pub fn settled_early(&self) -> usize {
        self.settled_early
    }

    fn ask(&mut self, features: &[Weighed]) {
        for one in features {
            self.question[one.feature as usize] = one.weight;
        }
    }

    fn forget(&mut self, features: &[Weighed]) {
        for one in features {
            self.question[one.feature as usize] = 0;
        }
    }

    /// The whole score of a work against the question.
    fn score(&self, place: u32) -> u32 {
        let features = self.index.features(place);
        features
            .iter()
            .map(|one| u32::from(self.question[one.feature as usize]) * u32::from(one.weight))
            .sum()
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
        let count =
            |feature: u32| index.offsets[feature as usize + 1] - index.offsets[feature as usize];
        let mut features: Vec<Weighed> = features.to_vec();
        features.retain(|one| count(one.feature) > 0);
        features.sort_by_key(|one| (count(one.feature), one.feature));
        self.ask(&features);
        let remaining = remaining(index, &features);
        let mut hits = None;
        let mut walked = 0;
        for (at, one) in features.iter().enumerate() {
            // Deciding costs a look at all that was touched: it pays before a list that is longer.
            let list = count(one.feature);
            if list * 2 > self.touched.len() && list > 256 && walked > 0 {
                let left: usize = features[at..].iter().map(|one| count(one.feature)).sum();
                if let Some(found) = self.decide(remaining[at], left, except, want) {
                    self.settled_early += 1;
                    hits = Some(found);
                    break;
                }
            }
            walked += self.walk(*one, ranges);
        }
        let mut hits = hits.unwrap_or_else(|| self.collected(except, want));
        self.forget(&features);
        for place in self.touched.drain(..) {
            self.points[place as usize] = 0;
        }
        hits.sort_by(order);
        if let Want::Best(most) = want {
            hits.truncate(most);
        }
        hits
    }

    /// Gives the works that have a feature their points for it.
    fn walk(&mut self, one: Weighed, ranges: &[Range<u32>]) -> usize {
        let (from, to) = (
            self.index.offsets[one.feature as usize],
            self.index.offsets[one.feature as usize + 1],
        );
        let places = &self.index.posted[from..to];
        let weights = &self.index.posted_weights[from..to];
        let factor = u32::from(one.weight);
        let mut walked = 0;
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
            walked += end - start;
        }
        walked
    }

    /// Finishes the search when what is still to come can bring no further work in and scoring
    /// the few that may be among the best is cheaper than walking the lists that are left.
    fn decide(
        &mut self,
        to_come: u64,
        left: usize,
        except: Option<u32>,
        want: Want,
    ) -> Option<Vec<Hit>> {
        let mut floor = u64::from(match want {
            Want::AtLeast(points) => points,
            Want::Best(most) => self.last_of_best(most, except)?,
        });
        if to_come >= floor {
            // The best so far may have more to come: their whole score is a higher floor.
            let Want::Best(most) = want else { return None };
            if to_come >= floor * 3 {
                return None;
            }
            floor = floor.max(self.floor_of(u32::try_from(floor).ok()?, most, except));
            if to_come >= floor {
                return None;
            }
        }
        let least = u32::try_from(floor.saturating_sub(to_come)).ok()?;
        let candidates =
            self.touched.iter().filter(|place| self.points[**place as usize] >= least).count();
        if candidates * SCORING_COST > left {
            return None;
        }
        let least_whole = u32::try_from(floor).ok()?;
        let found = self
            .touched
            .iter()
            .filter(|place| self.points[**place as usize] >= least && Some(**place) != except);
        let hits = found.map(|place| Hit { place: *place, points: self.score(*place) });
        Some(hits.filter(|hit| hit.points >= least_whole).collect())
    }

    /// The points of the last of the best `most` so far; a lower bound of what it ends with.
    fn last_of_best(&mut self, most: usize, except: Option<u32>) -> Option<u32> {
        self.sort.clear();
        let points = &self.points;
        let all = self.touched.iter().filter(|place| Some(**place) != except);
        self.sort.extend(all.map(|place| points[*place as usize]));
        let at = self.sort.len().checked_sub(most)?;
        Some(*self.sort.select_nth_unstable(at).1)
    }

    /// The least whole score among `most` works that have at least these points so far.
    fn floor_of(&self, points: u32, most: usize, except: Option<u32>) -> u64 {
        let best = self
            .touched
            .iter()
            .filter(|place| self.points[**place as usize] >= points && Some(**place) != except)
            .take(most);
        best.map(|place| u64::from(self.score(*place))).min().unwrap_or(0)
    }

    /// What was collected when every list was walked: whole scores.
    fn collected(&mut self, except: Option<u32>, want: Want) -> Vec<Hit> {
        let least = match want {
            Want::AtLeast(points) => points.max(1),
            Want::Best(most) => self.last_of_best(most, except).unwrap_or(1),
        };
        self.touched
            .iter()
            .map(|place| Hit { place: *place, points: self.points[*place as usize] })
            .filter(|hit| hit.points >= least && Some(hit.place) != except)
            .collect()
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

fn order(one: &Hit, two: &Hit) -> std::cmp::Ordering {
    two.points.cmp(&one.points).then(one.place.cmp(&two.place))
}

fn points(score: f64) -> u32 {
    (score.clamp(0.0, 3.9) * FULL).ceil() as u32
}

/// For each feature: how much it and all after it can add to the score of any work.
///
/// For each field the smaller of two bounds: the sum of greatest weights, and the product of the
/// lengths of what is left of the question and of the longest work (Cauchy and Schwarz).
fn remaining(index: &Index, features: &[Weighed]) -> Vec<u64> {
    let mut sums = [0u64; FIELDS];
    let mut squares = [0u64; FIELDS];
    let mut bounds = vec![0u64; features.len()];
    for (at, one) in features.iter().enumerate().rev() {
        let field = one.feature as usize % FIELDS;
        let weight = u64::from(one.weight);
        sums[field] += weight * u64::from(index.greatest[one.feature as usize]);
        squares[field] += weight * weight;
        bounds[at] = (0..FIELDS)
            .map(|field| {
                let product = squares[field] as f64 * index.longest[field] as f64;
                // One more than the root covers the rounding of the product and of the root.
                sums[field].min(product.sqrt() as u64 + 1 + (product.sqrt() * 1e-12) as u64)
            })
            .sum();
    }
    bounds
}
