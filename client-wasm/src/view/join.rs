//! From a container to a live view, and back again after an outage.

use bennu_wire::Order;
use bennu_wire::keys::Field;

use super::{Phase, Place, View};
use crate::hook::HookStep;
use crate::json::Members;
use crate::live_socket::{LiveSocket, Timer};
use crate::platform::dom;
use crate::platform::host;
use crate::platform::value::Value;

/// The version of our extension that we speak.
const EXTENSION: u32 = 1;

/// Milliseconds before the next join, by joins that failed in a row.
const DELAYS: [u32; 4] = [1_000, 2_000, 5_000, 10_000];

impl LiveSocket {
    /// The first join of a view is on its way.
    pub(crate) fn expect_join(&mut self, index: usize) {
        let Some(view) = self.views.get(index) else {
            return;
        };
        self.arm(self.options.loader_timeout, Timer::Loader(view.id));
    }

    /// Asks to join, when there is a connection; without one, the next connection will.
    pub(crate) fn join(&mut self, index: usize) {
        if !self.is_connected() {
            return;
        }
        let fresh = self.next_reference();
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        if matches!(view.phase, Phase::Joining | Phase::Joined | Phase::Closed) {
            return;
        }
        if view.mounts + view.attempts > 0 {
            view.join_ref = fresh;
        }
        view.phase = Phase::Joining;
        let attempts = view.attempts;
        view.attempts += 1;
        self.send_join(index, attempts);
        self.expect_join(index);
    }

    fn send_join(&mut self, index: usize, attempts: u32) {
        let Some(view) = self.views.get(index) else {
            return;
        };
        let payload = self.join_payload(view, attempts);
        self.push_join(index, payload);
    }

    fn join_payload(&self, view: &View, attempts: u32) -> Value {
        let token = |name| Value::from(&dom::attribute(view.container, name).unwrap_or_default());
        let address = if view.redirected {
            Field::Redirect
        } else {
            Field::Url
        };
        let href = match view.arrival {
            Some(_) => self.navigation.destination(),
            None => self.navigation.href(),
        };
        let first_page = token("data-phx-static").filled().or(|| Value::NULL);
        let join = Value::object()
            .set(address.name(), href)
            .set(Field::Params.name(), self.join_params(view, attempts))
            .set(Field::Session.name(), token("data-phx-session"))
            .set(Field::Static.name(), first_page);
        let flash = view.arrival.as_ref().and_then(|it| it.flash.as_ref());
        if let Some(flash) = flash {
            join.set(Field::Flash.name(), flash);
        }
        let version = Value::object().set(Field::ExtensionVersion.name(), Value::number(EXTENSION));
        join.set(Field::Sticky.name(), Value::flag(false))
            .set(Field::Bennu.name(), version)
    }

    /// What the page's script gives, how often the view was joined, and where the page was before.
    fn join_params(&self, view: &View, attempts: u32) -> Value {
        let params = Value::parse(host::join_params(view.container).as_str());
        if view.arrival.is_some() {
            params.set("_live_referer", self.navigation.href());
        }
        params
            .set(Field::Mounts.name(), Value::number(view.mounts))
            .set(Field::MountAttempts.name(), Value::number(attempts))
    }

    /// The server let us in.
    pub(crate) fn joined(&mut self, index: usize, text: &str, response: &Members<'_>) {
        let Some(rendered) = response.raw(Field::Rendered.name()) else {
            return self.join_failed(index);
        };
        let extension = response.raw(Field::Bennu.name()).map(Members::of);
        let resumed = extension
            .as_ref()
            .is_some_and(|it| it.flag(Field::Resumed.name(), false));
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        view.phase = Phase::Joined;
        view.applied = 0;
        view.acknowledged = extension.as_ref().map(|_| 0);
        view.dom.set_order(match extension {
            Some(_) => Order::HeadFirst,
            None => Order::Any,
        });
        let goes_on = resumed && !view.unsent;
        let replayed = std::mem::take(&mut view.recovered);
        let replays = view.mounts > 0 && !goes_on && !replayed;
        let arrives = view.arrival.is_some();
        if replays && self.replay_forms(index, text) {
            return;
        }
        if arrives {
            self.take_over(index, response.raw(Field::Container.name()));
        }
        self.show_joined(index, text, rendered.range());
        if arrives {
            self.arrived();
        }
        self.follow(index, response);
    }

    /// Shows what the view looks like after a join.
    pub(super) fn show_joined(&mut self, index: usize, text: &str, rendered: Place) {
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        view.release();
        view.unsent = false;
        view.attempts = 0;
        view.mounts += 1;
        let (again, main) = (view.mounts > 1, view.is_main);
        let (id, early) = (view.id, std::mem::take(&mut view.early));
        if !self.render(index, text, rendered) {
            return self.join_failed(index);
        }
        self.show_connected(index);
        if again {
            self.tell_hooks(id, HookStep::Reconnected);
        }
        early.iter().for_each(|frame| host::send(frame.get()));
        if main {
            self.forgive();
            self.page_loading(false, "initial", &host::href());
        }
    }

    /// The server did not let us in.
    pub(crate) fn join_refused(&mut self, index: usize, response: &Members<'_>) {
        self.emit_pushed(response);
        match response.text(Field::Reason.name()).as_deref() {
            Some("stale" | "unauthorized") => return self.load_destination(),
            Some("reload") => {
                host::set_cookie(
                    "__phoenix_reload_status__",
                    &response.text(Field::Token.name()).unwrap_or_default(),
                );
                return self.load_destination();
            }
            _ => {}
        }
        let goes = [Field::Redirect, Field::LiveRedirect];
        if goes
            .iter()
            .any(|field| response.raw(field.name()).is_some())
        {
            return self.follow(index, response);
        }
        self.join_failed(index);
    }

    /// The page of the main view, or where it was about to go, is loaded from the server.
    fn load_destination(&mut self) {
        let href = self.navigation.destination().to_owned();
        self.load_anew(&href);
    }

    /// The server did not answer: the channel may exist by now, so the next join makes a new one.
    pub(crate) fn join_timed_out(&mut self, index: usize) {
        self.join_failed(index);
    }

    /// A main view that cannot be had is a page that cannot be had; any other tries again.
    fn join_failed(&mut self, index: usize) {
        self.lose(index);
        self.show_error(index, "phx-server-error");
        let Some(view) = self.views.get(index) else {
            return;
        };
        if view.arrival.is_some() {
            self.load_destination();
        } else if view.is_main {
            self.page_loading(true, "error", &host::href());
            self.reload_with_jitter();
        } else {
            self.join_later(index);
        }
    }

    /// The channel crashed on the server.
    pub(crate) fn on_crash(&mut self, index: usize) {
        self.lose(index);
        self.show_error(index, "phx-server-error");
        self.join_later(index);
    }

    /// The server ended the channel.
    pub(crate) fn on_close(&mut self, index: usize) {
        self.lose(index);
        self.show_error(index, "phx-server-error");
        if let Some(view) = self.views.get_mut(index) {
            view.phase = Phase::Closed;
        }
    }

    /// What the page shows and what the server says do not fit: the view is rendered in full.
    pub(super) fn resync(&mut self, index: usize) {
        self.lose(index);
        self.join(index);
    }

    fn join_later(&mut self, index: usize) {
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        view.phase = Phase::Failed;
        let failures = view.attempts.saturating_sub(1) as usize;
        let (delay, id) = (DELAYS.get(failures).copied().unwrap_or(10_000), view.id);
        self.arm(delay, Timer::Rejoin(id));
    }

    /// The channel is gone: nothing that was sent on it will be answered.
    pub(crate) fn lose(&mut self, index: usize) {
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        if view.phase == Phase::Closed {
            return;
        }
        view.phase = Phase::Idle;
        if view.mounts + view.attempts == 0 {
            return;
        }
        let id = view.id;
        view.unsent |= view.refs.has_changes();
        view.replays = 0;
        view.recovered = false;
        view.backlog.clear();
        view.early.clear();
        view.release();
        self.disarm(Timer::Rejoin(id));
        self.disarm(Timer::Acknowledge(id));
        self.drop_pushes(id);
    }
}
