//! A view's own entry in the park, which ends with the view.

use std::sync::Arc;

use tokio::time::Instant;

use super::{Pool, ViewId};
use crate::channel::AnyView;
use crate::runtime::Runtime;
use crate::session::Session;

/// What a view knows of its place in the park.
pub(crate) struct Stay {
    runtime: Arc<Runtime>,
    id: ViewId,
    kind: u64,
    session: Session,
    /// `None` until it is entered.
    generation: Option<u64>,
    /// Whether a socket ever had the view.
    was_attached: bool,
}

impl Stay {
    pub(crate) fn new(runtime: &Arc<Runtime>, id: ViewId, kind: u64, session: Session) -> Self {
        let runtime = runtime.clone();
        Self {
            runtime,
            id,
            kind,
            session,
            generation: None,
            was_attached: false,
        }
    }

    pub(crate) fn id(&self) -> ViewId {
        self.id
    }

    /// Makes the view known to joins.
    pub(crate) fn enter(&mut self, view: AnyView) {
        let generation = self
            .runtime
            .park
            .enter(self.id, view, self.kind, self.session.clone());
        self.generation = Some(generation);
    }

    /// Begins to wait, and says until when. `None` when there is no room.
    pub(crate) fn park(&self, pool: Pool, bytes: usize) -> Option<Instant> {
        self.runtime
            .park
            .park(self.id, self.generation?, pool, bytes)
    }

    /// Whether the wait is over: true unless a socket has claimed the view.
    pub(crate) fn expire(&self) -> bool {
        self.generation
            .is_none_or(|generation| self.runtime.park.expire(self.id, generation))
    }

    /// Notes that a socket has the view now. True when one had it before.
    pub(crate) fn attach(&mut self) -> bool {
        if let Some(generation) = self.generation {
            self.runtime.park.attach(self.id, generation);
        }
        std::mem::replace(&mut self.was_attached, true)
    }

    /// Counts a crash of this page's view.
    pub(crate) fn crashed(&self) {
        self.runtime.park.crashed(self.id);
    }
}

impl Drop for Stay {
    fn drop(&mut self) {
        if let Some(generation) = self.generation {
            self.runtime.park.remove(self.id, generation);
        }
    }
}
