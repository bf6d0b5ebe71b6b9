//! Who is at the other end of a request: its address, and what its headers say.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use http::header::{HeaderMap, HeaderName};
use http::request::Parts;

use crate::config::Config;

/// The browser that asks, as the server sees it: for a page the request, for a socket the one that opened it.
///
/// The server keeps it as long as the connection, and not with a view that waits for one.
///
/// # Examples
///
/// ```
/// use bennu::prelude::*;
///
/// # struct Home { greeting: &'static str }
/// # impl LiveView for Home {
/// #     type Event = ();
/// async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
///     let languages = mount.visitor().header("accept-language").unwrap_or_default();
///     let greeting = if languages.starts_with("de") { "Hallo" } else { "Hello" };
///     Ok(Self { greeting })
/// }
/// #     fn render(&self) -> impl Template { html! { p { (self.greeting) } } }
/// # }
///
/// let live = Live::new(Config::new("a secret of at least thirty-two bytes")?)
///     .visitor_headers(["accept-language"])
///     .live::<Home>("/");
/// # Ok::<(), bennu::ConfigError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    address: Option<IpAddr>,
    headers: Box<[(HeaderName, Box<str>)]>,
}

/// Longer headers are cut: a connection keeps them.
const MOST_BYTES: usize = 1024;

impl Visitor {
    pub(crate) fn new(parts: &Parts, config: &Config, kept: &[HeaderName]) -> Self {
        let headers = kept
            .iter()
            .filter_map(|name| Some((name.clone(), read(&parts.headers, name)?.into())));
        Self {
            address: address(parts, config),
            headers: headers.collect(),
        }
    }

    /// The address that the connection comes from. Behind a proxy that is the proxy's, unless
    /// [`Config::trust_forwarded`](crate::Config::trust_forwarded) says to believe what it forwards. `None` when the server
    /// was not told: under plain axum, that takes `into_make_service_with_connect_info::<SocketAddr>()`.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        self.address
    }

    /// What the browser says it is.
    #[must_use]
    pub fn user_agent(&self) -> Option<&str> {
        self.header("user-agent")
    }

    /// A header that was asked for with [`Live::visitor_headers`](crate::Live::visitor_headers). Several of the same name are
    /// one, parted by commas; longer ones than 1,024 bytes are cut.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(found, _)| found.as_str().eq_ignore_ascii_case(name))?;
        Some(value)
    }
}

/// All values of a header as one (RFC 9110, section 5.3).
fn read(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let values = headers.get_all(name).iter();
    let values: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
    let mut text = values.join(", ");
    // What `to_str` gives is ASCII.
    text.truncate(MOST_BYTES);
    (!values.is_empty()).then_some(text)
}

fn address(parts: &Parts, config: &Config) -> Option<IpAddr> {
    let forwarded = config.forwarded.then(|| forwarded_for(&parts.headers));
    let peer = || {
        let info = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
        Some(info.0.ip())
    };
    let address = forwarded.flatten().or_else(peer)?;
    Some(address.to_canonical())
}

/// The address that our proxy saw: it adds it to the end. What stands before it anybody could have written.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last_line = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = last_line.to_str().ok()?.rsplit(',').next()?.trim();
    let with_port = || Some(last.parse::<SocketAddr>().ok()?.ip());
    last.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use http::header::USER_AGENT;

    use super::*;

    fn visitor(config: &Config, headers: &[(&'static str, &str)]) -> Visitor {
        let mut request = http::Request::new(());
        for (name, value) in headers {
            request.headers_mut().append(*name, value.parse().unwrap());
        }
        let peer: SocketAddr = "[::ffff:10.0.0.1]:5000".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let kept = [USER_AGENT, HeaderName::from_static("x-tenant")];
        Visitor::new(&request.into_parts().0, config, &kept)
    }

    #[test]
    fn a_forwarded_address_is_believed_only_when_told_so_and_only_our_proxys() {
        let plain = Config::new([1; 32]).unwrap();
        let trusting = plain.clone().trust_forwarded();
        let check = |config: &Config, lines: &[&str], address: &str| {
            let headers: Vec<_> = lines
                .iter()
                .map(|line| ("x-forwarded-for", *line))
                .collect();
            let address = address.parse().unwrap();
            assert_eq!(
                visitor(config, &headers).address(),
                Some(address),
                "{lines:?}"
            );
        };
        check(&plain, &[], "10.0.0.1");
        check(&plain, &["192.0.2.1"], "10.0.0.1");
        check(&trusting, &[], "10.0.0.1");
        check(&trusting, &["192.0.2.1"], "192.0.2.1");
        check(&trusting, &["6.6.6.6, 192.0.2.1"], "192.0.2.1");
        check(&trusting, &["6.6.6.6", "192.0.2.1"], "192.0.2.1");
        check(&trusting, &["192.0.2.1:81"], "192.0.2.1");
        check(&trusting, &["[2001:db8::1]:81"], "2001:db8::1");
        check(&trusting, &["unknown"], "10.0.0.1");
        check(&trusting, &["192.0.2.1, "], "10.0.0.1");
    }

    #[test]
    fn only_the_headers_that_were_asked_for_are_kept_and_not_all_of_a_long_one() {
        let long = "a".repeat(2000);
        let headers = [
            ("user-agent", long.as_str()),
            ("x-tenant", "a"),
            ("x-tenant", "b"),
            ("cookie", "secret"),
        ];
        let visitor = visitor(&Config::new([1; 32]).unwrap(), &headers);
        assert_eq!(visitor.header("X-Tenant"), Some("a, b"));
        assert_eq!(visitor.header("cookie"), None);
        assert_eq!(visitor.user_agent().map(str::len), Some(MOST_BYTES));
    }
}
