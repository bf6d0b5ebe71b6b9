//! Bytes of a client in, messages out: unmasked, joined, within their limit, and text that is text.

use super::super::Close;
use super::head::{ClientHead, Opcode};

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    Text(String),
    /// Nobody wants its content.
    Binary,
    /// A piece of a message that is hardly worth its head: counted, so that nobody sends only these.
    Fragment,
    Ping(Box<[u8]>),
    Pong,
    /// The client ends the connection: what to answer.
    Close(Box<[u8]>),
}

/// Holds what has come of a message. Nothing, between messages.
#[derive(Debug)]
pub(super) struct Decoder {
    /// Bytes that no frame was made of yet.
    bytes: Vec<u8>,
    /// How many of them are read already.
    at: usize,
    /// The message whose fragments are coming.
    message: Option<Message>,
    most_bytes: usize,
}

#[derive(Debug)]
struct Message {
    is_text: bool,
    payload: Vec<u8>,
}

/// Fragments with less in them count as control frames.
const SMALL_FRAGMENT_BYTES: usize = 64;

impl Decoder {
    /// Refuses messages above `most_bytes`.
    pub(super) fn new(most_bytes: usize) -> Self {
        Self {
            bytes: Vec::new(),
            at: 0,
            message: None,
            most_bytes,
        }
    }

    /// Takes longer messages from now on.
    pub(super) fn raise(&mut self, most_bytes: usize) {
        self.most_bytes = self.most_bytes.max(most_bytes);
    }

    /// Takes bytes as they come.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next message, or `None` when more bytes are needed.
    pub(super) fn next(&mut self) -> Result<Option<Decoded>, Close> {
        loop {
            let Some((head, payload)) = self.frame()? else {
                self.tidy();
                return Ok(None);
            };
            if let Some(decoded) = self.take(head, payload)? {
                self.tidy();
                return Ok(Some(decoded));
            }
        }
    }

    /// The next frame, unmasked.
    fn frame(&mut self) -> Result<Option<(ClientHead, Vec<u8>)>, Close> {
        let bytes = &self.bytes[self.at..];
        let Some(head) = ClientHead::read(bytes)? else {
            return Ok(None);
        };
        // Judged by what is announced: nothing is kept, or made room for, of what is too large.
        let room = self.most_bytes - self.message.as_ref().map_or(0, |it| it.payload.len());
        let length = usize::try_from(head.payload).map_err(|_| Close::TooBig)?;
        if length > room.max(CONTROL_BYTES) {
            return Err(Close::TooBig);
        }
        let Some(masked) = bytes.get(head.head..head.head + length) else {
            return Ok(None);
        };
        let payload = unmasked(masked, head.mask);
        self.at += head.head + length;
        Ok(Some((head, payload)))
    }

    /// What a frame means. `None` when it is one fragment of more.
    fn take(&mut self, head: ClientHead, payload: Vec<u8>) -> Result<Option<Decoded>, Close> {
        match head.opcode {
            Opcode::Ping => Ok(Some(Decoded::Ping(payload.into()))),
            Opcode::Pong => Ok(Some(Decoded::Pong)),
            Opcode::Close => close_answer(&payload).map(Decoded::Close).map(Some),
            Opcode::Text | Opcode::Binary if self.message.is_some() => Err(Close::Protocol),
            Opcode::Text | Opcode::Binary => {
                let is_text = head.opcode == Opcode::Text;
                self.add(head.is_final, Message { is_text, payload })
            }
            Opcode::Continuation => {
                let mut message = self.message.take().ok_or(Close::Protocol)?;
                let small = payload.len() < SMALL_FRAGMENT_BYTES;
                message.payload.extend(payload);
                let done = self.add(head.is_final, message)?;
                Ok(done.or_else(|| small.then_some(Decoded::Fragment)))
            }
        }
    }

    fn add(&mut self, is_final: bool, message: Message) -> Result<Option<Decoded>, Close> {
        if message.payload.len() > self.most_bytes {
            return Err(Close::TooBig);
        }
        if !is_final {
            self.message = Some(message);
            return Ok(None);
        }
        if !message.is_text {
            return Ok(Some(Decoded::Binary));
        }
        String::from_utf8(message.payload)
            .map(Decoded::Text)
            .map(Some)
            .map_err(|_| Close::BadData)
    }

    /// The room that is held, in bytes.
    #[cfg(test)]
    pub(super) fn room(&self) -> usize {
        self.bytes.capacity() + self.message.as_ref().map_or(0, |it| it.payload.capacity())
    }

    /// Forgets what was read, and gives the room back when that was all.
    fn tidy(&mut self) {
        if self.at == self.bytes.len() {
            self.bytes = Vec::new();
        } else {
            self.bytes.drain(..self.at);
        }
        self.at = 0;
    }
}

const CONTROL_BYTES: usize = 125;

/// Section 5.3: each byte with the byte of the mask at its place. Four at a time, which is done in wide registers.
fn unmasked(bytes: &[u8], mask: [u8; 4]) -> Vec<u8> {
    let mut payload = bytes.to_vec();
    for four in payload.chunks_mut(4) {
        for (byte, key) in four.iter_mut().zip(mask) {
            *byte ^= key;
        }
    }
    payload
}

/// The answer to a close frame: the same code, if there is one and it may be sent (section 7.4).
fn close_answer(payload: &[u8]) -> Result<Box<[u8]>, Close> {
    match payload {
        [] => Ok(Box::default()),
        [high, low, reason @ ..] => {
            let code = u16::from_be_bytes([*high, *low]);
            if !matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
                return Err(Close::Protocol);
            }
            std::str::from_utf8(reason).map_err(|_| Close::BadData)?;
            Ok(Box::new([*high, *low]))
        }
        [_] => Err(Close::Protocol),
    }
}
