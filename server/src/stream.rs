//! Streams: long lists whose entries the server sends once and forgets.
//!
//! A [`Stream`] is a field of the view. It holds what has happened since the last message: which
//! entries came, changed and went. The entries themselves live in the browser, which is also where a
//! limit on their number is enforced. In a template, `@stream (id, item) in &self.rows { ... }` shows
//! them; the element around needs an id and `phx-update="stream"`, each entry the id it is given.
//!
//! What happens while nobody takes it (the template does not show the stream, the browser is away or slow) waits, and
//! what waits is bounded: newer versions replace older ones, and what the browser's limit would push out goes. Beyond
//! [`MOST_PENDING`] changes the stream forgets what waits, and when it is shown again it is filled anew: by
//! [`LiveView::resumed`](crate::LiveView::resumed) in a view that is [`resumable`](crate::LiveView::resumable), else by
//! mounting the view anew. A [`reset`](Stream::reset) brings all that is to be shown, so nothing is missing after it.

mod pending;
mod render;
mod weight;

pub(crate) use render::Batch;
pub(crate) use weight::weigh;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pending::{Insert, Pending};

/// How many changes of one stream may wait to be sent, in each [`Stream`] of its own. What a [`reset`](Stream::reset)
/// brings, or an `extend` while nothing waits, does not count.
pub const MOST_PENDING: usize = 10_000;

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

/// How many entries the browser keeps. Zero is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The first ones; what is behind goes.
    First(u32),
    /// The last ones; what is before goes.
    Last(u32),
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

    /// Changes how many entries the browser keeps, for what is inserted from now on. A list that is paged through in
    /// both directions keeps its first entries while older pages are put before them, and its last ones while newer pages
    /// come behind.
    pub fn set_limit(&mut self, limit: impl Into<Option<Limit>>) {
        self.limit = limit.into();
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
        self.pending_mut().delete(dom_id.into());
    }

    /// Removes the entry of an item.
    pub fn remove(&mut self, item: &T) {
        self.delete((self.dom_id)(item));
    }

    /// Removes all entries and shows `items` in their place. Entries that were there are used again.
    pub fn reset(&mut self, items: impl IntoIterator<Item = T>) {
        *self.pending_mut() = Pending::reset();
        self.extend(items);
    }

    /// How many items wait to be sent.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.lock().inserts.len()
    }

    /// An estimate of the bytes that wait to be sent, without what items hold outside of themselves: for
    /// [`LiveView::heap_size`](crate::LiveView::heap_size). What a first page shows of its streams is counted without it.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        self.lock().heap_size()
    }

    fn push(&mut self, item: T, at: At, update_only: bool) {
        let insert = self.to_insert(item, at, update_only);
        self.pending_mut().insert(insert);
    }

    fn to_insert(&self, item: T, at: At, update_only: bool) -> Insert<T> {
        Insert {
            dom_id: (self.dom_id)(&item),
            item,
            at,
            limit: self.limit,
            update_only,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Pending<T>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
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
        let mut pending = std::mem::take(self.pending_mut());
        pending.fill(
            items
                .into_iter()
                .map(|item| self.to_insert(item, At::Last, false)),
        );
        *self.pending_mut() = pending;
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
