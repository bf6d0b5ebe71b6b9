//! The connection as a pure state machine: `state x input -> state x turn`.
//!
//! It knows when to connect, to beat, to give up and to try again; it owns no socket, no clock and no dice. One timer serves
//! all states, since each state waits for one thing only. `live_socket` takes the turns.

pub(crate) mod backoff;

use backoff::Backoff;

/// What can happen to a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    /// The page wants to be connected.
    Connect,
    /// The WebSocket is open.
    Opened,
    /// Any frame arrived: the other side lives.
    Frame,
    /// The WebSocket closed, or never opened, with this code.
    Closed(u32),
    /// The timer armed last is due.
    Due,
    /// The page came to the front.
    Shown,
    /// The page went to the background.
    Hidden,
    /// The page wants no connection any more.
    Disconnect,
}

/// What the caller has to do, once the timer is set to the [`wait`](Connection::wait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing, and the timer stays as it is.
    Nothing,
    /// Nothing else.
    Wait,
    /// Open a WebSocket.
    Open,
    /// Send a heartbeat.
    Beat,
    /// Connected: the views can join.
    Up,
    /// No longer connected: the views are cut off.
    Down,
    /// Close the WebSocket; nothing of it is heard again. Then as above.
    Close,
    /// The views are cut off, and the server wants the page to be loaded anew.
    Reload,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Never connected, or ended on purpose.
    Closed,
    /// The WebSocket is opening; the timer is the deadline.
    Connecting,
    /// Open and lively; the timer is the next beat.
    Open,
    /// A beat is unanswered; the timer is the deadline.
    Beating,
    /// Between two attempts; the timer is the next one.
    Waiting,
    /// No attempt until the page is seen again.
    Asleep,
}

/// How long things may take, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timing {
    /// Between two heartbeats.
    pub(crate) beat: u32,
    /// For the answer to a heartbeat. Any frame counts, so it can be short; a false alarm costs one resume.
    pub(crate) answer: u32,
    /// For a WebSocket to open.
    pub(crate) open: u32,
    /// Of attempts in the background before the page waits to be seen.
    pub(crate) patience: u32,
}

impl Timing {
    /// A blackholed connection is noticed within 35 seconds.
    pub(crate) const DEFAULT: Self = Self {
        beat: 30_000,
        answer: 5_000,
        open: 10_000,
        patience: 300_000,
    };
}

/// The connection of a page to its server.
#[derive(Debug)]
pub(crate) struct Connection {
    state: State,
    pub(crate) timing: Timing,
    backoff: Backoff,
    /// Until the next attempt.
    delay: u32,
    hidden: bool,
    hidden_wait: u32,
}

impl Connection {
    pub(crate) const fn new(timing: Timing) -> Self {
        Self {
            state: State::Closed,
            timing,
            backoff: Backoff::new(),
            delay: 0,
            hidden: false,
            hidden_wait: 0,
        }
    }

    /// Frames can be sent.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Beating)
    }

    /// In how many milliseconds to call back with [`Input::Due`], in place of any earlier timer; `None` for never.
    pub(crate) fn wait(&self) -> Option<u32> {
        match self.state {
            State::Connecting => Some(self.timing.open),
            State::Open => Some(self.timing.beat),
            State::Beating => Some(self.timing.answer),
            State::Waiting => Some(self.delay),
            State::Closed | State::Asleep => None,
        }
    }

    /// One step. `random` gives a number where one is needed.
    pub(crate) fn step(&mut self, input: Input, random: fn() -> u32) -> Turn {
        match (input, self.state) {
            (Input::Connect, State::Closed | State::Waiting | State::Asleep)
            | (Input::Due, State::Waiting) => self.enter(State::Connecting, Turn::Open),
            (Input::Opened, _) => {
                self.backoff.reset();
                self.enter(State::Open, Turn::Up)
            }
            (Input::Frame, State::Beating) => self.enter(State::Open, Turn::Wait),
            (Input::Due, State::Open) => self.enter(State::Beating, Turn::Beat),
            (Input::Due, State::Connecting | State::Beating) => {
                self.retry(random);
                Turn::Close
            }
            (Input::Closed(code), _) if self.state != State::Closed => self.closed(code, random),
            (Input::Shown, _) => self.shown(),
            (Input::Hidden, _) => {
                self.hidden = true;
                Turn::Nothing
            }
            (Input::Disconnect, State::Connecting | State::Open | State::Beating) => {
                self.enter(State::Closed, Turn::Close)
            }
            (Input::Disconnect, State::Waiting | State::Asleep) => {
                self.enter(State::Closed, Turn::Wait)
            }
            _ => Turn::Nothing,
        }
    }

    fn enter(&mut self, state: State, turn: Turn) -> Turn {
        self.state = state;
        turn
    }

    fn closed(&mut self, code: u32, random: fn() -> u32) -> Turn {
        match code {
            close::NORMAL | close::SESSION_EXPIRED | close::CLIENT_STALE | close::LOGGED_OUT => {
                return self.enter(State::Closed, Turn::Reload);
            }
            close::SUPERSEDED => return self.enter(State::Asleep, Turn::Down),
            close::OVERLOADED | close::RATE_LIMIT => self.backoff.slow_down(),
            _ => {}
        }
        self.retry(random);
        Turn::Down
    }

    /// Waits for the next attempt, or, in the background, at last for the user.
    fn retry(&mut self, random: fn() -> u32) {
        self.delay = self.backoff.next(random());
        self.state = State::Waiting;
        if self.hidden {
            self.hidden_wait += self.delay;
            if self.hidden_wait > self.timing.patience {
                self.state = State::Asleep;
            }
        }
    }

    fn shown(&mut self) -> Turn {
        self.hidden = false;
        self.hidden_wait = 0;
        match self.state {
            State::Waiting | State::Asleep => self.enter(State::Connecting, Turn::Open),
            State::Open => self.enter(State::Beating, Turn::Beat),
            State::Closed | State::Connecting | State::Beating => Turn::Nothing,
        }
    }
}

/// Close codes that mean more than "try again".
pub(crate) mod close {
    /// From the server: this session is over (older Phoenix servers say so to one who was logged out).
    pub(crate) const NORMAL: u32 = 1000;
    pub(super) const OVERLOADED: u32 = 1013;
    pub(super) const SESSION_EXPIRED: u32 = 4001;
    pub(super) const CLIENT_STALE: u32 = 4002;
    pub(super) const RATE_LIMIT: u32 = 4003;
    pub(super) const LOGGED_OUT: u32 = 4004;
    /// Another socket of this session took over; trying again would start a fight.
    pub(super) const SUPERSEDED: u32 = 4005;
}

#[cfg(test)]
mod tests;
