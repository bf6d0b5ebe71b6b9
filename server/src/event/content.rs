//! What the single field of a variant may be: a form, or any value that is the whole payload.

use std::fmt::Display;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::scalar::bind_push;
use super::{EventError, Payload};
use crate::form::Form;

/// The content of an event's variant: `Validate(Form<Profile>)`, `Move(Position)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what an event carries",
    note = "write `Form<T>`, or derive `serde::Serialize` and `serde::Deserialize`"
)]
pub trait EventContent: Sized {
    /// Reads it; `form` is the name under which a form's fields are nested, or empty.
    ///
    /// # Errors
    ///
    /// When the payload does not fit.
    fn decode(payload: Payload<'_>, form: &str) -> Result<Self, EventError>;

    /// Calls `each` with the attributes of the binding `name` to `event`.
    fn bind(&self, name: &str, event: &str, each: &mut dyn FnMut(&str, &dyn Display));
}

impl<T: Serialize + DeserializeOwned> EventContent for T {
    fn decode(payload: Payload<'_>, _: &str) -> Result<Self, EventError> {
        payload.read()
    }

    fn bind(&self, name: &str, event: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(payload)) => bind_push(name, event, &payload, each),
            _ => each(name, &event),
        }
    }
}

/// The fields of a form come from the page, so its binding is the event's name alone.
impl<T: DeserializeOwned> EventContent for Form<T> {
    fn decode(payload: Payload<'_>, form: &str) -> Result<Self, EventError> {
        Self::decode(payload, form)
    }

    fn bind(&self, name: &str, event: &str, each: &mut dyn FnMut(&str, &dyn Display)) {
        each(name, &event);
    }
}
