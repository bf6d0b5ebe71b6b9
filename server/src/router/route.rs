//! One kind of view, with its type forgotten: how to show it and how to join it.

use std::any::type_name;
use std::fmt;
use std::sync::Arc;

use axum::response::Response;

use crate::channel::{self, AnyView, JoinRequest};
use crate::live_view::LiveView;
use crate::page::{self, Visit};
use crate::router::ScopeId;
use crate::runtime::Runtime;

type Running<T> = std::pin::Pin<Box<dyn Future<Output = T> + Send>>;

/// Builds views of one type.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    kind: u64,
    scope: ScopeId,
    name: fn() -> &'static str,
    show: fn(Arc<Runtime>, Visit) -> Running<Response>,
    join: fn(Arc<Runtime>, Box<JoinRequest>) -> AnyView,
}

impl Route {
    pub(crate) fn of<V: LiveView>(scope: ScopeId) -> Self {
        Self {
            kind: kind_of::<V>(scope),
            scope,
            name: type_name::<V>,
            show: |runtime, visit| Box::pin(page::show_view::<V>(runtime, visit)),
            join: channel::mount_and_join::<V>,
        }
    }

    /// Names the type of view and its scope, in tokens too.
    pub(crate) fn kind(&self) -> u64 {
        self.kind
    }

    /// Who may see it.
    pub(crate) fn scope(&self) -> ScopeId {
        self.scope
    }

    /// Mounts a view for a page request.
    pub(crate) fn show(&self, runtime: Arc<Runtime>, visit: Visit) -> Running<Response> {
        (self.show)(runtime, visit)
    }

    /// Mounts a view for a join that found none, in a task of its own.
    pub(crate) fn join(&self, runtime: Arc<Runtime>, request: Box<JoinRequest>) -> AnyView {
        (self.join)(runtime, request)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str((self.name)())
    }
}

/// A number for a type of view in a scope that stays the same when the program is started again (FNV-1a).
fn kind_of<V>(scope: ScopeId) -> u64 {
    let name = type_name::<V>().bytes();
    name.chain(scope.0.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        })
}
