//! Streams: what a page has gathered of a list that the server forgets.

use std::sync::Arc;

use super::{Entry, TreeError};
use crate::json::Text;
use crate::read::{At, StreamInsert, StreamLimit};

/// A stream as the page shows it.
///
/// DIFFERENCE: places count the children of the stream only. The official client counts the other elements of the container, too.
#[derive(Debug, Clone)]
pub struct Stream {
    reference: String,
    children: Vec<StreamChild>,
    pending: Vec<Insert>,
    /// DOM ids of the items that go before those come.
    deletes: Vec<String>,
}

/// One item of a stream.
#[derive(Debug, Clone)]
pub struct StreamChild {
    id: String,
    entry: Arc<Entry>,
}

impl StreamChild {
    /// Its DOM id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its slots.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }
}

/// An insert that waits for its entry.
#[derive(Debug, Clone)]
struct Insert {
    id: String,
    at: At,
    limit: Option<StreamLimit>,
    /// It is not to become a new child.
    ignored: bool,
}

impl Stream {
    pub(super) const fn new() -> Self {
        Self {
            reference: String::new(),
            children: Vec::new(),
            pending: Vec::new(),
            deletes: Vec::new(),
        }
    }

    /// Its name, unique in the view.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// Its items, in the order of the page.
    pub fn children(&self) -> impl Iterator<Item = &StreamChild> {
        self.children.iter()
    }

    /// An insert, newest first. The entries hold each item once, where it was inserted last; it goes where it was inserted first.
    pub(super) fn insert(&mut self, insert: StreamInsert<'_>) {
        let id = insert.id.decode().into_owned();
        let ignored = insert.update_only && !self.children.iter().any(|child| child.id == id);
        let (at, limit) = (insert.at, insert.limit);
        let insert = Insert {
            id,
            at,
            limit,
            ignored,
        };
        match self.pending.iter_mut().find(|it| it.id == insert.id) {
            Some(older) => *older = insert,
            None => self.pending.push(insert),
        }
    }

    pub(super) fn delete(&mut self, id: Text<'_>) {
        self.deletes.push(id.decode().into_owned());
    }

    /// The message has said what happens to the stream, up to the entries of its inserts.
    pub(super) fn begin(&mut self, reference: Text<'_>, reset: bool) {
        self.reference = reference.decode().into_owned();
        self.pending.reverse();
        let deletes = std::mem::take(&mut self.deletes);
        self.children
            .retain(|child| !reset && !deletes.contains(&child.id));
    }

    /// Gives the inserts their entries.
    pub(super) fn settle<'e>(
        &mut self,
        entries: impl ExactSizeIterator<Item = &'e Arc<Entry>>,
    ) -> Result<(), TreeError> {
        let pending = std::mem::take(&mut self.pending);
        if pending.len() != entries.len() {
            return Err(TreeError::StreamMismatch);
        }
        for (insert, entry) in pending.into_iter().zip(entries) {
            self.settle_one(insert, Arc::clone(entry));
        }
        Ok(())
    }

    fn settle_one(&mut self, insert: Insert, entry: Arc<Entry>) {
        if let Some(child) = self.children.iter_mut().find(|child| child.id == insert.id) {
            child.entry = entry;
        } else if !insert.ignored {
            let place = match insert.at {
                At::Index(index) => self.children.len().min(index as usize),
                At::Last => self.children.len(),
            };
            self.children.insert(
                place,
                StreamChild {
                    id: insert.id,
                    entry,
                },
            );
            self.limit(insert.limit);
        }
    }

    fn limit(&mut self, limit: Option<StreamLimit>) {
        match limit {
            None => {}
            Some(StreamLimit::First(count)) => self.children.truncate(count as usize),
            Some(StreamLimit::Last(count)) => {
                let surplus = self.children.len().saturating_sub(count as usize);
                self.children.drain(..surplus);
            }
        }
    }
}
