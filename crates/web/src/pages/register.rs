//! The register: all items, filtered, sorted and searched.

mod facet;
mod query;

use actum_register::{SortColumn, Statistics};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::basis::Shower;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;
use crate::row::Row;
use facet::{Facet, facets};
use query::{COLUMNS, RegisterQuery};

/// How many items stand on one page.
const PAGE_ITEMS: u64 = 50;

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterTemplate {
    frame: Frame,
    statistics: Statistics,
    rows: Vec<Row>,
    total: u64,
    /// Number of the first and the last item shown.
    first: u64,
    last: u64,
    /// In the order of review, or back.
    doubt_href: String,
    by_doubt: bool,
    headings: Vec<Heading>,
    facets: Vec<Facet>,
    chips: Vec<Chip>,
    search: String,
    /// The rest of the query, carried along by the search form.
    hidden: Vec<(String, String)>,
    pages: Vec<PageLink>,
    several_texts: bool,
}

/// A column heading.
struct Heading {
    words: Words,
    href: String,
    /// `ascending` or `descending` when the table is sorted by it.
    sorted: Option<&'static str>,
    class: &'static str,
}

/// An active filter, with the address without it.
struct Chip {
    field: Words,
    value: String,
    href: String,
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
    let mut query = RegisterQuery::read(reader);
    let statistics = state.register().statistics().await?;
    let mut found = state.register().items(&query.to_items(PAGE_ITEMS, state.present())).await?;
    let last_page = found.total.div_ceil(PAGE_ITEMS).max(1);
    if query.page > last_page {
        // An old link to a page that is gone: the last one says more than an empty table.
        query.page = last_page;
        found = state.register().items(&query.to_items(PAGE_ITEMS, state.present())).await?;
    }
    let before = (query.page - 1) * PAGE_ITEMS;
    let shower = Shower { state, frame: &frame, language: None };
    let facets = facets(&found.facets, &query, &shower);
    let chips = chips(&query, &shower);
    let headings = COLUMNS
        .iter()
        .map(|column| Heading {
            words: frame.t(column.message),
            href: query.sorted_by(column.sort),
            sorted: query.sorted(column.sort),
            class: column.class,
        })
        .collect();
    let rows: Vec<Row> = found.items.iter().map(|item| Row::new(state, &frame, item)).collect();
    Ok(RegisterTemplate {
        first: if rows.is_empty() { 0 } else { before + 1 },
        last: before + rows.len() as u64,
        total: found.total,
        several_texts: statistics.texts > 1,
        statistics,
        doubt_href: query.sorted_by(SortColumn::Doubt),
        by_doubt: query.sorted(SortColumn::Doubt).is_some(),
        headings,
        facets,
        chips,
        search: query.search.clone().unwrap_or_default(),
        hidden: query.without_search(),
        pages: page_links(&query, last_page),
        rows,
        frame,
    })
}

fn chips(query: &RegisterQuery, shower: &Shower<'_>) -> Vec<Chip> {
    let mut chips: Vec<Chip> = query
        .filters()
        .map(|(name, value)| Chip {
            field: shower.frame.t(facet::heading(name)),
            value: facet::label(name, value, shower),
            href: query.without(name, value),
        })
        .collect();
    if let Some(search) = &query.search {
        chips.push(Chip {
            field: shower.frame.t("register-search-chip"),
            value: search.clone(),
            href: query.without_words(),
        });
    }
    chips
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
