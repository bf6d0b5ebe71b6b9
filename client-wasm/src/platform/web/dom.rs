//! The elements of the document, by number. See `js/value.js`.

/// An element of the page. The same element has the same number, always; it keeps nothing alive and needs no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(crate) u32);
