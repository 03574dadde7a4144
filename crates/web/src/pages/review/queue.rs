//! What waits for review over all texts, the most doubtful first.

use actum_model::StatusId;
use actum_register::{FacetCounts, ItemQuery, SortColumn};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::content::Content;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section};
use crate::link;
use crate::locale::Reader;
use crate::pages::desk::sections::{Progress, review_progress};
use crate::row::Row;

/// How many items stand on one page.
const PAGE_ITEMS: u64 = 40;

#[derive(Template)]
#[template(path = "review_queue.html")]
struct QueueTemplate {
    frame: Frame,
    total: u64,
    entries: Vec<Entry>,
    progress: Vec<Progress>,
    before: Option<String>,
    after: Option<String>,
}

/// An item that waits.
struct Entry {
    row: Row,
    href: String,
    /// How sure the reading is, in percent.
    sure: u64,
}

/// `GET /review`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<QueueTemplate, PageError> {
    let frame = Frame::new(reader, Section::Review);
    let page: u64 = reader.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let page = page.clamp(1, 1_000_000);
    let query = ItemQuery {
        statuses: vec![StatusId::proposed()],
        sort: SortColumn::Doubt,
        offset: (page - 1) * PAGE_ITEMS,
        limit: Some(PAGE_ITEMS),
        facets: FacetCounts::LeftOut,
        ..ItemQuery::default()
    };
    let found = state.register().items(&query).await?;
    let content = Content::of(state.register(), &frame, &found.items).await?;
    let entry = |item: &actum_model::Item| Entry {
        row: Row::new(state, &frame, item, &content),
        href: link::review(&item.text, Some(&item.id)),
        sure: crate::basis::percent(item.commitment.confidence),
    };
    let at = |page: u64| link::with_query(link::REVIEW, [("page", page.to_string().as_str())]);
    Ok(QueueTemplate {
        total: found.total,
        entries: found.items.iter().map(entry).collect(),
        progress: review_progress(state).await?,
        before: (page > 1).then(|| at(page - 1)),
        after: (page * PAGE_ITEMS < found.total).then(|| at(page + 1)),
        frame,
    })
}
