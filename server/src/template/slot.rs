//! One slot, waiting to be filled.

use std::fmt::{self, Display};
use std::hash::Hash;

use super::attributes::{AttributeList, Attributes};
use super::escape::Escaper;
use super::list::List;
use super::slots::Slots;
use super::value::Value;
use super::{Output, Shape, Statics};
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

    /// Shows text.
    #[inline]
    pub fn text(self, text: &str) {
        self.value(Value::Text(text));
    }

    /// Shows a value.
    #[inline]
    pub fn value(self, value: Value<'_>) {
        self.shaped(value, Shape::PLAIN);
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
    pub fn node<F: FnOnce(&mut Slots<'_>)>(self, statics: &'static Statics, fill: F) {
        match self.output {
            Output::Html(_) => Slots::fill(self.output, statics, fill),
            Output::Diff(walk) => walk.node(self.index, statics, fill),
        }
    }

    /// Shows a list, whose entries all have the template `statics`.
    #[inline]
    pub fn list(self, statics: &'static Statics, each: impl FnOnce(&mut List<'_>)) {
        List::fill(self.output, self.index, statics, each);
    }

    /// Shows a value in a shape.
    #[inline]
    pub(crate) fn shaped(self, value: Value<'_>, shape: Shape) {
        match self.output {
            Output::Html(html) => shape.append(value, html),
            Output::Diff(walk) => walk.value(self.index, value, shape),
        }
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

    /// The end of the walk, for the parts of a page that have their own way there.
    pub(crate) fn into_output(self) -> (Output<'a>, u32) {
        (self.output, self.index)
    }
}

fn append_formatted(html: &mut String, format: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result) {
    // A formatter that gives up midway has shown what it has shown.
    let _ = format(&mut Escaper(html));
}
