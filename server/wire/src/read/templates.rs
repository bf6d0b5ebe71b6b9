//! Tables of templates (`p`): statics by index, given to the sink on first use.

use super::TemplateId;
use super::cursor::Cursor;
use super::head::Key;
use crate::json::Mark;

/// The tables that are open, the innermost last. A reference looks into the innermost one only.
#[derive(Debug, Default)]
pub(super) struct Templates {
    entries: Vec<Entry>,
    /// Where the innermost table starts.
    start: usize,
}

/// One entry of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    index: u32,
    /// Where its statics stand in the message.
    pub(super) statics: Mark,
    /// What the sink calls it, once it has been told.
    pub(super) id: Option<TemplateId>,
}

/// The tables as they were before one was opened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outer {
    start: usize,
    end: usize,
}

impl Templates {
    /// What to return to when a node that may open a table is complete.
    pub(super) fn outer(&self) -> Outer {
        Outer {
            start: self.start,
            end: self.entries.len(),
        }
    }

    /// Opens the table that the reader stands before: notes where its entries stand.
    pub(super) fn open(&mut self, json: &mut Cursor<'_>) {
        self.start = self.entries.len();
        let mut members = json.object();
        while let Some(key) = Key::next(json, &mut members) {
            if let Key::Index(index) = key {
                self.entries.push(Entry {
                    index,
                    statics: json.mark(),
                    id: None,
                });
            }
            json.skip();
        }
    }

    /// Closes what was opened since.
    pub(super) fn close(&mut self, outer: Outer) {
        self.entries.truncate(outer.end);
        self.start = outer.start;
    }

    /// The entry with this index in the innermost table.
    pub(super) fn find(&mut self, index: u32) -> Option<&mut Entry> {
        let table = self.entries.get_mut(self.start..)?;
        // Tables are nearly always numbered 0, 1, 2, in that order.
        let place = match table.get(index as usize) {
            Some(entry) if entry.index == index => index as usize,
            _ => table.iter().position(|entry| entry.index == index)?,
        };
        table.get_mut(place)
    }
}
