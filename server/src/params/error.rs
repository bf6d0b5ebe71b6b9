//! What is wrong with parameters.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Why parameters could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamsError {
    /// There are more fields than allowed.
    TooManyFields {
        /// The most that are.
        limit: usize,
    },
    /// A name nests deeper than allowed.
    TooDeep {
        /// The deepest that is.
        limit: usize,
    },
    /// An item of a list has a higher number than allowed.
    IndexTooHigh {
        /// The highest that is.
        limit: usize,
    },
    /// Fields do not fit their types.
    Invalid(FieldErrors),
}

impl fmt::Display for ParamsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyFields { limit } => write!(f, "more than {limit} fields"),
            Self::TooDeep { limit } => write!(f, "a field is nested more than {limit} levels deep"),
            Self::IndexTooHigh { limit } => {
                write!(f, "an item of a list has a number above {limit}")
            }
            Self::Invalid(errors) => errors.fmt(f),
        }
    }
}

impl std::error::Error for ParamsError {}

/// Messages about fields, by the field's path: `age`, `address[zip]`, `lines[0][amount]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors {
    fields: BTreeMap<String, Vec<Cow<'static, str>>>,
}

impl FieldErrors {
    /// Adds a message to a field.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<Cow<'static, str>>) {
        self.fields
            .entry(field.into())
            .or_default()
            .push(message.into());
    }

    /// The messages about a field.
    #[must_use]
    pub fn of(&self, field: &str) -> &[Cow<'static, str>] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// All messages with their fields, ordered by field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().flat_map(|(field, messages)| {
            messages
                .iter()
                .map(move |message| (field.as_str(), message.as_ref()))
        })
    }

    /// Whether there is no message.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (field, message)) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{field}: {message}")?;
        }
        Ok(())
    }
}
