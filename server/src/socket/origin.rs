//! Origins: who may open a socket. Browsers send cookies with the upgrade whatever page asks for it, so the
//! page's origin must be exactly ours (RFC 6454; cross-site WebSocket hijacking otherwise).

use std::fmt;

use http::HeaderMap;
use http::header::{HOST, HeaderName, ORIGIN};

use crate::config::Config;

/// Scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    secure: bool,
    host: String,
    port: u16,
}

static FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
static FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

impl Origin {
    /// Reads an origin as browsers write it: lower case, no path, no default port needed.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (secure, authority) = match text.split_once("://")? {
            ("http", authority) => (false, authority),
            ("https", authority) => (true, authority),
            _ => return None,
        };
        if authority.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        Self::new(secure, authority)
    }

    fn new(secure: bool, authority: &str) -> Option<Self> {
        let (host, port) = split_port(authority)?;
        let port = port.unwrap_or(if secure { 443 } else { 80 });
        is_host(host).then(|| Self {
            secure,
            host: host.to_ascii_lowercase(),
            port,
        })
    }

    /// The origin that a request was addressed to.
    pub(crate) fn of_request(headers: &HeaderMap, config: &Config) -> Option<Self> {
        let forwarded = |name| {
            if config.forwarded {
                single(headers, name)
            } else {
                None
            }
        };
        let host = forwarded(&FORWARDED_HOST).or_else(|| single(headers, &HOST))?;
        let secure = forwarded(&FORWARDED_PROTO).map(|scheme| scheme == "https");
        let plain = Self::new(secure.unwrap_or(false), host)?;
        let secured = Self::new(true, host)?;
        match secure {
            None if config.origins.contains(&secured) => Some(secured),
            Some(_) | None => Some(plain),
        }
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether the host is this machine, which browsers trust without encryption.
    pub(crate) fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host == "[::1]" || self.host.starts_with("127.")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, default) = if self.secure {
            ("https", 443)
        } else {
            ("http", 80)
        };
        write!(f, "{scheme}://{}", self.host)?;
        if self.port == default {
            Ok(())
        } else {
            write!(f, ":{}", self.port)
        }
    }
}

/// Where the page is that opens a socket, if it may.
pub(crate) fn allowed(headers: &HeaderMap, config: &Config) -> Option<Origin> {
    if !headers.contains_key(ORIGIN) {
        let request = || Origin::of_request(headers, config);
        return config.missing_origin.then(request).flatten();
    }
    let origin = single(headers, &ORIGIN).and_then(Origin::parse)?;
    let is_ours = if config.origins.is_empty() {
        Origin::of_request(headers, config).as_ref() == Some(&origin)
    } else {
        config.origins.contains(&origin)
    };
    is_ours.then_some(origin)
}

/// The value of a header that stands exactly once.
fn single<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Host and port; an IPv6 address keeps its brackets.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let after_address = authority.rfind(']').map_or(0, |at| at + 1);
    match authority[after_address..].find(':') {
        None => Some((authority, None)),
        Some(at) => {
            let (host, port) = authority.split_at(after_address + at);
            let digits = port[1..].bytes().all(|byte| byte.is_ascii_digit());
            if digits {
                Some((host, Some(port[1..].parse().ok()?)))
            } else {
                None
            }
        }
    }
}

fn is_host(host: &str) -> bool {
    let address = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match address {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
            !host.is_empty() && !host.ends_with('.') && host.chars().all(allowed)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(headers: &HeaderMap, config: &Config) -> bool {
        allowed(headers, config).is_some()
    }

    fn headers(host: &str, origins: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        for origin in origins {
            headers.append(ORIGIN, origin.parse().unwrap());
        }
        headers
    }

    fn config() -> Config {
        Config::new([1; 32]).unwrap()
    }

    #[test]
    fn only_the_exact_origin_passes() {
        let check = |host: &str, origin: &str, allowed| {
            let headers = headers(host, &[origin]);
            assert_eq!(
                is_allowed(&headers, &config()),
                allowed,
                "{origin} for {host}"
            );
        };
        for (host, origin) in [
            ("example.com", "http://example.com"),
            ("example.com:80", "http://example.com"),
            ("example.com", "http://example.com:80"),
            ("EXAMPLE.com", "http://example.com"),
            ("localhost:3000", "http://localhost:3000"),
            ("[::1]:3000", "http://[::1]:3000"),
            ("xn--bcher-kva.example", "http://xn--bcher-kva.example"),
        ] {
            check(host, origin, true);
        }
        for (host, origin) in [
            ("example.com", "https://example.com"),
            ("example.com", "http://example.com:8080"),
            ("example.com:8080", "http://example.com"),
            ("example.com", "http://sub.example.com"),
            ("sub.example.com", "http://example.com"),
            ("example.com", "http://evil-example.com"),
            ("example.com", "http://example.com.evil"),
            ("example.com", "http://example.com."),
            ("example.com", "http://EXAMPLE.com"),
            ("example.com", "HTTP://example.com"),
            ("example.com", "http://example.com/"),
            ("example.com", "http://example.com/x"),
            ("example.com", "http://user@example.com"),
            ("example.com", "http://example.com:"),
            ("example.com", "http://example.com:80:80"),
            ("example.com", "http://example.com:99999"),
            ("example.com", "http://example.com:+80"),
            ("example.com", "//example.com"),
            ("example.com", "example.com"),
            ("example.com", "null"),
            ("example.com", ""),
            ("example.com", "file://"),
            ("example.com", "http://"),
            ("example.com", "http://example.com http://evil.com"),
            ("example.com", "http://b\u{fc}cher.example"),
            ("127.0.0.1:3000", "http://localhost:3000"),
            ("[::1]:3000", "http://[::2]:3000"),
        ] {
            check(host, origin, false);
        }
    }

    #[test]
    fn refuses_a_missing_origin_unless_told_otherwise() {
        let none = headers("example.com", &[]);
        assert!(!is_allowed(&none, &config()));
        assert!(is_allowed(&none, &config().allow_missing_origin()));
    }

    #[test]
    fn refuses_two_origins() {
        let two = headers("example.com", &["http://example.com", "http://example.com"]);
        assert!(!is_allowed(&two, &config()));
    }

    #[test]
    fn configured_origins_replace_the_host() {
        let config = config().origin("https://example.com").unwrap();
        let check = |host: &str, origin: &str, allowed| {
            assert_eq!(
                is_allowed(&headers(host, &[origin]), &config),
                allowed,
                "{origin} {host}"
            );
        };
        check("internal:3000", "https://example.com", true);
        check("internal:3000", "https://example.com:443", true);
        check("example.com", "http://example.com", false);
        check("internal:3000", "http://internal:3000", false);
    }

    #[test]
    fn believes_a_proxy_only_when_told_to() {
        let mut headers = headers("internal:3000", &["https://example.com"]);
        headers.insert(&FORWARDED_HOST, "example.com".parse().unwrap());
        headers.insert(&FORWARDED_PROTO, "https".parse().unwrap());
        assert!(!is_allowed(&headers, &config()));
        assert!(is_allowed(&headers, &config().trust_forwarded()));
    }
}
