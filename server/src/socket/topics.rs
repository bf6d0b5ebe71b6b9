//! The views on one connection, by topic. They are few, so a list it is.

use crate::channel::{AnyView, ConnectionId, Delivery, Sender};

#[derive(Default)]
pub(super) struct Topics {
    list: Vec<Topic>,
    joins: u64,
}

struct Topic {
    name: Box<str>,
    join_ref: Box<str>,
    sender: Sender,
    view: AnyView,
}

/// Names one join of a connection. Clients name them too, but need not do so in a way that tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JoinId(u64);

impl Topics {
    pub(super) fn len_without(&self, name: &str) -> usize {
        self.list
            .iter()
            .filter(|topic| &*topic.name != name)
            .count()
    }

    pub(super) fn next_join(&mut self) -> JoinId {
        self.joins += 1;
        JoinId(self.joins)
    }

    /// Adds a topic. The view that had it before is told, unless it is the same.
    pub(super) fn insert(&mut self, name: &str, join_ref: &str, sender: Sender, view: AnyView) {
        if let Some(index) = self.position(name) {
            let older = self.list.swap_remove(index);
            if !std::ptr::addr_eq(&raw const *older.view, &raw const *view) {
                // One that has ended needs no telling.
                let _ = older.view.deliver(Delivery::Replaced(older.sender));
            }
        }
        // Mostly there is one, and a list that grows by itself starts with room for four.
        if self.list.capacity() == 0 {
            self.list.reserve_exact(1);
        }
        self.list.push(Topic {
            name: name.into(),
            join_ref: join_ref.into(),
            sender,
            view,
        });
    }

    /// Forgets a channel that has ended. A newer join of the same topic stays.
    pub(super) fn remove(&mut self, join: JoinId) {
        self.list.retain(|topic| topic.sender.join != join);
    }

    /// Whether a channel has not ended, and no newer join has taken its topic.
    pub(super) fn has(&self, join: JoinId) -> bool {
        self.list.iter().any(|topic| topic.sender.join == join)
    }

    /// The view of a topic, and whether a message with this join ref is for it and not for an earlier one.
    pub(super) fn find(&self, name: &str, join_ref: Option<&str>) -> Found<'_> {
        match self.position(name).map(|index| &self.list[index]) {
            None => Found::Nothing,
            Some(topic) if join_ref.is_some_and(|join_ref| join_ref != &*topic.join_ref) => {
                Found::Stale
            }
            Some(topic) => Found::View(&topic.view, topic.sender),
        }
    }

    /// Whether some view has as many messages waiting as it may.
    pub(super) fn is_saturated(&self, most: u32) -> bool {
        self.list
            .iter()
            .any(|topic| topic.view.waiting_events() >= most)
    }

    /// Tells all views that the connection is gone.
    pub(super) fn detach(&mut self, connection: ConnectionId) {
        for topic in self.list.drain(..) {
            // One that has ended needs no telling.
            let _ = topic.view.deliver(Delivery::Detached(connection));
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|topic| &*topic.name == name)
    }
}

/// What a topic and a join ref lead to.
pub(super) enum Found<'t> {
    View(&'t AnyView, Sender),
    /// The message is for an earlier join of the topic.
    Stale,
    Nothing,
}
