//! JSON text: strings, numbers and the commas between them.

use std::fmt;

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
        push_escaped(self.out, text);
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
    out.push('"');
    push_escaped(out, text);
    out.push('"');
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

fn push_escaped(out: &mut String, text: &str) {
    if is_clean(text) {
        out.push_str(text);
    } else {
        push_pieces(out, text);
    }
}

/// Whether JSON reserves nothing in `text`. Looks at eight bytes at a time.
fn is_clean(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks();
    words
        .iter()
        .all(|word| !has_reserved(u64::from_le_bytes(*word)))
        && !rest.iter().any(|&byte| RESERVED[usize::from(byte)])
}

/// Whether one of eight bytes is reserved. A byte wraps below zero only when it is less than what is
/// taken from it, and then its highest bit tells.
const fn has_reserved(word: u64) -> bool {
    const LOW: u64 = u64::MAX / 0xff;
    const HIGH: u64 = LOW << 7;
    let quote = word ^ (LOW * b'"' as u64);
    let backslash = word ^ (LOW * b'\\' as u64);
    let control = word.wrapping_sub(LOW * 0x20) & !word;
    let quote = quote.wrapping_sub(LOW) & !quote;
    let backslash = backslash.wrapping_sub(LOW) & !backslash;
    (control | quote | backslash) & HIGH != 0
}

#[cold]
fn push_pieces(out: &mut String, text: &str) {
    let mut clean = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if RESERVED[usize::from(byte)] {
            // Reserved bytes are ASCII, so both ends are borders between characters.
            out.push_str(&text[clean..at]);
            push_reserved(out, byte);
            clean = at + 1;
        }
    }
    out.push_str(&text[clean..]);
}

#[cold]
fn push_reserved(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        control => {
            out.push_str("\\u00");
            out.extend([control >> 4, control & 0xf].map(hex_digit));
        }
    }
}

fn hex_digit(nibble: u8) -> char {
    char::from(if nibble < 10 {
        b'0' + nibble
    } else {
        b'a' + nibble - 10
    })
}

/// The bytes that may not stand in a JSON string as they are (RFC 8259, section 7).
const RESERVED: [bool; 256] = {
    let mut reserved = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        reserved[byte] = true;
        byte += 1;
    }
    reserved[b'"' as usize] = true;
    reserved[b'\\' as usize] = true;
    reserved
};
