//! What all parts of one `Live` share.

use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use http::HeaderName;
use http::request::Parts;

use crate::assets::Assets;
use crate::channel::Scratch;
use crate::config::Config;
use crate::limits::Limits;
use crate::notices::Notices;
use crate::page::ErrorPages;
use crate::park::Park;
use crate::pubsub::PubSub;
use crate::router::{Live, Routes, Scopes};
use crate::session::SessionCookie;
use crate::socket::Connections;
use crate::visitor::Visitor;

/// The inside of a [`Live`] that has become a router.
pub(crate) struct Runtime {
    pub(crate) config: Config,
    pub(crate) cookies: SessionCookie,
    pub(crate) limits: Limits,
    pub(crate) state: TypeMap,
    pub(crate) pubsub: PubSub,
    pub(crate) routes: Routes,
    pub(crate) scopes: Scopes,
    pub(crate) error_pages: ErrorPages,
    pub(crate) title: Arc<str>,
    pub(crate) visitor_headers: Box<[HeaderName]>,
    pub(crate) tracked: Box<[String]>,
    pub(crate) assets: Assets,
    pub(crate) park: Park,
    pub(crate) connections: Connections,
    pub(crate) notices: Notices,
    pub(crate) scratch: Scratch,
}

impl Runtime {
    pub(crate) fn new(live: Live) -> Self {
        Self {
            cookies: SessionCookie::new(live.config.keys.clone()),
            park: Park::new(&live.limits),
            connections: Connections::default(),
            notices: Notices::default(),
            scratch: Scratch::default(),
            assets: Assets::embedded(),
            config: live.config,
            limits: live.limits,
            state: live.state,
            pubsub: live.pubsub,
            routes: live.routes,
            scopes: live.scopes,
            error_pages: live.error_pages,
            title: live.title.into(),
            visitor_headers: live.visitor_headers.into(),
            tracked: live.tracked.into(),
        }
    }

    /// Who sent a request.
    pub(crate) fn visitor(&self, request: &Parts) -> Visitor {
        Visitor::new(request, &self.config, &self.visitor_headers)
    }
}

/// One value per type.
#[derive(Default)]
pub(crate) struct TypeMap(HashMap<TypeId, Entry>);

impl fmt::Debug for TypeMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

struct Entry {
    name: &'static str,
    value: Box<dyn Any + Send + Sync>,
}

impl TypeMap {
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, value: T) {
        let entry = Entry {
            name: type_name::<T>(),
            value: Box::new(value),
        };
        self.0.insert(TypeId::of::<T>(), entry);
    }

    pub(crate) fn get<T: Clone + 'static>(&self) -> Option<T> {
        let entry = self.0.get(&TypeId::of::<T>())?;
        entry.value.downcast_ref::<T>().cloned()
    }

    /// The value of a type that must be there.
    ///
    /// # Panics
    ///
    /// When it is not, with what to write.
    #[track_caller]
    pub(crate) fn want<T: Clone + 'static>(&self, asker: &str) -> T {
        match self.get() {
            Some(value) => value,
            None => panic!("{}", self.missing::<T>(asker)),
        }
    }

    /// What to write where a state is missing.
    #[track_caller]
    fn missing<T>(&self, asker: &str) -> String {
        let (state, place) = (type_name::<T>(), Location::caller());
        let known = match self.names() {
            names if names.is_empty() => "none".to_owned(),
            names => names.join(", "),
        };
        format!(
            "`{asker}` asks for a state of type `{state}` ({place}), and there is none. Write \
             `Live::new(config).state(value)` with a value of this very type before `into_router`. Registered: {known}."
        )
    }

    /// The types that there are values of, for whoever asked for another one.
    fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.0.values().map(|entry| entry.name).collect();
        names.sort_unstable();
        names
    }
}
