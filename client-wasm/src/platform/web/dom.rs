//! The elements of the document, by number. See `js/value.js`.

use std::num::NonZeroU32;

/// An element of the page. The same element has the same number, always; it keeps nothing alive and needs no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(NonZeroU32);

impl Node {
    /// The element that the page's side knows by this number; zero is none.
    pub(in crate::platform) fn of(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// That number.
    pub(in crate::platform) fn number(self) -> u32 {
        self.0.get()
    }
}
