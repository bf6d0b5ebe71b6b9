//! One walk over a page: the old tape is read, the new one is written, what differs is told.

mod block;
mod text;

use std::cell::Cell;
use std::mem;

use bennu_wire::writer::DiffWriter;

use super::rows::Rows;
use super::secret::Secret;
use super::tape::Tape;
use super::{Changed, DiffOptions, Streams};

pub(crate) use block::{Memo, OpenBlock};

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
    pub(super) streams: Streams,
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
        streams: &mut Streams,
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
            streams: Streams::default(),
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
