//! Binary frames: a message whose payload is bytes. Uploads use them.
//!
//! ```text
//! from a client  push       0 |join_ref| |ref|   |topic| |event|  join_ref ref topic event   data
//! from a server  push       0 |join_ref| |topic| |event|          join_ref topic event       data
//!                reply      1 |join_ref| |ref|   |topic| |status| join_ref ref topic status  data
//!                broadcast  2 |topic|    |event|                  topic event                data
//! ```
//!
//! A length takes one byte, and the data is what remains.

use crate::error::{Error, Malformed, Unsupported, Violation};
use crate::limits::DecodeLimits;
use crate::message::server::Status;

const PUSH: u8 = 0;
const REPLY: u8 = 1;
const BROADCAST: u8 = 2;

/// A binary frame from a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientFrame<'m> {
    /// Which join of the channel.
    pub join_ref: &'m str,
    /// What the reply will refer to.
    pub reference: &'m str,
    /// The channel.
    pub topic: &'m str,
    /// What the data is; `chunk` for a piece of a file.
    pub event: &'m str,
    /// The data.
    pub data: &'m [u8],
}

/// A binary frame from a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerFrame<'m> {
    /// A message in a channel.
    Push {
        /// Which join of the channel.
        join_ref: &'m str,
        /// The channel.
        topic: &'m str,
        /// What the data is.
        event: &'m str,
        /// The data.
        data: &'m [u8],
    },
    /// The answer to a message of the client.
    Reply {
        /// Which join of the channel.
        join_ref: &'m str,
        /// The message that is answered.
        reference: &'m str,
        /// The channel.
        topic: &'m str,
        /// Whether the client got what it asked for.
        status: Status,
        /// The data.
        data: &'m [u8],
    },
    /// A message to all who listen to a topic.
    Broadcast {
        /// The topic.
        topic: &'m str,
        /// What the data is.
        event: &'m str,
        /// The data.
        data: &'m [u8],
    },
}

impl<'m> ClientFrame<'m> {
    /// Reads a frame.
    ///
    /// # Errors
    /// When the frame ends early, is of another kind, is too long, or a name in it is not UTF-8.
    pub fn read(frame: &'m [u8], limits: &DecodeLimits) -> Result<Self, Error> {
        let (kind, rest) = kind(frame, limits)?;
        if kind != PUSH {
            return Err(Error::new(Unsupported::Frame, 0));
        }
        let ([join_ref, reference, topic, event], data) = names(rest)?;
        Ok(Self {
            join_ref,
            reference,
            topic,
            event,
            data,
        })
    }

    /// Writes the frame.
    ///
    /// # Errors
    /// When a name is longer than 255 bytes.
    pub fn write(&self, out: &mut Vec<u8>) -> Result<(), Error> {
        let names = [self.join_ref, self.reference, self.topic, self.event];
        write(PUSH, &names, self.data, out)
    }
}

impl<'m> ServerFrame<'m> {
    /// Reads a frame.
    ///
    /// # Errors
    /// When the frame ends early, is of another kind, is too long, or a name in it is not UTF-8.
    pub fn read(frame: &'m [u8], limits: &DecodeLimits) -> Result<Self, Error> {
        let (kind, rest) = kind(frame, limits)?;
        match kind {
            PUSH => {
                let ([join_ref, topic, event], data) = names(rest)?;
                Ok(Self::Push {
                    join_ref,
                    topic,
                    event,
                    data,
                })
            }
            REPLY => {
                let ([join_ref, reference, topic, status], data) = names(rest)?;
                let status = Status::from_name(status);
                let status = status.ok_or(Error::new(Violation::WrongType, 0))?;
                Ok(Self::Reply {
                    join_ref,
                    reference,
                    topic,
                    status,
                    data,
                })
            }
            BROADCAST => {
                let ([topic, event], data) = names(rest)?;
                Ok(Self::Broadcast { topic, event, data })
            }
            _ => Err(Error::new(Unsupported::Frame, 0)),
        }
    }

    /// Writes the frame.
    ///
    /// # Errors
    /// When a name is longer than 255 bytes.
    pub fn write(&self, out: &mut Vec<u8>) -> Result<(), Error> {
        match *self {
            Self::Push {
                join_ref,
                topic,
                event,
                data,
            } => write(PUSH, &[join_ref, topic, event], data, out),
            Self::Reply {
                join_ref,
                reference,
                topic,
                status,
                data,
            } => write(
                REPLY,
                &[join_ref, reference, topic, status.name()],
                data,
                out,
            ),
            Self::Broadcast { topic, event, data } => write(BROADCAST, &[topic, event], data, out),
        }
    }
}

/// Bytes that are still to be read, and where they stand in the frame.
#[derive(Clone, Copy)]
struct Rest<'m> {
    bytes: &'m [u8],
    at: usize,
}

impl<'m> Rest<'m> {
    fn take(&mut self, length: usize) -> Result<&'m [u8], Error> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(length)
            .ok_or(Error::new(Malformed::EndsEarly, self.at))?;
        self.bytes = rest;
        self.at += length;
        Ok(taken)
    }
}

/// The kind of a frame, and what follows it.
fn kind<'m>(frame: &'m [u8], limits: &DecodeLimits) -> Result<(u8, Rest<'m>), Error> {
    if frame.len() > limits.max_bytes {
        return Err(Error::new(Violation::MessageTooLong, limits.max_bytes));
    }
    match frame {
        [kind, bytes @ ..] => Ok((*kind, Rest { bytes, at: 1 })),
        [] => Err(Error::new(Malformed::EndsEarly, 0)),
    }
}

/// `N` names, whose lengths come before all of them, and the data behind them.
fn names<const N: usize>(mut rest: Rest<'_>) -> Result<([&str; N], &[u8]), Error> {
    let lengths = rest.take(N)?;
    let mut names = [""; N];
    for (name, &length) in names.iter_mut().zip(lengths) {
        let at = rest.at;
        let bytes = rest.take(length.into())?;
        *name = str::from_utf8(bytes).map_err(|_| Error::new(Malformed::BadUtf8, at))?;
    }
    Ok((names, rest.bytes))
}

fn write(kind: u8, names: &[&str], data: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
    out.push(kind);
    for name in names {
        let length = u8::try_from(name.len());
        out.push(length.map_err(|_| Error::new(Violation::NameTooLong, 0))?);
    }
    for name in names {
        out.extend_from_slice(name.as_bytes());
    }
    out.extend_from_slice(data);
    Ok(())
}
