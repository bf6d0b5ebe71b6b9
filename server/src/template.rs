//! Templates: what a view's `render` returns.
//!
//! `html!` makes a [`Rendered`]: the markup that never changes ([`Statics`]) and a closure that fills
//! the slots between. Filling is one walk over the page in document order with two possible ends,
//! chosen by whoever starts the walk and never seen by a template: [`render_html`] writes the page,
//! [`Differ`](crate::diff::Differ) compares each slot with what the client has and writes what differs.
//!
//! ```text
//! Template --render_into--> Slot --node--> Slots --slot, attribute, list, ...--> Slot, List
//! ```
//!
//! Text is escaped in `escape`, URLs are judged in `url`, nowhere else.

mod attributes;
mod boxed;
mod children;
mod composer;
mod escape;
mod html;
mod lazy;
mod list;
mod markup;
mod names;
mod output;
mod packed;
mod shape;
mod slot;
mod slots;
mod statics;
mod url;
mod value;

pub use attributes::{AttributeList, Attributes};
pub use boxed::Boxed;
pub use composer::Composer;
pub use html::render_html;
pub use lazy::{Lazy, lazy};
pub use list::List;
pub use markup::maud;
#[doc(hidden)]
pub use names::{BOOLEAN_ATTRIBUTES, URL_ATTRIBUTES};
pub use slot::Slot;
pub use slots::Slots;
pub use statics::Statics;
pub use value::{AttributeValue, Scalar, Value};

pub(crate) use attributes::is_allowed;
pub(crate) use names::is_url;
pub(crate) use output::Output;
pub(crate) use packed::packed;
pub(crate) use shape::Shape;
pub(crate) use statics::WRAPPER;
pub(crate) use url::push_judged;

use std::fmt;

/// What can stand between tags: text, numbers, what `html!` returns, options and lists of these.
///
/// A template is used once. [`boxed`](Self::boxed) gives it a type that can be named.
///
/// # Examples
///
/// ```
/// use bennu::template::{Template, render_html};
///
/// fn shown(template: impl Template) -> String {
///     let mut html = String::new();
///     render_html(template, &mut html);
///     html
/// }
///
/// assert_eq!(shown("a < b"), "a &lt; b");
/// assert_eq!(shown(Some(42)), "42");
/// assert_eq!(shown(None::<&str>), "");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand between tags",
    label = "neither text nor a number nor a template",
    note = "text of one's own is given by reference, as `&text`",
    note = "a `bool` is asked with `@if`; other types implement `bennu::template::Scalar`"
)]
pub trait Template: Sized {
    /// Fills `slot` with this.
    fn render_into(self, slot: Slot<'_>);

    /// The same template under one type: for recursion, for branches that differ, for storing.
    fn boxed<'a>(self) -> Boxed<'a>
    where
        Self: 'a,
    {
        Boxed::new(self)
    }
}

/// A part of a page that takes typed arguments: its fields.
///
/// In `html!`, `Card title=(t) { … }` makes a `Card { title: t, children: … }` and renders it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no component",
    note = "implement `bennu::template::Component` for it"
)]
pub trait Component {
    /// What the component shows.
    fn render(self) -> impl Template;
}

/// A template made by `html!`.
#[must_use = "a template shows nothing until it is rendered"]
pub struct Rendered<F> {
    statics: &'static Statics,
    fill: F,
}

/// Makes a template from its two halves: `fill` fills each slot of `statics`, in order.
#[doc(hidden)]
pub fn template<F: FnOnce(&mut Slots<'_>)>(statics: &'static Statics, fill: F) -> Rendered<F> {
    Rendered { statics, fill }
}

impl<F: FnOnce(&mut Slots<'_>)> Template for Rendered<F> {
    #[inline]
    fn render_into(self, slot: Slot<'_>) {
        slot.node(self.statics, self.fill);
    }
}

impl<F> fmt::Debug for Rendered<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rendered")
            .field("statics", self.statics)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
