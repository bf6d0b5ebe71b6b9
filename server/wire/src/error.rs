//! What can be wrong with a message: its bytes, its meaning, or its version.
//!
//! Three kinds, because a receiver answers each differently: [`Malformed`] bytes come from something that does not speak
//! the protocol, a [`Violation`] from a peer that breaks its rules, and [`Unsupported`] from an honest peer that speaks
//! more than this crate does.

use std::fmt;

/// A message that was refused, and the byte offset in it where that was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// The bytes are no JSON, or no binary frame.
    Malformed {
        /// The fault.
        what: Malformed,
        /// Byte offset in the message.
        at: usize,
    },
    /// The bytes can be read, but the protocol or a limit forbids what they say.
    Violation {
        /// The rule that was broken.
        what: Violation,
        /// Byte offset in the message.
        at: usize,
    },
    /// A version or a feature of the protocol that is not spoken here.
    Unsupported {
        /// The feature.
        what: Unsupported,
        /// Byte offset in the message.
        at: usize,
    },
}

impl Error {
    /// Byte offset in the message where the fault was seen.
    #[must_use]
    pub const fn at(&self) -> usize {
        match *self {
            Self::Malformed { at, .. }
            | Self::Violation { at, .. }
            | Self::Unsupported { at, .. } => at,
        }
    }

    pub(crate) const fn malformed(what: Malformed, at: usize) -> Self {
        Self::Malformed { what, at }
    }

    pub(crate) const fn violation(what: Violation, at: usize) -> Self {
        Self::Violation { what, at }
    }

    pub(crate) const fn unsupported(what: Unsupported, at: usize) -> Self {
        Self::Unsupported { what, at }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { what, at } => write!(f, "malformed message: {what} at byte {at}"),
            Self::Violation { what, at } => write!(f, "protocol violation: {what} at byte {at}"),
            Self::Unsupported { what, at } => write!(f, "unsupported: {what} at byte {at}"),
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
    MissingField(&'static str),
    /// A field that stands twice in one object.
    DuplicateField(&'static str),
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
            Self::MissingField(name) => return write!(f, "missing field `{name}`"),
            Self::DuplicateField(name) => return write!(f, "duplicate field `{name}`"),
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
