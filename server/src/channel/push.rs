//! What goes from a view to its client: diffs, replies, and why something was refused.

use std::any::type_name;

use bennu_wire::message::Address;
use bennu_wire::{Raw, Reply, Response, ServerMessage};

use super::link::Room;
use super::scratch::Buffers;
use super::{Channel, Flow, guard};
use crate::diff::{Changed, DiffOptions};
use crate::error::{ErrorId, Fault};
use crate::event::EventError;
use crate::live_view::LiveView;
use crate::socket::Close;

/// The event by which a page learns that a callback failed.
const ERROR_EVENT: &str = "bennu:error";
/// Characters of what is wrong with an event that are worth logging.
const MOST_DETAIL: usize = 500;

impl<V: LiveView> Channel<V> {
    /// Sends what changed, or leaves it for when the client has room.
    pub(super) fn render_when_room(&mut self) -> Flow {
        let Some(link) = &self.link else {
            return Flow::Continue;
        };
        if !self.dirty {
            return Flow::Continue;
        }
        match link.room(&self.cx.runtime.limits, self.cx.mailbox.clone()) {
            Room::Yes => self.push_diff(),
            Room::Later => Flow::Continue,
            Room::Stalled => {
                link.close_connection(Close::SlowConsumer);
                Flow::Continue
            }
        }
    }

    /// Renders and sends what differs, if anything does.
    pub(super) fn push_diff(&mut self) -> Flow {
        self.push_patched();
        self.rendered(Self::send_diff)
    }

    /// Sends what was written, if anything was, without being asked.
    fn send_diff(&mut self, buffers: &mut Buffers) {
        let Some(link) = &mut self.link else { return };
        if !buffers.writer.is_empty() {
            link.address(None)
                .write(bennu_wire::keys::event::DIFF, &mut buffers.frame, |out| {
                    buffers.writer.finish(out);
                });
            link.send_diff(&buffers.frame);
        }
    }

    /// Renders and answers an event with what differs.
    pub(super) fn reply_diff(&mut self, reference: Option<&str>) -> Flow {
        self.rendered(|channel, buffers| {
            let Some(link) = &channel.link else { return };
            let mut diff = String::new();
            let response = if buffers.writer.is_empty() {
                Response::default()
            } else {
                buffers.writer.finish(&mut diff);
                Response::diff(Raw::new(&diff))
            };
            let reply = ServerMessage::Reply(Reply::ok(response));
            reply.write(link.address(reference), &mut buffers.frame);
            link.send(&buffers.frame);
        })
    }

    /// Sends waiting events alone, before the view leaves.
    pub(super) fn push_events(&mut self) {
        let runtime = self.cx.runtime.clone();
        runtime.scratch.with(|buffers| {
            self.write_effects(buffers);
            self.send_diff(buffers);
        });
    }

    /// Renders into borrowed buffers and hands them to `send`. A view that cannot be rendered has crashed.
    fn rendered(&mut self, send: impl FnOnce(&mut Self, &mut Buffers)) -> Flow {
        match self.try_rendered(send) {
            Ok(()) => self.refill_if_needed(),
            Err(fault) => self.crash(&fault.to_string()),
        }
    }

    pub(super) fn try_rendered(
        &mut self,
        send: impl FnOnce(&mut Self, &mut Buffers),
    ) -> Result<(), Fault> {
        let runtime = self.cx.runtime.clone();
        runtime.scratch.with(|buffers| {
            let rendered = self.render(buffers).map(|_| {
                self.write_effects(buffers);
                send(self, buffers);
            });
            buffers.writer.clear();
            rendered
        })
    }

    fn render(&mut self, buffers: &mut Buffers) -> Result<Changed, Fault> {
        self.dirty = false;
        self.deferred = 0;
        let fresh_entries = self.link.as_ref().is_some_and(super::Link::acknowledges);
        let (view, differ) = (&self.view, &mut self.differ);
        let options = DiffOptions { fresh_entries };
        guard::plain(|| differ.render(view.render(), &mut buffers.writer, options))
    }

    /// Title, events and the reply of a callback.
    fn write_effects(&mut self, buffers: &mut Buffers) {
        if std::mem::take(&mut self.cx.title.changed)
            && let Some(title) = &self.cx.title.text
        {
            buffers.writer.title(title);
        }
        let Some(effects) = self.cx.effects.take() else {
            return;
        };
        for event in &effects.events {
            buffers
                .writer
                .event(&event.name, &event.payload, event.before);
        }
        if let Some(reply) = &effects.reply {
            buffers.writer.reply(reply);
        }
    }

    /// Answers with an empty response: done, and nothing to say.
    pub(super) fn reply_empty(&self, reference: Option<&str>) {
        self.reply(reference, Reply::ok(Response::default()));
    }

    /// Answers that the client did not get what it asked for.
    pub(super) fn reply_refused(&self, reference: Option<&str>, reason: &'static str) {
        self.reply(reference, Reply::error(Response::reason(reason)));
    }

    pub(super) fn reply(&self, reference: Option<&str>, reply: Reply<'_>) {
        if let Some(link) = &self.link {
            link.send_message(reference, &ServerMessage::Reply(reply));
        }
    }

    /// Logs a failed callback under an id, which the page gets as an event.
    pub(super) fn report(&mut self, fault: &Fault) {
        let id = ErrorId::random().to_string();
        tracing::error!(view = type_name::<V>(), %id, "{fault}");
        self.cx
            .push_event(ERROR_EVENT, serde_json::json!({ "id": id }));
    }

    /// Logs an event that was refused under an id, which the page gets as an event. What the client sent is cut to
    /// what a log can hold.
    pub(super) fn report_refused(&mut self, reason: &str, error: &EventError) {
        let id = ErrorId::random().to_string();
        let detail: String = error.to_string().chars().take(MOST_DETAIL).collect();
        tracing::warn!(view = type_name::<V>(), %id, "an event was refused: {detail}");
        self.cx.push_event(
            ERROR_EVENT,
            serde_json::json!({ "id": id, "reason": reason }),
        );
    }

    /// Ends a view whose state cannot be trusted any more. Its client starts it anew.
    pub(super) fn crash(&mut self, message: &str) -> Flow {
        let id = ErrorId::random();
        tracing::error!(view = type_name::<V>(), %id, "the view crashed: {message}");
        self.stay.crashed();
        if let Some(link) = self.link.take() {
            link.crash();
        }
        Flow::Stop
    }
}

/// The text of a reply that refuses.
pub(crate) fn write_refusal(address: Address<'_>, reason: &str) -> String {
    let mut text = String::with_capacity(128);
    let reply = Reply::error(Response::reason(reason));
    ServerMessage::Reply(reply).write(address, &mut text);
    text
}
