//! What takes time: classes that play on an element while a command is under way.

use std::time::Duration;

use serde::{Serialize, Serializer};

use super::{Show, Target, Toggle};

/// Elements, and the transition that plays on them.
///
/// ```
/// use bennu::js::{Js, to};
/// use std::time::Duration;
///
/// let hint = to("#hint").transition(("ease-out", "opacity-0", "opacity-100")).time(Duration::from_millis(300));
/// assert_eq!(
///     Js::new().add_class("seen", hint).to_string(),
///     r##"[["add_class",{"names":["seen"],"to":"#hint","transition":[["ease-out"],["opacity-0"],["opacity-100"]],"time":300}]]"##
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    #[serde(skip_serializing_if = "Target::is_itself")]
    pub(super) to: Target,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) transition: Option<Transition>,
    #[serde(flatten)]
    pub(super) timing: Timing,
}

/// How long a command takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Timing {
    /// Milliseconds.
    #[serde(rename = "time", skip_serializing_if = "Option::is_none")]
    milliseconds: Option<u32>,
    #[serde(rename = "blocking", skip_serializing_if = "Option::is_none")]
    is_blocking: Option<bool>,
}

/// Classes that come and go: those that an element has all the while, those it starts with, and those it ends with.
///
/// One text is the classes of all the while. A transition of the style sheet runs from the second to the third of
/// three: `("ease-out", "opacity-0", "opacity-100")`. Several classes are parted by spaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transition([Words; 3]);

/// Words, parted by spaces; they travel as a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(String);

impl Effect {
    /// Plays these classes.
    #[must_use]
    pub fn transition(mut self, classes: impl Into<Transition>) -> Self {
        self.transition = Some(classes.into());
        self
    }

    /// Takes so long, instead of 200 milliseconds; without a transition, no time at all.
    #[must_use]
    pub fn time(mut self, time: Duration) -> Self {
        self.timing.take(time);
        self
    }

    /// Lets the server change the page meanwhile; else what it sends waits until the end.
    #[must_use]
    pub fn non_blocking(mut self) -> Self {
        self.timing.do_not_block();
        self
    }

    /// See [`Show::display`].
    #[must_use]
    pub fn display(self, display: impl Into<String>) -> Show {
        Show::from(self).display(display)
    }

    /// See [`Toggle::transition_in`].
    #[must_use]
    pub fn transition_in(self, classes: impl Into<Transition>) -> Toggle {
        Toggle::from(self).transition_in(classes)
    }

    /// See [`Toggle::transition_out`].
    #[must_use]
    pub fn transition_out(self, classes: impl Into<Transition>) -> Toggle {
        Toggle::from(self).transition_out(classes)
    }
}

impl Target {
    /// See [`Effect::transition`].
    #[must_use]
    pub fn transition(self, classes: impl Into<Transition>) -> Effect {
        Effect::from(self).transition(classes)
    }

    /// See [`Effect::time`].
    #[must_use]
    pub fn time(self, time: Duration) -> Effect {
        Effect::from(self).time(time)
    }

    /// See [`Effect::non_blocking`].
    #[must_use]
    pub fn non_blocking(self) -> Effect {
        Effect::from(self).non_blocking()
    }

    /// See [`Show::display`].
    #[must_use]
    pub fn display(self, display: impl Into<String>) -> Show {
        Effect::from(self).display(display)
    }

    /// See [`Toggle::transition_in`].
    #[must_use]
    pub fn transition_in(self, classes: impl Into<Transition>) -> Toggle {
        Effect::from(self).transition_in(classes)
    }

    /// See [`Toggle::transition_out`].
    #[must_use]
    pub fn transition_out(self, classes: impl Into<Transition>) -> Toggle {
        Effect::from(self).transition_out(classes)
    }
}

impl<T: Into<Target>> From<T> for Effect {
    fn from(to: T) -> Self {
        Self {
            to: to.into(),
            transition: None,
            timing: Timing::default(),
        }
    }
}

impl Timing {
    pub(super) fn take(&mut self, time: Duration) {
        let milliseconds = u32::try_from(time.as_millis()).unwrap_or(LONGEST);
        self.milliseconds = Some(milliseconds.min(LONGEST));
    }

    pub(super) fn do_not_block(&mut self) {
        self.is_blocking = Some(false);
    }
}

impl From<&str> for Transition {
    fn from(classes: &str) -> Self {
        (classes, "", "").into()
    }
}

impl From<(&str, &str, &str)> for Transition {
    fn from((during, start, end): (&str, &str, &str)) -> Self {
        Self([during, start, end].map(Words::from))
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.split_whitespace())
    }
}

/// A browser's timers count milliseconds in 31 bits.
const LONGEST: u32 = i32::MAX as u32;
