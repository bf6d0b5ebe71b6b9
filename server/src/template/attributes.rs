//! Attributes whose names are decided while the page is rendered.

use super::names;
use super::shape::push_attribute;
use super::value::{AttributeValue, Value};
use crate::event::Binding;

/// A set of attributes to spread into a start tag.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no set of attributes",
    note = "spread a list of `(name, value)` pairs, or implement `bennu::template::Attributes`"
)]
pub trait Attributes {
    /// Adds the attributes to `list`, in order.
    fn write(&self, list: &mut AttributeList<'_>);
}

/// Attributes of one start tag, being written.
///
/// Names that HTML cannot hold, event handlers (`on…`) and `srcdoc` are left out, and so are attributes that are
/// true by being there (`disabled`) when their value is `false`. Values are escaped. URLs are judged in the same
/// attributes as where the name is written in the template, and in `data` not only on `object`: a list does not know
/// its element.
#[derive(Debug)]
pub struct AttributeList<'a> {
    html: &'a mut String,
}

impl<'a> AttributeList<'a> {
    pub(crate) fn new(html: &'a mut String) -> Self {
        Self { html }
    }

    /// Adds ` name="value"`.
    pub fn push(&mut self, name: &str, value: &(impl AttributeValue + ?Sized)) {
        let value = value.value();
        let is_off = matches!(value, Value::Text("false")) && names::is_boolean(name);
        if is_allowed(name) && !is_off {
            push_attribute(self.html, name, value, names::is_url(name));
        }
    }

    /// Adds ` name`.
    pub fn flag(&mut self, name: &str) {
        if is_allowed(name) {
            self.html.extend([" ", name]);
        }
    }

    /// Adds what `binding` consists of when it stands in the attribute `name`.
    pub(crate) fn bind(&mut self, name: &str, binding: &(impl Binding + ?Sized)) {
        binding.attributes(name, &mut |name, value| {
            push_attribute(self.html, name, Value::Display(&value), false);
        });
    }
}

impl<T: Attributes + ?Sized> Attributes for &T {
    fn write(&self, list: &mut AttributeList<'_>) {
        (**self).write(list);
    }
}

impl<T: Attributes> Attributes for Option<T> {
    fn write(&self, list: &mut AttributeList<'_>) {
        if let Some(attributes) = self {
            attributes.write(list);
        }
    }
}

impl<N: AsRef<str>, V: AttributeValue> Attributes for (N, V) {
    fn write(&self, list: &mut AttributeList<'_>) {
        list.push(self.0.as_ref(), &self.1);
    }
}

impl<T: Attributes> Attributes for [T] {
    fn write(&self, list: &mut AttributeList<'_>) {
        self.iter().for_each(|attributes| attributes.write(list));
    }
}

impl<T: Attributes, const N: usize> Attributes for [T; N] {
    fn write(&self, list: &mut AttributeList<'_>) {
        self.as_slice().write(list);
    }
}

impl<T: Attributes> Attributes for Vec<T> {
    fn write(&self, list: &mut AttributeList<'_>) {
        self.as_slice().write(list);
    }
}

/// Whether an attribute of this name can be written (HTML standard, section 13.1.2.3) and runs nothing.
pub(crate) fn is_allowed(name: &str) -> bool {
    let is_letter = |c: char| !c.is_control() && !" \"'>/=<`".contains(c);
    let starts_with_on = name
        .as_bytes()
        .get(..2)
        .is_some_and(|on| on.eq_ignore_ascii_case(b"on"));
    !name.is_empty()
        && name.chars().all(is_letter)
        && !starts_with_on
        && !name.eq_ignore_ascii_case("srcdoc")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(attributes: impl Attributes) -> String {
        let mut html = String::new();
        attributes.write(&mut AttributeList::new(&mut html));
        html
    }

    #[test]
    fn values_are_escaped() {
        let html = written([("title", "a\"b"), ("data-x", "<")]);
        assert_eq!(html, " title=\"a&quot;b\" data-x=\"&lt;\"");
    }

    #[test]
    fn urls_are_judged_in_any_case_of_their_name() {
        assert_eq!(
            written(("HrEf", "javascript:1")),
            " HrEf=\"about:invalid#bennu\""
        );
        assert_eq!(written(("href", "/a")), " href=\"/a\"");
    }

    #[test]
    fn what_is_off_is_not_there() {
        assert_eq!(written(("disabled", false)), "");
        assert_eq!(written(("Disabled", true)), " Disabled=\"true\"");
        assert_eq!(written(("phx-trigger-action", false)), "");
        assert_eq!(written(("aria-busy", false)), " aria-busy=\"false\"");
    }

    #[test]
    fn every_address_is_judged() {
        for name in names::URL_ATTRIBUTES {
            let html = written((name, "javascript:1"));
            assert_eq!(html, format!(" {name}=\"about:invalid#bennu\""));
        }
    }

    #[test]
    fn a_scheme_in_pieces_is_seen() {
        let html = written(("href", format_args!("{}{}", "java", "script:1")));
        assert_eq!(html, " href=\"about:invalid#bennu\"");
    }

    #[test]
    fn names_that_do_harm_are_left_out() {
        let names = [
            "", "a b", "a\"", "a>", "a/", "a=", "<", "a\0", "onclick", "ONload", "SrcDoc",
        ];
        for name in names {
            assert_eq!(written((name, "x")), "", "{name:?}");
        }
    }

    #[test]
    fn a_binding_brings_its_payload() {
        struct Add;
        impl Binding for Add {
            fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn std::fmt::Display)) {
                each(name, &"add");
                each("phx-value-by", &"<1>");
            }
        }
        let mut html = String::new();
        AttributeList::new(&mut html).bind("phx-click", &Add);
        assert_eq!(html, " phx-click=\"add\" phx-value-by=\"&lt;1&gt;\"");
    }
}
