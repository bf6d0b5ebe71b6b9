//! The views on one connection, by topic. They are few, so a list it is.

use crate::channel::{AnyView, ClientFrame, ConnectionId, Delivery};

#[derive(Default)]
pub(super) struct Topics(Vec<Topic>);

struct Topic {
    name: Box<str>,
    join_ref: Box<str>,
    view: AnyView,
}

impl Topics {
    pub(super) fn len_without(&self, name: &str) -> usize {
        self.0.iter().filter(|topic| &*topic.name != name).count()
    }

    /// Adds a topic. The view that had it before is told, unless it is the same.
    pub(super) fn insert(&mut self, name: &str, join_ref: &str, view: AnyView) {
        if let Some(index) = self.position(name) {
            let older = self.0.swap_remove(index).view;
            if !std::ptr::addr_eq(&raw const *older, &raw const *view) {
                // One that has ended needs no telling.
                let _ = older.deliver(Delivery::Replaced);
            }
        }
        self.0.push(Topic { name: name.into(), join_ref: join_ref.into(), view });
    }

    /// Forgets a channel that has ended. A newer join of the same topic stays.
    pub(super) fn remove(&mut self, join_ref: &str) {
        self.0.retain(|topic| &*topic.join_ref != join_ref);
    }

    /// The view of a topic, and whether a message with this join ref is for it and not for an earlier one.
    pub(super) fn find(&self, name: &str, join_ref: Option<&str>) -> Found<'_> {
        match self.position(name).map(|index| &self.0[index]) {
            None => Found::Nothing,
            Some(topic) if join_ref.is_some_and(|join_ref| join_ref != &*topic.join_ref) => {
                Found::Stale
            }
            Some(topic) => Found::View(Recipient(&topic.view)),
        }
    }

    /// Whether some view has as many messages waiting as it may.
    pub(super) fn is_saturated(&self, most: u32) -> bool {
        self.0.iter().any(|topic| topic.view.waiting_events() >= most)
    }

    /// Tells all views that the connection is gone.
    pub(super) fn detach(&mut self, connection: ConnectionId) {
        for topic in self.0.drain(..) {
            // One that has ended needs no telling.
            let _ = topic.view.deliver(Delivery::Detached(connection));
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|topic| &*topic.name == name)
    }
}

/// What a topic and a join ref lead to.
pub(super) enum Found<'t> {
    View(Recipient<'t>),
    /// The message is for an earlier join of the topic.
    Stale,
    Nothing,
}

/// A view that a message is for.
pub(super) struct Recipient<'t>(&'t AnyView);

impl Recipient<'_> {
    pub(super) fn deliver(&self, frame: ClientFrame) {
        // A view that has ended has said so, and the client joins again.
        let _ = self.0.deliver(Delivery::Client(frame));
    }
}
