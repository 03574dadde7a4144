//! An Action Plan that was edited in a spreadsheet, laid over the register: for the page and the
//! interface for programs.

use actum_i18n::Value;
use actum_model::{Body, Language, Occasion};
use actum_register::{PlanQuery, RegisterError};
use actum_workbook::{Book, Comparison, Known, Marks, Problem, WorkbookError, compare};

use crate::WebState;
use crate::download;
use crate::frame::Words;

/// Why a workbook could not be laid over the register.
pub(crate) enum Unread {
    /// The workbook cannot be read.
    Workbook(WorkbookError),
    /// The register cannot.
    Register(RegisterError),
    /// Reading was broken off.
    Interrupted(tokio::task::JoinError),
}

impl From<RegisterError> for Unread {
    fn from(error: RegisterError) -> Self {
        Unread::Register(error)
    }
}

impl From<tokio::task::JoinError> for Unread {
    fn from(error: tokio::task::JoinError) -> Self {
        Unread::Interrupted(error)
    }
}

impl From<WorkbookError> for Unread {
    fn from(error: WorkbookError) -> Self {
        Unread::Workbook(error)
    }
}

/// What of the workbook is other than it was written; read and compared beside other requests.
///
/// # Errors
///
/// Whatever is the matter with the file or the register.
pub(crate) async fn compared(state: &WebState, bytes: Vec<u8>) -> Result<Comparison, Unread> {
    let reading = move || -> Result<(Book, Marks), WorkbookError> {
        let book = Book::read(&bytes)?;
        let marks = Marks::of(&book)?;
        Ok((book, marks))
    };
    let (book, marks) = tokio::task::spawn_blocking(reading).await??;
    let register = state.register();
    let language: Language = marks.language;
    let plan = register.plan(&PlanQuery { text: None, body: None, language }).await?;
    let bodies: Vec<Body> = register.body_list().await?;
    let occasions: Vec<Occasion> = register.occasion_list().await?;
    let months = state.packs().months();
    let comparing = move || {
        let cells = download::cells(&plan);
        let known = Known::new(language, &bodies, &occasions, months);
        compare(&book, &marks, &plan, &cells, &known)
    };
    Ok(tokio::task::spawn_blocking(comparing).await?)
}

/// The message that says why a workbook cannot be read.
pub(crate) fn unreadable(error: &WorkbookError) -> &'static str {
    match error {
        WorkbookError::NoMarks => "workbook-no-marks",
        _ => "workbook-unreadable",
    }
}

/// Where in the workbook the matter lies, as far as that is known.
pub(crate) fn place(error: &WorkbookError) -> Option<String> {
    match error {
        WorkbookError::Unreadable { place, .. } => Some(place.clone()),
        WorkbookError::TooManyCells { sheet, .. } => Some(sheet.clone()),
        _ => None,
    }
}

/// What is to be said of a cell.
pub(crate) fn problem(messages: actum_i18n::Messages, problem: &Problem) -> Words {
    let values = problem.values();
    let values: Vec<(&str, Value<'_>)> =
        values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    Words(messages.text_with(&format!("workbook-problem-{}", problem.key()), &values))
}
