//! The entries of a list, in order.

use std::hash::Hash;

use super::slots::Slots;
use super::{Output, Statics};
use crate::diff::ListWalk;

/// A list being filled, entry by entry.
///
/// An entry with a key is the same entry when its key is the same: wherever it stands in the list, the
/// client moves what it has. A key that occurs twice in one list costs that identity, nothing else.
#[derive(Debug)]
pub struct List<'a> {
    output: ListOutput<'a>,
    statics: &'static Statics,
}

#[derive(Debug)]
enum ListOutput<'a> {
    Html(&'a mut String),
    Diff(ListWalk<'a>),
}

impl<'a> List<'a> {
    #[inline]
    pub(crate) fn fill(
        output: Output<'a>,
        index: u32,
        statics: &'static Statics,
        each: impl FnOnce(&mut List<'_>),
    ) {
        let output = match output {
            Output::Html(html) => ListOutput::Html(html),
            Output::Diff(walk) => ListOutput::Diff(walk.list(index, statics)),
        };
        let mut list = Self { output, statics };
        each(&mut list);
        if let ListOutput::Diff(walk) = list.output {
            walk.finish();
        }
    }

    /// Adds an entry that is known by its position.
    #[inline]
    pub fn entry(&mut self, fill: impl FnOnce(&mut Slots<'_>)) {
        match &mut self.output {
            ListOutput::Html(html) => Slots::fill(Output::Html(html), self.statics, fill),
            ListOutput::Diff(walk) => walk.entry(fill),
        }
    }

    /// Adds an entry that is known by its key.
    #[inline]
    pub fn keyed(&mut self, key: &(impl Hash + ?Sized), fill: impl FnOnce(&mut Slots<'_>)) {
        match &mut self.output {
            ListOutput::Html(html) => Slots::fill(Output::Html(html), self.statics, fill),
            ListOutput::Diff(walk) => walk.keyed(key, fill),
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
        match &mut self.output {
            ListOutput::Html(html) => Slots::fill(Output::Html(html), self.statics, fill),
            ListOutput::Diff(walk) => walk.memo(key, version, fill),
        }
    }
}
