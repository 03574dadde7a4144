//! Forms with files that cannot be read, told so that a person knows what to do.

use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;

/// Why a form could not be read.
#[derive(Debug)]
pub(crate) struct Misread {
    pub(crate) status: StatusCode,
    /// The message that says it.
    pub(crate) message: &'static str,
    /// The field concerned, where there is one.
    pub(crate) field: Option<String>,
}

impl Misread {
    /// The value of a field that cannot be taken.
    pub(crate) fn field(name: &str) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            message: "form-broken",
            field: Some(name.chars().take(60).collect()),
        }
    }
}

impl From<MultipartError> for Misread {
    fn from(error: MultipartError) -> Self {
        // A form that does not say its size is cut off where it passes the limit, while it is read.
        let (status, message) = match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => (StatusCode::PAYLOAD_TOO_LARGE, "form-too-large"),
            _ => (StatusCode::UNPROCESSABLE_ENTITY, "form-broken"),
        };
        tracing::debug!(%error, "a form could not be read: {error}");
        Self { status, message, field: None }
    }
}
