//! What goes to the server, and what its answer is waited for with.

use bennu_wire::keys::{event, topic};

use super::{LiveSocket, Timer};
use crate::platform::host;
use crate::platform::value::Value;
use crate::view::{Phase, View, ViewId};

/// Milliseconds until an unanswered push counts as lost.
const ANSWER: u32 = 30_000;
/// The same for a join.
const JOIN_ANSWER: u32 = 10_000;
/// How many pushes wait for the first join of a view; more than this no user makes in a second.
const MAX_EARLY: usize = 16;

/// A push that waits for its answer.
#[derive(Debug)]
pub(crate) struct Push {
    pub(crate) reference: u32,
    pub(crate) view: ViewId,
    pub(crate) purpose: Purpose,
}

/// What a push is for, and what its answer needs to know.
#[derive(Debug, Clone)]
pub(crate) enum Purpose {
    Join,
    /// Something the user did, with the number of the interaction.
    Event {
        interaction: u32,
    },
    /// Something a hook pushed, with the promise to settle.
    Hook {
        interaction: u32,
        token: u32,
    },
    /// A form is replayed.
    Recovery,
    /// The view goes to another address.
    Patch {
        href: String,
        visit: crate::navigation::Visit,
        interaction: u32,
    },
    /// Components left the page; they end when the server has taken note.
    WillDestroy(Vec<u64>),
    /// Nobody waits.
    Note,
}

impl Purpose {
    /// The number of the interaction that an answer ends; zero for none.
    pub(crate) fn interaction(&self) -> u32 {
        match self {
            Self::Event { interaction }
            | Self::Hook { interaction, .. }
            | Self::Patch { interaction, .. } => *interaction,
            Self::Join | Self::Recovery | Self::WillDestroy(_) | Self::Note => 0,
        }
    }
}

/// A message on its way out.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) event: &'static str,
    /// An object.
    pub(crate) payload: Value,
    pub(crate) purpose: Purpose,
}

impl LiveSocket {
    pub(crate) fn next_reference(&mut self) -> u32 {
        self.last_reference += 1;
        self.last_reference
    }

    /// Whether a view can be told something.
    pub(crate) fn can_push(&self, index: usize) -> bool {
        self.views.get(index).is_some_and(|view| match view.phase {
            Phase::Joined => self.connection.is_open(),
            // The page is there, its view is on the way: what the user does already counts.
            Phase::Idle | Phase::Joining => {
                view.mounts == 0
                    && view.arrival.is_none()
                    && view.attempts <= 1
                    && view.early.len() < MAX_EARLY
            }
            Phase::Failed | Phase::Closed => false,
        })
    }

    /// Sends a message of a view. See [`can_push`](Self::can_push).
    pub(crate) fn push(&mut self, index: usize, outgoing: Outgoing) {
        let reference = self.next_reference();
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        let frame = frame(view, reference, outgoing.event, outgoing.payload);
        let id = view.id;
        match view.phase {
            Phase::Joined => host::send(frame),
            Phase::Idle | Phase::Joining | Phase::Failed | Phase::Closed => {
                view.early.push(frame.keep())
            }
        }
        self.expect(reference, id, outgoing.purpose);
    }

    /// Sends the join of a view.
    pub(crate) fn push_join(&mut self, index: usize, payload: Value) {
        let Some(view) = self.views.get(index) else {
            return;
        };
        let (reference, id) = (view.join_ref, view.id);
        host::send(frame(view, reference, event::JOIN, payload));
        self.expect(reference, id, Purpose::Join);
    }

    fn expect(&mut self, reference: u32, view: ViewId, purpose: Purpose) {
        if matches!(purpose, Purpose::Note) {
            return;
        }
        let patience = if matches!(purpose, Purpose::Join) {
            JOIN_ANSWER
        } else {
            ANSWER
        };
        self.pushes.push(Push {
            reference,
            view,
            purpose,
        });
        self.arm(patience, Timer::Push(reference));
    }

    /// The answer to the join of a view will be read once more.
    pub(crate) fn expect_join_again(&mut self, index: usize) {
        if let Some(view) = self.views.get(index) {
            self.pushes.push(Push {
                reference: view.join_ref,
                view: view.id,
                purpose: Purpose::Join,
            });
        }
    }

    /// What an answer answers.
    pub(super) fn answered(&mut self, reference: u32) -> Option<Push> {
        let index = self
            .pushes
            .iter()
            .position(|push| push.reference == reference)?;
        self.disarm(Timer::Push(reference));
        Some(self.pushes.remove(index))
    }

    /// Nothing of a view will be answered any more.
    pub(crate) fn drop_pushes(&mut self, id: ViewId) {
        while let Some(push) = self
            .pushes
            .iter()
            .find(|push| push.view == id)
            .map(|push| push.reference)
        {
            if let Some(push) = self.answered(push) {
                self.refuse(&push, "disconnected");
            }
        }
    }

    /// A push came to nothing.
    pub(super) fn refuse(&mut self, push: &Push, why: &str) {
        match &push.purpose {
            Purpose::Hook { token, .. } => host::settle(*token, false, why),
            Purpose::Patch { href, .. } => self.patch_failed(href),
            Purpose::Join
            | Purpose::Event { .. }
            | Purpose::Recovery
            | Purpose::WillDestroy(_)
            | Purpose::Note => {}
        }
    }

    /// Whether a frame answers the replay of a form.
    pub(crate) fn is_replay(&self, reference: Option<u32>) -> bool {
        let replay = |push: &&Push| matches!(push.purpose, Purpose::Recovery);
        self.pushes
            .iter()
            .filter(replay)
            .any(|push| Some(push.reference) == reference)
    }

    pub(super) fn on_timeout(&mut self, reference: u32) {
        let Some(push) = self.answered(reference) else {
            return;
        };
        self.refuse(&push, "timeout");
        match (push.purpose, self.index_of(push.view)) {
            (Purpose::Join, Some(index)) => self.join_timed_out(index),
            (Purpose::Recovery, Some(index)) => self.replayed(index),
            _ => self.reload_with_jitter(),
        }
    }

    /// Tells the server that the connection lives.
    pub(super) fn beat(&mut self) {
        let reference = self.next_reference();
        host::send(host::frame(
            0,
            reference,
            topic::SOCKET.into(),
            event::HEARTBEAT.into(),
            Value::object(),
        ));
    }

    /// The views end, as far as the server is concerned.
    pub(super) fn leave_all(&mut self) {
        for index in 0..self.views.len() {
            self.leave(index);
        }
    }

    /// A view ends, as far as the server is concerned. Nothing waits for the answer.
    pub(crate) fn leave(&mut self, index: usize) {
        let reference = self.next_reference();
        let Some(view) = self.views.get(index) else {
            return;
        };
        let known = matches!(view.phase, Phase::Joining | Phase::Joined);
        if known && self.connection.is_open() {
            host::send(frame(view, reference, event::LEAVE, Value::object()));
        }
    }
}

/// A message of a view, as it travels.
fn frame(view: &View, reference: u32, event: &str, payload: Value) -> Value {
    let topic = (&view.topic).into();
    host::frame(view.join_ref, reference, topic, event.into(), payload)
}
