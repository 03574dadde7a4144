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
        Ok(read(request, LARGEST, MOST_FIELDS).await)
    }
}

/// A form about many items: longer than others, and read the same way.
#[derive(Debug, Default)]
pub(crate) struct LongForm(pub(crate) Form);

/// What a form about many items may bring.
const LONGEST: usize = 1024 * 1024;
const MOST_LONG_FIELDS: usize = 2000;

impl FromRequest<WebState> for LongForm {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, _: &WebState) -> Result<Self, Self::Rejection> {
        Ok(Self(read(request, LONGEST, MOST_LONG_FIELDS).await))
    }
}

async fn read(request: Request, largest: usize, most: usize) -> Form {
    let bytes = to_bytes(request.into_body(), largest).await.unwrap_or_default();
    let fields = form_urlencoded::parse(&bytes).take(most);
    Form(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
}
