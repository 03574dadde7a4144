//! Sessions: whose they are, and when.

use actum_model::{BodyId, BodyKind, DueReading, Occasion, OccasionKind, PartialDate};
use actum_pack::OccasionSeries;

use crate::context::Context;
use crate::lexicon::{Lexicon, Meaning};
use crate::scan::Scan;

/// How far back the body may stand to which "its" points.
const REACH: usize = 400;
/// Sessions asked for in a text lie at most so many years ahead.
const YEARS_AHEAD: i16 = 8;
/// What happened at a session is told at most so many years later.
const YEARS_PAST: i16 = 20;

/// A body that may be the one that meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) body: BodyId,
    /// Rule by which it was taken for the owner.
    pub(crate) rule: &'static str,
}

/// Bodies whose session a time at `place` may be, the likeliest first: the one named in the time
/// (`explicit`, an index into the hits), else those named before it, then the adopting body.
pub(crate) fn owners(scan: &Scan<'_>, place: usize, explicit: Option<usize>) -> Vec<Owner> {
    let mut owners: Vec<Owner> = Vec::new();
    let mut add = |body: BodyId, rule: &'static str| {
        if owners.iter().all(|known| known.body != body) {
            owners.push(Owner { body, rule });
        }
    };
    if let Some(body) = explicit.and_then(|index| body_of(scan, index)) {
        add(body, "session-by-number");
        return owners;
    }
    let from = scan.hits.partition_point(|hit| hit.range.start + REACH < place);
    let to = scan.hits.partition_point(|hit| hit.range.start < place);
    for index in (from..to.max(from)).rev() {
        if let Some(body) = body_of(scan, index)
            && meets(scan.context, &body)
        {
            add(body, "session-by-number");
        }
    }
    if let Some(body) = &scan.context.body
        && meets(scan.context, body)
    {
        add(body.clone(), "session-of-adopting-body");
    }
    owners
}

/// The body that the hit means.
pub(crate) fn body_of(scan: &Scan<'_>, index: usize) -> Option<BodyId> {
    let candidates: Vec<BodyId> = scan
        .hits
        .get(index)?
        .meanings
        .iter()
        .filter_map(|meaning| match meaning {
            Meaning::Body(index) => Some(scan.lexicon.bodies[*index as usize].clone()),
            _ => None,
        })
        .collect();
    scan.context.choose(&candidates)
}

/// Whether the body is one that holds sessions.
fn meets(context: &Context<'_>, id: &BodyId) -> bool {
    context.body(id).is_some_and(|body| match body.kind {
        BodyKind::Assembly | BodyKind::Council | BodyKind::AdvisoryGroup | BodyKind::Group => true,
        BodyKind::Organization => context.packs.series_of_body(id).is_some(),
        BodyKind::Sector
        | BodyKind::Office
        | BodyKind::Position
        | BodyKind::Membership
        | BodyKind::Collective => false,
    })
}

/// What "its eightieth session" means, and whose session it is.
pub(crate) fn numbered(
    context: &Context<'_>,
    owners: &[Owner],
    number: u32,
) -> (Vec<DueReading>, Option<BodyId>) {
    let mut known: Vec<(DueReading, &Owner, bool)> = Vec::new();
    for owner in owners {
        let series = context.packs.series_of_body(&owner.body);
        let session = series.and_then(|series| session(context, series, number));
        // Where a rule counts the sessions, no other numbers belong to the body.
        if session.is_none() && series.is_some_and(|series| series.rule.is_some()) {
            continue;
        }
        // A session long past is none of this body that a text asks for.
        if session.is_some_and(|occasion| is_long_past(context, occasion)) {
            continue;
        }
        let reading = match session {
            Some(occasion) => DueReading {
                number: Some(number),
                body: Some(owner.body.clone()),
                ..of_occasion(occasion, owner.rule)
            },
            None => DueReading {
                body: Some(owner.body.clone()),
                number: Some(number),
                rule: "session-of-body".to_owned(),
                ..DueReading::default()
            },
        };
        let plausible = session.is_some_and(|occasion| is_near(context, occasion));
        known.push((reading, owner, plausible));
    }
    // Without a date nothing speaks against the body named last.
    let chosen = known.iter().position(|(reading, _, plausible)| {
        *plausible || (context.date.is_none() && reading.occasion.is_some())
    });
    let unknown = known.iter().position(|(reading, _, _)| reading.occasion.is_none());
    let chosen = match (chosen, unknown) {
        // A body of unknown sessions named nearer is meant, unless the number is just that of a
        // coming session of the adopting body.
        (Some(chosen), Some(unknown)) if unknown < chosen => {
            let soon = context.date.is_some() && known[chosen].2;
            if soon { chosen } else { unknown }
        }
        (Some(chosen), _) => chosen,
        (None, Some(unknown)) => unknown,
        (None, None) => 0,
    };
    match known.into_iter().nth(chosen) {
        Some((reading, owner, _)) => (vec![reading], Some(owner.body.clone())),
        None => {
            let reading = DueReading {
                number: Some(number),
                rule: "session-of-body".to_owned(),
                ..DueReading::default()
            };
            (vec![reading], None)
        }
    }
}

/// What "its 2027 session" means.
pub(crate) fn of_year(
    context: &Context<'_>,
    owners: &[Owner],
    year: i16,
) -> (Vec<DueReading>, Option<BodyId>) {
    let found = owners.iter().find_map(|owner| {
        let series = context.packs.series_of_body(&owner.body)?;
        let mut held = context
            .packs
            .occasions_in(&series.id)
            .filter(|occasion| occasion.period.from.is_some_and(|from| from.year_number() == year));
        Some((owner, held.next()?, held.next()))
    });
    match found {
        // Several sessions a year: which is not said.
        Some((owner, occasion, None)) => {
            (vec![of_occasion(occasion, "occasion-of-year")], Some(owner.body.clone()))
        }
        _ => {
            let body = owners.first().map(|owner| owner.body.clone());
            let reading = DueReading {
                body: body.clone(),
                date: Some(PartialDate::year(year)),
                rule: "year-written".to_owned(),
                ..DueReading::default()
            };
            (vec![reading], body)
        }
    }
}

/// What "its next session" means.
pub(crate) fn next(context: &Context<'_>, owners: &[Owner]) -> (Vec<DueReading>, Option<BodyId>) {
    let Some(owner) = owners.first() else { return (Vec::new(), None) };
    let series = context.packs.series_of_body(&owner.body);
    let next = series.and_then(|series| next_in(context, &series.id));
    let reading = match next {
        Some(occasion) => of_occasion(occasion, "next-in-series"),
        None => DueReading {
            body: Some(owner.body.clone()),
            rule: "next-session-of-body".to_owned(),
            ..DueReading::default()
        },
    };
    (vec![reading], Some(owner.body.clone()))
}

pub(crate) fn of_occasion(occasion: &Occasion, rule: &str) -> DueReading {
    DueReading {
        occasion: Some(occasion.id.clone()),
        date: occasion.period.to.or(occasion.period.from),
        rule: rule.to_owned(),
        ..DueReading::default()
    }
}

/// The session of the series with this number.
fn session<'a>(
    context: &Context<'a>,
    series: &OccasionSeries,
    number: u32,
) -> Option<&'a Occasion> {
    context.packs.occasion(&series.session(number)?)
}

/// Whether the occasion ended more than a generation of sessions before the text was adopted.
fn is_long_past(context: &Context<'_>, occasion: &Occasion) -> bool {
    let held = occasion.period.to.or(occasion.period.from);
    match (held, context.date) {
        (Some(held), Some(adopted)) => held.year_number() + YEARS_PAST < adopted.year_number(),
        _ => false,
    }
}

/// Whether the occasion lies ahead of the text, and not too far.
fn is_near(context: &Context<'_>, occasion: &Occasion) -> bool {
    let Some(adopted) = context.date else { return true };
    let Some(held) = occasion.period.to.or(occasion.period.from) else { return true };
    held.last_day() >= adopted.last_day()
        && held.year_number() <= adopted.year_number() + YEARS_AHEAD
}

/// The first occasion of `series` after the text was adopted.
pub(crate) fn next_in<'a>(context: &Context<'a>, series: &str) -> Option<&'a Occasion> {
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
pub(crate) fn coming_period<'a>(context: &Context<'a>) -> Option<&'a Occasion> {
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

/// The series meant by words such as "WTSA", "study period" or "Council session".
pub(crate) fn series_named(context: &Context<'_>, lexicon: &Lexicon, index: u16) -> Option<String> {
    let words = lexicon.time.tables.series.get(usize::from(index))?;
    match words.series.as_str() {
        // A meeting of the body named, as "its" says.
        "@owner" => None,
        "@adopting" => context.adopting.map(|adopting| adopting.series.clone()),
        "@period" => coming_period(context).map(|period| period.series.clone()),
        series => Some(series.to_owned()),
    }
}
