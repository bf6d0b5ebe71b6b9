//! What a server says.

mod navigation;
mod response;

use std::borrow::Cow;

use super::{Address, Envelope, field};
use crate::error::{Error, Violation};
use crate::json::{Raw, Reader, write};
use crate::keys;
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
}

impl<'m> ServerMessage<'m> {
    /// Reads the payload of an envelope.
    ///
    /// # Errors
    /// When the payload does not fit the event.
    pub fn read(envelope: &Envelope<'m>, limits: &DecodeLimits) -> Result<Self, Error> {
        let mut json = Reader::over(envelope.payload, limits);
        match &*envelope.event {
            keys::event::REPLY => Reply::read(&mut json).map(Self::Reply),
            keys::event::DIFF => json.raw_object().map(Self::Diff),
            keys::event::LIVE_PATCH => LivePatch::read(&mut json).map(Self::LivePatch),
            keys::event::LIVE_REDIRECT => LiveRedirect::read(&mut json).map(Self::LiveRedirect),
            keys::event::REDIRECT => Redirect::read(&mut json).map(Self::Redirect),
            keys::event::CLOSE => Ok(Self::Close),
            keys::event::ERROR => read_crash(&mut json).map(|reason| Self::Error { reason }),
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
                object.some_string(keys::field::REASON, reason.as_deref());
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

    fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let (mut status, mut response) = (None, None);
        field::each(json, |json, member| match member {
            keys::field::STATUS => {
                let name = json.string()?.decode();
                let found = Status::from_name(&name).ok_or(json.violation(Violation::WrongType))?;
                field::once(&mut status, keys::field::STATUS, found, json)
            }
            keys::field::RESPONSE => field::once(
                &mut response,
                keys::field::RESPONSE,
                Response::read(json)?,
                json,
            ),
            _ => json.skip(),
        })?;
        Ok(Self {
            status: field::required(status, keys::field::STATUS, json)?,
            response: field::required(response, keys::field::RESPONSE, json)?,
        })
    }

    fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object.string(keys::field::STATUS, self.status.name());
        self.response.write(object.key(keys::field::RESPONSE));
        object.end();
    }
}

/// Phoenix says `{"reason": …}`, or nothing before 1.8.10.
fn read_crash<'m>(json: &mut Reader<'m>) -> Result<Option<Cow<'m, str>>, Error> {
    let mut reason = None;
    field::each(json, |json, member| match member {
        keys::field::REASON => field::once(
            &mut reason,
            keys::field::REASON,
            field::text_if_any(json)?,
            json,
        ),
        _ => json.skip(),
    })?;
    Ok(reason.flatten())
}
