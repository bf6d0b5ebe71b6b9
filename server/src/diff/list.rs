//! Lists: which entry is which, and where each has gone.

use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};

use super::rows::Rows;
use super::walk::{OpenBlock, Walk};
use super::word::Block;
use crate::template::{Output, Slots, Statics};

/// A list being walked over.
///
/// As long as each entry stands where it stood, the old tape is read from front to back and nothing
/// else happens. The first one that does not has the rest of the old entries looked at ([`Rows`]).
#[derive(Debug)]
pub(crate) struct ListWalk<'a> {
    walk: &'a mut Walk,
    statics: &'static Statics,
    block: OpenBlock,
    index: u32,
    /// Whether the client has the list.
    known: bool,
    /// How many entries the client has.
    before: u32,
    /// How many entries there are so far.
    count: u32,
    moved: bool,
    /// The client's entries from the first one on that did not stand where it stood.
    rows: Option<Rows>,
}

/// Where an entry comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It stands where it stood; its key is at this word of the old tape.
    Same(usize),
    /// It stood at `position`; its key is at word `at` of the old tape.
    Moved { position: u32, at: usize },
    /// The client does not have it.
    New,
    /// Another entry of the list has the same key.
    Duplicate,
}

impl Walk {
    /// Begins the list in slot `index`.
    #[inline]
    pub(crate) fn list(&mut self, index: u32, statics: &'static Statics) -> ListWalk<'_> {
        let block = self.open(Block::List, statics.fingerprint());
        let known = self.known;
        let before = if known {
            self.old.get(self.at).copied().unwrap_or(0) as u32
        } else {
            0
        };
        self.at += usize::from(known);
        self.new.push(0);
        self.writer.enter_slot(index);
        if known {
            self.writer.enter_entries();
        }
        ListWalk {
            walk: self,
            statics,
            block,
            index,
            known,
            before,
            count: 0,
            moved: false,
            rows: None,
        }
    }
}

impl ListWalk<'_> {
    /// An entry that is known by its position.
    #[inline]
    pub(crate) fn entry(&mut self, fill: impl FnOnce(&mut Slots<'_>)) {
        self.keyed(&self.count.clone(), fill);
    }

    /// An entry that is known by its key.
    #[inline]
    pub(crate) fn keyed(&mut self, key: &(impl Hash + ?Sized), fill: impl FnOnce(&mut Slots<'_>)) {
        let statics = self.statics;
        self.row(key, |walk| Slots::fill(Output::Diff(walk), statics, fill));
    }

    /// An entry that is known by its key and shows the same as long as its version is the same.
    #[inline]
    pub(crate) fn memo(
        &mut self,
        key: &(impl Hash + ?Sized),
        version: &(impl Hash + ?Sized),
        fill: impl FnOnce(&mut Slots<'_>),
    ) {
        let statics = self.statics;
        let version = self.walk.secret.key(version);
        self.row(key, |walk| {
            walk.memo(version, |walk| {
                Slots::fill(Output::Diff(walk), statics, fill)
            });
        });
    }

    /// Ends the list.
    pub(crate) fn finish(mut self) {
        if !self.known && self.count == 0 {
            return self.vanish();
        }
        let resized = self.count != self.before;
        self.walk.touched |= resized;
        self.walk
            .writer
            .leave_entries(self.count, resized, self.moved);
        self.walk.writer.leave();
        self.walk.new[self.block.start + COUNT] = self.count.into();
        self.walk.close(&self.block);
        self.walk.rows.extend(self.rows.take());
    }

    /// A list that never had an entry is no list yet: it is sent once it has one.
    fn vanish(self) {
        self.walk.writer.leave();
        self.walk.abandon(&self.block);
        self.walk.empty(self.index);
    }

    #[inline]
    fn row(&mut self, key: &(impl Hash + ?Sized), fill: impl FnOnce(&mut Walk)) {
        let key = self.walk.secret.key(key);
        match self.origin(key) {
            Origin::Same(at) => self.enter_same(at),
            Origin::Moved { position, at } => self.enter_moved(position, at),
            Origin::New => self.enter_new(),
            Origin::Duplicate => {
                report_duplicate(self.statics);
                self.enter_new();
            }
        }
        self.walk.new.push(key);
        fill(self.walk);
        self.walk.writer.leave();
        self.count += 1;
    }

    #[inline]
    fn origin(&mut self, key: u64) -> Origin {
        if let Some(rows) = &mut self.rows {
            return rows.find(self.count, key, self.walk.secret);
        }
        if self.count >= self.before {
            return Origin::New;
        }
        if self.walk.old.get(self.walk.at) == Some(&key) {
            return Origin::Same(self.walk.at);
        }
        self.look_ahead(key)
    }

    /// From here on entries do not stand where they stood.
    #[cold]
    fn look_ahead(&mut self, key: u64) -> Origin {
        let mut rows = self.walk.rows.pop().unwrap_or_default();
        let rest = self.count..self.before;
        rows.read(&self.walk.old, self.walk.at, rest, self.statics.slots());
        let origin = rows.find(self.count, key, self.walk.secret);
        self.rows = Some(rows);
        origin
    }

    #[inline]
    fn enter_same(&mut self, at: usize) {
        self.walk.known = true;
        self.walk.at = at + 1;
        self.walk.writer.enter_entry(self.count);
    }

    fn enter_moved(&mut self, position: u32, at: usize) {
        self.moved = true;
        self.walk.touched = true;
        self.walk.known = true;
        self.walk.at = at + 1;
        self.walk.writer.enter_moved(self.count, position);
    }

    fn enter_new(&mut self) {
        if !self.known && self.count == 0 {
            self.walk.write_template(self.statics);
            self.walk.writer.enter_entries();
        }
        let replaces = self.walk.options.fresh_entries && self.count < self.before;
        self.walk.touched = true;
        self.walk.known = false;
        self.walk.writer.enter_new(self.count, replaces);
    }
}

/// A duplicate is shown right, but it is written whole at each render. Told ever more seldom.
#[cold]
fn report_duplicate(statics: &Statics) {
    static SEEN: AtomicU64 = AtomicU64::new(0);
    let seen = SEEN.fetch_add(1, Ordering::Relaxed) + 1;
    if seen.is_power_of_two() {
        let entry = statics.parts().first().copied().unwrap_or_default();
        tracing::warn!(entry, seen, "two entries of a list have the same key");
    }
}

/// Where a list's count is, behind its header and its fingerprint.
const COUNT: usize = 2;
