//! A first reading that looks for moves and copies only.
//!
//! Phoenix writes a new entry of a list like a change of the entry at its position, even when that entry moves elsewhere
//! later in the message. And a component may start as a copy of another as that was before the message. So before the page is
//! touched, we must know which entries move, and which components are copied. Our own server marks new entries and copies
//! nothing, and saves us this.

use bennu_wire::read::{ComponentBase, EntryFrom};

/// What is known about moves, list by list in the order of the message.
#[derive(Debug, Default)]
pub(crate) struct Scout {
    state: State,
    /// Positions that entries move away from.
    lists: Vec<Vec<u32>>,
    /// Lists that are open, by their number.
    open: Vec<usize>,
    next: usize,
    /// Components that start as copies, and of which.
    pub(crate) copies: Vec<(u64, u64)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// There was no first reading, and none is needed.
    #[default]
    Unneeded,
    Reading,
    Done,
}

impl Scout {
    /// Ready for a first reading.
    pub(crate) fn reading() -> Self {
        Self {
            state: State::Reading,
            ..Self::default()
        }
    }

    /// Ready for the second reading.
    pub(crate) fn done(&mut self) -> Self {
        let (lists, copies) = (
            std::mem::take(&mut self.lists),
            std::mem::take(&mut self.copies),
        );
        Self {
            state: State::Done,
            lists,
            copies,
            ..Self::default()
        }
    }

    pub(crate) fn is_reading(&self) -> bool {
        self.state == State::Reading
    }

    /// Whether the page is being written.
    pub(crate) fn is_done(&self) -> bool {
        !self.is_reading()
    }

    pub(crate) fn begin(&mut self) {
        self.open.push(self.next);
        self.next += 1;
        if self.is_reading() {
            self.lists.push(Vec::new());
        }
    }

    pub(crate) fn entry(&mut self, from: EntryFrom) {
        if let (true, EntryFrom::Moved(old)) = (self.is_reading(), from)
            && let Some(list) = self.open.last()
        {
            self.lists[*list].push(old);
        }
    }

    pub(crate) fn component(&mut self, cid: u64, base: ComponentBase) {
        if let (true, ComponentBase::CopyOld(other)) = (self.is_reading(), base) {
            self.copies.push((cid, other));
        }
    }

    pub(crate) fn end(&mut self) {
        self.open.pop();
    }

    /// Whether the entry at each position of the innermost list moves away. Empty when none does.
    pub(crate) fn moved(&self, length: usize) -> Vec<bool> {
        let list = self.open.last().and_then(|&list| self.lists.get(list));
        let Some(positions) = list.filter(|positions| !positions.is_empty()) else {
            return Vec::new();
        };
        let mut moved = vec![false; length];
        for position in positions {
            if let Some(moves) = moved.get_mut(*position as usize) {
                *moves = true;
            }
        }
        moved
    }
}
