//! The order of items, as SQL has it: texts by their bytes, what has no value at the end, ties in
//! the order of the texts.

use std::cmp::Ordering;

use super::{Entry, Listing};
use crate::query::{ItemPlace, Key, SortColumn, SortDirection};

/// How items are ordered.
pub(super) struct Order<'a> {
    listing: &'a Listing,
    column: SortColumn,
    direction: SortDirection,
    /// By word: where a status stands in the order of a life.
    places: Vec<Option<usize>>,
    /// The word `proposed`.
    proposed: Option<u32>,
}

impl<'a> Order<'a> {
    pub(super) fn new(listing: &'a Listing, column: SortColumn, direction: SortDirection) -> Self {
        let mut places = Vec::new();
        if column == SortColumn::Status {
            places = vec![None; listing.words.len()];
            for (place, status) in listing.statuses.iter().enumerate() {
                // As in SQL, where only plain ids may stand in a statement.
                let id = status.as_str();
                let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                if let Some(word) = listing.words.number(id)
                    && let Some(slot) = places.get_mut(word as usize)
                    && plain
                {
                    *slot = Some(place);
                }
            }
        }
        let proposed = listing.words.number("proposed");
        Self { listing, column, direction, places, proposed }
    }

    pub(super) fn compare(&self, one: &Entry, other: &Entry) -> Ordering {
        let by_text = || {
            (one.text, one.position, one.number).cmp(&(other.text, other.position, other.number))
        };
        if self.column == SortColumn::Original {
            return self.turned(by_text());
        }
        self.by_column(one, other).then_with(by_text)
    }

    /// By group alone: items of one group are equal.
    pub(super) fn together(&self, one: &Entry, other: &Entry) -> Ordering {
        match self.column {
            SortColumn::Original => one.text.cmp(&other.text),
            _ => self.by_column(one, other),
        }
    }

    /// Whether an item comes behind a place, as in SQL (`crate::store::place`).
    pub(super) fn is_behind(&self, entry: &Entry, place: &ItemPlace) -> bool {
        let by_text = (entry.text, entry.position, entry.number).cmp(&(
            place.text,
            place.position,
            place.number,
        ));
        let ordering = match (&self.key(entry), &place.key) {
            (Key::Original, _) | (_, Key::Original) => self.turned(by_text),
            (Key::Nothing, Key::Nothing) => by_text,
            (Key::Nothing, _) => Ordering::Greater,
            (_, Key::Nothing) => Ordering::Less,
            (Key::Integer(own), Key::Integer(key)) => self.turned(own.cmp(key)).then(by_text),
            (Key::Real(own), Key::Real(key)) => {
                let (own, key) = (f64::from_bits(*own), f64::from_bits(*key));
                self.turned(own.total_cmp(&key)).then(by_text)
            }
            (Key::Text(own), Key::Text(key)) => self.turned(own.cmp(key)).then(by_text),
            // A place of another list.
            (Key::Integer(_) | Key::Real(_) | Key::Text(_), _) => Ordering::Less,
        };
        ordering == Ordering::Greater
    }

    /// The place of an item in the list, as SQL has it (`crate::store::place`).
    pub(super) fn place_of(&self, entry: &Entry) -> ItemPlace {
        let Entry { text, position, number, .. } = *entry;
        ItemPlace { key: self.key(entry), text, position, number }
    }

    /// By what an item is sorted.
    fn key(&self, entry: &Entry) -> Key {
        let text = |word: u32| Key::Text(self.listing.words.word(word).to_owned());
        let optional = |word: Option<u32>| word.map_or(Key::Nothing, text);
        let number = |number: Option<i64>| number.map_or(Key::Nothing, Key::Integer);
        match self.column {
            SortColumn::Original => Key::Original,
            SortColumn::Id => Key::Text(entry.id_key.to_string()),
            SortColumn::Action => text(entry.action_key),
            SortColumn::Owner => optional(entry.owner_key),
            SortColumn::Partner => optional(entry.partner_key),
            SortColumn::Force => Key::Integer(entry.force),
            SortColumn::Act => Key::Text(entry.act_key.to_string()),
            SortColumn::Due => optional(entry.due_on),
            SortColumn::ReportTo => optional(entry.report_key),
            SortColumn::Status => {
                number(self.place(entry).and_then(|place| i64::try_from(place).ok()))
            }
            SortColumn::Instrument => number(entry.instrument),
            SortColumn::Confidence => Key::Real(entry.confidence.to_bits()),
            SortColumn::Doubt => Key::Real(self.doubt(entry).to_bits()),
            SortColumn::Updated => Key::Text(entry.updated_at.to_string()),
        }
    }

    fn by_column(&self, one: &Entry, other: &Entry) -> Ordering {
        let words = |one: u32, other: u32| {
            if one == other {
                return Ordering::Equal;
            }
            self.turned(self.listing.words.word(one).cmp(self.listing.words.word(other)))
        };
        let optional = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (Some(one), Some(other)) => words(one, other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        };
        match self.column {
            SortColumn::Original => Ordering::Equal,
            SortColumn::Id => self.turned(one.id_key.cmp(&other.id_key)),
            SortColumn::Action => words(one.action_key, other.action_key),
            SortColumn::Owner => optional(one.owner_key, other.owner_key),
            SortColumn::Partner => optional(one.partner_key, other.partner_key),
            SortColumn::Force => self.turned(one.force.cmp(&other.force)),
            SortColumn::Act => self.turned(one.act_key.cmp(&other.act_key)),
            SortColumn::Due => optional(one.due_on, other.due_on),
            SortColumn::ReportTo => optional(one.report_key, other.report_key),
            SortColumn::Status => self.some(self.place(one), self.place(other)),
            SortColumn::Instrument => self.some(one.instrument, other.instrument),
            SortColumn::Confidence => self.turned(one.confidence.total_cmp(&other.confidence)),
            SortColumn::Doubt => self.turned(self.doubt(one).total_cmp(&self.doubt(other))),
            SortColumn::Updated => self.turned(one.updated_at.cmp(&other.updated_at)),
        }
    }

    /// What has no value comes last, whichever way.
    fn some<T: Ord>(&self, one: Option<T>, other: Option<T>) -> Ordering {
        match (one, other) {
            (Some(one), Some(other)) => self.turned(one.cmp(&other)),
            (one, other) => other.is_some().cmp(&one.is_some()),
        }
    }

    fn place(&self, entry: &Entry) -> Option<usize> {
        self.places.get(entry.status as usize).copied().flatten()
    }

    fn doubt(&self, entry: &Entry) -> f64 {
        // A confidence is at most 1.
        let reviewed = if Some(entry.status) == self.proposed { 0.0 } else { 2.0 };
        reviewed + entry.confidence
    }

    fn turned(&self, ordering: Ordering) -> Ordering {
        match self.direction {
            SortDirection::Ascending => ordering,
            SortDirection::Descending => ordering.reverse(),
        }
    }
}
