//! What an item is found by after an event, as bytes: written with each event, read when a list is
//! made for a moment.
//!
//! A version is whole, or says of an item only that it was touched. Versions stand one behind
//! another, each with the number of its event, the number of its item and its length, so that those
//! that a later one outdates are passed over. Nothing depends on these bytes but lists: they are
//! made anew from the events with the rest of the state.

use std::sync::Arc;

use actum_model::Item;

use super::find::{bit, role_number, wait_bit};
use super::{Entry, Words};
use crate::due;
use crate::import::matching::folded;
use crate::query::{BodyRole, Waiting};
use crate::sort_key::natural;
use crate::store::apply::{force_rank, instrument_rank};

/// How many letters of an act a list is sorted by.
const ACT_LETTERS: usize = 80;

/// What an item is found by, in words.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) id_key: String,
    pub(crate) action_key: String,
    pub(crate) owner_key: Option<String>,
    pub(crate) partner_key: Option<String>,
    pub(crate) report_key: Option<String>,
    pub(crate) due_on: Option<String>,
    /// The day by which lateness is told.
    pub(crate) pressing_on: Option<String>,
    pub(crate) act_key: String,
    pub(crate) instrument: Option<i64>,
    pub(crate) force: i64,
    pub(crate) confidence: f64,
    /// In order, each once.
    pub(crate) bodies: Vec<(BodyRole, String)>,
    /// Ranks in order, each once.
    pub(crate) forces: Vec<i64>,
    /// Ranks in order, each once.
    pub(crate) instruments: Vec<i64>,
    /// In order, each once.
    pub(crate) due_keys: Vec<String>,
    /// The last day of each reading that has one.
    pub(crate) days: Vec<String>,
}

impl Version {
    /// What `item` is found by.
    pub(crate) fn of(item: &Item) -> Self {
        let commitment = &item.commitment;
        let owners: Vec<_> = item.owners.iter().collect();
        let partners: Vec<_> =
            commitment.partners.iter().filter_map(|one| one.value.party.body.as_ref()).collect();
        let report_to: Vec<_> =
            commitment.report_to.iter().filter_map(|one| one.value.body.as_ref()).collect();
        let mut bodies = Vec::new();
        let stated = [
            (BodyRole::Owner, &owners),
            (BodyRole::Partner, &partners),
            (BodyRole::ReportTo, &report_to),
        ];
        for (role, named) in stated {
            for body in named {
                bodies.push((role, body.as_str().to_owned()));
                bodies.push((BodyRole::Any, body.as_str().to_owned()));
            }
        }
        let proposed = item.proposed_report_to.as_ref().and_then(|to| to.value.body.as_ref());
        if let Some(body) = proposed {
            bodies.push((BodyRole::ProposedReportTo, body.as_str().to_owned()));
        }
        bodies.sort_by(|one, other| {
            (role_number(one.0), &one.1).cmp(&(role_number(other.0), &other.1))
        });
        bodies.dedup();
        let readings = commitment.force.value.readings.iter().map(|reading| reading.force);
        let forces = readings.chain([commitment.lead_force()]).map(force_rank);
        let instruments = commitment.instruments.iter().map(|one| instrument_rank(one.value));
        let (due_keys, days) = times(item);
        let first = |named: &[&actum_model::BodyId]| named.first().map(|id| natural(id.as_str()));
        Self {
            id_key: natural(item.id.as_str()),
            action_key: natural(&item.action),
            owner_key: first(&owners),
            partner_key: first(&partners),
            // Stated before proposed, whatever the body.
            report_key: first(&report_to)
                .map(|key| format!("1 {key}"))
                .or_else(|| proposed.map(|body| format!("2 {}", natural(body.as_str())))),
            due_on: item.schedule.day().map(due::stored),
            pressing_on: item.pressing_day().map(due::stored),
            act_key: folded(&commitment.act.value).chars().take(ACT_LETTERS).collect(),
            instrument: commitment.instruments.first().map(|one| instrument_rank(one.value)),
            force: force_rank(commitment.lead_force()),
            confidence: f64::from(commitment.confidence),
            bodies,
            forces: once(forces.collect()),
            instruments: once(instruments.collect()),
            due_keys,
            days,
        }
    }
}

fn once<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values.dedup();
    values
}

/// The values by which the times of an item are found, and the last day of each reading.
fn times(item: &Item) -> (Vec<String>, Vec<String>) {
    let (mut keys, mut days) = (Vec::new(), Vec::new());
    for (place, due) in item.commitment.due.iter().enumerate() {
        keys.extend(due::keys(&due.value, place, &item.schedule));
        for reading in 0..due.value.readings.len() {
            days.extend(item.schedule.of(place, reading).map(|day| due::stored(day.latest)));
        }
    }
    if keys.is_empty() {
        keys.push("none".to_owned());
    }
    (once(keys), days)
}

/// What of an item waits for somebody to decide.
pub(crate) fn waits(item: &Item) -> impl Iterator<Item = Waiting> {
    let follow_up = &item.follow_up;
    let look_again = !follow_up.look_again.is_empty() && !item.status.is_overtaken();
    [(Waiting::Claim, follow_up.counts.waiting > 0), (Waiting::LookAgain, look_again)]
        .into_iter()
        .filter_map(|(wait, waits)| waits.then_some(wait))
}

const WHOLE: u8 = 0;
const TOUCHED: u8 = 1;

/// An item as the versions name it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbered<'a> {
    /// The number of the event.
    pub(crate) seq: i64,
    /// The number of the item.
    pub(crate) number: i64,
    /// The number of its text.
    pub(crate) text: i64,
    /// Its place in the edition.
    pub(crate) position: i64,
    pub(crate) item: &'a Item,
}

/// Puts a whole version behind others.
pub(crate) fn put_whole(out: &mut Vec<u8>, numbered: Numbered<'_>) {
    let Numbered { seq, number, text, position, item } = numbered;
    let version = Version::of(item);
    let mut body = Vec::with_capacity(320);
    for value in [text, position, version.force, version.instrument.map_or(0, |rank| rank + 1)] {
        put_number(&mut body, value);
    }
    body.extend_from_slice(&version.confidence.to_bits().to_le_bytes());
    body.push(waits(item).fold(0, |bits, wait| bits | wait_bit(wait)));
    for ranks in [&version.forces, &version.instruments] {
        let bits = ranks.iter().fold(0, |bits, rank| bits | bit(*rank));
        body.extend_from_slice(&bits.to_le_bytes());
    }
    let words = [
        item.status.as_str(),
        &item.action,
        &version.action_key,
        &version.id_key,
        &version.act_key,
        &item.updated_at,
    ];
    for word in words {
        put_words(&mut body, word);
    }
    let days = [&version.due_on, &version.pressing_on];
    let keys = [&version.owner_key, &version.partner_key, &version.report_key];
    for word in keys.into_iter().chain(days) {
        body.push(u8::from(word.is_some()));
        put_words(&mut body, word.as_deref().unwrap_or_default());
    }
    put_length(&mut body, version.bodies.len());
    for (role, id) in &version.bodies {
        body.push(role_number(*role));
        put_words(&mut body, id);
    }
    let tags: Vec<String> = item.follow_up.tags.iter().map(ToString::to_string).collect();
    for list in [&version.due_keys, &version.days, &tags] {
        put_length(&mut body, list.len());
        for word in list {
            put_words(&mut body, word);
        }
    }
    put(out, seq, number, WHOLE, &body);
}

/// Puts behind others that an item was touched: it is found by what it was found by, but for when
/// it was touched and what it waits for.
pub(crate) fn put_touched(out: &mut Vec<u8>, seq: i64, number: i64, item: &Item) {
    let mut body = Vec::with_capacity(24);
    body.push(waits(item).fold(0, |bits, wait| bits | wait_bit(wait)));
    put_words(&mut body, &item.updated_at);
    put(out, seq, number, TOUCHED, &body);
}

fn put(out: &mut Vec<u8>, seq: i64, number: i64, kind: u8, body: &[u8]) {
    put_number(out, seq);
    put_number(out, number);
    out.push(kind);
    put_length(out, body.len());
    out.extend_from_slice(body);
}

fn put_length(out: &mut Vec<u8>, length: usize) {
    put_number(out, i64::try_from(length).unwrap_or(i64::MAX));
}

/// Seven bits in a byte, the lowest first; the highest bit says that more follow.
fn put_number(out: &mut Vec<u8>, value: i64) {
    let mut value = u64::from_le_bytes(value.to_le_bytes());
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push((value & 0x7f) as u8);
}

/// Words, with NUL as the databases store it.
fn put_words(out: &mut Vec<u8>, words: &str) {
    if words.contains('\0') {
        return put_words(out, &words.replace('\0', "\u{FFFD}"));
    }
    put_length(out, words.len());
    out.extend_from_slice(words.as_bytes());
}

/// Bytes that are read from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<i64> {
        let mut value = 0_u64;
        for place in 0..10_u32 {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f).checked_shl(place * 7)?;
            if byte & 0x80 == 0 {
                return Some(i64::from_le_bytes(value.to_le_bytes()));
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn length(&mut self) -> Option<usize> {
        // No list is longer than the bytes it stands in.
        self.number()?.try_into().ok().filter(|length| *length <= self.0.len())
    }

    fn eight(&mut self) -> Option<u64> {
        self.bytes(8)?.try_into().ok().map(u64::from_le_bytes)
    }

    fn words(&mut self) -> Option<&'a str> {
        let length = self.length()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }
}

/// A version that was not opened yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closed<'a> {
    /// The number of its event.
    pub(crate) seq: i64,
    /// The number of its item.
    pub(crate) number: i64,
    /// Whether it says everything.
    pub(crate) whole: bool,
    body: &'a [u8],
}

/// The versions that stand in `bytes`, in order; `None` for bytes that are none.
pub(crate) fn closed(bytes: &[u8]) -> Option<Vec<Closed<'_>>> {
    let mut reader = Reader(bytes);
    let mut found = Vec::new();
    while !reader.0.is_empty() {
        let (seq, number, kind) = (reader.number()?, reader.number()?, reader.byte()?);
        let length = reader.length()?;
        let whole = match kind {
            WHOLE => true,
            TOUCHED => false,
            _ => return None,
        };
        found.push(Closed { seq, number, whole, body: reader.bytes(length)? });
    }
    Some(found)
}

impl<'a> Closed<'a> {
    /// What it says, to be kept.
    pub(crate) fn body(&self) -> &'a [u8] {
        self.body
    }
}

/// The entry that the whole version of an item gives; `None` for bytes that are none.
pub(crate) fn entry(number: i64, body: &[u8], words: &mut Words) -> Option<Entry> {
    let mut reader = Reader(body);
    let (text, position, force) = (reader.number()?, reader.number()?, reader.number()?);
    let instrument = reader.number()?;
    let confidence = f64::from_bits(reader.eight()?);
    let waits = reader.byte()?;
    let (forces, instruments) = (reader.eight()?, reader.eight()?);
    let status = words.keep(reader.words()?);
    let action = words.keep(reader.words()?);
    let action_key = words.keep(reader.words()?);
    let (id_key, act_key) = (reader.words()?.into(), reader.words()?.into());
    let updated_at = reader.words()?.into();
    let mut optional = || -> Option<Option<u32>> {
        let there = reader.byte()? != 0;
        let word = reader.words()?;
        Some(there.then(|| words.keep(word)))
    };
    let (owner_key, partner_key) = (optional()?, optional()?);
    let (report_key, due_on, pressing_on) = (optional()?, optional()?, optional()?);
    let mut bodies = Vec::new();
    for _ in 0..reader.length()? {
        bodies.push((reader.byte()?, words.keep(reader.words()?)));
    }
    let bodies = words.keep_bodies(&bodies);
    let mut list = || -> Option<Arc<[u32]>> {
        let mut list = Vec::new();
        for _ in 0..reader.length()? {
            list.push(words.keep(reader.words()?));
        }
        Some(words.keep_list(&list))
    };
    Some(Entry {
        number,
        text,
        position,
        status,
        action,
        action_key,
        owner_key,
        partner_key,
        report_key,
        due_on,
        pressing_on,
        instrument: (instrument > 0).then(|| instrument - 1),
        force,
        confidence,
        id_key,
        act_key,
        updated_at,
        bodies,
        forces,
        instruments,
        due_keys: list()?,
        days: list()?,
        tags: list()?,
        waits,
    })
}

/// Brings an entry to a version that says only that the item was touched; `None` for bytes that
/// are none.
pub(crate) fn touch(entry: &mut Entry, body: &[u8]) -> Option<()> {
    let mut reader = Reader(body);
    entry.waits = reader.byte()?;
    entry.updated_at = reader.words()?.into();
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{Reader, closed, put, put_number};

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 300, i64::MAX, -1, i64::MIN] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            let mut reader = Reader(&bytes);
            assert_eq!(reader.number(), Some(value));
            assert!(reader.0.is_empty());
        }
        assert_eq!(Reader(&[0x80; 11]).number(), None, "no end");
    }

    #[test]
    fn what_is_cut_off_is_no_version() {
        let mut bytes = Vec::new();
        put(&mut bytes, 7, 300, 1, b"abc");
        put(&mut bytes, 8, 1, 0, b"");
        let found = closed(&bytes).expect("versions");
        assert_eq!((found[0].seq, found[0].number, found[0].whole), (7, 300, false));
        assert_eq!(found[0].body(), b"abc");
        assert_eq!((found[1].seq, found[1].whole), (8, true));
        for end in 1..bytes.len() {
            let whole = end == 8;
            assert_eq!(closed(&bytes[..end]).is_some(), whole, "{end}");
        }
    }
}
