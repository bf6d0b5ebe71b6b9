//! How a callback can end other than well.

use std::time::Duration;

use super::Error;
use crate::context::Navigation;

/// Why a callback did not finish.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It returned an error: the view lives on.
    Failed(Error),
    /// It ran past its deadline and was dropped: the view lives on.
    TimedOut(Duration),
    /// It panicked: the view's state cannot be trusted any more.
    Panicked(String),
}

impl Fault {
    /// Takes the redirect out, if the callback asked for one.
    pub(crate) fn into_navigation(self) -> Result<Navigation, Self> {
        match self {
            Self::Failed(error) => error.into_navigation().map_err(Self::Failed),
            Self::TimedOut(_) | Self::Panicked(_) => Err(self),
        }
    }

    /// The HTTP status that fits.
    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::Failed(error) => error.status(),
            Self::TimedOut(_) | Self::Panicked(_) => 500,
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Failed(error) => error.fmt(f),
            Self::TimedOut(limit) => write!(f, "the callback ran longer than {limit:?}"),
            Self::Panicked(message) => write!(f, "the callback panicked: {message}"),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
