//! When a binding acts: at once, after a pause, when its element loses focus, or at most once in a while.
//!
//! One [`Wait`] per element and kind of event holds a call back or keeps further ones out. Timers come from the host.

use super::{Kind, Trigger};
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Kept;

/// Bindings that wait, or that are kept from acting for a while.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    waits: Vec<Wait>,
}

/// A binding that was hit, and what becomes of the next hit.
#[derive(Debug)]
pub(super) struct Wait {
    pub(super) trigger: Trigger,
    /// What the trigger says stays until it acts.
    _said: Kept,
    /// Zero without one (waiting for the blur).
    timer: u32,
    /// It acts when the time comes; else it has, and others may not yet.
    pub(super) is_held: bool,
}

impl Rates {
    /// A binding was hit that acts so many milliseconds after it was hit last; without a number, when its element loses focus.
    pub(super) fn hold(&mut self, trigger: &Trigger, milliseconds: Option<u32>) {
        self.take(&|wait| wait.is_like(trigger));
        self.wait(trigger, milliseconds.map_or(0, host::set_timer), true);
    }

    /// A binding was hit that acts once in so many milliseconds; whether that is now.
    pub(super) fn throttle(&mut self, trigger: &Trigger, milliseconds: u32) -> bool {
        let same_key =
            |wait: &Wait| trigger.kind != Kind::Keydown || wait.trigger.key().is(trigger.key());
        if self
            .waits
            .iter()
            .any(|wait| wait.is_like(trigger) && same_key(wait))
        {
            return false;
        }
        self.take(&|wait| wait.is_like(trigger));
        self.wait(trigger, host::set_timer(milliseconds), false);
        true
    }

    fn wait(&mut self, trigger: &Trigger, timer: u32, is_held: bool) {
        let said = trigger.said.keep();
        self.waits.push(Wait {
            trigger: Trigger {
                said: said.get(),
                ..*trigger
            },
            _said: said,
            timer,
            is_held,
        });
    }

    /// The wait whose timer is due, if it is one of ours.
    pub(super) fn due(&mut self, timer: u32) -> Option<Wait> {
        self.take(&|wait| wait.timer == timer)
    }

    /// The element lost focus: one of its waits, which is over.
    pub(super) fn flush(&mut self, node: Node) -> Option<Wait> {
        self.take(&|wait| wait.trigger.source == node)
    }

    /// Nothing of a form and its controls acts any more.
    pub(super) fn cancel(&mut self, form: Node) {
        let within = |node: Node| node == form || node.form() == Some(form);
        while self.take(&|wait| within(wait.trigger.source)).is_some() {}
    }

    fn take(&mut self, wanted: &dyn Fn(&Wait) -> bool) -> Option<Wait> {
        let index = self.waits.iter().position(wanted)?;
        let wait = self.waits.remove(index);
        host::clear_timer(wait.timer);
        Some(wait)
    }
}

impl Wait {
    fn is_like(&self, trigger: &Trigger) -> bool {
        self.trigger.source == trigger.source && self.trigger.kind == trigger.kind
    }
}
