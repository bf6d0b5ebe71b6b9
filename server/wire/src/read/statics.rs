//! The static parts of a template.

use super::cursor::Cursor;
use crate::error::Violation;
use crate::json::{Members, Raw, Reader, Text};
use crate::limits::DecodeLimits;

/// The static parts of a template, in order: one more than it has slots, so at least one.
#[derive(Debug, Clone, Copy)]
pub struct Statics<'m> {
    list: Raw<'m>,
    count: u32,
}

impl<'m> Statics<'m> {
    /// Reads and checks a list of strings.
    pub(super) fn read(json: &mut Cursor<'m>) -> Self {
        json.kind();
        let start = json.position();
        let mut items = json.array();
        let mut count = 0;
        while json.item(&mut items) {
            json.text();
            count += 1;
        }
        let list = json.since(start);
        if count == 0 {
            json.fail_at(Violation::EmptyStatics, start);
        }
        Self { list, count }
    }

    /// How many parts there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always at least one")]
    pub const fn len(&self) -> u32 {
        self.count
    }

    /// How many slots stand between the parts.
    #[must_use]
    pub const fn slots(&self) -> u32 {
        self.count - 1
    }

    /// The whole list, as JSON. Equal lists from one server are spelled equally, so this can be the key to intern them.
    #[must_use]
    pub const fn raw(&self) -> Raw<'m> {
        self.list
    }

    /// The parts, in order.
    #[must_use]
    pub fn iter(&self) -> StaticsIter<'m> {
        let mut json = Reader::over(self.list, &DecodeLimits::client());
        let items = json.begin_array().ok();
        StaticsIter { json, items }
    }
}

impl<'m> IntoIterator for Statics<'m> {
    type Item = Text<'m>;
    type IntoIter = StaticsIter<'m>;

    fn into_iter(self) -> StaticsIter<'m> {
        self.iter()
    }
}

/// The parts of a template.
#[derive(Debug)]
pub struct StaticsIter<'m> {
    json: Reader<'m>,
    items: Option<Members>,
}

impl<'m> Iterator for StaticsIter<'m> {
    type Item = Text<'m>;

    /// The list was checked when it was read: it ends only where it ends.
    fn next(&mut self) -> Option<Text<'m>> {
        if self.json.next_item(self.items.as_mut()?).ok()? {
            self.json.string().ok()
        } else {
            None
        }
    }
}
