//! What the single field of a variant may be: a form, or any value that is the whole payload.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{EventError, Payload};
use crate::form::Form;
use crate::js::Push;

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

    /// The event of this name that carries it.
    fn push(&self, event: &str) -> Push;
}

impl<T: Serialize + DeserializeOwned> EventContent for T {
    fn decode(payload: Payload<'_>, _: &str) -> Result<Self, EventError> {
        payload.read()
    }

    fn push(&self, event: &str) -> Push {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(payload)) => Push::from(event).values(payload),
            _ => Push::from(event),
        }
    }
}

/// The fields of a form come from the page, so the event is its name alone.
impl<T: DeserializeOwned> EventContent for Form<T> {
    fn decode(payload: Payload<'_>, form: &str) -> Result<Self, EventError> {
        Self::decode(payload, form)
    }

    fn push(&self, event: &str) -> Push {
        Push::from(event)
    }
}
