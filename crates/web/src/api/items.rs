//! Items: lists of them, and everything about one.

use actum_model::{EditionId, Item, ItemId, ProvisionId};
use actum_register::{EventRecord, FacetValue, Facets, ItemClause, RelatedItems};
use axum::extract::Path;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::events::Event;
use super::filters::ItemFilters;
use super::problem::Problem;
use super::view::{View, id};
use super::{cursor, described, filters};

/// A stretch of a list of items.
#[derive(Serialize, ToSchema)]
pub(super) struct ItemList {
    /// The items.
    #[schema(value_type = Vec<described::Item>)]
    items: Vec<Item>,
    /// How many items the filters let through in all.
    total: u64,
    /// Counts per value, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<FacetLists>,
    /// The cursor to go on with; absent at the end. Items that others change meanwhile may move
    /// in the order; all others come exactly once.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Counts per value, each facet under all filters but its own.
#[derive(Serialize, ToSchema)]
pub(super) struct FacetLists {
    /// Texts.
    text: Vec<Counted>,
    /// Bodies in the role asked for; most items first.
    body: Vec<Counted>,
    /// Forces, strongest first.
    force: Vec<Counted>,
    /// Due values.
    due: Vec<Counted>,
    /// Actions.
    action: Vec<Counted>,
    /// Statuses in the order of a life.
    status: Vec<Counted>,
    /// Instruments.
    instrument: Vec<Counted>,
    /// Overdue, due soon, stale, those there are.
    timeliness: Vec<Counted>,
}

/// How many items have a value.
#[derive(Serialize, ToSchema)]
pub(super) struct Counted {
    /// The value as the filter takes it.
    value: String,
    /// How many items have it.
    count: u64,
    /// Whether the list is filtered by it.
    chosen: bool,
}

impl Counted {
    pub(super) fn new(value: String, count: u64, chosen: bool) -> Self {
        Self { value, count, chosen }
    }
}

impl From<FacetValue> for Counted {
    fn from(value: FacetValue) -> Self {
        Self { value: value.value, count: value.count, chosen: value.chosen }
    }
}

impl From<Facets> for FacetLists {
    fn from(facets: Facets) -> Self {
        let list = |values: Vec<FacetValue>| values.into_iter().map(Counted::from).collect();
        Self {
            text: list(facets.texts),
            body: list(facets.bodies),
            force: list(facets.forces),
            due: list(facets.due),
            action: list(facets.actions),
            status: list(facets.statuses),
            instrument: list(facets.instruments),
            timeliness: list(facets.timeliness),
        }
    }
}

/// Items, filtered, sorted and searched.
#[utoipa::path(
    get,
    path = "/items",
    tag = "items",
    operation_id = "items",
    params(ItemFilters),
    responses((status = 200, description = "Items.", body = ItemList))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    // In the register as it was, late is what was late on that day.
    let present = view.state.present_at(&view.moment);
    let asked = filters::read(&mut view.parameters, present)?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let page = view.register.items(&asked.query).await?;
    let counted = asked.query.facets == actum_register::FacetCounts::Counted;
    view.json(&ItemList {
        next: page.next.and_then(|place| cursor::write(&asked.list, place)),
        items: page.items,
        total: page.total,
        facets: counted.then(|| FacetLists::from(page.facets)),
    })
}

/// The item of an address: its full id, or its number when it stands for one item only.
pub(super) async fn find(view: &View, item: String) -> Result<Item, Problem> {
    let item: ItemId = id("item", item)?;
    let found = view.register.find_item(item.as_str()).await?;
    found.ok_or_else(|| Problem::missing("item", item))
}

/// One item.
///
/// The ETag is its revision, which `If-Match` takes when it is changed.
#[utoipa::path(
    get,
    path = "/items/{item}",
    tag = "items",
    operation_id = "item",
    params(("item" = String, Path, description = "Id of the item, or its number where only one item has it.")),
    responses((status = 200, description = "The item.", body = described::Item))
)]
pub(super) async fn show(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    view.tagged(&item, &revision_tag(item.revision))
}

/// The ETag of an item.
pub(super) fn revision_tag(revision: i64) -> String {
    format!("\"{revision}\"")
}

/// The clause of an item in one edition.
#[derive(Serialize, ToSchema)]
pub(super) struct Clause {
    /// The edition.
    #[schema(value_type = String)]
    edition: EditionId,
    /// Its language.
    #[schema(value_type = described::Language)]
    language: actum_model::Language,
    /// Whether it is the latest edition of that language.
    current: bool,
    /// The provision that asks, in that edition.
    #[schema(value_type = String)]
    provision: ProvisionId,
    /// The clause in the words of that edition.
    clause: String,
    /// What was understood of it in that edition.
    #[schema(value_type = described::Commitment)]
    commitment: actum_model::Commitment,
}

impl From<ItemClause> for Clause {
    fn from(clause: ItemClause) -> Self {
        Self {
            edition: clause.edition,
            language: clause.language,
            current: clause.current,
            provision: clause.provision,
            clause: clause.clause,
            commitment: clause.commitment,
        }
    }
}

/// The clause of an item in every edition that holds it.
#[utoipa::path(
    get,
    path = "/items/{item}/clauses",
    tag = "items",
    operation_id = "itemClauses",
    params(("item" = String, Path, description = "Id of the item.")),
    responses((status = 200, description = "Clauses, in order of import.", body = Vec<Clause>))
)]
pub(super) async fn clauses(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    let clauses = view.register.clauses(&item.id).await?;
    view.json(&clauses.into_iter().map(Clause::from).collect::<Vec<_>>())
}

/// What happened to an item.
#[utoipa::path(
    get,
    path = "/items/{item}/history",
    tag = "items",
    operation_id = "itemHistory",
    params(("item" = String, Path, description = "Id of the item.")),
    responses((status = 200, description = "Events, first things first.", body = Vec<Event>))
)]
pub(super) async fn history(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    let history: Vec<EventRecord> = view.register.history(&item.id).await?;
    view.json(&history.into_iter().map(Event::from).collect::<Vec<_>>())
}

/// Claims, evidence and notes of an item.
#[utoipa::path(
    get,
    path = "/items/{item}/records",
    tag = "items",
    operation_id = "itemRecords",
    params(("item" = String, Path, description = "Id of the item.")),
    responses((status = 200, description = "Records, first things first.", body = described::ItemRecords))
)]
pub(super) async fn records(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    view.json(&view.register.records(&item.id).await?)
}

/// The items that have to do with an item.
#[derive(Serialize, ToSchema)]
pub(super) struct Related {
    /// The items of the same text that it points at or builds on.
    #[schema(value_type = Vec<described::Item>)]
    references: Vec<Item>,
    /// The items of the same text that point at it or build on it.
    #[schema(value_type = Vec<described::Item>)]
    referenced_by: Vec<Item>,
    /// The other items of the same provision.
    #[schema(value_type = Vec<described::Item>)]
    same_provision: Vec<Item>,
    /// The other items of the same coarse group.
    #[schema(value_type = Vec<described::Item>)]
    same_group: Vec<Item>,
}

impl From<RelatedItems> for Related {
    fn from(related: RelatedItems) -> Self {
        Self {
            references: related.references,
            referenced_by: related.referenced_by,
            same_provision: related.same_provision,
            same_group: related.same_group,
        }
    }
}

/// The items that have to do with an item.
#[utoipa::path(
    get,
    path = "/items/{item}/related",
    tag = "items",
    operation_id = "relatedItems",
    params(("item" = String, Path, description = "Id of the item.")),
    responses((status = 200, description = "Related items.", body = Related))
)]
pub(super) async fn related(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    view.json(&Related::from(view.register.related(&item.id).await?))
}
