//! The connections of one server, by cookie session, so that no visitor holds too many.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Close, Outbox};
use crate::channel::ConnectionId;
use crate::limits::Limits;
use crate::session::SessionId;

type Table = HashMap<SessionId, VecDeque<(ConnectionId, Arc<Outbox>)>>;

#[derive(Default)]
pub(crate) struct Connections {
    last: AtomicU64,
    by_session: Arc<Mutex<Table>>,
}

impl Connections {
    pub(super) fn next_id(&self) -> ConnectionId {
        ConnectionId(self.last.fetch_add(1, Ordering::Relaxed))
    }

    /// Counts a connection. When its session has too many, the oldest is closed.
    pub(super) fn enter(
        &self,
        session: SessionId,
        id: ConnectionId,
        outbox: &Arc<Outbox>,
        limits: &Limits,
    ) -> Membership {
        let mut table = lock(&self.by_session);
        let list = table
            .entry(session)
            .or_insert_with(|| VecDeque::with_capacity(1));
        list.push_back((id, outbox.clone()));
        while list.len() > limits.connections_per_session {
            let Some((_, oldest)) = list.pop_front() else {
                break;
            };
            oldest.close(Close::Superseded);
        }
        Membership {
            by_session: self.by_session.clone(),
            session,
            id,
        }
    }
}

/// One counted connection.
pub(super) struct Membership {
    by_session: Arc<Mutex<Table>>,
    session: SessionId,
    id: ConnectionId,
}

impl Drop for Membership {
    fn drop(&mut self) {
        let mut table = lock(&self.by_session);
        let Some(list) = table.get_mut(&self.session) else {
            return;
        };
        list.retain(|(id, _)| *id != self.id);
        if list.is_empty() {
            table.remove(&self.session);
        }
    }
}

fn lock(table: &Mutex<Table>) -> MutexGuard<'_, Table> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}
