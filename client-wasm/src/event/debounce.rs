//! When a binding acts: at once, after a pause, when its element loses focus, or at most once in a while.
//!
//! One [`Wait`] per element and kind of event holds a call back or keeps further ones out. Timers come from the host.

use super::{Kind, Trigger};
use crate::platform::dom::Node;
use crate::platform::host;

/// How often a binding may act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    /// Whenever it is hit.
    Free,
    /// So many milliseconds after it was hit last.
    Debounce(u32),
    /// When the element loses focus.
    OnBlur,
    /// At once, then not for so many milliseconds.
    Throttle(u32),
}

/// What an attribute means that is empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Defaults {
    pub(crate) debounce: u32,
    pub(crate) throttle: u32,
}

impl Rate {
    /// Reads the two attributes of an element; `None` when the one that counts is no number.
    pub(crate) fn read(
        debounce: Option<&str>,
        throttle: Option<&str>,
        defaults: Defaults,
    ) -> Option<Self> {
        match (debounce, throttle) {
            (Some("blur"), _) => Some(Self::OnBlur),
            (Some(text), _) => milliseconds(text, defaults.debounce).map(Self::Debounce),
            (None, Some(text)) => milliseconds(text, defaults.throttle).map(Self::Throttle),
            (None, None) => Some(Self::Free),
        }
    }
}

fn milliseconds(text: &str, default: u32) -> Option<u32> {
    if text.is_empty() {
        Some(default)
    } else {
        text.parse().ok()
    }
}

/// Bindings that wait, or that are kept from acting for a while.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    waits: Vec<Wait>,
}

#[derive(Debug)]
struct Wait {
    node: Node,
    kind: Kind,
    /// Zero without one (waiting for the blur).
    timer: u32,
    /// The call held back; none while a throttle window is open.
    held: Option<Trigger>,
    key: Option<String>,
}

impl Rates {
    /// A binding was hit; returned when it acts now.
    pub(crate) fn offer(&mut self, trigger: Trigger, rate: Rate) -> Option<Trigger> {
        match rate {
            Rate::Free => Some(trigger),
            Rate::Debounce(milliseconds) => self.hold(trigger, milliseconds),
            Rate::OnBlur => self.hold(trigger, 0),
            Rate::Throttle(milliseconds) => self.throttle(trigger, milliseconds),
        }
    }

    fn hold(&mut self, trigger: Trigger, milliseconds: u32) -> Option<Trigger> {
        self.remove(trigger.source, trigger.kind);
        let timer = if milliseconds == 0 {
            0
        } else {
            host::set_timer(milliseconds)
        };
        self.waits.push(Wait {
            node: trigger.source,
            kind: trigger.kind,
            timer,
            held: Some(trigger),
            key: None,
        });
        None
    }

    fn throttle(&mut self, trigger: Trigger, milliseconds: u32) -> Option<Trigger> {
        let closed = |wait: &Wait| {
            wait.is_of(trigger.source, trigger.kind)
                && (trigger.kind != Kind::Keydown || wait.key == trigger.key)
        };
        if self.waits.iter().any(closed) {
            return None;
        }
        self.remove(trigger.source, trigger.kind);
        let timer = host::set_timer(milliseconds);
        self.waits.push(Wait {
            node: trigger.source,
            kind: trigger.kind,
            timer,
            held: None,
            key: trigger.key.clone(),
        });
        Some(trigger)
    }

    /// A timer is due: `None` when it is not one of ours, else what acts now, if anything.
    pub(crate) fn due(&mut self, timer: u32) -> Option<Option<Trigger>> {
        let index = self.waits.iter().position(|wait| wait.timer == timer)?;
        Some(self.waits.swap_remove(index).held)
    }

    /// The element lost focus: what was held back acts now, and windows end.
    pub(crate) fn flush(&mut self, node: Node) -> Vec<Trigger> {
        let mut acting = Vec::new();
        while let Some(wait) = self.take(|wait| wait.node == node) {
            acting.extend(wait.held);
        }
        acting
    }

    /// Nothing of these elements acts any more.
    pub(crate) fn cancel(&mut self, gone: impl Fn(Node) -> bool) {
        while self.take(|wait| gone(wait.node)).is_some() {}
    }

    fn remove(&mut self, node: Node, kind: Kind) {
        self.take(|wait| wait.is_of(node, kind));
    }

    fn take(&mut self, wanted: impl Fn(&Wait) -> bool) -> Option<Wait> {
        let index = self.waits.iter().position(wanted)?;
        let wait = self.waits.remove(index);
        if wait.timer != 0 {
            host::clear_timer(wait.timer);
        }
        Some(wait)
    }
}

impl Wait {
    fn is_of(&self, node: Node, kind: Kind) -> bool {
        self.node == node && self.kind == kind
    }
}
