//! The reference model: what a page must show.
//!
//! A [`Tree`] is a [`Sink`](crate::Sink) that keeps everything it is told, and writes it as HTML. Tests, vectors and the headless harness hold
//! a page against it: after each message the DOM says what the tree says. It follows the official client to the letter, and
//! prefers being obvious to being fast.
//!
//! Where the official client keeps the children of a stream in the DOM only, the tree keeps them itself:
//! [`to_html`](Tree::to_html) shows what the page shows.

mod build;
mod error;
mod html;
mod keyed;
mod node;
mod stream;
mod template;

use std::collections::BTreeMap;
use std::ops::Range;

pub use error::TreeError;
pub use keyed::{Entry, Keyed};
pub use node::{Node, Slot};
pub use stream::{Stream, StreamChild};
pub use template::Template;

use crate::limits::DecodeLimits;
use crate::read::{Order, ReadError, read_diff};
use build::Builder;
use template::Templates;

/// The state of a view, as its messages have told it.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    templates: Templates,
    root: Option<Node>,
    components: BTreeMap<u64, Node>,
    /// How many messages have been applied.
    revision: u64,
    /// How many nodes there have been.
    identities: u64,
    title: Option<String>,
    events: Vec<Event>,
    reply: Option<String>,
    builder: Builder,
}

/// An event that the server pushed to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Its payload, as JSON.
    pub payload: String,
    /// Whether it is dispatched before the page changes.
    pub before: bool,
}

impl Tree {
    /// The tree of a view that has not joined.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Applies the diff that stands at `diff` in `message`, with its keys in any order.
    ///
    /// # Errors
    /// When the diff is malformed or does not fit the tree. The tree is then empty: it wants a full render.
    pub fn apply(
        &mut self,
        message: &str,
        diff: Range<usize>,
        limits: &DecodeLimits,
    ) -> Result<(), ReadError<TreeError>> {
        self.apply_ordered(message, diff, Order::Any, limits)
    }

    /// Applies a diff whose sender made a promise about the order of its keys.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn apply_ordered(
        &mut self,
        message: &str,
        diff: Range<usize>,
        order: Order,
        limits: &DecodeLimits,
    ) -> Result<(), ReadError<TreeError>> {
        self.revision += 1;
        self.events.clear();
        self.reply = None;
        let result = read_diff(message, diff, order, limits, self);
        if result.is_err() {
            let Self {
                revision,
                identities,
                ..
            } = *self;
            *self = Self {
                revision,
                identities,
                ..Self::default()
            };
        }
        result
    }

    /// The root; `None` before the join.
    #[must_use]
    pub const fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// A component.
    #[must_use]
    pub fn component(&self, cid: u64) -> Option<&Node> {
        self.components.get(&cid)
    }

    /// The components, by id. Those that are in no slot any more stay until they are [removed](Self::remove_components).
    pub fn components(&self) -> impl Iterator<Item = (u64, &Node)> {
        self.components.iter().map(|(&cid, node)| (cid, node))
    }

    /// Forgets components, as the server has confirmed.
    pub fn remove_components(&mut self, cids: &[u64]) {
        for cid in cids {
            self.components.remove(cid);
        }
    }

    /// How many messages have been applied; [`Node::revision`] says when a node was last touched.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The title, as last set.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The events of the last message.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The reply in the last message, as JSON.
    #[must_use]
    pub fn reply(&self) -> Option<&str> {
        self.reply.as_deref()
    }
}
