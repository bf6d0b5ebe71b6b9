//! JSON text: strings, numbers and the commas between them.

use std::fmt;

use crate::json::write;

/// The inside of a JSON string that is being written. What JSON reserves is escaped.
#[derive(Debug)]
pub struct JsonText<'a> {
    out: &'a mut String,
}

impl<'a> JsonText<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out }
    }

    /// Appends `text`.
    pub fn push_str(&mut self, text: &str) {
        write::escaped(self.out, text);
    }
}

impl fmt::Write for JsonText<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

/// Appends `text` as a JSON string, with its quotes.
pub fn push_json_string(out: &mut String, text: &str) {
    write::string(out, text);
}

/// Appends a comma unless `out` stands at the start of an object, of an array, or of everything.
pub(super) fn push_separator(out: &mut String) {
    if !matches!(out.as_bytes().last(), None | Some(b'{' | b'[')) {
        out.push(',');
    }
}

/// Appends `"index":`, after a comma where one is due.
pub(super) fn push_key(out: &mut String, index: u64) {
    push_separator(out);
    out.push('"');
    push_number(out, index);
    out.push_str("\":");
}

/// Appends `"name":`, after a comma where one is due. A name of the protocol has nothing to escape.
pub(super) fn push_name(out: &mut String, name: &str) {
    push_separator(out);
    out.extend(["\"", name, "\":"]);
}

/// Appends a number in decimal.
pub(super) fn push_number(out: &mut String, number: u64) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
