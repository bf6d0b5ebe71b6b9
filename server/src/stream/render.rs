//! How a stream is shown: as what happened, or as the entries that would result.

use std::collections::HashSet;
use std::mem;
use std::sync::PoisonError;

use bennu_wire::writer::StreamInsert;

use super::{At, Insert, Limit, Pending, Stream};
use crate::template::{Output, Slot, Slots, Statics};

impl<T> Stream<T> {
    /// A diff takes what is pending; a page shows it and leaves it for the diff.
    pub(crate) fn render(
        &self,
        slot: Slot<'_>,
        statics: &'static Statics,
        mut each: impl FnMut(&str, &T, &mut Slots<'_>),
    ) {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        match slot.into_output() {
            (Output::Html(html), _) => {
                for Insert { dom_id, item, .. } in pending.placed() {
                    Slots::fill(Output::Html(html), statics, |slots| {
                        each(dom_id, item, slots)
                    });
                }
            }
            (Output::Diff(walk), index) => {
                let pending = mem::take(&mut *pending);
                walk.stream(
                    index,
                    statics,
                    &Batch {
                        pending: &pending,
                        limit: self.limit,
                    },
                    each,
                );
            }
        }
    }
}

/// What one message tells about a stream.
pub(crate) struct Batch<'a, T> {
    pending: &'a Pending<T>,
    limit: Option<Limit>,
}

impl<'a, T> Batch<'a, T> {
    pub(crate) fn is_empty(&self) -> bool {
        self.pending.is_empty()
    }

    pub(crate) fn is_reset(&self) -> bool {
        self.pending.reset
    }

    /// One record for each insert, newest first.
    pub(crate) fn inserts(&self) -> impl Iterator<Item = StreamInsert<'a>> + use<'a, T> {
        let limit = self.limit.map(Limit::to_wire);
        self.pending
            .inserts
            .iter()
            .rev()
            .map(move |insert| StreamInsert {
                dom_id: &insert.dom_id,
                at: insert.at.to_wire(),
                limit,
                update_only: insert.update_only,
            })
    }

    /// Newest first.
    pub(crate) fn deletes(&self) -> impl Iterator<Item = &'a str> + use<'a, T> {
        self.pending.deletes.iter().rev().map(String::as_str)
    }

    /// The newest version of each entry, with its id, oldest first.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a T)> + use<'a, T> {
        let newest = self.pending.newest().into_iter();
        newest.map(|insert| (insert.dom_id.as_str(), &insert.item))
    }
}

impl<T> Pending<T> {
    /// The newest version of each entry, oldest first.
    fn newest(&self) -> Vec<&Insert<T>> {
        let mut seen = HashSet::with_capacity(self.inserts.len());
        let newest_first = self.inserts.iter().rev();
        let mut newest: Vec<_> = newest_first
            .filter(|insert| seen.insert(insert.dom_id.as_str()))
            .collect();
        newest.reverse();
        newest
    }

    /// The entries that a browser without any would show. Of several inserts of one entry, it places
    /// the entry by the first. It would also enforce the limit, which a page leaves to it.
    fn placed(&self) -> Vec<&Insert<T>> {
        let mut placed = Vec::with_capacity(self.inserts.len());
        for newest in self.newest() {
            let first = self
                .inserts
                .iter()
                .find(|insert| insert.dom_id == newest.dom_id);
            let first = first.unwrap_or(newest);
            if !first.update_only {
                placed.insert(first.at.among(placed.len()), newest);
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
