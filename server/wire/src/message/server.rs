//! What a server says.

mod navigation;
mod response;

use std::borrow::Cow;

use super::field::{self, Fields};
use super::{Address, Envelope};
use crate::error::{Error, Violation};
use crate::json::{Kind, Raw, Reader, Stopped, write};
use crate::keys::{self, Field};
use crate::limits::DecodeLimits;

pub use navigation::{LivePatch, LiveRedirect, NavigationKind, Redirect};
pub use response::{Container, Response};

/// A message from the server to a client.
#[expect(
    clippy::large_enum_variant,
    reason = "it is taken apart where it is made, and never stored"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerMessage<'m> {
    /// Answers one message of the client.
    Reply(Reply<'m>),
    /// The page has changed: a diff for [`read_diff`](crate::read_diff).
    Diff(Raw<'m>),
    /// The view has another URL now.
    LivePatch(LivePatch<'m>),
    /// The client should go to another view over the same socket.
    LiveRedirect(LiveRedirect<'m>),
    /// The client should load another page.
    Redirect(Redirect<'m>),
    /// The channel has ended as it was asked to.
    Close,
    /// The channel has crashed.
    Error {
        /// What Phoenix says of it.
        reason: Option<Cow<'m, str>>,
    },
    /// An event that is none of these. The payload goes on unread.
    Other {
        /// Its name.
        event: Cow<'m, str>,
        /// Its payload.
        payload: Raw<'m>,
    },
}

/// Answers one message of the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<'m> {
    /// Whether the client got what it asked for.
    pub status: Status,
    /// What the server has to say about it.
    pub response: Response<'m>,
}

/// Whether a client got what it asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did.
    Ok,
    /// It did not.
    Error,
}

impl Status {
    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Error => "error",
        }
    }

    /// The status of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "ok" => Some(Self::Ok),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    fn read(json: &mut Reader<'_>) -> Result<Self, Stopped> {
        let name = json.string()?.decode();
        Self::from_name(&name).map_or_else(|| json.fail(Violation::WrongType), Ok)
    }
}

impl<'m> ServerMessage<'m> {
    /// Reads the payload of an envelope.
    ///
    /// # Errors
    /// When the payload does not fit the event.
    pub fn read(envelope: &Envelope<'m>, limits: &DecodeLimits) -> Result<Self, Error> {
        let mut json = Reader::over(envelope.payload, limits);
        Self::read_from(&mut json, envelope).map_err(|Stopped| json.error())
    }

    fn read_from(json: &mut Reader<'m>, envelope: &Envelope<'m>) -> Result<Self, Stopped> {
        match &*envelope.event {
            keys::event::REPLY => Reply::read(json).map(Self::Reply),
            keys::event::DIFF => json
                .want(Kind::Object)
                .map(|()| Self::Diff(envelope.payload)),
            keys::event::LIVE_PATCH => LivePatch::read(json).map(Self::LivePatch),
            keys::event::LIVE_REDIRECT => LiveRedirect::read(json).map(Self::LiveRedirect),
            keys::event::REDIRECT => Redirect::read(json).map(Self::Redirect),
            keys::event::CLOSE => Ok(Self::Close),
            // Phoenix says `{"reason": …}`, or nothing before 1.8.10.
            keys::event::ERROR => {
                let reason = field::only(json, Field::Reason, field::text_if_any)?;
                Ok(Self::Error {
                    reason: reason.flatten(),
                })
            }
            _ => Ok(Self::Other {
                event: envelope.event.clone(),
                payload: envelope.payload,
            }),
        }
    }

    /// Writes the whole frame.
    pub fn write(&self, address: Address<'_>, out: &mut String) {
        address.write(self.event_name(), out, |out| self.write_payload(out));
    }

    /// The event of its envelope.
    #[must_use]
    pub fn event_name(&self) -> &str {
        match self {
            Self::Reply(_) => keys::event::REPLY,
            Self::Diff(_) => keys::event::DIFF,
            Self::LivePatch(_) => keys::event::LIVE_PATCH,
            Self::LiveRedirect(_) => keys::event::LIVE_REDIRECT,
            Self::Redirect(_) => keys::event::REDIRECT,
            Self::Close => keys::event::CLOSE,
            Self::Error { .. } => keys::event::ERROR,
            Self::Other { event, .. } => event,
        }
    }

    /// Writes the payload of its envelope.
    pub fn write_payload(&self, out: &mut String) {
        match self {
            Self::Reply(reply) => reply.write(out),
            Self::Diff(raw) | Self::Other { payload: raw, .. } => out.push_str(raw),
            Self::LivePatch(patch) => patch.write(out),
            Self::LiveRedirect(redirect) => redirect.write(out),
            Self::Redirect(redirect) => redirect.write(out),
            Self::Close => out.push_str(&Raw::EMPTY),
            Self::Error { reason } => {
                let mut object = write::Object::begin(out);
                object.some_string(Field::Reason, reason.as_deref());
                object.end();
            }
        }
    }
}

impl<'m> Reply<'m> {
    /// A reply that says yes.
    #[must_use]
    pub const fn ok(response: Response<'m>) -> Self {
        Self {
            status: Status::Ok,
            response,
        }
    }

    /// A reply that says no.
    #[must_use]
    pub const fn error(response: Response<'m>) -> Self {
        Self {
            status: Status::Error,
            response,
        }
    }

    fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut reply = Self::ok(Response::default());
        let mut fields = Fields::begin(json)?;
        while let Some(field) = fields.next(json)? {
            match field {
                Field::Status => reply.status = Status::read(json)?,
                Field::Response => reply.response = Response::read(json)?,
                _ => json.skip()?,
            }
        }
        fields.require(Field::Status, json)?;
        fields.require(Field::Response, json)?;
        Ok(reply)
    }

    fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object.string(Field::Status, self.status.name());
        self.response.write(object.key(Field::Response));
        object.end();
    }
}
