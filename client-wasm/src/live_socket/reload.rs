//! Loading the page anew when nothing else helps: after a while that is different for each page, and rarely when it did not
//! help before.

use super::{LiveSocket, Timer};
use crate::platform::host;
use crate::socket::backoff::share;
use crate::view::Phase;

/// Milliseconds, at least.
const LEAST: u32 = 5_000;
/// Milliseconds on top, at most.
const SPREAD: u32 = 5_000;
/// After so many reloads in a row ...
const MANY: u32 = 10;
/// ... it is so many milliseconds.
const FAILSAFE: u32 = 30_000;

impl LiveSocket {
    /// Loads the page anew after a while, unless its view recovers before.
    pub(crate) fn reload_with_jitter(&mut self) {
        if std::mem::replace(&mut self.reloading, true) {
            return;
        }
        self.disconnect();
        let wait = if host::count_reload() >= MANY {
            FAILSAFE
        } else {
            LEAST + share(host::random(), SPREAD)
        };
        Timer::Reload.arm(0, wait);
    }

    pub(super) fn reload_now(&mut self) {
        self.reloading = false;
        let is_live = |index: usize| self.view(index).phase == Phase::Joined;
        let recovered = self.is_connected() && self.main.is_some_and(is_live);
        if !recovered {
            self.leave_page();
            host::reload();
        }
    }

    /// A join succeeded: the next failure is the first again.
    pub(crate) fn forgive(&mut self) {
        self.reloading = false;
        Timer::Reload.disarm(0);
        host::forget_reloads();
    }

    pub(crate) fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// From here on nothing is shown of the connection that ends with the page.
    pub(crate) fn leave_page(&mut self) {
        self.leaving = true;
    }
}
