//! Where a walk ends.

use super::escape::push_escaped;
use super::{Shape, Value};
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

    /// The walk, when there is one.
    #[inline]
    pub(crate) fn walk(&mut self) -> Option<&mut Walk> {
        match self {
            Self::Html(_) => None,
            Self::Diff(walk) => Some(walk),
        }
    }
}

/// The most frequent ways to fill a slot. They are not inlined, since a template is full of them, and
/// take what they need in registers.
impl Output<'_> {
    pub(super) fn text(self, index: u32, text: &str) {
        match self {
            Self::Html(_) if text.is_empty() => {}
            Self::Html(html) => push_escaped(html, text),
            Self::Diff(walk) => walk.text(index, text),
        }
    }

    pub(super) fn unsigned(self, index: u32, number: u64) {
        match self {
            Self::Html(html) => html.push_str(itoa::Buffer::new().format(number)),
            Self::Diff(walk) => walk.unsigned(index, number),
        }
    }

    pub(super) fn signed(self, index: u32, number: i64) {
        match self {
            Self::Html(html) => html.push_str(itoa::Buffer::new().format(number)),
            Self::Diff(walk) => walk.signed(index, number),
        }
    }

    pub(super) fn shaped(self, index: u32, value: Value<'_>, shape: Shape) {
        match self {
            Self::Html(html) => shape.append(value, html),
            Self::Diff(walk) => walk.value(index, value, shape),
        }
    }
}
