//! The views that these tests show.

mod counter;
mod probe;
mod rows;

pub(crate) use counter::{Counter, Mounts};
pub(crate) use probe::{Other, Probe};
pub(crate) use rows::Rows;
