//! Times: how they are written, and what they mean.

mod calendar;
mod matcher;
mod memory;
mod numbers;
mod pattern;
mod sessions;
mod shortlist;
mod slots;
mod vocabulary;

use actum_model::{
    BodyId, Due, DueKind, DueReading, DueRelation, Occasion, OccasionId, OccasionKind, PartialDate,
};
use actum_pack::{TimeMeaning, TimePattern};

pub(crate) use matcher::{TimeGrammar, check};

use crate::context::Context;
use crate::lexicon::Meaning;
use crate::scan::Scan;
use crate::words::{begins_word, trimmed};
use matcher::Found;
use slots::SeriesSlot;

/// A time found in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TimeHit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) due: Due,
    /// The body that meets, when the time is one of its meetings: it can be reported to.
    pub(crate) meeting_of: Option<BodyId>,
    pub(crate) confidence: f32,
}

/// All times in the text from left to right, none inside another.
pub(crate) fn find_times(scan: &Scan<'_>) -> Vec<TimeHit> {
    let found = scan.lexicon.time.find(scan);
    let mut times: Vec<TimeHit> = Vec::new();
    for one in &found {
        let (start, end) = trimmed(scan.text, one.start, one.end, &[]);
        if start < end && !scan.is_quoted(start) {
            let meaning = scan.lexicon.time.tables.patterns[one.pattern].meaning;
            if meaning == TimeMeaning::Same {
                let same = same_session(scan, &times, start, end);
                times.extend(same);
            } else {
                times.extend(resolved(scan, one, start, end));
            }
        }
    }
    for time in named_occasions(scan) {
        let taken = found.iter().any(|one| one.start <= time.start && time.start < one.end);
        if !taken {
            times.push(time);
        }
    }
    times.sort_by_key(|time| (time.start, usize::MAX - time.end));
    let mut end = 0;
    times.retain(|time| {
        let free = time.start >= end;
        if free {
            end = time.end;
        }
        free
    });
    times
}

/// "at that session": the session named last in the same provision.
fn same_session(scan: &Scan<'_>, times: &[TimeHit], start: usize, end: usize) -> Option<TimeHit> {
    let earlier = times
        .iter()
        .rev()
        .find(|time| time.due.kind == DueKind::Occasion && !time.due.readings.is_empty())?;
    let mut time = earlier.clone();
    (time.start, time.end) = (start, end);
    time.due.relation = DueRelation::At;
    time.due.offset = None;
    time.due.written = scan.text[start..end].to_owned();
    for reading in &mut time.due.readings {
        "session-named-before".clone_into(&mut reading.rule);
    }
    time.confidence = 0.8;
    Some(time)
}

/// Occasions named by their own name without a word that says how the act stands to them, unless
/// they lie in the past.
fn named_occasions<'s>(scan: &'s Scan<'_>) -> impl Iterator<Item = TimeHit> + 's {
    (0..scan.hits.len()).filter_map(|index| {
        let hit = &scan.hits[index];
        let occasion = occasion_of(scan, index)?;
        is_ahead(scan.context, occasion).then(|| TimeHit {
            start: hit.range.start,
            end: hit.range.end,
            due: Due {
                kind: kind_of(occasion),
                relation: if occasion.kind == OccasionKind::StudyPeriod {
                    DueRelation::During
                } else {
                    DueRelation::At
                },
                written: scan.text[hit.range.clone()].to_owned(),
                offset: None,
                readings: vec![sessions::of_occasion(occasion, "occasion-named")],
            },
            meeting_of: meeting_of(occasion),
            confidence: 0.95,
        })
    })
}

fn occasion_of<'a>(scan: &Scan<'a>, index: usize) -> Option<&'a Occasion> {
    scan.hits.get(index)?.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Occasion(index) => scan.context.packs.occasions.get(*index as usize),
        _ => None,
    })
}

fn meeting_of(occasion: &Occasion) -> Option<BodyId> {
    (occasion.kind != OccasionKind::StudyPeriod).then(|| occasion.body.clone())
}

fn is_ahead(context: &Context<'_>, occasion: &Occasion) -> bool {
    let adopting = context.adopting.is_some_and(|adopting| adopting.id == occasion.id);
    !adopting
        && match (context.date, occasion.period.to.or(occasion.period.from)) {
            (Some(adopted), Some(held)) => held.last_day() > adopted.last_day(),
            _ => true,
        }
}

fn kind_of(occasion: &Occasion) -> DueKind {
    match occasion.kind {
        OccasionKind::StudyPeriod => DueKind::Period,
        OccasionKind::Assembly | OccasionKind::Meeting => DueKind::Occasion,
    }
}

/// The times that one match stands for: several when it lists several dates or sessions.
fn resolved(scan: &Scan<'_>, found: &Found, start: usize, end: usize) -> Vec<TimeHit> {
    let pattern = &scan.lexicon.time.tables.patterns[found.pattern];
    let slots = &found.slots;
    let unit = slots.unit.and_then(|unit| scan.lexicon.time.tables.units.get(usize::from(unit)));
    let unit = unit.map(|unit| unit.length.as_str());
    let length = unit.and_then(|unit| calendar::length(slots.number.unwrap_or(1), unit));
    let offset = match pattern.meaning {
        TimeMeaning::Calendar | TimeMeaning::Named | TimeMeaning::Session | TimeMeaning::Next => {
            length.clone()
        }
        _ => None,
    };
    let hit =
        |start: usize, end: usize, readings: Vec<DueReading>, meeting: Option<BodyId>| TimeHit {
            start,
            end,
            due: Due {
                kind: pattern.kind,
                relation: slots.relation.unwrap_or(pattern.relation),
                written: scan.text[start..end].to_owned(),
                offset: offset.clone(),
                readings,
            },
            meeting_of: meeting,
            confidence: 0.9,
        };
    let whole = |readings: Vec<DueReading>, meeting: Option<BodyId>| {
        vec![hit(start, end, readings, meeting)]
    };
    match pattern.meaning {
        TimeMeaning::Nothing | TimeMeaning::Same => Vec::new(),
        TimeMeaning::Open => whole(Vec::new(), None),
        TimeMeaning::Calendar => {
            if tells(scan, start) && !is_coming(scan.context, found) {
                return Vec::new();
            }
            let mut times: Vec<TimeHit> = Vec::new();
            for (index, date) in slots.dates.iter().enumerate() {
                let from = if index == 0 { start } else { date.start };
                let to = if index + 1 == slots.dates.len() { end } else { date.end };
                times.push(hit(from.min(to), to, calendar::readings(*date), None));
            }
            // A Hijri date with its Gregorian equivalent is one date.
            if slots.dates.len() == 2 && slots.dates[0].hijri != slots.dates[1].hijri {
                let index = usize::from(slots.dates[0].hijri);
                times = whole(calendar::readings(slots.dates[index]), None);
            }
            times
        }
        TimeMeaning::Span => {
            if tells(scan, start) && !is_coming(scan.context, found) {
                return Vec::new();
            }
            whole(span(found).into_iter().collect(), None)
        }
        TimeMeaning::Running => whole(running(scan.context, unit), None),
        TimeMeaning::Named => {
            let Some(occasion) = slots.occasion.and_then(|index| occasion_of(scan, index)) else {
                return Vec::new();
            };
            if !is_ahead(scan.context, occasion) {
                return Vec::new();
            }
            let mut times = whole(
                vec![sessions::of_occasion(occasion, "occasion-named")],
                meeting_of(occasion),
            );
            for time in &mut times {
                time.due.kind = kind_of(occasion);
                time.confidence = 0.95;
            }
            times
        }
        TimeMeaning::Session => sessions_in(scan, found, start, end, &hit),
        TimeMeaning::Next => {
            let (readings, meeting) = next(scan, found, start);
            whole(readings, meeting)
        }
        TimeMeaning::Current => {
            let adopting = scan.context.adopting;
            let readings =
                adopting.map(|occasion| sessions::of_occasion(occasion, "session-under-way"));
            whole(readings.into_iter().collect(), adopting.and_then(meeting_of))
        }
        TimeMeaning::Coming | TimeMeaning::NextPeriod | TimeMeaning::FollowingPeriod => {
            whole(periods(scan.context, pattern.meaning), None)
        }
        TimeMeaning::Recurring => whole(vec![recurrence(scan, pattern, found, length)], None),
        TimeMeaning::Duration => {
            let reading = length.map(|length| interval(length, "duration-written"));
            whole(reading.into_iter().collect(), None)
        }
        TimeMeaning::AfterAdoption => {
            let reading = length.map(|length| DueReading {
                date: scan.context.date.and_then(|date| calendar::after(date, &length)),
                ..interval(length, "counted-from-adoption")
            });
            whole(reading.into_iter().collect(), None)
        }
    }
}

fn interval(interval: String, rule: &str) -> DueReading {
    DueReading { interval: Some(interval), rule: rule.to_owned(), ..DueReading::default() }
}

/// From the first date to the last.
fn span(found: &Found) -> Option<DueReading> {
    let first = found.slots.dates.first().copied()?;
    let last = found.slots.dates.last().copied()?;
    let (from, to) = (calendar::date(first)?, calendar::date(last)?);
    let reading = DueReading { date: Some(to), ..interval(String::new(), "period-written") };
    Some(if from == to {
        DueReading { interval: Some(from.to_string()), ..reading }
    } else {
        DueReading { interval: Some(format!("{from}/{to}")), ..reading }
    })
}

/// The end of the year, decade or other unit that runs when the text is adopted.
fn running(context: &Context<'_>, unit: Option<&str>) -> Vec<DueReading> {
    let Some(adopted) = context.date else { return Vec::new() };
    let year = adopted.year_number();
    let reading = |date: PartialDate, rule: &str| DueReading {
        date: Some(date),
        rule: rule.to_owned(),
        ..DueReading::default()
    };
    match unit {
        Some("P1Y") => vec![reading(PartialDate::year(year), "year-of-adoption")],
        // The decade of the Goals ends in 2030, that of the calendar in 2029.
        Some("P10Y") => {
            let zero = PartialDate::year((year + 9) / 10 * 10);
            let nine = PartialDate::year(year / 10 * 10 + 9);
            vec![reading(zero, "decade-ends-in-zero"), reading(nine, "decade-ends-in-nine")]
        }
        Some("P1M") => {
            let month = adopted.month_number().and_then(|month| PartialDate::month(year, month));
            month.map(|month| reading(month, "month-of-adoption")).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn recurrence(
    scan: &Scan<'_>,
    pattern: &TimePattern,
    found: &Found,
    length: Option<String>,
) -> DueReading {
    let words = found
        .slots
        .recurrence
        .and_then(|index| scan.lexicon.time.tables.recurrences.get(usize::from(index)));
    let repeating = words
        .map(|words| words.interval.clone())
        .or_else(|| pattern.interval.clone())
        .or_else(|| length.map(|length| format!("R/{length}")))
        .unwrap_or_else(|| "R".to_owned());
    interval(repeating, "recurrence")
}

/// The sessions of a list of numbers, or that of a year.
fn sessions_in(
    scan: &Scan<'_>,
    found: &Found,
    start: usize,
    end: usize,
    hit: &dyn Fn(usize, usize, Vec<DueReading>, Option<BodyId>) -> TimeHit,
) -> Vec<TimeHit> {
    let slots = &found.slots;
    let owners = sessions::owners(scan, start, slots.body);
    if slots.ordinals.is_empty() {
        let year = slots.dates.first().and_then(|date| i16::try_from(date.year?).ok());
        let Some(year) = year else { return Vec::new() };
        let (readings, meeting) = sessions::of_year(scan.context, &owners, year);
        return vec![hit(start, end, readings, meeting)];
    }
    let told = tells(scan, start);
    let mut from = start;
    let mut times = Vec::new();
    for (index, ordinal) in slots.ordinals.iter().enumerate() {
        let last = index + 1 == slots.ordinals.len();
        let to = if last { end } else { ordinal.end };
        let (readings, meeting) = sessions::numbered(scan.context, &owners, ordinal.number);
        if told && !readings.iter().any(|reading| is_held_later(scan.context, reading)) {
            continue;
        }
        // All numbers of a range stand in the same words.
        let own = if index == 0 { start } else { ordinal.start };
        from = if own < to { own } else { from };
        times.push(hit(from, to, readings, meeting));
    }
    times
}

/// Whether the session begins after the text was adopted.
fn is_held_later(context: &Context<'_>, reading: &DueReading) -> bool {
    let occasion = reading.occasion.as_ref().and_then(|id| context.packs.occasion(id));
    let begins = occasion.and_then(|occasion| occasion.period.from);
    match (begins, context.date) {
        (Some(begins), Some(adopted)) => begins.last_day() > adopted.last_day(),
        _ => false,
    }
}

/// "The next assembly", "its next session", "the next WTSA in 2028".
fn next(scan: &Scan<'_>, found: &Found, start: usize) -> (Vec<DueReading>, Option<BodyId>) {
    let context = scan.context;
    let packs = context.packs;
    let series = match found.slots.series {
        // "of the Council" tells whose session it is.
        Some(SeriesSlot::Words(_)) if found.slots.body.is_some() => None,
        Some(SeriesSlot::Words(index)) => {
            sessions::series_named(context, scan.lexicon, index).map(|series| (series, None))
        }
        Some(SeriesSlot::Body(index)) => sessions::body_of(scan, index).map(|body| {
            let series = packs.series_of_body(&body);
            (series.map_or_else(String::new, |series| series.id.clone()), Some(body))
        }),
        None => None,
    };
    let year = found.slots.dates.first().and_then(|date| i16::try_from(date.year?).ok());
    let (readings, meeting) = match series {
        Some((series, body)) => match sessions::next_in(context, &series) {
            Some(occasion) => {
                (vec![sessions::of_occasion(occasion, "next-in-series")], meeting_of(occasion))
            }
            None => {
                let of_series = packs.occasion_series(&series).and_then(|series| {
                    (series.kind != OccasionKind::StudyPeriod).then(|| series.body.clone())
                });
                let body = body.or(of_series);
                let reading = body.clone().map(|body| DueReading {
                    body: Some(body),
                    rule: "next-session-of-body".to_owned(),
                    ..DueReading::default()
                });
                (reading.into_iter().collect(), body)
            }
        },
        None => sessions::next(context, &sessions::owners(scan, start, found.slots.body)),
    };
    let Some(year) = year else { return (readings, meeting) };
    let agrees = readings.iter().any(|reading| {
        let held = reading.occasion.as_ref().and_then(|id| packs.occasion(id));
        held.and_then(|held| held.period.from).is_some_and(|from| from.year_number() == year)
    });
    if agrees {
        return (readings, meeting);
    }
    let reading = DueReading {
        body: meeting.clone(),
        date: Some(PartialDate::year(year)),
        rule: "year-written".to_owned(),
        ..DueReading::default()
    };
    (vec![reading], meeting)
}

/// The study periods that the words may mean.
fn periods(context: &Context<'_>, meaning: TimeMeaning) -> Vec<DueReading> {
    let coming = sessions::coming_period(context);
    let after = coming.and_then(|period| context.packs.next_in_series(&period.id));
    let reading = |period: Option<&Occasion>, rule: &str| {
        period.map(|period| sessions::of_occasion(period, rule))
    };
    let readings = match meaning {
        TimeMeaning::FollowingPeriod => [
            reading(after, "preparing-means-the-one-after"),
            reading(coming, "next-is-the-one-that-begins"),
        ],
        // The period that begins now is "next" while the assembly still sits.
        TimeMeaning::NextPeriod => [
            reading(coming, "next-is-the-one-that-begins"),
            reading(after, "next-is-the-one-after"),
        ],
        _ => [reading(coming, "period-that-begins"), None],
    };
    readings.into_iter().flatten().collect()
}

/// Whether the words before `place` tell what happened: "adopted at", "held in Geneva in".
fn tells(scan: &Scan<'_>, place: usize) -> bool {
    let grammar = &scan.lexicon.time;
    let text = scan.text;
    let mut start = place;
    for _ in 0..5 {
        let before = text[..start].trim_end();
        if before.ends_with([',', ';', '.', ':', '،', '؛', '，', '；', '。', '：']) {
            return false;
        }
        let spaced = grammar.vocabulary.spaced;
        let Some((word, _)) =
            before.char_indices().rev().find(|(index, _)| !spaced || begins_word(before, *index))
        else {
            return false;
        };
        start = word;
        if grammar.class_at(grammar.past, text, start).is_some_and(|end| end <= place) {
            // "be completed by", "on the progress made to": what is still to come.
            let before = text[..start].trim_end();
            let word = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
            let pending = grammar.class_at(grammar.pending, text, word);
            return pending.is_none_or(|end| end < before.len());
        }
        if start == 0 {
            return false;
        }
    }
    false
}

/// Whether the date of adoption shows that the dates read are still to come.
fn is_coming(context: &Context<'_>, found: &Found) -> bool {
    let Some(adopted) = context.date else { return false };
    let date = found.slots.dates.first().copied().and_then(calendar::date);
    date.is_some_and(|date| {
        (date.year_number(), date.last_day()) > (adopted.year_number(), adopted.last_day())
            && date.year_number() > adopted.year_number()
    })
}

/// Whether the time lies before the text that holds it: it tells what was, and is not due.
pub(crate) fn is_past(context: &Context<'_>, due: &Due) -> bool {
    let Some(adopted) = context.date else { return false };
    let past = |reading: &DueReading| {
        let counted = match due.kind {
            DueKind::Date => reading.occasion.is_none(),
            DueKind::Occasion => reading.number.is_some() || reading.occasion.is_none(),
            DueKind::Period => reading.occasion.is_none() && reading.date.is_some(),
            DueKind::Ongoing | DueKind::Recurring | DueKind::Urgent => false,
        };
        counted && reading.date.is_some_and(|date| date.last_day() < adopted.last_day())
    };
    due.readings.iter().any(past)
}

/// Whether a due expression has several meanings.
pub(crate) fn is_ambiguous(due: &Due) -> bool {
    let mut meanings: Vec<(Option<&OccasionId>, Option<PartialDate>)> =
        due.readings.iter().map(|reading| (reading.occasion.as_ref(), reading.date)).collect();
    meanings.dedup();
    meanings.len() > 1
}
