//! A message of the client on its way from the socket to the view: the frame as it came, and where in it
//! the payload stands, so that it is copied nowhere.

use std::borrow::Cow;
use std::ops::Range;

use bennu_wire::{ClientMessage, DecodeLimits, Envelope, Raw};

use super::ConnectionId;
use crate::socket::{Answering, JoinId};

/// A message for one view.
pub(crate) struct ClientFrame {
    text: String,
    pub(crate) place: Place,
    /// Until it is dropped, the event counts as under way.
    _answering: Answering,
}

/// What the socket found out about a message.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) payload: Range<usize>,
    /// The event of the envelope, one of those a view understands.
    pub(crate) event: &'static str,
    /// What the reply refers to.
    pub(crate) reference: Option<Box<str>>,
    /// Which join of which connection it belongs to: by the time it is looked at, another may have the view.
    pub(crate) sender: Sender,
}

/// A join of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sender {
    pub(crate) connection: ConnectionId,
    pub(crate) join: JoinId,
}

impl ClientFrame {
    pub(crate) fn new(text: String, place: Place, answering: Answering) -> Self {
        Self {
            text,
            place,
            _answering: answering,
        }
    }

    /// Reads the payload.
    pub(crate) fn read(
        &self,
        limits: &DecodeLimits,
    ) -> Result<ClientMessage<'_>, bennu_wire::Error> {
        let envelope = Envelope {
            join_ref: None,
            reference: None,
            topic: Cow::Borrowed(""),
            event: Cow::Borrowed(self.place.event),
            payload: Raw::new(&self.text[self.place.payload.clone()]),
        };
        ClientMessage::read(&envelope, limits)
    }
}
