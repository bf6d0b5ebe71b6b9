//! What waits to be sent, and how it stays small while nobody takes it.

use std::collections::{HashMap, HashSet};
use std::mem;

use super::{At, Limit, MOST_PENDING};

/// What has happened since the last message, oldest first. An item may have been inserted twice.
pub(super) struct Pending<T> {
    pub(super) inserts: Vec<Insert<T>>,
    pub(super) deletes: Vec<String>,
    pub(super) reset: bool,
    /// So much has happened that it was forgotten: the stream has to be filled again.
    pub(super) overflowed: bool,
    /// How many changes may wait.
    most: usize,
    /// How many changes there have to be until it is worth looking for those that can go.
    tidy_at: usize,
}

pub(super) struct Insert<T> {
    pub(super) dom_id: String,
    pub(super) item: T,
    pub(super) at: At,
    pub(super) limit: Option<Limit>,
    pub(super) update_only: bool,
}

/// An insert, together with those of the same entry that came after it: their places among all.
#[derive(Clone, Copy)]
pub(super) struct Settled {
    /// The one whose position counts.
    pub(super) first: usize,
    /// The one whose item counts.
    pub(super) newest: usize,
}

/// Fewer changes than this are left as they are.
const FEW: usize = 64;

impl<T> Pending<T> {
    /// The same as removing all entries.
    pub(super) fn reset() -> Self {
        Self {
            reset: true,
            ..Self::default()
        }
    }

    pub(super) fn insert(&mut self, insert: Insert<T>) {
        if !self.overflowed {
            self.inserts.push(insert);
            self.keep_small();
        }
    }

    /// Takes many inserts. When nothing waits yet they are a list that the application has as well, so they may be any
    /// number: what comes on top of them is counted.
    pub(super) fn fill(&mut self, inserts: impl Iterator<Item = Insert<T>>) {
        let is_first = self.len() == 0;
        if is_first {
            self.most = usize::MAX;
        }
        inserts.for_each(|insert| self.insert(insert));
        if is_first {
            self.most = self.len().saturating_add(MOST_PENDING);
        }
    }

    pub(super) fn delete(&mut self, dom_id: String) {
        self.inserts.retain(|insert| insert.dom_id != dom_id);
        self.deletes.retain(|deleted| *deleted != dom_id);
        if !self.overflowed {
            self.deletes.push(dom_id);
            self.keep_small();
        }
    }

    /// One insert for each entry, oldest first: what it takes to do the same in one go.
    ///
    /// DIFFERENCE: Phoenix sends a record for each insert. Of two for one entry the browser heeds the
    /// older, but in the place of the newer among the others.
    pub(super) fn settled(&self) -> Vec<Settled> {
        let mut settled: Vec<Option<Settled>> = Vec::with_capacity(self.inserts.len());
        let mut places = HashMap::with_capacity(self.inserts.len());
        for (index, insert) in self.inserts.iter().enumerate() {
            let earlier = places
                .get(&*insert.dom_id)
                .and_then(|&place: &usize| settled.get_mut(place));
            match earlier {
                Some(Some(earlier))
                    if insert.update_only || !self.inserts[earlier.first].update_only =>
                {
                    earlier.newest = index;
                    continue;
                }
                // An update of an entry that may not have been there.
                Some(earlier) => *earlier = None,
                None => {}
            }
            places.insert(&*insert.dom_id, settled.len());
            settled.push(Some(Settled {
                first: index,
                newest: index,
            }));
        }
        settled.into_iter().flatten().collect()
    }

    /// An estimate of the bytes that wait, without what items hold outside of themselves.
    pub(super) fn heap_size(&self) -> usize {
        let inserts = self.inserts.capacity() * size_of::<Insert<T>>();
        let deletes = self.deletes.capacity() * size_of::<String>();
        let inserted = self.inserts.iter().map(|insert| insert.dom_id.len());
        let ids = inserted.chain(self.deletes.iter().map(String::len));
        inserts + deletes + ids.sum::<usize>()
    }

    fn len(&self) -> usize {
        self.inserts.len() + self.deletes.len()
    }

    /// Looked at each time that it has doubled, so that it costs little for each change.
    fn keep_small(&mut self) {
        if self.len() < self.tidy_at {
            return;
        }
        self.inserts.drain(..self.evicted());
        self.merge();
        self.tidy_at = FEW.max(2 * self.len());
        if self.len() > self.most {
            *self = Self {
                overflowed: true,
                ..Self::default()
            };
        }
    }

    /// How many of the oldest inserts later ones push out of a browser that keeps `count` entries. It takes twice as
    /// many: half of them may be there already, and such are changed where they stand.
    fn evicted(&self) -> usize {
        let Some(limit) = self.inserts.last().and_then(|insert| insert.limit) else {
            return 0;
        };
        let (end, count) = match limit {
            Limit::First(count) => (At::First, count),
            Limit::Last(count) => (At::Last, count),
        };
        // On the wire, none to keep means no limit.
        let enough = match count {
            0 => return 0,
            count => (count as usize).saturating_mul(2),
        };
        let mut pushed = HashSet::new();
        for (index, insert) in self.inserts.iter().enumerate().rev() {
            if insert.limit != Some(limit) {
                break;
            }
            if insert.at == end && !insert.update_only {
                pushed.insert(&*insert.dom_id);
            }
            if pushed.len() >= enough {
                return index;
            }
        }
        0
    }

    /// Forgets versions that newer ones have replaced.
    fn merge(&mut self) {
        let settled = self.settled();
        let inserts = mem::take(&mut self.inserts).into_iter();
        let mut inserts: Vec<_> = inserts.map(Some).collect();
        for Settled { first, newest } in settled {
            let Some(mut insert) = inserts[first].take() else {
                continue;
            };
            if let Some(newer) = inserts[newest].take() {
                insert.item = newer.item;
            }
            self.inserts.push(insert);
        }
    }
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self {
            inserts: Vec::new(),
            deletes: Vec::new(),
            reset: false,
            overflowed: false,
            most: MOST_PENDING,
            tidy_at: FEW,
        }
    }
}
