//! Commands that change classes, for good or for a while.

use serde::Serialize;

use super::effect::Words;
use super::{Effect, Js, Transition};

impl Js {
    /// Adds classes, parted by spaces.
    ///
    /// ```
    /// use bennu::js::{Js, closest};
    ///
    /// let opened = Js::new().add_class("is-open", closest("details"));
    /// ```
    pub fn add_class(self, names: &str, to: impl Into<Effect>) -> Self {
        self.then("add_class", &Classes::new(names, to))
    }

    /// Removes classes, parted by spaces.
    pub fn remove_class(self, names: &str, to: impl Into<Effect>) -> Self {
        self.then("remove_class", &Classes::new(names, to))
    }

    /// Adds those classes that an element has not, and removes those that it has.
    pub fn toggle_class(self, names: &str, to: impl Into<Effect>) -> Self {
        self.then("toggle_class", &Classes::new(names, to))
    }

    /// Plays classes and leaves the element as it was.
    ///
    /// ```
    /// use bennu::js::{Js, to};
    /// use std::time::Duration;
    ///
    /// let wrong = Js::new().transition("shake", to("#password").time(Duration::from_millis(400)));
    /// ```
    pub fn transition(self, classes: impl Into<Transition>, to: impl Into<Effect>) -> Self {
        self.then("transition", &to.into().transition(classes))
    }
}

#[derive(Serialize)]
struct Classes {
    names: Words,
    #[serde(flatten)]
    effect: Effect,
}

impl Classes {
    fn new(names: &str, to: impl Into<Effect>) -> Self {
        Self {
            names: names.into(),
            effect: to.into(),
        }
    }
}
