//! Slots that hold text.

use std::hash::Hash;

use super::{ROOT, Walk};
use crate::diff::word::{ABSENT, EMPTY, span};
use crate::template::{Shape, Value, WRAPPER};

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

    pub(in crate::diff) fn empty(&mut self, index: u32) {
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
