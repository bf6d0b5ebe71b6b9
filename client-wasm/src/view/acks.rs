//! Telling the server how far the page is, so that it sends no more than the page can show.
//!
//! An extension of ours: only a server that answered our offer at the join hears of it.

use bennu_wire::keys::{Field, event};

use crate::live_socket::{LiveSocket, Purpose, Timer};
use crate::platform::value::Value;
use crate::platform::words::word;

/// As many diffs go unacknowledged at most ...
const BEHIND: u32 = 4;
/// ... and for so many milliseconds.
const DELAY: u32 = 250;

impl LiveSocket {
    /// A diff took effect that the server sent on its own.
    pub(crate) fn count_applied(&mut self, index: usize) {
        let view = self.view_mut(index);
        view.applied += 1;
        let Some(acknowledged) = view.acknowledged else {
            return;
        };
        let behind = view.applied - acknowledged;
        if behind >= BEHIND {
            self.acknowledge(index);
        } else if behind == 1 {
            Timer::Acknowledge.arm(index as u32, DELAY);
        }
    }

    /// Tells the server how many took effect.
    pub(crate) fn acknowledge(&mut self, index: usize) {
        let view = self.view_mut(index);
        let count = view.applied;
        if view.acknowledged.is_none_or(|before| before == count) {
            return;
        }
        view.acknowledged = Some(count);
        Timer::Acknowledge.disarm(index as u32);
        if self.can_push(index) {
            let payload = Value::object().set(word!(Field::AckCount.name()), Value::number(count));
            self.push(index, word!(event::ACK), payload, Purpose::Note);
        }
    }
}
