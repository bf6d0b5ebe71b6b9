//! Comprehensions: entries that share a template.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::node::Slots;
use super::{Slot, Stream, Template, TreeError};
use crate::read::EntryFrom;

/// A comprehension: a list of entries that share a template.
#[derive(Debug, Clone)]
pub struct Keyed {
    pub(super) template: Arc<Template>,
    pub(super) stream: Option<Stream>,
    pub(super) revision: u64,
    entries: Entries,
    /// The entries as they were before the message that is being applied.
    before: Option<Entries>,
}

/// Entries by position. A message may name any position, so this is no array.
type Entries = BTreeMap<u32, Arc<Entry>>;

/// The slots of one entry.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(super) slots: Slots,
}

impl Entry {
    /// What its slots hold, in order.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter()
    }
}

impl Keyed {
    pub(super) fn new(template: Arc<Template>) -> Self {
        Self {
            template,
            stream: None,
            revision: 0,
            entries: Entries::new(),
            before: None,
        }
    }

    /// The template of its entries.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// Its entries, in order. Of a stream, those that the last message about it brought.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().map(|entry| &**entry)
    }

    /// What has gathered in it, if it is a stream.
    #[must_use]
    pub const fn stream(&self) -> Option<&Stream> {
        self.stream.as_ref()
    }

    /// The last message that concerned it or anything in it, components aside.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// A message begins to speak of it. The server has forgotten what was in a stream.
    pub(super) fn begin(&mut self, revision: u64) {
        self.revision = revision;
        if self.stream.is_some() {
            self.entries.clear();
        }
        self.before = Some(self.entries.clone());
    }

    /// The entry that is to stand at `position`, as it was before.
    pub(super) fn take(&self, position: u32, from: EntryFrom) -> Result<Entry, TreeError> {
        let found = match from {
            EntryFrom::Fresh => None,
            EntryFrom::InPlace => self.entries.get(&position),
            EntryFrom::Moved(old) => {
                let entry = self.before.as_ref().and_then(|before| before.get(&old));
                Some(entry.ok_or(TreeError::NoSuchEntry(old))?)
            }
        };
        Ok(match found {
            Some(entry) => Entry::clone(entry),
            None => Entry {
                slots: Slots::empty(&self.template),
            },
        })
    }

    /// Puts an entry where it is to stand.
    pub(super) fn put(&mut self, position: u32, entry: Entry) -> Result<(), TreeError> {
        entry.slots.complete()?;
        self.entries.insert(position, Arc::new(entry));
        Ok(())
    }

    /// The message has said all about it.
    pub(super) fn finish(&mut self, count: Option<u32>) -> Result<(), TreeError> {
        self.before = None;
        if let Some(count) = count {
            self.entries.retain(|&position, _| position < count);
        }
        self.gapless(count)?;
        match &mut self.stream {
            Some(stream) => stream.settle(self.entries.values()),
            None => Ok(()),
        }
    }

    /// Calls `change` with each slot of each entry.
    pub(super) fn each_slot(&mut self, mut change: impl FnMut(&mut Slot)) {
        for entry in self.entries.values_mut() {
            Arc::make_mut(entry).slots.iter_mut().for_each(&mut change);
        }
    }

    fn gapless(&self, count: Option<u32>) -> Result<(), TreeError> {
        let mut next = 0;
        for &position in self.entries.keys() {
            if position != next {
                return Err(TreeError::MissingEntry(next));
            }
            next += 1;
        }
        match count {
            Some(count) if count != next => Err(TreeError::MissingEntry(next)),
            _ => Ok(()),
        }
    }
}
