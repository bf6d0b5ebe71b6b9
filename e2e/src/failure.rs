//! Why a test of a page failed.

use std::fmt;
use std::io;
use std::time::Duration;

use thirtyfour::error::WebDriverError;

/// What a step of a test comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Everything that can go wrong between a test and the page.
#[derive(Debug)]
pub enum Failure {
    /// The browser or its driver refused.
    Driver(Box<WebDriverError>),
    /// A process or a socket of the test itself failed.
    Io(io::Error),
    /// What was waited for did not come.
    TimedOut {
        /// What was waited for, in words.
        what: String,
        /// How long.
        after: Duration,
        /// What the page showed instead.
        seen: String,
    },
    /// The page says something else than it should.
    Unexpected(String),
}

impl Failure {
    /// A failure told in words.
    pub fn unexpected(what: impl Into<String>) -> Self {
        Self::Unexpected(what.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Driver(error) => write!(f, "the browser: {error}"),
            Self::Io(error) => write!(f, "the test's own plumbing: {error}"),
            Self::TimedOut { what, after, seen } => {
                write!(f, "waited {after:?} for {what}; saw {seen}")
            }
            Self::Unexpected(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Failure {}

impl From<WebDriverError> for Failure {
    fn from(error: WebDriverError) -> Self {
        Self::Driver(Box::new(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
