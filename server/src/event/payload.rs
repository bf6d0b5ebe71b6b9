//! What an event carries, as it was sent and as values.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::EventError;
use crate::params::{self, ParamsLimits, path};

/// What an event carries, not read yet.
#[derive(Clone, Copy, Debug)]
pub struct Payload<'a> {
    source: Source<'a>,
    limits: ParamsLimits,
}

#[derive(Clone, Copy, Debug)]
enum Source<'a> {
    Json(&'a str),
    Form {
        text: &'a str,
        meta: Option<&'a str>,
    },
}

impl<'a> Payload<'a> {
    /// The JSON value of a click, a key or a hook.
    #[must_use]
    pub fn json(text: &'a str) -> Self {
        Self {
            source: Source::Json(text),
            limits: ParamsLimits::default(),
        }
    }

    /// The URL-encoded fields of a form, and the JSON object that comes with them.
    #[must_use]
    pub fn form(text: &'a str, meta: Option<&'a str>) -> Self {
        Self {
            source: Source::Form { text, meta },
            limits: ParamsLimits::default(),
        }
    }

    /// Bounds what a form may hold.
    #[must_use]
    pub fn with_limits(self, limits: ParamsLimits) -> Self {
        Self { limits, ..self }
    }

    /// The payload as nested values. To the fields of a form come what the page sends with it, and `_target` as the
    /// list of keys that leads to the field that changed.
    ///
    /// # Errors
    ///
    /// When it is malformed or exceeds its limits.
    pub fn value(self) -> Result<Value, EventError> {
        match self.source {
            Source::Json(text) => Ok(serde_json::from_str(text)?),
            Source::Form { text, meta } => {
                let mut tree = params::parse(text, &self.limits)?;
                if let (Some(meta), Value::Object(tree)) = (meta, &mut tree) {
                    let meta: Map<String, Value> = serde_json::from_str(meta)?;
                    tree.extend(meta);
                    split_target(tree);
                }
                Ok(tree)
            }
        }
    }

    /// The named values of the payload, to be taken one by one.
    ///
    /// # Errors
    ///
    /// When it is malformed, exceeds its limits, or is no object.
    pub fn fields(self) -> Result<Fields, EventError> {
        match self.value()? {
            Value::Object(values) => Ok(Fields { values }),
            Value::Null => Ok(Fields { values: Map::new() }),
            _ => Err(EventError::NoObject),
        }
    }

    /// The whole payload as one value.
    ///
    /// # Errors
    ///
    /// When it is malformed, exceeds its limits, or does not fit the type.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, EventError> {
        Ok(params::deserialize(&self.value()?).into_result()?)
    }
}

/// The field that changed arrives as its name.
fn split_target(tree: &mut Map<String, Value>) {
    if let Some(target) = tree.get_mut(TARGET)
        && let Value::String(name) = &*target
    {
        let keys = path::keys(name).filter(|key| !key.is_empty());
        *target = keys.map(Value::from).collect();
    }
}

/// Where a form's payload says which field changed.
pub(crate) const TARGET: &str = "_target";

/// The named values of a payload.
#[derive(Clone, Debug)]
pub struct Fields {
    values: Map<String, Value>,
}

impl Fields {
    /// Takes a value out. What the page sends besides is left alone.
    ///
    /// # Errors
    ///
    /// When it is missing and the type wants one, or it does not fit.
    pub fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, EventError> {
        let value = self.values.remove(name);
        let outcome = params::deserialize_field(value.as_ref(), name);
        Ok(outcome.into_result()?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_form_comes_with_its_target_and_extras() {
        let payload = Payload::form(
            "user[name]=x&a=form",
            Some(r#"{"_target":"user[tags][]","a":"meta"}"#),
        );
        let expected = json!({"user": {"name": "x"}, "a": "meta", "_target": ["user", "tags"]});
        assert_eq!(payload.value().unwrap(), expected);
        let undefined = Payload::form("", Some(r#"{"_target":"undefined"}"#));
        assert_eq!(
            undefined.value().unwrap(),
            json!({"_target": ["undefined"]})
        );
    }

    #[test]
    fn fields_are_read_from_text_and_numbers() {
        let mut fields = Payload::json(r#"{"by":"10","to":7,"value":""}"#)
            .fields()
            .unwrap();
        assert_eq!(fields.take::<i64>("by").unwrap(), 10);
        assert_eq!(fields.take::<u8>("to").unwrap(), 7);
        assert_eq!(fields.take::<Option<u8>>("none").unwrap(), None);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refused = |json: &str| {
            Payload::json(json)
                .fields()
                .unwrap()
                .take::<i64>("by")
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            refused(r#"{"by":"x"}"#),
            "the payload does not fit: by: is not a whole number"
        );
        assert_eq!(refused("{}"), "the payload does not fit: by: is missing");
        assert_eq!(refused("null"), "the payload does not fit: by: is missing");
    }

    #[test]
    fn malformed_payloads_are_refused() {
        for json in ["", "{", "[1]", "\"x\"", "{\"a\":1}x"] {
            assert!(Payload::json(json).fields().is_err(), "{json}");
        }
        assert!(matches!(
            Payload::json("{").fields(),
            Err(EventError::Malformed(_))
        ));
        assert!(matches!(
            Payload::json("[]").fields(),
            Err(EventError::NoObject)
        ));
        assert!(matches!(
            Payload::form("a=1", Some("[")).value(),
            Err(EventError::Malformed(_))
        ));
        let limits = ParamsLimits {
            fields: 1,
            ..ParamsLimits::default()
        };
        assert!(matches!(
            Payload::form("a=1&b=2", None).with_limits(limits).value(),
            Err(EventError::Unfit(_))
        ));
    }
}
