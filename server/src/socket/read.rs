//! Frames of the client: the socket answers what concerns the connection, views the rest.

use bennu_wire::keys::{event, topic};
use bennu_wire::message::Address;
use bennu_wire::{Envelope, Reply, Response, ServerMessage};

use super::rate::Verdict;
use super::topics::Found;
use super::transport::{Incoming, Transport};
use super::{Close, Outgoing, Socket};
use crate::channel::{AnyView, ClientFrame, Delivery, Place, write_refusal};

impl<T: Transport> Socket<T> {
    pub(super) fn receive(&mut self, incoming: Incoming) -> Result<(), Close> {
        match incoming {
            Incoming::Text(text) => self.text(text),
            Incoming::Binary => self.meter.bad_messages(1),
            Incoming::Control => self.meter.control().map(drop),
        }
    }

    fn text(&mut self, text: String) -> Result<(), Close> {
        self.deadlines.heard();
        let verdict = self.meter.message(text.len())?;
        let routed = match Envelope::read(&text, &self.runtime.limits.json()) {
            Err(error) => self.malformed(&text, &error).map(|()| None)?,
            Ok(envelope) if !self.has_short_references(&envelope) => {
                self.meter.bad_messages(1)?;
                None
            }
            Ok(envelope) if verdict == Verdict::Refuse => {
                self.above_rate(&envelope);
                None
            }
            Ok(envelope) => self.message(&envelope)?,
        };
        if let Some((view, place)) = routed {
            // A view that has ended has said so, and the client joins again.
            let frame = ClientFrame::new(text, place, self.outbox.begin_event());
            let _ = view.deliver(Delivery::Client(frame));
        }
        Ok(())
    }

    /// Who sent it waits for an answer, if that much of it can be read.
    fn malformed(&mut self, text: &str, error: &bennu_wire::Error) -> Result<(), Close> {
        tracing::debug!(%error, "a frame is no message");
        let head = Envelope::read_head(text, &self.runtime.limits.json());
        if let Some(head) =
            head.filter(|head| head.reference.is_some() && self.has_short_references(head))
        {
            self.refuse(head.address(), "malformed");
        }
        self.meter.bad_messages(1)
    }

    /// An event is dropped as if nothing came of it, because an error would leave its element locked in Phoenix's
    /// client. Whatever else it is, is refused.
    fn above_rate(&self, envelope: &Envelope<'_>) {
        match &*envelope.event {
            event::EVENT => self.reply_empty(envelope.address()),
            _ => self.refuse(envelope.address(), "rate limited"),
        }
    }

    /// What is kept of a message, and repeated in each answer, must be short.
    fn has_short_references(&self, envelope: &Envelope<'_>) -> bool {
        let most = self.runtime.limits.reference_bytes;
        let references = [&envelope.join_ref, &envelope.reference];
        let mut lengths = references.into_iter().flatten().map(|text| text.len());
        lengths.all(|length| length <= most)
    }

    /// Answers a message, or says which view does.
    fn message(&mut self, envelope: &Envelope<'_>) -> Result<Option<(AnyView, Place)>, Close> {
        match &*envelope.event {
            event::JOIN => self.join(envelope).map(|()| None),
            event::HEARTBEAT if envelope.topic == topic::SOCKET => {
                self.reply_empty(envelope.address());
                Ok(None)
            }
            _ => Ok(self.route(envelope)),
        }
    }

    /// The view of a message's topic, and where in the message it finds what it needs.
    fn route(&self, envelope: &Envelope<'_>) -> Option<(AnyView, Place)> {
        match self
            .topics
            .find(&envelope.topic, envelope.join_ref.as_deref())
        {
            Found::Stale => {}
            Found::Nothing if envelope.event == event::LEAVE => {
                self.reply_empty(envelope.address());
            }
            Found::Nothing => {
                let address = Address {
                    join_ref: None,
                    ..envelope.address()
                };
                self.refuse(address, "unmatched topic");
            }
            Found::View(view, sender) => match view_event(&envelope.event) {
                Some(event) => {
                    let reference = envelope.reference.as_deref().map(Box::from);
                    let payload = envelope.payload.range();
                    return Some((
                        view.clone(),
                        Place {
                            payload,
                            event,
                            reference,
                            sender,
                        },
                    ));
                }
                None => self.refuse(envelope.address(), "unknown event"),
            },
        }
        None
    }

    fn reply_empty(&self, address: Address<'_>) {
        let mut text = String::with_capacity(96);
        ServerMessage::Reply(Reply::ok(Response::default())).write(address, &mut text);
        self.outbox.push(Outgoing::text(&text));
    }

    pub(super) fn refuse(&self, address: Address<'_>, reason: &str) {
        self.outbox
            .push(Outgoing::text(&write_refusal(address, reason)));
    }
}

/// The events that views understand, as constants.
fn view_event(name: &str) -> Option<&'static str> {
    const KNOWN: [&str; 8] = [
        event::EVENT,
        event::LIVE_PATCH,
        event::LEAVE,
        event::ACK,
        event::CIDS_WILL_DESTROY,
        event::CIDS_DESTROYED,
        event::ALLOW_UPLOAD,
        event::PROGRESS,
    ];
    KNOWN.into_iter().find(|known| *known == name)
}
