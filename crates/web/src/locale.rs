//! In which language a reader is answered.

use std::convert::Infallible;

use actum_i18n::Messages;
use actum_model::Language;
use axum::extract::FromRequestParts;
use axum::http::header::{self, HeaderMap};
use axum::http::request::Parts;

use crate::caller::{self, Caller};
use crate::guard;

/// Name of the cookie that remembers a chosen language.
pub(crate) const COOKIE: &str = "actum-language";

/// How many query parameters are read; the rest is left aside.
const MAX_PARAMETERS: usize = 200;

/// Who asks, in which language, for which address.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    pub(crate) messages: Messages,
    pub(crate) path: String,
    /// The query without `lang`, decoded.
    pub(crate) query: Vec<(String, String)>,
    /// Who it is, where that was found out.
    pub(crate) caller: Option<Caller>,
}

impl Reader {
    pub(crate) fn language(&self) -> Language {
        self.messages.language()
    }

    /// The first value of a query parameter, if it is not blank.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Every value of a query parameter that is not blank, each once, in the order given.
    pub(crate) fn parameters(&self, name: &str) -> Vec<&str> {
        let mut values: Vec<&str> = Vec::new();
        for (key, value) in &self.query {
            let value = value.trim();
            if key == name && !value.is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or("");
        let language = chosen(Some(query))
            .or_else(|| remembered(&parts.headers))
            .or_else(|| accepted(&parts.headers))
            .unwrap_or(Language::En);
        let query = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name != "lang")
            .take(MAX_PARAMETERS)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        Ok(Self {
            messages: Messages::new(language),
            path: parts.uri.path().to_owned(),
            query,
            caller: caller::known(parts).cloned(),
        })
    }
}

/// The language that `?lang=` asks for, if it is one of the six.
pub(crate) fn chosen(query: Option<&str>) -> Option<Language> {
    let query = query?.as_bytes();
    let (_, code) = form_urlencoded::parse(query).find(|(name, _)| name == "lang")?;
    code.parse().ok()
}

fn remembered(headers: &HeaderMap) -> Option<Language> {
    guard::cookie(headers, COOKIE)?.parse().ok()
}

/// The best of the six that the browser accepts (RFC 9110, 12.5.4).
fn accepted(headers: &HeaderMap) -> Option<Language> {
    let line = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(Language, f32)> = None;
    for range in line.split(',').take(50) {
        let mut parts = range.split(';');
        // Single letters are codes of document symbols, not language ranges.
        let Some(language) = parts
            .next()
            .map(str::trim)
            .filter(|tag| tag.len() >= 2)
            .and_then(|tag| tag.parse::<Language>().ok())
        else {
            continue;
        };
        let quality =
            parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0_f32);
        if quality > 0.0 && best.is_none_or(|(_, known)| quality > known) {
            best = Some((language, quality));
        }
    }
    best.map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_best_accepted_language() {
        let best = |line| accepted(&headers(header::ACCEPT_LANGUAGE, line));
        assert_eq!(best("de-CH, fr;q=0.8, en;q=0.9"), Some(Language::En));
        assert_eq!(best("zh-Hans-CN, en;q=0.5"), Some(Language::Zh));
        assert_eq!(best("ru;q=0, es;q=0.1"), Some(Language::Es));
        assert_eq!(best("de, *;q=0.5"), None);
        assert_eq!(best("fr;q=nonsense;;,,"), Some(Language::Fr));
    }

    #[test]
    fn the_cookie_and_the_query() {
        let cookie = headers(header::COOKIE, "a=b; actum-language=ar; c=d");
        assert_eq!(remembered(&cookie), Some(Language::Ar));
        assert_eq!(remembered(&headers(header::COOKIE, "actum-language=xx")), None);
        assert_eq!(chosen(Some("q=1&lang=es")), Some(Language::Es));
        assert_eq!(chosen(Some("lang=%22%3E")), None);
    }
}
