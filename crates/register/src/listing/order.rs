//! The order of items, as SQL has it: texts by their bytes, what has no value at the end, ties in
//! the order of the texts.

use std::cmp::Ordering;

use super::{Entry, Listing};
use crate::query::{SortColumn, SortDirection};

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
