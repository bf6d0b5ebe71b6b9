//! Pieces of a message that stay where they are: a string, and a value kept as text.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};

use super::escape;

/// A JSON string in a message, already checked, not yet decoded.
#[derive(Debug, Clone, Copy)]
pub struct Text<'m> {
    pub(super) raw: &'m str,
    pub(super) start: usize,
    pub(super) escaped: bool,
}

impl<'m> Text<'m> {
    pub(crate) const EMPTY: Self = Self {
        raw: "",
        start: 0,
        escaped: false,
    };

    /// What stands between the quotes.
    #[must_use]
    pub const fn raw(&self) -> &'m str {
        self.raw
    }

    /// Byte offset in the message of what stands between the quotes.
    #[must_use]
    pub const fn start(&self) -> usize {
        self.start
    }

    /// Where in the message the string stands, without its quotes.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.start + self.raw.len()
    }

    /// Whether a backslash is in it, so that [`raw`](Self::raw) and [`decode`](Self::decode) differ.
    #[must_use]
    pub const fn is_escaped(&self) -> bool {
        self.escaped
    }

    /// The string that was meant; borrowed when nothing is escaped.
    #[must_use]
    pub fn decode(&self) -> Cow<'m, str> {
        if self.escaped {
            Cow::Owned(escape::decode(self.raw))
        } else {
            Cow::Borrowed(self.raw)
        }
    }
}

/// A JSON value that is passed on as it stands: its text, checked, and where it stands in the message.
///
/// Two are equal when their text is equal, wherever it stands.
#[derive(Clone, Copy)]
pub struct Raw<'m> {
    text: &'m str,
    start: usize,
}

impl<'m> Raw<'m> {
    /// `null`.
    pub const NULL: Self = Raw::new("null");
    /// An object without keys.
    pub const EMPTY: Self = Raw::new("{}");

    /// Text that holds one JSON value, to be written into a message. It is not checked.
    #[must_use]
    pub const fn new(text: &'m str) -> Self {
        Self { text, start: 0 }
    }

    /// Text that stands at byte `start` of a message.
    pub(crate) const fn at(text: &'m str, start: usize) -> Self {
        Self { text, start }
    }

    /// The text, with the lifetime of the message.
    #[must_use]
    pub const fn as_str(&self) -> &'m str {
        self.text
    }

    /// Byte offset in the message.
    #[must_use]
    pub const fn start(&self) -> usize {
        self.start
    }

    /// Where in the message it stands.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

impl<'m> From<&'m str> for Raw<'m> {
    fn from(text: &'m str) -> Self {
        Self::new(text)
    }
}

impl Deref for Raw<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

impl PartialEq for Raw<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Raw<'_> {}

impl fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Raw").field(&self.text).finish()
    }
}
