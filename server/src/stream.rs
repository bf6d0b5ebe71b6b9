//! Streams: long lists whose entries the server sends once and forgets.
//!
//! A [`Stream`] is a field of the view. It holds what has happened since the last message: which
//! entries came, changed and went. The entries themselves live in the browser, which is also where a
//! limit on their number is enforced. In a template, `@stream (id, item) in &self.rows { ... }` shows
//! them; the element around needs an id and `phx-update="stream"`, each entry the id it is given.

mod render;

pub(crate) use render::Batch;

use std::fmt;
use std::sync::{Mutex, PoisonError};

/// The pending changes of a list that lives in the browser.
///
/// # Examples
///
/// ```
/// use bennu::stream::{At, Limit, Stream};
///
/// struct Order { id: u32 }
///
/// let mut feed = Stream::new(|order: &Order| format!("order-{}", order.id))
///     .with_limit(Limit::First(50));
/// feed.reset([Order { id: 1 }, Order { id: 2 }]);
/// feed.insert(At::First, Order { id: 3 });
/// feed.delete("order-1");
/// assert_eq!(feed.pending(), 2);
/// ```
pub struct Stream<T> {
    dom_id: fn(&T) -> String,
    limit: Option<Limit>,
    /// A render only reads the view, and yet takes what it has sent.
    pending: Mutex<Pending<T>>,
}

/// Where a new entry goes. An entry that is there already is changed where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// Before all others.
    First,
    /// Behind all others.
    #[default]
    Last,
    /// Before the entry that has this position now.
    Index(u32),
}

/// How many entries the browser keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The first ones; what is behind goes.
    First(u32),
    /// The last ones; what is before goes.
    Last(u32),
}

/// What has happened since the last message, oldest first. An item may have been inserted twice.
struct Pending<T> {
    inserts: Vec<Insert<T>>,
    deletes: Vec<String>,
    reset: bool,
}

struct Insert<T> {
    dom_id: String,
    item: T,
    at: At,
    update_only: bool,
}

impl<T> Stream<T> {
    /// A stream without entries. `dom_id` gives each item the id of its element, which no other
    /// element of the page may have.
    #[must_use]
    pub fn new(dom_id: fn(&T) -> String) -> Self {
        Self {
            dom_id,
            limit: None,
            pending: Mutex::default(),
        }
    }

    /// The same stream, of which the browser keeps no more than `limit`.
    #[must_use]
    pub fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Adds an item, or shows its new version where the old one stands.
    pub fn insert(&mut self, at: At, item: T) {
        self.push(item, at, false);
    }

    /// Shows the new version of an item if the browser still has the old one.
    pub fn update(&mut self, item: T) {
        self.push(item, At::Last, true);
    }

    /// Removes the entry with this element id; none is no mistake.
    pub fn delete(&mut self, dom_id: impl Into<String>) {
        let dom_id = dom_id.into();
        let pending = self.pending_mut();
        pending.inserts.retain(|insert| insert.dom_id != dom_id);
        pending.deletes.retain(|deleted| *deleted != dom_id);
        pending.deletes.push(dom_id);
    }

    /// Removes the entry of an item.
    pub fn remove(&mut self, item: &T) {
        self.delete((self.dom_id)(item));
    }

    /// Removes all entries and shows `items` in their place. Entries that were there are used again.
    pub fn reset(&mut self, items: impl IntoIterator<Item = T>) {
        *self.pending_mut() = Pending {
            reset: true,
            ..Pending::default()
        };
        self.extend(items);
    }

    /// How many items wait to be sent.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.pending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .inserts
            .len()
    }

    fn push(&mut self, item: T, at: At, update_only: bool) {
        let dom_id = (self.dom_id)(&item);
        self.pending_mut().inserts.push(Insert {
            dom_id,
            item,
            at,
            update_only,
        });
    }

    /// What is pending is whole between any two of its changes, so a panic spoils nothing.
    fn pending_mut(&mut self) -> &mut Pending<T> {
        self.pending
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds items behind all others.
impl<T> Extend<T> for Stream<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items
            .into_iter()
            .for_each(|item| self.insert(At::Last, item));
    }
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self {
            inserts: Vec::new(),
            deletes: Vec::new(),
            reset: false,
        }
    }
}

impl<T> fmt::Debug for Stream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream")
            .field("limit", &self.limit)
            .field("pending", &self.pending())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
