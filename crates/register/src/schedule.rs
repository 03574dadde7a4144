//! On which days an item is due, worked out from its due expressions, the occasions and the rules
//! of procedure. Pure: the same values give the same days, today and when events are replayed.

use std::collections::BTreeMap;

use actum_model::{
    Due, DueReading, DueRelation, Duty, Goal, Item, Occasion, OccasionId, PartialDate,
    ProcedureRule, Schedule, ScheduledDay,
};
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// What days are worked out from.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    /// Every occasion.
    pub(crate) occasions: BTreeMap<OccasionId, Occasion>,
    /// Every rule of procedure, by id.
    pub(crate) procedures: Vec<ProcedureRule>,
}

/// When and at which occasion a text was adopted, as far as it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Adopted {
    pub(crate) occasion: Option<OccasionId>,
    pub(crate) on: Option<PartialDate>,
}

/// The rule by which "the next session" is the first one after the text was adopted, where no rule
/// of procedure says more.
const FIRST_SESSION: &str = "first-session-after-adoption";

/// Most goals counted through; a register lives some decades.
const MOST_GOALS: usize = 2000;

/// The schedule of `item`: days that were worked out before stay as they are, new ones are worked
/// out. The days before are those that `item` comes with.
pub(crate) fn settled(item: &Item, calendar: &Calendar, adopted: &Adopted) -> Schedule {
    let mut days = worked_out(item, calendar, adopted);
    for day in &mut days {
        let before = item.schedule.days.iter().find(|before| before.form == day.form);
        if let Some(before) = before {
            *day = ScheduledDay { due: day.due, reading: day.reading, ..before.clone() };
        }
    }
    let goals_since = item.schedule.goals_since;
    Schedule { days, goals_since, goal: goal(item, goals_since) }
}

/// Whether working out the days of `item` takes knowledge of occasions.
pub(crate) fn hangs_on_occasions(item: &Item) -> bool {
    let mut readings = item.commitment.due.iter().flat_map(|due| &due.value.readings);
    readings.any(|reading| reading.occasion.is_some() || reading.next_session().is_some())
}

/// Every day of `item` as occasions and rules now give it.
pub(crate) fn worked_out(item: &Item, calendar: &Calendar, adopted: &Adopted) -> Vec<ScheduledDay> {
    let mut days = Vec::new();
    for (due_place, due) in (0..).zip(&item.commitment.due) {
        for (place, reading) in (0..).zip(&due.value.readings) {
            let found = day(&due.value, reading, item, calendar, adopted);
            days.extend(found.map(|found| ScheduledDay {
                due: due_place,
                reading: place,
                form: form(&due.value, reading),
                ..found
            }));
        }
    }
    days
}

/// A reading in one form, whatever its place: `before wtsa-28-P4W`.
pub(crate) fn form(due: &Due, reading: &DueReading) -> String {
    let alone = Due { readings: vec![reading.clone()], ..due.clone() };
    format!("{} {}", relation_name(due.relation), alone.normal_form().norm)
}

fn relation_name(relation: DueRelation) -> &'static str {
    match relation {
        DueRelation::At => "at",
        DueRelation::By => "by",
        DueRelation::Before => "before",
        DueRelation::During => "during",
        DueRelation::After => "after",
        DueRelation::From => "from",
    }
}

fn day(
    due: &Due,
    reading: &DueReading,
    item: &Item,
    calendar: &Calendar,
    adopted: &Adopted,
) -> Option<ScheduledDay> {
    let (occasion, mut rule) = match &reading.occasion {
        Some(id) => (calendar.occasions.get(id), None),
        None => calendar.next_session(reading, adopted).unzip(),
    };
    if occasion.is_some_and(|occasion| occasion.cancelled) {
        return None;
    }
    // The register's own occasion comes before the date that the reader of the text took from its
    // packs: meetings move.
    let base = occasion.and_then(|occasion| edge(due.relation, occasion)).or(reading.date)?;
    let backward = matches!(
        due.relation,
        DueRelation::By | DueRelation::Before | DueRelation::At | DueRelation::During
    );
    let latest = match &due.offset {
        Some(offset) => moved(base.end(), offset, backward)?,
        None => {
            let notice = occasion
                .filter(|_| backward && due.relation != DueRelation::During)
                .and_then(|occasion| calendar.notice(occasion, item));
            match notice {
                Some((procedure, before)) => {
                    rule = Some(procedure.id.clone());
                    moved(base.end(), before, true)?
                }
                None => base.end(),
            }
        }
    };
    Some(ScheduledDay {
        due: 0,
        reading: 0,
        form: String::new(),
        on: latest.as_precise_as(base),
        latest,
        occasion: occasion.map(|occasion| occasion.id.clone()),
        rule,
    })
}

/// The end of an occasion that counts.
///
/// What is to be done *during* or *after* a stretch of time is due at its end. Anything else is due
/// when the occasion begins: a report to an assembly serves nobody once it is over.
fn edge(relation: DueRelation, occasion: &Occasion) -> Option<PartialDate> {
    let period = occasion.period;
    match relation {
        DueRelation::During | DueRelation::After => period.to.or(period.from),
        DueRelation::At | DueRelation::By | DueRelation::Before | DueRelation::From => {
            period.from.or(period.to)
        }
    }
}

impl Calendar {
    /// The session that "the next one" of a body means, once the register knows it: the first that
    /// begins after the text was adopted. With the rule that says so.
    fn next_session(&self, reading: &DueReading, adopted: &Adopted) -> Option<(&Occasion, String)> {
        reading.next_session()?;
        let body = reading.body.as_ref()?;
        let adopting = adopted.occasion.as_ref().and_then(|id| self.occasions.get(id));
        let after = adopting
            .and_then(|occasion| occasion.period.to.or(occasion.period.from))
            .or(adopted.on)?
            .end();
        let first = self
            .occasions
            .values()
            .filter(|occasion| occasion.body == *body && !occasion.cancelled)
            .filter_map(|occasion| Some((occasion.period.from?.start(), &occasion.id, occasion)))
            .filter(|(from, _, _)| *from > after)
            .min_by_key(|(from, id, _)| (*from, *id))?
            .2;
        let says_so = self.procedures.iter().find(|rule| {
            rule.series.contains(&first.series)
                && rule.first_after.is_some()
                && rule.first_after.as_ref() == adopting.map(|occasion| &occasion.series)
        });
        Some((first, says_so.map_or(FIRST_SESSION, |rule| rule.id.as_str()).to_owned()))
    }

    /// The longest notice that a rule asks for, for what `item` is carried out with.
    fn notice(&self, occasion: &Occasion, item: &Item) -> Option<(&ProcedureRule, &str)> {
        let instrument = item.commitment.instruments.first().map(|one| one.value);
        self.procedures
            .iter()
            .filter(|rule| rule.series.contains(&occasion.series))
            .filter(|rule| {
                rule.instruments.is_empty()
                    || instrument.is_some_and(|instrument| rule.instruments.contains(&instrument))
            })
            .filter_map(|rule| Some((rule, rule.before.as_deref()?)))
            .filter_map(|(rule, before)| Some((days(before)?, rule, before)))
            .max_by(|left, right| left.0.cmp(&right.0).then(right.1.id.cmp(&left.1.id)))
            .map(|(_, rule, before)| (rule, before))
    }
}

/// About how many days a length of time is, for comparing lengths.
fn days(length: &str) -> Option<i64> {
    let start = Date::constant(2000, 1, 1);
    let end = start.checked_add(length.parse::<Span>().ok()?).ok()?;
    Some(i64::from((end - start).get_days()))
}

/// A day so much earlier or later.
fn moved(day: PartialDate, length: &str, backward: bool) -> Option<PartialDate> {
    let span: Span = length.parse().ok()?;
    let day = civil(day)?;
    let moved = if backward { day.checked_sub(span) } else { day.checked_add(span) };
    partial(moved.ok()?)
}

fn civil(day: PartialDate) -> Option<Date> {
    let month = i8::try_from(day.month_number()?).ok()?;
    Date::new(day.year_number(), month, i8::try_from(day.day_number()?).ok()?).ok()
}

fn partial(day: Date) -> Option<PartialDate> {
    PartialDate::day(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

/// The day of a moment in UTC.
pub(crate) fn day_of(at: &str) -> Option<PartialDate> {
    at.split('T').next()?.parse().ok()
}

/// The first goal of a duty that goes on which no accepted claim says was met. Periods are those
/// of the calendar (years, half-years, quarters, months); other lengths count from the day on which
/// the duty was set, and their goals are named by the last day.
pub(crate) fn goal(item: &Item, since: Option<PartialDate>) -> Option<Goal> {
    let (Duty::Ongoing { every } | Duty::Recurring { every }) = &item.follow_up.duty else {
        return None;
    };
    let met: Vec<String> = item.follow_up.periods_met.keys().map(|key| plain(key)).collect();
    let since = civil(since?.start())?;
    let mut start = since;
    for _ in 0..MOST_GOALS {
        let (period, end) = period_of(every, start)?;
        if !met.contains(&plain(&period)) {
            return Some(Goal { period, day: partial(end)? });
        }
        start = end.tomorrow().ok()?;
    }
    None
}

/// Name and last day of the period that holds `day`.
fn period_of(every: &str, day: Date) -> Option<(String, Date)> {
    let span: Span = every.parse().ok()?;
    let months = i32::from(span.get_years()) * 12 + span.get_months();
    let calendar = months > 0 && 12 % months == 0 && span.get_weeks() == 0 && span.get_days() == 0;
    if !calendar {
        let end = day.checked_add(span).ok()?.yesterday().ok()?;
        return Some((end.to_string(), end));
    }
    let number = (i32::from(day.month()) - 1) / months;
    let first = Date::new(day.year(), i8::try_from(number * months + 1).ok()?, 1).ok()?;
    let end = first.checked_add(months.months()).ok()?.yesterday().ok()?;
    let year = day.year();
    let name = match months {
        12 => format!("{year}"),
        6 => format!("{year}-H{}", number + 1),
        3 => format!("{year}-Q{}", number + 1),
        1 => format!("{year}-{:02}", number + 1),
        _ => end.to_string(),
    };
    Some((name, end))
}

/// A period's name without what people write in one way or another.
fn plain(period: &str) -> String {
    period.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(written: &str) -> PartialDate {
        written.parse().expect("a date")
    }

    #[test]
    fn lengths_go_back_and_forth_over_the_ends_of_months() {
        let cases = [
            ("2028-03-31", "P1M", true, "2028-02-29"),
            ("2027-05-31", "P4W", true, "2027-05-03"),
            ("2027-01-05", "P12D", true, "2026-12-24"),
            ("2027-12-31", "P3M", false, "2028-03-31"),
        ];
        for (from, length, backward, to) in cases {
            assert_eq!(moved(date(from), length, backward), Some(date(to)), "{from} {length}");
        }
        assert_eq!(moved(date("2027-05"), "P1D", true), None, "a month is no day");
        assert_eq!(moved(date("2027-05-01"), "soon", true), None);
    }

    #[test]
    fn periods_are_those_of_the_calendar() {
        let cases = [
            ("P1Y", "2026-05-14", "2026", "2026-12-31"),
            ("P12M", "2026-05-14", "2026", "2026-12-31"),
            ("P6M", "2026-05-14", "2026-H1", "2026-06-30"),
            ("P6M", "2026-07-01", "2026-H2", "2026-12-31"),
            ("P3M", "2026-12-31", "2026-Q4", "2026-12-31"),
            ("P1M", "2028-02-01", "2028-02", "2028-02-29"),
            ("P2Y", "2026-05-14", "2028-05-13", "2028-05-13"),
            ("P2W", "2026-05-14", "2026-05-27", "2026-05-27"),
        ];
        for (every, day, name, end) in cases {
            let day = civil(date(day)).expect("a day");
            let (found, last) = period_of(every, day).expect("a period");
            assert_eq!((found.as_str(), partial(last)), (name, Some(date(end))), "{every}");
        }
        assert_eq!(period_of("often", Date::constant(2026, 1, 1)), None);
    }

    #[test]
    fn names_of_periods_are_compared_by_letters_and_digits() {
        assert_eq!(plain("2026 H1"), plain("2026-h1"));
        assert_ne!(plain("2026-H1"), plain("2026-H2"));
    }
}
