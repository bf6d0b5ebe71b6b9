//! The topics that a view listens to.

use super::Context;
use super::callback::{self, Callback, Receive};
use crate::live_view::LiveView;
use crate::pubsub::{Lag, Membership, Subscriber, Topic};

pub(crate) struct Subscriptions<V: LiveView> {
    next: u32,
    list: Vec<Subscription<V>>,
}

struct Subscription<V: LiveView> {
    id: u32,
    membership: Membership,
    receive: Receive<V>,
}

impl<V: LiveView> Default for Subscriptions<V> {
    fn default() -> Self {
        Self {
            next: 0,
            list: Vec::new(),
        }
    }
}

impl<V: LiveView> Subscriptions<V> {
    /// What to call for a message, unless the view has unsubscribed while it was on its way.
    pub(crate) fn receiver(&self, id: u32) -> Option<Receive<V>> {
        self.find(id)
            .map(|subscription| subscription.receive.clone())
    }

    pub(crate) fn topic(&self, id: u32) -> Option<&str> {
        self.find(id)
            .map(|subscription| subscription.membership.topic())
    }

    fn find(&self, id: u32) -> Option<&Subscription<V>> {
        self.list.iter().find(|subscription| subscription.id == id)
    }
}

impl<V: LiveView> Context<V> {
    /// Calls a method of this view for each message that is published under a topic from now on.
    ///
    /// A view that falls behind loses the oldest messages and is told by [`Gap`](crate::Gap).
    pub fn subscribe<M, How>(
        &mut self,
        topic: impl Into<Topic<M>>,
        callback: impl for<'a> Callback<'a, V, M, How>,
    ) where
        M: Clone + Send + Sync + 'static,
    {
        self.listen(topic.into(), Lag::DropOldest, callback::receive(callback));
    }

    /// Like [`subscribe`](Self::subscribe), for messages of which only the newest matters.
    pub fn subscribe_latest<M, How>(
        &mut self,
        topic: impl Into<Topic<M>>,
        callback: impl for<'a> Callback<'a, V, M, How>,
    ) where
        M: Clone + Send + Sync + 'static,
    {
        self.listen(topic.into(), Lag::Latest, callback::receive(callback));
    }

    /// Stops listening to all topics of this name.
    pub fn unsubscribe(&mut self, topic: &str) {
        self.subscriptions
            .list
            .retain(|subscription| subscription.membership.topic() != topic);
    }

    /// Publishes a message to all views of this server that subscribed to the topic, this one included.
    /// Says how many.
    pub fn broadcast<M>(&self, topic: impl Into<Topic<M>>, message: M) -> usize
    where
        M: Clone + Send + Sync + 'static,
    {
        self.runtime.pubsub.broadcast(topic, message)
    }

    /// Like [`broadcast`](Self::broadcast), without this view.
    pub fn broadcast_to_others<M>(&self, topic: impl Into<Topic<M>>, message: M) -> usize
    where
        M: Clone + Send + Sync + 'static,
    {
        let own: std::sync::Arc<dyn Subscriber> = self.mailbox.clone();
        self.runtime.pubsub.send(topic.into(), message, Some(&own))
    }

    fn listen<M: 'static>(&mut self, topic: Topic<M>, lag: Lag, receive: Receive<V>) {
        let id = self.subscriptions.next;
        self.subscriptions.next += 1;
        let membership = self
            .runtime
            .pubsub
            .join(topic, self.mailbox.clone(), id, lag);
        self.subscriptions.list.push(Subscription {
            id,
            membership,
            receive,
        });
    }
}
