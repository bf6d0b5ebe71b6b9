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
use crate::limits::{Limits, end_of};
use crate::session::Session;
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
    /// What it was mounted with.
    session: Session,
    /// Tells this entry from an earlier one of the same page.
    generation: u64,
    /// Where it waits; `None` while it is attached.
    ticket: Option<(Pool, Ticket)>,
}

/// What a join finds.
pub(crate) enum Claim {
    View(AnyView),
    /// A view that was mounted with another content of the session: before a logout, for example. It is
    /// no longer known here, and has to end.
    Outdated(AnyView),
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
        session: &Session,
        takes_over: bool,
    ) -> Claim {
        let mut inner = self.lock();
        if inner.crashes.is_barred(id, Instant::now()) {
            return Claim::Crashed;
        }
        let Slot::Occupied(mut entry) = inner.entries.entry(id) else {
            return Claim::Nothing;
        };
        if !entry.get().is_for(kind, session, takes_over) {
            return Claim::Nothing;
        }
        let ticket = entry.get_mut().ticket.take();
        let claim = if entry.get().session == *session {
            Claim::View(entry.get().view.clone())
        } else {
            Claim::Outdated(entry.remove().view)
        };
        inner.leave_queue(ticket);
        claim
    }

    /// How many views there are, attached and waiting.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.lock().entries.len()
    }

    /// Makes a view known. An earlier one of the same page can no longer be claimed; if it waits, it ends.
    fn enter(&self, id: ViewId, view: AnyView, kind: u64, session: Session) -> u64 {
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
        if let Some(earlier) = inner.entries.insert(id, entry) {
            inner.leave_queue(earlier.ticket);
            // One that has ended needs no telling.
            let _ = earlier.view.deliver(Delivery::Evicted);
        }
        generation
    }

    /// Lets a view wait. `None` when it may not: it alone is too large, or it is no longer known.
    fn park(&self, id: ViewId, generation: u64, pool: Pool, bytes: usize) -> Option<Instant> {
        let mut inner = self.lock();
        inner.next += 1;
        let ticket = Ticket(inner.next);
        let entry = inner.entry(id, generation)?;
        let earlier = entry.ticket.replace((pool, ticket));
        inner.leave_queue(earlier);
        let (queue, time) = match pool {
            Pool::Pages => (&mut inner.pages, self.page_time),
            Pool::Views => (&mut inner.views, self.view_time),
        };
        let mut stays = true;
        for evicted in queue.push(ticket, id, bytes) {
            stays &= evicted != id;
            inner.evict(evicted);
        }
        stays.then(|| end_of(time, Instant::now()))
    }

    /// Notes that a socket has the view: it waits no more.
    fn attach(&self, id: ViewId, generation: u64) {
        let mut inner = self.lock();
        let ticket = inner
            .entry(id, generation)
            .and_then(|entry| entry.ticket.take());
        inner.leave_queue(ticket);
    }

    /// Ends the wait of a view, unless a socket has claimed it in the meantime.
    fn expire(&self, id: ViewId, generation: u64) -> bool {
        let mut inner = self.lock();
        let is_claimed = inner
            .entry(id, generation)
            .is_some_and(|entry| entry.ticket.is_none());
        if !is_claimed {
            inner.remove(id, generation);
        }
        !is_claimed
    }

    fn remove(&self, id: ViewId, generation: u64) {
        self.lock().remove(id, generation);
    }

    /// Counts a crash of a page's view.
    pub(crate) fn crashed(&self, id: ViewId) {
        self.lock().crashes.count(id, Instant::now());
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn entry(&mut self, id: ViewId, generation: u64) -> Option<&mut Entry> {
        self.entries
            .get_mut(&id)
            .filter(|entry| entry.generation == generation)
    }

    fn remove(&mut self, id: ViewId, generation: u64) {
        if self.entry(id, generation).is_some()
            && let Some(entry) = self.entries.remove(&id)
        {
            self.leave_queue(entry.ticket);
        }
    }

    /// Tells a view that has lost its place.
    fn evict(&mut self, id: ViewId) {
        if let Some(entry) = self.entries.remove(&id) {
            // The view that is parking right now has its answer before it gets to this.
            let _ = entry.view.deliver(Delivery::Evicted);
        }
    }

    fn leave_queue(&mut self, ticket: Option<(Pool, Ticket)>) {
        match ticket {
            Some((Pool::Pages, ticket)) => self.pages.remove(ticket),
            Some((Pool::Views, ticket)) => self.views.remove(ticket),
            None => {}
        }
    }
}

impl Entry {
    /// Whether a join may have this view, or have it ended if the content of its session has changed.
    fn is_for(&self, kind: u64, session: &Session, takes_over: bool) -> bool {
        self.kind == kind
            && self.session.id() == session.id()
            && (self.ticket.is_some() || takes_over)
    }
}

#[cfg(test)]
mod tests;
