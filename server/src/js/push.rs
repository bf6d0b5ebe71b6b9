//! The command that reaches the server: an event of the view is pushed.

use std::fmt::Display;

use serde::Serialize;
use serde_json::{Map, Value};

use super::Js;
use crate::event::{Binding, EventName};

impl Js {
    /// Pushes an event: a value of the view's events, one of their names, or any name.
    ///
    /// ```
    /// use bennu::event::Event;
    /// use bennu::js::Js;
    ///
    /// #[derive(Event)]
    /// enum Msg { Move { to: [i32; 2] } }
    ///
    /// let moved = Js::new().hide("#menu").push(Msg::Move { to: [3, 4] });
    /// assert_eq!(
    ///     moved.to_string(),
    ///     r##"[["hide",{"to":"#menu"}],["push",{"event":"move","value":{"to":[3,4]}}]]"##
    /// );
    /// ```
    pub fn push(self, event: impl Into<Push>) -> Self {
        self.then("push", &event.into())
    }
}

/// An event to push, and what beside it: `Push::from(Msg::Save).loading("#form")`.
///
/// `#[derive(Event)]` makes one of every event. By itself it is a binding as well.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Push {
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    loading: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    page_loading: bool,
    #[serde(skip_serializing_if = "Map::is_empty")]
    value: Map<String, Value>,
}

impl Push {
    fn named(event: impl Into<String>) -> Self {
        Self {
            event: event.into(),
            target: None,
            loading: None,
            page_loading: false,
            value: Map::new(),
        }
    }

    /// Sends a value along, beside the payload of the event and the `phx-value-*` of the element; of two with the same
    /// name it is this one. What has no JSON form is sent as null, and refused when it comes back.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Serialize) -> Self {
        push_field(&mut self, name, &value);
        self
    }

    /// Sends several values along.
    pub(crate) fn values(mut self, values: Map<String, Value>) -> Self {
        self.value.extend(values);
        self
    }

    /// Has the elements that a selector finds show that they wait for the answer, as the element itself does: they get
    /// the class `phx-click-loading` (of the event's kind).
    #[must_use]
    pub fn loading(mut self, selector: impl Into<String>) -> Self {
        self.loading = Some(selector.into());
        self
    }

    /// Has the page show that it loads until the answer comes: the window gets `phx:page-loading-start` and
    /// `phx:page-loading-stop`, of kind `element`.
    #[must_use]
    pub fn page_loading(mut self) -> Self {
        self.page_loading = true;
        self
    }

    /// Sends it to the view of each element that a selector finds, instead of the view around the binding.
    #[must_use]
    pub fn target(mut self, selector: impl Into<String>) -> Self {
        self.target = Some(selector.into());
        self
    }

    /// A name alone needs no commands, unless it looks like them.
    fn is_name_alone(&self) -> bool {
        let shows = self.loading.is_some() || self.page_loading;
        let says_more = shows || self.target.is_some() || !self.value.is_empty();
        !says_more && !self.event.starts_with('[')
    }
}

/// Sends the field of an event along.
pub fn push_field<T: Serialize>(push: &mut Push, name: &str, value: &T) {
    let value = serde_json::to_value(value).unwrap_or_default();
    push.value.insert(name.to_owned(), value);
}

impl Binding for Push {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        if self.is_name_alone() {
            each(name, &self.event);
        } else {
            Js::new().then("push", self).attributes(name, each);
        }
    }
}

impl From<&str> for Push {
    fn from(event: &str) -> Self {
        Self::named(event)
    }
}

impl From<String> for Push {
    fn from(event: String) -> Self {
        Self::named(event)
    }
}

impl From<EventName> for Push {
    fn from(event: EventName) -> Self {
        Self::named(event.as_str())
    }
}
