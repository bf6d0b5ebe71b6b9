//! Where a walk ends.

use crate::diff::Walk;

/// The two ends that a walk can have. Slots choose between them with one branch that is the same for
/// the whole walk.
#[derive(Debug)]
pub(crate) enum Output<'a> {
    /// The page as HTML.
    Html(&'a mut String),
    /// What differs from the page that the client has.
    Diff(&'a mut Walk),
}

impl Output<'_> {
    #[inline]
    pub(crate) fn reborrow(&mut self) -> Output<'_> {
        match self {
            Self::Html(html) => Output::Html(html),
            Self::Diff(walk) => Output::Diff(walk),
        }
    }
}
