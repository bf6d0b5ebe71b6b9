//! The page as a whole: its views, its one connection, its timers.
//!
//! Whatever can wake the client comes in here: frames (`frames`), the user (`event`), timers, the page's own script (`hook`), the
//! history (`navigation`). What goes out leaves through `pushes`.

mod frames;
mod pushes;
mod reload;
mod timers;

use crate::command::Effects;
use crate::diagnostics::Problem;
use crate::event::binding;
use crate::hook::Hooks;
use crate::navigation::Navigation;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::{Kept, Value};
use crate::socket::{Connection, Input, Then, Timing, Wait, close};
use crate::view::View;

pub(crate) use frames::Frame;
pub(crate) use pushes::{Purpose, Push};
pub(crate) use timers::Timer;

/// The cookie that says why a page was loaded anew.
pub(crate) const RELOAD_STATUS: &str = "__phoenix_reload_status__";

/// What a page can choose.
#[derive(Debug, Clone)]
pub struct Options {
    /// Milliseconds after the start of a join until the page shows that it loads.
    pub loader_timeout: u32,
    /// Milliseconds of an outage until `phx-disconnected` runs.
    pub disconnected_timeout: u32,
    /// Milliseconds between heartbeats.
    pub heartbeat: u32,
    /// Milliseconds that an empty `phx-debounce` means.
    pub debounce: u32,
    /// Milliseconds that an empty `phx-throttle` means.
    pub throttle: u32,
    /// Whether changes wait until an input method has composed a text.
    pub block_composing: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            loader_timeout: 1,
            disconnected_timeout: 500,
            heartbeat: Timing::DEFAULT.beat,
            debounce: 300,
            throttle: 300,
            block_composing: false,
        }
    }
}

/// The page as a whole.
#[derive(Debug)]
pub struct LiveSocket {
    pub(crate) options: Options,
    pub(crate) views: Vec<View>,
    /// The view that the address of the page is about.
    pub(crate) main: Option<usize>,
    /// What the last input was, to know a `change` that only repeats it.
    pub(crate) last_input: Option<Node>,
    pub(crate) hooks: Hooks,
    pub(crate) effects: Effects,
    pub(crate) navigation: Navigation,
    /// Where the mouse button went down.
    pub(crate) pressed: Option<Node>,
    connection: Connection,
    pushes: Vec<Push>,
    /// Frames that wait for an animation: a list.
    held: Kept,
    last_reference: u32,
    /// The page is about to be loaded anew.
    reloading: bool,
    /// The page is being left: nothing is shown of what follows.
    leaving: bool,
}

impl LiveSocket {
    /// The views of the page that is loaded.
    pub fn new(options: Options) -> Self {
        let timing = Timing {
            beat: options.heartbeat,
            ..Timing::DEFAULT
        };
        let mut live = Self {
            options,
            views: Vec::new(),
            main: None,
            last_input: None,
            hooks: Hooks::default(),
            effects: Effects::default(),
            navigation: Navigation::new(),
            pressed: None,
            connection: Connection::new(timing),
            pushes: Vec::new(),
            held: Value::list().keep(),
            last_reference: 0,
            reloading: false,
            leaving: false,
        };
        live.find_views();
        live
    }

    fn find_views(&mut self) {
        let roots = "[data-phx-session]:not([data-phx-parent-id])";
        for container in Value::DOCUMENT.query(roots).nodes() {
            let reference = self.next_reference();
            if self.main.is_none() && container.has_attribute("data-phx-main") {
                self.main = Some(self.views.len());
            }
            self.views.push(View::new(container, reference));
        }
    }

    /// Connects, when there is a view to connect.
    pub fn connect(&mut self) {
        host::set_cookie(RELOAD_STATUS, Value::NONE);
        self.leaving = false;
        self.start_history();
        if self.views.is_empty() {
            return;
        }
        self.page_loading(true, "initial", host::href());
        for index in 0..self.views.len() {
            self.await_join(index);
        }
        self.step(Input::Connect);
    }

    /// Ends the connection on purpose.
    pub fn disconnect(&mut self) {
        self.step(Input::Disconnect);
    }

    /// Whether frames can be sent.
    pub fn is_connected(&self) -> bool {
        self.connection.is_open()
    }

    /// The WebSocket opened.
    pub fn opened(&mut self) {
        self.step(Input::Opened);
    }

    /// The WebSocket closed.
    pub fn closed(&mut self, code: u16) {
        self.step(Input::Closed(code));
    }

    /// The page came to the front or went to the background.
    pub fn seen(&mut self, visible: bool) {
        self.step(if visible { Input::Shown } else { Input::Hidden });
    }

    /// The page is left: for good, or into the cache of the back button.
    pub fn hidden_away(&mut self, cached: bool) {
        self.leaving = true;
        if !cached {
            self.leave_all();
        }
        self.step(Input::Disconnect);
    }

    /// The view that an element belongs to.
    pub(crate) fn owner(&self, node: Node) -> Option<usize> {
        let container = node.closest(binding::CONTAINER)?;
        self.views
            .iter()
            .position(|view| view.container == container)
    }

    /// Reports a problem with what an element asks for.
    pub(crate) fn report(&self, problem: Problem, node: Node) {
        let id = |index: usize| Value::from(&self.views[index].dom_id);
        problem.report(self.owner(node).map_or(Value::NONE, id));
    }

    fn step(&mut self, input: Input) {
        let actions = self.connection.step(input, host::random);
        if actions.close {
            host::close_socket(close::NORMAL.into());
        }
        match actions.timer {
            Wait::On => {}
            Wait::Over => Timer::Connection.disarm(0),
            Wait::For(milliseconds) => Timer::Connection.arm(0, milliseconds),
        }
        match actions.then {
            Then::Nothing => {}
            Then::Open => host::open_socket(),
            Then::Beat => self.beat(),
            Then::Up => self.join_all(),
            Then::Down => self.cut_off(),
            Then::Reload => {
                self.cut_off();
                self.reload_with_jitter();
            }
        }
    }

    fn join_all(&mut self) {
        for index in 0..self.views.len() {
            self.join(index);
        }
    }

    fn cut_off(&mut self) {
        self.held.get().clear();
        for index in 0..self.views.len() {
            self.lose(index);
            if !self.leaving && !self.reloading {
                self.show_error(index, "phx-client-error");
            }
        }
    }
}
