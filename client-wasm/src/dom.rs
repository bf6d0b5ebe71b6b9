//! Patching: the only code that writes the page.
//!
//! ```text
//! statics  --marked, and given to the browser's parser--> Template: what to clone, where its slots are
//! template --clone, or a walk over the server's HTML--> Instance: one handle, and what its slots hold beyond text
//! diff     --read_diff--> Apply: writes the nodes of the slots that the diff names, while it is read
//! ```
//!
//! A [`ViewDom`] owns what one view shows. It keeps handles to nodes, and no values. What a diff does not name is not
//! touched, so nodes keep their identity, and no work grows with the page.

mod apply;
mod handles;
mod instance;
mod order;
mod page;
mod template;
#[cfg(test)]
mod tests;
mod value;
mod view;
mod warm_up;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use page::forget;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use template::KEPT;
pub use warm_up::warm_up;

use crate::platform::dom::Node;
use crate::platform::parts;
use crate::platform::value::Value;
use apply::Apply;
use bennu_wire::read::{ReadError, read_diff};
use bennu_wire::{DecodeLimits, Order};
use page::Page;
use std::ops::Range;
use view::View;

/// What one message did to the page, as far as the rest of the client must know.
#[derive(Debug, Default)]
pub struct Applied {
    /// The page's new title.
    pub title: Value,
    /// Events pushed by the server: names, with `phx:`, and payloads. Those that are to fire before the page is patched have
    /// done so and are not among them.
    pub events: Vec<(Value, Value)>,
    /// The reply to the event that this diff acknowledges.
    pub reply: Value,
    /// New elements of interest (hooks, `phx-mounted`, `phx-remove`, `phx-trigger-action`), in the order they were made.
    pub added: Vec<Node>,
    /// Elements of interest of which something, on them or inside, was written.
    pub updated: Vec<Node>,
    /// Elements of interest that left the page. One that has `phx-remove` may still be in it: take it out when its commands
    /// are done.
    pub removed: Vec<Node>,
    /// Components that are no longer shown.
    pub removed_cids: Vec<u64>,
    /// How often the DOM was written.
    pub dom_writes: u32,
    /// The server's HTML did not fit its templates, and was replaced.
    pub was_rebuilt: bool,
}

/// Why a message could not be applied. The page needs a full render: rejoin the view.
// As wide as a register: one that is narrower is cut to size wherever it is looked at.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The message is no diff.
    Message,
    /// The message speaks of what is not there: client and server disagree, or something else changed the page.
    Resync,
    /// The server's HTML is built otherwise than its templates. [`ViewDom::join`] then replaces it.
    Mismatch,
}

/// The DOM of one view.
#[derive(Debug)]
pub struct ViewDom {
    view: View,
    order: Order,
}

impl ViewDom {
    /// The view in `container`, which holds the server's HTML, or nothing yet.
    pub fn new(container: Node) -> Self {
        let view = Page::with(|page| View::new(container, page));
        Self {
            view,
            order: Order::Any,
        }
    }

    /// What the server promised about the order of its messages.
    pub fn set_order(&mut self, order: Order) {
        self.order = order;
    }

    /// Shows a full render: `rendered` is the range of the diff object in `message`. What is there is adopted where it fits.
    ///
    /// # Errors
    /// When the message is no diff, or not a full one.
    pub fn join(&mut self, message: &str, rendered: Range<usize>) -> Result<Applied, Error> {
        let mut applied = Applied::default();
        let adopts = self.view.is_foreign();
        let mut result = self.apply(message, rendered.clone(), Some(adopts), &mut applied);
        if result == Err(Error::Mismatch) {
            self.view.empty();
            applied.events.clear();
            applied.was_rebuilt = true;
            result = self.apply(message, rendered, Some(false), &mut applied);
        }
        result?;
        Ok(applied)
    }

    /// Applies a diff: `diff` is the range of the diff object in `message`.
    ///
    /// # Errors
    /// When the message is no diff, or does not fit the page.
    pub fn update(&mut self, message: &str, diff: Range<usize>) -> Result<Applied, Error> {
        let mut applied = Applied::default();
        self.apply(message, diff, None, &mut applied)?;
        Ok(applied)
    }

    /// Reads the message into the page. `join` is there for a full render: whether what is on the page may be adopted. After an
    /// error nothing is known of the page any more.
    fn apply(
        &mut self,
        message: &str,
        diff: Range<usize>,
        join: Option<bool>,
        applied: &mut Applied,
    ) -> Result<(), Error> {
        let (view, order, limits) = (&mut self.view, self.order, DecodeLimits::client());
        Page::with(|page| {
            parts::read_from(message);
            let mut sink = Apply::new(view, page, join, applied);
            let result = read_diff(message, diff, order, &limits, &mut sink);
            sink.finish();
            result.map_err(|error| {
                view.release(page);
                match error {
                    ReadError::Wire(_) => Error::Message,
                    ReadError::Sink(error) => error,
                }
            })
        })
    }

    /// Writes what was held back while `node` was locked (call it after `data-phx-ref-lock` was removed). Returns how often
    /// the DOM was written.
    pub fn unlock(&mut self, node: Node) -> u32 {
        parts::unlock(node)
    }

    /// Takes the view off the page: forgets every handle. The content stays where it is, without a view.
    pub fn destroy(mut self) {
        Page::with(|page| {
            self.view.release(page);
            self.view.give(page);
        });
    }
}
