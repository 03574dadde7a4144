//! Pages that could not be shown: what happened, and what to do next.

use std::any::Any;

use actum_i18n::Messages;
use actum_model::Language;
use actum_register::RegisterError;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;

/// A page that could not be shown.
#[derive(Debug)]
pub(crate) enum PageError {
    /// There is no such thing in the register: its kind (`item`, `body`, `text`, `edition`,
    /// `report`) and the id asked for.
    Missing { kind: &'static str, id: String },
    /// The one who asks may not do this.
    Forbidden,
    /// A form that was sent from a page of another site.
    Foreign,
    /// A set-up link that is no good any more.
    Void,
    /// Signing in through a provider came to nothing: the end of the name of the message that says
    /// why (`away`, `state`, `declined`, `failed`, `nobody`).
    Provider(&'static str),
    /// A password could not be hashed, or no secret be made. Told in the log, not on the page.
    Identity(String),
    /// The register did not answer. Told in the log, not on the page.
    Register(RegisterError),
    /// A report could not be written. Told in the log, not on the page.
    Report(actum_report::ReportError),
    /// A report was not written to its end. Told in the log, not on the page.
    Interrupted(tokio::task::JoinError),
    /// The search index did not answer. Told in the log, not on the page.
    Search(crate::FinderError),
    /// The page could not be written. Told in the log, not on the page.
    Template(askama::Error),
}

impl From<RegisterError> for PageError {
    fn from(error: RegisterError) -> Self {
        PageError::Register(error)
    }
}

impl From<tokio::task::JoinError> for PageError {
    fn from(error: tokio::task::JoinError) -> Self {
        PageError::Interrupted(error)
    }
}

impl From<actum_identity::password::HashError> for PageError {
    fn from(error: actum_identity::password::HashError) -> Self {
        PageError::Identity(error.to_string())
    }
}

impl From<actum_identity::secret::RandomError> for PageError {
    fn from(error: actum_identity::secret::RandomError) -> Self {
        PageError::Identity(error.to_string())
    }
}

impl From<tokio::sync::AcquireError> for PageError {
    fn from(error: tokio::sync::AcquireError) -> Self {
        PageError::Identity(error.to_string())
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        PageError::Template(error)
    }
}

/// A page, or why there is none. The reader goes with the error so that it is told in the
/// reader's language.
pub(crate) type Page = Result<Html<String>, ErrorPage>;

/// An error on its way to the reader.
pub(crate) struct ErrorPage(Box<Failure>);

struct Failure {
    reader: Reader,
    error: PageError,
}

/// Renders a page, or the error of making it.
pub(crate) fn respond<T: Template>(reader: Reader, page: Result<T, PageError>) -> Page {
    match page.and_then(|page| Ok(page.render()?)) {
        Ok(html) => Ok(Html(html)),
        Err(error) => Err(ErrorPage::new(reader, error)),
    }
}

/// The same under a status of its own; an error keeps that of the error.
pub(crate) fn respond_as<T: Template>(
    status: StatusCode,
    reader: Reader,
    page: Result<T, PageError>,
) -> Response {
    match respond(reader, page) {
        Ok(html) => (status, html).into_response(),
        Err(error) => error.into_response(),
    }
}

impl ErrorPage {
    pub(crate) fn new(reader: Reader, error: PageError) -> Self {
        Self(Box::new(Failure { reader, error }))
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorTemplate {
    frame: Frame,
    title: Words,
    what: Words,
    next: Words,
    id: Option<String>,
}

impl IntoResponse for ErrorPage {
    fn into_response(self) -> Response {
        let Failure { reader, error } = *self.0;
        let (status, name, id) = match error {
            PageError::Missing { kind, id } => {
                (StatusCode::NOT_FOUND, format!("error-no-{kind}"), Some(id))
            }
            PageError::Forbidden => (StatusCode::FORBIDDEN, "error-forbidden".to_owned(), None),
            PageError::Foreign => (StatusCode::FORBIDDEN, "error-foreign".to_owned(), None),
            PageError::Void => (StatusCode::GONE, "error-void".to_owned(), None),
            PageError::Provider(reason) => {
                (StatusCode::FORBIDDEN, format!("error-provider-{reason}"), None)
            }
            PageError::Identity(error) => internal(&reader, &error),
            PageError::Register(error) => internal(&reader, &error),
            PageError::Template(error) => internal(&reader, &error),
            PageError::Interrupted(error) => internal(&reader, &error),
            PageError::Search(error) => internal(&reader, &error),
            PageError::Report(actum_report::ReportError::Typesetter { detail }) => {
                tracing::warn!(path = %reader.path, "no PDF was written: {detail}");
                (StatusCode::SERVICE_UNAVAILABLE, "error-pdf".to_owned(), Some(detail))
            }
            PageError::Report(error) => internal(&reader, &error),
        };
        page(&reader, status, &name, id)
    }
}

/// Logs the cause, which the page keeps to itself.
fn internal(
    reader: &Reader,
    error: &dyn std::fmt::Display,
) -> (StatusCode, String, Option<String>) {
    let path = &reader.path;
    tracing::error!(%path, %error, "the page {path} could not be shown: {error}");
    (StatusCode::INTERNAL_SERVER_ERROR, "error-internal".to_owned(), None)
}

fn page(reader: &Reader, status: StatusCode, name: &str, id: Option<String>) -> Response {
    let frame = Frame::new(reader, Section::None);
    // Nobody needs a screenful of what they sent.
    let id = id.map(|id| id.chars().take(120).collect());
    let template = ErrorTemplate {
        title: frame.t(name),
        what: frame.t(&format!("{name}-what")),
        next: frame.t(&format!("{name}-next")),
        id,
        frame,
    };
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => (status, format!("{}\n", Messages::new(Language::En).text(name))).into_response(),
    }
}

/// For addresses that lead nowhere.
pub(crate) async fn not_found(reader: Reader) -> Response {
    let path = reader.path.clone();
    page(&reader, StatusCode::NOT_FOUND, "error-no-page", Some(path))
}

/// For methods other than reading.
pub(crate) async fn method_not_allowed(reader: Reader) -> Response {
    page(&reader, StatusCode::METHOD_NOT_ALLOWED, "error-method", None)
}

/// For requests that bring more than is taken.
pub(crate) fn too_large(reader: &Reader) -> Response {
    page(reader, StatusCode::PAYLOAD_TOO_LARGE, "error-too-large", None)
}

/// For faults of the program: the server stays up and says nothing of its insides.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    let messages = Messages::new(Language::En);
    let words =
        format!("{}. {}\n", messages.text("error-internal"), messages.text("error-internal-next"));
    (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
}
