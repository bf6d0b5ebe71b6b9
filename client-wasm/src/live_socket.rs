//! The page as a whole: its views, its one connection, its timers.
//!
//! Whatever can wake the client comes in here: frames (`frames`), the user (`event`), timers, the page's own script (`hook`), the
//! history (`navigation`). What goes out leaves through `pushes`.

mod frames;
mod pushes;
mod reload;

use crate::command::Effects;
use crate::diagnostics::Problem;
use crate::event::debounce::{Defaults, Rates};
use crate::event::{Changes, binding};
use crate::hook::Hooks;
use crate::navigation::Navigation;
use crate::platform::dom::{self, Node};
use crate::platform::host;
use crate::socket::{Action, Connection, Input, Timing};
use crate::view::{View, ViewId};

pub(crate) use pushes::{Outgoing, Purpose, Push};
pub(crate) use reload::Reload;

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

impl Options {
    /// What empty attributes mean.
    pub(crate) fn rates(&self) -> Defaults {
        Defaults {
            debounce: self.debounce,
            throttle: self.throttle,
        }
    }
}

/// What a timer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timer {
    /// Whatever the connection waits for.
    Connection,
    /// The page is to be loaded anew.
    Reload,
    /// A push was not answered in time.
    Push(u32),
    /// A view that failed tries again.
    Rejoin(ViewId),
    /// A join takes long enough to be shown.
    Loader(ViewId),
    /// A view is cut off long enough for `phx-disconnected`.
    Disconnected(ViewId),
    /// A view tells how far it is.
    Acknowledge(ViewId),
    /// A form was reset.
    Reset(Node),
}

/// The page as a whole.
#[derive(Debug)]
pub struct LiveSocket {
    pub(crate) options: Options,
    pub(crate) views: Vec<View>,
    pub(crate) timers: Vec<(u32, Timer)>,
    pub(crate) rates: Rates,
    pub(crate) changes: Changes,
    pub(crate) hooks: Hooks,
    pub(crate) effects: Effects,
    pub(crate) navigation: Navigation,
    pub(crate) reloading: Reload,
    /// Where the mouse button went down.
    pub(crate) pressed: Option<Node>,
    connection: Connection,
    pushes: Vec<Push>,
    held: Vec<String>,
    last_reference: u32,
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
            timers: Vec::new(),
            rates: Rates::default(),
            changes: Changes::default(),
            hooks: Hooks::default(),
            effects: Effects::default(),
            navigation: Navigation::new(host::href()),
            reloading: Reload::default(),
            pressed: None,
            connection: Connection::new(timing),
            pushes: Vec::new(),
            held: Vec::new(),
            last_reference: 0,
            leaving: false,
        };
        live.find_views();
        live
    }

    fn find_views(&mut self) {
        let roots = [
            &binding::having(binding::CONTAINER),
            ":not([data-phx-parent-id])",
        ]
        .concat();
        for (index, container) in dom::query_all(None, &roots).into_iter().enumerate() {
            let reference = self.next_reference();
            self.views
                .push(View::new(ViewId(index as u32), container, reference));
        }
    }

    /// Connects, when there is a view to connect.
    pub fn connect(&mut self) {
        host::set_cookie("__phoenix_reload_status__", "");
        self.leaving = false;
        self.start_history();
        if self.views.is_empty() {
            return;
        }
        self.page_loading(true, "initial", &host::href());
        for index in 0..self.views.len() {
            self.expect_join(index);
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

    /// A timer is due.
    pub fn due(&mut self, timer: u32) {
        let Some(index) = self.timers.iter().position(|(id, _)| *id == timer) else {
            if !self.on_rate_due(timer) {
                self.on_effect_due(timer);
            }
            return;
        };
        let (id, act): (ViewId, fn(&mut Self, usize)) = match self.timers.swap_remove(index).1 {
            Timer::Connection => return self.step(Input::Due),
            Timer::Reload => return self.reload_now(),
            Timer::Push(reference) => return self.on_timeout(reference),
            Timer::Reset(form) => return self.after_reset(form),
            Timer::Rejoin(id) => (id, Self::join),
            Timer::Loader(id) => (id, Self::show_loader),
            Timer::Disconnected(id) => (id, Self::run_disconnected),
            Timer::Acknowledge(id) => (id, Self::acknowledge),
        };
        if let Some(index) = self.index_of(id) {
            act(self, index);
        }
    }

    /// Sets a timer.
    pub(crate) fn arm(&mut self, milliseconds: u32, timer: Timer) {
        self.disarm(timer);
        let id = host::set_timer(milliseconds);
        self.timers.push((id, timer));
    }

    /// Forgets a timer, if it is set.
    pub(crate) fn disarm(&mut self, timer: Timer) {
        if let Some(index) = self.timers.iter().position(|(_, known)| *known == timer) {
            host::clear_timer(self.timers.swap_remove(index).0);
        }
    }

    /// A view, if it is still there.
    pub(crate) fn index_of(&self, id: ViewId) -> Option<usize> {
        self.views.iter().position(|view| view.id == id)
    }

    /// The view that an element belongs to.
    pub(crate) fn owner(&self, node: Node) -> Option<usize> {
        let container = dom::closest(node, &binding::having(binding::CONTAINER))?;
        self.views
            .iter()
            .position(|view| view.container == container)
    }

    /// The view that the address of the page is about.
    pub(crate) fn main(&self) -> Option<usize> {
        self.views.iter().position(|view| view.is_main)
    }

    /// Reports a problem with what an element asks for.
    pub(crate) fn report(&self, problem: Problem, node: Node) {
        let view = self.owner(node).and_then(|index| self.views.get(index));
        problem.report(view.map_or("", |view| &view.dom_id));
    }

    fn step(&mut self, input: Input) {
        for action in self.connection.step(input, host::random()) {
            self.perform(action);
        }
    }

    fn perform(&mut self, action: Action) {
        match action {
            Action::Open => host::open_socket(),
            Action::Close(code) => host::close_socket(code),
            Action::Beat => self.beat(),
            Action::Arm(milliseconds) => self.arm(milliseconds, Timer::Connection),
            Action::Disarm => self.disarm(Timer::Connection),
            Action::Up => self.join_all(),
            Action::Down => self.cut_off(),
            Action::Reload => self.reload_with_jitter(),
        }
    }

    fn join_all(&mut self) {
        for index in 0..self.views.len() {
            self.join(index);
        }
    }

    fn cut_off(&mut self) {
        self.held.clear();
        for index in 0..self.views.len() {
            self.lose(index);
            if !self.leaving && !self.reloading.is_wanted() {
                self.show_error(index, "phx-client-error");
            }
        }
    }
}
