//! One pass over all items: which the filters let through, and how many of each value there are
//! under the other filters.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use actum_model::{Force, Instrument, Present, StatusId, Timeliness};

use super::count::{add, add_bits, told};
use super::order::Order;
use super::{Entry, Listing};
use crate::query::{
    BodyRole, DueFilter, FacetCounts, ItemPlace, ItemQuery, SortColumn, SortDirection, Waiting,
};
use crate::sort_key::natural;
use crate::store::apply::{force_rank, instrument_rank};
use crate::store::find::{Counted, named};
use crate::view::Facets;

/// A query, with what only the database can say.
pub(crate) struct Question<'a> {
    pub(crate) query: &'a ItemQuery,
    /// The bodies of the query, and the collectives that count as these.
    pub(crate) bodies: &'a [String],
    /// The numbers of the items that hold the words looked for, in order; `None` when none are.
    pub(crate) containing: Option<&'a [i64]>,
}

/// What was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The numbers of the items of the page, in order.
    pub(crate) numbers: Vec<i64>,
    /// Whether there are more behind them.
    pub(crate) more: bool,
    pub(crate) total: u64,
    pub(crate) facets: Facets,
}

impl Found {
    /// The place behind which the list goes on, where it does.
    pub(crate) fn next(&self, listing: &Listing, query: &ItemQuery) -> Option<ItemPlace> {
        let goes_on = self.more && query.group.is_none();
        let last = self.numbers.last().filter(|_| goes_on)?;
        let entry = listing.entries.binary_search_by_key(last, |one| one.number).ok()?;
        let order = Order::new(listing, query.sort, query.direction);
        listing.entries.get(entry).map(|entry| order.place_of(entry))
    }
}

/// The filters that are facets too, a bit for each: an item counts for a facet when it fails that
/// filter alone, or none.
mod failed {
    pub(super) const TEXT: u8 = 1;
    pub(super) const BODY: u8 = 1 << 1;
    pub(super) const FORCE: u8 = 1 << 2;
    pub(super) const DUE: u8 = 1 << 3;
    pub(super) const ACTION: u8 = 1 << 4;
    pub(super) const STATUS: u8 = 1 << 5;
    pub(super) const INSTRUMENT: u8 = 1 << 6;
    pub(super) const TIMELINESS: u8 = 1 << 7;
}

/// The filters in numbers; `None` where nothing is filtered. A word that no item has is left out:
/// nothing has it.
struct Filters<'a> {
    listing: &'a Listing,
    role: u8,
    texts: Option<Vec<i64>>,
    bodies: Option<Vec<u32>>,
    forces: Option<u64>,
    due: Option<Due>,
    actions: Option<Vec<u32>>,
    statuses: Option<Vec<u32>>,
    instruments: Option<u64>,
    tags: Option<Vec<u32>>,
    waits: Option<u8>,
    /// How items stand to the present day, where the query names one.
    clock: Option<Clock>,
    /// A bit for each timeliness wanted.
    timeliness: Option<u8>,
}

/// The present day, and the statuses for which each timeliness can be told.
struct Clock {
    today: String,
    soon_until: String,
    stale_before: String,
    statuses: [Vec<u32>; 3],
}

struct Due {
    keys: Vec<u32>,
    /// From the first, up to but not including the second.
    days: Vec<(String, String)>,
}

/// Counts per value.
struct Counts {
    /// By number of text.
    texts: Vec<u32>,
    bodies: Vec<u32>,
    due: Vec<u32>,
    actions: Vec<u32>,
    statuses: Vec<u32>,
    forces: [u32; 64],
    instruments: [u32; 64],
    timeliness: [u32; 64],
}

/// The bit of a rank.
pub(super) fn bit(rank: i64) -> u64 {
    u32::try_from(rank).ok().and_then(|rank| 1_u64.checked_shl(rank)).unwrap_or(0)
}

/// The number of a role in entries.
pub(super) fn role_number(role: BodyRole) -> u8 {
    let place =
        BodyRole::ALL.into_iter().position(|one| one == role).unwrap_or(BodyRole::ALL.len());
    u8::try_from(place).unwrap_or(u8::MAX)
}

/// The bit of what an item waits for.
pub(super) fn wait_bit(wait: Waiting) -> u8 {
    match wait {
        Waiting::Claim => 1,
        Waiting::LookAgain => 2,
    }
}

impl Listing {
    /// The page that a query asks for.
    pub(crate) fn find(&self, question: &Question<'_>) -> Found {
        let filters = Filters::new(self, question);
        let counted = question.query.facets == FacetCounts::Counted;
        let mut counts = Counts::new(self);
        let mut matched: Vec<&Entry> = Vec::new();
        let mut containing = question.containing.map(|numbers| numbers.iter().peekable());
        for entry in &self.entries {
            if let Some(numbers) = &mut containing {
                // Both are in order of number.
                while numbers.next_if(|number| **number < entry.number).is_some() {}
                if numbers.next_if(|number| **number == entry.number).is_none() {
                    continue;
                }
            }
            if !filters.others(entry) {
                continue;
            }
            let failed = filters.failed(entry);
            if failed == 0 {
                matched.push(entry);
            }
            if counted && failed.count_ones() <= 1 {
                counts.add(entry, failed, filters.role, filters.timely(entry));
            }
        }
        let total = matched.len() as u64;
        let (numbers, more) = self.page(question.query, matched);
        Found {
            total,
            numbers,
            more,
            facets: if counted { counts.facets(self, question.query) } else { Facets::default() },
        }
    }

    /// The numbers of the items of the page, and whether there are more behind them.
    fn page(&self, query: &ItemQuery, mut matched: Vec<&Entry>) -> (Vec<i64>, bool) {
        let order = Order::new(self, query.sort, query.direction);
        if let Some(place) = &query.after {
            matched.retain(|entry| order.is_behind(entry, place));
        }
        let offset = usize::try_from(query.offset).unwrap_or(usize::MAX);
        let limit = query.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        let end = offset.saturating_add(limit);
        let more = matched.len() > end;
        if let Some(group) = query.group {
            let groups = Order::new(self, group, SortDirection::Ascending);
            first(&mut matched, end, |one, other| {
                groups.together(one, other).then_with(|| order.compare(one, other))
            });
            return (matched.into_iter().skip(offset).map(|entry| entry.number).collect(), more);
        }
        if query.sort == SortColumn::Original {
            // Most asked for, and ordered by numbers alone: these are compared where they lie.
            let keys = matched.iter().map(|entry| (entry.text, entry.position, entry.number));
            let mut keys: Vec<(i64, i64, i64)> = keys.collect();
            match query.direction {
                SortDirection::Ascending => first(&mut keys, end, Ord::cmp),
                SortDirection::Descending => first(&mut keys, end, |one, other| other.cmp(one)),
            }
            return (keys.into_iter().skip(offset).map(|(_, _, number)| number).collect(), more);
        }
        first(&mut matched, end, |one, other| order.compare(one, other));
        (matched.into_iter().skip(offset).map(|entry| entry.number).collect(), more)
    }
}

/// Keeps the first `end` values, in order: only what stands on the page, or before it, has to be
/// put in order.
fn first<T>(values: &mut Vec<T>, end: usize, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if end == 0 {
        values.clear();
    } else if end < values.len() {
        values.select_nth_unstable_by(end - 1, &mut compare);
        values.truncate(end);
    }
    values.sort_unstable_by(compare);
}

impl<'a> Filters<'a> {
    fn new(listing: &'a Listing, question: &Question<'_>) -> Self {
        // Named one by one: a filter that is added to queries does not compile before it is here.
        let ItemQuery {
            texts,
            bodies,
            role,
            collectives: _,
            forces,
            due,
            actions,
            statuses,
            instruments,
            tags,
            waits,
            timeliness,
            present,
            contains: _,
            group: _,
            sort: _,
            direction: _,
            after: _,
            offset: _,
            limit: _,
            facets: _,
        } = question.query;
        let words = |values: Vec<&str>| {
            (!values.is_empty()).then(|| {
                values.into_iter().filter_map(|value| listing.words.number(value)).collect()
            })
        };
        let bits = |ranks: Vec<i64>| {
            (!ranks.is_empty()).then(|| ranks.into_iter().fold(0, |bits, rank| bits | bit(rank)))
        };
        Self {
            listing,
            role: role_number(*role),
            texts: (!texts.is_empty()).then(|| {
                let known = listing.texts.iter();
                let wanted = |(_, id): &&(i64, String)| texts.iter().any(|one| one.as_str() == id);
                known.filter(wanted).map(|(number, _)| *number).collect()
            }),
            bodies: if bodies.is_empty() {
                None
            } else {
                words(question.bodies.iter().map(String::as_str).collect())
            },
            forces: bits(forces.iter().map(|force| force_rank(*force)).collect()),
            due: (!due.is_empty()).then(|| Due::new(listing, due)),
            actions: words(actions.iter().map(String::as_str).collect()),
            statuses: words(statuses.iter().map(StatusId::as_str).collect()),
            instruments: bits(instruments.iter().map(|one| instrument_rank(*one)).collect()),
            tags: words(tags.iter().map(String::as_str).collect()),
            waits: (!waits.is_empty())
                .then(|| waits.iter().fold(0, |bits, wait| bits | wait_bit(*wait))),
            clock: present.map(|present| Clock::new(listing, present)),
            timeliness: (!timeliness.is_empty() && present.is_some())
                .then(|| timeliness.iter().fold(0, |bits, one| bits | timely_bit(*one))),
        }
    }

    /// Whether an item passes the filters that are no facets.
    fn others(&self, entry: &Entry) -> bool {
        self.tags.as_ref().is_none_or(|tags| entry.tags.iter().any(|tag| tags.contains(tag)))
            && self.waits.is_none_or(|waits| entry.waits & waits != 0)
    }

    /// A bit for each timeliness of an item; none where the query names no present day.
    fn timely(&self, entry: &Entry) -> u8 {
        self.clock.as_ref().map_or(0, |clock| clock.timely(self.listing, entry))
    }

    /// The facets whose filters an item fails.
    fn failed(&self, entry: &Entry) -> u8 {
        let mut failed = 0;
        let mut look = |bit: u8, passes: bool| {
            if !passes {
                failed |= bit;
            }
        };
        if let Some(texts) = &self.texts {
            look(failed::TEXT, texts.contains(&entry.text));
        }
        if let Some(bodies) = &self.bodies {
            let named = |(role, body): &(u8, u32)| *role == self.role && bodies.contains(body);
            look(failed::BODY, entry.bodies.iter().any(named));
        }
        if let Some(forces) = self.forces {
            look(failed::FORCE, entry.forces & forces != 0);
        }
        if let Some(due) = &self.due {
            look(failed::DUE, due.holds(self.listing, entry));
        }
        if let Some(actions) = &self.actions {
            look(failed::ACTION, actions.contains(&entry.action));
        }
        if let Some(statuses) = &self.statuses {
            look(failed::STATUS, statuses.contains(&entry.status));
        }
        if let Some(instruments) = self.instruments {
            look(failed::INSTRUMENT, entry.instruments & instruments != 0);
        }
        if let Some(timeliness) = self.timeliness {
            look(failed::TIMELINESS, self.timely(entry) & timeliness != 0);
        }
        failed
    }
}

/// The bit of a timeliness.
fn timely_bit(one: Timeliness) -> u8 {
    match one {
        Timeliness::Overdue => 1,
        Timeliness::Soon => 2,
        Timeliness::Stale => 4,
    }
}

impl Clock {
    fn new(listing: &Listing, present: Present) -> Self {
        let statuses = |one: Timeliness| {
            let concerned = listing.standings.concerned(one);
            concerned.filter_map(|status| listing.words.number(status.as_str())).collect()
        };
        Self {
            today: present.today.to_string(),
            soon_until: present.soon_until().to_string(),
            stale_before: present.stale_before().to_string(),
            statuses: Timeliness::ALL.map(statuses),
        }
    }

    fn timely(&self, listing: &Listing, entry: &Entry) -> u8 {
        let [overdue, soon, stale] = &self.statuses;
        let mut bits = 0;
        if let Some(day) = entry.pressing_on {
            let day = listing.words.word(day);
            if day < self.today.as_str() && overdue.contains(&entry.status) {
                bits |= timely_bit(Timeliness::Overdue);
            }
            let is_near = day >= self.today.as_str() && day <= self.soon_until.as_str();
            if is_near && soon.contains(&entry.status) {
                bits |= timely_bit(Timeliness::Soon);
            }
        }
        if *entry.updated_at < *self.stale_before && stale.contains(&entry.status) {
            bits |= timely_bit(Timeliness::Stale);
        }
        bits
    }
}

impl Due {
    fn new(listing: &Listing, filters: &[DueFilter]) -> Self {
        let (mut keys, mut days) = (Vec::new(), Vec::new());
        for filter in filters {
            match filter {
                // As in SQL: days of a year or month begin with it, and a tilde is past every
                // digit and hyphen.
                DueFilter::Date(date) => days.push((date.to_string(), format!("{date}~"))),
                DueFilter::None | DueFilter::Occasion(_) | DueFilter::Kind(_) => {
                    keys.extend(listing.words.number(&filter.value()));
                }
            }
        }
        Self { keys, days }
    }

    fn holds(&self, listing: &Listing, entry: &Entry) -> bool {
        entry.due_keys.iter().any(|key| self.keys.contains(key))
            || entry.days.iter().any(|day| {
                let day = listing.words.word(*day);
                self.days.iter().any(|(from, to)| day >= from.as_str() && day < to.as_str())
            })
    }
}

impl Counts {
    fn new(listing: &Listing) -> Self {
        let words = listing.words.len();
        let texts = listing.texts.iter().map(|(number, _)| *number).max().unwrap_or(0);
        Self {
            texts: vec![0; usize::try_from(texts).map_or(0, |texts| texts + 1)],
            bodies: vec![0; words],
            due: vec![0; words],
            actions: vec![0; words],
            statuses: vec![0; words],
            forces: [0; 64],
            instruments: [0; 64],
            timeliness: [0; 64],
        }
    }

    /// Counts an item for the facet whose filter alone it fails, or for all.
    fn add(&mut self, entry: &Entry, failed: u8, role: u8, timely: u8) {
        let counts = |facet: u8| failed & !facet == 0;
        if counts(failed::TEXT) {
            add(&mut self.texts, u32::try_from(entry.text).unwrap_or(u32::MAX));
        }
        if counts(failed::BODY) {
            for (_, body) in entry.bodies.iter().filter(|(own, _)| *own == role) {
                add(&mut self.bodies, *body);
            }
        }
        if counts(failed::FORCE) {
            add_bits(&mut self.forces, entry.forces);
        }
        if counts(failed::DUE) {
            for key in entry.due_keys.iter() {
                add(&mut self.due, *key);
            }
        }
        if counts(failed::ACTION) {
            add(&mut self.actions, entry.action);
        }
        if counts(failed::STATUS) {
            add(&mut self.statuses, entry.status);
        }
        if counts(failed::INSTRUMENT) {
            add_bits(&mut self.instruments, entry.instruments);
        }
        if counts(failed::TIMELINESS) {
            add_bits(&mut self.timeliness, timely.into());
        }
    }

    fn facets(self, listing: &Listing, query: &ItemQuery) -> Facets {
        let words = &listing.words;
        let texts = listing
            .texts
            .iter()
            .filter_map(|(number, id)| {
                let count = *self.texts.get(usize::try_from(*number).ok()?)?;
                (count > 0).then(|| (id.clone(), i64::from(count)))
            })
            .collect();
        let mut bodies = told(words, &self.bodies);
        bodies.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        let mut due = told(words, &self.due);
        due.sort();
        let mut actions = told(words, &self.actions);
        actions.sort_by_cached_key(|(action, _)| (natural(action), action.clone()));
        let ranks = |counts: &[u32; 64]| -> BTreeMap<i64, i64> {
            (0..)
                .zip(counts)
                .filter(|(_, n)| **n > 0)
                .map(|(rank, n)| (rank, (*n).into()))
                .collect()
        };
        let (forces, instruments) = (ranks(&self.forces), ranks(&self.instruments));
        let timeliness = Timeliness::ALL.into_iter().zip(self.timeliness);
        let timeliness = timeliness
            .filter(|(_, count)| *count > 0)
            .map(|(one, count)| (one.name().to_owned(), i64::from(count)))
            .collect();
        let counted = Counted {
            timeliness,
            texts,
            bodies,
            due,
            actions,
            forces: named(&Force::ALL, force_rank, Force::name, &forces),
            statuses: told(words, &self.statuses),
            instruments: named(&Instrument::ALL, instrument_rank, Instrument::name, &instruments),
        };
        counted.facets(query, &listing.statuses)
    }
}
