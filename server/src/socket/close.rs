//! Why the server ends a connection, and the code that the client sees.

use std::time::Duration;

/// How long a client gets to take its close frame.
pub(super) const GRACE: Duration = Duration::from_secs(1);

/// A reason to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    /// Nothing was heard for too long.
    Idle,
    /// The peer broke the protocol.
    Protocol,
    /// Frames that are no text, or too many messages that are no messages.
    BadData,
    /// No join came.
    Policy,
    /// A message above its limit.
    TooBig,
    /// The server has a bug.
    Internal,
    /// The server ends, or is replaced by a newer one: come back.
    Restart,
    /// Too many messages for too long.
    RateLimit,
    /// The session has newer connections.
    Superseded,
    /// The client does not take what it is sent.
    SlowConsumer,
}

impl Close {
    /// The code of the close frame: RFC 6455 section 7.4, and 4000 to 4999 of our own.
    pub(crate) fn code(self) -> u16 {
        match self {
            Self::Idle => 1001,
            Self::Protocol => 1002,
            Self::BadData => 1007,
            Self::Policy => 1008,
            Self::TooBig => 1009,
            Self::Internal => 1011,
            Self::Restart => 1012,
            Self::RateLimit => 4003,
            Self::Superseded => 4005,
            Self::SlowConsumer => 4008,
        }
    }

    /// What a log on the other side shows.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Protocol => "protocol error",
            Self::BadData => "bad data",
            Self::Policy => "no join",
            Self::TooBig => "message too big",
            Self::Internal => "internal error",
            Self::Restart => "restart",
            Self::RateLimit => "rate limit",
            Self::Superseded => "superseded",
            Self::SlowConsumer => "slow consumer",
        }
    }
}
