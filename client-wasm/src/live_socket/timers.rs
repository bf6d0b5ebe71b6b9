//! The client's own timers: one for each thing that is waited for, by its number.

use super::LiveSocket;
use crate::platform::host;
use crate::socket::Input;

/// What a timer is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Timer {
    /// Whatever the connection waits for.
    Connection,
    /// The page is to be loaded anew.
    Reload,
    /// A push was not answered in time.
    Push,
    /// A view that failed tries again.
    Rejoin,
    /// A join takes long enough to be shown.
    Loader,
    /// A view is cut off long enough for `phx-disconnected`.
    Disconnected,
    /// A view tells how far it is.
    Acknowledge,
}

const ALL: [Timer; 7] = [
    Timer::Connection,
    Timer::Reload,
    Timer::Push,
    Timer::Rejoin,
    Timer::Loader,
    Timer::Disconnected,
    Timer::Acknowledge,
];

impl Timer {
    /// Sets the timer for one view or push: calls back after so many milliseconds.
    pub(crate) fn arm(self, about: u32, milliseconds: u32) {
        host::arm(self.number(about), milliseconds);
    }

    /// Forgets it, if it is set.
    pub(crate) fn disarm(self, about: u32) {
        host::disarm(self.number(about));
    }

    fn number(self, about: u32) -> u32 {
        about << 3 | self as u32
    }
}

impl LiveSocket {
    /// A timer is due.
    pub fn due(&mut self, timer: u32) {
        let about = timer >> 3;
        let index = about as usize;
        match ALL[(timer & 7) as usize] {
            Timer::Connection => self.step(Input::Due),
            Timer::Reload => self.reload_now(),
            Timer::Push => self.on_timeout(about),
            Timer::Rejoin => self.join(index),
            Timer::Loader => self.show_loader(index),
            Timer::Disconnected => self.run_disconnected(index),
            Timer::Acknowledge => self.acknowledge(index),
        }
    }
}
