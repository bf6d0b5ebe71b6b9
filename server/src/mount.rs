//! What a view is told when it begins ([`Mount`]) and when a browser attaches to it ([`Connect`]).

use serde::de::DeserializeOwned;

use crate::router::Params;
use crate::session::Session;

/// What both a page request and a join know: where the page is and who asks.
#[derive(Clone, Copy, Debug)]
pub struct Mount<'a> {
    uri: &'a str,
    params: &'a Params,
    session: &'a Session,
}

impl<'a> Mount<'a> {
    pub(crate) fn new(uri: &'a str, params: &'a Params, session: &'a Session) -> Self {
        Self {
            uri,
            params,
            session,
        }
    }

    /// The full URL of the page.
    #[must_use]
    pub fn uri(&self) -> &'a str {
        self.uri
    }

    /// Parameters of the path and the query.
    #[must_use]
    pub fn params(&self) -> &'a Params {
        self.params
    }

    /// The signed session of the visitor.
    #[must_use]
    pub fn session(&self) -> &'a Session {
        self.session
    }
}

/// A browser that attaches: what its client said when it joined.
#[derive(Clone, Debug)]
pub struct Connect {
    params: serde_json::Map<String, serde_json::Value>,
    mounts: u32,
    attempts: u32,
    resumed: bool,
}

impl Connect {
    pub(crate) fn new(params: &str, mounts: u32, attempts: u32, resumed: bool) -> Self {
        let params = serde_json::from_str(params).unwrap_or_default();
        Self {
            params,
            mounts,
            attempts,
            resumed,
        }
    }

    /// A parameter that the page's script gave to its `LiveSocket`, if it is there and fits `T`.
    #[must_use]
    pub fn param<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.params.get(name)?).ok()
    }

    /// How often this page was joined before: 0 for the first time.
    #[must_use]
    pub fn mounts(&self) -> u32 {
        self.mounts
    }

    /// How often the client tried to join since it last succeeded.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the browser comes back to a view that it had been attached to.
    #[must_use]
    pub fn is_resumed(&self) -> bool {
        self.resumed
    }

    /// The page that the visitor came from by live navigation.
    #[must_use]
    pub fn referer(&self) -> Option<&str> {
        self.params.get("_live_referer")?.as_str()
    }
}
