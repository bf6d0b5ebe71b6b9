//! The one place where text becomes HTML.
//!
//! Text between tags and text inside a quoted attribute value are escaped alike: a value that is safe
//! in one place is safe in the other.

use std::fmt;

use super::packed::packed;

/// Appends `text` to `html`, escaped.
pub(crate) fn push_escaped(html: &mut String, text: &str) {
    if is_clean(text) {
        html.push_str(text);
    } else {
        push_pieces(html, text);
    }
}

/// Appends to HTML, escaped, what is formatted into it.
pub(crate) struct Escaper<'a>(pub(crate) &'a mut String);

impl fmt::Write for Escaper<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        push_escaped(self.0, text);
        Ok(())
    }
}

#[cold]
fn push_pieces(html: &mut String, text: &str) {
    let mut clean = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if SPECIAL[usize::from(byte)] {
            // Special bytes are ASCII, so both ends are borders between characters.
            html.push_str(&text[clean..at]);
            html.push_str(entity(byte));
            clean = at + 1;
        }
    }
    html.push_str(&text[clean..]);
}

/// Whether nothing in `text` needs escaping.
#[inline]
fn is_clean(text: &str) -> bool {
    match packed(text.as_bytes()) {
        Some(word) => !has_special(word),
        None => is_long_clean(text.as_bytes()),
    }
}

/// The same for at least eight bytes. Apart, so that short text gets by with few registers.
#[inline(never)]
fn is_long_clean(text: &[u8]) -> bool {
    let is_clean = |word: &[u8; 8]| !has_special(u64::from_le_bytes(*word));
    // The last eight bytes may have been looked at before.
    text.as_chunks().0.iter().all(is_clean) && text.last_chunk().is_some_and(is_clean)
}

/// Whether one of eight bytes is special. Two pairs of them differ in one bit, so three comparisons do.
#[inline]
const fn has_special(word: u64) -> bool {
    const fn has(word: u64, byte: u8) -> u64 {
        let zero_where_equal = word ^ (LOW * byte as u64);
        zero_where_equal.wrapping_sub(LOW) & !zero_where_equal & HIGH
    }
    const LOW: u64 = u64::MAX / 0xff;
    const HIGH: u64 = LOW << 7;
    let quote_or_ampersand = has(word & !(LOW * (b'"' ^ b'&') as u64), b'"' & b'&');
    let angle = has(word & !(LOW * (b'<' ^ b'>') as u64), b'<' & b'>');
    quote_or_ampersand | angle | has(word, b'\'') != 0
}

const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut at = 0;
    while at < ENTITIES.len() {
        special[ENTITIES[at].0 as usize] = true;
        at += 1;
    }
    special
};

#[cold]
fn entity(byte: u8) -> &'static str {
    ENTITIES
        .iter()
        .find(|(special, _)| *special == byte)
        .map_or("", |(_, entity)| entity)
}

const ENTITIES: [(u8, &str); 5] = [
    (b'&', "&amp;"),
    (b'<', "&lt;"),
    (b'>', "&gt;"),
    (b'"', "&quot;"),
    (b'\'', "&#39;"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fmt::Write as _;

    fn escaped(text: &str) -> String {
        let mut html = String::new();
        push_escaped(&mut html, text);
        html
    }

    fn unescaped(html: &str) -> String {
        let amp_last = ENTITIES.iter().rev();
        amp_last.fold(html.to_owned(), |html, (special, entity)| {
            html.replace(entity, &char::from(*special).to_string())
        })
    }

    #[test]
    fn every_special_character_becomes_an_entity() {
        assert_eq!(escaped("a&b<c>d\"e'f"), "a&amp;b&lt;c&gt;d&quot;e&#39;f");
        assert_eq!(escaped("'"), "&#39;");
        assert_eq!(escaped("0123456789abcdef'"), "0123456789abcdef&#39;");
    }

    #[test]
    fn other_text_stays() {
        for text in ["", "plain", "Grüße, 世界 😀", "a\0b\u{7f}\u{2028}"] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn formatting_escapes_too() {
        let mut html = String::new();
        write!(Escaper(&mut html), "<{}>", 1 + 1).unwrap();
        assert_eq!(html, "&lt;2&gt;");
    }

    #[test]
    fn each_special_byte_is_found_at_each_place_and_nothing_else_is() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut bytes = [b'x'; 8];
                bytes[at] = byte;
                let found = has_special(u64::from_le_bytes(bytes));
                assert_eq!(found, SPECIAL[usize::from(byte)], "{byte} at {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_special_is_left_and_nothing_is_lost(text in ".*[<>&\"'x]{0,4}.*") {
            let html = escaped(&text);
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(unescaped(&html), text);
        }
    }
}
