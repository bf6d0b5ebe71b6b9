//! Who a command is about.

use serde::Serialize;

/// The elements that a command is about. A text is a selector, as [`to`] makes it.
///
/// Its methods add what a command needs beside its target; see [`Effect`](super::Effect), [`Show`](super::Show),
/// [`Toggle`](super::Toggle) and [`Dispatch`](super::Dispatch).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Target(Place);

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    /// Is left out.
    Itself,
    Inner(String),
    Closest(String),
    #[serde(untagged)]
    Page(String),
}

/// All elements of the page that a selector finds.
#[must_use]
pub fn to(selector: impl Into<String>) -> Target {
    Target(Place::Page(selector.into()))
}

/// All elements within the one that carries the binding that a selector finds.
#[must_use]
pub fn inner(selector: impl Into<String>) -> Target {
    Target(Place::Inner(selector.into()))
}

/// The nearest element that a selector finds, from the one that carries the binding outwards, itself first.
#[must_use]
pub fn closest(selector: impl Into<String>) -> Target {
    Target(Place::Closest(selector.into()))
}

/// The element that carries the binding.
#[must_use]
pub const fn itself() -> Target {
    Target(Place::Itself)
}

impl Target {
    /// The client takes it for granted.
    pub(super) fn is_itself(&self) -> bool {
        self.0 == Place::Itself
    }
}

impl From<&str> for Target {
    fn from(selector: &str) -> Self {
        to(selector)
    }
}

impl From<String> for Target {
    fn from(selector: String) -> Self {
        to(selector)
    }
}

impl From<&String> for Target {
    fn from(selector: &String) -> Self {
        to(selector)
    }
}
