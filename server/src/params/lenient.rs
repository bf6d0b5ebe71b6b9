//! A reader of typed values that takes text for what it says and goes on after a field that does not fit.
//!
//! A field that does not fit is noted under its path, and something of its type takes its place, so that all the
//! others are read as well; the value is then thrown away. Where nothing can take its place (an error that the type
//! itself raises), the fields after it go unread.
//!
//! serde tells which fields a type has only when one is missing. So reading starts again with that field present and
//! empty, which a bool, a list and an option accept and a number or a text notes as missing.

mod access;
mod number;
mod place;
mod reader;

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use self::place::Place;
use self::reader::Reader;
use super::{FieldErrors, FieldPath, ParamsError};

/// What came of reading a value.
#[derive(Debug)]
pub(crate) struct Outcome<T> {
    /// The value, if every field fits.
    pub(crate) value: Option<T>,
    /// The fields that do not fit.
    pub(crate) errors: FieldErrors,
}

impl<T> Outcome<T> {
    pub(crate) fn into_result(self) -> Result<T, ParamsError> {
        match self.value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(ParamsError::Invalid(self.errors)),
        }
    }
}

/// Reads a value from nested parameters.
pub(crate) fn deserialize<T: DeserializeOwned>(tree: &Value) -> Outcome<T> {
    read(Some(tree), Place::Root)
}

/// Reads a field that may be missing.
pub(crate) fn deserialize_field<T: DeserializeOwned>(
    value: Option<&Value>,
    name: &str,
) -> Outcome<T> {
    read(
        value,
        Place::Field {
            parent: &Place::Root,
            key: name,
        },
    )
}

fn read<T: DeserializeOwned>(value: Option<&Value>, place: Place<'_>) -> Outcome<T> {
    let notes = Notes::default();
    loop {
        let value = match T::deserialize(Reader::new(value, place, &notes)) {
            Ok(value) => Some(value),
            Err(Error::Missing(field)) if !notes.missing.borrow().contains(&field) => {
                notes.missing.borrow_mut().push(field);
                notes.errors.take();
                continue;
            }
            Err(error) => {
                notes.note_unless_noted(place, error);
                None
            }
        };
        let errors = notes.errors.take();
        return Outcome {
            value: value.filter(|_| errors.is_empty()),
            errors,
        };
    }
}

/// What is known while a value is read.
#[derive(Debug, Default)]
struct Notes {
    errors: RefCell<FieldErrors>,
    /// Fields that the type wants and the parameters do not have.
    missing: RefCell<Vec<FieldPath>>,
}

impl Notes {
    fn note(&self, place: Place<'_>, message: &'static str) {
        self.errors
            .borrow_mut()
            .add(place.path().into_string(), message);
    }

    /// The names of the fields that an object should have and does not.
    fn missing_in(&self, place: Place<'_>) -> Vec<String> {
        let missing = self.missing.borrow();
        if missing.is_empty() {
            return Vec::new();
        }
        let path = place.path();
        missing
            .iter()
            .filter_map(|field| field.last_under(&path))
            .map(str::to_owned)
            .collect()
    }

    fn note_unless_noted(&self, place: Place<'_>, error: Error) {
        let (path, message) = match error {
            Error::Noted => return,
            Error::Missing(field) => (field, MISSING.into()),
            Error::MissingField(field) => (place.path().child(field), MISSING.into()),
            Error::Type(message) => (place.path(), Cow::Owned(message)),
        };
        self.errors.borrow_mut().add(path.into_string(), message);
    }
}

const MISSING: &str = "is missing";
const BLANK: &str = "can't be blank";
const INVALID: &str = "is invalid";

/// Why reading stopped.
#[derive(Debug)]
enum Error {
    /// A field of the struct being read is missing.
    MissingField(&'static str),
    /// A field is missing.
    Missing(FieldPath),
    /// The type itself refuses its value.
    Type(String),
    /// The mistake has been noted already.
    Noted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingField(_) | Self::Missing(_) => f.write_str(MISSING),
            Self::Type(message) => f.write_str(message),
            Self::Noted => f.write_str(INVALID),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::Type(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::MissingField(field)
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self::Type(INVALID.to_owned())
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self::Type(INVALID.to_owned())
    }
}

#[cfg(test)]
mod tests;
