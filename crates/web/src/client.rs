//! From where a request comes.

use std::net::{IpAddr, SocketAddr};

use actum_register::Origin;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderName, header};

use crate::WebState;

/// The network address and the browser of the one who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Client {
    address: Option<IpAddr>,
    agent: String,
}

impl Client {
    /// Looks at the connection, or, behind a proxy, at the one header that the proxy was said to
    /// set. Of a list only the last address counts: the proxy added it, whatever others wrote
    /// before.
    pub(crate) fn of(parts: &Parts, header: Option<&HeaderName>) -> Self {
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let connected = connected.map(|ConnectInfo(address)| address.ip().to_canonical());
        let forwarded = header.and_then(|name| parts.headers.get_all(name).iter().next_back());
        let forwarded = forwarded
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
        let agent = parts.headers.get(header::USER_AGENT);
        Self {
            address: forwarded.map(|address| address.to_canonical()).or(connected),
            agent: agent.and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_owned(),
        }
    }

    /// By what attempts and requests are counted: the address, of which IPv6 gives one household
    /// 2⁶⁴, so that the network counts there.
    pub(crate) fn key(&self) -> String {
        match self.address {
            None => "unknown".to_owned(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }

    /// As it is logged.
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            address: self.address.map(|address| address.to_string()).unwrap_or_default(),
            agent: self.agent.clone(),
        }
    }
}

impl FromRequestParts<WebState> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts, state.client_header()))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn client(connected: &str, header: Option<&str>, trusted: bool) -> String {
        let mut request = Request::builder();
        if let Some(value) = header {
            request = request.header("x-forwarded-for", value);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        let connected: SocketAddr = connected.parse().expect("an address");
        parts.extensions.insert(ConnectInfo(connected));
        let name = HeaderName::from_static("x-forwarded-for");
        Client::of(&parts, trusted.then_some(&name)).key()
    }

    #[test]
    fn only_the_proxy_that_was_named_is_believed() {
        let proxy = "127.0.0.1:4000";
        assert_eq!(client(proxy, Some("192.0.2.9"), false), "127.0.0.1");
        assert_eq!(client(proxy, Some("192.0.2.9"), true), "192.0.2.9");
        assert_eq!(client(proxy, Some("10.1.1.1, 192.0.2.9"), true), "192.0.2.9");
        assert_eq!(client(proxy, Some("nonsense"), true), "127.0.0.1");
        assert_eq!(client(proxy, None, true), "127.0.0.1");
        assert_eq!(client("[2001:db8::1]:1", None, true), "2001:db8:0:0::/64");
        assert_eq!(client("[::ffff:192.0.2.9]:1", None, true), "192.0.2.9");
    }
}
