//! Lists: which entry is which, and where each has gone.

use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};

use super::rows::Rows;
use super::walk::{OpenBlock, Walk};
use super::word::Block;
use crate::template::Statics;

/// A list being walked over.
///
/// As long as each entry stands where it stood, the old tape is read from front to back and nothing
/// else happens. The first one that does not has the rest of the old entries looked at ([`Rows`]).
#[derive(Debug, Default)]
pub(crate) struct ListWalk {
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

impl ListWalk {
    /// Begins the list in slot `index`.
    #[inline]
    pub(crate) fn begin(walk: &mut Walk, index: u32, statics: &'static Statics) -> Self {
        let block = walk.open(Block::List, statics.identity());
        let known = walk.known;
        let before = if known {
            walk.old.get(walk.at).copied().unwrap_or(0) as u32
        } else {
            0
        };
        walk.at += usize::from(known);
        walk.new.push(0);
        walk.writer.enter_slot(index);
        if known {
            walk.writer.enter_entries();
        }
        Self {
            block,
            index,
            known,
            before,
            ..Self::default()
        }
    }

    /// How many entries there are so far.
    #[inline]
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Begins the entry that is known by `key`.
    #[inline]
    pub(crate) fn begin_entry(
        &mut self,
        walk: &mut Walk,
        key: &(impl Hash + ?Sized),
        statics: &'static Statics,
    ) {
        self.enter(walk, walk.secret.key(key), statics);
    }

    /// Begins the entry that is known by `key` and whose slots are a memo. It is never taken for one
    /// whose slots are not.
    pub(crate) fn begin_memo_entry(
        &mut self,
        walk: &mut Walk,
        key: &(impl Hash + ?Sized),
        statics: &'static Statics,
    ) {
        self.enter(walk, walk.secret.memo_key(key), statics);
    }

    #[inline]
    fn enter(&mut self, walk: &mut Walk, key: u64, statics: &'static Statics) {
        if self.rows.is_none() && self.count < self.before && walk.old.get(walk.at) == Some(&key) {
            self.enter_same(walk, walk.at);
        } else {
            self.enter_other(walk, key, statics);
        }
        walk.new.push(key);
    }

    /// Ends it.
    #[inline]
    pub(crate) fn end_entry(&mut self, walk: &mut Walk) {
        walk.writer.leave();
        self.count += 1;
    }

    /// Ends the list.
    pub(crate) fn finish(self, walk: &mut Walk) {
        if !self.known && self.count == 0 {
            return self.vanish(walk);
        }
        let resized = self.count != self.before;
        walk.touched |= resized;
        walk.writer.leave_entries(self.count, resized, self.moved);
        walk.writer.leave();
        walk.new[self.block.start + COUNT] = self.count.into();
        walk.close(&self.block);
        walk.rows.extend(self.rows);
    }

    /// A list that never had an entry is no list yet: it is sent once it has one.
    fn vanish(self, walk: &mut Walk) {
        walk.writer.leave();
        walk.abandon(&self.block);
        walk.empty(self.index);
    }

    /// Begins an entry that does not stand where the one before it would have it.
    #[inline(never)]
    fn enter_other(&mut self, walk: &mut Walk, key: u64, statics: &'static Statics) {
        match self.origin(walk, key, statics) {
            Origin::Same(at) => self.enter_same(walk, at),
            Origin::Moved { position, at } => self.enter_moved(walk, position, at),
            Origin::New => self.enter_new(walk, statics),
            Origin::Duplicate => {
                report_duplicate(statics);
                self.enter_new(walk, statics);
            }
        }
    }

    fn origin(&mut self, walk: &mut Walk, key: u64, statics: &'static Statics) -> Origin {
        if self.rows.is_none() {
            if self.count >= self.before {
                return Origin::New;
            }
            self.look_ahead(walk, statics);
        }
        self.rows
            .as_mut()
            .map_or(Origin::New, |rows| rows.find(self.count, key, walk.secret))
    }

    /// From here on entries do not stand where they stood.
    fn look_ahead(&mut self, walk: &mut Walk, statics: &'static Statics) {
        let mut rows = walk.rows.pop().unwrap_or_default();
        rows.read(&walk.old, walk.at, self.count..self.before, statics.slots());
        self.rows = Some(rows);
    }

    #[inline]
    fn enter_same(&mut self, walk: &mut Walk, at: usize) {
        walk.known = true;
        walk.at = at + 1;
        walk.writer.enter_entry(self.count);
    }

    fn enter_moved(&mut self, walk: &mut Walk, position: u32, at: usize) {
        self.moved = true;
        walk.touched = true;
        walk.known = true;
        walk.at = at + 1;
        walk.writer.enter_moved(self.count, position);
    }

    fn enter_new(&mut self, walk: &mut Walk, statics: &'static Statics) {
        if !self.known && self.count == 0 {
            walk.write_template(statics);
            walk.writer.enter_entries();
        }
        let replaces = walk.options.fresh_entries && self.count < self.before;
        walk.touched = true;
        walk.known = false;
        walk.writer.enter_new(self.count, replaces);
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

/// Where a list's count is, behind its header and its template.
const COUNT: usize = 2;
