//! The one reading of a diff: from text to calls on a [`Sink`].
//!
//! A diff is read once, front to back, and the sink acts while it is read. What a node says about itself (its statics, its
//! stream) must reach the sink before its slots, wherever it stands in the text: so a node is first scanned for its
//! [head](head::Head), and then its slots are read. A server that promises [`Order::HeadFirst`] saves the scan.

mod sink;
mod statics;
mod stream;

use std::fmt;

pub use sink::{ComponentBase, EntryFrom, Sink, TemplateId};
pub use statics::{Statics, StaticsIter};
pub use stream::{At, StreamInsert, StreamLimit, StreamOps};

use crate::error::Error;

/// In which order the keys of a diff come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// In any: what JSON allows, and what Phoenix sends (the slots first).
    #[default]
    Any,
    /// What a node or diff says about itself comes before its slots, entries and components. Our own server promises it in
    /// the reply to a join that offered the extension. Breaking the promise is a [violation](crate::error::Violation::LateField).
    HeadFirst,
}

/// Why a diff could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError<E> {
    /// The message is at fault.
    Wire(Error),
    /// The sink could not go on.
    Sink(E),
}

impl<E> From<Error> for ReadError<E> {
    fn from(error: Error) -> Self {
        Self::Wire(error)
    }
}

impl<E: fmt::Display> fmt::Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wire(error) => error.fmt(f),
            Self::Sink(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for ReadError<E> {}

