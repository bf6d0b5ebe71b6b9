//! Escapes inside strings: checked while reading, undone on demand.

use crate::error::Malformed;

/// The bits that tell halves of a surrogate pair from characters.
const SURROGATE: u16 = 0xFC00;
const HIGH: u16 = 0xD800;
const LOW: u16 = 0xDC00;

/// Checks the escape that `bytes` start with, and returns its length.
///
/// The two halves of a surrogate pair count as one escape, so that half a pair is found here.
pub(super) fn check(bytes: &[u8]) -> Result<usize, Malformed> {
    match bytes.get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
        Some(b'u') => unicode(bytes),
        Some(_) => Err(Malformed::BadEscape),
        None => Err(Malformed::EndsEarly),
    }
}

/// The string that `raw` stands for. It has been checked.
pub(super) fn decode(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.bytes().position(|byte| byte == b'\\') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let (character, length) = character(rest.as_bytes().get(at..).unwrap_or_default());
        out.push(character);
        rest = rest.get(at + length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character that the escape at the start of `bytes` stands for, and the length of the escape.
fn character(bytes: &[u8]) -> (char, usize) {
    match bytes.get(1) {
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'n') => ('\n', 2),
        Some(b'r') => ('\r', 2),
        Some(b't') => ('\t', 2),
        Some(b'u') => character_by_code(bytes),
        Some(&byte) => (char::from(byte), 2),
        None => (char::REPLACEMENT_CHARACTER, 1),
    }
}

/// The character of a `\u` escape, or of a pair of them, and the length of the escape.
fn character_by_code(bytes: &[u8]) -> (char, usize) {
    let units = [hex(bytes, 2), hex(bytes, 8)].into_iter().flatten();
    let character = char::decode_utf16(units).next();
    let character = character
        .and_then(Result::ok)
        .unwrap_or(char::REPLACEMENT_CHARACTER);
    (character, character.len_utf16() * 6)
}

/// Length of a `\u` escape, or of a pair of them.
fn unicode(bytes: &[u8]) -> Result<usize, Malformed> {
    match hex(bytes, 2)? & SURROGATE {
        HIGH if bytes.get(6..8) == Some(b"\\u") && hex(bytes, 8)? & SURROGATE == LOW => Ok(12),
        HIGH | LOW => Err(Malformed::LoneSurrogate),
        _ => Ok(6),
    }
}

/// Four hexadecimal digits.
fn hex(bytes: &[u8], at: usize) -> Result<u16, Malformed> {
    let digits = bytes.get(at..at + 4).ok_or(Malformed::EndsEarly)?;
    digits.iter().try_fold(0, |value, &byte| {
        let digit = char::from(byte).to_digit(16).ok_or(Malformed::BadEscape)?;
        Ok(value << 4 | digit as u16)
    })
}

#[cfg(test)]
mod tests {
    use super::{check, decode};
    use crate::error::Malformed;

    #[test]
    fn decodes_every_escape() {
        assert_eq!(decode(r#"a\"\\\/\b\f\n\r\tz"#), "a\"\\/\u{8}\u{c}\n\r\tz");
        assert_eq!(decode(r"\u00e9\uD83D\uDE00\u0000"), "é😀\0");
    }

    #[test]
    fn refuses_halves_of_pairs() {
        for bad in [
            r"\ud800",
            r"\udc00",
            r"\ud83dx",
            r"\ud83d\n",
            r"\ud83d\u0041",
            r"\ude00\ud83d",
        ] {
            assert_eq!(
                check(bad.as_bytes()),
                Err(Malformed::LoneSurrogate),
                "{bad}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_escape() {
        for bad in [r"\x41", r"\'", r"\u00g0", r"\u+123", "\\\n"] {
            assert_eq!(check(bad.as_bytes()), Err(Malformed::BadEscape), "{bad}");
        }
        for short in [r"\", r"\u", r"\u12", r"\ud83d\u12"] {
            assert_eq!(
                check(short.as_bytes()),
                Err(Malformed::EndsEarly),
                "{short}"
            );
        }
    }
}
