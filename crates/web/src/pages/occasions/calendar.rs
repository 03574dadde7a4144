//! The occasions by month, and as an agenda: what meets when, what is due there, and what is to be
//! reported there.

use actum_model::{Occasion, PartialDate};
use actum_register::OccasionSheet;
use askama::Template;
use axum::extract::State;
use std::collections::BTreeMap;

use super::agenda::Agendas;
use crate::WebState;
use crate::basis::Shower;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::vocabulary::Named;

/// How many months the agenda goes on.
const AGENDA_MONTHS: i32 = 24;

/// Years outside these are mistakes in an address.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2250;

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarTemplate {
    frame: Frame,
    month: String,
    month_value: String,
    previous: String,
    next: String,
    this: String,
    weekdays: Vec<Words>,
    weeks: Vec<Vec<Day>>,
    /// What takes place in the month without a day of its own.
    undated: Vec<Meeting>,
    agenda: Vec<MonthOfAgenda>,
}

/// A day of the grid.
struct Day {
    number: u8,
    /// For machines and screen readers.
    date: String,
    words: String,
    inside: bool,
    today: bool,
    meetings: Vec<Meeting>,
    due: u64,
    due_href: String,
}

/// A meeting, on one of its days or in the agenda.
struct Meeting {
    name: String,
    body: String,
    kind: Words,
    when: Option<String>,
    place: Option<String>,
    cancelled: bool,
    /// Whether it began on an earlier day.
    goes_on: bool,
    due: u64,
    due_href: String,
    to_report: u64,
    agenda_href: String,
}

/// The meetings that begin in one month.
struct MonthOfAgenda {
    words: String,
    meetings: Vec<Meeting>,
}

/// `GET /occasions/calendar?month=2026-11`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

/// A month, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month(i32);

impl Month {
    fn of(date: PartialDate) -> Self {
        let (year, month, _) = date.start().last_day();
        Self(i32::from(year) * 12 + i32::from(month) - 1)
    }

    fn date(self) -> PartialDate {
        let year = i16::try_from(self.0.div_euclid(12)).unwrap_or(i16::MAX);
        let month = u8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1);
        PartialDate::month(year, month).unwrap_or_else(|| PartialDate::year(year))
    }

    fn href(self) -> String {
        format!("/occasions/calendar?month={}", self.date())
    }
}

/// 0 for Monday (ISO 8601). The rule of Zeller, with January and February as months of the year
/// before.
fn weekday(date: PartialDate) -> usize {
    let (year, month, day) = date.start().last_day();
    let (mut year, mut month) = (i32::from(year), i32::from(month));
    if month < 3 {
        (year, month) = (year - 1, month + 12);
    }
    let saturday_is_0 = (i32::from(day) + 13 * (month + 1) / 5 + year + year.div_euclid(4)
        - year.div_euclid(100)
        + year.div_euclid(400))
    .rem_euclid(7);
    usize::try_from((saturday_is_0 + 5).rem_euclid(7)).unwrap_or(0)
}

async fn build(state: &WebState, reader: &Reader) -> Result<CalendarTemplate, PageError> {
    let frame = Frame::new(reader, Section::Occasions);
    let today = state.present().map(|present| present.today);
    let this = today.map_or(Month(2026 * 12), Month::of);
    let month = reader
        .parameter("month")
        .and_then(|month| month.parse::<PartialDate>().ok())
        .map(Month::of)
        .filter(|month| YEARS.contains(&month.0.div_euclid(12)))
        .unwrap_or(this);
    let mut sheets = state.register().occasions().await?;
    if sheets.is_empty() {
        let occasions = state.packs().occasions.iter().cloned();
        sheets = occasions.map(|occasion| OccasionSheet { occasion, due: Vec::new() }).collect();
    }
    // A study period is no meeting: it would stand on every day of four years.
    sheets.retain(|sheet| sheet.occasion.kind != actum_model::OccasionKind::StudyPeriod);
    let near = |sheet: &&OccasionSheet| {
        let from = sheet.occasion.period.from.map(|from| Month::of(from.end()));
        from.is_some_and(|from| from >= month && from.0 < month.0 + AGENDA_MONTHS)
    };
    let bodies = sheets.iter().filter(near).map(|sheet| sheet.occasion.body.clone()).collect();
    let agendas = Agendas::of(state, &sheets, &bodies).await?;
    let shower = Shower { state, frame: &frame, language: None };
    let meeting = |sheet: &OccasionSheet, goes_on| meeting(sheet, goes_on, &agendas, &shower);
    let days_due = days_due(state, month).await?;

    let first = month.date().start();
    let mut weeks = Vec::new();
    let mut day = first.plus_days(-i32::try_from(weekday(first)).unwrap_or(0));
    while Month::of(day) <= month || weeks.is_empty() {
        let mut week = Vec::new();
        for _ in 0..7 {
            let on_this_day = sheets.iter().filter(|sheet| takes_place(&sheet.occasion, day));
            let (_, _, number) = day.last_day();
            let date = day.to_string();
            week.push(Day {
                number,
                words: frame.date(day),
                inside: Month::of(day) == month,
                today: Some(day) == today,
                meetings: on_this_day
                    .map(|sheet| meeting(sheet, sheet.occasion.period.from != Some(day)))
                    .collect(),
                due: days_due.get(&date).copied().unwrap_or(0),
                due_href: link::with_query(link::REGISTER, [("due", date.as_str())]),
                date,
            });
            day = day.plus_days(1);
        }
        weeks.push(week);
    }
    let undated = sheets
        .iter()
        .filter(|sheet| {
            let from = sheet.occasion.period.from;
            from.is_some_and(|from| from.day_number().is_none() && Month::of(from) == month)
                && from.is_some_and(|from| from.month_number().is_some())
        })
        .map(|sheet| meeting(sheet, false))
        .collect();
    let agenda = agenda(&sheets, month, &frame, meeting);
    Ok(CalendarTemplate {
        month: frame.date(month.date()),
        month_value: month.date().to_string(),
        previous: Month(month.0 - 1).href(),
        next: Month(month.0 + 1).href(),
        this: this.href(),
        weekdays: (1..=7).map(|number| frame.t(&format!("weekday-short-{number}"))).collect(),
        weeks,
        undated,
        agenda,
        frame,
    })
}

/// Whether an occasion whose days are known takes place on a day.
fn takes_place(occasion: &Occasion, day: PartialDate) -> bool {
    let Some(from) = occasion.period.from.filter(|from| from.day_number().is_some()) else {
        return false;
    };
    let to = occasion.period.to.filter(|to| to.day_number().is_some()).unwrap_or(from);
    from <= day && day <= to
}

/// How many items are due on each day of a month, by day.
async fn days_due(state: &WebState, month: Month) -> Result<BTreeMap<String, u64>, PageError> {
    let query = actum_register::ItemQuery {
        due: vec![actum_register::DueFilter::Date(month.date())],
        facets: actum_register::FacetCounts::LeftOut,
        limit: Some(2000),
        ..actum_register::ItemQuery::default()
    };
    let found = state.register().items(&query).await?;
    let mut days = BTreeMap::new();
    for day in found.items.iter().filter_map(|item| item.schedule.day()) {
        *days.entry(day.to_string()).or_insert(0) += 1;
    }
    Ok(days)
}

/// The meetings of the months to come, those without anything to do at them too.
fn agenda(
    sheets: &[OccasionSheet],
    month: Month,
    frame: &Frame,
    meeting: impl Fn(&OccasionSheet, bool) -> Meeting,
) -> Vec<MonthOfAgenda> {
    let mut months: BTreeMap<(Month, bool), Vec<(PartialDate, Meeting)>> = BTreeMap::new();
    for sheet in sheets {
        let Some(from) = sheet.occasion.period.from else { continue };
        // What is known by its year alone stands behind the months of that year.
        let whole_year = from.month_number().is_none();
        let begins = Month::of(if whole_year { from.end() } else { from });
        if begins >= month && begins.0 < month.0 + AGENDA_MONTHS {
            months.entry((begins, whole_year)).or_default().push((from, meeting(sheet, false)));
        }
    }
    months
        .into_iter()
        .map(|((month, whole_year), mut meetings)| {
            meetings.sort_by(|one, other| (one.0, &one.1.name).cmp(&(other.0, &other.1.name)));
            let date = month.date();
            let date = if whole_year { PartialDate::year(date.year_number()) } else { date };
            MonthOfAgenda {
                words: frame.date(date),
                meetings: meetings.into_iter().map(|(_, meeting)| meeting).collect(),
            }
        })
        .collect()
}

fn meeting(
    sheet: &OccasionSheet,
    goes_on: bool,
    agendas: &Agendas,
    shower: &Shower<'_>,
) -> Meeting {
    let occasion = &sheet.occasion;
    let frame = shower.frame;
    let place = occasion.place.get(&frame.language()).or_else(|| occasion.place.values().next());
    let mut due: Vec<_> = sheet.due.iter().filter(|due| due.reading == 0).collect();
    due.dedup_by(|one, other| one.item == other.item);
    Meeting {
        name: occasion.display_name(frame.language()).to_owned(),
        body: shower.body_name(&occasion.body).0,
        kind: frame.t(&occasion.kind.message()),
        when: frame.messages().period(occasion.period),
        place: place.cloned(),
        cancelled: occasion.cancelled,
        goes_on,
        due: due.len() as u64,
        due_href: link::with_query(link::REGISTER, [("due", occasion.id.as_str())]),
        to_report: agendas.at(occasion).len() as u64,
        agenda_href: super::agenda::href(&occasion.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week() {
        for (date, expected) in [
            ("2026-11-23", 0),
            ("2028-02-29", 1),
            ("2000-01-01", 5),
            ("1900-03-01", 3),
            ("2027-01-31", 6),
        ] {
            let date: PartialDate = date.parse().expect("a day");
            assert_eq!(weekday(date), expected, "{date}");
        }
    }

    #[test]
    fn months_are_counted_over_years() {
        let month = Month::of("2026-12-31".parse().expect("a day"));
        assert_eq!(Month(month.0 + 1).date().to_string(), "2027-01");
        assert_eq!(Month(month.0 - 12).href(), "/occasions/calendar?month=2025-12");
    }
}
