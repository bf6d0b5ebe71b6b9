//! A reader of typed values that takes text for what it says and goes on after a field that does not fit.
//!
//! A field that does not fit is noted under its path, and something of its type takes its place, so that all the
//! others are read as well; the value is then thrown away. Where nothing can take its place (an error that the type
//! itself raises), the fields after it go unread.
//!
//! serde tells which fields a type wants only when one is missing. So reading starts again with that field present and
//! empty, which a bool, a list and an option accept and a number or a text notes as missing. What is learned so is kept
//! by type, not by place, and for good: a program has so many types with so many fields, whatever a client sends. All attempts
//! together may read each value a few times, no more, and paths and messages of mistakes have a bound in bytes.

mod access;
mod notes;
mod number;
mod place;
mod reader;

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use self::notes::Notes;
use self::place::{Place, Spot};
use self::reader::Reader;
use super::{FieldErrors, ParamsError};

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
    read_noting(value, place, &Notes::about(value))
}

fn read_noting<T: DeserializeOwned>(
    value: Option<&Value>,
    place: Place<'_>,
    notes: &Notes,
) -> Outcome<T> {
    loop {
        let value = match attempt(value, place, notes) {
            Ok(value) => Some(value),
            Err(Error::Again) => {
                notes.take_mistakes();
                continue;
            }
            Err(error) => {
                notes.note_unless_noted(place, error);
                None
            }
        };
        let errors = notes.take_mistakes();
        return Outcome {
            value: value.filter(|_| errors.is_empty()),
            errors,
        };
    }
}

fn attempt<T: DeserializeOwned>(
    value: Option<&Value>,
    place: Place<'_>,
    notes: &Notes,
) -> Result<T, Error> {
    T::deserialize(Reader::new(
        value,
        Spot::first(place, notes).step_in_place()?,
    ))
}

const MISSING: &str = "is missing";
const BLANK: &str = "can't be blank";
const INVALID: &str = "is invalid";

/// Why reading stopped.
#[derive(Debug)]
enum Error {
    /// A field of the struct being read is missing.
    MissingField(&'static str),
    /// A field of the struct being read is there under two names.
    DuplicateField(&'static str),
    /// Something was learned about a type: reading starts again.
    Again,
    /// The type itself refuses its value.
    Type(String),
    /// The mistake has been noted already.
    Noted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingField(_) | Self::Again => f.write_str(MISSING),
            Self::Type(message) => f.write_str(message),
            Self::DuplicateField(_) | Self::Noted => f.write_str(INVALID),
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

    fn duplicate_field(field: &'static str) -> Self {
        Self::DuplicateField(field)
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
