//! What a line does to the bytes on it.

use std::time::Duration;

/// Both directions of every line, and whether new lines come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weather {
    /// From the browser to the server.
    pub up: Flow,
    /// From the server to the browser.
    pub down: Flow,
    /// New connections are closed at once.
    pub is_refusing: bool,
}

/// One direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// Bytes pass as they come.
    #[default]
    Clear,
    /// Each piece arrives so much later.
    Delayed(Duration),
    /// So many bytes pass in a second.
    Throttled(u32),
    /// Nothing passes and nothing is lost: what was sent arrives when the line is clear again.
    Blackhole,
}

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// In order, as when a process ends.
    Close,
    /// At once, as when a router forgets the connection.
    Reset,
}

impl Weather {
    /// Nothing passes in either direction.
    #[must_use]
    pub fn blackhole() -> Self {
        Self {
            up: Flow::Blackhole,
            down: Flow::Blackhole,
            is_refusing: false,
        }
    }

    /// Every piece is late in both directions.
    #[must_use]
    pub fn delayed(by: Duration) -> Self {
        Self {
            up: Flow::Delayed(by),
            down: Flow::Delayed(by),
            is_refusing: false,
        }
    }

    /// A slow line in both directions.
    #[must_use]
    pub fn throttled(bytes_per_second: u32) -> Self {
        let flow = Flow::Throttled(bytes_per_second);
        Self {
            up: flow,
            down: flow,
            is_refusing: false,
        }
    }

    /// No new connection comes up.
    #[must_use]
    pub fn refusing() -> Self {
        Self {
            is_refusing: true,
            ..Self::default()
        }
    }
}
