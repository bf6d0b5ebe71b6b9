//! The protocol as its users see it: vectors, round trips, hostile input, laws.

mod hostile;
mod limits;
mod merge_laws;
mod messages;
mod reading;
mod streams;
mod support;
mod vectors;
