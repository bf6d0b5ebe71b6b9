//! JSON, read as a stream and written as text.
//!
//! [`Reader`] pulls one value after the other out of a message and checks it on the way: whatever it hands out is
//! well-formed and within limits. It builds no tree and allocates nothing. Everything that reads a message does so with it,
//! at both ends. [`mod@write`] is the other direction.

mod escape;
mod number;
mod reader;
mod scan;
mod text;
mod value;
pub mod write;

pub(crate) use number::natural;
pub use reader::{Kind, Members, Reader, Stopped};
pub(crate) use reader::{Mark, slice};
pub use text::{Raw, Text};
