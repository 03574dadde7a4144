//! Works of different parties that are near to each other.

use actum_catalogue::Work;
use actum_model::{Gathered, NearPair};
use actum_overlap::{
    Corpus, Entry, Hit, Index, OverlapError, Scope, Searcher, Weights, entry_of, reasons,
    shared_words,
};

use crate::gather::GatheredWorks;
use crate::parties::{Pool, party_of};

/// Pairs are shown from this probability on.
pub(crate) const LEAST_SHOWN: f64 = 0.1;

/// A work as near as this to a gathered one belongs to the topic, whatever its words.
const LEAST_GATHERED: f64 = 0.6;

/// What two works share is named up to so many words.
const MOST_SHARED: usize = 5;

/// All works, to be compared by party.
pub(crate) struct Near {
    index: Index,
    names: Vec<String>,
}

impl Near {
    /// Lays out all works: how rare a word is follows from all catalogues.
    pub(crate) fn new(
        works: &[Work],
        names: &[&str],
        weights: &Weights,
        threads: usize,
    ) -> Result<Self, OverlapError> {
        let entries: Vec<Entry<'_>> = works
            .iter()
            .map(|work| {
                let entry = entry_of(work);
                match party_of(work, names) {
                    Some(party) => Entry { body: names[party], ..entry },
                    // A body that is no party must not be taken for one.
                    None => Entry { body: "", ..entry },
                }
            })
            .collect();
        let index = Corpus::of(&entries, threads.max(1)).into_index(weights)?;
        Ok(Self { index, names: names.iter().map(|name| (*name).to_owned()).collect() })
    }

    fn hits(&self, id: &str, party: usize, least: f64) -> Vec<Hit> {
        let weights = self.index.weights();
        let (Some(place), Some(score)) = (self.index.place(id), weights.score_for(least)) else {
            return Vec::new();
        };
        let others = self.names.iter().enumerate().filter(|(at, _)| *at != party);
        let only = others.map(|(_, name)| name.clone()).collect();
        Searcher::new(&self.index).at_least(place, &Scope { only, except: Vec::new() }, score)
    }

    fn probability(&self, hit: &Hit) -> f64 {
        (self.index.weights().probability(hit.score()) * 1e3).round() / 1e3
    }

    /// Adds works that are very near to a gathered work of another party.
    pub(crate) fn gather(&self, pool: &Pool<'_>, gathered: &mut GatheredWorks) {
        let mut added = GatheredWorks::new();
        for place in gathered.keys() {
            let one = &pool.works[*place];
            for hit in self.hits(&one.work.id, one.party, LEAST_GATHERED) {
                let Some(other) = pool.place(self.index.id(hit.place)) else { continue };
                let probability = self.probability(&hit);
                let better = match added.get(&other) {
                    Some(Gathered::Near { probability: before, .. }) => probability > *before,
                    _ => true,
                };
                if !gathered.contains_key(&other) && better {
                    let to = one.work.id.clone();
                    added.insert(other, Gathered::Near { to, probability });
                }
            }
        }
        gathered.extend(added);
    }

    /// The pairs of gathered works of different parties, the nearest first.
    pub(crate) fn pairs(&self, pool: &Pool<'_>, gathered: &GatheredWorks) -> Vec<NearPair> {
        let mut all = Vec::new();
        for place in gathered.keys() {
            let one = &pool.works[*place];
            for hit in self.hits(&one.work.id, one.party, LEAST_SHOWN) {
                let Some(at) = pool.place(self.index.id(hit.place)) else { continue };
                let other = &pool.works[at];
                // Each pair once: from the party that was named first.
                if other.party > one.party && gathered.contains_key(&at) {
                    all.push(NearPair {
                        one: one.work.id.clone(),
                        two: other.work.id.clone(),
                        probability: self.probability(&hit),
                        shared: self.shared(one, other),
                    });
                }
            }
        }
        all.sort_by(|a, b| {
            b.probability
                .total_cmp(&a.probability)
                .then_with(|| (&a.one, &a.two).cmp(&(&b.one, &b.two)))
        });
        all
    }

    fn shared(
        &self,
        one: &crate::parties::PoolWork<'_>,
        two: &crate::parties::PoolWork<'_>,
    ) -> Vec<String> {
        let mut all = shared_words(one.title, one.language, two.title, two.language).phrases;
        let places = self.index.place(&one.work.id).zip(self.index.place(&two.work.id));
        for reason in places.map_or(Vec::new(), |(a, b)| reasons(&self.index, a, b)) {
            if all.len() >= MOST_SHARED {
                break;
            }
            let inside = all.iter().any(|known| known.to_lowercase().contains(&reason.name));
            if !inside && !reason.name.chars().all(char::is_numeric) {
                all.push(reason.name);
            }
        }
        all.truncate(MOST_SHARED);
        all
    }
}
