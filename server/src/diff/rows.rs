//! The entries that a client has of a list, to be found by key.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::list::Origin;
use super::secret::Secret;
use super::word::{Block, span};

/// Entries of the old tape, from the first position on where another entry stands now. The room is
/// used again for the next list.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The position of the first of `rows`.
    first: u32,
    rows: Vec<Row>,
    /// Where each key is in `rows`; made when guessing has failed.
    by_key: HashMap<u64, u32, BuildHasherDefault<WordHasher>>,
    /// The row behind the one that was found last: whole stretches move together.
    next: usize,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    key: u64,
    /// Where the key is on the old tape.
    at: usize,
    /// Whether an entry has been found to be this one.
    taken: bool,
}

impl Rows {
    /// Reads the entries at `positions`, the first of which begins at word `at` of `tape`. Each has as
    /// many slots.
    pub(super) fn read(
        &mut self,
        tape: &[u64],
        mut at: usize,
        positions: Range<u32>,
        slots: usize,
    ) {
        self.first = positions.start;
        self.next = 0;
        self.rows.clear();
        self.by_key.clear();
        for _ in positions {
            let Some(&key) = tape.get(at) else { break };
            self.rows.push(Row {
                key,
                at,
                taken: false,
            });
            at = end_of_row(tape, at + 1, slots);
        }
    }

    /// Where the entry comes from that now stands at `position`.
    pub(super) fn find(&mut self, position: u32, key: u64, secret: &Secret) -> Origin {
        let same = (position - self.first) as usize;
        let guess = [same, self.next]
            .into_iter()
            .find(|&row| self.is_free(row, key));
        let Some(row) = guess.or_else(|| self.look_up(key, secret)) else {
            return Origin::New;
        };
        match self.rows.get_mut(row) {
            Some(Row {
                taken: taken @ false,
                at,
                ..
            }) => {
                *taken = true;
                self.next = row + 1;
                let position = self.first + row as u32;
                if row == same {
                    Origin::Same(*at)
                } else {
                    Origin::Moved { position, at: *at }
                }
            }
            _ => Origin::Duplicate,
        }
    }

    fn is_free(&self, row: usize, key: u64) -> bool {
        self.rows
            .get(row)
            .is_some_and(|row| row.key == key && !row.taken)
    }

    fn look_up(&mut self, key: u64, secret: &Secret) -> Option<usize> {
        if self.by_key.is_empty() {
            for (row, at) in self.rows.iter().zip(0..) {
                self.by_key.entry(secret.mix(row.key, 0)).or_insert(at);
            }
        }
        self.by_key
            .get(&secret.mix(key, 0))
            .map(|&row| row as usize)
    }
}

/// The word behind an entry whose slots begin at `at`.
fn end_of_row(tape: &[u64], mut at: usize, slots: usize) -> usize {
    let is_memo = tape
        .get(at)
        .is_some_and(|&word| Block::Memo.is_header(word));
    for _ in 0..if is_memo { 1 } else { slots } {
        at += tape.get(at).map_or(0, |&word| span(word));
    }
    at
}

/// Passes on a word that has been mixed with a secret.
#[derive(Debug, Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.0 = word;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
