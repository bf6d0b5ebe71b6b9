//! What can be wrong with a message: its bytes, its meaning, or its version.
//!
//! Three kinds, because a receiver answers each differently: [`Malformed`] bytes come from something that does not speak
//! the protocol, a [`Violation`] from a peer that breaks its rules, and [`Unsupported`] from an honest peer that speaks
//! more than this crate does.

use std::fmt;

use crate::keys::Field;

/// A message that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// Why.
    pub fault: Fault,
    /// Byte offset in the message where that was seen.
    pub at: usize,
}

/// Why a message was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are no JSON, or no binary frame.
    Malformed(Malformed),
    /// The bytes can be read, but the protocol or a limit forbids what they say.
    Violation(Violation),
    /// A version or a feature of the protocol that is not spoken here.
    Unsupported(Unsupported),
}

impl From<Malformed> for Fault {
    fn from(what: Malformed) -> Self {
        Self::Malformed(what)
    }
}

impl From<Violation> for Fault {
    fn from(what: Violation) -> Self {
        Self::Violation(what)
    }
}

impl From<Unsupported> for Fault {
    fn from(what: Unsupported) -> Self {
        Self::Unsupported(what)
    }
}

impl Error {
    pub(crate) fn new(fault: impl Into<Fault>, at: usize) -> Self {
        Self {
            fault: fault.into(),
            at,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at;
        match self.fault {
            Fault::Malformed(what) => write!(f, "malformed message: {what} at byte {at}"),
            Fault::Violation(what) => write!(f, "protocol violation: {what} at byte {at}"),
            Fault::Unsupported(what) => write!(f, "unsupported: {what} at byte {at}"),
        }
    }
}

impl std::error::Error for Error {}

/// Bytes that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// The message ends inside a value.
    EndsEarly,
    /// A byte that no value, separator or bracket starts with.
    UnexpectedByte,
    /// A control character inside a string.
    ControlCharacter,
    /// A backslash followed by something that is no escape.
    BadEscape,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A number that JSON does not allow, such as `01` or `1.`.
    BadNumber,
    /// Something follows the end of the message.
    TrailingBytes,
    /// A name in a binary frame that is not UTF-8.
    BadUtf8,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EndsEarly => "the message ends early",
            Self::UnexpectedByte => "unexpected byte",
            Self::ControlCharacter => "control character in a string",
            Self::BadEscape => "unknown escape",
            Self::LoneSurrogate => "half of a surrogate pair",
            Self::BadNumber => "not a JSON number",
            Self::TrailingBytes => "bytes after the end",
            Self::BadUtf8 => "invalid UTF-8",
        })
    }
}

/// A rule of the protocol, or a limit, that a message breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    /// Longer than [`max_bytes`](crate::DecodeLimits::max_bytes).
    MessageTooLong,
    /// Nested deeper than [`max_depth`](crate::DecodeLimits::max_depth).
    TooDeep,
    /// More items in one array than [`max_items`](crate::DecodeLimits::max_items).
    TooManyItems,
    /// More keys in one object than [`max_keys`](crate::DecodeLimits::max_keys).
    TooManyKeys,
    /// A string longer than [`max_string`](crate::DecodeLimits::max_string).
    StringTooLong,
    /// A value of another JSON type than the protocol wants here.
    WrongType,
    /// A number that is no integer, or not in the range of what it counts.
    NumberOutOfRange,
    /// A field that the message cannot do without.
    MissingField(Field),
    /// A field that stands twice in one object.
    DuplicateField(Field),
    /// A field that [`Order::HeadFirst`](crate::read::Order) wants before the slots, and that came after them.
    LateField,
    /// Statics refer to a template that is not in the table.
    UnknownTemplate,
    /// A component takes its statics from one that is not in the same diff.
    UnknownComponent,
    /// Components take their statics from each other in a circle.
    ComponentCycle,
    /// Statics with no string in them.
    EmptyStatics,
    /// A comprehension where only a template can stand: as the root, or as a component.
    UnexpectedComprehension,
    /// A name too long for the one byte that holds its length in a binary frame.
    NameTooLong,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MessageTooLong => "the message is too long",
            Self::TooDeep => "nested too deep",
            Self::TooManyItems => "too many items in an array",
            Self::TooManyKeys => "too many keys in an object",
            Self::StringTooLong => "a string is too long",
            Self::WrongType => "a value has the wrong type",
            Self::NumberOutOfRange => "a number is out of range",
            Self::MissingField(field) => return write!(f, "missing field `{}`", field.name()),
            Self::DuplicateField(field) => return write!(f, "duplicate field `{}`", field.name()),
            Self::LateField => "a field came after the slots it concerns",
            Self::UnknownTemplate => "statics refer to an unknown template",
            Self::UnknownComponent => "statics refer to an unknown component",
            Self::ComponentCycle => "components share statics in a circle",
            Self::EmptyStatics => "statics without a string",
            Self::UnexpectedComprehension => "a comprehension where a template must stand",
            Self::NameTooLong => "a name is longer than 255 bytes",
        })
    }
}

/// A part of the protocol that this crate does not speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    /// A serializer version other than 2.0.
    Version,
    /// An event that is no message of the protocol.
    Event,
    /// A binary frame of an unknown kind.
    Frame,
    /// The comprehensions (`d`) of LiveView before 1.1.
    LegacyComprehension,
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Version => "protocol version",
            Self::Event => "event",
            Self::Frame => "kind of binary frame",
            Self::LegacyComprehension => "comprehensions of LiveView before 1.1",
        })
    }
}
