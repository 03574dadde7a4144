//! The review of a text: its words on one side, on the other what was understood of them, to be
//! accepted, corrected, split, merged or rejected. Everything goes by plain forms; scripts make it
//! quicker.

pub(crate) mod change;
mod editing;
mod passages;
pub(crate) mod queue;

use actum_model::{Document, Item, ItemId, Language, StatusId, TextId};
use actum_register::{About, Deed, FacetCounts, ItemQuery, Reviewer, SortColumn};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::WebState;
use crate::acting::{Unchanged, desk_of};
use crate::basis::Shower;
use crate::caller::Caller;
use crate::error::{PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::marks::MarkKind;
use crate::row::direction;
use passages::{Passage, Writer};

/// How many items stand on one page, with the words around them.
const PAGE_ITEMS: usize = 20;

/// How many of the usual reasons to reject there are messages for, `review-reason-1` on.
const USUAL_REASONS: usize = 4;

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewTemplate {
    frame: Frame,
    text: String,
    title: String,
    language: Language,
    direction: &'static str,
    decided: u64,
    total: u64,
    /// In percent.
    share: u64,
    others: Vec<Words>,
    done: Option<Done>,
    alert: Option<(Words, Option<String>)>,
    legend: Vec<(&'static str, Words)>,
    passages: Vec<Passage>,
    page: usize,
    pages: usize,
    action: String,
    may_review: bool,
    /// The card to go on with.
    go: Option<String>,
    reasons: Vec<Words>,
    /// Where there is no sign-in others cannot be told apart.
    alone: bool,
}

/// Something done in the step before, with what undoes it.
struct Done {
    words: Words,
    item: String,
    event: Option<i64>,
}

/// What of the review is looked at.
#[derive(Debug, Clone, Default)]
pub(super) struct View {
    /// From 1; that of the item when it is left out.
    page: Option<usize>,
    /// The item that is looked at.
    item: Option<ItemId>,
    /// What is being done with it: `edit`, `split`, `merge`.
    mode: Option<Mode>,
    done: Option<String>,
    event: Option<i64>,
}

/// What is being done with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Edit,
    Split,
    Merge,
}

impl Mode {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "edit" | "save" => Some(Self::Edit),
            "split" => Some(Self::Split),
            "merge" => Some(Self::Merge),
            _ => None,
        }
    }
}

impl View {
    fn of_reader(reader: &Reader) -> Self {
        Self {
            page: reader.parameter("page").and_then(|page| page.parse().ok()),
            item: reader.parameter("item").map(ItemId::new),
            mode: reader.parameter("do").and_then(Mode::from_name),
            done: reader.parameter("done").map(str::to_owned),
            event: reader.parameter("event").and_then(|event| event.parse().ok()),
        }
    }

    /// The same place from a form that was refused.
    fn of_form(form: &Form) -> Self {
        Self {
            page: form.get("page").parse().ok(),
            item: form.given("item").map(ItemId::new),
            mode: Mode::from_name(form.get("do")),
            done: None,
            event: None,
        }
    }
}

/// `GET /review/{text}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(text): Path<String>,
    reader: Reader,
    caller: Caller,
) -> Response {
    let view = View::of_reader(&reader);
    page(&state, reader, &caller, &TextId::new(text), &view, None).await
}

/// The page; with what was refused at its head and what was typed in its fields.
async fn page(
    state: &WebState,
    reader: Reader,
    caller: &Caller,
    text: &TextId,
    view: &View,
    refused: Option<(Unchanged, &Form)>,
) -> Response {
    let status = refused.as_ref().map_or(StatusCode::OK, |(refused, _)| refused.status());
    let page = build(state, &reader, caller, text, view, refused).await;
    respond_as(status, reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    text: &TextId,
    view: &View,
    refused: Option<(Unchanged, &Form)>,
) -> Result<ReviewTemplate, PageError> {
    let register = state.register();
    let frame = Frame::new(reader, Section::Review);
    let missing = || PageError::Missing { kind: "text", id: text.to_string() };
    let editions = register.editions(text).await?;
    let statuses = statuses(state).await?;
    let place = place(state, text, view, &statuses).await?;
    let edition = match place.items.first() {
        Some(item) => item.edition.clone(),
        None => editions.iter().find(|one| one.current).ok_or_else(missing)?.id.clone(),
    };
    let reading = register.reading(&edition).await?;
    let (document, _) = reading.ok_or_else(missing)?;
    let language = document.language.language;
    let may_review = !state.is_read_only() && caller.may(Deed::Review, &About::Register);
    let others = others(state, caller, text, view, may_review).await?;
    let shower = Shower { state, frame: &frame, language: Some(language) };
    let (alert, typed) = match refused {
        Some((refused, form)) => (Some(refused.told(state, &frame)), Some(form)),
        None => (None, None),
    };
    let writer = Writer {
        document: &document,
        shower: &shower,
        text,
        view,
        place: &place,
        others: &others,
        may_review,
        typed,
    };
    let passages = writer.passages();
    let kinds = writer.kinds();
    let legend = MarkKind::VALUES.into_iter().filter(|kind| kinds.contains(kind));
    let legend = legend.map(|kind| (kind.class(), frame.t(kind.message()))).collect();
    let go = go_on(view, &place);
    let total = place.total.max(1);
    let reasons = (1..=USUAL_REASONS).map(|one| frame.t(&format!("review-reason-{one}")));
    Ok(ReviewTemplate {
        text: text.to_string(),
        title: title(&document, text),
        language,
        direction: direction(Some(language)),
        decided: place.decided,
        total: place.total,
        share: place.decided * 100 / total,
        others: others.iter().map(|one| other(one, &frame)).collect(),
        done: done(view, &frame),
        alert,
        legend,
        passages,
        page: place.page,
        pages: place.pages,
        action: link::review(text, None),
        may_review,
        go,
        reasons: reasons.collect(),
        alone: caller.is_alone(),
        frame,
    })
}

impl ReviewTemplate {
    /// "12 of 40 decided".
    fn progress_words(&self) -> Words {
        let (decided, total) = (self.decided, self.total);
        let values = [("decided", decided.into()), ("total", total.into())];
        Words(self.frame.messages().text_with("review-progress", &values))
    }

    fn reading_href(&self) -> String {
        link::reading(&TextId::new(self.text.as_str()), None)
    }
}

fn title(document: &Document, text: &TextId) -> String {
    document.title.as_ref().map_or_else(|| text.to_string(), |title| title.quote.clone())
}

/// The states of items that apply, judged or not.
async fn statuses(state: &WebState) -> Result<Vec<StatusId>, PageError> {
    let recorded = state.register().workflows().await?;
    let known = state.packs().workflows.iter().chain(&recorded);
    let mut statuses: Vec<StatusId> =
        known.flat_map(|workflow| workflow.states.iter().map(|one| one.id.clone())).collect();
    statuses.extend([StatusId::proposed(), StatusId::rejected()]);
    statuses.sort();
    statuses.dedup();
    Ok(statuses)
}

/// Where in the review one is.
struct Place {
    /// The items of the page, in the order of the text.
    items: Vec<Item>,
    /// The first item behind them.
    next: Option<Item>,
    page: usize,
    pages: usize,
    decided: u64,
    total: u64,
}

async fn place(
    state: &WebState,
    text: &TextId,
    view: &View,
    statuses: &[StatusId],
) -> Result<Place, PageError> {
    let register = state.register();
    let query = |statuses: &[StatusId]| ItemQuery {
        texts: vec![text.clone()],
        statuses: statuses.to_vec(),
        sort: SortColumn::Original,
        facets: FacetCounts::LeftOut,
        ..ItemQuery::default()
    };
    let proposed = ItemQuery { limit: Some(0), ..query(&[StatusId::proposed()]) };
    let proposed = register.items(&proposed).await?.total;
    let all = ItemQuery { limit: Some(0), ..query(statuses) };
    let total = register.items(&all).await?.total;
    let pages = usize::try_from(total).unwrap_or(usize::MAX).div_ceil(PAGE_ITEMS).max(1);
    let page = match (view.page, &view.item) {
        (Some(page), _) => page,
        (None, Some(item)) => {
            let found = register.items(&query(statuses)).await?.items;
            found.iter().position(|one| one.id == *item).map_or(1, |at| at / PAGE_ITEMS + 1)
        }
        (None, None) => 1,
    };
    let page = page.clamp(1, pages);
    let shown = ItemQuery {
        offset: ((page - 1) * PAGE_ITEMS) as u64,
        limit: Some(PAGE_ITEMS as u64 + 1),
        ..query(statuses)
    };
    let mut items = register.items(&shown).await?.items;
    let next = (items.len() > PAGE_ITEMS).then(|| items.pop()).flatten();
    Ok(Place { items, next, page, pages, decided: total.saturating_sub(proposed), total })
}

/// Notes that the one who asks is here, and gives who else is.
async fn others(
    state: &WebState,
    caller: &Caller,
    text: &TextId,
    view: &View,
    may_review: bool,
) -> Result<Vec<Reviewer>, PageError> {
    let Some(person) = desk_of(caller).filter(|_| may_review && !caller.is_alone()) else {
        return Ok(Vec::new());
    };
    let now = state.now();
    let who = (person.as_str(), caller.person.name.as_str());
    state.register().note_reviewer(text, who, view.item.as_ref(), &now).await?;
    Ok(state.register().other_reviewers(text, &person, &now).await?)
}

/// "Ana, at item 5.1".
fn other(reviewer: &Reviewer, frame: &Frame) -> Words {
    match &reviewer.item {
        Some(item) => {
            let (name, item) = (reviewer.name.as_str(), item.parts().1);
            let values = [("name", name.into()), ("item", item.into())];
            Words(frame.messages().text_with("review-other-at", &values))
        }
        None => frame.with("review-other", "name", reviewer.name.as_str()),
    }
}

fn done(view: &View, frame: &Frame) -> Option<Done> {
    let what = view.done.as_deref().filter(|what| change::DONE.contains(what))?;
    let item = view.item.as_ref()?;
    Some(Done {
        words: frame.with(&format!("done-{what}"), "item", item.parts().1),
        item: item.to_string(),
        event: view.event,
    })
}

/// After a verdict the next item that waits for one, on this page; else the item itself.
fn go_on(view: &View, place: &Place) -> Option<String> {
    let item = view.item.as_ref()?;
    let card = |item: &Item| link::item_anchor(&item.id.parts().1.into());
    let judged = matches!(view.done.as_deref(), Some("confirm" | "reject"));
    let at = place.items.iter().position(|one| one.id == *item);
    let (before, after) = place.items.split_at(at.unwrap_or(0));
    let next = after.iter().chain(before).find(|one| one.status.is_proposed() && one.id != *item);
    match next.filter(|_| judged) {
        Some(next) => Some(card(next)),
        None => at.and_then(|at| place.items.get(at)).map(card),
    }
}
