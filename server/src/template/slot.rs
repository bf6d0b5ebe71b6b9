//! One slot, waiting to be filled.

use std::fmt::{self, Display};
use std::hash::Hash;

use super::attributes::{AttributeList, Attributes};
use super::escape::Escaper;
use super::list::List;
use super::slots::Slots;
use super::value::Value;
use super::{Output, Shape, Statics};
use crate::diff::ROOT;
use crate::event::Binding;

/// A place in a page. Whatever fills it calls one of its methods, once.
#[derive(Debug)]
#[must_use = "a slot has to be filled"]
pub struct Slot<'a> {
    output: Output<'a>,
    index: u32,
}

impl<'a> Slot<'a> {
    #[inline]
    pub(crate) fn new(output: Output<'a>, index: u32) -> Self {
        Self { output, index }
    }

    /// Shows nothing.
    #[inline]
    pub fn empty(self) {
        self.text("");
    }

    /// Shows a value. What kind of value it is, the compiler knows in most places.
    #[inline(always)]
    pub fn value(self, value: Value<'_>) {
        match value {
            Value::Text(text) => self.text(text),
            Value::Unsigned(number) => self.unsigned(number),
            Value::Signed(number) => self.signed(number),
            other => self.shaped(other, Shape::PLAIN),
        }
    }

    /// Shows text.
    #[inline]
    pub fn text(self, text: &str) {
        self.output.text(self.index, text);
    }

    /// Shows an integer without sign.
    #[inline]
    pub fn unsigned(self, number: u64) {
        self.output.unsigned(self.index, number);
    }

    /// Shows an integer.
    #[inline]
    pub fn signed(self, number: i64) {
        self.output.signed(self.index, number);
    }

    /// Shows whatever can be displayed.
    pub fn display(self, value: impl Display) {
        self.value(Value::Display(&value));
    }

    /// Shows `html` as it is: the caller answers for it.
    pub fn raw(self, html: &str) {
        match self.output {
            Output::Html(out) => out.push_str(html),
            Output::Diff(walk) => walk.raw(self.index, html),
        }
    }

    /// Shows the text that `format` writes. While `key` stays the same, so does the text, and `format`
    /// is not called.
    pub fn lazy(
        self,
        key: &(impl Hash + ?Sized),
        format: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result,
    ) {
        match self.output {
            Output::Html(html) => append_formatted(html, format),
            Output::Diff(walk) => walk.lazy(self.index, key, |html| append_formatted(html, format)),
        }
    }

    /// Shows a nested template.
    #[inline]
    pub fn node<F: FnOnce(&mut Slots<'_>)>(mut self, statics: &'static Statics, fill: F) {
        let block = self
            .output
            .walk()
            .map(|walk| walk.begin_node(self.index, statics));
        Slots::fill(self.output.reborrow(), statics, fill);
        if let (Some(walk), Some(block)) = (self.output.walk(), block) {
            walk.end_node(self.index, &block);
        }
    }

    /// Shows a list, whose entries all have the template `statics`.
    #[inline]
    pub(crate) fn list(self, statics: &'static Statics, each: impl FnOnce(&mut List<'_>)) {
        List::fill(self.output, self.index, statics, each);
    }

    /// Shows a value in a shape.
    #[inline]
    pub(crate) fn shaped(self, value: Value<'_>, shape: Shape) {
        self.output.shaped(self.index, value, shape);
    }

    /// Leaves out an attribute. This is not the same as an attribute with an empty value.
    #[inline]
    pub(crate) fn absent(self) {
        if let Output::Diff(walk) = self.output {
            walk.absent(self.index);
        }
    }

    /// Shows the attributes of an event binding.
    pub(crate) fn binding(self, name: &str, binding: &(impl Binding + ?Sized)) {
        self.composed(|html| AttributeList::new(html).bind(name, binding));
    }

    /// Shows a set of attributes.
    pub(crate) fn attributes(self, attributes: &(impl Attributes + ?Sized)) {
        self.composed(|html| attributes.write(&mut AttributeList::new(html)));
    }

    /// Shows the markup that `compose` appends.
    #[inline]
    pub(crate) fn composed(self, compose: impl FnOnce(&mut String)) {
        match self.output {
            Output::Html(html) => compose(html),
            Output::Diff(walk) => walk.composed(self.index, compose),
        }
    }

    /// Whether the slot is the page itself.
    pub(crate) fn is_page(&self) -> bool {
        self.index == ROOT
    }

    /// The end of the walk, for the parts of a page that have their own way there.
    pub(crate) fn into_output(self) -> (Output<'a>, u32) {
        (self.output, self.index)
    }
}

fn append_formatted(html: &mut String, format: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result) {
    // A formatter that gives up midway has shown what it has shown.
    let _ = format(&mut Escaper(html));
}
