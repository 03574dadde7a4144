//! Records for tests.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test file uses its part, and a test may fail"
)]

use actum_model::{Language, TextId};
use actum_search::{Found, Kind, Position, Record, Search, SearchIndex};

/// A provision that is found by its words.
pub fn provision(number: usize, language: Language, body: &str) -> Record {
    Record {
        unit: format!("u{number}"),
        group: format!("g{number}"),
        kind: Kind::Provision,
        language: Some(language),
        text: TextId::new("text"),
        current: true,
        order: number as u64,
        title: number.to_string(),
        body: body.to_owned(),
        edition: None,
        provision: None,
        item: None,
        status: None,
        bodies: Vec::new(),
    }
}

/// An index of `records`.
pub fn index(records: &[Record]) -> SearchIndex {
    let index = SearchIndex::in_memory().unwrap();
    let mut writer = index.writer().unwrap().unwrap();
    writer.add(records).unwrap();
    writer.commit(&Position::default()).unwrap();
    index
}

/// The words of the hits, best first.
pub fn bodies(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.record.body.as_str()).collect()
}

/// What `typed` finds, at most a hundred.
pub fn search(index: &SearchIndex, typed: &str) -> Found {
    index.search(&Search { limit: 100, ..Search::new(typed) }).unwrap()
}

/// What is marked in the words of a hit.
pub fn marked(found: &Found, hit: usize) -> Vec<&str> {
    let hit = &found.hits[hit];
    hit.marks.iter().map(|mark| mark.slice(&hit.record.body).unwrap()).collect()
}
