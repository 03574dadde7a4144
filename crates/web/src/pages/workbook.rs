//! `/workbook`: an Action Plan that was edited in a spreadsheet, brought back.
//!
//! The page that shows what would change carries the file along, so that nothing of it is kept
//! here before somebody decides; what is applied is worked out from the file anew.

use std::collections::BTreeSet;

use actum_model::{ItemId, Workflow};
use actum_register::{Person, RegisterError};
use actum_workbook::{CellChange, Comparison, Line, Outcome, Place, WorkbookError, apply, preview};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, remember_name};
use crate::edited_plan::{Unread, compared, place, problem, unreadable};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::link;
use crate::locale::Reader;
use crate::refusal::refusal_words;
use crate::upload::{self, Upload};

/// Most lines shown of each kind; the rest is counted.
const MOST_SHOWN: usize = 2_000;

#[derive(Template)]
#[template(path = "workbook.html")]
struct WorkbookTemplate {
    frame: Frame,
    /// What is the matter with what was sent, and a detail.
    alert: Option<(Words, Option<String>)>,
    /// The name under which somebody acts where nobody signs in.
    name: String,
    asks_name: bool,
    reason: String,
    shown: Option<Shown>,
}

/// What a workbook would change, or changed.
struct Shown {
    /// Whether it was applied.
    applied: bool,
    file_name: String,
    /// The file itself, for the next step.
    file: String,
    /// How much of what there is, in a sentence.
    summary: Words,
    fine: u64,
    lines: Vec<LineShown>,
    /// Refused: what was written and why not.
    remarks: Vec<RemarkShown>,
    /// Only told.
    told: Vec<RemarkShown>,
    more: u64,
}

struct LineShown {
    sheet: String,
    address: String,
    /// The value of the box that chooses it.
    choice: String,
    item: String,
    href: String,
    heading: String,
    before: String,
    after: String,
    can_choose: bool,
    is_fine: bool,
    outcome: Words,
    /// What the register says now, and how the cell was understood.
    details: Vec<String>,
}

struct RemarkShown {
    sheet: String,
    address: String,
    item: Option<(String, String)>,
    written: String,
    words: Words,
}

/// What is said at the head of the page.
#[derive(Default)]
struct Said {
    status: StatusCode,
    alert: Option<(&'static str, Option<String>)>,
    reason: String,
    name: Option<String>,
    shown: Option<Shown>,
}

/// `GET /workbook`
pub(crate) async fn show(caller: Caller, reader: Reader) -> Response {
    page(reader, &caller, Said::default())
}

/// `POST /workbook`
pub(crate) async fn bring(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let said = |status, message, detail| Said {
        status,
        alert: Some((message, detail)),
        ..Said::default()
    };
    if state.is_read_only() {
        return page(reader, &caller, said(StatusCode::FORBIDDEN, "form-read-only", None));
    }
    if !guard::is_own_page(&headers) {
        return page(reader, &caller, said(StatusCode::FORBIDDEN, "form-foreign", None));
    }
    let form = match upload::read(form).await {
        Ok(form) => form,
        Err(misread) => {
            let said = said(misread.status, misread.message, misread.field);
            return page(reader, &caller, said);
        }
    };
    if !caller.sent(form.get(FORM_TOKEN)) {
        return page(reader, &caller, said(StatusCode::FORBIDDEN, "form-stale", None));
    }
    let person = caller.person_named(form.get("by"));
    let refused = |message, detail| Said {
        reason: form.get("reason").to_owned(),
        name: Some(person.name.clone()),
        ..said(StatusCode::UNPROCESSABLE_ENTITY, message, detail)
    };
    if person.name.is_empty() {
        return page(reader, &caller, refused("form-no-name", None));
    }
    let Some((file_name, bytes)) = &form.file else {
        return page(reader, &caller, refused("workbook-no-file", None));
    };
    match brought(&state, &reader, &form, &person, file_name, bytes).await {
        Ok(shown) => {
            let said = Said {
                shown: Some(shown),
                reason: form.get("reason").to_owned(),
                name: Some(person.name.clone()),
                ..Said::default()
            };
            let mut response = page(reader, &caller, said);
            if caller.is_alone() {
                remember_name(&mut response, &person.name);
            }
            response
        }
        Err(Failure::Workbook(error)) => {
            page(reader, &caller, refused(unreadable(&error), place(&error)))
        }
        Err(Failure::Page(PageError::Register(RegisterError::Refused(refusal)))) => {
            // Somebody else was quicker between judging and applying; nothing was changed.
            let words = refusal_words(&refusal, reader.messages, &state.packs().workflows);
            page(reader, &caller, refused("workbook-meanwhile", Some(words)))
        }
        Err(Failure::Page(error)) => ErrorPage::new(reader, error).into_response(),
    }
}

enum Failure {
    Workbook(WorkbookError),
    Page(PageError),
}

impl From<Unread> for Failure {
    fn from(error: Unread) -> Self {
        match error {
            Unread::Workbook(error) => Failure::Workbook(error),
            Unread::Register(error) => Failure::Page(PageError::Register(error)),
            Unread::Interrupted(error) => Failure::Page(PageError::Interrupted(error)),
        }
    }
}

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        Failure::Page(PageError::Register(error))
    }
}

/// Understands a workbook and asks the register about it; applies what was chosen when asked to.
async fn brought(
    state: &WebState,
    reader: &Reader,
    form: &Upload,
    person: &Person,
    file_name: &str,
    bytes: &[u8],
) -> Result<Shown, Failure> {
    let applies = form.get("do") == "apply";
    let comparison = compared(state, bytes.to_vec()).await?;
    let register = state.register();
    let at = state.now();
    let reason = form.get("reason");
    let workflows = &state.packs().workflows;
    let lines = if applies {
        let chosen: BTreeSet<&str> =
            form.fields.iter().filter(|(name, _)| name == "take").map(|(_, one)| &**one).collect();
        let is_chosen = |change: &CellChange| chosen.contains(choice(change).as_str());
        apply(register, &comparison, person, &at, reason, workflows, &is_chosen).await?
    } else {
        register.record_workflows(workflows, &person.name, &at).await?;
        preview(register, &comparison, person, &at, reason).await?
    };
    let frame = Frame::new(reader, Section::Reports);
    let mut shown = shown(&frame, &comparison, &lines, workflows, applies);
    file_name.clone_into(&mut shown.file_name);
    if !applies {
        shown.file = STANDARD.encode(bytes);
    }
    Ok(shown)
}

/// By what a change is chosen: its place and what it says, so that a box never stands for another
/// change than the one that was looked at.
fn choice(change: &CellChange) -> String {
    format!("{}={}", change.place, change.after)
}

fn shown(
    frame: &Frame,
    comparison: &Comparison,
    lines: &[Line],
    workflows: &[Workflow],
    applied: bool,
) -> Shown {
    let mut already = u64::try_from(comparison.already).unwrap_or(u64::MAX);
    let mut refused = 0_u64;
    let mut shown = Shown {
        applied,
        file_name: String::new(),
        file: String::new(),
        summary: frame.t("workbook-changes"),
        fine: 0,
        lines: Vec::new(),
        remarks: Vec::new(),
        told: Vec::new(),
        more: 0,
    };
    for line in lines {
        let outcome = outcome(frame, &line.outcome, workflows, applied);
        match line.outcome {
            Outcome::Fine => shown.fine += 1,
            Outcome::Already | Outcome::LeftOut => already += 1,
            Outcome::Conflict { .. } | Outcome::Refused(_) => refused += 1,
        }
        if shown.lines.len() < MOST_SHOWN {
            shown.lines.push(line_shown(frame, line, outcome, applied));
        } else {
            shown.more += 1;
        }
    }
    for remark in &comparison.remarks {
        let one = RemarkShown {
            sheet: remark.place.sheet.clone(),
            address: remark.place.address(),
            item: remark.item.as_ref().map(|item| (item.to_string(), link::item(item))),
            written: remark.written.clone(),
            words: problem(frame.messages(), &remark.problem),
        };
        let is_refusal = remark.problem.is_refusal();
        refused += u64::from(is_refusal);
        let list = if is_refusal { &mut shown.remarks } else { &mut shown.told };
        if list.len() < MOST_SHOWN {
            list.push(one);
        } else {
            shown.more += 1;
        }
    }
    let id = if applied { "workbook-done" } else { "workbook-would" };
    let counts = [
        ("fine", (&shown.fine).into()),
        ("already", (&already).into()),
        ("refused", (&refused).into()),
    ];
    shown.summary = frame.with_all(id, &counts);
    shown
}

fn line_shown(frame: &Frame, line: &Line, outcome: Words, applied: bool) -> LineShown {
    let change = &line.change;
    let mut details: Vec<String> =
        change.told.iter().map(|told| problem(frame.messages(), told).plain()).collect();
    if let Some(now) = &change.now {
        details.push(frame.with("workbook-now", "words", now.as_str()).plain());
    }
    if !change.reason.is_empty() {
        details.push(frame.with("workbook-reason", "words", change.reason.as_str()).plain());
    }
    let is_fine = line.outcome == Outcome::Fine;
    let Place { sheet, .. } = &change.place;
    LineShown {
        sheet: sheet.clone(),
        address: change.place.address(),
        choice: choice(change),
        item: change.item.to_string(),
        href: link::item(&ItemId::new(change.item.as_str())),
        heading: change.heading.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        can_choose: is_fine && !applied,
        is_fine,
        outcome,
        details,
    }
}

fn outcome(frame: &Frame, outcome: &Outcome, workflows: &[Workflow], applied: bool) -> Words {
    match outcome {
        Outcome::Fine if applied => frame.t("workbook-applied"),
        Outcome::Fine => frame.t("workbook-fine"),
        Outcome::Already => frame.t("workbook-already"),
        Outcome::LeftOut => frame.t("workbook-left-out"),
        Outcome::Conflict { by, at } => {
            let day = at.get(..16).unwrap_or(at).replace('T', " ");
            frame.with_all(
                "workbook-conflict",
                &[("by", by.as_str().into()), ("at", day.as_str().into())],
            )
        }
        Outcome::Refused(refusal) => {
            let why = refusal_words(refusal, frame.messages(), workflows);
            frame.with("workbook-refused", "why", why)
        }
    }
}

fn page(reader: Reader, caller: &Caller, said: Said) -> Response {
    let frame = Frame::new(&reader, Section::Reports);
    let template = WorkbookTemplate {
        alert: said.alert.map(|(message, detail)| (frame.t(message), detail)),
        name: said.name.unwrap_or_else(|| caller.person.name.clone()),
        asks_name: caller.is_alone(),
        reason: said.reason,
        shown: said.shown,
        frame,
    };
    respond_as(said.status, reader, Ok(template))
}
