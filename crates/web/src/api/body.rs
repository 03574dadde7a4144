//! Bodies in JSON.

use actum_register::Saying;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use sha2::{Digest, Sha256};

use super::problem::{Kind, Problem};

/// The most bytes of a body in JSON.
const LARGEST: usize = 1024 * 1024;

/// A body in JSON, understood.
pub(super) struct Json<T> {
    pub(super) value: T,
    /// SHA-256 of its bytes, by which a repeated request is known again.
    pub(super) digest: String,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = media_type(request.headers());
        if kind != "application/json" {
            return Err(Problem::new(Kind::UnsupportedType)
                .said("api-send-json")
                .member("given", kind));
        }
        let bytes = whole(request.into_body(), LARGEST).await?;
        let value = serde_json::from_slice(&bytes).map_err(|error| {
            let kind = match error.classify() {
                Category::Data => Kind::Unprocessable,
                Category::Syntax | Category::Eof | Category::Io => Kind::BrokenBody,
            };
            let place = Saying::of("api-json")
                .words("line", &error.line())
                .words("column", &error.column());
            Problem::new(kind).saying(place).cause(error)
        })?;
        Ok(Self { value, digest: digest(&bytes) })
    }
}

/// The media type of a request, without its parameters, in small letters; empty when none is given.
pub(super) fn media_type(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// All bytes of a body.
///
/// # Errors
///
/// [`Kind::TooLarge`], or [`Kind::BrokenBody`] when it ends before its end.
pub(super) async fn whole(body: Body, largest: usize) -> Result<Bytes, Problem> {
    to_bytes(body, largest).await.map_err(|error| {
        let is_limit = std::error::Error::source(&error)
            .is_some_and(|source| source.to_string().contains("length limit"));
        if is_limit {
            Problem::new(Kind::TooLarge).member("largest", largest)
        } else {
            Problem::new(Kind::BrokenBody).said("api-cut-off").cause(error)
        }
    })
}

/// SHA-256 in hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
