//! What is checked of every request and said with every answer.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::locale::{self, Reader};
use crate::{HostPolicy, WebState, error};

/// The longest query that is read: far more than all filters of a page together.
const MAX_QUERY_BYTES: usize = 8 * 1024;

/// No scripts and no styles but our files, nothing from elsewhere, never inside a foreign frame.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
     style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not `no-referrer`: browsers then send `Origin: null` with forms (Fetch, 3.2), by which alone
    // a form is known where there is no https.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Adds the security headers, and keeps pages out of shared caches: they differ by cookie and
/// language.
pub(crate) async fn add_headers(
    State(state): State<WebState>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if state.is_https() {
        // A year, as browsers' lists of such sites ask for. Subdomains are not ours to speak for.
        let https_only = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, https_only);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    }
    response
}

/// The most that a request may bring: a file of evidence and the fields around it.
pub(crate) const LARGEST_BODY: usize = actum_register::LARGEST_EVIDENCE + 1024 * 1024;

/// Refuses what says to be too large before any of it is read. What does not say its size is cut
/// off where it becomes too large.
pub(crate) async fn check_size(reader: Reader, request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_none_or(|length| length <= LARGEST_BODY as u64) {
        return next.run(request).await;
    }
    let mut response = error::too_large(&reader);
    // Nobody reads the rest.
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Refuses foreign host names and endless queries; remembers a language chosen by `?lang=`.
pub(crate) async fn check_request(
    State(state): State<WebState>,
    request: Request,
    next: Next,
) -> Response {
    if !is_own_host(request.headers(), request.uri(), state.hosts()) {
        return (
            StatusCode::MISDIRECTED_REQUEST,
            "This register answers at its own address only. Open it as http://127.0.0.1:<port>/ \
             or http://localhost:<port>/.\n",
        )
            .into_response();
    }
    if request.uri().query().is_some_and(|query| query.len() > MAX_QUERY_BYTES) {
        return (
            StatusCode::URI_TOO_LONG,
            "The address is too long. Remove some filters and try again.\n",
        )
            .into_response();
    }
    let chosen = locale::chosen(request.uri().query());
    let mut response = next.run(request).await;
    if let Some(language) = chosen {
        let cookie = format!(
            "{}={language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
            locale::COOKIE
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Whether the form was sent from a page of this register. Browsers say where a form comes from
/// (Fetch Metadata, and `Origin` since long before); what says nothing is no page of ours.
pub(crate) fn is_own_page(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let host = text("host");
    let origin = text("origin").and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    host.is_some() && origin == host
}

/// Whether a browser says that a page of another site asks. Programs say nothing of the kind.
pub(crate) fn is_foreign(headers: &HeaderMap) -> bool {
    let says = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    says && !is_own_page(headers)
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}

fn is_own_host(headers: &HeaderMap, uri: &Uri, policy: &HostPolicy) -> bool {
    if *policy == HostPolicy::Any {
        return true;
    }
    // HTTP/2 and absolute-form requests name the host in the address; it wins (RFC 9112, 3.2.2).
    let authority = match uri.authority() {
        Some(authority) => Some(authority.as_str()),
        None => headers.get(header::HOST).and_then(|host| host.to_str().ok()),
    };
    let Some(name) = authority.and_then(host_name) else { return false };
    let named = match policy {
        HostPolicy::Names(names) => names.iter().any(|own| own.eq_ignore_ascii_case(name)),
        HostPolicy::Loopback | HostPolicy::Any => false,
    };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    named
        || name.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The host without its port; `None` when what follows the host is not a port.
fn host_name(authority: &str) -> Option<&str> {
    let (name, rest) = if authority.starts_with('[') {
        authority.split_at(authority.find(']')? + 1)
    } else {
        authority.split_at(authority.find(':').unwrap_or(authority.len()))
    };
    let port = rest.strip_prefix(':').unwrap_or(rest);
    let is_port = rest.is_empty() || (rest.len() > 1 && port.bytes().all(|b| b.is_ascii_digit()));
    (is_port && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(host: &str, policy: &HostPolicy) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).expect("a header value"));
        is_own_host(&headers, &Uri::from_static("/"), policy)
    }

    #[test]
    fn loopback_names_only() {
        for own in ["localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:80"] {
            assert!(answers(own, &HostPolicy::Loopback), "{own}");
        }
        for foreign in [
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:8080",
            "evil.example:127",
            "[::1]evil",
            "localhost:80:80",
            "192.0.2.1",
            "",
        ] {
            assert!(!answers(foreign, &HostPolicy::Loopback), "{foreign}");
            assert!(answers(foreign, &HostPolicy::Any), "{foreign}");
        }
        let named = HostPolicy::Names(vec!["register.example".to_owned()]);
        assert!(answers("Register.example:443", &named));
        assert!(answers("localhost", &named));
        assert!(!answers("evil.example", &named));
        assert!(!is_own_host(&HeaderMap::new(), &Uri::from_static("/"), &HostPolicy::Loopback));
    }
}
