//! What a match of a pattern has read.

use actum_model::DueRelation;
use actum_pack::Edge;

/// A date, as far as it was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DateSlot {
    pub(crate) year: Option<u32>,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    pub(crate) hijri: bool,
    pub(crate) edge: Option<Edge>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The series of an occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SeriesSlot {
    /// Index into the series of the tables.
    Words(u16),
    /// Index into the hits of the scan: a body.
    Body(usize),
}

/// An ordinal number and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OrdinalSlot {
    pub(crate) number: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Slots {
    pub(crate) relation: Option<DueRelation>,
    /// Part of the year whose date is still to come.
    pub(crate) edge: Option<Edge>,
    pub(crate) dates: Vec<DateSlot>,
    pub(crate) number: Option<u32>,
    /// Index into the units of the tables.
    pub(crate) unit: Option<u16>,
    pub(crate) ordinals: Vec<OrdinalSlot>,
    /// Index into the recurrences of the tables.
    pub(crate) recurrence: Option<u16>,
    pub(crate) series: Option<SeriesSlot>,
    /// Index into the hits of the scan.
    pub(crate) body: Option<usize>,
    /// Index into the hits of the scan.
    pub(crate) occasion: Option<usize>,
}

impl Slots {
    /// The date being read: a new one when `taken` says that the last has this component.
    fn open(
        &mut self,
        (start, end): (usize, usize),
        taken: impl Fn(&DateSlot) -> bool,
    ) -> &mut DateSlot {
        if self.dates.last().is_none_or(taken) {
            self.dates.push(DateSlot { start, ..DateSlot::default() });
        }
        let last = self.dates.len() - 1;
        let edge = self.edge.take();
        let date = &mut self.dates[last];
        date.end = end;
        date.edge = edge.or(date.edge);
        date
    }

    pub(crate) fn add_year(&mut self, year: u32, place: (usize, usize), hijri: bool) {
        let taken =
            |date: &DateSlot| date.year.is_some() || (date.month.is_some() && date.hijri != hijri);
        let date = self.open(place, taken);
        date.year = Some(year);
        date.hijri = hijri;
    }

    pub(crate) fn add_month(&mut self, month: u8, place: (usize, usize), hijri: bool) {
        let date = self.open(place, |date| {
            date.month.is_some() || (date.year.is_some() && date.hijri != hijri)
        });
        date.month = Some(month);
        date.hijri = hijri;
    }

    pub(crate) fn add_day(&mut self, day: u8, place: (usize, usize), year_first: bool) {
        // In "1 May 2026 and 3 June 2026" the second day begins a second date; in
        // 2026年5月1日 the day ends the first.
        let date =
            self.open(place, |date| date.day.is_some() || (!year_first && date.year.is_some()));
        date.day = Some(day);
    }

    /// Of the parts of a year the narrower counts: "the end of the third quarter".
    pub(crate) fn add_edge(&mut self, edge: Edge) {
        if edge.months().is_some() || self.edge.is_none() {
            self.edge = Some(edge);
        }
    }

    /// Gives dates the year and month that stand only once in a list: "15 and 30 September 2026".
    pub(crate) fn complete_dates(&mut self) {
        // 2026年底: the part may stand after the year.
        if let (Some(edge), Some(last)) = (self.edge, self.dates.last_mut()) {
            last.edge = Some(edge);
            self.edge = None;
        }
        for index in (0..self.dates.len().saturating_sub(1)).rev() {
            let next = self.dates[index + 1];
            let date = &mut self.dates[index];
            if date.year.is_none() {
                date.year = next.year;
                date.hijri = next.hijri;
                if date.month.is_none() && date.day.is_some() {
                    date.month = next.month;
                }
            }
        }
        for index in 1..self.dates.len() {
            let before = self.dates[index - 1];
            let date = &mut self.dates[index];
            if date.year.is_none() {
                date.year = before.year;
                date.hijri = before.hijri;
                if date.month.is_none() && date.day.is_some() {
                    date.month = before.month;
                }
            }
        }
    }
}
