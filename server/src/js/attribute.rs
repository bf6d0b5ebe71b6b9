//! Commands that change attributes.
//!
//! A value in an attribute is judged as it is in a template: addresses by their scheme, and attributes that run
//! something (`on…`, `srcdoc`) are not set.

use std::fmt::Display;

use serde::Serialize;

use super::{Js, Target, judged};
use crate::template::{is_allowed, is_url};

impl Js {
    /// Gives an attribute a value.
    ///
    /// ```
    /// use bennu::js::Js;
    ///
    /// let opened = Js::new().set_attribute(("aria-expanded", true), "#menu-button");
    /// ```
    pub fn set_attribute(
        self,
        (name, value): (impl Into<String>, impl Display),
        to: impl Into<Target>,
    ) -> Self {
        self.change(
            "set_attr",
            ToggledAttribute::new(name, [value.to_string()]),
            to,
        )
    }

    /// Takes an attribute away.
    pub fn remove_attribute(self, name: &str, to: impl Into<Target>) -> Self {
        let (attr, to) = (name, to.into());
        self.then("remove_attr", &Change { attr, to })
    }

    /// Gives an attribute that is missing its value, and takes one away that is there; of two values, gives it the one
    /// that it has not.
    ///
    /// ```
    /// use bennu::js::{Js, itself};
    ///
    /// let toggled = Js::new()
    ///     .toggle_attribute(("open", ""), "#details")
    ///     .toggle_attribute(("aria-expanded", true, false), itself());
    /// ```
    pub fn toggle_attribute(
        self,
        attribute: impl Into<ToggledAttribute>,
        to: impl Into<Target>,
    ) -> Self {
        self.change("toggle_attr", attribute.into(), to)
    }

    fn change(self, kind: &str, attribute: ToggledAttribute, to: impl Into<Target>) -> Self {
        if !is_allowed(&attribute.0[0]) {
            return self;
        }
        let (attr, to) = (attribute, to.into());
        self.then(kind, &Change { attr, to })
    }
}

#[derive(Serialize)]
struct Change<A> {
    attr: A,
    #[serde(skip_serializing_if = "Target::is_itself")]
    to: Target,
}

/// An attribute and its value, `("open", "")`, or its two, `("aria-expanded", true, false)`.
///
/// As it travels: its name, then its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToggledAttribute(Vec<String>);

impl ToggledAttribute {
    fn new<const N: usize>(name: impl Into<String>, values: [String; N]) -> Self {
        let name = name.into();
        let is_url = is_url(&name);
        let values = values.map(|value| if is_url { judged(&value) } else { value });
        Self(std::iter::once(name).chain(values).collect())
    }
}

impl<N: Into<String>, V: Display> From<(N, V)> for ToggledAttribute {
    fn from((name, value): (N, V)) -> Self {
        Self::new(name, [value.to_string()])
    }
}

impl<N: Into<String>, V: Display, W: Display> From<(N, V, W)> for ToggledAttribute {
    fn from((name, one, other): (N, V, W)) -> Self {
        Self::new(name, [one.to_string(), other.to_string()])
    }
}
