//! Everything that can wake the actor of a view.

use std::sync::Arc;

use super::{ClientFrame, JoinRequest, Sender};
use crate::context::{Call, Info, Repeat};
use crate::live_view::LiveView;
use crate::pubsub::Published;

/// Names a connection, for as long as the process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ConnectionId(pub(crate) u64);

/// Why the actor of a `V` is woken. This set is closed: nothing else ever runs a view.
pub(crate) enum Wake<V: LiveView> {
    /// A socket wants this view.
    Join(Box<JoinRequest>),
    /// The client sent a message.
    Client(ClientFrame),
    /// The connection is gone.
    Detached(ConnectionId),
    /// The socket's queue is empty again.
    Room,
    /// The streams have to be filled again.
    Refill,
    /// A message of a topic.
    Published {
        subscription: u32,
        message: Published,
    },
    /// Messages of a topic were dropped.
    Gap { subscription: u32, missed: u64 },
    /// A method with its message: a task's result, or a call through a handle.
    Call(Call<V>),
    /// A message of any type.
    Info(Info),
    /// A timer is due. Not queued: made when the actor looks at its timers.
    Timer(Repeat<V>),
    /// The view was parked too long. Not queued either.
    Expired,
    /// The client of this join has another view for its topic now.
    Replaced(Sender),
    /// The view has lost its place in the park.
    Evicted,
    /// The view must go: its visitor's session has changed.
    End,
}

/// What a socket or the park can tell a view whose type it does not know.
pub(crate) enum Delivery {
    Join(Box<JoinRequest>),
    Client(ClientFrame),
    Detached(ConnectionId),
    Room,
    Replaced(Sender),
    Evicted,
    End,
}

/// The way to a view whose type is not known: its mailbox.
pub(crate) trait ViewHandle: Send + Sync {
    /// Wakes the view. What a view that has ended is told is lost, but for a join, which comes back.
    fn deliver(&self, delivery: Delivery) -> Result<(), Box<JoinRequest>>;

    /// Messages of the client that the view has not looked at yet.
    fn waiting_events(&self) -> u32;
}

/// A view, wherever its type does not matter.
pub(crate) type AnyView = Arc<dyn ViewHandle>;
