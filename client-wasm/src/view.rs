//! One view of the page: its channel, what it shows, and which of its elements wait.
//!
//! `join` brings it to life, `apply` lets what the server says take effect, `status` shows how it is. The patching itself is [`ViewDom`]'s.

mod acks;
mod apply;
mod arrival;
mod join;
mod recovery;
pub(crate) mod refs;
mod status;

use bennu_wire::keys::topic;

use crate::dom::ViewDom;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::{Kept, Value};
use crate::platform::words::word;
use refs::Refs;

/// Where a view is in the life of its channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It waits for the connection.
    Idle,
    /// It asked to join.
    Joining,
    /// It is live.
    Joined,
    /// Its join failed or its channel crashed; it will try again.
    Failed,
    /// The server ended it for good.
    Closed,
}

/// One view of the page.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) container: Node,
    /// The id of the container.
    pub(crate) dom_id: Kept,
    pub(crate) phase: Phase,
    /// The reference of the present join, or of the next one while there is none.
    pub(crate) join_ref: u32,
    /// Joins that succeeded.
    pub(crate) mounts: u32,
    /// Joins that were tried since the last success.
    pub(crate) attempts: u32,
    pub(crate) refs: Refs,
    /// Frames that wait for the first join: a list.
    pub(crate) early: Kept,
    /// It was reached by live navigation.
    redirected: bool,
    /// It is about to take the place of the view before it.
    pub(crate) arriving: bool,
    /// What it says to the user when it arrives: a token, or nothing.
    flash: Kept,
    /// Something the user changed did not reach the server.
    unsent: bool,
    /// Diffs that the server sent on its own, since the join.
    applied: u32,
    /// How many of them were acknowledged; `None` when the server does not want to know.
    acknowledged: Option<u32>,
    /// Replays of forms that are not answered.
    replays: u32,
    /// The forms of the present join have been replayed.
    recovered: bool,
    /// Frames that wait for those answers, the join's reply first: a list.
    backlog: Kept,
    dom: ViewDom,
}

impl View {
    /// The view in a container that the server rendered.
    pub(crate) fn new(container: Node, join_ref: u32) -> Self {
        let id = container.attribute(word!("id"));
        container.set_attribute(word!("data-phx-root-id"), id);
        Self {
            container,
            phase: Phase::Idle,
            join_ref,
            mounts: 0,
            attempts: 0,
            refs: Refs::new(),
            early: Value::list().keep(),
            redirected: false,
            arriving: false,
            flash: Kept::NONE,
            unsent: false,
            applied: 0,
            acknowledged: None,
            replays: 0,
            recovered: false,
            backlog: Value::list().keep(),
            dom: ViewDom::new(container),
            dom_id: id.keep(),
        }
    }

    /// What its messages are addressed with.
    pub(crate) fn topic(&self) -> Value {
        word!(topic::VIEW).join(&self.dom_id)
    }

    /// A message of the view, as it travels.
    pub(crate) fn frame(&self, reference: u32, event: Value, payload: Value) -> Value {
        host::frame(self.join_ref, reference, self.topic(), event, payload)
    }

    /// Nothing of the interactions so far will be answered: their elements are set free.
    pub(crate) fn release(&mut self) {
        self.acknowledge(u32::MAX);
    }

    /// An interaction was answered.
    fn acknowledge(&mut self, interaction: u32) {
        for node in self.refs.acknowledge(interaction).nodes() {
            self.dom.unlock(node);
        }
    }

    /// The user left a field.
    pub(crate) fn left(&mut self, field: Node) {
        self.dom.unlock(field);
    }

    /// Something the user changed did not reach the server.
    pub(crate) fn note_unsent(&mut self) {
        self.unsent = true;
    }

    /// A replay of a form is on its way.
    pub(crate) fn note_replay(&mut self) {
        self.replays += 1;
    }
}
