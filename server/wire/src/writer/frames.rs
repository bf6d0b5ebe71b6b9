//! The way from the root to where the walk stands, written only as far as something is.

use super::json::{push_key, push_name, push_number};
use crate::keys::diff;

/// One step of the way.
#[derive(Clone, Copy, Debug)]
pub(super) enum Frame {
    /// `"slot":{`
    Slot(u32),
    /// `"k":{`
    Entries,
    /// `"position":{`
    Entry(u32),
    /// `"position":[from,{`, or `"position":from` when nothing is written inside.
    Moved { position: u32, from: u32 },
    /// `"position":[null,{`: a new entry where another one stood.
    Replaced(u32),
}

/// A stack of frames. The first `open` of them have been written.
#[derive(Debug, Default)]
pub(super) struct Frames {
    stack: Vec<Frame>,
    open: usize,
}

impl Frames {
    #[inline]
    pub(super) fn push(&mut self, frame: Frame) {
        self.stack.push(frame);
    }

    /// Writes the frames that have not been written yet.
    #[inline]
    pub(super) fn open(&mut self, out: &mut String) {
        if self.open < self.stack.len() {
            self.open_to(self.stack.len(), out);
        }
    }

    /// Whether the innermost frame has been written.
    pub(super) fn is_open(&self) -> bool {
        self.open == self.stack.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }

    /// Takes the innermost frame away and closes it when it was open.
    #[inline]
    pub(super) fn leave(&mut self, out: &mut String) {
        if self.open == self.stack.len() {
            self.close(out);
        } else if let Some(&Frame::Moved { position, from }) = self.stack.last() {
            self.open_to(self.stack.len() - 1, out);
            push_key(out, position.into());
            push_number(out, from.into());
        }
        self.stack.pop();
    }

    pub(super) fn clear(&mut self) {
        self.stack.clear();
        self.open = 0;
    }

    pub(super) fn heap_size(&self) -> usize {
        self.stack.capacity() * size_of::<Frame>()
    }

    #[cold]
    fn open_to(&mut self, depth: usize, out: &mut String) {
        for frame in &self.stack[self.open.min(depth)..depth] {
            frame.open(out);
        }
        self.open = self.open.max(depth);
    }

    fn close(&mut self, out: &mut String) {
        match self.stack.last() {
            Some(Frame::Slot(_) | Frame::Entries | Frame::Entry(_)) => out.push('}'),
            Some(Frame::Moved { .. } | Frame::Replaced(_)) => out.push_str("}]"),
            None => return,
        }
        self.open -= 1;
    }
}

impl Frame {
    fn open(self, out: &mut String) {
        match self {
            Self::Entries => {
                push_name(out, diff::KEYED);
                out.push('{');
            }
            Self::Slot(index) | Self::Entry(index) => {
                push_key(out, index.into());
                out.push('{');
            }
            Self::Moved { position, from } => {
                push_key(out, position.into());
                out.push('[');
                push_number(out, from.into());
                out.push_str(",{");
            }
            Self::Replaced(position) => {
                push_key(out, position.into());
                out.push_str("[null,{");
            }
        }
    }
}
