//! Dates: from what was read to what they mean.

use actum_model::{DueReading, PartialDate};
use actum_pack::Edge;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::{
    TabularAlgorithm, TabularAlgorithmEpoch, TabularAlgorithmLeapYears,
};
use icu_calendar::{Date, Iso};

use super::slots::DateSlot;

/// What a date may mean; empty when there is no such date.
pub(crate) fn readings(slot: DateSlot) -> Vec<DueReading> {
    if slot.hijri { hijri(slot) } else { gregorian(slot).into_iter().collect() }
}

/// The date alone, by its likeliest reading.
pub(crate) fn date(slot: DateSlot) -> Option<PartialDate> {
    readings(slot).first().and_then(|reading| reading.date)
}

fn gregorian(slot: DateSlot) -> Option<DueReading> {
    let year = i16::try_from(slot.year?).ok()?;
    let of = |date: PartialDate, interval: Option<String>, rule: &str| DueReading {
        date: Some(date),
        interval,
        rule: rule.to_owned(),
        ..DueReading::default()
    };
    match (slot.month, slot.day) {
        (Some(month), Some(day)) => {
            Some(of(PartialDate::day(year, month, day)?, None, "date-written"))
        }
        (Some(month), None) => Some(of(PartialDate::month(year, month)?, None, "date-written")),
        (None, _) => match slot.edge.and_then(Edge::months) {
            None => Some(of(PartialDate::year(year), None, "date-written")),
            Some((first, last)) => {
                let (from, to) =
                    (PartialDate::month(year, first)?, PartialDate::month(year, last)?);
                let interval = (from != to).then(|| format!("{from}/{to}"));
                Some(of(to, interval, "part-of-year-written"))
            }
        },
    }
}

/// The day on which Saudi Arabia's official calendar puts the date comes first; the tabular
/// calendar, which other countries use for lack of one, second where it differs.
fn hijri(slot: DateSlot) -> Vec<DueReading> {
    let (Some(year), Some(month)) = (slot.year, slot.month) else { return Vec::new() };
    let Ok(year) = i32::try_from(year) else { return Vec::new() };
    let tabular =
        TabularAlgorithm::new(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday);
    // A month without a day is the month in which most of it lies: that of its fifteenth day.
    let day = slot.day.unwrap_or(15);
    let first = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura());
    let second = Date::try_new_hijri_with_calendar(year, month, day, Hijri(tabular));
    let first = first.ok().and_then(|date| from_iso(date.to_calendar(Iso), slot.day.is_some()));
    let second = second.ok().and_then(|date| from_iso(date.to_calendar(Iso), slot.day.is_some()));
    let reading = |date, rule: &str| DueReading {
        date: Some(date),
        rule: rule.to_owned(),
        ..DueReading::default()
    };
    let mut readings = Vec::new();
    readings.extend(first.map(|date| reading(date, "hijri-umm-al-qura")));
    let differs = second.filter(|date| first != Some(*date));
    readings.extend(differs.map(|date| reading(date, "hijri-tabular")));
    readings
}

fn from_iso(iso: Date<Iso>, to_the_day: bool) -> Option<PartialDate> {
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    let month = iso.month().ordinal;
    if to_the_day {
        PartialDate::day(year, month, iso.day_of_month().0)
    } else {
        PartialDate::month(year, month)
    }
}

/// A length of time: `P3M` three times is `P9M`.
pub(crate) fn length(count: u32, unit: &str) -> Option<String> {
    let (amount, letter) = parts(unit)?;
    Some(format!("P{}{letter}", count.checked_mul(amount)?))
}

/// The amount and designator of a length such as `P3M`.
fn parts(length: &str) -> Option<(u32, char)> {
    let inner = length.strip_prefix('P')?;
    let letter = inner.chars().next_back()?;
    let amount = inner[..inner.len() - letter.len_utf8()].parse().ok()?;
    Some((amount, letter))
}

/// The date so long after another; as precise as both allow.
pub(crate) fn after(date: PartialDate, length: &str) -> Option<PartialDate> {
    let (amount, letter) = parts(length)?;
    let year = date.year_number();
    match letter {
        'Y' => with_month(year.checked_add(i16::try_from(amount).ok()?)?, date),
        'M' => {
            let Some(month) = date.month_number() else {
                let years = i16::try_from(amount / 12).ok()?;
                return (amount % 12 == 0).then(|| PartialDate::year(year + years));
            };
            let months = i32::from(month) - 1 + i32::try_from(amount).ok()?;
            let year = year.checked_add(i16::try_from(months / 12).ok()?)?;
            let month = u8::try_from(months % 12 + 1).ok()?;
            match date.day_number() {
                // The thirty-first of a month after one without is its last day.
                Some(day) => (28..=day.max(28))
                    .rev()
                    .find_map(|last| PartialDate::day(year, month, day.min(last))),
                None => PartialDate::month(year, month),
            }
        }
        'W' | 'D' => {
            let (month, day) = (date.month_number()?, date.day_number()?);
            let days = if letter == 'W' { amount.checked_mul(7)? } else { amount };
            later(year, month, day, days.min(40_000))
        }
        _ => None,
    }
}

fn with_month(year: i16, date: PartialDate) -> Option<PartialDate> {
    match (date.month_number(), date.day_number()) {
        (Some(month), Some(day)) => {
            PartialDate::day(year, month, day).or_else(|| PartialDate::day(year, month, day - 1))
        }
        (Some(month), None) => PartialDate::month(year, month),
        (None, _) => Some(PartialDate::year(year)),
    }
}

fn later(mut year: i16, mut month: u8, day: u8, days: u32) -> Option<PartialDate> {
    let mut left = u32::from(day) + days;
    loop {
        let (_, _, last) = PartialDate::month(year, month)?.last_day();
        if left <= u32::from(last) {
            return PartialDate::day(year, month, u8::try_from(left).ok()?);
        }
        left -= u32::from(last);
        (year, month) = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: u8, day: u8) -> PartialDate {
        PartialDate::day(year, month, day).expect("a day")
    }

    #[test]
    fn lengths_count_on_the_calendar() {
        assert_eq!(after(day(2026, 11, 30), "P3M"), Some(day(2027, 2, 28)));
        assert_eq!(after(day(2026, 12, 1), "P90D"), Some(day(2027, 3, 1)));
        assert_eq!(after(day(2024, 2, 29), "P1Y"), Some(day(2025, 2, 28)));
        assert_eq!(after(PartialDate::year(2026), "P3M"), None);
        assert_eq!(after(PartialDate::year(2026), "P24M"), Some(PartialDate::year(2028)));
        assert_eq!(length(2, "P3M").as_deref(), Some("P6M"));
    }

    #[test]
    fn hijri_dates_name_the_calendar_that_was_used() {
        // 1 Muharram 1447 was 26 June 2025 by Umm al-Qura and 27 June by the tabular calendar
        // with the epoch of Friday.
        let slot = DateSlot {
            year: Some(1447),
            month: Some(1),
            day: Some(1),
            hijri: true,
            ..DateSlot::default()
        };
        let found = readings(slot);
        assert_eq!(found[0].date, Some(day(2025, 6, 26)));
        assert_eq!(found[0].rule, "hijri-umm-al-qura");
        assert!(found.iter().skip(1).all(|reading| reading.rule == "hijri-tabular"));
    }
}
