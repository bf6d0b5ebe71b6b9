//! Patching: the only code that writes the page.
//!
//! A [`ViewDom`] owns what one view shows. It reads a diff once, and while it reads, writes the nodes of the slots that the
//! diff names; it keeps handles to those nodes, and no values.

use crate::platform::dom::Node;
use std::ops::Range;

/// What one message did to the page, as far as the rest of the client must know.
#[derive(Debug, Default)]
pub struct Applied {
    /// The page's new title.
    pub title: Option<String>,
    /// Events pushed by the server. Those flagged `before` have been dispatched on the window already, before the first write.
    pub events: Vec<PushedEvent>,
    /// The reply to the event that this diff acknowledges, as JSON.
    pub reply: Option<String>,
    /// New elements of interest (hooks, nested views, `phx-mounted`, `phx-viewport-*`, …), in document order of insertion.
    pub added: Vec<Node>,
    /// Elements of interest of which something, on them or inside, was written.
    pub updated: Vec<Node>,
    /// Elements of interest that left the page. One that has `phx-remove` is still in it: take it out when its commands are done.
    pub removed: Vec<Node>,
    /// Components that are no longer shown.
    pub removed_cids: Vec<u64>,
    /// How often the DOM was written.
    pub dom_writes: u32,
}

/// An event that the server pushed with a diff.
#[derive(Debug)]
pub struct PushedEvent {
    /// Its name, without `phx:`.
    pub name: String,
    /// Its payload, as JSON.
    pub payload: String,
    /// Whether it was to fire before the page is patched (and has).
    pub before: bool,
}

/// Why a message could not be applied. The page needs a full render: rejoin the view.
#[derive(Debug)]
pub enum Error {
    /// The message is not a diff.
    Message,
    /// The message speaks of what is not there: client and server disagree.
    Resync,
}

/// The DOM of one view.
#[derive(Debug)]
pub struct ViewDom {
    container: Node,
}

impl ViewDom {
    /// The view in `container`, which holds the server's HTML, or nothing yet.
    pub fn new(container: Node, view_id: &str) -> Self {
        let _ = view_id;
        Self { container }
    }

    /// Shows a full render: `rendered` is the range of the diff object in `message`. What is there is adopted where it fits.
    pub fn join(&mut self, message: &str, rendered: Range<usize>) -> Result<Applied, Error> {
        let _ = (message, rendered, self.container);
        Err(Error::Resync)
    }

    /// Applies a diff: `diff` is the range of the diff object in `message`.
    pub fn update(&mut self, message: &str, diff: Range<usize>) -> Result<Applied, Error> {
        self.join(message, diff)
    }

    /// Writes what was held back while `node` was locked (call it after `data-phx-ref-lock` was removed).
    pub fn unlock(&mut self, node: Node) {
        let _ = node;
    }

    /// Takes the view off the page: forgets every handle; with `clear`, removes its content too.
    pub fn destroy(&mut self, clear: bool) {
        let _ = clear;
    }
}
