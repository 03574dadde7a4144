//! One change of many items: chosen, seen beforehand item by item, made with an outcome for each,
//! and taken back where that is possible.

mod asked;
pub(crate) mod latest;
mod undo;

use actum_model::{Item, ItemId};
use actum_register::{Change, Changed, FacetCounts, ItemQuery, Person, Refusal};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::query::{RegisterQuery, View};
use crate::WebState;
use crate::basis::Shower;
use crate::caller::{Caller, FORM_TOKEN, remember_name};
use crate::content::Content;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::{Form, LongForm};
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::link;
use crate::locale::Reader;
use crate::refusal::refusal_words;
use asked::{Asked, Choices};

/// Where the forms are sent.
pub(super) const PATH: &str = "/register/bulk";

/// The most items of one change: more would keep others from writing for seconds, and nobody
/// looks through a longer preview.
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "bulk.html")]
struct BulkTemplate {
    frame: Frame,
    step: Step,
    /// Where the next form is sent, and where one came from.
    action: String,
    back: String,
    /// Revisions and ids, carried along by the forms.
    chosen: Vec<String>,
    items: Vec<ItemLine>,
    count: u64,
    /// How many items there were more than are changed at once.
    beyond: u64,
    choices: Choices,
    outcomes: Vec<Outcome>,
    changing: u64,
    unchanged: u64,
    refused: u64,
    /// The items that were changed, as they are now, by which the change is taken back.
    undo: Vec<String>,
    name: Option<String>,
    alert: Option<Words>,
}

/// How far a change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The items are chosen; what is to be changed is not.
    Choose,
    /// What would become of each item.
    Preview,
    /// What became of each item.
    Done,
    /// What became of taking it back.
    Undone,
}

/// An item that was chosen.
struct ItemLine {
    number: String,
    href: String,
    act: String,
    language: Option<actum_model::Language>,
    status: String,
}

/// What would become, or became, of one item.
struct Outcome {
    number: String,
    href: String,
    kind: &'static str,
    words: Words,
    /// The value before and after, where one changes.
    before: String,
    after: String,
    /// Why it was refused.
    detail: Option<String>,
}

/// An item as it was when it was chosen.
struct Chosen {
    id: ItemId,
    revision: Option<i64>,
}

impl Chosen {
    fn written(item: &Item) -> String {
        format!("{} {}", item.revision, item.id)
    }

    fn read(written: &str) -> Option<Self> {
        let (revision, id) = written.split_once(' ')?;
        Some(Self { id: id.into(), revision: revision.parse().ok() })
    }
}

/// `POST /register/bulk`
pub(crate) async fn change(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    LongForm(form): LongForm,
) -> Response {
    let refusal = if state.is_read_only() {
        Some("form-read-only")
    } else if !guard::is_own_page(&headers) {
        Some("form-foreign")
    } else if !caller.sent(form.get(FORM_TOKEN)) {
        Some("form-stale")
    } else {
        None
    };
    if let Some(message) = refusal {
        let page = nothing(&reader, &caller, message);
        return answer(reader, StatusCode::FORBIDDEN, Ok(page));
    }
    if !Frame::new(&reader, Section::Register).may_change_items() {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let page = match form.get("do") {
        "choose" | "choose-all" => choose(&state, &reader, &caller, &form).await,
        "apply" => applied(&state, &reader, &caller, &form).await,
        "undo" => undo::undone(&state, &reader, &caller, &form).await,
        _ => preview(&state, &reader, &caller, &form, None).await,
    };
    let mut response = match page {
        Ok((status, page)) => answer(reader, status, Ok(page)),
        Err(error) => answer(reader, StatusCode::OK, Err(error)),
    };
    if caller.is_alone() && !form.get("by").is_empty() {
        remember_name(&mut response, form.get("by"));
    }
    response
}

fn answer(reader: Reader, status: StatusCode, page: Result<BulkTemplate, PageError>) -> Response {
    respond_as(status, reader, page)
}

/// An empty page of a step.
fn page(reader: &Reader, caller: &Caller, step: Step) -> BulkTemplate {
    let query = RegisterQuery::read(reader);
    BulkTemplate {
        frame: Frame::new(reader, Section::Register),
        step,
        action: query.sent_to(PATH),
        back: query.on(View::List),
        chosen: Vec::new(),
        items: Vec::new(),
        count: 0,
        beyond: 0,
        choices: Choices::default(),
        outcomes: Vec::new(),
        changing: 0,
        unchanged: 0,
        refused: 0,
        undo: Vec::new(),
        name: caller.is_alone().then(|| caller.person.name.clone()),
        alert: None,
    }
}

/// A page that says why nothing was done.
fn nothing(reader: &Reader, caller: &Caller, message: &str) -> BulkTemplate {
    let mut page = page(reader, caller, Step::Choose);
    page.alert = Some(page.frame.t(message));
    page
}

/// The items were chosen from the table: what is to be done with them?
async fn choose(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    form: &Form,
) -> Result<(StatusCode, BulkTemplate), PageError> {
    let mut items: Vec<Item> = Vec::new();
    let mut beyond = 0;
    if form.get("do") == "choose-all" {
        let query = RegisterQuery::read(reader);
        let asked = ItemQuery {
            offset: 0,
            facets: FacetCounts::LeftOut,
            ..query.to_items(MOST as u64, state.present())
        };
        let found = state.register().items(&asked).await?;
        beyond = found.total.saturating_sub(found.items.len() as u64);
        items = found.items;
    } else {
        let mut seen = std::collections::BTreeSet::new();
        for id in form.all("item").filter(|id| seen.insert(id.to_string())).take(MOST) {
            items.extend(state.register().item(&id.into()).await?);
        }
    }
    if items.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, nothing(reader, caller, "bulk-none-chosen")));
    }
    let mut page = page(reader, caller, Step::Choose);
    describe(state, &mut page, &items, form).await?;
    page.beyond = beyond;
    Ok((StatusCode::OK, page))
}

/// Fills in the items, and what may be chosen for them.
async fn describe(
    state: &WebState,
    page: &mut BulkTemplate,
    items: &[Item],
    form: &Form,
) -> Result<(), PageError> {
    page.chosen = items.iter().map(Chosen::written).collect();
    page.count = items.len() as u64;
    page.choices = Choices::new(state, &page.frame, items, form).await?;
    let content = Content::of(state.register(), &page.frame, items).await?;
    let line = |item: &Item| {
        let (act, language) = content.act(item);
        ItemLine {
            number: item.id.parts().1.to_owned(),
            href: link::item(&item.id),
            act: act.to_owned(),
            language,
            status: state.status(&item.status, &page.frame),
        }
    };
    page.items = items.iter().map(line).collect();
    Ok(())
}

/// What a form asks for: the items as they are now, and for each what is to be done with it.
struct Batch {
    items: Vec<Item>,
    revisions: Vec<Option<i64>>,
    asked: Asked,
}

impl Batch {
    /// `Err` with a message when the form asks for nothing that can be done.
    async fn read(
        state: &WebState,
        form: &Form,
    ) -> Result<(Self, Option<&'static str>), PageError> {
        let (asked, fault) = match Asked::read(form) {
            Ok(asked) => (asked, None),
            Err(message) => (Asked::Nothing, Some(message)),
        };
        let mut batch = Self { items: Vec::new(), revisions: Vec::new(), asked };
        for chosen in form.all("chosen").take(MOST).filter_map(Chosen::read) {
            if let Some(item) = state.register().item(&chosen.id).await? {
                batch.items.push(item);
                batch.revisions.push(chosen.revision);
            }
        }
        let fault = fault.or(batch.items.is_empty().then_some("bulk-none-chosen"));
        Ok((batch, fault))
    }

    /// The changes, with the place of the item of each; items that are so already have none.
    fn changes<'a>(
        &self,
        person: &'a Person,
        at: &'a str,
        reason: &str,
    ) -> (Vec<usize>, Vec<Change<'a>>) {
        let mut places = Vec::new();
        let mut changes = Vec::new();
        for (place, item) in self.items.iter().enumerate() {
            let Some(command) = self.asked.command(item) else { continue };
            places.push(place);
            changes.push(Change {
                command,
                person,
                at,
                reason: reason.to_owned(),
                revision: self.revisions.get(place).copied().flatten(),
            });
        }
        (places, changes)
    }
}

/// What would become of each item.
async fn preview(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    form: &Form,
    alert: Option<&str>,
) -> Result<(StatusCode, BulkTemplate), PageError> {
    let (batch, fault) = Batch::read(state, form).await?;
    let person = caller.person_named(form.get("by"));
    let fault = fault.or(person.name.is_empty().then_some("form-no-name"));
    if let Some(message) = fault {
        let mut page = page(reader, caller, Step::Choose);
        describe(state, &mut page, &batch.items, form).await?;
        page.alert = Some(page.frame.t(message));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let at = state.now();
    state.register().record_workflows(&state.packs().workflows, &person.name, &at).await?;
    let (places, changes) = batch.changes(&person, &at, form.get("reason"));
    let judged = state.register().preview(changes).await?;
    let mut page = page(reader, caller, Step::Preview);
    describe(state, &mut page, &batch.items, form).await?;
    page.alert = alert.map(|message| page.frame.t(message));
    tell(state, &mut page, &batch, places, judged);
    Ok((StatusCode::OK, page))
}

/// Makes the change, each item with an outcome of its own.
async fn applied(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    form: &Form,
) -> Result<(StatusCode, BulkTemplate), PageError> {
    let (batch, fault) = Batch::read(state, form).await?;
    let person = caller.person_named(form.get("by"));
    if fault.is_some() || person.name.is_empty() {
        return preview(state, reader, caller, form, None).await;
    }
    let at = state.now();
    let (places, changes) = batch.changes(&person, &at, form.get("reason"));
    let done = state.register().change_each(changes).await?;
    let mut page = page(reader, caller, Step::Done);
    page.count = batch.items.len() as u64;
    page.undo = done
        .iter()
        .flatten()
        .filter(|changed| changed.events.is_some())
        .map(|changed| Chosen::written(&changed.item))
        .collect();
    tell(state, &mut page, &batch, places, done);
    Ok((StatusCode::OK, page))
}

/// Puts what was judged into words, in the order of the items.
fn tell(
    state: &WebState,
    page: &mut BulkTemplate,
    batch: &Batch,
    places: Vec<usize>,
    judged: Vec<Result<Changed, Refusal>>,
) {
    let mut judged: std::collections::BTreeMap<usize, Result<Changed, Refusal>> =
        places.into_iter().zip(judged).collect();
    let done = page.step == Step::Done;
    for (place, item) in batch.items.iter().enumerate() {
        let shower = Shower { state, frame: &page.frame, language: None };
        let before = batch.asked.value(item, &shower);
        let (kind, message, after, detail) = match judged.remove(&place) {
            None => ("same", "bulk-same", String::new(), None),
            Some(Ok(changed)) if changed.events.is_none() => {
                ("same", "bulk-same", String::new(), None)
            }
            Some(Ok(changed)) => {
                let message = if done { "bulk-changed" } else { "bulk-will-change" };
                ("changed", message, batch.asked.value(&changed.item, &shower), None)
            }
            Some(Err(refusal)) => {
                let message = if done { "bulk-was-refused" } else { "bulk-is-refused" };
                let words =
                    refusal_words(&refusal, page.frame.messages(), &state.packs().workflows);
                ("refused", message, String::new(), Some(words))
            }
        };
        let outcome = Outcome {
            number: item.id.parts().1.to_owned(),
            href: link::item(&item.id),
            kind,
            words: page.frame.t(message),
            before,
            after,
            detail,
        };
        match kind {
            "changed" => page.changing += 1,
            "refused" => page.refused += 1,
            _ => page.unchanged += 1,
        }
        page.outcomes.push(outcome);
    }
}
