//! What may stand in an event position: `phx-click=(…)`.

use std::fmt::{self, Display};

/// A value that can be bound to an event of the page, as in `phx-click=(Msg::Inc)`.
///
/// `#[derive(Event)]` implements it for an event enum, so that a variant with its fields becomes the event's
/// name and payload. A name alone is a `&str` or an [`EventName`]. [`Js`](crate::js::Js) is what the page does by itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be bound to an event",
    label = "not an event",
    note = "write a value of an enum with `#[derive(Event)]`, one of its names such as `Msg::VALIDATE`, a string, or commands as `Js`"
)]
pub trait Binding {
    /// Calls `each` with every attribute that the binding called `name` consists of, in order: the binding's own
    /// and, when there is a payload, its `phx-value-*`. Nothing is called for no binding. Values are not escaped yet.
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display));
}

/// The name of one of a view's events, made by `#[derive(Event)]`: `Msg::VALIDATE`.
///
/// It binds events whose payload comes from the page: forms and keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventName(&'static str);

impl EventName {
    /// A name as it travels.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The name as it travels.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Binding for EventName {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        each(name, &self.0);
    }
}

impl Binding for str {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        each(name, &self);
    }
}

impl Binding for String {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        self.as_str().attributes(name, each);
    }
}

impl<B: Binding + ?Sized> Binding for &B {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        (**self).attributes(name, each);
    }
}

impl<B: Binding> Binding for Option<B> {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        if let Some(binding) = self {
            binding.attributes(name, each);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(binding: impl Binding) -> String {
        let mut html = String::new();
        binding.attributes("phx-click", &mut |name, value| {
            html += &format!(" {name}=[{value}]")
        });
        html
    }

    #[test]
    fn a_name_alone_is_one_attribute() {
        assert_eq!(written("inc"), " phx-click=[inc]");
        assert_eq!(written(String::from("inc")), " phx-click=[inc]");
        assert_eq!(written(EventName::new("inc")), " phx-click=[inc]");
    }

    #[test]
    fn no_binding_writes_nothing() {
        assert_eq!(written(None::<&str>), "");
        assert_eq!(written(Some("inc")), " phx-click=[inc]");
    }
}
