//! What a client says.

mod event;
mod join;

use std::borrow::Cow;

use super::{Address, Envelope, field};
use crate::error::{Error, Unsupported, Violation};
use crate::event::ClientEvent;
use crate::json::{Raw, Reader, Stopped, write};
use crate::keys::{self, Field, topic};
use crate::limits::DecodeLimits;

pub use join::{Extension, Join};

/// A message from a client to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientMessage<'m> {
    /// Joins the channel of a view.
    Join(Join<'m>),
    /// Joins the channel of an upload, with the token that the server gave for it.
    JoinUpload {
        /// The token.
        token: Cow<'m, str>,
    },
    /// Leaves the channel.
    Leave,
    /// Asks for a sign of life.
    Heartbeat,
    /// Something happened on the page.
    Event(ClientEvent<'m>),
    /// The user went to another URL of the same view.
    LivePatch {
        /// The whole URL, perhaps with a fragment.
        url: Cow<'m, str>,
    },
    /// These components seem to have left the page.
    CidsWillDestroy(Vec<u64>),
    /// These components have left the page.
    CidsDestroyed(Vec<u64>),
    /// Files were chosen: an object with `ref` and `entries`.
    AllowUpload(Raw<'m>),
    /// A file is on its way: an object with `ref`, `entry_ref` and `progress`.
    Progress(Raw<'m>),
    /// Our extension: diffs have been applied that the server sent on its own.
    Ack {
        /// How many diffs since the join.
        count: u64,
    },
}

impl<'m> ClientMessage<'m> {
    /// Reads the payload of an envelope.
    ///
    /// # Errors
    /// When the event is none of these, or its payload does not fit.
    pub fn read(envelope: &Envelope<'m>, limits: &DecodeLimits) -> Result<Self, Error> {
        let mut json = Reader::over(envelope.payload, limits);
        Self::read_from(&mut json, envelope).map_err(|Stopped| json.error())
    }

    fn read_from(json: &mut Reader<'m>, envelope: &Envelope<'m>) -> Result<Self, Stopped> {
        match &*envelope.event {
            keys::event::JOIN if envelope.topic.starts_with(topic::UPLOAD) => {
                let token = required(json, Field::Token, field::string)?;
                Ok(Self::JoinUpload { token })
            }
            keys::event::JOIN => Join::read(json).map(Self::Join),
            keys::event::LEAVE => Ok(Self::Leave),
            keys::event::HEARTBEAT => Ok(Self::Heartbeat),
            keys::event::EVENT => ClientEvent::read(json).map(Self::Event),
            keys::event::LIVE_PATCH => {
                let url = required(json, Field::Url, field::string)?;
                Ok(Self::LivePatch { url })
            }
            keys::event::CIDS_WILL_DESTROY => {
                required(json, Field::Cids, cid_list).map(Self::CidsWillDestroy)
            }
            keys::event::CIDS_DESTROYED => {
                required(json, Field::Cids, cid_list).map(Self::CidsDestroyed)
            }
            keys::event::ALLOW_UPLOAD => json.raw_object().map(Self::AllowUpload),
            keys::event::PROGRESS => json.raw_object().map(Self::Progress),
            keys::event::ACK => {
                let count = required(json, Field::AckCount, |json| json.natural(u64::MAX))?;
                Ok(Self::Ack { count })
            }
            _ => json.fail(Unsupported::Event),
        }
    }

    /// Writes the whole frame.
    pub fn write(&self, address: Address<'_>, out: &mut String) {
        address.write(self.event_name(), out, |out| self.write_payload(out));
    }

    /// The event of its envelope.
    #[must_use]
    pub const fn event_name(&self) -> &'static str {
        match self {
            Self::Join(_) | Self::JoinUpload { .. } => keys::event::JOIN,
            Self::Leave => keys::event::LEAVE,
            Self::Heartbeat => keys::event::HEARTBEAT,
            Self::Event(_) => keys::event::EVENT,
            Self::LivePatch { .. } => keys::event::LIVE_PATCH,
            Self::CidsWillDestroy(_) => keys::event::CIDS_WILL_DESTROY,
            Self::CidsDestroyed(_) => keys::event::CIDS_DESTROYED,
            Self::AllowUpload(_) => keys::event::ALLOW_UPLOAD,
            Self::Progress(_) => keys::event::PROGRESS,
            Self::Ack { .. } => keys::event::ACK,
        }
    }

    /// Writes the payload of its envelope.
    pub fn write_payload(&self, out: &mut String) {
        match self {
            Self::Join(join) => join.write(out),
            Self::Event(event) => event.write(out),
            Self::AllowUpload(raw) | Self::Progress(raw) => out.push_str(raw),
            Self::JoinUpload { .. }
            | Self::Leave
            | Self::Heartbeat
            | Self::LivePatch { .. }
            | Self::CidsWillDestroy(_)
            | Self::CidsDestroyed(_)
            | Self::Ack { .. } => self.write_small(out),
        }
    }

    /// Payloads of one field, or none.
    fn write_small(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        match self {
            Self::JoinUpload { token } => drop(object.string(Field::Token, token)),
            Self::LivePatch { url } => drop(object.string(Field::Url, url)),
            Self::CidsWillDestroy(cids) | Self::CidsDestroyed(cids) => {
                write::integers(object.key(Field::Cids), cids);
            }
            Self::Ack { count } => drop(object.integer(Field::AckCount, *count)),
            _ => {}
        }
        object.end();
    }
}

/// Reads an object for the one field that it must have.
fn required<'m, T>(
    json: &mut Reader<'m>,
    wanted: Field,
    read: impl FnMut(&mut Reader<'m>) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    match field::only(json, wanted, read)? {
        Some(value) => Ok(value),
        None => json.fail(Violation::MissingField(wanted)),
    }
}

fn cid_list(json: &mut Reader<'_>) -> Result<Vec<u64>, Stopped> {
    let mut cids = Vec::new();
    let mut items = json.begin_array()?;
    while json.next_item(&mut items)? {
        cids.push(json.natural(u64::MAX)?);
    }
    Ok(cids)
}
