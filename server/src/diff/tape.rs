//! The words that are kept between two renders.

/// One word for each slot of a page, in document order, and a few for each block.
#[derive(Debug, Default)]
pub(super) struct Tape {
    words: Vec<u64>,
}

impl Tape {
    /// The words, to be read in the course of a walk. The tape is empty meanwhile.
    pub(super) fn take(&mut self) -> Vec<u64> {
        std::mem::take(&mut self.words)
    }

    /// Puts back the words of a page that is still the same.
    pub(super) fn put_back(&mut self, words: Vec<u64>) {
        self.words = words;
    }

    /// Keeps a copy of `new`, in the room of `old` where it fits without waste.
    pub(super) fn keep(&mut self, mut old: Vec<u64>, new: &[u64]) {
        if old.capacity() < new.len() || old.capacity() / 2 > new.len() {
            // The copy is as long as the page, to the word.
            old = Vec::new();
        }
        old.clear();
        old.reserve_exact(new.len());
        old.extend_from_slice(new);
        self.words = old;
    }

    pub(super) fn heap_size(&self) -> usize {
        self.words.capacity() * size_of::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_kept_while_it_fits_and_given_back_when_it_is_too_much() {
        let mut tape = Tape::default();
        for (length, room) in [(100, 100), (90, 100), (101, 101), (20, 20), (0, 0)] {
            let old = tape.take();
            tape.keep(old, &vec![7; length]);
            assert_eq!(tape.heap_size(), room * size_of::<u64>());
        }
    }
}
