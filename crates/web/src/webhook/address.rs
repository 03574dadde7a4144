//! Where messages may go. An address is looked up, held against what is not open to all, and then
//! connected to as it was looked up, so that a name cannot mean one place when it is judged and
//! another when it is used.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use url::{Host, Url};

use super::Undelivered;

/// How far messages may go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// To addresses that are open to all, over `https`.
    #[default]
    Open,
    /// Anywhere, this machine and its network included, over `http` too: for receivers inside an
    /// organization, and for trials.
    Anywhere,
}

/// An address looked up.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) url: Url,
    pub(super) host: String,
    pub(super) addresses: Vec<SocketAddr>,
}

/// Looks an address up.
///
/// # Errors
///
/// When it is no address, its name is not known, or it leads to a place out of reach.
pub(super) async fn resolve(address: &str, reach: Reach) -> Result<Target, Undelivered> {
    let url = Url::parse(address).map_err(|error| Undelivered::never(error.to_string()))?;
    let secure = match url.scheme() {
        "https" => true,
        "http" => false,
        other => return Err(Undelivered::never(format!("`{other}` is not https"))),
    };
    if !secure && reach == Reach::Open {
        return Err(Undelivered::never(
            "messages go over https only; use an https address, or serve with \
             --webhooks-anywhere",
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Undelivered::never("an address with a name or password is not used"));
    }
    let Some(port) = url.port_or_known_default() else {
        return Err(Undelivered::never("the address has no port"));
    };
    let (host, found): (String, Vec<SocketAddr>) = match url.host() {
        None => return Err(Undelivered::never("the address has no host")),
        Some(Host::Ipv4(ip)) => (ip.to_string(), vec![SocketAddr::from((ip, port))]),
        Some(Host::Ipv6(ip)) => (format!("[{ip}]"), vec![SocketAddr::from((ip, port))]),
        Some(Host::Domain(name)) => {
            let found = tokio::net::lookup_host((name, port)).await;
            let found = found.map_err(|error| Undelivered::later(format!("{name}: {error}")))?;
            (name.to_owned(), found.collect())
        }
    };
    if found.is_empty() {
        return Err(Undelivered::later(format!("{host}: no address is known")));
    }
    if reach == Reach::Open
        && let Some(closed) = found.iter().find(|one| !is_open(one.ip()))
    {
        return Err(Undelivered::never(format!(
            "{host} is at {}, which is not open to all; serve with --webhooks-anywhere to reach \
             places inside",
            closed.ip()
        )));
    }
    Ok(Target { url, host, addresses: found })
}

/// Whether an address is one of the internet, and not of this machine, of a network inside, or of
/// a special use (the registries of special-purpose addresses, RFC 6890 and after).
pub(super) fn is_open(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_open_v4(ip),
        IpAddr::V6(ip) => is_open_v6(ip),
    }
}

fn is_open_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(a == 0
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_broadcast()
        || ip.is_documentation()
        // Shared by carriers (RFC 6598).
        || (a == 100 && (64..128).contains(&b))
        // Protocol assignments, the former relay of 6to4, benchmarks.
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        // Reserved.
        || a >= 240)
}

fn is_open_v6(ip: Ipv6Addr) -> bool {
    let words = ip.segments();
    // What only stands for an address of version 4 is judged as that one.
    let inside = match words {
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0, 0, 0, 0, 0, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some((high, low)),
        [0x2002, high, low, ..] => Some((high, low)),
        _ => None,
    };
    if let Some((high, low)) = inside {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        return is_open_v4(Ipv4Addr::new(a, b, c, d));
    }
    // Only 2000::/3 is given out; Teredo and documentation are not.
    (words[0] & 0xe000) == 0x2000
        && !(words[0] == 0x2001 && words[1] < 0x200)
        && !(words[0] == 0x2001 && words[1] == 0xdb8)
        && !(words[0] == 0x3fff && words[1] < 0x1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_to_all() {
        for open in ["1.1.1.1", "192.0.1.1", "100.63.0.1", "172.32.0.1", "2606:4700::1", "2a00::1"]
        {
            assert!(is_open(open.parse().expect("an address")), "{open}");
        }
        for closed in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!is_open(closed.parse().expect("an address")), "{closed}");
        }
    }

    #[tokio::test]
    async fn places_inside_are_out_of_reach_however_they_are_written() {
        for inside in [
            "https://127.0.0.1/",
            "https://localhost/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]:8443/x",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data",
            "http://1.1.1.1/",
            "ftp://1.1.1.1/",
            "https://user:secret@1.1.1.1/",
            "https://",
            "nonsense",
        ] {
            let refused = resolve(inside, Reach::Open).await;
            assert!(refused.is_err(), "{inside}: {refused:?}");
        }
        assert!(resolve("https://1.1.1.1/hook", Reach::Open).await.is_ok());
        let near = resolve("http://127.0.0.1:9/hook", Reach::Anywhere).await.expect("reached");
        assert_eq!(near.addresses, ["127.0.0.1:9".parse().expect("an address")]);
    }
}
