//! What went wrong, as `application/problem+json` (RFC 9457), in the reader's language.

use actum_i18n::{Messages, Value};
use actum_register::{PeopleRefusal, Refusal, RegisterError, Saying};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, json};

use crate::locale::Reader;
use crate::refusal::said;

/// What the `type` of every problem begins with.
pub(super) const TYPES: &str = "urn:actum:problem:";

/// The longest value that is given back to the one who sent it.
const LONGEST_SHOWN: usize = 200;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident => $status:ident, $slug:literal;)+) => {
        /// The kinds of problem. Their slugs are part of the interface and never change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Kind {
            $($(#[$doc])* $name,)+
        }

        impl Kind {
            /// All of them, in the order of the documentation.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Kind] = &[$(Kind::$name),+];

            /// The end of its `type`.
            pub(crate) fn slug(self) -> &'static str {
                match self { $(Kind::$name => $slug),+ }
            }

            /// The status it is answered with.
            pub(crate) fn status(self) -> StatusCode {
                match self { $(Kind::$name => StatusCode::$status),+ }
            }
        }
    };
}

kinds! {
    /// A parameter of the address has a value that cannot be.
    BadParameter => BAD_REQUEST, "bad-parameter";
    /// The address has a parameter that this call does not know.
    UnknownParameter => BAD_REQUEST, "unknown-parameter";
    /// A cursor that belongs to another list, or to none.
    BadCursor => BAD_REQUEST, "bad-cursor";
    /// A header that cannot be.
    BadHeader => BAD_REQUEST, "bad-header";
    /// The body is not what it says it is.
    BrokenBody => BAD_REQUEST, "broken-body";
    /// A number stands for several items.
    Ambiguous => BAD_REQUEST, "ambiguous";
    /// Anything else that is wrong with a request.
    BadRequest => BAD_REQUEST, "bad-request";
    /// Nobody is signed in, and somebody has to be.
    NotSignedIn => UNAUTHORIZED, "not-signed-in";
    /// The one who asks may not.
    NotAllowed => FORBIDDEN, "not-allowed";
    /// Nobody decides on a claim of one's own.
    OwnClaim => FORBIDDEN, "own-claim";
    /// Nothing can be changed here.
    ReadOnly => FORBIDDEN, "read-only";
    /// There is no such thing.
    NotFound => NOT_FOUND, "not-found";
    /// The address is there, but not for this method.
    MethodNotAllowed => METHOD_NOT_ALLOWED, "method-not-allowed";
    /// Somebody else changed the same fields first.
    Conflict => CONFLICT, "conflict";
    /// It cannot be done as things stand.
    Refused => CONFLICT, "refused";
    /// The revision named by `If-Match` is no longer the present one.
    Outdated => PRECONDITION_FAILED, "outdated";
    /// The body is too large.
    TooLarge => PAYLOAD_TOO_LARGE, "too-large";
    /// The address is too long.
    AddressTooLong => URI_TOO_LONG, "address-too-long";
    /// The body is of a type that is not taken here.
    UnsupportedType => UNSUPPORTED_MEDIA_TYPE, "unsupported-type";
    /// Asked at a name that is not the register's.
    Misdirected => MISDIRECTED_REQUEST, "misdirected";
    /// A value, or words, that cannot be taken.
    Unprocessable => UNPROCESSABLE_ENTITY, "unprocessable";
    /// The text cannot be read or registered.
    BadText => UNPROCESSABLE_ENTITY, "bad-text";
    /// An idempotency key that was used for something else.
    KeyReused => UNPROCESSABLE_ENTITY, "key-reused";
    /// It has to be said which revision was looked at.
    RevisionNeeded => PRECONDITION_REQUIRED, "revision-needed";
    /// Too many requests in too short a time.
    TooMany => TOO_MANY_REQUESTS, "too-many";
    /// A fault of the program or its database.
    Internal => INTERNAL_SERVER_ERROR, "internal";
    /// There is no room left.
    Full => INSUFFICIENT_STORAGE, "full";
    /// Busy, or slow; later it will work.
    Busy => SERVICE_UNAVAILABLE, "busy";
}

/// A problem on its way to the one who asked. It becomes words in [`tell`], which knows the
/// reader's language.
#[derive(Debug, Clone)]
pub(crate) struct Problem(Box<Parts>);

#[derive(Debug, Clone)]
struct Parts {
    kind: Kind,
    /// Values for the message.
    values: Vec<(&'static str, String)>,
    /// Members of the answer beside the standard ones.
    members: Map<String, serde_json::Value>,
    /// What a library says of it, in English.
    cause: Option<String>,
    /// The message that says more.
    detail: Option<Detail>,
    /// Seconds after which to try again.
    after: Option<u32>,
}

/// What says more than the kind.
#[derive(Debug, Clone)]
enum Detail {
    /// A message with its values.
    Saying(Saying),
    /// A message without values.
    Message(String),
}

impl Problem {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(Parts {
            kind,
            values: Vec::new(),
            members: Map::new(),
            cause: None,
            detail: None,
            after: None,
        }))
    }

    /// There is no `kind` (`item`, `text`, …) with this id.
    pub(crate) fn missing(kind: &'static str, id: impl std::fmt::Display) -> Self {
        Self::new(Kind::NotFound).with("kind", kind).with("id", id)
    }

    /// The parameter `name` cannot have this value; `detail` says what it can have.
    pub(crate) fn parameter(name: &str, value: &str, wanted: Saying) -> Self {
        Self::new(Kind::BadParameter).with("name", name).with("value", value).saying(wanted)
    }

    /// With a value that stands in the message and is a member of the answer, too.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        let value: String = value.to_string().chars().take(LONGEST_SHOWN).collect();
        self.0.members.insert(name.to_owned(), value.clone().into());
        self.0.values.push((name, value));
        self
    }

    /// With a member for programs.
    #[must_use]
    pub(crate) fn member(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.0.members.insert(name.to_owned(), value.into());
        self
    }

    /// With what a library says of it, for those who make programs; readers are told by a message.
    #[must_use]
    pub(crate) fn cause(mut self, cause: impl std::fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// With a message without values that says more.
    #[must_use]
    pub(crate) fn said(mut self, message: impl Into<String>) -> Self {
        self.0.detail = Some(Detail::Message(message.into()));
        self
    }

    /// With a message that says more.
    #[must_use]
    pub(crate) fn saying(mut self, saying: Saying) -> Self {
        self.0.detail = Some(Detail::Saying(saying));
        self
    }

    /// With the refusal of the register that says more.
    #[must_use]
    pub(crate) fn refused(self, refusal: &Refusal) -> Self {
        self.saying(refusal.saying())
    }

    /// To be tried again after so many seconds.
    #[must_use]
    pub(crate) fn after(mut self, seconds: u32) -> Self {
        self.0.after = Some(seconds);
        self
    }

    /// The problem as it stands among other answers.
    pub(super) fn as_value(&self, reader: &Reader) -> serde_json::Value {
        self.members(reader.messages, &reader.path).into()
    }

    fn members(&self, messages: Messages, path: &str) -> Map<String, serde_json::Value> {
        let slug = self.0.kind.slug();
        let values: Vec<(&str, Value<'_>)> =
            self.0.values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        let say = |id: String| messages.text_with(&id, &values).marked();
        let mut body = self.0.members.clone();
        // The standard members last: none of ours may stand in their place.
        body.insert("type".to_owned(), format!("{TYPES}{slug}").into());
        body.insert("title".to_owned(), say(format!("problem-{slug}")).into());
        body.insert("status".to_owned(), self.0.kind.status().as_u16().into());
        body.insert("next".to_owned(), say(format!("problem-{slug}-next")).into());
        body.insert("instance".to_owned(), path.into());
        if let Some(cause) = &self.0.cause {
            body.insert("cause".to_owned(), cause.as_str().into());
        }
        let detail = self.0.detail.as_ref().map(|detail| match detail {
            // States by their ids: `from`, `to` and `allowed` have them as well.
            Detail::Saying(saying) => said(saying, messages, &[]),
            Detail::Message(message) => messages.text(message).marked(),
        });
        if let Some(detail) = detail {
            body.insert("detail".to_owned(), detail.into());
        }
        body
    }

    /// The answer, for a reader of `messages` who asked at `path`.
    fn told(self, messages: Messages, path: &str) -> Response {
        let status = self.0.kind.status();
        let bytes = json!(self.members(messages, path)).to_string();
        let mut response = (status, bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Ok(language) = HeaderValue::from_str(messages.language().code()) {
            headers.insert(header::CONTENT_LANGUAGE, language);
        }
        if status == StatusCode::UNAUTHORIZED {
            let bearer = HeaderValue::from_static("Bearer realm=\"register\"");
            headers.insert(header::WWW_AUTHENTICATE, bearer);
        }
        if let Some(after) = self.0.after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(after));
        }
        response
    }
}

impl IntoResponse for Problem {
    /// The problem itself goes along; [`tell`] puts it into words.
    fn into_response(self) -> Response {
        let mut response = self.0.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<RegisterError> for Problem {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::Refused(refusal) => super::refusal::problem(&refusal),
            RegisterError::AmbiguousItem { written, candidates } => {
                let ids: Vec<String> = candidates.iter().map(ToString::to_string).collect();
                Problem::new(Kind::Ambiguous).with("id", written).member("candidates", ids)
            }
            RegisterError::PeopleRefused(refusal) => {
                let kind = match &*refusal {
                    PeopleRefusal::NotAllowed { .. } => Kind::NotAllowed,
                    _ => Kind::Unprocessable,
                };
                Problem::new(kind)
                    .saying(refusal.saying())
                    .member("reason", refusal.code().replace('-', "_"))
            }
            RegisterError::Past { ref at } => Problem::new(Kind::BadParameter)
                .with("name", "as_of")
                .with("value", at)
                .saying(error.saying()),
            RegisterError::InvalidImport { ref why, .. } => {
                Problem::new(Kind::BadText).member("why", why.code()).saying(error.saying())
            }
            RegisterError::NoWorkflow { text } => Problem::missing("workflow", text),
            RegisterError::ReadOnly { .. } => logged(Kind::ReadOnly, &error),
            RegisterError::Full { .. } => logged(Kind::Full, &error),
            RegisterError::Locked { .. } | RegisterError::Unreachable { .. } => {
                logged(Kind::Busy, &error).after(5)
            }
            other => logged(Kind::Internal, &other),
        }
    }
}

/// What concerns those who run the server: told in the log, not in the answer.
fn logged(kind: Kind, error: &dyn std::fmt::Display) -> Problem {
    tracing::error!(%error, "a call of the interface failed: {error}");
    Problem::new(kind)
}

impl From<tokio::task::JoinError> for Problem {
    fn from(error: tokio::task::JoinError) -> Self {
        logged(Kind::Internal, &error)
    }
}

impl From<actum_report::ReportError> for Problem {
    fn from(error: actum_report::ReportError) -> Self {
        logged(Kind::Internal, &error)
    }
}

/// Puts every error of the interface into words: the problems of its calls, and whatever the
/// layers around them answer (a body too large, an unknown address, a time that ran out).
pub(crate) async fn tell(reader: Reader, request: Request, next: Next) -> Response {
    let ours = is_api(request.uri().path());
    let mut response = next.run(request).await;
    if !ours || !response.status().is_client_error() && !response.status().is_server_error() {
        return response;
    }
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/problem+json"));
    if is_problem {
        return response;
    }
    let problem = response.extensions_mut().remove::<Problem>();
    let problem = problem.unwrap_or_else(|| Problem::new(of_status(response.status())));
    let mut told = problem.told(reader.messages, &reader.path);
    // What other layers said in headers stands: the methods allowed, when to come back.
    let kept: [HeaderName; 3] = [header::ALLOW, header::RETRY_AFTER, header::WWW_AUTHENTICATE];
    for name in kept {
        if let Some(value) = response.headers().get(&name)
            && !told.headers().contains_key(&name)
        {
            told.headers_mut().insert(name, value.clone());
        }
    }
    for value in response.headers().get_all(header::SET_COOKIE) {
        told.headers_mut().append(header::SET_COOKIE, value.clone());
    }
    told
}

/// Whether an address is one of the interface.
pub(crate) fn is_api(path: &str) -> bool {
    path == super::ROOT || path.strip_prefix(super::ROOT).is_some_and(|rest| rest.starts_with('/'))
}

/// What a status means when nothing more is known.
fn of_status(status: StatusCode) -> Kind {
    match status {
        StatusCode::UNAUTHORIZED => Kind::NotSignedIn,
        StatusCode::FORBIDDEN => Kind::NotAllowed,
        StatusCode::NOT_FOUND => Kind::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Kind::MethodNotAllowed,
        StatusCode::CONFLICT => Kind::Refused,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::URI_TOO_LONG => Kind::AddressTooLong,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::UnsupportedType,
        StatusCode::MISDIRECTED_REQUEST => Kind::Misdirected,
        StatusCode::UNPROCESSABLE_ENTITY => Kind::Unprocessable,
        StatusCode::TOO_MANY_REQUESTS => Kind::TooMany,
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
        StatusCode::INSUFFICIENT_STORAGE => Kind::Full,
        other if other.is_client_error() => Kind::BadRequest,
        _ => Kind::Internal,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use actum_model::Language;

    use super::*;

    #[test]
    fn every_kind_has_words_in_every_language() {
        let slugs: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.slug()).collect();
        assert_eq!(slugs.len(), Kind::ALL.len());
        for language in Language::ALL {
            let messages = Messages::new(language);
            for kind in Kind::ALL {
                for end in ["", "-next"] {
                    let id = format!("problem-{}{end}", kind.slug());
                    let values = ["name", "value", "id"].map(|name| (name, "x".into()));
                    let found = messages.find_with(&id, &values);
                    assert!(found.is_some_and(|text| !text.is_fallback()), "{id} in {language}");
                }
            }
        }
    }

    #[test]
    fn only_addresses_below_the_root_are_of_the_interface() {
        assert!(is_api("/api/v1") && is_api("/api/v1/items"));
        assert!(!is_api("/api/v10") && !is_api("/") && !is_api("/items/api/v1"));
    }
}
