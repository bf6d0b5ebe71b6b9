//! A view's end of its socket.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use bennu_wire::ServerMessage;
use bennu_wire::message::Address;
use tokio::time::Instant;

use super::wake::AnyView;
use super::{JoinRequest, Sender};
use crate::limits::Limits;
use crate::socket::{Close, Outbox, Outgoing};
use crate::visitor::Visitor;

/// The socket that a view is attached to, and what identifies its messages there.
pub(super) struct Link {
    pub(super) sender: Sender,
    outbox: Arc<Outbox>,
    topic: Box<str>,
    join_ref: Box<str>,
    /// Gone with the socket: a view that waits keeps nothing of it.
    pub(super) visitor: Arc<Visitor>,
    /// With a client that acknowledges diffs.
    window: Option<Window>,
}

/// Whether a diff may be sent that nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Yes,
    /// The view is woken when there is.
    Later,
    /// The client has taken nothing for too long.
    Stalled,
}

impl Link {
    pub(super) fn new(request: &JoinRequest) -> Self {
        Self {
            sender: request.sender,
            outbox: Arc::clone(&request.outbox),
            topic: request.topic.clone(),
            join_ref: request.join_ref.clone(),
            visitor: request.visitor.clone(),
            window: request.acknowledges.then(Window::default),
        }
    }

    /// Whether this client speaks our extension of the protocol.
    pub(super) fn acknowledges(&self) -> bool {
        self.window.is_some()
    }

    /// Where a message belongs that answers `reference`.
    pub(super) fn address<'a>(&'a self, reference: Option<&'a str>) -> Address<'a> {
        Address {
            join_ref: Some(&self.join_ref),
            reference,
            topic: &self.topic,
        }
    }

    pub(super) fn send(&self, text: &str) {
        self.outbox.push(Outgoing::text(text));
    }

    /// Sends a diff on the server's own account.
    pub(super) fn send_diff(&mut self, text: &str) {
        if let Some(window) = &mut self.window {
            window.sent(text.len());
        }
        self.send(text);
    }

    pub(super) fn send_message(&self, reference: Option<&str>, message: &ServerMessage<'_>) {
        let mut text = String::with_capacity(128);
        message.write(self.address(reference), &mut text);
        self.send(&text);
    }

    /// Sends the last message of this channel.
    pub(super) fn send_last(&self, reference: Option<&str>, message: &ServerMessage<'_>) {
        let mut text = String::with_capacity(128);
        message.write(self.address(reference), &mut text);
        self.outbox.push(Outgoing::last(&text, self.sender.join));
    }

    /// Tells the client that the channel has ended as it was asked to.
    pub(super) fn close(&self) {
        self.send_last(Some(&self.join_ref), &ServerMessage::Close);
    }

    /// Tells the client that the channel has crashed.
    pub(super) fn crash(&self) {
        let reason = Some("channel_crash".into());
        self.send_last(Some(&self.join_ref), &ServerMessage::Error { reason });
    }

    /// Counts a message that broke the protocol.
    pub(super) fn complain(&self) {
        self.outbox.complain();
    }

    /// Tells the socket that a message was dealt with which needs no answer.
    pub(super) fn nudge(&self) {
        self.outbox.nudge();
    }

    /// Ends the whole connection.
    pub(super) fn close_connection(&self, close: Close) {
        self.outbox.close(close);
    }

    /// Ends the whole connection when all that is under way has been answered. The client comes back.
    pub(super) fn finish_connection(&self) {
        self.outbox.finish(Close::Restart);
    }

    /// Whether the client and the socket's queue can take another diff. If not, `view` is woken when they can.
    pub(super) fn room(&self, limits: &Limits, view: AnyView) -> Room {
        match &self.window {
            Some(window) if window.is_full(limits) => match window.is_stalled(limits.stalled_for) {
                true => Room::Stalled,
                false => Room::Later,
            },
            Some(_) | None => match self.outbox.has_room(view) {
                true => Room::Yes,
                false => Room::Later,
            },
        }
    }

    /// Whether another event may be answered. If not, `view` is woken when it may.
    pub(super) fn takes_replies(&self, limits: &Limits, view: impl FnOnce() -> AnyView) -> bool {
        self.outbox.takes_replies(limits.waiting_reply_bytes, view)
    }

    /// Takes an acknowledgement. False when it is for what was never sent.
    pub(super) fn acknowledged(&mut self, count: u64) -> bool {
        self.window
            .as_mut()
            .is_some_and(|window| window.acknowledged(count))
    }
}

/// Diffs that a client has been sent and has not applied yet.
#[derive(Debug, Default)]
struct Window {
    acknowledged: u64,
    /// When each was sent, and its bytes.
    waiting: VecDeque<(Instant, usize)>,
}

impl Window {
    fn sent(&mut self, bytes: usize) {
        self.waiting.push_back((Instant::now(), bytes));
    }

    fn acknowledged(&mut self, count: u64) -> bool {
        let Some(more) = count.checked_sub(self.acknowledged) else {
            return true;
        };
        let Some(more) = usize::try_from(more)
            .ok()
            .filter(|more| *more <= self.waiting.len())
        else {
            return false;
        };
        self.waiting.drain(..more);
        self.acknowledged = count;
        true
    }

    fn is_full(&self, limits: &Limits) -> bool {
        let bytes: usize = self.waiting.iter().map(|(_, bytes)| bytes).sum();
        self.waiting.len() >= limits.unacked_diffs as usize || bytes >= limits.unacked_bytes
    }

    fn is_stalled(&self, patience: Duration) -> bool {
        self.waiting
            .front()
            .is_some_and(|(sent, _)| sent.elapsed() > patience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_full_at_its_limit_of_diffs_and_of_bytes() {
        let limits = Limits {
            unacked_diffs: 2,
            unacked_bytes: 100,
            ..Limits::default()
        };
        let check = |sent: &[usize], full| {
            let mut window = Window::default();
            for bytes in sent {
                window.sent(*bytes);
            }
            assert_eq!(window.is_full(&limits), full, "{sent:?}");
        };
        check(&[], false);
        check(&[1], false);
        check(&[1, 1], true);
        check(&[99], false);
        check(&[100], true);
    }

    #[test]
    fn takes_acknowledgements_of_what_was_sent_only() {
        let mut window = Window::default();
        window.sent(1);
        window.sent(1);
        assert!(window.acknowledged(1));
        assert_eq!(window.waiting.len(), 1);
        assert!(window.acknowledged(0), "an old one is no news");
        assert!(!window.acknowledged(3));
        assert!(window.acknowledged(2));
        assert!(window.waiting.is_empty());
    }
}
