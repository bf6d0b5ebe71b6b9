//! How the text of a slot travels to the page.

use crate::platform::parts;
use crate::platform::value::Value;
use bennu_wire::{Raw, Text};

/// A text on its way to the page: a range of the message that is being read, or what the page holds.
///
/// The end of a range is inverted when escapes are in it, for the page to undo.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passed {
    pub(crate) start: u32,
    pub(crate) end: i32,
}

impl Passed {
    /// What the page holds.
    pub(crate) const HELD: Self = Self { start: 0, end: -1 };
    /// No text.
    pub(crate) const EMPTY: Self = Self { start: 0, end: 0 };

    /// A string of the message.
    pub(crate) fn of(text: Text<'_>) -> Self {
        let end = text.range().end as i32;
        Self {
            start: text.start() as u32,
            end: if text.is_escaped() { !end } else { end },
        }
    }

    /// The text, for the rest of the client.
    pub(crate) fn value(self) -> Value {
        parts::said(self.start, self.end)
    }

    /// JSON of the message.
    pub(crate) fn raw(json: Raw<'_>) -> Self {
        Self {
            start: json.start() as u32,
            end: json.range().end as i32,
        }
    }
}

/// Whether the page has to look at a string before it is written: it may be HTML, or mean something else than it says.
pub(crate) fn is_rich(text: Text<'_>) -> bool {
    text.is_escaped() || text.raw().bytes().any(|byte| matches!(byte, b'<' | b'&'))
}
