//! Everyday types as templates.
//!
//! `html!` calls `render_into` on a splice as a method, so that the compiler finds the right receiver:
//! a type that is copied or used up is a template itself, a type that is kept (such as `String`) is
//! one only behind a reference. Text in a field is thus spliced without a `&`, and never moved.

use std::fmt;

use super::{AttributeValue as _, Scalar, Slot, Template, WRAPPER};

impl<T: Scalar + ?Sized> Template for &T {
    #[inline]
    fn render_into(self, slot: Slot<'_>) {
        slot.value(self.value());
    }
}

macro_rules! copied {
    ($($type:ty),*) => {$(
        impl Template for $type {
            #[inline]
            fn render_into(self, slot: Slot<'_>) {
                slot.value(self.value());
            }
        }
    )*};
}

copied!(
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, char
);
copied!(fmt::Arguments<'_>);

impl<T: Template> Template for Option<T> {
    #[inline]
    fn render_into(self, slot: Slot<'_>) {
        match self {
            Some(template) => template.render_into(slot),
            None => slot.empty(),
        }
    }
}

impl<'a, T> Template for &'a Option<T>
where
    &'a T: Template,
{
    #[inline]
    fn render_into(self, slot: Slot<'_>) {
        self.as_ref().render_into(slot);
    }
}

impl<T: Template> Template for Vec<T> {
    fn render_into(self, slot: Slot<'_>) {
        each_of(self, slot);
    }
}

impl<'a, T> Template for &'a Vec<T>
where
    &'a T: Template,
{
    fn render_into(self, slot: Slot<'_>) {
        each_of(self, slot);
    }
}

impl<'a, T> Template for &'a [T]
where
    &'a T: Template,
{
    fn render_into(self, slot: Slot<'_>) {
        each_of(self, slot);
    }
}

/// A page is a template, not a list: there the list stands in a template of its own.
fn each_of<T: Template>(templates: impl IntoIterator<Item = T>, slot: Slot<'_>) {
    if slot.is_page() {
        slot.node(&WRAPPER, |slots| list_of(templates, slots.slot()));
    } else {
        list_of(templates, slot);
    }
}

fn list_of<T: Template>(templates: impl IntoIterator<Item = T>, slot: Slot<'_>) {
    slot.list(&WRAPPER, |list| {
        for template in templates {
            list.entry(|slots| template.render_into(slots.slot()));
        }
    });
}
