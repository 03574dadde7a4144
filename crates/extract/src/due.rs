//! Times: how they are written, and what they mean.

use actum_model::{
    BodyId, Due, DueKind, DueReading, DueRelation, Occasion, OccasionId, OccasionKind, PartialDate,
};
use actum_pack::TimeMeaning;
use regex::Captures;

use crate::context::Context;
use crate::lexicon::{Lexicon, Meaning};
use crate::scan::Scan;

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
    let lexicon = scan.lexicon;
    let mut found: Vec<TimeHit> = Vec::new();
    for (regex, index) in lexicon.times.matching(scan.text) {
        let pattern = &lexicon.tables.times[*index];
        for captures in regex.captures_iter(scan.text) {
            let Some(whole) = captures.get(0) else { continue };
            let (start, end) = crate::words::trimmed(scan.text, whole.start(), whole.end(), &[]);
            if start == end || scan.is_quoted(start) {
                continue;
            }
            let (readings, meeting_of) = resolve(scan.context, lexicon, pattern, &captures);
            found.push(TimeHit {
                start,
                end,
                due: Due {
                    kind: pattern.kind,
                    relation: pattern.relation,
                    written: scan.text[start..end].to_owned(),
                    offset: None,
                    readings,
                },
                meeting_of,
                confidence: 0.9,
            });
        }
    }
    found.extend(named_occasions(scan));
    found.sort_by_key(|time| (time.start, usize::MAX - time.end));
    let mut kept: Vec<TimeHit> = Vec::new();
    for time in found {
        if kept.last().is_none_or(|last| time.start >= last.end) {
            kept.push(time);
        }
    }
    kept
}

/// Occasions named by their own name, unless they lie in the past.
fn named_occasions<'s>(scan: &'s Scan<'_>) -> impl Iterator<Item = TimeHit> + 's {
    scan.hits.iter().filter_map(|hit| {
        let occasion = hit.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Occasion(index) => scan.context.packs.occasions.get(*index as usize),
            _ => None,
        })?;
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
                readings: vec![reading(occasion, "occasion-named")],
            },
            meeting_of: (occasion.kind != OccasionKind::StudyPeriod).then(|| occasion.body.clone()),
            confidence: 0.95,
        })
    })
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

fn reading(occasion: &Occasion, rule: &str) -> DueReading {
    DueReading {
        occasion: Some(occasion.id.clone()),
        date: occasion.period.to.or(occasion.period.from),
        interval: None,
        rule: rule.to_owned(),
        ..DueReading::default()
    }
}

fn resolve(
    context: &Context<'_>,
    lexicon: &Lexicon,
    pattern: &actum_pack::TimePattern,
    captures: &Captures<'_>,
) -> (Vec<DueReading>, Option<BodyId>) {
    let series =
        captures.name("series").and_then(|words| series_of(context, lexicon, words.as_str()));
    let meeting_of = |occasion: &Occasion| {
        (occasion.kind != OccasionKind::StudyPeriod).then(|| occasion.body.clone())
    };
    let series_body = || {
        let series = context.packs.occasion_series(series.as_deref()?)?;
        (series.kind != OccasionKind::StudyPeriod).then(|| series.body.clone())
    };
    match pattern.meaning {
        TimeMeaning::Calendar => (calendar(lexicon, captures).into_iter().collect(), None),
        TimeMeaning::Next => {
            let next = series.as_deref().and_then(|series| next_in(context, series));
            match next {
                Some(occasion) if agrees_with_year(occasion, captures) => {
                    (vec![reading(occasion, "next-in-series")], meeting_of(occasion))
                }
                _ => {
                    let year = year(captures).map(|year| DueReading {
                        occasion: None,
                        date: Some(PartialDate::year(year)),
                        interval: None,
                        rule: "year-written".to_owned(),
                        ..DueReading::default()
                    });
                    (year.into_iter().collect(), series_body())
                }
            }
        }
        TimeMeaning::Coming | TimeMeaning::Current => {
            let period = coming_period(context);
            (period.map(|period| reading(period, "period-that-begins")).into_iter().collect(), None)
        }
        TimeMeaning::NextPeriod => {
            // The period that begins now is "next" while the assembly still sits.
            let coming = coming_period(context);
            let after = coming.and_then(|period| context.packs.next_in_series(&period.id));
            let mut readings: Vec<DueReading> = coming
                .map(|period| reading(period, "next-is-the-one-that-begins"))
                .into_iter()
                .collect();
            readings.extend(after.map(|period| reading(period, "next-is-the-one-after")));
            (readings, None)
        }
        TimeMeaning::FollowingPeriod => {
            let coming = coming_period(context);
            let after = coming.and_then(|period| context.packs.next_in_series(&period.id));
            let mut readings: Vec<DueReading> = after
                .map(|period| reading(period, "preparing-means-the-one-after"))
                .into_iter()
                .collect();
            readings.extend(coming.map(|period| reading(period, "next-is-the-one-that-begins")));
            (readings, None)
        }
        TimeMeaning::Numbered => {
            let occasion = series.as_deref().and_then(|series| {
                let year = year(captures)?;
                context.packs.occasions_in_year(series, year).next()
            });
            match occasion {
                Some(occasion) => {
                    (vec![reading(occasion, "occasion-of-year")], meeting_of(occasion))
                }
                None => (Vec::new(), series_body()),
            }
        }
        TimeMeaning::Recurring => {
            let written = || Some(format!("R/{}", written_duration(lexicon, captures)?));
            let interval = pattern.interval.clone().or_else(written);
            let readings = interval.map(|interval| DueReading {
                occasion: None,
                date: None,
                interval: Some(interval),
                rule: "recurrence".to_owned(),
                ..DueReading::default()
            });
            (readings.into_iter().collect(), None)
        }
        TimeMeaning::Open => {
            let duration = written_duration(lexicon, captures).map(|duration| DueReading {
                occasion: None,
                date: None,
                interval: Some(duration),
                rule: "duration-written".to_owned(),
                ..DueReading::default()
            });
            (duration.into_iter().collect(), None)
        }
    }
}

/// The series meant by words such as "WTSA", "study period" or "Council session".
fn series_of(context: &Context<'_>, lexicon: &Lexicon, words: &str) -> Option<String> {
    let words = words.trim();
    let same = |known: &String| known.to_lowercase() == words.to_lowercase();
    let named = lexicon
        .tables
        .series
        .iter()
        .filter_map(|series| Some((series, series.words.iter().position(same)?)))
        .map(|(series, _)| series.series.as_str())
        .next();
    match named {
        Some("@adopting") => context.adopting.map(|adopting| adopting.series.clone()),
        Some("@period") => coming_period(context).map(|period| period.series.clone()),
        Some(series) => Some(series.to_owned()),
        None => {
            let body = lexicon.body_named(words).map(|index| &lexicon.bodies[index as usize]);
            let of_body = body.and_then(|body| context.packs.series_of_body(body));
            let generic = || {
                context.packs.series.iter().find(|series| {
                    series
                        .generic
                        .get(&lexicon.language)
                        .is_some_and(|names| names.iter().any(same))
                })
            };
            of_body.or_else(generic).map(|series| series.id.clone())
        }
    }
}

/// The first occasion of `series` after the text was adopted.
fn next_in<'a>(context: &Context<'a>, series: &str) -> Option<&'a Occasion> {
    match context.adopting {
        Some(adopting) if adopting.series == series => context.packs.next_in_series(&adopting.id),
        _ => context.packs.occasions.iter().filter(|occasion| occasion.series == series).find(
            |occasion| match (occasion.period.from, context.date) {
                (Some(from), Some(date)) => from.last_day() > date.last_day(),
                _ => false,
            },
        ),
    }
}

/// The study period that begins with the adopting assembly, or that runs when it meets.
fn coming_period<'a>(context: &Context<'a>) -> Option<&'a Occasion> {
    let adopting = context.adopting?;
    context.packs.period_after(&adopting.id).or_else(|| {
        let date = context.date?;
        let sector = |occasion: &&Occasion| {
            let line = context.packs.ancestors(&adopting.body);
            occasion.body == adopting.body || line.iter().any(|body| body.id == occasion.body)
        };
        context
            .packs
            .occasions
            .iter()
            .filter(|occasion| occasion.kind == OccasionKind::StudyPeriod)
            .filter(sector)
            .find(|occasion| occasion.period.from.is_some_and(|from| from >= date))
    })
}

fn year(captures: &Captures<'_>) -> Option<i16> {
    ascii_digits(captures.name("year")?.as_str()).parse().ok()
}

/// Full-width and Arabic-Indic digits as ASCII ones; everything else as it is.
fn ascii_digits(written: &str) -> String {
    let digit = |letter: char| {
        let zero = match letter {
            '０'..='９' => '０',
            '٠'..='٩' => '٠',
            '۰'..='۹' => '۰',
            _ => return letter,
        };
        char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
    };
    written.chars().map(digit).collect()
}

fn agrees_with_year(occasion: &Occasion, captures: &Captures<'_>) -> bool {
    year(captures)
        .is_none_or(|year| occasion.period.from.is_none_or(|from| from.year_number() == year))
}

fn calendar(lexicon: &Lexicon, captures: &Captures<'_>) -> Option<DueReading> {
    let year = year(captures)?;
    let number = |name: &str| ascii_digits(captures.name(name)?.as_str()).parse::<u8>().ok();
    let named_month = || {
        let name = captures.name("month_name")?.as_str().to_lowercase();
        let months = &lexicon.months;
        let index = months.iter().position(|forms| forms.contains(&name))?;
        u8::try_from(index + 1).ok()
    };
    let month = number("month").or_else(named_month);
    let day = number("day");
    let date = match (month, day) {
        (Some(month), Some(day)) => PartialDate::day(year, month, day),
        (Some(month), None) => PartialDate::month(year, month),
        (None, _) => Some(PartialDate::year(year)),
    }?;
    Some(DueReading {
        occasion: None,
        date: Some(date),
        interval: None,
        rule: "date-written".into(),
        ..DueReading::default()
    })
}

/// `P3Y` from "three years".
fn written_duration(lexicon: &Lexicon, captures: &Captures<'_>) -> Option<String> {
    let syntax = &lexicon.tables.syntax;
    let number = ascii_digits(captures.name("number")?.as_str()).to_lowercase();
    let number = number.parse::<u32>().ok().or_else(|| syntax.numbers.get(&number).copied())?;
    let designator = syntax.units.get(&captures.name("unit")?.as_str().to_lowercase())?;
    Some(format!("P{number}{designator}"))
}

/// Whether a due expression has several meanings.
pub(crate) fn is_ambiguous(due: &Due) -> bool {
    let mut meanings: Vec<(Option<&OccasionId>, Option<PartialDate>)> =
        due.readings.iter().map(|reading| (reading.occasion.as_ref(), reading.date)).collect();
    meanings.dedup();
    meanings.len() > 1
}
