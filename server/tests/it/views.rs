//! The views that these tests show.

mod counter;
mod probe;

pub(crate) use counter::{Counter, Mounts};
pub(crate) use probe::{Other, Probe};
