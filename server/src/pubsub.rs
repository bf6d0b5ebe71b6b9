//! Messages to all views that subscribed to a topic, within this process.
//!
//! Bounded: a view that falls behind loses the oldest waiting messages of its subscription, not the
//! newest, and is told how many ([`Gap`](crate::Gap)); or, with [`Lag::Latest`], only ever waits for one.

mod topic;

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

pub use topic::Topic;

/// What happens to messages for a view that has not read the ones before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lag {
    /// They wait, up to [`Limits::waiting_published`](crate::Limits); then the oldest is dropped and the gap reported.
    #[default]
    DropOldest,
    /// Only the newest waits: for messages that each say all there is to know.
    Latest,
}

/// A published message: one allocation, however many views get it.
pub(crate) type Published = Arc<dyn Any + Send + Sync>;

/// Whoever can be handed published messages: the mailbox of a view.
pub(crate) trait Subscriber: Send + Sync {
    /// Takes a message for one of its subscriptions.
    fn publish(&self, subscription: u32, lag: Lag, message: Published);
}

/// The topics of one server. Cheap to clone; all clones are the same.
///
/// # Examples
///
/// ```
/// use bennu::{PubSub, Topic};
///
/// const ORDERS: Topic<u64> = Topic::new("orders");
///
/// let pubsub = PubSub::default();
/// assert_eq!(pubsub.broadcast(ORDERS, 7), 0, "nobody listens");
/// ```
#[derive(Clone, Default)]
pub struct PubSub {
    topics: Arc<RwLock<HashMap<Key, Vec<Entry>>>>,
}

/// A topic is its name and the type of its messages, so that a subscriber never meets another type.
type Key = (TypeId, Cow<'static, str>);

struct Entry {
    subscriber: Arc<dyn Subscriber>,
    subscription: u32,
    lag: Lag,
}

impl PubSub {
    /// Hands a message to everyone who is subscribed now, and says to how many.
    pub fn broadcast<M>(&self, topic: impl Into<Topic<M>>, message: M) -> usize
    where
        M: Clone + Send + Sync + 'static,
    {
        self.send(topic.into(), message, None)
    }

    /// Like [`broadcast`](Self::broadcast), but passes over one subscriber.
    pub(crate) fn send<M: Send + Sync + 'static>(
        &self,
        topic: Topic<M>,
        message: M,
        except: Option<&Arc<dyn Subscriber>>,
    ) -> usize {
        let key = topic.into_key();
        let topics = self.topics.read().unwrap_or_else(PoisonError::into_inner);
        let Some(entries) = topics.get(&key) else {
            return 0;
        };
        let message: Published = Arc::new(message);
        let chosen = entries
            .iter()
            .filter(|entry| !except.is_some_and(|it| entry.is(it)));
        chosen
            .map(|entry| {
                entry
                    .subscriber
                    .publish(entry.subscription, entry.lag, message.clone())
            })
            .count()
    }

    /// Subscribes until the returned membership is dropped.
    pub(crate) fn join<M: 'static>(
        &self,
        topic: Topic<M>,
        subscriber: Arc<dyn Subscriber>,
        subscription: u32,
        lag: Lag,
    ) -> Membership {
        let key = topic.into_key();
        let membership = Membership {
            pubsub: self.clone(),
            key: key.clone(),
            subscriber,
            subscription,
        };
        let entry = Entry {
            subscriber: membership.subscriber.clone(),
            subscription,
            lag,
        };
        let mut topics = self.topics.write().unwrap_or_else(PoisonError::into_inner);
        topics.entry(key).or_default().push(entry);
        membership
    }

    /// How many subscriptions there are, over all topics.
    #[must_use]
    pub fn subscriptions(&self) -> usize {
        self.topics
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .map(Vec::len)
            .sum()
    }
}

impl fmt::Debug for PubSub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PubSub")
            .field("subscriptions", &self.subscriptions())
            .finish()
    }
}

impl Entry {
    fn is(&self, subscriber: &Arc<dyn Subscriber>) -> bool {
        Arc::ptr_eq(&self.subscriber, subscriber)
    }
}

/// One subscription, which lasts as long as this does.
pub(crate) struct Membership {
    pubsub: PubSub,
    key: Key,
    subscriber: Arc<dyn Subscriber>,
    subscription: u32,
}

impl Membership {
    /// The name of the topic.
    pub(crate) fn topic(&self) -> &str {
        &self.key.1
    }
}

impl Drop for Membership {
    fn drop(&mut self) {
        let mut topics = self
            .pubsub
            .topics
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(entries) = topics.get_mut(&self.key) else {
            return;
        };
        let own =
            |entry: &Entry| entry.subscription == self.subscription && entry.is(&self.subscriber);
        if let Some(index) = entries.iter().position(own) {
            entries.swap_remove(index);
        }
        if entries.is_empty() {
            topics.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[derive(Default)]
    struct Ear(Mutex<Vec<(u32, u64)>>);

    impl Subscriber for Ear {
        fn publish(&self, subscription: u32, _: Lag, message: Published) {
            self.0
                .lock()
                .unwrap()
                .push((subscription, *message.downcast_ref().unwrap()));
        }
    }

    #[test]
    fn reaches_all_subscribers_until_they_leave() {
        let pubsub = PubSub::default();
        let (one, two) = (Arc::new(Ear::default()), Arc::new(Ear::default()));
        let first = pubsub.join::<u64>("t".into(), one.clone(), 1, Lag::DropOldest);
        let _second = pubsub.join::<u64>("t".into(), two.clone(), 2, Lag::DropOldest);
        assert_eq!(pubsub.broadcast("t", 7_u64), 2);
        drop(first);
        assert_eq!(pubsub.broadcast("t", 8_u64), 1);
        assert_eq!(*one.0.lock().unwrap(), [(1, 7)]);
        assert_eq!(*two.0.lock().unwrap(), [(2, 7), (2, 8)]);
    }

    #[test]
    fn a_topic_of_another_type_is_another_topic() {
        let pubsub = PubSub::default();
        let ear = Arc::new(Ear::default());
        let _stay = pubsub.join::<u64>("t".into(), ear, 1, Lag::DropOldest);
        assert_eq!(pubsub.broadcast("t", "text"), 0);
    }

    #[test]
    fn passes_over_the_sender() {
        let pubsub = PubSub::default();
        let ear: Arc<dyn Subscriber> = Arc::new(Ear::default());
        let _stay = pubsub.join::<u64>("t".into(), ear.clone(), 1, Lag::DropOldest);
        assert_eq!(pubsub.send("t".into(), 7_u64, Some(&ear)), 0);
    }

    #[test]
    fn forgets_empty_topics() {
        let pubsub = PubSub::default();
        drop(pubsub.join::<u64>("t".into(), Arc::new(Ear::default()), 1, Lag::DropOldest));
        assert!(pubsub.topics.read().unwrap().is_empty());
    }
}
