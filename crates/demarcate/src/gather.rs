//! The works of the topic.

use std::collections::BTreeMap;

use actum_model::Gathered;

use crate::parties::{Pool, PoolWork};
use crate::topic::Topic;

/// The gathered works by their place in the pool, each with why.
pub(crate) type GatheredWorks = BTreeMap<usize, Gathered>;

/// The works that have the words of the topic: all words of an expression in a title, or in title
/// and abstract together with at least one in the title. What an abstract only mentions is not
/// what the work is about.
pub(crate) fn by_words(pool: &Pool<'_>, topic: &Topic) -> GatheredWorks {
    let places = pool.works.iter().enumerate();
    places.filter_map(|(place, one)| Some((place, why(one, topic)?))).collect()
}

/// Why a work belongs to the topic; `None` when it does not.
pub(crate) fn why(one: &PoolWork<'_>, topic: &Topic) -> Option<Gathered> {
    let own = (one.title, &one.title_stems);
    let others = one.other_titles.iter().map(|(title, stems)| (*title, stems));
    for (title, stems) in std::iter::once(own).chain(others) {
        for places in topic.places(stems) {
            if places.iter().all(Option::is_some) {
                return Some(Gathered::Title { words: written(title, &places) });
            }
        }
    }
    let in_title = topic.places(&one.title_stems);
    let in_text = topic.places(&one.text_stems);
    for (title, text) in in_title.iter().zip(&in_text) {
        let all = title.iter().zip(text).all(|(title, text)| title.is_some() || text.is_some());
        if all && title.iter().any(Option::is_some) {
            let missing: Vec<Option<(usize, usize)>> = title
                .iter()
                .zip(text)
                .map(|(title, text)| if title.is_some() { None } else { *text })
                .collect();
            return Some(Gathered::Text { words: written(one.text, &missing) });
        }
    }
    None
}

fn written(text: &str, places: &[Option<(usize, usize)>]) -> Vec<String> {
    let mut places: Vec<(usize, usize)> = places.iter().flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|(from, to)| text[from..to].to_owned()).collect()
}
