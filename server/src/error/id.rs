//! The opaque id under which an error is logged and shown.

use std::fmt;

/// A random name for one error: the browser gets it, the log explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ErrorId(u64);

impl ErrorId {
    pub(crate) fn random() -> Self {
        Self(crate::session::random::<8>().map_or(0, u64::from_le_bytes))
    }
}

impl fmt::Display for ErrorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
