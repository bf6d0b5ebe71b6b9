//! Slots that hold more than text: what takes several words on the tape, with its length in front.

use std::hash::Hash;

use super::{ROOT, Walk};
use crate::diff::word::{Block, span};
use crate::template::Statics;

/// A block being written, and where the old slot ends in whose place it stands.
#[derive(Debug, Default)]
pub(crate) struct OpenBlock {
    kind: Block,
    /// Where its header is on the new tape.
    pub(in crate::diff) start: usize,
    /// Where the walk goes on in the old tape.
    end: usize,
    /// Whether the client has what is around the block.
    pub(in crate::diff) outer: bool,
}

/// Whether the slots of a memo have to be filled.
#[derive(Debug)]
pub(crate) enum Memo {
    /// Its version is the same, and so is what the client has.
    Same,
    /// Its slots are to be filled, and then the block closed.
    Changed(Option<OpenBlock>),
}

impl Walk {
    #[inline]
    pub(crate) fn begin_node(&mut self, index: u32, statics: &'static Statics) -> OpenBlock {
        let block = self.open(Block::Node, statics.identity());
        if index != ROOT {
            self.writer.enter_slot(index);
        }
        if !self.known {
            self.write_template(statics);
        }
        block
    }

    #[inline]
    pub(crate) fn end_node(&mut self, index: u32, block: &OpenBlock) {
        if index != ROOT {
            self.writer.leave();
        }
        self.close(block);
    }

    /// Begins the slots of an entry that shows the same as long as `version` is the same.
    pub(crate) fn begin_memo(&mut self, version: &(impl Hash + ?Sized)) -> Memo {
        let version = self.secret.key(version);
        let start = self.at;
        let block = self.open_any(Block::Memo);
        if self.known && self.old.get(self.at) == Some(&version) {
            self.new.truncate(block.start);
            self.new
                .extend_from_slice(self.old.get(start..block.end).unwrap_or_default());
            self.known = block.outer;
            self.at = block.end;
            return Memo::Same;
        }
        self.new.push(version);
        self.at += usize::from(self.known);
        self.touched = true;
        Memo::Changed(Some(block))
    }

    /// Begins a block, which the client has when its old slot is a block of the same kind and identity.
    #[inline]
    pub(in crate::diff) fn open(&mut self, kind: Block, identity: u64) -> OpenBlock {
        let block = self.open_any(kind);
        self.new.push(identity);
        self.known = self.known && self.old.get(self.at) == Some(&identity);
        if self.known {
            self.at += 1;
        } else {
            self.touched = true;
        }
        block
    }

    #[inline]
    fn open_any(&mut self, kind: Block) -> OpenBlock {
        let old = if self.known {
            self.old.get(self.at).copied()
        } else {
            None
        };
        let (start, outer) = (self.new.len(), self.known);
        let end = self.at + old.map_or(0, span);
        self.new.push(kind.header(0));
        self.known = old.is_some_and(|old| kind.is_header(old));
        self.at += usize::from(self.known);
        OpenBlock {
            kind,
            start,
            end,
            outer,
        }
    }

    #[inline]
    pub(crate) fn close(&mut self, block: &OpenBlock) {
        self.new[block.start] = block.kind.header(self.new.len() - block.start);
        self.known = block.outer;
        self.at = block.end;
    }

    /// Takes back a block that has been begun. The walk stands where it stood before.
    pub(in crate::diff) fn abandon(&mut self, block: &OpenBlock) {
        self.new.truncate(block.start);
        self.known = block.outer;
    }

    #[inline(never)]
    pub(in crate::diff) fn write_template(&mut self, statics: &Statics) {
        self.writer
            .template(statics.fingerprint(), statics.parts(), statics.is_root());
    }
}
