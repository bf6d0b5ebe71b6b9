//! Commands that the page runs by itself, made in Rust: Phoenix's `JS`.
//!
//! ```text
//! Js::new().toggle("#menu") --Binding--> phx-click="[[&quot;toggle&quot;,{&quot;to&quot;:&quot;#menu&quot;}]]" --client--> the menu shows
//! ```
//!
//! Each file makes the commands of one kind. Who a command is about is a [`Target`]: the element itself, or what a
//! selector finds. What it needs beside that is an option of its target, so that only options which the command knows
//! compile: `to("#menu").transition("fade").time(…)`. What is not said is not sent; the client knows the defaults.
//!
//! # Selectors
//!
//! The page's browser reads them, nobody does before. A selector that finds nothing is a command for nobody, and with
//! Bennu's client so is one that is none (Phoenix's stops there). What is put into a selector has to be fit for one:
//! `#7` selects nothing, so name ids `row-7`. A selector finds elements of the whole page, those of other views and of
//! the layout too, but for [`inner`] and [`closest`].
//!
//! # What the server knows of it
//!
//! Nothing: what commands change is the page's own. Classes outlive whatever the server sends, and so do attributes and
//! visibility until the server changes the very same attribute. What the state of the view has to decide is better
//! shown by `render`.

mod attribute;
mod class;
mod dispatch;
mod effect;
mod focus;
mod navigate;
mod push;
mod show;
mod target;

use std::fmt::{self, Display};

use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::event::Binding;
use crate::template::{AttributeValue, Value, push_judged};

pub use attribute::ToggledAttribute;
pub use dispatch::Dispatch;
pub use effect::{Effect, Transition};
pub use push::Push;
#[doc(hidden)]
pub use push::push_field;
pub use show::{Show, Toggle};
pub use target::{Target, closest, inner, itself, to};

/// Commands that the page runs, in order, without asking the server: `phx-click=(Js::new().toggle("#menu"))`.
///
/// They stand wherever an event does, also in `phx-mounted`, `phx-remove`, `phx-connected` and `phx-disconnected`. In
/// any other attribute they wait until [`exec`](Self::exec) runs them. As part of a
/// [`push_event`](crate::Context::push_event) they are run by a hook, with `this.js().exec(payload.commands)`.
///
/// # Examples
///
/// ```
/// use bennu::js::{Push, itself, to};
/// use bennu::prelude::*;
/// use bennu::template::render_html;
/// use std::time::Duration;
///
/// #[derive(Event)]
/// enum Msg { Archive { id: u32 } }
///
/// /// Commands are values: what belongs together is a function.
/// fn close_menu() -> Js {
///     Js::new()
///         .hide(to("#menu").transition("fade-out").time(Duration::from_millis(120)))
///         .set_attribute(("aria-expanded", "false"), "#menu-button")
/// }
///
/// let menu = html! {
///     button #menu-button phx-click=(Js::new()
///         .toggle(to("#menu").transition_in("fade-in").transition_out("fade-out"))
///         .toggle_attribute(("aria-expanded", "true", "false"), itself()))
///     { "Menu" }
///     ul #menu hidden phx-click-away=(close_menu()) {
///         li { button phx-click=(close_menu().push(Push::from(Msg::Archive { id: 7 }).loading("#orders"))) { "Archive" } }
///     }
/// };
/// let mut shown = String::new();
/// render_html(menu, &mut shown);
/// assert!(shown.contains("{&quot;event&quot;:&quot;archive&quot;,&quot;loading&quot;:&quot;#orders&quot;,&quot;value&quot;:{&quot;id&quot;:7}}"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "commands do nothing until they stand in an attribute"]
pub struct Js {
    /// `["kind",{…}]` for each, between commas.
    commands: String,
}

impl Js {
    /// No commands yet.
    pub const fn new() -> Self {
        Self {
            commands: String::new(),
        }
    }

    /// Goes on with other commands.
    ///
    /// ```
    /// use bennu::js::Js;
    ///
    /// let both = Js::new().hide("#a").concat(Js::new().show("#b"));
    /// assert_eq!(both, Js::new().hide("#a").show("#b"));
    /// ```
    #[expect(clippy::needless_pass_by_value, reason = "commands are built by value")]
    pub fn concat(self, other: Self) -> Self {
        self.joined(&other.commands)
    }

    /// Runs the commands that the attribute of this name holds, on each of the elements.
    ///
    /// ```
    /// use bennu::js::{Js, closest};
    /// use bennu::html;
    ///
    /// let dialog = html! {
    ///     div.dialog data-cancel=(Js::new().hide(closest(".dialog")).push("cancelled")) {
    ///         button phx-click=(Js::new().exec("data-cancel", closest(".dialog"))) { "Cancel" }
    ///     }
    /// };
    /// # let _ = dialog;
    /// ```
    pub fn exec(self, attribute: &str, to: impl Into<Target>) -> Self {
        #[derive(serde::Serialize)]
        struct Exec<'a> {
            attr: &'a str,
            #[serde(skip_serializing_if = "Target::is_itself")]
            to: Target,
        }
        let to = to.into();
        let attr = attribute;
        self.then("exec", &Exec { attr, to })
    }

    /// Adds one command.
    fn then(self, kind: &str, arguments: &impl Serialize) -> Self {
        let command = serde_json::to_string(&(kind, arguments));
        self.joined(&command.expect("texts, numbers and values have a JSON form"))
    }

    fn joined(mut self, commands: &str) -> Self {
        if !self.commands.is_empty() && !commands.is_empty() {
            self.commands.push(',');
        }
        self.commands.push_str(commands);
        self
    }
}

/// The JSON that the client reads.
impl Display for Js {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]", self.commands)
    }
}

/// Without commands there is no binding.
impl Binding for Js {
    fn attributes(&self, name: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        if !self.commands.is_empty() {
            each(name, self);
        }
    }
}

/// Commands that wait in an attribute for [`Js::exec`].
impl AttributeValue for Js {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

/// Commands on their way to a hook.
impl Serialize for Js {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = RawValue::from_string(self.to_string()).map_err(S::Error::custom)?;
        json.serialize(serializer)
    }
}

/// An address as it may stand in an attribute that a browser follows.
fn judged(address: &str) -> String {
    let mut judged = String::new();
    push_judged(&mut judged, |judged| judged.push_str(address));
    judged
}

#[cfg(test)]
mod tests;
