//! Heads of frames: RFC 6455 section 5.2.

use super::super::Close;

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opcode {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

impl Opcode {
    fn from_bits(bits: u8) -> Option<Self> {
        let known = [
            Self::Continuation,
            Self::Text,
            Self::Binary,
            Self::Close,
            Self::Ping,
            Self::Pong,
        ];
        known.into_iter().find(|opcode| *opcode as u8 == bits)
    }

    fn is_control(self) -> bool {
        matches!(self, Self::Close | Self::Ping | Self::Pong)
    }
}

/// The head of a frame that the server sends: whole, unmasked.
#[derive(Debug)]
pub(super) struct Head {
    bytes: [u8; 10],
    length: u8,
}

impl Head {
    pub(super) fn new(opcode: Opcode, payload: usize) -> Self {
        let mut bytes = [0; 10];
        bytes[0] = FINAL | opcode as u8;
        let length = match (u8::try_from(payload), u16::try_from(payload)) {
            (Ok(short @ ..=125), _) => {
                bytes[1] = short;
                2
            }
            (_, Ok(medium)) => {
                bytes[1] = MEDIUM;
                bytes[2..4].copy_from_slice(&medium.to_be_bytes());
                4
            }
            (_, Err(_)) => {
                bytes[1] = LONG;
                bytes[2..].copy_from_slice(&(payload as u64).to_be_bytes());
                10
            }
        };
        Self { bytes, length }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

/// The head of a frame of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClientHead {
    pub(super) is_final: bool,
    pub(super) opcode: Opcode,
    pub(super) mask: [u8; 4],
    /// Bytes of the head.
    pub(super) head: usize,
    /// Bytes of the payload.
    pub(super) payload: u64,
}

const FINAL: u8 = 0x80;
const RESERVED: u8 = 0x70;
const MASKED: u8 = 0x80;
const MEDIUM: u8 = 126;
const LONG: u8 = 127;
const MOST_IN_CONTROL: u64 = 125;

impl ClientHead {
    /// Reads a head. `None` when it is not all there.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, Close> {
        let [first, second, rest @ ..] = bytes else {
            return Ok(None);
        };
        let opcode = Opcode::from_bits(first & 0x0F).ok_or(Close::Protocol)?;
        // A server must refuse frames that are not masked, and bits of extensions that were not agreed on.
        if first & RESERVED != 0 || second & MASKED == 0 {
            return Err(Close::Protocol);
        }
        let is_final = first & FINAL != 0;
        let Some((payload, extra)) = length(second & !MASKED, rest)? else {
            return Ok(None);
        };
        if opcode.is_control() && (!is_final || payload > MOST_IN_CONTROL) {
            return Err(Close::Protocol);
        }
        let Some(mask) = rest[extra..].first_chunk() else {
            return Ok(None);
        };
        Ok(Some(Self {
            is_final,
            opcode,
            mask: *mask,
            head: 2 + extra + 4,
            payload,
        }))
    }
}

/// The length of a payload, and how many bytes told it besides the first. It must be told in as few as possible.
fn length(short: u8, rest: &[u8]) -> Result<Option<(u64, usize)>, Close> {
    let (length, extra, least) = match short {
        MEDIUM => (
            rest.first_chunk()
                .map(|bytes| u64::from(u16::from_be_bytes(*bytes))),
            2,
            126,
        ),
        LONG => (
            rest.first_chunk().map(|bytes| u64::from_be_bytes(*bytes)),
            8,
            1 << 16,
        ),
        _ => (Some(short.into()), 0, 0),
    };
    match length {
        Some(length) if length < least || length >> 63 != 0 => Err(Close::Protocol),
        Some(length) => Ok(Some((length, extra))),
        None => Ok(None),
    }
}
