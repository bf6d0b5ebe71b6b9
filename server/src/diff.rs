//! What differs between the page that a client has and the page as it should be.
//!
//! A [`Differ`] keeps neither text nor tree, but one word of eight bytes for each slot: the *tape*, in
//! document order. A render walks the page once. It reads the old tape with a cursor, writes the new
//! one beside it, and where two words differ the slot's text goes straight into the
//! [`DiffWriter`]. A page on which nothing changed allocates nothing and writes nothing.
//!
//! ```text
//! text      [word]                                           the text itself when it is short, else its hash
//! template  [node | span] [template] slot...                 span: words up to its end
//! list      [list | span] [template] [count] ([key] slot...)...
//! memo      [memo | span] [version] slot...                  stands for the slots of an entry
//! stream    [stream | 3]  [template] [reference]             its entries are forgotten
//! ```
//!
//! Hashes have 63 bits and a secret that each process makes for itself, so nobody outside can make two
//! texts that collide.

mod key;
mod list;
mod rows;
mod secret;
mod stream;
mod tape;
mod walk;
mod word;

pub(crate) use list::ListWalk;
pub(crate) use walk::{Memo, ROOT, Walk};

use bennu_wire::writer::DiffWriter;

use crate::template::{Output, Slot, Template};
use tape::Tape;

/// What one client has of one page.
///
/// # Examples
///
/// ```
/// use bennu::diff::{Changed, DiffOptions, Differ};
/// use bennu_wire::writer::DiffWriter;
///
/// let (mut differ, mut writer) = (Differ::new(), DiffWriter::new());
/// let mut message = String::new();
///
/// assert_eq!(differ.render("Hello", &mut writer, DiffOptions::default()), Changed::Yes);
/// writer.finish(&mut message);
/// assert_eq!(message, r#"{"p":{"0":["",""]},"s":0,"0":"Hello"}"#);
///
/// assert_eq!(differ.render("Hello", &mut writer, DiffOptions::default()), Changed::No);
/// assert!(writer.is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Differ {
    tape: Tape,
    streams: Streams,
}

/// What a page knows of its streams.
#[derive(Clone, Copy, Debug, Default)]
struct Streams {
    /// How many have been given a reference.
    count: u64,
    /// Some stream has to be filled again.
    overflowed: bool,
}

/// What a client understands beyond Phoenix's protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiffOptions {
    /// New entries of a list that land where another entry stood are written as `[null, {...}]`, so
    /// that the client builds them anew instead of writing over the old one.
    pub fresh_entries: bool,
}

/// Whether a render wrote anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a render that changed nothing needs no message"]
pub enum Changed {
    /// The client already shows the page as it is.
    No,
    /// The writer holds what differs.
    Yes,
}

impl Differ {
    /// A client that has nothing: the first render is a full one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes to `writer` what the client needs to show `template`, and takes note that it has it.
    ///
    /// When a template panics, the next render is a full one.
    pub fn render(
        &mut self,
        template: impl Template,
        writer: &mut DiffWriter,
        options: DiffOptions,
    ) -> Changed {
        Walk::begin(options).run(&mut self.tape, &mut self.streams, writer, |walk| {
            template.render_into(Slot::new(Output::Diff(walk), ROOT));
        })
    }

    /// Forgets what the client has: the next render is a full one.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Whether the page has shown a stream. The entries of a stream cannot be rendered again.
    #[must_use]
    pub fn has_streams(&self) -> bool {
        self.streams.count > 0
    }

    /// Whether a stream that was shown since this was last asked has to be filled again.
    pub(crate) fn take_overflow(&mut self) -> bool {
        std::mem::take(&mut self.streams.overflowed)
    }

    /// The memory that is kept between renders, in bytes.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        self.tape.heap_size()
    }
}

#[cfg(test)]
mod tests;
