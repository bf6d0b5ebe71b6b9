//! The command that reaches the page's own code: an event of the DOM.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Js, Target};

impl Js {
    /// Dispatches an event of the DOM on the elements, for code of the page that listens. Its `detail` holds the
    /// element that carries the binding as `dispatcher`.
    ///
    /// ```
    /// use bennu::js::{Js, to};
    ///
    /// let copied = Js::new().dispatch("shop:copy", to("#address").detail("format", "plain"));
    /// ```
    ///
    /// A `click` is one of a mouse, without any `detail`.
    pub fn dispatch(self, event: impl Into<String>, to: impl Into<Dispatch>) -> Self {
        #[derive(Serialize)]
        struct Named {
            event: String,
            #[serde(flatten)]
            dispatch: Dispatch,
        }
        let (event, dispatch) = (event.into(), to.into());
        self.then("dispatch", &Named { event, dispatch })
    }
}

/// Elements to dispatch an event on, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dispatch {
    #[serde(skip_serializing_if = "Target::is_itself")]
    to: Target,
    #[serde(skip_serializing_if = "Map::is_empty")]
    detail: Map<String, Value>,
    #[serde(rename = "bubbles", skip_serializing_if = "Option::is_none")]
    is_bubbling: Option<bool>,
}

impl Dispatch {
    /// Puts a value into the event's `detail`. What has no JSON form is null.
    #[must_use]
    pub fn detail(mut self, name: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or_default();
        self.detail.insert(name.to_owned(), value);
        self
    }

    /// Only those hear of it who listen on the element itself.
    #[must_use]
    pub fn non_bubbling(mut self) -> Self {
        self.is_bubbling = Some(false);
        self
    }
}

impl Target {
    /// See [`Dispatch::detail`].
    #[must_use]
    pub fn detail(self, name: &str, value: impl Serialize) -> Dispatch {
        Dispatch::from(self).detail(name, value)
    }

    /// See [`Dispatch::non_bubbling`].
    #[must_use]
    pub fn non_bubbling(self) -> Dispatch {
        Dispatch::from(self).non_bubbling()
    }
}

impl<T: Into<Target>> From<T> for Dispatch {
    fn from(to: T) -> Self {
        Self {
            to: to.into(),
            detail: Map::new(),
            is_bubbling: None,
        }
    }
}
