//! One walk over a page: the old tape is read, the new one is written, what differs is told.

use std::cell::Cell;
use std::hash::Hash;
use std::mem;

use bennu_wire::writer::DiffWriter;

use super::rows::Rows;
use super::secret::Secret;
use super::tape::Tape;
use super::word::{ABSENT, Block, EMPTY, span};
use super::{Changed, DiffOptions};
use crate::template::{Shape, Statics, Value, WRAPPER};

/// The index of the slot that is the page itself. A template there is the root of the diff.
pub(crate) const ROOT: u32 = u32::MAX;

/// Where a walk stands, and the room it works in.
///
/// It owns what it works on for as long as the walk lasts, so that slots carry one lifetime only. The
/// room stays with the thread.
#[derive(Debug)]
pub(crate) struct Walk {
    /// The tape of the page that the client has.
    pub(super) old: Vec<u64>,
    /// The word of `old` that belongs to the next slot, as long as `known`.
    pub(super) at: usize,
    /// Whether the client has the node or entry that the walk is in. If not, all of it is written.
    pub(super) known: bool,
    /// The tape of the page as it should be.
    pub(super) new: Vec<u64>,
    /// Whether the tapes differ.
    pub(super) touched: bool,
    /// How many streams have a reference.
    pub(super) streams: u64,
    pub(super) writer: DiffWriter,
    pub(super) options: DiffOptions,
    pub(super) secret: &'static Secret,
    /// Room for what is composed before it is compared.
    text: String,
    /// Room for lists whose entries moved, one for each level of lists in lists.
    pub(super) rows: Vec<Rows>,
}

thread_local! {
    /// The room of the last walk on this thread. A walk within a walk finds none and makes its own.
    static ROOM: Cell<Option<Box<Walk>>> = const { Cell::new(None) };
}

/// A block being written, and where the old slot ends in whose place it stands.
#[derive(Debug, Default)]
pub(crate) struct OpenBlock {
    kind: Block,
    /// Where its header is on the new tape.
    pub(super) start: usize,
    /// Where the walk goes on in the old tape.
    end: usize,
    /// Whether the client has what is around the block.
    pub(super) outer: bool,
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
    /// A walk that stands before the page.
    pub(super) fn begin(options: DiffOptions) -> Box<Self> {
        let mut walk = ROOM.take().unwrap_or_else(|| Box::new(Self::new()));
        walk.options = options;
        walk
    }

    /// Walks over the page that `render` shows. When it panics, tape and writer are left empty.
    pub(super) fn run(
        mut self: Box<Self>,
        tape: &mut Tape,
        streams: &mut u64,
        writer: &mut DiffWriter,
        render: impl FnOnce(&mut Self),
    ) -> Changed {
        self.old = tape.take();
        self.streams = mem::take(streams);
        self.writer = mem::take(writer);
        self.known = !self.old.is_empty();
        self.touched = !self.known;

        render(&mut self);

        *writer = mem::take(&mut self.writer);
        *streams = self.streams;
        let old = mem::take(&mut self.old);
        if self.touched {
            tape.keep(old, &self.new)
        } else {
            tape.put_back(old)
        }
        self.rest();
        if writer.has_slots() {
            Changed::Yes
        } else {
            Changed::No
        }
    }

    fn new() -> Self {
        Self {
            old: Vec::new(),
            at: 0,
            known: false,
            new: Vec::new(),
            touched: false,
            streams: 0,
            writer: DiffWriter::new(),
            options: DiffOptions::default(),
            secret: Secret::of_process(),
            text: String::new(),
            rows: Vec::new(),
        }
    }

    /// Leaves the room for the next walk, unless this one needed very much of it.
    fn rest(mut self: Box<Self>) {
        const MAX_WORDS: usize = 1 << 20;
        const MAX_TEXT: usize = 1 << 20;
        if self.new.capacity() <= MAX_WORDS && self.text.capacity() <= MAX_TEXT {
            self.at = 0;
            self.new.clear();
            ROOM.set(Some(self));
        }
    }
}

/// Slots that hold text.
impl Walk {
    #[inline]
    pub(crate) fn value(&mut self, index: u32, value: Value<'_>, shape: Shape) {
        match self.secret.value(value, shape) {
            Some(word) if self.put(word) => self.write_value(index, value, shape),
            Some(_) => {}
            None => self.composed(index, |html| shape.append(value, html)),
        }
    }

    pub(crate) fn text(&mut self, index: u32, text: &str) {
        if self.put(self.secret.text(text)) {
            self.write_value(index, Value::Text(text), Shape::PLAIN);
        }
    }

    pub(crate) fn unsigned(&mut self, index: u32, number: u64) {
        if self.put(self.secret.unsigned(number)) {
            self.write_value(index, Value::Unsigned(number), Shape::PLAIN);
        }
    }

    pub(crate) fn signed(&mut self, index: u32, number: i64) {
        if self.put(self.secret.signed(number)) {
            self.write_value(index, Value::Signed(number), Shape::PLAIN);
        }
    }

    /// A slot whose text is compared once it is there.
    #[inline]
    pub(crate) fn composed(&mut self, index: u32, compose: impl FnOnce(&mut String)) {
        self.text.clear();
        compose(&mut self.text);
        if self.put(self.secret.markup(&self.text)) {
            self.write_text(index);
        }
    }

    /// A slot whose text stays the same as long as `key` does.
    pub(crate) fn lazy(
        &mut self,
        index: u32,
        key: &(impl Hash + ?Sized),
        compose: impl FnOnce(&mut String),
    ) {
        if self.put(self.secret.lazy(key)) {
            self.write_composed(index, compose);
        }
    }

    pub(crate) fn raw(&mut self, index: u32, html: &str) {
        if self.put(self.secret.markup(html)) {
            self.write(index, html);
        }
    }

    pub(crate) fn absent(&mut self, index: u32) {
        if self.put(ABSENT) {
            self.write(index, "");
        }
    }

    pub(super) fn empty(&mut self, index: u32) {
        if self.put(EMPTY) {
            self.write(index, "");
        }
    }

    /// Puts the word of the next slot on the tape. Says whether the client needs the slot's text.
    #[inline]
    fn put(&mut self, word: u64) -> bool {
        self.new.push(word);
        if !self.known {
            return true;
        }
        if self.old.get(self.at) == Some(&word) {
            self.at += 1;
            return false;
        }
        self.at += self.old.get(self.at).map_or(0, |&old| span(old));
        self.touched = true;
        true
    }

    #[inline(never)]
    fn write_value(&mut self, index: u32, value: Value<'_>, shape: Shape) {
        self.write_composed(index, |html| shape.append(value, html));
    }

    fn write_composed(&mut self, index: u32, compose: impl FnOnce(&mut String)) {
        self.text.clear();
        compose(&mut self.text);
        self.write_text(index);
    }

    fn write_text(&mut self, index: u32) {
        let index = self.writable(index);
        self.writer.text(index, |json| json.push_str(&self.text));
    }

    fn write(&mut self, index: u32, html: &str) {
        let index = self.writable(index);
        self.writer.text(index, |json| json.push_str(html));
    }

    /// Where the text of slot `index` goes.
    #[inline]
    fn writable(&mut self, index: u32) -> u32 {
        if index == ROOT {
            self.write_wrapper()
        } else {
            index
        }
    }

    /// A page that is mere text becomes a template with one slot.
    #[cold]
    fn write_wrapper(&mut self) -> u32 {
        self.write_template(&WRAPPER);
        0
    }
}

/// Slots that hold more.
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
    pub(super) fn open(&mut self, kind: Block, identity: u64) -> OpenBlock {
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
    pub(super) fn abandon(&mut self, block: &OpenBlock) {
        self.new.truncate(block.start);
        self.known = block.outer;
    }

    #[inline(never)]
    pub(super) fn write_template(&mut self, statics: &Statics) {
        self.writer
            .template(statics.fingerprint(), statics.parts(), statics.is_root());
    }
}
