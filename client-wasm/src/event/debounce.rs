//! When a binding acts: at once, after a pause, when its element loses focus, or at most once in a while.
//!
//! An element has one wait for each kind of event, in a property of its own: what the trigger says, held back until it acts, or
//! kept to keep further ones out. The page's side gives it back when its time is over; one that was replaced counts no more.

use super::{Kind, Trigger};
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

/// The property of an element: an object with the waits by the names of their kinds.
const WAITS: Value = word!("bennuWaits");

/// A binding was hit that acts so many milliseconds after it was hit last; without a number, when its element loses focus.
pub(super) fn hold(trigger: &Trigger, milliseconds: Option<u32>) {
    let wait = start(trigger, true);
    if let Some(milliseconds) = milliseconds {
        host::resume_after(milliseconds.max(1), wait);
    }
}

/// A binding was hit that acts once in so many milliseconds; whether that is now.
pub(super) fn throttle(trigger: &Trigger, milliseconds: u32) -> bool {
    let before = trigger.source.get(WAITS).member(trigger.kind.name());
    let same_key = trigger.kind != Kind::Keydown || before.member(word!("key")).is(trigger.key());
    if before.is_some() && same_key {
        return false;
    }
    host::resume_after(milliseconds.max(1), start(trigger, false));
    true
}

/// Nothing of a form and its controls acts any more.
pub(super) fn cancel(form: Node) {
    form.set(WAITS, Value::NONE);
    for control in form.controls() {
        control.set(WAITS, Value::NONE);
    }
}

/// The wait of a trigger, in place of an earlier one.
fn start(trigger: &Trigger, is_held: bool) -> Value {
    let waits = trigger.source.get(WAITS).or(Value::object);
    let wait = trigger.keep().set(word!("held"), Value::flag(is_held));
    waits.set(trigger.kind.name(), wait);
    trigger.source.set(WAITS, waits);
    wait
}

impl LiveSocket {
    /// The time of a wait is over.
    pub(crate) fn end_wait(&mut self, wait: Value) {
        let Some(trigger) = Trigger::kept(wait) else {
            return;
        };
        let waits = trigger.source.get(WAITS);
        let name = trigger.kind.name();
        if waits.member(name).is(wait) {
            waits.set(name, Value::NONE);
            if trigger.source.flag(word!("isConnected")) {
                self.act_if_held(&trigger);
            }
        }
    }

    /// The element lost focus: what was held back acts now, and nothing is kept out any more.
    pub(super) fn flush(&mut self, source: Node) {
        let waits = source.get(WAITS);
        source.set(WAITS, Value::NONE);
        for name in waits.names().items() {
            if let Some(trigger) = Trigger::kept(waits.member(name)) {
                self.act_if_held(&trigger);
            }
        }
    }

    fn act_if_held(&mut self, trigger: &Trigger) {
        if trigger.said.member(word!("held")).as_flag(false) {
            self.act(trigger);
        }
    }
}
