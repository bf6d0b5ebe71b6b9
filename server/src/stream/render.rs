//! How a stream is shown: as what happened, or as the entries that would result.

use std::mem;

use bennu_wire::writer::StreamInsert;

use super::pending::{Insert, Pending, Settled};
use super::{At, Limit, Stream, weight};
use crate::template::{Output, Slot, Slots, Statics};

impl<T> Stream<T> {
    /// A diff takes what is pending; a page shows it and leaves it for the diff.
    pub(crate) fn render(
        &self,
        slot: Slot<'_>,
        statics: &'static Statics,
        mut each: impl FnMut(&str, &T, &mut Slots<'_>),
    ) {
        let pending = self.exchange(Pending::default());
        match slot.into_output() {
            (Output::Html(html), _) => {
                for settled in pending.placed() {
                    let (dom_id, item) = pending.entry(settled);
                    Slots::fill(Output::Html(html), statics, |slots| {
                        each(dom_id, item, slots)
                    });
                }
                weight::add(pending.heap_size());
                self.exchange(pending);
            }
            (Output::Diff(walk), index) => {
                walk.stream(index, statics, &Batch::new(&pending), each);
            }
        }
    }

    /// Puts `pending` in the place of what is pending. The lock is not held while a template runs.
    fn exchange(&self, pending: Pending<T>) -> Pending<T> {
        mem::replace(&mut *self.lock(), pending)
    }
}

/// What one message tells about a stream.
pub(crate) struct Batch<'a, T> {
    pending: &'a Pending<T>,
    settled: Vec<Settled>,
}

impl<'a, T> Batch<'a, T> {
    fn new(pending: &'a Pending<T>) -> Self {
        Self {
            settled: pending.settled(),
            pending,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.pending.deletes.is_empty() && !self.is_reset()
    }

    /// A stream that has to be filled again begins with nothing.
    pub(crate) fn is_reset(&self) -> bool {
        self.pending.reset || self.pending.overflowed
    }

    /// Whether the stream has to be filled again.
    pub(crate) fn is_overflowed(&self) -> bool {
        self.pending.overflowed
    }

    /// Newest first.
    pub(crate) fn inserts(&self) -> impl Iterator<Item = StreamInsert<'a>> {
        let pending = self.pending;
        self.settled.iter().rev().map(|settled| {
            let insert = &pending.inserts[settled.first];
            StreamInsert {
                dom_id: &insert.dom_id,
                at: insert.at.to_wire(),
                limit: insert.limit.map(Limit::to_wire),
                update_only: insert.update_only,
            }
        })
    }

    /// Newest first.
    pub(crate) fn deletes(&self) -> impl Iterator<Item = &'a str> {
        self.pending.deletes.iter().rev().map(String::as_str)
    }

    /// The items with their ids, oldest first.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a T)> {
        let pending = self.pending;
        self.settled.iter().map(|settled| pending.entry(*settled))
    }
}

impl<T> Pending<T> {
    /// An entry's id and its newest version.
    fn entry(&self, settled: Settled) -> (&str, &T) {
        let Insert { dom_id, item, .. } = &self.inserts[settled.newest];
        (dom_id, item)
    }

    /// The entries that a browser without any would show. It would also enforce the limit, which a
    /// page leaves to it.
    fn placed(&self) -> Vec<Settled> {
        let mut placed = Vec::with_capacity(self.inserts.len());
        for settled in self.settled() {
            let insert = &self.inserts[settled.first];
            if !insert.update_only {
                placed.insert(insert.at.among(placed.len()), settled);
            }
        }
        placed
    }
}

impl At {
    fn to_wire(self) -> i64 {
        match self {
            Self::First => 0,
            Self::Last => -1,
            Self::Index(index) => index.into(),
        }
    }

    /// The position among `count` entries.
    fn among(self, count: usize) -> usize {
        match self {
            Self::First => 0,
            Self::Last => count,
            Self::Index(index) => count.min(index as usize),
        }
    }
}

impl Limit {
    fn to_wire(self) -> i64 {
        match self {
            Self::First(count) => count.into(),
            Self::Last(count) => -i64::from(count),
        }
    }
}
