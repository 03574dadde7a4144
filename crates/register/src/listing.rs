//! The list of items in memory: what items are filtered, sorted and counted by, in narrow rows.
//!
//! A register of a hundred thousand items answers a filtered page with all counts in a few
//! milliseconds from it, in one pass, where SQL takes a pass for each facet. It holds what the
//! database says as of the event [`Listing::seq`]; [`crate::store::listing`] fills it and keeps it in
//! step. A test holds its answers against those of SQL.

mod count;
mod find;
mod order;
pub(crate) mod version;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use actum_model::{Standings, StatusId};

pub(crate) use count::Named;
pub(crate) use find::Question;
pub(crate) use words::Words;

/// The list of items as of one event.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The number of the last event that is in it.
    pub(crate) seq: i64,
    /// Values that many items share.
    pub(crate) words: Words,
    /// By number of item.
    entries: Vec<Entry>,
    /// Numbers and ids of texts, by number.
    pub(crate) texts: Vec<(i64, String)>,
    /// Every status in the order of a life.
    pub(crate) statuses: Vec<StatusId>,
    /// What each of them means.
    pub(crate) standings: Standings,
}

/// What an item is found by. Words are places in [`Words`], which keeps lists that items share, too.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    pub(crate) number: i64,
    /// Number of its text.
    pub(crate) text: i64,
    /// Place in the order of the edition.
    pub(crate) position: i64,
    pub(crate) status: u32,
    pub(crate) action: u32,
    pub(crate) action_key: u32,
    pub(crate) owner_key: Option<u32>,
    pub(crate) partner_key: Option<u32>,
    pub(crate) report_key: Option<u32>,
    /// First day of the likeliest readings, `YYYY-MM-DD`.
    pub(crate) due_on: Option<u32>,
    /// The day by which lateness is told, `YYYY-MM-DD`.
    pub(crate) pressing_on: Option<u32>,
    pub(crate) instrument: Option<i64>,
    /// Rank of the likeliest force.
    pub(crate) force: i64,
    pub(crate) confidence: f64,
    pub(crate) id_key: Box<str>,
    pub(crate) act_key: Box<str>,
    pub(crate) updated_at: Box<str>,
    /// Role and body.
    pub(crate) bodies: Arc<[(u8, u32)]>,
    /// A bit for each rank.
    pub(crate) forces: u64,
    /// A bit for each rank.
    pub(crate) instruments: u64,
    pub(crate) due_keys: Arc<[u32]>,
    /// Last days under any reading.
    pub(crate) days: Arc<[u32]>,
    pub(crate) tags: Arc<[u32]>,
    /// A bit for each of [`Waiting::ALL`](crate::Waiting::ALL).
    pub(crate) waits: u8,
}

impl Listing {
    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Puts an entry in, in place of one with the same number.
    pub(crate) fn put(&mut self, entry: Entry) {
        // Nearly always at the end or there.
        match self.entries.binary_search_by_key(&entry.number, |one| one.number) {
            Ok(place) => self.entries[place] = entry,
            Err(place) => self.entries.insert(place, entry),
        }
    }

    /// Puts entries in, in order of their numbers, in place of all others.
    pub(crate) fn set(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
    }

    /// The entry of an item.
    pub(crate) fn entry(&mut self, number: i64) -> Option<&mut Entry> {
        let place = self.entries.binary_search_by_key(&number, |one| one.number).ok()?;
        self.entries.get_mut(place)
    }

    /// How many items each text has, by its number.
    pub(crate) fn by_text(&self) -> BTreeMap<i64, u64> {
        let mut counts = BTreeMap::new();
        for entry in &self.entries {
            *counts.entry(entry.text).or_default() += 1;
        }
        counts
    }

    /// How many items stand at each status.
    pub(crate) fn by_status(&self) -> BTreeMap<String, u64> {
        let mut counts = vec![0; self.words.len()];
        for entry in &self.entries {
            count::add(&mut counts, entry.status);
        }
        let counts = count::told(&self.words, &counts).into_iter();
        counts.map(|(status, count)| (status, u64::try_from(count).unwrap_or(0))).collect()
    }
}
