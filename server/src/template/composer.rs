//! A value of an attribute, put together from pieces.

use super::AttributeValue;
use super::escape::push_escaped;
use super::shape::push_value;

/// The value of an attribute, being put together. Every piece is escaped.
#[derive(Debug)]
pub struct Composer<'a> {
    html: &'a mut String,
}

impl<'a> Composer<'a> {
    pub(super) fn new(html: &'a mut String) -> Self {
        Self { html }
    }

    /// Adds text.
    #[inline]
    pub fn text(&mut self, text: &str) {
        push_escaped(self.html, text);
    }

    /// Adds a value.
    #[inline]
    pub fn push(&mut self, value: &(impl AttributeValue + ?Sized)) {
        push_value(self.html, value.value());
    }
}
