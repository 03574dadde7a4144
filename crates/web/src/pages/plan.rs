//! `/workbook/plan`: a plan that somebody made by hand in a spreadsheet, brought in step by step:
//! the file, which column holds what, the rows as they would be understood, the import.
//!
//! Each step carries the file along, so that nothing is kept before somebody decides. What a person
//! said of the columns is remembered by the headings of the table.

mod bring;
mod shown;

use std::collections::BTreeMap;

use actum_model::{Body, Language, Occasion};
use actum_register::{About, Deed, RegisterError};
use actum_workbook::{
    Book, HandChoice, HandColumn, HandTable, Known, WorkbookError, hand_language, hand_tables,
    headings_key, read_columns,
};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use self::shown::{ColumnShown, RowShown};
use crate::WebState;
use crate::caller::{Caller, remember_name};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::intake::IntakeError;
use crate::locale::Reader;
use crate::upload::{self, Upload};

/// So many sheets, and rows at the top of each, are laid beside the headings of earlier plans.
const MOST_SHEETS: usize = 10;
const MOST_HEADS: usize = 15;

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanTemplate {
    frame: Frame,
    alert: Option<(Words, Option<String>)>,
    name: String,
    asks_name: bool,
    step: Option<Step>,
    done: Option<Done>,
}

/// A table on its way in.
#[derive(Default)]
struct Step {
    file_name: String,
    /// The file itself, for the next step.
    file: String,
    title: String,
    sheets: Vec<(String, bool)>,
    /// The row of headings, from 1.
    head: u32,
    language: Option<Language>,
    /// Whether the columns were known from an earlier plan.
    remembered: bool,
    columns: Vec<ColumnShown>,
    /// The rows, once they are asked for.
    rows: Vec<RowShown>,
    /// How many rows there are, how many of them with a doubt, how many like an item.
    counts: Option<Words>,
    more: u64,
    /// Rows with a status that the workflow knows.
    with_status: u64,
}

/// What was brought in.
struct Done {
    words: Words,
    review_href: String,
    /// What kept statuses from being taken over.
    left: Vec<(String, Words)>,
}

/// Why a step did not come about.
enum Failure {
    /// The message that says it, and a detail.
    Told(&'static str, Option<String>),
    Page(PageError),
}

impl From<WorkbookError> for Failure {
    fn from(error: WorkbookError) -> Self {
        Failure::Told("workbook-unreadable", Some(error.to_string()))
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        Failure::Told("plan-not-read", Some(error.to_string()))
    }
}

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        Failure::Page(PageError::Register(error))
    }
}

impl From<tokio::task::JoinError> for Failure {
    fn from(error: tokio::task::JoinError) -> Self {
        Failure::Page(PageError::Interrupted(error))
    }
}

/// What is said on the page.
#[derive(Default)]
struct Said {
    status: StatusCode,
    alert: Option<(&'static str, Option<String>)>,
    step: Option<Step>,
    done: Option<Done>,
    /// The name that was written, where nobody signs in.
    name: Option<String>,
}

fn brings(caller: &Caller) -> bool {
    caller.may(Deed::Import, &About::Register)
}

/// `GET /workbook/plan`
pub(crate) async fn show(caller: Caller, reader: Reader) -> Response {
    if !brings(&caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    page(reader, &caller, Said::default())
}

/// `POST /workbook/plan`: the next step.
pub(crate) async fn go_on(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    if !brings(&caller) || state.is_read_only() {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    if !guard::is_own_page(&headers) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    let refused = |message, detail| Said {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        alert: Some((message, detail)),
        ..Said::default()
    };
    let form = match upload::read(form).await {
        Ok(form) => form,
        Err(misread) => {
            let said = refused(misread.message, misread.field);
            return page(reader, &caller, Said { status: misread.status, ..said });
        }
    };
    if !form.is_sent_by(&caller) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    match step(&state, &caller, &reader, &form).await {
        Ok(said) => {
            let name = caller.person_named(form.get("by")).name;
            let said = Said { name: Some(name.clone()), ..said };
            let mut response = page(reader, &caller, said);
            if caller.is_alone() && !name.is_empty() {
                remember_name(&mut response, &name);
            }
            response
        }
        Err(Failure::Told(message, detail)) => page(reader, &caller, refused(message, detail)),
        Err(Failure::Page(error)) => ErrorPage::new(reader, error).into_response(),
    }
}

/// A workbook with the table that is meant, and by what it is understood.
struct Found {
    book: Book,
    table: HandTable,
    language: Language,
    bodies: Vec<Body>,
    occasions: Vec<Occasion>,
    remembered: bool,
}

async fn step(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
    form: &Upload,
) -> Result<Said, Failure> {
    let Some((file_name, bytes)) = &form.file else {
        return Err(Failure::Told("workbook-no-file", None));
    };
    let person = caller.person_named(form.get("by"));
    if person.name.is_empty() {
        return Err(Failure::Told("form-no-name", None));
    }
    let found = find(state, form, bytes).await?;
    let frame = Frame::new(reader, Section::Reports);
    if form.get("do") == "import" {
        let done = bring::bring(state, &frame, &person, form, file_name, found).await?;
        return Ok(Said { done: Some(done), ..Said::default() });
    }
    let step = shown::step(state, &frame, form, (file_name, bytes), found).await?;
    Ok(Said { step: Some(step), ..Said::default() })
}

async fn find(state: &WebState, form: &Upload, bytes: &[u8]) -> Result<Found, Failure> {
    let owned = bytes.to_vec();
    let book = tokio::task::spawn_blocking(move || Book::read(&owned)).await??;
    let register = state.register();
    let bodies: Vec<Body> = register.body_list().await?;
    let occasions: Vec<Occasion> = register.occasion_list().await?;
    let packs = state.packs();
    let said = form.get("language").parse().ok();
    let tables = |choice: &HandChoice| {
        let language = said.unwrap_or(Language::En);
        let known = Known::new(language, &bodies, &occasions, packs.months());
        hand_tables(&book, packs, &known, choice)
    };
    let mut choice = choice(form);
    let mut found = tables(&choice);
    let mut remembered = false;
    if !choice.is_whole {
        if found.is_empty() {
            // No heading says anything: the first row with something in it is taken for one, and a
            // person says what is what.
            let first = book.sheets.iter().find(|sheet| {
                !sheet.cells.is_empty()
                    && choice.sheet.as_ref().is_none_or(|wanted| *wanted == sheet.name)
            });
            choice.head = choice.head.or_else(|| first?.rows().first().copied());
            found = tables(&choice);
        }
        let heads: Vec<HandChoice> = heads(&book, &choice).collect();
        let guessed: Vec<HandTable> = found.first().cloned().into_iter().collect();
        for table in guessed.into_iter().chain(heads.iter().flat_map(tables)) {
            if let Some(columns) = register.plan_columns(&headings_key(&table)).await? {
                choice = HandChoice {
                    sheet: Some(table.sheet.clone()),
                    head: Some(table.head),
                    columns: read_columns(&columns),
                    is_whole: true,
                };
                remembered = true;
                found = tables(&choice);
                break;
            }
        }
    }
    let language = said.unwrap_or_else(|| hand_language(&book, &found, packs));
    let table = found.into_iter().next().ok_or(Failure::Told("plan-no-table", None))?;
    Ok(Found { book, table, language, bodies, occasions, remembered })
}

/// The rows at the top of each sheet as rows of headings: which of them is one, an earlier plan may
/// tell. Nothing where a person said which it is.
fn heads(book: &Book, choice: &HandChoice) -> impl Iterator<Item = HandChoice> {
    let asked = choice.sheet.clone();
    let sheets = book.sheets.iter().filter(move |sheet| {
        !sheet.cells.is_empty() && asked.as_ref().is_none_or(|wanted| *wanted == sheet.name)
    });
    let is_said = choice.head.is_some() && choice.sheet.is_some();
    sheets.take(if is_said { 0 } else { MOST_SHEETS }).flat_map(|sheet| {
        sheet.rows().into_iter().take(MOST_HEADS).map(|row| HandChoice {
            sheet: Some(sheet.name.clone()),
            head: Some(row),
            ..HandChoice::default()
        })
    })
}

/// What the form says of the table. Once columns were shown they are all that counts.
fn choice(form: &Upload) -> HandChoice {
    let given = |name: &str| Some(form.get(name)).filter(|value| !value.is_empty());
    let mut columns = BTreeMap::new();
    for (name, value) in &form.fields {
        let place = name.strip_prefix("column-").and_then(|place| place.parse().ok());
        if let (Some(place), Some(column)) = (place, HandColumn::from_name(value)) {
            columns.entry(column).or_insert(place);
        }
    }
    let head = given("head").and_then(|head| head.parse::<u32>().ok());
    // Other headings make other columns: then it is guessed anew.
    let is_same = given("sheet") == given("shown-sheet") && given("head") == given("shown-head");
    let is_whole = is_same && given("shown-sheet").is_some();
    HandChoice {
        sheet: given("sheet").map(str::to_owned),
        head: head.and_then(|head| head.checked_sub(1)),
        columns: if is_whole { columns } else { BTreeMap::new() },
        is_whole,
    }
}

fn page(reader: Reader, caller: &Caller, said: Said) -> Response {
    let frame = Frame::new(&reader, Section::Reports);
    let template = PlanTemplate {
        alert: said.alert.map(|(message, detail)| (frame.t(message), detail)),
        name: said.name.unwrap_or_else(|| caller.person.name.clone()),
        asks_name: caller.is_alone(),
        step: said.step,
        done: said.done,
        frame,
    };
    respond_as(said.status, reader, Ok(template))
}
