//! Streams: what happened to a list that the client keeps alone.

use super::walk::Walk;
use super::word::Block;
use crate::stream::Batch;
use crate::template::{Output, Slots, Statics};

impl Walk {
    /// Writes what has happened to the stream in slot `index`. Its reference stays for as long as the
    /// slot holds it, and the tape keeps nothing else of it.
    pub(crate) fn stream<T>(
        &mut self,
        index: u32,
        statics: &'static Statics,
        batch: &Batch<'_, T>,
        mut each: impl FnMut(&str, &T, &mut Slots<'_>),
    ) {
        let block = self.open(Block::Stream, statics.identity());
        let reference = self.stream_reference();
        self.new.push(reference);
        self.streams.overflowed |= batch.is_overflowed();
        if !self.known || !batch.is_empty() {
            self.writer.enter_slot(index);
            if !self.known {
                self.write_template(statics);
            }
            self.writer.stream(
                reference,
                batch.inserts(),
                batch.deletes(),
                batch.is_reset(),
            );
            self.stream_entries(statics, batch, &mut each);
            self.writer.leave();
        }
        self.close(&block);
    }

    fn stream_reference(&mut self) -> u64 {
        let known = if self.known {
            self.old.get(self.at).copied()
        } else {
            None
        };
        known.unwrap_or_else(|| {
            self.streams.count += 1;
            self.streams.count - 1
        })
    }

    fn stream_entries<T>(
        &mut self,
        statics: &'static Statics,
        batch: &Batch<'_, T>,
        each: &mut impl FnMut(&str, &T, &mut Slots<'_>),
    ) {
        let end = self.new.len();
        let mut count = 0;
        self.known = false;
        self.writer.enter_entries();
        for (dom_id, item) in batch.entries() {
            self.writer.enter_new(count, false);
            Slots::fill(Output::Diff(self), statics, |slots| {
                each(dom_id, item, slots)
            });
            self.writer.leave();
            self.new.truncate(end);
            count += 1;
        }
        self.writer.leave_entries(count, true, false);
    }
}
