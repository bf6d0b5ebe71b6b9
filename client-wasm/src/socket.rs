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

/// What the caller has to do, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Open a WebSocket.
    Open,
    /// Close the WebSocket with this code; nothing of it is heard again.
    Close(u16),
    /// Send a heartbeat.
    Beat,
    /// Call back with [`Input::Due`] in so many milliseconds, in place of any earlier timer.
    Arm(u32),
    /// Forget the timer.
    Disarm,
    /// Connected: the views can join.
    Up,
    /// No longer connected: the views are cut off.
    Down,
    /// The server wants the page to be loaded anew.
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
    pub(crate) const DEFAULT: Self = Self { beat: 30_000, answer: 5_000, open: 10_000, patience: 300_000 };
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
        Self { state: State::Closed, timing, backoff: Backoff::default(), hidden: false, hidden_wait: 0 }
    }

    /// Frames can be sent.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Beating)
    }

    /// One step. `random` is drawn anew for each.
    pub(crate) fn step(&mut self, input: Input, random: u32) -> Vec<Action> {
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

    fn connect(&mut self) -> Vec<Action> {
        match self.state {
            State::Closed | State::Waiting | State::Asleep => self.open(),
            State::Connecting | State::Open | State::Beating => Vec::new(),
        }
    }

    fn open(&mut self) -> Vec<Action> {
        self.state = State::Connecting;
        vec![Action::Arm(self.timing.open), Action::Open]
    }

    fn opened(&mut self) -> Vec<Action> {
        self.state = State::Open;
        self.backoff.reset();
        vec![Action::Arm(self.timing.beat), Action::Up]
    }

    fn frame(&mut self) -> Vec<Action> {
        if self.state != State::Beating {
            return Vec::new();
        }
        self.state = State::Open;
        vec![Action::Arm(self.timing.beat)]
    }

    fn beat(&mut self) -> Vec<Action> {
        self.state = State::Beating;
        vec![Action::Arm(self.timing.answer), Action::Beat]
    }

    fn due(&mut self, random: u32) -> Vec<Action> {
        match self.state {
            State::Open => self.beat(),
            State::Connecting | State::Beating => {
                let mut actions = vec![Action::Close(close::NORMAL)];
                actions.append(&mut self.retry(random));
                actions
            }
            State::Waiting => self.open(),
            State::Closed | State::Asleep => Vec::new(),
        }
    }

    fn closed(&mut self, code: u16, random: u32) -> Vec<Action> {
        match code {
            _ if self.state == State::Closed => Vec::new(),
            close::NORMAL | close::SESSION_EXPIRED | close::CLIENT_STALE | close::LOGGED_OUT => {
                self.state = State::Closed;
                vec![Action::Disarm, Action::Down, Action::Reload]
            }
            close::SUPERSEDED => self.sleep(),
            close::OVERLOADED | close::RATE_LIMIT => {
                self.backoff.slow_down();
                self.retry(random)
            }
            _ => self.retry(random),
        }
    }

    fn retry(&mut self, random: u32) -> Vec<Action> {
        let delay = self.backoff.next(random);
        if self.hidden {
            self.hidden_wait += delay;
            if self.hidden_wait > self.timing.patience {
                return self.sleep();
            }
        }
        self.state = State::Waiting;
        vec![Action::Down, Action::Arm(delay)]
    }

    fn sleep(&mut self) -> Vec<Action> {
        self.state = State::Asleep;
        vec![Action::Disarm, Action::Down]
    }

    fn shown(&mut self) -> Vec<Action> {
        self.hidden = false;
        self.hidden_wait = 0;
        match self.state {
            State::Waiting | State::Asleep => self.open(),
            State::Open => self.beat(),
            State::Closed | State::Connecting | State::Beating => Vec::new(),
        }
    }

    fn hide(&mut self) -> Vec<Action> {
        self.hidden = true;
        Vec::new()
    }

    fn disconnect(&mut self) -> Vec<Action> {
        let was = std::mem::replace(&mut self.state, State::Closed);
        match was {
            State::Closed => Vec::new(),
            State::Connecting | State::Open | State::Beating => {
                vec![Action::Disarm, Action::Close(close::NORMAL), Action::Down]
            }
            State::Waiting | State::Asleep => vec![Action::Disarm],
        }
    }
}

/// Close codes that mean more than "try again".
mod close {
    /// From the server: this session is over (older Phoenix servers say so to one who was logged out).
    pub(super) const NORMAL: u16 = 1000;
    pub(super) const OVERLOADED: u16 = 1013;
    pub(super) const SESSION_EXPIRED: u16 = 4001;
    pub(super) const CLIENT_STALE: u16 = 4002;
    pub(super) const RATE_LIMIT: u16 = 4003;
    pub(super) const LOGGED_OUT: u16 = 4004;
    /// Another socket of this session took over; trying again would start a fight.
    pub(super) const SUPERSEDED: u16 = 4005;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds inputs and returns the actions of the last.
    fn after(inputs: &[Input]) -> Vec<Action> {
        let mut connection = Connection::new(Timing::DEFAULT);
        let mut last = Vec::new();
        for input in inputs {
            last = connection.step(*input, u32::MAX);
        }
        last
    }

    const OPEN: [Input; 2] = [Input::Connect, Input::Opened];

    fn open_then(more: &[Input]) -> Vec<Action> {
        after(&[&OPEN, more].concat())
    }

    #[test]
    fn connects_with_a_deadline() {
        assert_eq!(after(&[Input::Connect]), [Action::Arm(10_000), Action::Open]);
        assert_eq!(after(&[Input::Connect, Input::Connect]), []);
    }

    #[test]
    fn joins_when_open_and_beats_every_thirty_seconds() {
        assert_eq!(after(&OPEN), [Action::Arm(30_000), Action::Up]);
        assert_eq!(open_then(&[Input::Due]), [Action::Arm(5_000), Action::Beat]);
    }

    #[test]
    fn any_frame_answers_a_beat_and_only_then_moves_the_timer() {
        assert_eq!(open_then(&[Input::Frame]), []);
        assert_eq!(open_then(&[Input::Due, Input::Frame]), [Action::Arm(30_000)]);
    }

    #[test]
    fn an_unanswered_beat_ends_the_connection() {
        let actions = open_then(&[Input::Due, Input::Due]);
        assert_eq!(actions, [Action::Close(1000), Action::Down, Action::Arm(250)]);
    }

    #[test]
    fn a_connection_that_never_opens_is_retried() {
        let actions = after(&[Input::Connect, Input::Due]);
        assert_eq!(actions, [Action::Close(1000), Action::Down, Action::Arm(250)]);
        assert_eq!(after(&[Input::Connect, Input::Due, Input::Due]), [Action::Arm(10_000), Action::Open]);
    }

    #[test]
    fn each_attempt_may_wait_twice_as_long_until_one_succeeds() {
        let lost = Input::Closed(1006);
        assert_eq!(open_then(&[lost]), [Action::Down, Action::Arm(250)]);
        assert_eq!(open_then(&[lost, Input::Due, lost]), [Action::Down, Action::Arm(500)]);
        assert_eq!(open_then(&[lost, Input::Due, lost, Input::Due, Input::Opened, lost]), [Action::Down, Action::Arm(250)]);
    }

    #[test]
    fn close_codes_decide_what_follows() {
        for code in [1000, 4001, 4002, 4004] {
            assert_eq!(open_then(&[Input::Closed(code)]), [Action::Disarm, Action::Down, Action::Reload], "{code}");
        }
        for code in [1001, 1005, 1006, 1009, 1011, 1012, 4008] {
            assert_eq!(open_then(&[Input::Closed(code)]), [Action::Down, Action::Arm(250)], "{code}");
        }
        for code in [1013, 4003] {
            assert_eq!(open_then(&[Input::Closed(code)]), [Action::Down, Action::Arm(4_000)], "{code}");
        }
        assert_eq!(open_then(&[Input::Closed(4005)]), [Action::Disarm, Action::Down]);
        assert_eq!(open_then(&[Input::Closed(4005), Input::Due]), []);
        assert_eq!(open_then(&[Input::Closed(4005), Input::Shown]), [Action::Arm(10_000), Action::Open]);
    }

    #[test]
    fn a_hidden_page_gives_up_after_five_minutes_and_wakes_when_seen() {
        let mut connection = Connection::new(Timing::DEFAULT);
        for input in [Input::Connect, Input::Opened, Input::Hidden] {
            connection.step(input, 0);
        }
        let mut waited = 0;
        let attempts = loop {
            match connection.step(Input::Closed(1006), u32::MAX)[..] {
                [Action::Down, Action::Arm(delay)] => waited += delay,
                ref other => break assert_eq!(*other, [Action::Disarm, Action::Down]),
            }
            connection.step(Input::Due, 0);
        };
        let () = attempts;
        assert!((290_000..=300_000).contains(&waited), "{waited}");
        assert_eq!(connection.step(Input::Shown, 0), [Action::Arm(10_000), Action::Open]);
    }

    #[test]
    fn a_page_that_is_shown_again_checks_its_connection() {
        assert_eq!(open_then(&[Input::Hidden, Input::Shown]), [Action::Arm(5_000), Action::Beat]);
    }

    #[test]
    fn an_end_on_purpose_is_final() {
        assert_eq!(open_then(&[Input::Disconnect]), [Action::Disarm, Action::Close(1000), Action::Down]);
        assert_eq!(open_then(&[Input::Disconnect, Input::Closed(1006)]), []);
        assert_eq!(open_then(&[Input::Disconnect, Input::Shown]), []);
    }
}
