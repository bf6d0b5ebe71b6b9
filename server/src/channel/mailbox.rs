//! The queue in front of a view: bounded, and small while it is empty.
//!
//! What may wait, and what happens when it is full:
//!
//! | kind | bound | beyond it |
//! |---|---|---|
//! | messages of the client | `events_in_flight` | the socket stops reading |
//! | published messages | `waiting_published` | the oldest of them is dropped, and the gap reported |
//! | messages through a handle | `waiting_messages` | the sender is told |
//! | results of tasks | one for each task | tasks are bounded themselves |
//! | streams to be filled again | one for each render | a view that needs it twice in a row ends |
//! | joins, detachments, ends | one for each socket | sockets are bounded themselves |

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use super::wake::{Delivery, ViewHandle, Wake};
use super::{JoinRequest, guard};
use crate::context::SendError;
use crate::limits::Limits;
use crate::live_view::LiveView;
use crate::pubsub::{Lag, Published, Subscriber};

/// The mailbox of a view.
pub(crate) struct Mailbox<V: LiveView> {
    queue: Mutex<Queue<V>>,
    most_messages: u32,
    most_published: u32,
}

struct Queue<V: LiveView> {
    waiting: VecDeque<Wake<V>>,
    waker: Option<Waker>,
    events: u32,
    messages: u32,
    published: u32,
    /// A queue is emptied only once, so room is a fact, not a message.
    room: bool,
    closed: bool,
}

/// Above this many places, an empty queue gives its memory back.
const KEPT_PLACES: usize = 16;

impl<V: LiveView> Mailbox<V> {
    pub(crate) fn new(limits: &Limits) -> Arc<Self> {
        let bound = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
        Arc::new(Self {
            queue: Mutex::new(Queue::new()),
            most_messages: bound(limits.waiting_messages),
            most_published: bound(limits.waiting_published),
        })
    }

    /// Ready with what came first. Messages of the client wait while it may not be answered.
    pub(crate) fn poll_take(
        &self,
        cx: &mut Context<'_>,
        may_answer: impl FnOnce() -> bool,
    ) -> Poll<Wake<V>> {
        let mut queue = self.lock();
        match queue.take(may_answer) {
            Some(wake) => Poll::Ready(wake),
            None => {
                if !queue
                    .waker
                    .as_ref()
                    .is_some_and(|waker| waker.will_wake(cx.waker()))
                {
                    queue.waker = Some(cx.waker().clone());
                }
                Poll::Pending
            }
        }
    }

    /// Queues what has a bound elsewhere. A queue that is closed gives it back.
    pub(crate) fn push(&self, wake: Wake<V>) -> Result<(), Wake<V>> {
        let mut queue = self.lock();
        if queue.closed {
            return Err(wake);
        }
        queue.push(wake);
        queue.wake_up();
        Ok(())
    }

    /// Queues a message from outside.
    pub(crate) fn send(&self, wake: Wake<V>) -> Result<(), SendError> {
        let mut queue = self.lock();
        if queue.closed {
            Err(SendError::Gone)
        } else if queue.messages >= self.most_messages {
            Err(SendError::Full)
        } else {
            queue.push(wake);
            queue.wake_up();
            Ok(())
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lock().waiting.is_empty()
    }

    /// Whether a socket has asked for the view.
    pub(crate) fn expects_join(&self) -> bool {
        let is_join = |wake: &Wake<V>| matches!(wake, Wake::Join(_));
        self.lock().waiting.iter().any(is_join)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.lock().closed
    }

    /// Takes nothing more. The sockets of joins that still waited ask again, for another view.
    pub(crate) fn close(&self) {
        let closed = Queue {
            closed: true,
            ..Queue::new()
        };
        // Dropped after the lock is released: messages are the application's and may do anything.
        let open = std::mem::replace(&mut *self.lock(), closed);
        for wake in open.waiting {
            match wake {
                Wake::Join(request) => request.ask_again(),
                other => guard::discard(other),
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue<V>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V: LiveView> Queue<V> {
    fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
            waker: None,
            events: 0,
            messages: 0,
            published: 0,
            room: false,
            closed: false,
        }
    }

    fn push(&mut self, wake: Wake<V>) {
        *self.count(&wake) += 1;
        // Mostly one message waits at a time, and a queue that grows by itself starts with room for four.
        if self.waiting.capacity() == 0 {
            self.waiting.reserve_exact(1);
        }
        self.waiting.push_back(wake);
    }

    fn take(&mut self, may_answer: impl FnOnce() -> bool) -> Option<Wake<V>> {
        let wake = match self.waiting.front() {
            Some(Wake::Client(_)) if !may_answer() => self.take_unanswered(),
            _ => self.waiting.pop_front(),
        };
        let Some(wake) = wake else {
            return std::mem::take(&mut self.room).then_some(Wake::Room);
        };
        *self.count(&wake) -= 1;
        if self.waiting.is_empty() && self.waiting.capacity() > KEPT_PLACES {
            self.waiting = VecDeque::new();
        }
        Some(wake)
    }

    /// What came first of all that needs no answer: a socket that is gone, or another one, for example.
    fn take_unanswered(&mut self) -> Option<Wake<V>> {
        let is_other = |wake: &Wake<V>| !matches!(wake, Wake::Client(_));
        let index = self.waiting.iter().position(is_other)?;
        self.waiting.remove(index)
    }

    /// The counter that a wake belongs to. Those without a bound share the one for messages of handles only
    /// in so far as they are few.
    fn count(&mut self, wake: &Wake<V>) -> &mut u32 {
        match wake {
            Wake::Client(_) => &mut self.events,
            Wake::Published { .. } => &mut self.published,
            _ => &mut self.messages,
        }
    }

    fn publish(&mut self, subscription: u32, lag: Lag, message: Published, most: u32) {
        if lag == Lag::Latest
            && let Some(waiting) = self.waiting_of(subscription)
        {
            *waiting = message;
            return;
        }
        if self.published >= most {
            self.drop_oldest_published();
        }
        self.push(Wake::Published {
            subscription,
            message,
        });
    }

    fn waiting_of(&mut self, subscription: u32) -> Option<&mut Published> {
        self.waiting.iter_mut().find_map(|wake| match wake {
            Wake::Published {
                subscription: found,
                message,
            } if *found == subscription => Some(message),
            _ => None,
        })
    }

    /// The gap takes the place of what is missing, or is added to the gap before it.
    fn drop_oldest_published(&mut self) {
        let Some(index) = self
            .waiting
            .iter()
            .position(|wake| matches!(wake, Wake::Published { .. }))
        else {
            return;
        };
        let Wake::Published { subscription, .. } = self.waiting[index] else {
            return;
        };
        self.published -= 1;
        let known = self.waiting.iter_mut().find_map(|wake| match wake {
            Wake::Gap {
                subscription: found,
                missed,
            } if *found == subscription => Some(missed),
            _ => None,
        });
        match known {
            Some(missed) => {
                *missed += 1;
                self.waiting.remove(index);
            }
            None => {
                self.messages += 1;
                self.waiting[index] = Wake::Gap {
                    subscription,
                    missed: 1,
                };
            }
        }
    }

    fn wake_up(&mut self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl<V: LiveView> Subscriber for Mailbox<V> {
    fn publish(&self, subscription: u32, lag: Lag, message: Published) {
        let mut queue = self.lock();
        if !queue.closed {
            queue.publish(subscription, lag, message, self.most_published);
            queue.wake_up();
        }
    }
}

impl<V: LiveView> ViewHandle for Mailbox<V> {
    fn deliver(&self, delivery: Delivery) -> Result<(), Box<JoinRequest>> {
        let wake = match delivery {
            Delivery::Join(request) => Wake::Join(request),
            Delivery::Client(frame) => Wake::Client(frame),
            Delivery::Detached(connection) => Wake::Detached(connection),
            Delivery::Replaced(by) => Wake::Replaced(by),
            Delivery::Evicted => Wake::Evicted,
            Delivery::End => Wake::End,
            Delivery::Room => {
                let mut queue = self.lock();
                queue.room = true;
                queue.wake_up();
                return Ok(());
            }
        };
        match self.push(wake) {
            Err(Wake::Join(request)) => Err(request),
            // A view that has ended has no use for anything else.
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn waiting_events(&self) -> u32 {
        self.lock().events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prelude::*;

    struct Page;

    impl LiveView for Page {
        type Event = ();

        async fn mount(_: Mount<'_>, _: &mut crate::Context<Self>) -> Result<Self> {
            Ok(Self)
        }

        fn render(&self) -> impl Template {
            html! { p { "page" } }
        }
    }

    /// An idle page keeps the room of its last message, so that is counted by the thousand.
    #[test]
    fn one_message_at_a_time_takes_one_place() {
        let mut queue: Queue<Page> = Queue::new();
        for _ in 0..3 {
            queue.push(Wake::Expired);
            assert!(queue.take(|| true).is_some());
        }
        assert_eq!(queue.waiting.capacity(), 1);
    }
}
