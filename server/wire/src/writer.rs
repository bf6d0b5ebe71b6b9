//! Writing a diff: JSON text, straight into buffers that are used again.
//!
//! [`DiffWriter`] is told where a walk over a page stands: it enters slots, lists and entries and
//! leaves them. A frame is written only when something inside it is, so a walk over a page on which
//! nothing changed writes nothing. Slots and templates go to two buffers, because a template is met
//! in the middle of the slots and yet stands before them in the message:
//!
//! ```text
//! {"t":title, "e":[events], "r":reply, "p":{templates}, "s":0, "0":slot, "1":{"s":1,"k":{...}}, ...}
//! ```
//!
//! What is written is the payload alone. The envelope that carries it differs from socket to socket,
//! the payload does not have to.

mod frames;
mod json;

use std::fmt::Write as _;

use frames::{Frame, Frames};
pub use json::{JsonText, push_json_string};
use json::{push_key, push_name, push_number, push_separator};

use crate::keys::diff;

/// Writes one diff at a time. Its buffers keep their room from one diff to the next.
#[derive(Debug, Default)]
pub struct DiffWriter {
    /// What stands between the braces of the root, behind the extras.
    slots: String,
    /// What stands between the braces of `p`.
    templates: String,
    /// The extras, as members of the top-level object.
    title: String,
    events: String,
    reply: String,
    /// Fingerprints of the templates in `templates`: the place of one is its number.
    fingerprints: Vec<u64>,
    frames: Frames,
}

/// One record of a stream's inserts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamInsert<'a> {
    /// The id of the entry's element.
    pub dom_id: &'a str,
    /// Where the element goes: -1 is the end, 0 the start.
    pub at: i64,
    /// How many elements are kept: the first `n`, or the last `-n`.
    pub limit: Option<i64>,
    /// Whether the insert counts only when the element is already there.
    pub update_only: bool,
}

impl DiffWriter {
    /// A writer without anything in it; allocates when it is first written to.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing has been written since the last [`finish`](Self::finish).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_slots()
            && self.title.is_empty()
            && self.events.is_empty()
            && self.reply.is_empty()
    }

    /// Whether anything of the page itself has been written.
    #[must_use]
    pub fn has_slots(&self) -> bool {
        !self.slots.is_empty()
    }

    /// Appends the payload to `out` and makes the writer ready for the next diff. Nothing written
    /// makes `{}`.
    pub fn finish(&mut self, out: &mut String) {
        out.push('{');
        for (name, open, section, close) in [
            (diff::TITLE, "", &self.title, ""),
            (diff::EVENTS, "[", &self.events, "]"),
            (diff::ROOT_OR_REPLY, "", &self.reply, ""),
            (diff::TEMPLATES, "{", &self.templates, "}"),
        ] {
            if !section.is_empty() {
                push_name(out, name);
                out.extend([open, section, close]);
            }
        }
        if !self.slots.is_empty() {
            push_separator(out);
            out.push_str(&self.slots);
        }
        out.push('}');
        self.clear();
    }

    /// Forgets what was written; the room stays.
    pub fn clear(&mut self) {
        for buffer in [
            &mut self.slots,
            &mut self.templates,
            &mut self.title,
            &mut self.events,
            &mut self.reply,
        ] {
            buffer.clear();
        }
        self.fingerprints.clear();
        self.frames.clear();
    }

    /// The room that the buffers hold, in bytes.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        let buffers = [
            &self.slots,
            &self.templates,
            &self.title,
            &self.events,
            &self.reply,
        ]
        .map(String::capacity);
        buffers.iter().sum::<usize>()
            + self.fingerprints.capacity() * size_of::<u64>()
            + self.frames.heap_size()
    }
}

/// What stands beside the tree.
impl DiffWriter {
    /// Sets the title of the page.
    pub fn title(&mut self, title: &str) {
        self.title.clear();
        push_json_string(&mut self.title, title);
    }

    /// Adds an event for the page's scripts. `payload` is JSON text. `before` has it dispatched before
    /// the page is changed.
    pub fn event(&mut self, name: &str, payload: &str, before: bool) {
        if !self.events.is_empty() {
            self.events.push(',');
        }
        self.events.push('[');
        push_json_string(&mut self.events, name);
        self.events
            .extend([",", payload, if before { ",true]" } else { "]" }]);
    }

    /// Sets the reply to the event that this diff acknowledges. `payload` is JSON text.
    pub fn reply(&mut self, payload: &str) {
        self.reply.clear();
        self.reply.push_str(payload);
    }
}

/// Where the walk stands. Each `enter_` has its `leave`.
impl DiffWriter {
    /// Goes into slot `index` of the node or entry that the walk is in: a nested node or list.
    #[inline]
    pub fn enter_slot(&mut self, index: u32) {
        self.frames.push(Frame::Slot(index));
    }

    /// Goes into the entry at `position`, which stands where it stood.
    #[inline]
    pub fn enter_entry(&mut self, position: u32) {
        self.frames.push(Frame::Entry(position));
    }

    /// Goes into an entry that stood at `from` and now stands at `position`. That it moved is written
    /// even when nothing in it is.
    pub fn enter_moved(&mut self, position: u32, from: u32) {
        self.frames.push(Frame::Moved { position, from });
    }

    /// Goes into a new entry, which is written whole. `replaces` says, to a client that asked to be
    /// told, that another entry held the position.
    pub fn enter_new(&mut self, position: u32, replaces: bool) {
        self.frames.push(if replaces {
            Frame::Replaced(position)
        } else {
            Frame::Entry(position)
        });
        self.open();
    }

    /// Leaves the slot or entry entered last.
    #[inline]
    pub fn leave(&mut self) {
        self.frames.leave(&mut self.slots);
    }

    /// Goes into the entries of the list that the walk is in.
    #[inline]
    pub fn enter_entries(&mut self) {
        self.frames.push(Frame::Entries);
    }

    /// Leaves the entries of a list that now has `count`. Written when an entry was, or when `resized`
    /// says that there were more or fewer before.
    pub fn leave_entries(&mut self, count: u32, resized: bool, moved: bool) {
        if resized {
            self.open();
        }
        if self.frames.is_open() {
            push_name(&mut self.slots, diff::KEYED_COUNT);
            push_number(&mut self.slots, count.into());
            if moved {
                push_name(&mut self.slots, diff::KEYED_MOVES);
                self.slots.push_str("true");
            }
        }
        self.leave();
    }
}

/// What is written there.
impl DiffWriter {
    /// Says which template the node or list that the walk is in has from now on. Its statics travel
    /// once in a message. `root` tells that it is one element.
    pub fn template(&mut self, fingerprint: u64, parts: &[&str], root: bool) {
        let index = self.template_index(fingerprint, parts);
        self.open();
        push_name(&mut self.slots, diff::STATICS);
        push_number(&mut self.slots, index as u64);
        // At the top level this name belongs to the reply.
        if root && !self.frames.is_empty() {
            push_name(&mut self.slots, diff::ROOT_OR_REPLY);
            self.slots.push('1');
        }
    }

    /// Writes what a stream does to its element on the page: `inserts` and `deletes` newest first.
    pub fn stream<'a>(
        &mut self,
        reference: u64,
        inserts: impl Iterator<Item = StreamInsert<'a>>,
        deletes: impl Iterator<Item = &'a str>,
        reset: bool,
    ) {
        self.open();
        let out = &mut self.slots;
        push_name(out, diff::STREAM);
        out.push_str("[\"");
        push_number(out, reference);
        out.push_str("\",[");
        inserts.for_each(|insert| push_insert(out, insert));
        out.push_str("],[");
        deletes.for_each(|dom_id| {
            push_separator(out);
            push_json_string(out, dom_id);
        });
        out.push_str(if reset { "],true]" } else { "]]" });
    }

    /// Writes the text of slot `index`: HTML, escaped for its place in the page by `write`.
    #[inline]
    pub fn text(&mut self, index: u32, write: impl FnOnce(&mut JsonText<'_>)) {
        self.open();
        push_key(&mut self.slots, index.into());
        self.slots.push('"');
        write(&mut JsonText::new(&mut self.slots));
        self.slots.push('"');
    }

    fn open(&mut self) {
        self.frames.open(&mut self.slots);
    }

    fn template_index(&mut self, fingerprint: u64, parts: &[&str]) -> usize {
        let known = self
            .fingerprints
            .iter()
            .position(|&known| known == fingerprint);
        known.unwrap_or_else(|| {
            let index = self.fingerprints.len();
            self.fingerprints.push(fingerprint);
            push_key(&mut self.templates, index as u64);
            self.templates.push('[');
            for part in parts {
                push_separator(&mut self.templates);
                push_json_string(&mut self.templates, part);
            }
            self.templates.push(']');
            index
        })
    }
}

fn push_insert(out: &mut String, insert: StreamInsert<'_>) {
    push_separator(out);
    out.push('[');
    push_json_string(out, insert.dom_id);
    // Writing to a `String` does not fail.
    let _ = match insert.limit {
        Some(limit) => write!(out, ",{},{limit},{}]", insert.at, insert.update_only),
        None => write!(out, ",{},null,{}]", insert.at, insert.update_only),
    };
}

#[cfg(test)]
mod tests;
