//! What a view is told when it begins ([`Mount`]) and when a browser attaches to it ([`Connect`]).

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::channel::{JoinRequest, origin};
use crate::router::{Params, Value, scoped};
use crate::runtime::{Runtime, TypeMap};
use crate::session::Session;
use crate::visitor::Visitor;

/// What both a page request and a join know: where the page is and who asks.
#[derive(Clone, Copy)]
pub struct Mount<'a> {
    uri: &'a str,
    params: &'a Params,
    session: &'a Session,
    visitor: &'a Visitor,
    state: &'a TypeMap,
    /// What the guards gave that were asked so far.
    scoped: &'a [Value],
}

impl<'a> Mount<'a> {
    pub(crate) fn new(
        runtime: &'a Runtime,
        uri: &'a str,
        params: &'a Params,
        session: &'a Session,
        visitor: &'a Visitor,
    ) -> Self {
        Self {
            uri,
            params,
            session,
            visitor,
            state: &runtime.state,
            scoped: &[],
        }
    }

    /// The same, with what guards gave.
    pub(crate) fn within<'b>(self, scoped: &'b [Value]) -> Mount<'b>
    where
        'a: 'b,
    {
        Mount { scoped, ..self }
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

    /// The browser that asks: its address, user agent, headers. What is needed later the view keeps itself.
    #[must_use]
    pub fn visitor(&self) -> &'a Visitor {
        self.visitor
    }

    /// A value that was registered with [`Live::state`](crate::Live::state): a database pool, for example.
    ///
    /// # Panics
    ///
    /// When no value of this type was registered.
    #[must_use]
    #[track_caller]
    pub fn state<T: Clone + Send + Sync + 'static>(&self) -> T {
        self.state.want("Mount")
    }

    /// What a guard of the view's [scope](crate::Live::scope) gave: in a guard one further out, in `mount` any.
    ///
    /// # Panics
    ///
    /// When none gave a value of this type.
    #[must_use]
    #[track_caller]
    pub fn scope<T: Send + Sync + 'static>(&self) -> Arc<T> {
        scoped(self.scoped)
    }
}

impl fmt::Debug for Mount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mount")
            .field("uri", &self.uri)
            .field("params", &self.params)
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

/// A browser that attaches: what its client said when it joined.
#[derive(Clone, Debug)]
pub struct Connect {
    params: Map<String, Json>,
    mounts: u32,
    attempts: u32,
    resumed: bool,
    static_changed: bool,
    visitor: Arc<Visitor>,
}

impl Connect {
    pub(crate) fn new(request: &JoinRequest, tracked: &[String], resumed: bool) -> Self {
        let params = serde_json::from_str(&request.params).unwrap_or_default();
        Self {
            static_changed: static_changed(&params, tracked, &request.url),
            params,
            mounts: request.mounts,
            attempts: request.attempts,
            resumed,
            visitor: request.visitor.clone(),
        }
    }

    /// The browser that attaches: its address, user agent, headers.
    #[must_use]
    pub fn visitor(&self) -> &Visitor {
        &self.visitor
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

    /// Whether the page has other scripts or styles than it would have now: some element with `phx-track-static` has a
    /// URL that is not among those of [`Live::track_static`](crate::Live::track_static). Never, if there are none.
    #[must_use]
    pub fn static_changed(&self) -> bool {
        self.static_changed
    }

    /// The page that the visitor came from by live navigation.
    #[must_use]
    pub fn referer(&self) -> Option<&str> {
        self.params.get("_live_referer")?.as_str()
    }
}

/// Whether a page names a file (in full, as clients do) that is not among those of today.
fn static_changed(params: &Map<String, Json>, tracked: &[String], page: &str) -> bool {
    let Some(Json::Array(urls)) = params.get("_track_static") else {
        return false;
    };
    let is_known = |url: &str| tracked.iter().any(|now| is_same_url(now, url, page));
    !tracked.is_empty()
        && urls
            .iter()
            .filter_map(Json::as_str)
            .any(|url| !is_known(url))
}

/// Whether `written` leads to `url` from a page of the same site.
fn is_same_url(written: &str, url: &str, page: &str) -> bool {
    written == url || url.strip_prefix(origin(page)) == Some(written)
}
