//! How much lies with whom: counts per owner and per meeting, under the filters of the register.

use actum_model::{StatusId, Timeliness, statuses_in_order};
use actum_register::{BodyRole, DueFilter, FacetValue, Facets, ItemQuery};
use askama::Template;
use axum::extract::State;
use std::collections::BTreeMap;

use super::query::RegisterQuery;
use super::shell::{Shell, Shown, opened};
use crate::WebState;
use crate::basis::Shower;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;

#[derive(Template)]
#[template(path = "load.html")]
struct LoadTemplate {
    frame: Frame,
    shell: Shell,
    tables: Vec<LoadTable>,
}

/// Counts per owner, or per meeting.
struct LoadTable {
    anchor: &'static str,
    heading: Words,
    about: Words,
    column: Words,
    lines: Vec<Line>,
}

/// One of them.
struct Line {
    name: String,
    href: String,
    when: Option<String>,
    total: Count,
    open: Count,
    overdue: Count,
    soon: Count,
    stale: Count,
    /// Shares of the longest bar, 0 to 100: overdue, due soon, open otherwise.
    bar: [u64; 3],
}

/// A number with the items behind it.
#[derive(Default)]
struct Count {
    number: u64,
    href: String,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    Total,
    Open,
    Timely(Timeliness),
}

const COUNTED: [Counted; 5] = [
    Counted::Total,
    Counted::Open,
    Counted::Timely(Timeliness::Overdue),
    Counted::Timely(Timeliness::Soon),
    Counted::Timely(Timeliness::Stale),
];

/// `GET /register/load`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<LoadTemplate, PageError> {
    let frame = Frame::new(reader, Section::Register);
    let (query, shown) = opened(state, reader).await?;
    let asked = ItemQuery { limit: Some(0), offset: 0, ..query.to_items(0, shown.present) };
    let found = shown.register(state).items(&asked).await?;
    let shell = Shell::new(state, &shown, &query, &frame, &found.facets).await?;
    let live = live(state, &shown).await?;
    let mut counts: Vec<(Counted, Facets)> = Vec::new();
    for counted in COUNTED {
        counts.push((counted, count(state, &shown, &query, &live, counted).await?));
    }
    let shower = Shower { state, frame: &frame, language: None };
    let chosen = |name: &str| -> Vec<String> {
        let chosen = query.filters().filter(|(filter, _)| *filter == name);
        chosen.map(|(_, value)| value.to_owned()).collect()
    };
    let owners = lines(
        &counts,
        |facets| &facets.bodies,
        &chosen("body"),
        |id, counted| {
            let mut filters = vec![("body", id)];
            let kept = statuses_of(counted, &live);
            filters.extend(kept.iter().map(|(name, value)| (*name, value.as_str())));
            query.narrowed(&filters, BodyRole::Owner)
        },
    );
    let mut owners: Vec<Line> = owners
        .into_iter()
        .map(|(id, line)| {
            let id = id.as_str().into();
            Line { name: shower.body_name(&id).0, href: link::body(&id), ..line }
        })
        .collect();
    owners.sort_by(|one, other| {
        let key = |line: &Line| (u64::MAX - line.overdue.number, u64::MAX - line.open.number);
        key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
    });
    let meetings = lines(
        &counts,
        |facets| &facets.due,
        &chosen("due"),
        |id, counted| {
            let mut filters = vec![("due", id)];
            let kept = statuses_of(counted, &live);
            filters.extend(kept.iter().map(|(name, value)| (*name, value.as_str())));
            query.narrowed(&filters, query.role)
        },
    );
    let mut meetings: Vec<(Option<String>, Line)> = meetings
        .into_iter()
        .filter_map(|(id, line)| {
            let DueFilter::Occasion(id) = DueFilter::parse(&id) else { return None };
            let period = state.occasion(&id).map(|occasion| occasion.period);
            let when = period.and_then(|period| frame.messages().period(period));
            let key = period.and_then(|period| period.from).map(|day| day.start().to_string());
            let href = format!("/occasions#{}", link::encode(id.as_str()));
            Some((key, Line { name: shower.occasion_name(&id), href, when, ..line }))
        })
        .collect();
    // In order of time, what has none at the end.
    meetings.sort_by(|one, other| {
        let key = |line: &(Option<String>, Line)| (line.0.is_none(), line.0.clone());
        key(one).cmp(&key(other)).then_with(|| one.1.name.cmp(&other.1.name))
    });
    let tables = vec![
        LoadTable {
            anchor: "owners",
            heading: frame.t("load-owners"),
            about: frame.t("load-owners-about"),
            column: frame.t("facet-body"),
            lines: owners,
        },
        LoadTable {
            anchor: "meetings",
            heading: frame.t("load-meetings"),
            about: frame.t("load-meetings-about"),
            column: frame.t("group-occasion"),
            lines: meetings.into_iter().map(|(_, line)| line).collect(),
        },
    ];
    Ok(LoadTemplate { tables, shell, frame })
}

/// The statuses at which there is something left to do.
async fn live(state: &WebState, shown: &Shown) -> Result<Vec<StatusId>, PageError> {
    let workflows = shown.register(state).workflows().await?;
    let workflows = if workflows.is_empty() { &state.packs().workflows } else { &workflows };
    let statuses = statuses_in_order(workflows).into_iter();
    Ok(statuses.filter(|one| Timeliness::Overdue.concerns(state.standing(one))).collect())
}

async fn count(
    state: &WebState,
    shown: &Shown,
    query: &RegisterQuery,
    live: &[StatusId],
    counted: Counted,
) -> Result<Facets, PageError> {
    let mut asked = ItemQuery {
        limit: Some(0),
        offset: 0,
        role: BodyRole::Owner,
        ..query.to_items(0, shown.present)
    };
    match counted {
        Counted::Total => {}
        Counted::Open if asked.statuses.is_empty() => asked.statuses = live.to_vec(),
        Counted::Open => asked.statuses.retain(|status| live.contains(status)),
        Counted::Timely(one) if asked.timeliness.is_empty() || asked.timeliness.contains(&one) => {
            asked.timeliness = vec![one];
        }
        // Filtered away already.
        Counted::Timely(_) => return Ok(Facets::default()),
    }
    if counted == Counted::Open && asked.statuses.is_empty() {
        return Ok(Facets::default());
    }
    Ok(shown.register(state).items(&asked).await?.facets)
}

/// The filters that lead to what was counted.
fn statuses_of(counted: Counted, live: &[StatusId]) -> Vec<(&'static str, String)> {
    match counted {
        Counted::Total => Vec::new(),
        Counted::Open => live.iter().map(|status| ("status", status.to_string())).collect(),
        Counted::Timely(one) => vec![("timeliness", one.name().to_owned())],
    }
}

fn lines(
    counts: &[(Counted, Facets)],
    facet: impl Fn(&Facets) -> &Vec<FacetValue>,
    chosen: &[String],
    href: impl Fn(&str, Counted) -> String,
) -> Vec<(String, Line)> {
    let mut by_id: BTreeMap<&str, BTreeMap<Counted, u64>> = BTreeMap::new();
    for (counted, facets) in counts {
        for value in facet(facets).iter().filter(|value| value.count > 0) {
            if chosen.is_empty() || chosen.contains(&value.value) {
                by_id.entry(&value.value).or_default().insert(*counted, value.count);
            }
        }
    }
    let of = |line: &BTreeMap<Counted, u64>, counted| line.get(&counted).copied().unwrap_or(0);
    let longest = by_id.values().map(|line| of(line, Counted::Open)).max().unwrap_or(0).max(1);
    by_id
        .iter()
        .map(|(id, line)| {
            let count = |counted| Count { number: of(line, counted), href: href(id, counted) };
            let [overdue, soon, stale] = Timeliness::ALL.map(|one| count(Counted::Timely(one)));
            let open = count(Counted::Open);
            let rest = open.number.saturating_sub(overdue.number + soon.number);
            let bar = [overdue.number, soon.number, rest].map(|part| part * 100 / longest);
            let total = count(Counted::Total);
            let (name, href, when) = (String::new(), String::new(), None);
            ((*id).to_owned(), Line { name, href, when, total, open, overdue, soon, stale, bar })
        })
        .collect()
}
