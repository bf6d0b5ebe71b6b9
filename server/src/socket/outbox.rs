//! The queue from views to their client.
//!
//! It is bounded because of who may fill it: replies to joins, of which no more are under way than there may
//! be views; replies to events, which views handle only while few bytes wait; and one diff on a view's own
//! account, which a view sends only when it was given room.

use std::collections::VecDeque;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::{Close, JoinId};
use crate::channel::{AnyView, Delivery, JoinRequest};

/// What a view hands to its socket.
pub(crate) enum Outgoing {
    /// A message to the client.
    Message(String),
    /// The last message of a channel.
    Last(String, JoinId),
    /// A join whose view has ended before it saw it.
    Again(Box<JoinRequest>),
}

impl Outgoing {
    fn bytes(&self) -> usize {
        match self {
            Self::Message(text) | Self::Last(text, _) => text.len(),
            Self::Again(_) => 0,
        }
    }

    pub(crate) fn text(text: &str) -> Self {
        Self::Message(text.to_owned())
    }

    pub(crate) fn last(text: &str, join: JoinId) -> Self {
        Self::Last(text.to_owned(), join)
    }
}

/// What waits for one connection.
pub(crate) struct Outbox {
    inner: Mutex<Inner>,
    /// Events under way on all connections: the end of the server waits for them.
    answers: Option<TaskTracker>,
}

#[derive(Default)]
struct Inner {
    waiting: VecDeque<Outgoing>,
    /// Of what waits.
    bytes: usize,
    /// Joins without an answer.
    joins: u32,
    /// Events without an answer.
    events: u32,
    waker: Option<Waker>,
    /// Views that have something to say once the queue is empty.
    want_room: Vec<AnyView>,
    /// Messages that broke the protocol in a way that only views see.
    faults: u32,
    /// The client takes nothing at the moment.
    blocked: bool,
    close: Option<Close>,
    finish: Option<Close>,
    shut: bool,
}

/// Above this many places, an empty queue gives its memory back.
const KEPT_PLACES: usize = 8;

impl Outbox {
    pub(super) fn new(answers: Option<TaskTracker>) -> Self {
        Self {
            inner: Mutex::default(),
            answers,
        }
    }

    /// Queues a message.
    pub(crate) fn push(&self, outgoing: Outgoing) {
        let mut inner = self.lock();
        if !inner.shut {
            inner.bytes += outgoing.bytes();
            // Mostly one message waits at a time, and a queue that grows by itself starts with room for four.
            if inner.waiting.capacity() == 0 {
                inner.waiting.reserve_exact(1);
            }
            inner.waiting.push_back(outgoing);
            inner.wake();
        }
    }

    /// Whether a view may send on its own account now. If not, it is told when it may.
    pub(crate) fn has_room(&self, view: AnyView) -> bool {
        let mut inner = self.lock();
        let has_room = inner.waiting.is_empty() && !inner.blocked;
        if !has_room {
            inner.want_room(view);
        }
        has_room
    }

    /// Whether a view may answer an event now: while fewer than `most` bytes wait. If not, it is told when
    /// it may.
    pub(crate) fn takes_replies(&self, most: usize, view: impl FnOnce() -> AnyView) -> bool {
        let mut inner = self.lock();
        let takes = inner.bytes < most;
        if !takes {
            inner.want_room(view());
        }
        takes
    }

    /// Counts a join until it has its answer.
    pub(super) fn begin_join(self: &Arc<Self>) -> Joining {
        self.lock().joins += 1;
        Joining(self.clone())
    }

    /// Counts a message that broke the protocol.
    pub(crate) fn complain(&self) {
        let mut inner = self.lock();
        inner.faults += 1;
        inner.wake();
    }

    /// Ends the connection at once.
    pub(crate) fn close(&self, close: Close) {
        let mut inner = self.lock();
        inner.close.get_or_insert(close);
        inner.wake();
    }

    /// Ends the connection when the events that are under way have been answered. No others are read.
    pub(crate) fn finish(&self, close: Close) {
        let mut inner = self.lock();
        inner.finish.get_or_insert(close);
        inner.wake();
    }

    /// Counts an event until it has its answer.
    pub(super) fn begin_event(self: &Arc<Self>) -> Answering {
        self.lock().events += 1;
        Answering {
            outbox: self.clone(),
            _token: self.answers.as_ref().map(TaskTracker::token),
        }
    }

    /// Why the connection ends, or how often the protocol was broken. The socket is woken by whatever comes
    /// after this.
    pub(super) fn look(&self, cx: &Context<'_>) -> Result<u32, Close> {
        let mut inner = self.lock();
        if let Some(close) = inner.close {
            return Err(close);
        }
        let known = inner.waker.as_ref();
        if !known.is_some_and(|waker| waker.will_wake(cx.waker())) {
            inner.waker = Some(cx.waker().clone());
        }
        Ok(std::mem::take(&mut inner.faults))
    }

    /// The next message.
    pub(super) fn pop(&self) -> Option<Outgoing> {
        let mut inner = self.lock();
        let outgoing = inner.waiting.pop_front();
        if let Some(outgoing) = &outgoing {
            inner.bytes -= outgoing.bytes();
        } else if inner.waiting.capacity() > KEPT_PLACES {
            inner.waiting = VecDeque::new();
        }
        outgoing
    }

    /// Whether the client may ask for more: while fewer than `most` joins are under way, and the connection is
    /// not being finished. When it is, and all has been answered, that is why the connection ends.
    pub(super) fn may_read(&self, most: usize) -> Result<bool, Close> {
        let inner = self.lock();
        match inner.finish {
            None => Ok((inner.joins as usize) < most),
            Some(close) if inner.events == 0 && inner.waiting.is_empty() => Err(close),
            Some(_) => Ok(false),
        }
    }

    /// Has the socket look again at what it may read.
    pub(crate) fn nudge(&self) {
        self.lock().wake();
    }

    /// Notes that the client takes nothing: a diff made now would be old when it does.
    pub(super) fn block(&self) {
        self.lock().blocked = true;
    }

    /// Tells the views that wait for it that there is room.
    pub(super) fn give_room(&self) {
        let mut inner = self.lock();
        inner.blocked = false;
        let views = std::mem::take(&mut inner.want_room);
        drop(inner);
        for view in views {
            // A view that has ended has nothing to say.
            let _ = view.deliver(Delivery::Room);
        }
    }

    /// Takes nothing more.
    pub(super) fn shut(&self) {
        let mut inner = self.lock();
        let shut = Inner {
            shut: true,
            joins: inner.joins,
            events: inner.events,
            ..Inner::default()
        };
        let open = std::mem::replace(&mut *inner, shut);
        // A join that waits counts itself out, for which it needs the lock.
        drop(inner);
        drop(open);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn want_room(&mut self, view: AnyView) {
        let known = |waiting: &AnyView| std::ptr::addr_eq(&raw const **waiting, &raw const *view);
        if !self.want_room.iter().any(known) {
            self.want_room.push(view);
        }
    }

    fn wake(&mut self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// The outbox of a join that has no answer yet. There may be as many as views.
pub(crate) struct Joining(Arc<Outbox>);

impl Deref for Joining {
    type Target = Arc<Outbox>;

    fn deref(&self) -> &Arc<Outbox> {
        &self.0
    }
}

impl Drop for Joining {
    fn drop(&mut self) {
        let mut inner = self.0.lock();
        inner.joins -= 1;
        inner.wake();
    }
}

/// An event that has no answer yet.
pub(crate) struct Answering {
    outbox: Arc<Outbox>,
    _token: Option<TaskTrackerToken>,
}

impl Drop for Answering {
    fn drop(&mut self) {
        let mut inner = self.outbox.lock();
        inner.events -= 1;
        if inner.finish.is_some() {
            inner.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An idle connection keeps the room of its last message.
    #[test]
    fn one_message_at_a_time_takes_one_place() {
        let outbox = Outbox::new(None);
        for _ in 0..3 {
            outbox.push(Outgoing::text("a"));
            assert!(outbox.pop().is_some());
        }
        assert_eq!(outbox.lock().waiting.capacity(), 1);
    }
}
