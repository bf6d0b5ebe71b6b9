//! The connection as a pure state machine: `state x input -> state x actions`.
//!
//! It knows when to connect, to beat, to give up and to try again; it owns no socket, no clock and no dice. One timer serves
//! all states, since each state waits for one thing only. `live_socket` performs the actions.

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
    Closed(u16),
    /// The timer armed last is due.
    Due,
    /// The page came to the front.
    Shown,
    /// The page went to the background.
    Hidden,
    /// The page wants no connection any more.
    Disconnect,
}

/// What the caller has to do, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Actions {
    /// Close the WebSocket; nothing of it is heard again.
    pub(crate) close: bool,
    pub(crate) timer: Wait,
    pub(crate) then: Then,
}

/// What becomes of the timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wait {
    /// It stays as it is.
    On,
    /// It is forgotten.
    Over,
    /// Call back with [`Input::Due`] in so many milliseconds, in place of any earlier timer.
    For(u32),
}

/// What else there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    Nothing,
    /// Open a WebSocket.
    Open,
    /// Send a heartbeat.
    Beat,
    /// Connected: the views can join.
    Up,
    /// No longer connected: the views are cut off.
    Down,
    /// The same, and the server wants the page to be loaded anew.
    Reload,
}

impl Actions {
    const NONE: Self = Self::of(Wait::On, Then::Nothing);

    const fn of(timer: Wait, then: Then) -> Self {
        Self {
            close: false,
            timer,
            then,
        }
    }
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
    timing: Timing,
    backoff: Backoff,
    hidden: bool,
    hidden_wait: u32,
}

impl Connection {
    pub(crate) fn new(timing: Timing) -> Self {
        Self {
            state: State::Closed,
            timing,
            backoff: Backoff::default(),
            hidden: false,
            hidden_wait: 0,
        }
    }

    /// Frames can be sent.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Beating)
    }

    /// One step. `random` gives a number where one is needed.
    pub(crate) fn step(&mut self, input: Input, random: fn() -> u32) -> Actions {
        match input {
            Input::Connect => self.connect(),
            Input::Opened => self.opened(),
            Input::Frame => self.frame(),
            Input::Closed(code) => self.closed(code, random),
            Input::Due => self.due(random),
            Input::Shown => self.shown(),
            Input::Hidden => self.hide(),
            Input::Disconnect => self.disconnect(),
        }
    }

    fn connect(&mut self) -> Actions {
        match self.state {
            State::Closed | State::Waiting | State::Asleep => self.open(),
            State::Connecting | State::Open | State::Beating => Actions::NONE,
        }
    }

    fn open(&mut self) -> Actions {
        self.state = State::Connecting;
        Actions::of(Wait::For(self.timing.open), Then::Open)
    }

    fn opened(&mut self) -> Actions {
        self.state = State::Open;
        self.backoff.reset();
        Actions::of(Wait::For(self.timing.beat), Then::Up)
    }

    fn frame(&mut self) -> Actions {
        if self.state != State::Beating {
            return Actions::NONE;
        }
        self.state = State::Open;
        Actions::of(Wait::For(self.timing.beat), Then::Nothing)
    }

    fn beat(&mut self) -> Actions {
        self.state = State::Beating;
        Actions::of(Wait::For(self.timing.answer), Then::Beat)
    }

    fn due(&mut self, random: fn() -> u32) -> Actions {
        match self.state {
            State::Open => self.beat(),
            State::Connecting | State::Beating => Actions {
                close: true,
                ..self.retry(random)
            },
            State::Waiting => self.open(),
            State::Closed | State::Asleep => Actions::NONE,
        }
    }

    fn closed(&mut self, code: u16, random: fn() -> u32) -> Actions {
        match code {
            _ if self.state == State::Closed => Actions::NONE,
            close::NORMAL | close::SESSION_EXPIRED | close::CLIENT_STALE | close::LOGGED_OUT => {
                self.state = State::Closed;
                Actions::of(Wait::Over, Then::Reload)
            }
            close::SUPERSEDED => self.sleep(),
            close::OVERLOADED | close::RATE_LIMIT => {
                self.backoff.slow_down();
                self.retry(random)
            }
            _ => self.retry(random),
        }
    }

    fn retry(&mut self, random: fn() -> u32) -> Actions {
        let delay = self.backoff.next(random());
        if self.hidden {
            self.hidden_wait += delay;
            if self.hidden_wait > self.timing.patience {
                return self.sleep();
            }
        }
        self.state = State::Waiting;
        Actions::of(Wait::For(delay), Then::Down)
    }

    fn sleep(&mut self) -> Actions {
        self.state = State::Asleep;
        Actions::of(Wait::Over, Then::Down)
    }

    fn shown(&mut self) -> Actions {
        self.hidden = false;
        self.hidden_wait = 0;
        match self.state {
            State::Waiting | State::Asleep => self.open(),
            State::Open => self.beat(),
            State::Closed | State::Connecting | State::Beating => Actions::NONE,
        }
    }

    fn hide(&mut self) -> Actions {
        self.hidden = true;
        Actions::NONE
    }

    fn disconnect(&mut self) -> Actions {
        match std::mem::replace(&mut self.state, State::Closed) {
            State::Closed => Actions::NONE,
            State::Connecting | State::Open | State::Beating => Actions {
                close: true,
                timer: Wait::Over,
                then: Then::Down,
            },
            State::Waiting | State::Asleep => Actions::of(Wait::Over, Then::Nothing),
        }
    }
}

/// Close codes that mean more than "try again".
pub(crate) mod close {
    /// From the server: this session is over (older Phoenix servers say so to one who was logged out).
    pub(crate) const NORMAL: u16 = 1000;
    pub(super) const OVERLOADED: u16 = 1013;
    pub(super) const SESSION_EXPIRED: u16 = 4001;
    pub(super) const CLIENT_STALE: u16 = 4002;
    pub(super) const RATE_LIMIT: u16 = 4003;
    pub(super) const LOGGED_OUT: u16 = 4004;
    /// Another socket of this session took over; trying again would start a fight.
    pub(super) const SUPERSEDED: u16 = 4005;
}

#[cfg(test)]
mod tests;
