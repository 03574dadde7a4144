//! Reports as files.

use std::time::Duration;

use actum_i18n::{Messages, Value};
use actum_model::{ActionPlan, BodyId, Language};
use actum_register::{Register, RegisterError};
use actum_report::{
    CalendarOptions, LabelValue, Labels, ReportError, ReportOptions, SheetCells, Template,
};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::error::PageError;
use crate::typesetter;

/// How long a PDF may take: a page has to come within 30 seconds.
pub(crate) const LONGEST_TYPESETTING: Duration = Duration::from_secs(25);

/// The forms in which a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Docx,
    Xlsx,
    Pdf,
    Csv,
    Json,
    Ics,
}

impl Format {
    pub(crate) const ALL: [Format; 6] =
        [Format::Docx, Format::Xlsx, Format::Pdf, Format::Csv, Format::Json, Format::Ics];

    pub(crate) fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Pdf => "pdf",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Ics => "ics",
        }
    }

    /// Those that can be written here.
    pub(crate) fn there() -> impl Iterator<Item = Self> {
        let has_pdf = typesetter::is_there();
        Self::ALL.into_iter().filter(move |format| *format != Format::Pdf || has_pdf)
    }

    pub(crate) fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    /// Id of the message that says what it is good for.
    pub(crate) fn message(self) -> String {
        format!("format-{}", self.extension())
    }

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Pdf => "application/pdf",
            Format::Csv => "text/csv; charset=utf-8",
            Format::Json => "application/json",
            Format::Ics => "text/calendar; charset=utf-8",
        }
    }
}

/// An Action Plan as a file to keep. Written on a thread of its own: a large workbook takes
/// seconds, in which pages go on being served.
pub(crate) async fn action_plan(
    register: &Register,
    plan: ActionPlan,
    format: Format,
) -> Result<Response, PageError> {
    let house = house(register, body_of(&plan), format).await?;
    let written = plan_file(plan, format, house).await;
    written.map_err(PageError::Interrupted)?.map_err(PageError::Report)
}

/// The body that a plan is about.
pub(crate) fn body_of(plan: &ActionPlan) -> Option<&BodyId> {
    plan.body.as_ref().map(|body| &body.id)
}

/// The bytes of the house template for reports about a body or about none, where there is one and
/// the form knows templates.
pub(crate) async fn house(
    register: &Register,
    body: Option<&BodyId>,
    format: Format,
) -> Result<Option<Vec<u8>>, RegisterError> {
    match format {
        Format::Docx => register.template_for(body).await,
        Format::Xlsx | Format::Pdf | Format::Csv | Format::Json | Format::Ics => Ok(None),
    }
}

/// The same for callers with errors of their own.
pub(crate) async fn plan_file(
    plan: ActionPlan,
    format: Format,
    house: Option<Vec<u8>>,
) -> Result<Result<Response, ReportError>, tokio::task::JoinError> {
    let body = plan.body.as_ref().map(|body| file_name(body.id.as_str()));
    let written = tokio::task::spawn_blocking(move || write(&plan, format, house)).await?;
    Ok(written.map(|bytes| file(body, format, bytes)))
}

fn file(body: Option<String>, format: Format, bytes: Vec<u8>) -> Response {
    let name = match body {
        Some(body) => format!("action-plan-{body}.{}", format.extension()),
        None => format!("action-plan.{}", format.extension()),
    };
    (
        [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ],
        bytes,
    )
        .into_response()
}

/// The words of reports.
pub(crate) fn labels(language: Language) -> impl Labels {
    let messages = Messages::new(language);
    move |id: &str, values: &[(&str, LabelValue<'_>)]| {
        let values: Vec<(&str, Value<'_>)> =
            values.iter().map(|(name, value)| (*name, to_value(*value))).collect();
        messages.find_with(id, &values).map(|text| text.marked())
    }
}

/// The plan with what changed since an earlier one.
pub(crate) async fn with_changes(
    plan: ActionPlan,
    before: ActionPlan,
) -> Result<ActionPlan, tokio::task::JoinError> {
    tokio::task::spawn_blocking(move || {
        let labels = labels(plan.language);
        actum_report::with_changes(plan, &before, &labels)
    })
    .await
}

/// What the cells of the workbook of a plan say.
pub(crate) fn cells(plan: &ActionPlan) -> SheetCells {
    actum_report::sheet_cells(plan, &labels(plan.language))
}

fn write(
    plan: &ActionPlan,
    format: Format,
    house: Option<Vec<u8>>,
) -> Result<Vec<u8>, ReportError> {
    let labels = labels(plan.language);
    // It was looked through when it was kept: when a later version of the program is stricter, the
    // report comes in our own look rather than not at all.
    let template = house.and_then(|bytes| Template::read(&bytes).ok());
    let options = ReportOptions { template, ..ReportOptions::default() };
    match format {
        Format::Docx => actum_report::action_plan_docx(plan, &labels, &options),
        Format::Xlsx => actum_report::action_plan_xlsx(plan, &labels, &options),
        Format::Pdf => {
            let pages = actum_report::action_plan_pages(plan, &labels, &options)?;
            typesetter::typeset(pages, &[], LONGEST_TYPESETTING)
                .map_err(|error| ReportError::Typesetter { detail: error.to_string() })
        }
        Format::Csv => Ok(actum_report::items_csv(plan, &labels, &options)),
        Format::Json => actum_report::action_plan_json(plan),
        Format::Ics => Ok(actum_report::calendar_ics(plan, &labels, &CalendarOptions::default())),
    }
}

fn to_value(value: LabelValue<'_>) -> Value<'_> {
    match value {
        LabelValue::Text(words) => words.into(),
        LabelValue::Number(number) => number.into(),
    }
}

/// A calendar as an answer that programs ask for again and again: with a mark of what it says, and
/// without it where they have it. The time of writing, which changes with every event, is left out
/// of the mark; it is a weak one therefore (RFC 9110, 8.8.1).
pub(crate) async fn calendar(plan: ActionPlan, headers: &HeaderMap) -> Result<Response, PageError> {
    let written = tokio::task::spawn_blocking(move || write(&plan, Format::Ics, None)).await;
    let bytes = written.map_err(PageError::Interrupted)?.map_err(PageError::Report)?;
    let mut hash = Sha256::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if !line.starts_with(b"DTSTAMP:") {
            hash.update(line);
        }
    }
    let mark: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let mark = format!("W/\"{mark}\"");
    let known = headers.get_all(header::IF_NONE_MATCH).into_iter();
    let known = known.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let is_known = known.map(str::trim).any(|one| one == mark || one == "*");
    let headers = [
        (header::ETAG, mark),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::CONTENT_TYPE, Format::Ics.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, "inline; filename=\"actum.ics\"".to_owned()),
    ];
    Ok(if is_known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, bytes).into_response()
    })
}

/// An id as part of a file name: letters, digits and hyphens.
fn file_name(id: &str) -> String {
    let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    id.chars().map(safe).take(60).collect()
}

/// A file to be kept, never to be shown as a page.
pub(crate) fn attachment(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    // A plain name for old programs, the whole one behind it (RFC 6266, RFC 8187).
    let plain: String = name
        .chars()
        .map(|letter| {
            let safe = letter.is_ascii_alphanumeric() || ".-_ ".contains(letter);
            if safe { letter } else { '_' }
        })
        .collect();
    let whole: String = name.bytes().fold(String::new(), |mut whole, byte| {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.push_str(&format!("%{byte:02X}"));
        }
        whole
    });
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    (
        [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        bytes,
    )
        .into_response()
}
