//! The text of a form, taken apart and decoded. What needs no decoding is not copied, and names are not kept.
//!
//! The crate `form_urlencoded` makes a text of its own of each name with brackets, which was a good part of what a form event
//! costs. The tests hold the two together.

use std::borrow::Cow;

/// The names and values of `a=1&b=2`, encoded as they were sent.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    let pairs = std::iter::from_fn(move || {
        let pair;
        (pair, rest) = (!rest.is_empty()).then(|| split(rest, b'&'))?;
        Some(pair)
    });
    let pairs = pairs.filter(|pair| !pair.is_empty());
    pairs.map(|pair| split(pair, b'='))
}

/// What stands before and behind a sign, if it is there.
fn split(text: &str, sign: u8) -> (&str, &str) {
    match text.bytes().position(|byte| byte == sign) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    }
}

/// What a name or a value says. `room` is where that is written if it differs from what was sent: the same for all
/// names of a form.
pub(super) fn decode<'t>(encoded: &'t str, room: &'t mut String) -> Cow<'t, str> {
    let Some(first) = next_escape(encoded) else {
        return Cow::Borrowed(encoded);
    };
    if unescape_ascii(encoded, first, room).is_some() {
        return Cow::Borrowed(room);
    }
    Cow::Owned(unescape(encoded.as_bytes()))
}

fn next_escape(text: &str) -> Option<usize> {
    text.bytes().position(|byte| matches!(byte, b'%' | b'+'))
}

/// Copies what stands between escapes in one go, as long as they stand for ASCII, as brackets of names do. `first` is
/// where the first of them is.
fn unescape_ascii(encoded: &str, first: usize, into: &mut String) -> Option<()> {
    into.clear();
    let (mut rest, mut next) = (encoded, Some(first));
    while let Some(at) = next {
        into.push_str(&rest[..at]);
        let (byte, length) = escaped(&rest.as_bytes()[at..]);
        into.push(byte.is_ascii().then(|| byte.into())?);
        rest = &rest[at + length..];
        next = next_escape(rest);
    }
    into.push_str(rest);
    Some(())
}

/// The same for any bytes. What is no UTF-8 then is replaced.
fn unescape(encoded: &[u8]) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(encoded.len()), encoded);
    while let Some(&next) = rest.first() {
        let (byte, length) = match next {
            b'%' | b'+' => escaped(rest),
            other => (other, 1),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

/// The byte that an escape stands for, and the length of the escape. A `%` without two digits is a `%`.
fn escaped(escape: &[u8]) -> (u8, usize) {
    match *escape {
        [b'+', ..] => (b' ', 1),
        [b'%', high, low, ..] => match (digit(high), digit(low)) {
            (Some(high), Some(low)) => (high << 4 | low, 3),
            _ => (b'%', 1),
        },
        _ => (b'%', 1),
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decoded(text: &str) -> Vec<(String, String)> {
        let mut room = String::new();
        let mut own = |encoded| decode(encoded, &mut room).into_owned();
        pairs(text)
            .map(|(name, value)| (own(name), own(value)))
            .collect()
    }

    /// The same by the standard's reference implementation.
    fn expected(text: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(text.as_bytes())
            .into_owned()
            .collect()
    }

    #[test]
    fn what_needs_no_decoding_is_not_copied() {
        let mut room = String::new();
        assert!(matches!(decode("p[name]", &mut room), Cow::Borrowed(_)));
        assert_eq!(room.capacity(), 0);
    }

    #[test]
    fn escapes_are_decoded() {
        for text in [
            "",
            "&&=&=a&b=",
            "a+b=%C3%A4&%f0%9F%A6%a9=c",
            "%=%4&%zz=%4z&%%41=1%",
            "a=%FF%FEb&%C3=%C3",
            "ä=b=c",
        ] {
            assert_eq!(decoded(text), expected(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_the_standard_says(text in "[a-c%+=&4fFä0-9]{0,60}") {
            prop_assert_eq!(decoded(&text), expected(&text));
        }
    }
}
