//! Loading the page anew when nothing else helps: after a while that is different for each page, and rarely when it did not
//! help before.
//!
//! The counter is kept under LiveView's own key, so that it survives the reload it counts.

use super::{LiveSocket, Timer};
use crate::platform::host;
use crate::socket::backoff::share;
use crate::view::Phase;
use crate::view::refs::decimal;

/// Milliseconds, at least.
const LEAST: u32 = 5_000;
/// Milliseconds on top, at most.
const SPREAD: u32 = 5_000;
/// After so many reloads in a row ...
const MANY: u32 = 10;
/// ... it is so many milliseconds.
const FAILSAFE: u32 = 30_000;

/// Whether the page is about to be loaded anew.
#[derive(Debug, Default)]
pub(crate) struct Reload {
    wanted: bool,
}

impl Reload {
    /// Whether it is: then the page shows why already.
    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted
    }
}

impl LiveSocket {
    /// Loads the page anew after a while, unless its view recovers before.
    pub(crate) fn reload_with_jitter(&mut self) {
        if std::mem::replace(&mut self.reloading.wanted, true) {
            return;
        }
        self.disconnect();
        let key = counter();
        let tries = host::stored(&key)
            .parse()
            .map_or(0, |tries: u32| tries.saturating_add(1));
        host::store(&key, &decimal(tries));
        let wait = if tries >= MANY {
            FAILSAFE
        } else {
            LEAST + share(host::random(), SPREAD)
        };
        self.arm(wait, Timer::Reload);
    }

    pub(super) fn reload_now(&mut self) {
        self.reloading.wanted = false;
        let main = self.main().and_then(|index| self.views.get(index));
        let recovered = self.is_connected() && main.is_some_and(|view| view.phase == Phase::Joined);
        if !recovered {
            self.leave_page();
            host::reload();
        }
    }

    /// A join succeeded: the next failure is the first again.
    pub(crate) fn forgive(&mut self) {
        self.reloading.wanted = false;
        self.disarm(Timer::Reload);
        host::store(&counter(), "");
    }

    /// From here on nothing is shown of the connection that ends with the page.
    pub(crate) fn leave_page(&mut self) {
        self.leaving = true;
    }
}

fn counter() -> String {
    [&host::path(), "-consecutive-reloads"].concat()
}
