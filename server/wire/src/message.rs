//! The envelope of a text frame: `[join_ref, ref, topic, event, payload]`.

pub mod client;
mod field;
pub mod server;

use std::borrow::Cow;
use std::fmt;

use crate::error::Error;
use crate::json::{Members, Raw, Reader, Stopped, Text, write};
use crate::keys::Field;
use crate::limits::DecodeLimits;

/// One text frame, taken apart but not interpreted.
#[derive(Clone, PartialEq, Eq)]
pub struct Envelope<'m> {
    /// Which join of the channel this belongs to; `None` outside of channels.
    pub join_ref: Option<Cow<'m, str>>,
    /// What a reply will refer to; `None` for what the server says on its own.
    pub reference: Option<Cow<'m, str>>,
    /// The channel.
    pub topic: Cow<'m, str>,
    /// What the message is; see [`keys::event`](crate::keys::event).
    pub event: Cow<'m, str>,
    /// The payload, checked against the limits, as it stands in the frame.
    pub payload: Raw<'m>,
}

impl<'m> Envelope<'m> {
    /// Takes a frame apart. Elements after the fifth are ignored.
    ///
    /// # Errors
    /// When the text is no JSON array of these five, or breaks a limit.
    pub fn read(text: &'m str, limits: &DecodeLimits) -> Result<Self, Error> {
        let mut json = Reader::new(text, limits)?;
        Self::read_from(&mut json).map_err(|Stopped| json.error())
    }

    /// What can be read of a frame whose payload cannot: where it belongs and what it is, so that it can be answered.
    /// Its payload is `null`.
    #[must_use]
    pub fn read_head(text: &'m str, limits: &DecodeLimits) -> Option<Self> {
        let mut json = Reader::new(text, limits).ok()?;
        let mut elements = json.begin_array().ok()?;
        Self::head(&mut json, &mut elements).ok()
    }

    fn read_from(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut elements = json.begin_array()?;
        let head = Self::head(json, &mut elements)?;
        json.element(&mut elements, Field::Payload)?;
        let payload = json.raw()?;
        json.skip_items(&mut elements)?;
        json.end()?;
        Ok(Self { payload, ..head })
    }

    fn head(json: &mut Reader<'m>, elements: &mut Members) -> Result<Self, Stopped> {
        json.element(elements, Field::JoinRef)?;
        let join_ref = json.optional_string()?;
        json.element(elements, Field::Ref)?;
        let reference = json.optional_string()?;
        json.element(elements, Field::Topic)?;
        let topic = json.string()?;
        json.element(elements, Field::Event)?;
        let event = json.string()?;
        Ok(Self {
            join_ref: join_ref.as_ref().map(Text::decode),
            reference: reference.as_ref().map(Text::decode),
            topic: topic.decode(),
            event: event.decode(),
            payload: Raw::NULL,
        })
    }

    /// Writes the frame.
    pub fn write(&self, out: &mut String) {
        let address = Address {
            join_ref: self.join_ref.as_deref(),
            reference: self.reference.as_deref(),
            topic: &self.topic,
        };
        address.write(&self.event, out, |out| out.push_str(&self.payload));
    }

    /// Where the message belongs, to answer it.
    #[must_use]
    pub fn address(&self) -> Address<'_> {
        Address {
            join_ref: self.join_ref.as_deref(),
            reference: self.reference.as_deref(),
            topic: &self.topic,
        }
    }
}

/// A payload can hold tokens and what a user typed: only its length is told.
impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("join_ref", &self.join_ref)
            .field("reference", &self.reference)
            .field("topic", &self.topic)
            .field("event", &self.event)
            .field("payload_bytes", &self.payload.len())
            .finish()
    }
}

/// Where a message belongs: the part of the envelope that is not the message itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address<'a> {
    /// Which join of the channel.
    pub join_ref: Option<&'a str>,
    /// Which message of the client, or none.
    pub reference: Option<&'a str>,
    /// The channel.
    pub topic: &'a str,
}

impl Address<'_> {
    /// Writes a frame around whatever payload `write_payload` writes.
    pub fn write(&self, event: &str, out: &mut String, write_payload: impl FnOnce(&mut String)) {
        out.push('[');
        write::optional_string(out, self.join_ref);
        out.push(',');
        write::optional_string(out, self.reference);
        out.push(',');
        write::string(out, self.topic);
        out.push(',');
        write::string(out, event);
        out.push(',');
        write_payload(out);
        out.push(']');
    }
}
