//! What a slot is told to be: text, or HTML; and how it travels to the page.

use crate::platform::parts;
use bennu_wire::{Raw, Text};
use std::borrow::Cow;
use std::ops::Range;

/// Stands for a range when the text is held.
pub(crate) const HELD: i32 = -1;

/// A text on its way to the page: a range of the retained message, or held there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passed {
    pub(crate) start: u32,
    pub(crate) end: i32,
}

impl Passed {
    /// Passes text by copying it.
    pub(crate) fn copy(text: &str) -> Self {
        parts::hold(text);
        Self {
            start: 0,
            end: HELD,
        }
    }

    /// Passes text that stands in the message as it is meant.
    pub(crate) fn of(text: Text<'_>, retained: bool) -> Self {
        Self::part(text.raw(), text.range(), retained)
    }

    /// Passes JSON that stands in the message.
    pub(crate) fn raw(json: Raw<'_>, retained: bool) -> Self {
        Self::part(json.as_str(), json.range(), retained)
    }

    fn part(text: &str, range: Range<usize>, retained: bool) -> Self {
        if !retained {
            return Self::copy(text);
        }
        Self {
            start: range.start as u32,
            end: range.end as i32,
        }
    }
}

/// What the string of a child slot is.
#[derive(Debug)]
pub(crate) enum Value<'m> {
    /// Plain text that stands in the message as it is meant.
    Slice,
    /// Plain text.
    Plain(Cow<'m, str>),
    /// Anything else is HTML.
    Html(Cow<'m, str>),
}

impl<'m> Value<'m> {
    /// Decides by the string itself: with a `<`, or an entity that no escaper writes, it is HTML.
    pub(crate) fn of_child(text: Text<'m>) -> Self {
        if !text.is_escaped() && !text.raw().bytes().any(|byte| byte == b'<' || byte == b'&') {
            return Self::Slice;
        }
        let decoded = text.decode();
        if decoded.bytes().any(|byte| byte == b'<') {
            return Self::Html(decoded);
        }
        match unescape(&decoded) {
            Some(plain) => Self::Plain(Cow::Owned(plain)),
            None => Self::Html(decoded),
        }
    }

    /// The string of a slot inside an attribute, or inside a `textarea`, which cannot be HTML.
    pub(crate) fn of_attribute(text: Text<'m>) -> Self {
        if !text.is_escaped() && !text.raw().bytes().any(|byte| byte == b'&') {
            return Self::Slice;
        }
        let decoded = text.decode();
        Self::Plain(Cow::Owned(
            unescape(&decoded).unwrap_or_else(|| parts::decode(&decoded)),
        ))
    }

    /// Passes the text; ranges only when they are ranges of the retained message.
    pub(crate) fn pass(&self, text: Text<'_>, retained: bool) -> Passed {
        match self {
            Self::Slice => Passed::of(text, retained),
            Self::Plain(text) | Self::Html(text) => Passed::copy(text),
        }
    }
}

/// Resolves the entities that escapers write. `None` when there is another.
pub(crate) fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte == b'&') {
        let (before, entity) = rest.split_at(at);
        let (meant, length) = meant(entity.as_bytes())?;
        plain.push_str(before);
        plain.push(meant);
        rest = &entity[length..];
    }
    plain.push_str(rest);
    Some(plain)
}

fn meant(entity: &[u8]) -> Option<(char, usize)> {
    const ENTITIES: [(&[u8], char); 6] = [
        (b"&amp;", '&'),
        (b"&lt;", '<'),
        (b"&gt;", '>'),
        (b"&quot;", '"'),
        (b"&#39;", '\''),
        (b"&#x27;", '\''),
    ];
    let found = ENTITIES.iter().find(|(name, _)| entity.starts_with(name))?;
    Some((found.1, found.0.len()))
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escaped_text_becomes_what_was_meant() {
        assert_eq!(
            unescape("a &lt;b&gt; &amp;amp; &#39;c&quot;").as_deref(),
            Some("a <b> &amp; 'c\"")
        );
    }

    #[test]
    fn other_entities_are_left_to_the_parser() {
        assert_eq!(unescape("a&nbsp;b"), None);
        assert_eq!(unescape("a & b"), None);
    }
}
