//! The one place where text becomes HTML.
//!
//! Text between tags and text inside a quoted attribute value are escaped alike: a value that is safe
//! in one place is safe in the other.

use std::fmt;

/// Appends `text` to `html`, escaped.
#[inline]
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

/// Whether nothing in `text` needs escaping. Looks at eight bytes between two branches.
#[inline]
fn is_clean(text: &str) -> bool {
    let is_special = |byte: &u8| SPECIAL[usize::from(*byte)];
    let mut words = text.as_bytes().chunks_exact(8);
    words.by_ref().all(|word| {
        !word
            .iter()
            .fold(false, |found, byte| found | is_special(byte))
    }) && !words.remainder().iter().any(is_special)
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
        write!(Escaper(&mut html), "{}-{}", "<a>", '"').unwrap();
        assert_eq!(html, "&lt;a&gt;-&quot;");
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
