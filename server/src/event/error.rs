//! Why an event is refused.

use std::fmt;

use crate::params::ParamsError;

/// An event of the page that the view does not take. It never reaches the view.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError {
    /// The view has no event of this name.
    Unknown {
        /// The name, cut to a length that can be logged.
        name: String,
    },
    /// The payload is no JSON.
    Malformed(serde_json::Error),
    /// The event has named values, and the payload is no object.
    NoObject,
    /// The payload does not fit the event.
    Unfit(ParamsError),
}

impl EventError {
    /// There is no event `name`.
    #[must_use]
    pub fn unknown(name: &str) -> Self {
        Self::Unknown {
            name: name.chars().take(MAX_NAME).collect(),
        }
    }
}

impl EventError {
    /// The word that a page knows it by.
    pub(crate) fn reason(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown event",
            Self::Malformed(_) | Self::NoObject | Self::Unfit(_) => "unfit event",
        }
    }
}

/// Letters of a name that are worth showing.
const MAX_NAME: usize = 64;

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => write!(f, "no event is called {name:?}"),
            Self::Malformed(error) => write!(f, "the payload is malformed: {error}"),
            Self::NoObject => f.write_str("the payload is no object"),
            Self::Unfit(error) => write!(f, "the payload does not fit: {error}"),
        }
    }
}

impl std::error::Error for EventError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unknown { .. } | Self::NoObject => None,
            Self::Malformed(error) => Some(error),
            Self::Unfit(error) => Some(error),
        }
    }
}

impl From<ParamsError> for EventError {
    fn from(error: ParamsError) -> Self {
        Self::Unfit(error)
    }
}

impl From<serde_json::Error> for EventError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed(error)
    }
}
