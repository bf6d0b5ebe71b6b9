//! Where views wait: for the first socket of their page, and for the next one after a drop.
//!
//! Bounded by count, time and estimated bytes, in two pools: pages that nobody ever connects to (crawlers,
//! closed tabs) cannot push out views that lost their socket. A full pool drops its oldest.

mod crashes;
mod id;
mod pool;
mod stay;

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::channel::{AnyView, Delivery};
use crate::limits::Limits;
use crate::session::SessionId;
use crashes::Crashes;
pub(crate) use id::ViewId;
pub(crate) use pool::Pool;
use pool::{Bounds, Queue, Ticket};
pub(crate) use stay::Stay;

/// All views of one server that a join could ask for.
pub(crate) struct Park {
    inner: Mutex<Inner>,
    page_time: Duration,
    view_time: Duration,
}

struct Inner {
    entries: HashMap<ViewId, Entry>,
    pages: Queue,
    views: Queue,
    crashes: Crashes,
    next: u64,
}

struct Entry {
    view: AnyView,
    kind: u64,
    session: SessionId,
    /// Tells this entry from an earlier one of the same page.
    generation: u64,
    /// Where it waits; `None` while it is attached.
    ticket: Option<(Pool, Ticket)>,
}

/// What a join finds.
pub(crate) enum Claim {
    View(AnyView),
    Nothing,
    /// The view crashed so often that it is not started again for a while.
    Crashed,
}

impl Park {
    pub(crate) fn new(limits: &Limits) -> Self {
        let bounds = |count| Bounds {
            count,
            bytes: limits.kept_bytes,
        };
        let inner = Inner {
            entries: HashMap::new(),
            pages: Queue::new(bounds(limits.pages_kept)),
            views: Queue::new(bounds(limits.views_kept)),
            crashes: Crashes::new(limits.crashes_per_minute),
            next: 0,
        };
        Self {
            inner: Mutex::new(inner),
            page_time: limits.page_kept_for,
            view_time: limits.view_kept_for,
        }
    }

    /// The view of a page, for a join from the same cookie session. A view that another socket has is
    /// given only to a client that was joined before.
    pub(crate) fn claim(
        &self,
        id: ViewId,
        kind: u64,
        session: SessionId,
        takes_over: bool,
    ) -> Claim {
        let mut inner = self.lock();
        let Inner {
            entries,
            pages,
            views,
            crashes,
            ..
        } = &mut *inner;
        if crashes.is_barred(id, Instant::now()) {
            return Claim::Crashed;
        }
        let Some(entry) = entries.get_mut(&id) else {
            return Claim::Nothing;
        };
        let fits = entry.kind == kind && entry.session == session;
        match entry.ticket.take_if(|_| fits) {
            Some((pool, ticket)) => {
                match pool {
                    Pool::Pages => pages.remove(ticket),
                    Pool::Views => views.remove(ticket),
                }
                Claim::View(entry.view.clone())
            }
            None if fits && takes_over && entry.ticket.is_none() => Claim::View(entry.view.clone()),
            None => Claim::Nothing,
        }
    }

    /// How many views there are, attached and waiting.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.lock().entries.len()
    }

    /// Makes a view known. An earlier one of the same page can no longer be claimed.
    fn enter(&self, id: ViewId, view: AnyView, kind: u64, session: SessionId) -> u64 {
        let mut inner = self.lock();
        inner.next += 1;
        let generation = inner.next;
        let entry = Entry {
            view,
            kind,
            session,
            generation,
            ticket: None,
        };
        if let Some(Entry {
            ticket: Some(ticket),
            ..
        }) = inner.entries.insert(id, entry)
        {
            inner.leave_queue(ticket);
        }
        generation
    }

    /// Lets a view wait. `None` when it may not: it alone is too large, or it is no longer known.
    fn park(&self, id: ViewId, generation: u64, pool: Pool, bytes: usize) -> Option<Instant> {
        let mut inner = self.lock();
        let Inner {
            entries,
            pages,
            views,
            next,
            ..
        } = &mut *inner;
        let entry = entries
            .get_mut(&id)
            .filter(|entry| entry.generation == generation)?;
        *next += 1;
        let ticket = Ticket(*next);
        entry.ticket = Some((pool, ticket));
        let (queue, time) = match pool {
            Pool::Pages => (pages, self.page_time),
            Pool::Views => (views, self.view_time),
        };
        let mut stays = true;
        for evicted in queue.push(ticket, id, bytes) {
            if let Some(entry) = entries.remove(&evicted) {
                stays &= evicted != id;
                // The view that is parking is told by the answer.
                let _ = entry.view.deliver(Delivery::End);
            }
        }
        stays.then(|| Instant::now() + time)
    }

    /// Ends the wait of a view, unless a socket has claimed it in the meantime.
    fn expire(&self, id: ViewId, generation: u64) -> bool {
        let mut inner = self.lock();
        let is_claimed = inner
            .entries
            .get(&id)
            .is_some_and(|entry| entry.generation == generation && entry.ticket.is_none());
        if !is_claimed {
            inner.remove(id, generation);
        }
        !is_claimed
    }

    fn remove(&self, id: ViewId, generation: u64) {
        self.lock().remove(id, generation);
    }

    fn crashed(&self, id: ViewId) {
        self.lock().crashes.count(id, Instant::now());
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn remove(&mut self, id: ViewId, generation: u64) {
        let Slot::Occupied(entry) = self.entries.entry(id) else {
            return;
        };
        if entry.get().generation != generation {
            return;
        }
        if let Entry {
            ticket: Some(ticket),
            ..
        } = entry.remove()
        {
            self.leave_queue(ticket);
        }
    }

    fn leave_queue(&mut self, (pool, ticket): (Pool, Ticket)) {
        match pool {
            Pool::Pages => self.pages.remove(ticket),
            Pool::Views => self.views.remove(ticket),
        }
    }
}

#[cfg(test)]
mod tests;
