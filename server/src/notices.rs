//! What whoever runs a server must hear of when a browser is turned away because of how the server is set up.
//!
//! Anybody can cause these refusals, as often as they like. So each is told once as a warning, and from then on as a
//! detail: the log cannot be flooded, and the first real visitor is not lost in silence.

use std::sync::atomic::{AtomicBool, Ordering};

use http::header::{HOST, ORIGIN};
use http::{HeaderMap, HeaderName};

/// Which of them have been told.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    origin: AtomicBool,
    session: AtomicBool,
}

impl Notices {
    /// A page of another origin wanted a socket: a foreign site, or ours behind a proxy that changes scheme or host.
    pub(crate) fn foreign_origin(&self, headers: &HeaderMap) {
        let (origin, host) = (shown(headers, &ORIGIN), shown(headers, &HOST));
        if is_first(&self.origin) {
            tracing::warn!(
                origin,
                host,
                "a socket is refused because the page's origin is not this server's: if it is, set BENNU_ORIGIN \
                 to it (see `Config::origin`), or let the proxy be believed (see `Config::trust_forwarded`)"
            );
        } else {
            tracing::debug!(origin, host, "a socket is refused: foreign origin");
        }
    }

    /// A page wanted to join and has no session that we know: its cookie did not arrive, or is of another secret.
    pub(crate) fn no_session(&self) {
        if is_first(&self.session) {
            tracing::warn!(
                "a page is refused because it brings no valid session cookie or CSRF token: browsers drop the cookie \
                 of a release build on plain http (see `Config::plain_cookies`), and a new secret makes old ones void \
                 (see `Config::previous_secret`)"
            );
        } else {
            tracing::debug!("a join is refused: no session");
        }
    }
}

fn is_first(told: &AtomicBool) -> bool {
    !told.swap(true, Ordering::Relaxed)
}

fn shown<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("none")
}
