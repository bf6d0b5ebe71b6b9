//! Events by name, for views that take whatever a hook or a ported page sends.

use serde_json::Value;

use super::{Event, EventError, Payload};

/// An event as its name and its payload: `type Event = RawEvent;`.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEvent {
    /// The name, as in `phx-click="inc"`.
    pub name: String,
    /// The payload; of a form, its fields nested by their names.
    pub payload: Value,
}

impl Event for RawEvent {
    fn decode(name: &str, payload: Payload<'_>) -> Result<Self, EventError> {
        Ok(Self {
            name: name.to_owned(),
            payload: payload.value()?,
        })
    }
}

/// A view without events refuses them all.
impl Event for () {
    fn decode(name: &str, _: Payload<'_>) -> Result<Self, EventError> {
        Err(EventError::unknown(name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_raw_event_takes_everything() {
        let event = RawEvent::decode("save", Payload::form("a[b]=c", None)).unwrap();
        assert_eq!(
            event,
            RawEvent {
                name: "save".to_owned(),
                payload: json!({"a": {"b": "c"}})
            }
        );
    }

    #[test]
    fn a_view_without_events_refuses_them() {
        let error = <() as Event>::decode("save", Payload::json("{}")).unwrap_err();
        assert_eq!(error.to_string(), "no event is called \"save\"");
    }
}
