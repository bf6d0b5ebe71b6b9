//! JSON, written: strings, numbers, and objects member by member.

use super::{Raw, scan};
use crate::keys::Field;

/// Writes `text` as a JSON string, quotes included.
pub fn string(out: &mut String, text: &str) {
    out.push('"');
    escaped(out, text);
    out.push('"');
}

/// Writes `text` as it stands inside a JSON string, without the quotes.
pub fn escaped(out: &mut String, text: &str) {
    // What must be escaped is what ends a run of plain text when it is read. There is hardly ever any.
    match scan::plain(text.as_bytes(), 0) {
        end if end == text.len() => out.push_str(text),
        end => escaped_from(out, text, end),
    }
}

/// Writes a text in which the byte at `end` must be escaped.
#[cold]
fn escaped_from(out: &mut String, text: &str, mut end: usize) {
    let mut start = 0;
    while let Some(&byte) = text.as_bytes().get(end) {
        out.push_str(text.get(start..end).unwrap_or_default());
        escape(out, byte);
        start = end + 1;
        end = scan::plain(text.as_bytes(), start);
    }
    out.push_str(text.get(start..).unwrap_or_default());
}

/// Writes the escape of a byte that cannot stand for itself.
fn escape(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('\\');
    match byte {
        b'"' | b'\\' => out.push(char::from(byte)),
        b'\n' => out.push('n'),
        b'\r' => out.push('r'),
        b'\t' => out.push('t'),
        _ => {
            out.push_str("u00");
            out.push(char::from(HEX[usize::from(byte >> 4 & 15)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Writes a number that is not negative.
pub fn integer(out: &mut String, mut value: u64) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len() - 1;
    loop {
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
        start -= 1;
    }
    for &digit in &digits[start..] {
        out.push(char::from(digit));
    }
}

/// Writes a string, or `null`.
pub fn optional_string(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => string(out, text),
        None => out.push_str("null"),
    }
}

/// Writes `true` or `false`.
pub fn boolean(out: &mut String, value: bool) {
    out.push_str(if value { "true" } else { "false" });
}

/// Writes a list of numbers.
pub fn integers(out: &mut String, values: &[u64]) {
    out.push('[');
    for (index, &value) in values.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        integer(out, value);
    }
    out.push(']');
}

/// An object that is being written, member by member. It must be [ended](Self::end).
#[derive(Debug)]
pub struct Object<'o> {
    out: &'o mut String,
    empty: bool,
}

impl<'o> Object<'o> {
    /// Opens an object.
    pub fn begin(out: &'o mut String) -> Self {
        out.push('{');
        Self { out, empty: true }
    }

    /// Writes a key; its value is to be written to what is returned.
    ///
    /// The names of fields need no escape.
    pub fn key(&mut self, key: Field) -> &mut String {
        if !self.empty {
            self.out.push(',');
        }
        self.empty = false;
        self.out.push('"');
        self.out.push_str(key.name());
        self.out.push_str("\":");
        self.out
    }

    /// A member that is a string.
    pub fn string(&mut self, key: Field, value: &str) -> &mut Self {
        string(self.key(key), value);
        self
    }

    /// A member that is a string, if there is one.
    pub fn some_string(&mut self, key: Field, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.string(key, value);
        }
        self
    }

    /// A member that is written as it stands.
    pub fn raw(&mut self, key: Field, value: Raw<'_>) -> &mut Self {
        self.key(key).push_str(&value);
        self
    }

    /// A member that is written as it stands, if there is one.
    pub fn some_raw(&mut self, key: Field, value: Option<Raw<'_>>) -> &mut Self {
        if let Some(value) = value {
            self.raw(key, value);
        }
        self
    }

    /// A member that is a number.
    pub fn integer(&mut self, key: Field, value: u64) -> &mut Self {
        integer(self.key(key), value);
        self
    }

    /// A member that is `true` or `false`.
    pub fn boolean(&mut self, key: Field, value: bool) -> &mut Self {
        boolean(self.key(key), value);
        self
    }

    /// Closes the object.
    pub fn end(self) {
        self.out.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_json_cannot_hold() {
        let mut out = String::new();
        string(&mut out, "a\"b\\c\n\r\t\u{1}\u{1f}é\u{2028}</script>");
        assert_eq!(
            out,
            "\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u001fé\u{2028}</script>\""
        );
    }

    #[test]
    fn writes_the_greatest_and_least_numbers() {
        let mut out = String::new();
        integers(&mut out, &[0, 9, 10, u64::MAX]);
        assert_eq!(out, "[0,9,10,18446744073709551615]");
    }
}
