//! What goes to the server, and what its answer is waited for with.

use bennu_wire::keys::{Field, event, topic};

use super::{LiveSocket, Timer};
use crate::navigation::Visit;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::{Kept, Value};
use crate::platform::words::word;
use crate::view::Phase;

/// Milliseconds until an unanswered push counts as lost.
const ANSWER: u32 = 30_000;
/// The same for a join.
const JOIN_ANSWER: u32 = 10_000;
/// How many pushes wait for the first join of a view; more than this no user makes in a second.
const MAX_EARLY: u32 = 16;

/// A push that waits for its answer.
#[derive(Debug)]
pub(crate) struct Push {
    reference: u32,
    pub(super) view: usize,
    pub(super) purpose: Purpose,
    pub(super) payload: Kept,
}

/// What a push is for, and what its answer needs to know beside what was pushed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    Join,
    /// Something the user did, with the number of the interaction, and the element for which the page shows that it loads.
    Event {
        interaction: u32,
        loads: Option<Node>,
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
        interaction: u32,
        visit: Visit,
    },
    /// Components left the page; they end when the server has taken note.
    WillDestroy,
    /// Nobody waits.
    Note,
}

impl Purpose {
    /// The number of the interaction that an answer ends; zero for none.
    pub(crate) fn interaction(self) -> u32 {
        match self {
            Self::Event { interaction, .. }
            | Self::Hook { interaction, .. }
            | Self::Patch { interaction, .. } => interaction,
            Self::Join | Self::Recovery | Self::WillDestroy | Self::Note => 0,
        }
    }
}

impl LiveSocket {
    pub(crate) fn next_reference(&mut self) -> u32 {
        self.last_reference += 1;
        self.last_reference
    }

    /// Whether a view can be told something.
    pub(crate) fn can_push(&self, index: usize) -> bool {
        let view = self.view(index);
        match view.phase {
            Phase::Joined => self.is_connected(),
            // The page is there, its view is on the way: what the user does already counts.
            Phase::Idle | Phase::Joining => {
                view.mounts == 0
                    && !view.arriving
                    && view.attempts <= 1
                    && view.early.get().len() < MAX_EARLY
            }
            Phase::Failed | Phase::Closed => false,
        }
    }

    /// Sends a message of a view, an object. See [`can_push`](Self::can_push).
    pub(crate) fn push(&mut self, index: usize, event: Value, payload: Value, purpose: Purpose) {
        let reference = self.next_reference();
        let view = self.view(index);
        let frame = view.frame(reference, event, payload);
        if view.phase == Phase::Joined {
            host::send(frame);
        } else {
            view.early.get().push(frame);
        }
        if !matches!(purpose, Purpose::Note) {
            self.expect(reference, index, purpose, payload);
            Timer::Push.arm(reference, ANSWER);
        }
    }

    /// Sends the join of a view.
    pub(crate) fn push_join(&mut self, index: usize, payload: Value) {
        let view = self.view(index);
        host::send(view.frame(view.join_ref, word!(event::JOIN), payload));
        Timer::Push.arm(view.join_ref, JOIN_ANSWER);
        self.expect_join(index);
    }

    /// The answer to the join of a view will be read, perhaps once more.
    pub(crate) fn expect_join(&mut self, index: usize) {
        let reference = self.view(index).join_ref;
        self.expect(reference, index, Purpose::Join, Value::NONE);
    }

    fn expect(&mut self, reference: u32, view: usize, purpose: Purpose, payload: Value) {
        self.pushes.push(Push {
            reference,
            view,
            purpose,
            payload: payload.keep(),
        });
    }

    /// What an answer answers.
    pub(super) fn answered(&mut self, reference: u32) -> Option<Push> {
        let is_it = |push: &Push| push.reference == reference;
        let at = self.pushes.iter().position(is_it)?;
        Timer::Push.disarm(reference);
        let push = self.pushes.remove(at);
        if let Purpose::Event {
            loads: Some(node), ..
        } = push.purpose
        {
            self.page_loading(false, word!("element"), node.value());
        }
        Some(push)
    }

    /// Nothing of a view will be answered any more.
    pub(crate) fn drop_pushes(&mut self, index: usize) {
        let is_its = |push: &&Push| push.view == index;
        while let Some(reference) = self.pushes.iter().find(is_its).map(|push| push.reference) {
            if let Some(push) = self.answered(reference) {
                self.refuse(&push, word!("disconnected"));
            }
        }
    }

    /// A push came to nothing.
    pub(super) fn refuse(&mut self, push: &Push, why: Value) {
        match push.purpose {
            Purpose::Hook { token, .. } => host::settle(token, false, why),
            Purpose::Patch { .. } => self.patch_failed(push.href()),
            _ => {}
        }
    }

    /// Whether a frame answers the replay of a form.
    pub(crate) fn is_replay(&self, reference: u32) -> bool {
        let replays =
            |push: &Push| push.reference == reference && matches!(push.purpose, Purpose::Recovery);
        self.pushes.iter().any(replays)
    }

    pub(super) fn on_timeout(&mut self, reference: u32) {
        let Some(push) = self.answered(reference) else {
            return;
        };
        self.refuse(&push, word!("timeout"));
        match push.purpose {
            Purpose::Join => self.join_failed(push.view),
            Purpose::Recovery => self.replayed(push.view),
            _ => self.reload_with_jitter(),
        }
    }

    /// Tells the server that the connection lives.
    pub(super) fn beat(&mut self) {
        let reference = self.next_reference();
        let nothing = Value::object();
        let topic = word!(topic::SOCKET);
        host::send(host::frame(
            0,
            reference,
            topic,
            word!(event::HEARTBEAT),
            nothing,
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
        let view = self.view(index);
        let known = matches!(view.phase, Phase::Joining | Phase::Joined);
        if known && self.is_connected() {
            host::send(view.frame(reference, word!(event::LEAVE), Value::object()));
        }
    }
}

impl Push {
    /// Where a patch goes.
    pub(super) fn href(&self) -> Value {
        self.payload.get().member(word!(Field::Url.name()))
    }

    /// Which components end.
    pub(super) fn cids(&self) -> Value {
        self.payload.get().member(word!(Field::Cids.name()))
    }
}
