//! How a stream is shown: as what happened, or as the entries that would result.

use std::collections::HashMap;
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
        let pending = self.exchange(Pending::default());
        match slot.into_output() {
            (Output::Html(html), _) => {
                for Settled { dom_id, item, .. } in pending.placed() {
                    Slots::fill(Output::Html(html), statics, |slots| {
                        each(dom_id, item, slots)
                    });
                }
                self.exchange(pending);
            }
            (Output::Diff(walk), index) => {
                walk.stream(index, statics, &Batch::new(&pending, self.limit), each);
            }
        }
    }

    /// Puts `pending` in the place of what is pending. The lock is not held while a template runs.
    fn exchange(&self, pending: Pending<T>) -> Pending<T> {
        mem::replace(
            &mut *self.pending.lock().unwrap_or_else(PoisonError::into_inner),
            pending,
        )
    }
}

/// What one message tells about a stream.
pub(crate) struct Batch<'a, T> {
    settled: Vec<Settled<'a, T>>,
    deletes: &'a [String],
    reset: bool,
    limit: Option<i64>,
}

/// An insert, together with those of the same entry that came after it.
struct Settled<'a, T> {
    dom_id: &'a str,
    at: At,
    update_only: bool,
    /// The newest version.
    item: &'a T,
}

impl<'a, T> Batch<'a, T> {
    fn new(pending: &'a Pending<T>, limit: Option<Limit>) -> Self {
        Self {
            settled: pending.settled(),
            deletes: &pending.deletes,
            reset: pending.reset,
            limit: limit.map(Limit::to_wire),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.deletes.is_empty() && !self.reset
    }

    pub(crate) fn is_reset(&self) -> bool {
        self.reset
    }

    /// Newest first.
    pub(crate) fn inserts(&self) -> impl Iterator<Item = StreamInsert<'a>> {
        self.settled.iter().rev().map(|insert| StreamInsert {
            dom_id: insert.dom_id,
            at: insert.at.to_wire(),
            limit: self.limit,
            update_only: insert.update_only,
        })
    }

    /// Newest first.
    pub(crate) fn deletes(&self) -> impl Iterator<Item = &'a str> {
        self.deletes.iter().rev().map(String::as_str)
    }

    /// The items with their ids, oldest first.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a T)> {
        self.settled
            .iter()
            .map(|insert| (insert.dom_id, insert.item))
    }
}

impl<T> Pending<T> {
    /// One insert for each entry, oldest first: what it takes to do the same in one go.
    ///
    /// DIFFERENCE: Phoenix sends a record for each insert. Of two for one entry the browser heeds the
    /// older, but in the place of the newer among the others.
    fn settled(&self) -> Vec<Settled<'_, T>> {
        let mut settled: Vec<Option<Settled<'_, T>>> = Vec::with_capacity(self.inserts.len());
        let mut places = HashMap::with_capacity(self.inserts.len());
        for insert in &self.inserts {
            let dom_id = insert.dom_id.as_str();
            let earlier = places
                .get(dom_id)
                .and_then(|&place: &usize| settled.get_mut(place));
            match earlier {
                Some(Some(earlier)) if !earlier.update_only || insert.update_only => {
                    earlier.item = &insert.item;
                    continue;
                }
                // An update of an entry that may not have been there.
                Some(earlier) => *earlier = None,
                None => {}
            }
            places.insert(dom_id, settled.len());
            settled.push(Some(Settled::from(insert)));
        }
        settled.into_iter().flatten().collect()
    }

    /// The entries that a browser without any would show. It would also enforce the limit, which a
    /// page leaves to it.
    fn placed(&self) -> Vec<Settled<'_, T>> {
        let mut placed = Vec::with_capacity(self.inserts.len());
        for insert in self
            .settled()
            .into_iter()
            .filter(|insert| !insert.update_only)
        {
            placed.insert(insert.at.among(placed.len()), insert);
        }
        placed
    }
}

impl<'a, T> From<&'a Insert<T>> for Settled<'a, T> {
    fn from(
        Insert {
            dom_id,
            item,
            at,
            update_only,
        }: &'a Insert<T>,
    ) -> Self {
        Self {
            dom_id,
            at: *at,
            update_only: *update_only,
            item,
        }
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
