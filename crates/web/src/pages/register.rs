//! The register: all items, filtered, sorted, grouped and searched, as a table.

pub(crate) mod board;
pub(crate) mod bulk;
mod columns;
mod facet;
pub(crate) mod load;
pub(crate) mod query;
pub(crate) mod saved;
mod shell;
pub(crate) mod timeline;

use actum_model::{Item, PartialDate};
use actum_register::{Facets, ItemPage, SortColumn};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::basis::Shower;
use crate::content::Content;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;
use crate::row::Row;
use crate::vocabulary::Named;
use columns::{Column, Group};
use query::RegisterQuery;
use shell::{Shell, opened};

/// How many items stand on one page.
const PAGE_ITEMS: u64 = 35;

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterTemplate {
    frame: Frame,
    shell: Shell,
    rows: Vec<Line>,
    total: u64,
    /// Number of the first and the last item shown.
    first: u64,
    last: u64,
    /// In the order of review, or back.
    doubt_href: String,
    by_doubt: bool,
    headings: Vec<Heading>,
    columns: Vec<ColumnChoice>,
    groups: Vec<GroupChoice>,
    /// The rest of the query, carried along by the form that arranges the table.
    arrange_hidden: Vec<(String, String)>,
    pages: Vec<PageLink>,
    /// Where the form about chosen items is sent; `None` when nothing can be changed here.
    bulk: Option<String>,
    /// Width of a heading of a group.
    width: usize,
}

/// A line of the table: an item, with the heading of the group that begins with it.
struct Line {
    heading: Option<GroupHeading>,
    row: Row,
}

/// The heading of a group.
struct GroupHeading {
    words: String,
    /// How many items are in it on all pages, where each item counts in one group only.
    count: Option<u64>,
}

/// A column heading.
struct Heading {
    column: Column,
    words: Words,
    href: Option<String>,
    /// `ascending` or `descending` when the table is sorted by it.
    sorted: Option<&'static str>,
}

/// A column to be shown or not.
struct ColumnChoice {
    name: &'static str,
    words: Words,
    chosen: bool,
}

/// What the table may be grouped by.
struct GroupChoice {
    name: &'static str,
    words: Words,
    chosen: bool,
}

/// A link to another page of the table; `None` is a gap.
struct PageLink {
    number: Option<u64>,
    href: String,
    current: bool,
}

/// `GET /register`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<RegisterTemplate, PageError> {
    let frame = Frame::new(reader, Section::Register);
    let (mut query, shown) = opened(state, reader).await?;
    let register = shown.register(state);
    let mut found = register.items(&query.to_items(PAGE_ITEMS, shown.present)).await?;
    let last_page = found.total.div_ceil(PAGE_ITEMS).max(1);
    if query.page > last_page {
        // An old link to a page that is gone: the last one says more than an empty table.
        query.page = last_page;
        found = register.items(&query.to_items(PAGE_ITEMS, shown.present)).await?;
    }
    let before = (query.page - 1) * PAGE_ITEMS;
    let shell = Shell::new(state, &shown, &query, &frame, &found.facets).await?;
    let shown_columns = query.shown_columns();
    let headings: Vec<Heading> = shown_columns
        .iter()
        .map(|column| Heading {
            column: *column,
            words: frame.t(column.message()),
            href: column.sort().map(|sort| query.sorted_by(sort)),
            sorted: column.sort().and_then(|sort| query.sorted(sort)),
        })
        .collect();
    let shower = Shower { state, frame: &frame, language: None };
    let content = Content::of(register, &frame, &found.items).await?;
    let rows = lines(&found, query.group, &content, &shower);
    let bulk = (frame.may_change_items() && query.as_of.is_none() && !state.is_read_only())
        .then(|| query.sent_to(bulk::PATH));
    Ok(RegisterTemplate {
        first: if rows.is_empty() { 0 } else { before + 1 },
        last: before + rows.len() as u64,
        total: found.total,
        doubt_href: query.sorted_by(SortColumn::Doubt),
        by_doubt: query.sorted(SortColumn::Doubt).is_some(),
        width: headings.len() + usize::from(bulk.is_some()),
        headings,
        columns: Column::ALL
            .map(|column| ColumnChoice {
                name: column.name(),
                words: frame.t(column.message()),
                chosen: shown_columns.contains(&column),
            })
            .into(),
        groups: Group::ALL
            .map(|group| GroupChoice {
                name: group.name(),
                words: frame.t(group.message()),
                chosen: query.group == Some(group),
            })
            .into(),
        arrange_hidden: query.without_arrangement(),
        pages: page_links(&query, last_page),
        rows,
        bulk,
        shell,
        frame,
    })
}

/// The items with headings where a group begins. A page begins with the heading of its first
/// group, so that no item is without one.
fn lines(
    found: &ItemPage,
    group: Option<Group>,
    content: &Content,
    shower: &Shower<'_>,
) -> Vec<Line> {
    let mut last: Option<String> = None;
    found
        .items
        .iter()
        .map(|item| {
            let heading = group.map(|group| group_of(item, group, content, shower));
            let begins = heading.is_some() && heading != last;
            last.clone_from(&heading);
            Line {
                heading: heading.filter(|_| begins).map(|words| GroupHeading {
                    words,
                    count: group.and_then(|group| count_of(item, group, &found.facets)),
                }),
                row: Row::new(shower.state, shower.frame, item, content),
            }
        })
        .collect()
}

/// How many items are in the group of an item. Of owners, forces and instruments an item may have
/// several, and days are counted by their readings: these say nothing of a group.
fn count_of(item: &Item, group: Group, facets: &Facets) -> Option<u64> {
    let (values, value) = match group {
        Group::Text => (&facets.texts, item.text.as_str()),
        Group::Status => (&facets.statuses, item.status.as_str()),
        Group::Owner | Group::Month | Group::Occasion | Group::Force | Group::Instrument => {
            return None;
        }
    };
    values.iter().find(|known| known.value == value).map(|known| known.count)
}

/// The group of an item, as the reader calls it.
fn group_of(item: &Item, group: Group, content: &Content, shower: &Shower<'_>) -> String {
    let frame = shower.frame;
    let none = |id: &str| frame.plain(id).marked();
    match group {
        Group::Owner => match item.owners.first() {
            Some(owner) => shower.body_name(owner).0,
            None => match content.addressees(item, shower).into_iter().next() {
                Some(party) => party.words,
                None => none("value-nobody"),
            },
        },
        Group::Text => item.text.to_string(),
        Group::Status => shower.state.status(&item.status, frame),
        Group::Month => match item.schedule.day().and_then(month) {
            Some(month) => frame.date(month),
            None => none("group-no-day"),
        },
        Group::Occasion => match timeline::occasion(item) {
            Some(occasion) => shower.occasion_name(occasion),
            None if item.schedule.day().is_some() => none("timeline-dates"),
            None => none("group-no-day"),
        },
        Group::Force => none(&item.commitment.lead_force().message()),
        Group::Instrument => match item.commitment.instruments.first() {
            Some(instrument) => none(&instrument.value.message()),
            None => none("group-no-instrument"),
        },
    }
}

/// The month of a day.
fn month(day: PartialDate) -> Option<PartialDate> {
    let (year, month, _) = day.last_day();
    PartialDate::month(year, month)
}

/// The first, the last, and those around the current page.
fn page_links(query: &RegisterQuery, last: u64) -> Vec<PageLink> {
    let mut links: Vec<PageLink> = Vec::new();
    if last < 2 {
        return links;
    }
    let near = query.page.saturating_sub(2).max(1)..=(query.page + 2).min(last);
    let mut previous = 0;
    for number in std::iter::once(1).chain(near).chain(std::iter::once(last)) {
        if number <= previous {
            continue;
        }
        if number > previous + 1 {
            links.push(PageLink { number: None, href: String::new(), current: false });
        }
        let current = number == query.page;
        links.push(PageLink { number: Some(number), href: query.at_page(number), current });
        previous = number;
    }
    links
}
