//! The entries of a list, in order.

use std::hash::Hash;

use super::slots::Slots;
use super::{Output, Statics};
use crate::diff::{ListWalk, Memo};

/// A list being filled, entry by entry.
///
/// An entry with a key is the same entry when its key is the same: wherever it stands in the list, the
/// client moves what it has. A key that occurs twice in one list costs that identity, nothing else.
#[derive(Debug)]
pub struct List<'a> {
    output: Output<'a>,
    statics: &'static Statics,
    /// Used when the output is a diff. Apart from the list itself, which can then live in registers.
    walk: &'a mut ListWalk,
}

impl List<'_> {
    #[inline]
    pub(crate) fn fill(
        mut output: Output<'_>,
        index: u32,
        statics: &'static Statics,
        each: impl FnOnce(&mut List<'_>),
    ) {
        let begun = output
            .walk()
            .map(|walk| ListWalk::begin(walk, index, statics));
        let mut entries = begun.unwrap_or_default();
        each(&mut List {
            output: output.reborrow(),
            statics,
            walk: &mut entries,
        });
        if let Some(walk) = output.walk() {
            entries.finish(walk);
        }
    }

    /// Adds an entry that is known by its position.
    #[inline]
    pub fn entry(&mut self, fill: impl FnOnce(&mut Slots<'_>)) {
        self.keyed(&self.walk.count(), fill);
    }

    /// Adds an entry that is known by its key.
    #[inline]
    pub fn keyed(&mut self, key: &(impl Hash + ?Sized), fill: impl FnOnce(&mut Slots<'_>)) {
        if let Some(walk) = self.output.walk() {
            self.walk.begin_entry(walk, key, self.statics);
        }
        Slots::fill(self.output.reborrow(), self.statics, fill);
        if let Some(walk) = self.output.walk() {
            self.walk.end_entry(walk);
        }
    }

    /// Adds an entry that is known by its key and shows the same as long as `version` is the same:
    /// `fill` is called only when it is not.
    #[inline]
    pub fn memo(
        &mut self,
        key: &(impl Hash + ?Sized),
        version: &(impl Hash + ?Sized),
        fill: impl FnOnce(&mut Slots<'_>),
    ) {
        let mut memo = Memo::Changed(None);
        if let Some(walk) = self.output.walk() {
            self.walk.begin_memo_entry(walk, key, self.statics);
            memo = walk.begin_memo(version);
        }
        if let Memo::Changed(block) = memo {
            Slots::fill(self.output.reborrow(), self.statics, fill);
            if let (Some(walk), Some(block)) = (self.output.walk(), block) {
                walk.close(&block);
            }
        }
        if let Some(walk) = self.output.walk() {
            self.walk.end_entry(walk);
        }
    }
}
