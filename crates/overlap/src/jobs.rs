//! Whole collections compared, on several threads.

use crate::index::Index;
use crate::search::{Hit, Scope, Searcher};

/// Two works that are near to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Place of the one that comes first in the index.
    pub one: u32,
    /// Place of the other.
    pub two: u32,
    /// Their score.
    pub points: u32,
}

/// Works given to a thread at once: enough to make the giving cheap, few enough to share evenly.
const SHARE: usize = 256;

/// For every work the `most` nearest ones of other bodies, in the order of the index.
pub fn all_nearest(index: &Index, most: usize, threads: usize) -> Vec<Vec<Hit>> {
    let places: Vec<u32> = (0..index.len() as u32).collect();
    each(index, &places, threads, |searcher, place| {
        searcher.nearest(place, &Scope::all_but(index.body(place)), most)
    })
}

/// All pairs of works with at least this score, each once: the works of the bodies `from` (of all
/// when empty) against the works of other bodies in `to`; best first.
///
/// With `within`, pairs of works of one body count as well.
pub fn pairs_at_least(
    index: &Index,
    from: &[String],
    to: &[String],
    score: f64,
    within: Within,
    threads: usize,
) -> Vec<Pair> {
    let places: Vec<u32> = (0..index.len() as u32)
        .filter(|place| from.is_empty() || from.iter().any(|body| body == index.body(*place)))
        .collect();
    let found = each(index, &places, threads, |searcher, place| {
        let except = match within {
            Within::OtherBodies => vec![index.body(place).to_owned()],
            Within::AllBodies => Vec::new(),
        };
        searcher.at_least(place, &Scope { only: to.to_vec(), except }, score)
    });
    let mut pairs: Vec<Pair> = places
        .iter()
        .zip(found)
        .flat_map(|(place, hits)| {
            hits.into_iter().map(|hit| Pair {
                one: hit.place.min(*place),
                two: hit.place.max(*place),
                points: hit.points,
            })
        })
        .collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.points), pair.one, pair.two));
    pairs.dedup();
    pairs
}

/// Whether works of one body are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// Only works of different bodies.
    OtherBodies,
    /// All works.
    AllBodies,
}

fn each<T: Send>(
    index: &Index,
    places: &[u32],
    threads: usize,
    work: impl Fn(&mut Searcher<'_>, u32) -> T + Sync,
) -> Vec<T> {
    let shares: Vec<&[u32]> = places.chunks(SHARE).collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut done: Vec<(usize, Vec<T>)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads.max(1))
            .map(|_| {
                scope.spawn(|| {
                    let mut searcher = Searcher::new(index);
                    let mut done = Vec::new();
                    loop {
                        let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(share) = shares.get(at) else { return done };
                        let found = share.iter().map(|place| work(&mut searcher, *place)).collect();
                        done.push((at, found));
                    }
                })
            })
            .collect();
        running
            .into_iter()
            .flat_map(|thread| match thread.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, found)| found).collect()
}
