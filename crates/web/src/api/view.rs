//! What every reading call begins with: who asks, at which moment, and whether anything is new.

use actum_register::{Deed, Register};
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::asker::Asker;
use super::parameters::{Parameters, day_or_moment};
use super::problem::{Kind, Problem};
use crate::WebState;
use crate::locale::Reader;

/// How many registers of the past are made at a time: each is a whole register in memory.
static PAST: Semaphore = Semaphore::const_new(2);

/// The longest id in an address, in bytes; no register has a longer one.
const LONGEST_ID: usize = 500;

/// The register as the one who asks sees it.
pub(crate) struct View {
    pub(super) state: WebState,
    /// At the moment of `?as_of=`, or now.
    pub(super) register: Register,
    pub(super) reader: Reader,
    pub(super) asker: Asker,
    pub(super) parameters: Parameters,
    /// Whether `register` is one of the past.
    pub(super) past: bool,
    /// The moment at which it is seen, as it was given, or now.
    pub(super) moment: String,
    tag: String,
    /// What the one who asks has already.
    known: Option<String>,
    _permit: Option<SemaphorePermit<'static>>,
}

/// A stretch of a list.
pub(super) struct Page {
    /// How many at most.
    pub(super) limit: usize,
    /// Where to go on.
    pub(super) cursor: Option<String>,
}

impl FromRequestParts<WebState> for View {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Problem> {
        let Ok(reader) = Reader::from_request_parts(parts, state).await;
        let asker = Asker::from_request_parts(parts, state).await?;
        asker.require(Deed::Read)?;
        let mut parameters = Parameters::of(&reader);
        let moment = parameters.one("as_of")?;
        let (last, at) = state.register().mark().await?;
        let (register, permit) = match &moment {
            None => (state.register().clone(), None),
            Some(moment) => {
                let permit = room_for_the_past().await?;
                let register =
                    state.register().as_of(moment).await.map_err(|error| match error {
                        actum_register::RegisterError::Refused(_) => {
                            Problem::parameter("as_of", moment, day_or_moment())
                        }
                        other => other.into(),
                    })?;
                (register, Some(permit))
            }
        };
        // Everything that an answer follows from, but for its address: the record (its length and
        // the moment of its end, by which two registers differ), the day, by which things become
        // overdue, the language, and the program.
        let now = state.now();
        let day = now.split('T').next().unwrap_or_default();
        let known = [
            at.as_deref().unwrap_or_default(),
            day,
            reader.language().code(),
            env!("CARGO_PKG_VERSION"),
        ];
        let digest = Sha256::digest(known.join("\n").as_bytes());
        let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let known = parts.headers.get(header::IF_NONE_MATCH);
        Ok(Self {
            state: state.clone(),
            register,
            reader,
            asker,
            parameters,
            past: moment.is_some(),
            moment: moment.unwrap_or(now),
            tag: format!("W/\"{last}-{short}\""),
            known: known.and_then(|value| value.to_str().ok()).map(str::to_owned),
            _permit: permit,
        })
    }
}

/// Waits until a register of the past may be made.
///
/// # Errors
///
/// [`Kind::Busy`] when the program ends.
pub(super) async fn room_for_the_past() -> Result<SemaphorePermit<'static>, Problem> {
    PAST.acquire().await.map_err(|_| Problem::new(Kind::Busy))
}

impl View {
    /// Refuses `as_of` where only the present can be told.
    ///
    /// # Errors
    ///
    /// [`Kind::UnknownParameter`].
    pub(super) fn only_present(&self) -> Result<(), Problem> {
        if self.past {
            return Err(Problem::new(Kind::UnknownParameter).with("name", "as_of"));
        }
        Ok(())
    }

    /// Which stretch of a list is asked for: `limit` and `cursor`.
    ///
    /// # Errors
    ///
    /// [`Kind::BadParameter`].
    pub(super) fn page(&mut self) -> Result<Page, Problem> {
        let limit = self.parameters.number("limit", 1, 500)?.unwrap_or(100);
        Ok(Page { limit, cursor: self.parameters.one("cursor")? })
    }

    /// Refuses whoever may not do this with the register as a whole.
    ///
    /// # Errors
    ///
    /// [`Kind::NotAllowed`], or [`Kind::NotSignedIn`].
    pub(super) fn require(&self, deed: Deed) -> Result<(), Problem> {
        self.asker.require(deed)
    }

    /// The answer that nothing has changed since the one who asks last did, when that is so. To be
    /// asked once the parameters are read, before work is done.
    pub(super) fn unchanged(&self) -> Option<Response> {
        self.matches(&self.tag).then(|| not_modified(&self.tag))
    }

    /// An answer in JSON.
    pub(super) fn json(&self, value: &impl Serialize) -> Result<Response, Problem> {
        self.tagged(value, &self.tag)
    }

    /// An answer in JSON that changes with something of its own.
    pub(super) fn tagged(&self, value: &impl Serialize, tag: &str) -> Result<Response, Problem> {
        if self.matches(tag) || self.known.as_deref().map(str::trim) == Some("*") {
            return Ok(not_modified(tag));
        }
        Ok(with_tag(json(StatusCode::OK, value)?, tag))
    }

    /// An answer of any kind that changes when the register does.
    pub(super) fn whole(&self, response: Response) -> Response {
        with_tag(response, &self.tag)
    }

    /// An answer of any kind that changes with something of its own.
    pub(super) fn whole_tagged(&self, response: Response, tag: &str) -> Response {
        if self.matches(tag) { not_modified(tag) } else { with_tag(response, tag) }
    }

    /// Whether the one who asks has the answer with this tag (RFC 9110, 13.1.2: weak comparison).
    fn matches(&self, tag: &str) -> bool {
        let bare = tag.trim_start_matches("W/");
        self.known.as_deref().is_some_and(|known| {
            known.split(',').any(|one| one.trim().trim_start_matches("W/") == bare)
        })
    }
}

/// A value as an answer.
///
/// # Errors
///
/// When it cannot be written as JSON, which is a fault of the program.
pub(super) fn json(status: StatusCode, value: &impl Serialize) -> Result<Response, Problem> {
    let bytes = serde_json::to_vec(value).map_err(|error| {
        tracing::error!(%error, "an answer could not be written: {error}");
        Problem::new(Kind::Internal)
    })?;
    let kind = HeaderValue::from_static("application/json");
    Ok((status, [(header::CONTENT_TYPE, kind)], bytes).into_response())
}

/// An answer that holds a secret: nobody keeps it on the way.
pub(super) fn unkept(mut answer: Response) -> Response {
    let none = HeaderValue::from_static("no-store");
    answer.headers_mut().insert(header::CACHE_CONTROL, none);
    answer
}

fn with_tag(mut response: Response, tag: &str) -> Response {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    private(headers);
    response
}

fn not_modified(tag: &str) -> Response {
    with_tag(StatusCode::NOT_MODIFIED.into_response().map(|_| Body::empty()), tag)
}

/// May be kept by the one who asked, who asks each time whether it is still so.
fn private(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers
        .insert(header::VARY, HeaderValue::from_static("Accept-Language, Authorization, Cookie"));
}

/// An id from an address; what no id can be is not there.
///
/// # Errors
///
/// [`Kind::NotFound`] for the `kind` of thing.
pub(super) fn id<T: From<String>>(kind: &'static str, id: String) -> Result<T, Problem> {
    if id.is_empty() || id.len() > LONGEST_ID || id.chars().any(char::is_control) {
        return Err(Problem::missing(kind, id.escape_debug()));
    }
    Ok(T::from(id))
}
