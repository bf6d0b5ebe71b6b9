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
use crate::platform::words::word;
use crate::socket::{Connection, Input, Timing, Turn, close};
use crate::view::View;

pub(crate) use frames::Frame;
pub(crate) use pushes::{Purpose, Push};
pub(crate) use timers::Timer;

/// The cookie that says why a page was loaded anew.
pub(crate) const RELOAD_STATUS: Value = word!("__phoenix_reload_status__");

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

impl Options {
    const DEFAULT: Self = Self {
        loader_timeout: 1,
        disconnected_timeout: 500,
        heartbeat: Timing::DEFAULT.beat,
        debounce: 300,
        throttle: 300,
        block_composing: false,
    };

    /// What the page's script gives to the constructor of its `LiveSocket`.
    pub(crate) fn of(given: Value) -> Self {
        let number = |object: Value, name, default| object.member(name).as_number(default) as u32;
        let defaults = given.member(word!("defaults"));
        let composing = given.member(word!("blockPhxChangeWhileComposing"));
        Self {
            loader_timeout: number(given, word!("loaderTimeout"), 1),
            disconnected_timeout: number(given, word!("disconnectedTimeout"), 500),
            heartbeat: number(
                given,
                word!("heartbeatIntervalMs"),
                Timing::DEFAULT.beat as i32,
            ),
            debounce: number(defaults, word!("debounce"), 300),
            throttle: number(defaults, word!("throttle"), 300),
            block_composing: composing.as_flag(false),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The page as a whole.
#[derive(Debug)]
pub struct LiveSocket {
    pub(crate) options: Options,
    /// Counted from the top of the page. None is ever taken out, so a number that a view had it has always.
    views: Vec<View>,
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
    /// Without a page.
    pub(crate) const fn new() -> Self {
        Self {
            options: Options::DEFAULT,
            views: Vec::new(),
            main: None,
            last_input: None,
            hooks: Hooks::new(),
            effects: Effects::new(),
            navigation: Navigation::new(),
            pressed: None,
            connection: Connection::new(Timing::DEFAULT),
            pushes: Vec::new(),
            held: Kept::NONE,
            last_reference: 0,
            reloading: false,
            leaving: false,
        }
    }

    /// Takes in the page that is loaded.
    pub(crate) fn start(&mut self, options: Options) {
        self.connection.timing.beat = options.heartbeat;
        self.options = options;
        self.held.set(Value::list());
        self.navigation.start();
        self.find_views();
    }

    fn find_views(&mut self) {
        let roots = word!("[data-phx-session]:not([data-phx-parent-id])");
        for container in Value::DOCUMENT.query(roots).nodes() {
            let reference = self.next_reference();
            if self.main.is_none() && container.has_attribute(word!("data-phx-main")) {
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
            return self.come_alive();
        }
        self.page_loading(true, word!("initial"), host::href());
        for index in 0..self.views.len() {
            self.await_join(index);
        }
        self.step(Input::Connect);
    }

    /// A page without views has hooks and commands as well, though nobody to push to.
    fn come_alive(&mut self) {
        for node in Value::DOCUMENT
            .query(word!("[phx-hook],[phx-mounted]"))
            .nodes()
        {
            self.mount_hook(usize::MAX, node);
            self.run_bound(node, word!("phx-mounted"));
        }
    }

    /// Ends the connection on purpose.
    pub fn disconnect(&mut self) {
        self.step(Input::Disconnect);
    }

    /// Whether frames can be sent.
    #[inline(never)]
    pub fn is_connected(&self) -> bool {
        self.connection.is_open()
    }

    /// The WebSocket opened.
    pub fn opened(&mut self) {
        self.step(Input::Opened);
    }

    /// The WebSocket closed.
    pub fn closed(&mut self, code: u32) {
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

    /// A view. Looked up in so many places that the code of it counts: the compiler is not to see through it, or each of them
    /// would pass the list and its length along.
    #[inline(never)]
    pub(crate) fn view(&self, index: usize) -> &View {
        &std::hint::black_box(self).views[index]
    }

    /// A view, to be changed.
    #[inline(never)]
    pub(crate) fn view_mut(&mut self, index: usize) -> &mut View {
        &mut std::hint::black_box(self).views[index]
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
        let id = |index: usize| self.view(index).dom_id.get();
        problem.report(self.owner(node).map_or(Value::NONE, id));
    }

    fn step(&mut self, input: Input) {
        let turn = self.connection.step(input, host::random);
        if turn == Turn::Nothing {
            return;
        }
        match self.connection.wait() {
            Some(milliseconds) => Timer::Connection.arm(0, milliseconds),
            None => Timer::Connection.disarm(0),
        }
        match turn {
            Turn::Nothing | Turn::Wait => {}
            Turn::Open => host::open_socket(),
            Turn::Beat => self.beat(),
            Turn::Up => self.join_all(),
            Turn::Down => self.cut_off(),
            Turn::Close => {
                host::close_socket(close::NORMAL);
                self.cut_off();
            }
            Turn::Reload => {
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
                self.show_error(index, word!("phx-client-error"));
            }
        }
    }
}
