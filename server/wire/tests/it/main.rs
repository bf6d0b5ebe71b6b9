//! The protocol as its users see it: vectors, round trips, hostile input, laws.

mod support;
mod vectors;
