//! From a container to a live view, and back again after an outage.

use bennu_wire::Order;
use bennu_wire::keys::Field;

use super::apply::emit_all;
use super::{Phase, View};
use crate::hook::HookStep;
use crate::live_socket::{Frame, LiveSocket, RELOAD_STATUS, Timer};
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

/// The version of our extension that we speak.
const EXTENSION: u32 = 1;

const REDIRECT: Value = word!(Field::Redirect.name());

/// Milliseconds before the next join, by joins that failed in a row.
const DELAYS: [u32; 4] = [1_000, 2_000, 5_000, 10_000];

/// A page that is out of date is loaded anew at once, so many times in a row. It may be out of date as soon as it is there, where a
/// browser keeps no cookies.
const AT_ONCE: u32 = 2;

impl LiveSocket {
    /// A join is on its way; if it takes a while, the page shows it.
    pub(crate) fn await_join(&self, index: usize) {
        Timer::Loader.arm(index as u32, self.options.loader_timeout);
    }

    /// Asks to join, when there is a connection; without one, the next connection will.
    pub(crate) fn join(&mut self, index: usize) {
        if !self.is_connected() {
            return;
        }
        let fresh = self.next_reference();
        let view = self.view_mut(index);
        if matches!(view.phase, Phase::Joining | Phase::Joined | Phase::Closed) {
            return;
        }
        if view.mounts + view.attempts > 0 {
            view.join_ref = fresh;
        }
        view.phase = Phase::Joining;
        view.attempts += 1;
        let payload = self.join_payload(self.view(index));
        self.push_join(index, payload);
        self.await_join(index);
    }

    fn join_payload(&self, view: &View) -> Value {
        let (address, href) = match (view.redirected, view.arriving) {
            (false, _) => (word!(Field::Url.name()), self.navigation.href()),
            (true, false) => (REDIRECT, self.navigation.href()),
            (true, true) => (REDIRECT, self.navigation.destination()),
        };
        let first_page = view
            .container
            .said(word!("data-phx-static"))
            .or(|| Value::NULL);
        let extension = Value::object();
        extension.set(
            word!(Field::ExtensionVersion.name()),
            Value::number(EXTENSION),
        );
        Value::object()
            .set(address, href)
            .set(word!(Field::Params.name()), self.join_params(view))
            .set(
                word!(Field::Session.name()),
                view.container.attribute(word!("data-phx-session")),
            )
            .set(word!(Field::Static.name()), first_page)
            .set(word!(Field::Flash.name()), &view.flash)
            .set(word!(Field::Sticky.name()), Value::flag(false))
            .set(word!(Field::Bennu.name()), extension)
    }

    /// What the page's script gives, how often the view was joined, and where the page was before.
    fn join_params(&self, view: &View) -> Value {
        let params = host::join_params(view.container);
        if view.arriving {
            params.set(word!("_live_referer"), self.navigation.href());
        }
        let failures = Value::number(view.attempts - 1);
        params
            .set(word!(Field::Mounts.name()), Value::number(view.mounts))
            .set(word!(Field::MountAttempts.name()), failures)
    }

    /// The server let us in.
    pub(crate) fn joined(&mut self, index: usize, frame: &Frame<'_>, said: Value) {
        if frame.diff.is_none() {
            return self.join_failed(index);
        }
        let extension = said.member(word!(Field::Bennu.name()));
        let resumed = extension
            .member(word!(Field::Resumed.name()))
            .as_flag(false);
        let view = self.view_mut(index);
        view.phase = Phase::Joined;
        view.applied = 0;
        let (acknowledged, order) = match extension.is_some() {
            true => (Some(0), Order::HeadFirst),
            false => (None, Order::Any),
        };
        view.acknowledged = acknowledged;
        view.dom.set_order(order);
        let goes_on = resumed && !view.unsent;
        let replayed = std::mem::take(&mut view.recovered);
        let replays = view.mounts > 0 && !goes_on && !replayed;
        let arrives = view.arriving;
        if replays && self.replay_forms(index, frame) {
            return;
        }
        if arrives {
            self.take_over(index, said.member(word!(Field::Container.name())));
        }
        self.show_joined(index, frame);
        if arrives {
            self.arrived();
        }
        self.follow(index, said);
    }

    /// Shows what the view looks like after a join.
    fn show_joined(&mut self, index: usize, frame: &Frame<'_>) {
        let view = self.view_mut(index);
        view.release();
        view.unsent = false;
        view.attempts = 0;
        view.mounts += 1;
        let again = view.mounts > 1;
        if !self.render(index, frame) {
            return self.join_failed(index);
        }
        self.show_connected(index);
        if again {
            self.hooks.tell(index, HookStep::Reconnected);
        }
        self.view(index).send_early();
        if self.main == Some(index) {
            self.forgive();
            self.page_loading(false, word!("initial"), host::href());
        }
    }

    /// The server did not let us in.
    pub(crate) fn join_refused(&mut self, index: usize, said: Value) {
        emit_all(said.member(word!(Field::Events.name())));
        let reason = said.member(word!(Field::Reason.name()));
        if reason.is(word!("reload")) {
            host::set_cookie(RELOAD_STATUS, said.member(word!(Field::Token.name())));
        } else if !reason.is(word!("stale")) && !reason.is(word!("unauthorized")) {
            let elsewhere = said.member(REDIRECT);
            let elsewhere = elsewhere.or(|| said.member(word!(Field::LiveRedirect.name())));
            return if elsewhere.is_some() {
                self.follow(index, said)
            } else {
                self.join_failed(index)
            };
        }
        if host::count_reload() < AT_ONCE {
            self.load_destination();
        } else {
            self.join_failed(index);
        }
    }

    /// The page of the main view, or where it was about to go, is loaded from the server.
    fn load_destination(&mut self) {
        self.load_anew(self.navigation.destination());
    }

    /// A main view that cannot be had is a page that cannot be had; any other tries again. (When the server did not answer, the
    /// channel may exist by now: the next join makes a new one.)
    pub(crate) fn join_failed(&mut self, index: usize) {
        self.lose(index);
        self.show_error(index, word!("phx-server-error"));
        if self.view(index).arriving {
            self.load_destination();
        } else if self.main == Some(index) {
            self.page_loading(true, word!("error"), host::href());
            self.reload_with_jitter();
        } else {
            self.join_later(index);
        }
    }

    /// The channel crashed on the server. Forms that were being replayed are not replayed again: that may be what it crashed of.
    pub(crate) fn on_crash(&mut self, index: usize) {
        let replayed = self.view(index).replays > 0;
        self.lose(index);
        self.view_mut(index).recovered = replayed;
        self.show_error(index, word!("phx-server-error"));
        self.join_later(index);
    }

    /// The server ended the channel.
    pub(crate) fn on_close(&mut self, index: usize) {
        self.lose(index);
        self.show_error(index, word!("phx-server-error"));
        self.view_mut(index).phase = Phase::Closed;
    }

    /// What the page shows and what the server says do not fit: the view is rendered in full.
    pub(super) fn resync(&mut self, index: usize) {
        self.lose(index);
        self.join(index);
    }

    fn join_later(&mut self, index: usize) {
        let view = self.view_mut(index);
        view.phase = Phase::Failed;
        let failures = view.attempts.saturating_sub(1).min(3);
        Timer::Rejoin.arm(index as u32, DELAYS[failures as usize]);
    }

    /// The channel is gone: nothing that was sent on it will be answered.
    pub(crate) fn lose(&mut self, index: usize) {
        let view = self.view_mut(index);
        if view.phase == Phase::Closed {
            return;
        }
        view.phase = Phase::Idle;
        if view.mounts + view.attempts == 0 {
            return;
        }
        view.unsent |= view.refs.has_changes();
        view.replays = 0;
        view.recovered = false;
        view.backlog.get().clear();
        view.early.get().clear();
        view.release();
        Timer::Rejoin.disarm(index as u32);
        Timer::Acknowledge.disarm(index as u32);
        self.drop_pushes(index);
    }
}

impl View {
    fn send_early(&self) {
        let frames = self.early.get();
        frames.items().for_each(host::send);
        frames.clear();
    }
}
