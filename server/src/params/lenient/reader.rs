//! One value, or one that is missing.

use std::any::type_name;

use serde::de::{Deserializer, Visitor};
use serde_json::{Map, Value};

use super::access::{Choice, Entries, Items};
use super::notes::Notes;
use super::place::Spot;
use super::{BLANK, Error, INVALID, MISSING, number};

/// Reads one value; `None` is a field that is missing.
#[derive(Debug)]
pub(super) struct Reader<'v> {
    value: Option<&'v Value>,
    spot: Spot<'v>,
}

impl<'v> Reader<'v> {
    pub(super) fn new(value: Option<&'v Value>, spot: Spot<'v>) -> Self {
        Self { value, spot }
    }

    /// The same value, as the type inside of this one has it.
    fn inner(self) -> Result<Self, Error> {
        let spot = self.spot.step_in_place()?;
        Ok(Self { spot, ..self })
    }

    /// Gives what was read to `visit`, or the stand-in after noting the mistake.
    fn scalar<S, T>(
        &self,
        read: impl FnOnce(&Value) -> Result<S, &'static str>,
        stand_in: S,
        visit: impl FnOnce(S) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mistake = match self.value.map(read) {
            Some(Ok(value)) => return visit(value).map_err(|error| self.note(error)),
            Some(Err(mistake)) => mistake,
            None => MISSING,
        };
        self.spot.note(mistake);
        // What refuses its stand-in has been noted above.
        visit(stand_in).map_err(|_| Error::Noted)
    }

    /// Notes what the type says about its value.
    fn note(&self, error: Error) -> Error {
        match error {
            Error::Again => Error::Again,
            other => {
                self.spot.notes.note_unless_noted(self.spot.place, other);
                Error::Noted
            }
        }
    }

    fn is_blank(&self) -> bool {
        match self.value {
            None | Some(Value::Null) => true,
            Some(Value::String(text)) => text.is_empty(),
            Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => false,
        }
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.scalar(number::integer::<$type>, 0, |value| visitor.$visit(value))
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Error;

    integers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_i128 visit_i128 i128;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_u128 visit_u128 u128;
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.scalar(number::float, 0.0, |value| visitor.visit_f32(value as f32))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.scalar(number::float, 0.0, |value| visitor.visit_f64(value))
    }

    /// A box that is not ticked is not sent.
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_blank() {
            return visitor.visit_bool(false);
        }
        self.scalar(read_bool, false, |value| visitor.visit_bool(value))
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.scalar(read_char, '\0', |value| visitor.visit_char(value))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.scalar(read_text, String::new(), |value| {
            visitor.visit_string(value)
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    /// An empty field is no value.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_blank() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self.inner()?)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let spot = self.spot;
        visitor
            .visit_newtype_struct(self.inner()?)
            .map_err(|error| refused(spot, error))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Items::of(self.value, self.spot))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        let spot = self.spot;
        self.deserialize_seq(visitor)
            .map_err(|error| refused(spot, error))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (spot, of) = (self.spot, type_name::<V>());
        let map = match self.value {
            Some(Value::Object(map)) => Some(map),
            None | Some(Value::Null) => None,
            Some(_) => {
                spot.note(INVALID);
                None
            }
        };
        visitor
            .visit_map(Entries::new(map, of, spot))
            .map_err(|error| learn(spot, of, map, error))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let choice = Choice::of(self.value, variants, self.spot).unwrap_or_else(|mistake| {
            self.spot.note(mistake);
            Choice::stand_in(variants, self.spot)
        });
        visitor.visit_enum(choice).map_err(|error| self.note(error))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            None | Some(Value::Null) => visitor.visit_unit(),
            Some(Value::Bool(value)) => visitor.visit_bool(*value),
            Some(Value::Number(number)) => visit_number(number, visitor),
            Some(Value::String(text)) => visitor.visit_str(text),
            Some(Value::Array(_)) => self.deserialize_seq(visitor),
            Some(Value::Object(_)) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { bytes byte_buf identifier }
}

/// What the type that was just left says about its fields is worth another attempt, if it is new.
fn learn(
    spot: Spot<'_>,
    of: &'static str,
    map: Option<&Map<String, Value>>,
    error: Error,
) -> Error {
    let is_new = match (&error, map) {
        (Error::MissingField(field), _) => Notes::learn(of, field),
        // It is there under its other name, so it was not to be added.
        (Error::DuplicateField(field), Some(map)) if !map.contains_key(*field) => {
            spot.notes.learn_alias(map, field)
        }
        _ => false,
    };
    if is_new { Error::Again } else { error }
}

/// What a type says about a value that fits its shape is noted where the value stands.
fn refused(spot: Spot<'_>, error: Error) -> Error {
    match error {
        Error::Type(_) => {
            spot.notes.note_unless_noted(spot.place, error);
            Error::Noted
        }
        other => other,
    }
}

fn visit_number<'de, V: Visitor<'de>>(
    number: &serde_json::Number,
    visitor: V,
) -> Result<V::Value, Error> {
    if let Some(value) = number.as_i64() {
        visitor.visit_i64(value)
    } else if let Some(value) = number.as_u64() {
        visitor.visit_u64(value)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or_default())
    }
}

fn read_bool(value: &Value) -> Result<bool, &'static str> {
    match value {
        Value::Bool(value) => Ok(*value),
        Value::String(text) => match text.as_str() {
            "true" | "on" | "1" | "yes" => Ok(true),
            "false" | "off" | "0" | "no" => Ok(false),
            _ => Err(INVALID),
        },
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => Err(INVALID),
    }
}

fn read_char(value: &Value) -> Result<char, &'static str> {
    let Value::String(text) = value else {
        return Err(INVALID);
    };
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        (None, _) => Err(BLANK),
        (Some(_), Some(_)) => Err("is more than one character"),
    }
}

fn read_text(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(value) => Ok(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => Err(INVALID),
    }
}
