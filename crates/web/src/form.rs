//! Forms as browsers send them, short ones.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};

use crate::WebState;

/// The largest form that is read: a few names, a password, a token.
const LARGEST: usize = 64 * 1024;

/// How many fields are read; the rest is left aside.
const MOST_FIELDS: usize = 200;

/// The fields of a form. What is no form has none: it then lacks what it should hold.
#[derive(Debug, Default)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// Fields that came some other way.
    pub(crate) fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The first value of a field, as it was typed; empty when there is none.
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The first value of a field, without space around it.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.exact(name).trim()
    }

    /// The value, when there is one.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// All values of a field.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }
}

impl FromRequest<WebState> for Form {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, _: &WebState) -> Result<Self, Self::Rejection> {
        let bytes = to_bytes(request.into_body(), LARGEST).await.unwrap_or_default();
        let fields = form_urlencoded::parse(&bytes).take(MOST_FIELDS);
        Ok(Self(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
    }
}
