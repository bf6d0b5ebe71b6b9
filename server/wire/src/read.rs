//! The one reading of a diff: from text to the steps of a [`Sink`].
//!
//! A diff is read once, front to back, and the sink acts while it is read. What a node says about itself (its statics, its
//! stream) must reach the sink before its slots, wherever it stands in the text: so a node is first scanned for its
//! head, and then its slots are read. A list is looked through for entries that move, too. A server that promises
//! [`Order::HeadFirst`] saves both.

mod components;
mod cursor;
mod extras;
mod head;
mod node;
mod sink;
mod statics;
mod stream;
mod templates;

use std::fmt;
use std::ops::Range;

pub use sink::{ComponentBase, EntryFrom, Sink, Step, TemplateId};
pub use statics::{Statics, StaticsIter};
pub use stream::{At, StreamInsert, StreamLimit};

use crate::error::{Error, Malformed};
use crate::json::{Raw, Reader, slice};
use crate::limits::DecodeLimits;
use cursor::Cursor;
use head::Head;
use templates::Templates;

/// In which order the keys of a diff come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// In any: what JSON allows, and what Phoenix sends (the slots first).
    #[default]
    Any,
    /// What a node or diff says about itself comes before its slots, entries and components. Our own server promises it in
    /// the reply to a join that offered the extension. Breaking the promise is a [violation](crate::error::Violation::LateField).
    /// And a new entry where another one moves away is [marked as new](EntryFrom::Fresh).
    HeadFirst,
}

/// Reads the diff that stands at `diff` in `message`, and tells `sink` what it says.
///
/// Positions of strings are byte offsets in `message`.
///
/// # Errors
/// When the diff is malformed or breaks a rule or limit, or when the sink does. The sink has then seen a part of it.
pub fn read_diff<S: Sink>(
    message: &str,
    diff: Range<usize>,
    order: Order,
    limits: &DecodeLimits,
    sink: &mut S,
) -> Result<(), ReadError<S::Error>> {
    let text = slice(message, diff.clone());
    let json = Cursor::new(Reader::over(Raw::at(text, diff.start), limits));
    let mut reader = DiffReader {
        json,
        sink,
        order,
        templates: Templates::default(),
        refused: None,
    };
    reader.diff();
    reader.outcome()
}

/// Why a diff could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError<E> {
    /// The message is at fault.
    Wire(Error),
    /// The sink could not go on.
    Sink(E),
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

/// The reader of one diff.
///
/// It goes on to the end whatever happens, but tells the sink nothing more once something was wrong.
struct DiffReader<'m, 's, S: Sink> {
    json: Cursor<'m>,
    sink: &'s mut S,
    order: Order,
    templates: Templates,
    /// Why the sink could not go on.
    refused: Option<S::Error>,
}

impl<S: Sink> DiffReader<'_, '_, S> {
    fn diff(&mut self) {
        let head = Head::read(&mut self.json, self.order);
        self.extras(&head);
        if let Some(components) = self.root(&head) {
            self.components(components);
        }
        self.json.end();
        self.tell(Step::Finish);
    }

    /// Tells the sink something.
    #[inline(never)]
    fn tell(&mut self, step: Step<'_>) {
        if self.json.has_stopped() {
            return;
        }
        if let Err(error) = self.sink.step(step) {
            self.refused = Some(error);
            self.json.fail(Malformed::EndsEarly);
        }
    }

    fn outcome(self) -> Result<(), ReadError<S::Error>> {
        match self.refused {
            Some(error) => Err(ReadError::Sink(error)),
            None if self.json.has_stopped() => Err(ReadError::Wire(self.json.reader().error())),
            None => Ok(()),
        }
    }
}
