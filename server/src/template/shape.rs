//! How a value becomes the text of its slot.

use super::escape::push_escaped;
use super::url::push_judged;
use super::value::Value;

/// What stands around a value in its slot, and whether it is a URL that has to be judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// The slot is the whole attribute of this name.
    name: Option<&'static str>,
    is_url: bool,
}

impl Shape {
    /// The value alone: between tags, or between the quotes of an attribute.
    pub(crate) const PLAIN: Self = Self {
        name: None,
        is_url: false,
    };
    /// The value alone, between the quotes of an attribute that holds a URL.
    pub(crate) const URL: Self = Self {
        name: None,
        is_url: true,
    };

    /// ` name="value"`
    pub(crate) const fn attribute(name: &'static str) -> Self {
        Self {
            name: Some(name),
            is_url: false,
        }
    }

    /// ` name="value"`, where the value is a URL.
    pub(crate) const fn url_attribute(name: &'static str) -> Self {
        Self {
            name: Some(name),
            is_url: true,
        }
    }

    #[inline]
    pub(crate) const fn is_plain(self) -> bool {
        self.name.is_none() && !self.is_url
    }

    /// The name of the attribute; empty when the slot is no whole attribute.
    pub(crate) fn name(self) -> &'static str {
        self.name.unwrap_or_default()
    }

    pub(crate) const fn is_url(self) -> bool {
        self.is_url
    }

    /// Appends the text of the slot.
    #[inline]
    pub(crate) fn append(self, value: Value<'_>, html: &mut String) {
        match self.name {
            None => push_value_or_url(html, value, self.is_url),
            Some(name) => push_attribute(html, name, value, self.is_url),
        }
    }
}

/// Appends ` name="value"`.
pub(super) fn push_attribute(html: &mut String, name: &str, value: Value<'_>, is_url: bool) {
    html.extend([" ", name, "=\""]);
    push_value_or_url(html, value, is_url);
    html.push('"');
}

/// Appends a value, escaped.
#[inline]
pub(super) fn push_value(html: &mut String, value: Value<'_>) {
    if value.is_number() {
        value.write(|digits| html.push_str(digits));
    } else {
        value.write(|piece| push_escaped(html, piece));
    }
}

#[inline]
fn push_value_or_url(html: &mut String, value: Value<'_>, is_url: bool) {
    if is_url {
        push_judged(html, |html| push_value(html, value));
    } else {
        push_value(html, value);
    }
}
