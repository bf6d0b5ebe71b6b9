//! The slots of one template, filled in order.

use super::composer::Composer;
use super::escape::push_escaped;
use super::list::List;
use super::slot::Slot;
use super::url::push_judged;
use super::{AttributeValue, Attributes, Output, Shape, Statics};
use crate::event::Binding;
use crate::stream::Stream;

/// The slots of one template. Each method fills the next one, and there are as many calls as slots:
/// what `html!` expands to is made of these calls and nothing else.
#[derive(Debug)]
pub struct Slots<'a> {
    output: Output<'a>,
    statics: &'static Statics,
    next: usize,
}

impl<'a> Slots<'a> {
    /// Has `fill` fill the slots of `statics`.
    #[inline]
    pub(crate) fn fill(
        output: Output<'a>,
        statics: &'static Statics,
        fill: impl FnOnce(&mut Slots<'_>),
    ) {
        let mut slots = Self {
            output,
            statics,
            next: 0,
        };
        fill(&mut slots);
        slots.finish();
    }

    /// The next slot, between tags.
    #[inline]
    pub fn slot(&mut self) -> Slot<'_> {
        let index = self.next;
        debug_assert!(
            index < self.statics.slots(),
            "more slots filled than there are"
        );
        if let Output::Html(html) = &mut self.output {
            html.push_str(self.statics.parts().get(index).copied().unwrap_or_default());
        }
        self.next = index + 1;
        Slot::new(self.output.reborrow(), index as u32)
    }

    /// The value of an attribute, or a piece of it.
    #[inline]
    pub fn attribute(&mut self, value: &(impl AttributeValue + ?Sized)) {
        self.slot().value(value.value());
    }

    /// The value of an attribute that holds a URL, or its first piece.
    #[inline]
    pub fn url(&mut self, value: &(impl AttributeValue + ?Sized)) {
        self.slot().shaped(value.value(), Shape::URL);
    }

    /// The whole value of an attribute, put together by `compose`.
    #[inline]
    pub fn compose(&mut self, compose: impl FnOnce(&mut Composer<'_>)) {
        self.slot()
            .composed(|html| compose(&mut Composer::new(html)));
    }

    /// The whole value of an attribute that holds a URL, put together by `compose`.
    #[inline]
    pub fn compose_url(&mut self, compose: impl FnOnce(&mut Composer<'_>)) {
        self.slot()
            .composed(|html| push_judged(html, |html| compose(&mut Composer::new(html))));
    }

    /// A whole attribute, ` name="value"`, or nothing.
    #[inline]
    pub fn optional(&mut self, name: &'static str, value: &Option<impl AttributeValue>) {
        self.shaped_or_absent(value, Shape::attribute(name));
    }

    /// A whole attribute that holds a URL, or nothing.
    #[inline]
    pub fn optional_url(&mut self, name: &'static str, value: &Option<impl AttributeValue>) {
        self.shaped_or_absent(value, Shape::url_attribute(name));
    }

    /// A whole attribute without a value, ` name`, or nothing.
    #[inline]
    pub fn toggle(&mut self, name: &'static str, on: bool) {
        self.slot().composed(|html| {
            if on {
                html.extend([" ", name]);
            }
        });
    }

    /// The whole value of a `class` attribute: those names that are on, in order.
    pub fn classes(&mut self, classes: &[(&str, bool)]) {
        self.slot().composed(|html| {
            let on = classes.iter().filter(|(name, on)| *on && !name.is_empty());
            for (at, (name, _)) in on.enumerate() {
                html.push_str(if at == 0 { "" } else { " " });
                push_escaped(html, name);
            }
        });
    }

    /// An event binding: ` phx-click="add" phx-value-by="10"`.
    #[inline]
    pub fn binding(&mut self, name: &'static str, binding: &(impl Binding + ?Sized)) {
        self.slot().binding(name, binding);
    }

    /// A set of attributes: ` a="b" c`.
    pub fn attributes(&mut self, attributes: &(impl Attributes + ?Sized)) {
        self.slot().attributes(attributes);
    }

    /// A branch that is taken.
    #[inline]
    pub fn node<F: FnOnce(&mut Slots<'_>)>(&mut self, statics: &'static Statics, fill: F) {
        self.slot().node(statics, fill);
    }

    /// A branch that is not taken.
    #[inline]
    pub fn empty(&mut self) {
        self.slot().empty();
    }

    /// A list, whose entries all have the template `statics`.
    #[inline]
    pub fn list(&mut self, statics: &'static Statics, each: impl FnOnce(&mut List<'_>)) {
        self.slot().list(statics, each);
    }

    /// A stream, whose entries all have the template `statics`. `each` gets an entry's id on the page
    /// and its item.
    pub fn stream<T>(
        &mut self,
        statics: &'static Statics,
        stream: &Stream<T>,
        each: impl FnMut(&str, &T, &mut Slots<'_>),
    ) {
        stream.render(self.slot(), statics, each);
    }

    #[inline]
    fn shaped_or_absent(&mut self, value: &Option<impl AttributeValue>, shape: Shape) {
        match value {
            Some(value) => self.slot().shaped(value.value(), shape),
            None => self.slot().absent(),
        }
    }

    #[inline]
    fn finish(self) {
        debug_assert_eq!(
            self.next,
            self.statics.slots(),
            "fewer slots filled than there are"
        );
        if let Output::Html(html) = self.output {
            html.extend(
                self.statics
                    .parts()
                    .get(self.next..)
                    .unwrap_or_default()
                    .iter()
                    .copied(),
            );
        }
    }
}
