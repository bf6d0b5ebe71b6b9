//! Commands after which an element shows, or does not.

use std::time::Duration;

use serde::Serialize;

use super::effect::Timing;
use super::{Effect, Js, Target, Transition};

impl Js {
    /// Shows what is hidden.
    ///
    /// ```
    /// use bennu::js::{Js, to};
    ///
    /// let shown = Js::new().show(to("#hint").transition("fade-in").display("flex"));
    /// ```
    pub fn show(self, what: impl Into<Show>) -> Self {
        self.then("show", &what.into())
    }

    /// Hides what is shown.
    ///
    /// ```
    /// use bennu::js::{Js, closest};
    ///
    /// let dismissed = Js::new().hide(closest(".notice").transition("fade-out"));
    /// ```
    pub fn hide(self, what: impl Into<Effect>) -> Self {
        self.then("hide", &what.into())
    }

    /// Shows what is hidden and hides what is shown, each element by itself. Whether it is, the browser says: an
    /// element without a box is hidden, whatever the reason.
    ///
    /// ```
    /// use bennu::js::{Js, to};
    ///
    /// let toggled = Js::new().toggle(to("#menu").transition_in("fade-in").transition_out("fade-out"));
    /// ```
    pub fn toggle(self, what: impl Into<Toggle>) -> Self {
        self.then("toggle", &what.into())
    }
}

/// Elements to show, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Show {
    #[serde(flatten)]
    effect: Effect,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
}

impl Show {
    /// The `display` of their style, instead of `block` (of `table-row` and `table-cell` in tables).
    #[must_use]
    pub fn display(mut self, display: impl Into<String>) -> Self {
        self.display = Some(display.into());
        self
    }

    /// See [`Effect::transition`].
    #[must_use]
    pub fn transition(mut self, classes: impl Into<Transition>) -> Self {
        self.effect = self.effect.transition(classes);
        self
    }

    /// See [`Effect::time`].
    #[must_use]
    pub fn time(mut self, time: Duration) -> Self {
        self.effect = self.effect.time(time);
        self
    }

    /// See [`Effect::non_blocking`].
    #[must_use]
    pub fn non_blocking(mut self) -> Self {
        self.effect = self.effect.non_blocking();
        self
    }
}

impl<T: Into<Effect>> From<T> for Show {
    fn from(effect: T) -> Self {
        Self {
            effect: effect.into(),
            display: None,
        }
    }
}

/// Elements to show or hide, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Toggle {
    #[serde(skip_serializing_if = "Target::is_itself")]
    to: Target,
    #[serde(rename = "ins", skip_serializing_if = "Option::is_none")]
    transition_in: Option<Transition>,
    #[serde(rename = "outs", skip_serializing_if = "Option::is_none")]
    transition_out: Option<Transition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
    #[serde(flatten)]
    timing: Timing,
}

impl Toggle {
    /// Plays these classes on what appears: Phoenix's `in`.
    #[must_use]
    pub fn transition_in(mut self, classes: impl Into<Transition>) -> Self {
        self.transition_in = Some(classes.into());
        self
    }

    /// Plays these classes on what vanishes: Phoenix's `out`.
    #[must_use]
    pub fn transition_out(mut self, classes: impl Into<Transition>) -> Self {
        self.transition_out = Some(classes.into());
        self
    }

    /// See [`Show::display`].
    #[must_use]
    pub fn display(mut self, display: impl Into<String>) -> Self {
        self.display = Some(display.into());
        self
    }

    /// See [`Effect::time`].
    #[must_use]
    pub fn time(mut self, time: Duration) -> Self {
        self.timing.take(time);
        self
    }

    /// See [`Effect::non_blocking`].
    #[must_use]
    pub fn non_blocking(mut self) -> Self {
        self.timing.do_not_block();
        self
    }
}

/// A transition plays both ways.
impl<T: Into<Effect>> From<T> for Toggle {
    fn from(effect: T) -> Self {
        let effect = effect.into();
        Self {
            to: effect.to,
            transition_in: effect.transition.clone(),
            transition_out: effect.transition,
            display: None,
            timing: effect.timing,
        }
    }
}
