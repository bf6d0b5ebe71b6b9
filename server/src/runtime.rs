//! What all parts of one `Live` share.

use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;
use std::sync::Arc;

use crate::assets::Assets;
use crate::channel::Scratch;
use crate::config::Config;
use crate::limits::Limits;
use crate::notices::Notices;
use crate::page::Layout;
use crate::park::Park;
use crate::pubsub::PubSub;
use crate::router::{Live, Routes, Scopes};
use crate::session::SessionCookie;
use crate::socket::Connections;

/// The inside of a [`Live`] that has become a router.
pub(crate) struct Runtime {
    pub(crate) config: Config,
    pub(crate) cookies: SessionCookie,
    pub(crate) limits: Limits,
    pub(crate) state: TypeMap,
    pub(crate) pubsub: PubSub,
    pub(crate) routes: Routes,
    pub(crate) scopes: Scopes,
    pub(crate) layout: Layout,
    pub(crate) title: Arc<str>,
    pub(crate) assets: Assets,
    pub(crate) park: Park,
    pub(crate) connections: Connections,
    pub(crate) notices: Notices,
    pub(crate) scratch: Scratch,
}

impl Runtime {
    pub(crate) fn new(live: Live) -> Self {
        let parts = live.into_parts();
        Self {
            cookies: SessionCookie::new(parts.config.keys.clone()),
            park: Park::new(&parts.limits),
            connections: Connections::default(),
            notices: Notices::default(),
            scratch: Scratch::default(),
            assets: Assets::embedded(),
            config: parts.config,
            limits: parts.limits,
            state: parts.state,
            pubsub: parts.pubsub,
            routes: parts.routes,
            scopes: parts.scopes,
            layout: parts.layout,
            title: parts.title.into(),
        }
    }
}

/// One value per type.
#[derive(Default)]
pub(crate) struct TypeMap(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl TypeMap {
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(value));
    }

    pub(crate) fn get<T: Clone + 'static>(&self) -> T {
        match self
            .0
            .get(&TypeId::of::<T>())
            .and_then(|value| value.downcast_ref::<T>())
        {
            Some(value) => value.clone(),
            None => panic!(
                "there is no state of type `{0}`: register one with `Live::state::<{0}>(..)`",
                type_name::<T>()
            ),
        }
    }
}
