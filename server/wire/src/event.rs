//! The payload of `event`: what a user, or a hook, did.

use std::borrow::Cow;

use crate::json::Raw;

/// Something that happened on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientEvent<'m> {
    /// What it came from.
    pub kind: EventKind,
    /// The name that the page gave it.
    pub name: Cow<'m, str>,
    /// What came with it.
    pub value: EventValue<'m>,
    /// Forms only: an object with `_target`, and what else belongs on top of the form's fields.
    pub meta: Option<Raw<'m>>,
    /// Changes of forms only: an object with the files that were chosen, by upload.
    pub uploads: Option<Raw<'m>>,
    /// The component it is meant for; `None` for the view.
    pub cid: Option<u64>,
}

impl<'m> ClientEvent<'m> {
    /// An event for the view with any JSON as its value.
    #[must_use]
    pub const fn new(kind: EventKind, name: Cow<'m, str>, value: Raw<'m>) -> Self {
        Self {
            kind,
            name,
            value: EventValue::Json(value),
            meta: None,
            uploads: None,
            cid: None,
        }
    }
}

/// What an event came from. Only [`Form`](Self::Form) changes how its value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// `phx-click` and `phx-click-away`.
    Click,
    /// A key went down.
    Keydown,
    /// A key came up.
    Keyup,
    /// An element received the focus.
    Focus,
    /// An element lost the focus.
    Blur,
    /// A form was changed or submitted.
    Form,
    /// `pushEvent` of a hook.
    Hook,
    /// A push from outside of hooks, or from a viewport binding.
    Js,
    /// A push while an element is removed.
    Remove,
    /// Anything else, such as a push when an element was mounted. Written as `null`.
    Other,
}

impl EventKind {
    const NAMES: [(&'static str, Self); 9] = [
        ("click", Self::Click),
        ("keydown", Self::Keydown),
        ("keyup", Self::Keyup),
        ("focus", Self::Focus),
        ("blur", Self::Blur),
        ("form", Self::Form),
        ("hook", Self::Hook),
        ("js", Self::Js),
        ("remove", Self::Remove),
    ];

    /// The kind of this name; [`Other`](Self::Other) when there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map_or(Self::Other, |&(_, kind)| kind)
    }

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Self::NAMES
            .iter()
            .find(|&&(_, kind)| kind == self)
            .map(|&(name, _)| name)
    }
}

/// What came with an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventValue<'m> {
    /// Any JSON; of clicks and keys an object.
    Json(Raw<'m>),
    /// The fields of a form, encoded as in a URL.
    Form(Cow<'m, str>),
}
