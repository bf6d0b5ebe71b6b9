//! What users do: from the browser's events to the bindings of the page.
//!
//! One listener per kind of event, on the window. Each finds the binding that is meant, asks [`debounce`] whether it acts now, and
//! hands a [`Trigger`] to the commands.

pub(crate) mod binding;
mod change;
mod click_away;
pub(crate) mod debounce;
pub(crate) mod form;
mod key;
pub(crate) mod payload;
mod pointer;

use bennu_wire::EventKind;

use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Event, Node, Target};
use crate::platform::host;
use debounce::Rate;

pub(crate) use change::Changes;

/// What set a binding off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Click,
    Keydown,
    Keyup,
    Focus,
    Blur,
    Change,
    Submit,
    /// A hook's own commands.
    Hook,
    /// Commands of the page's script.
    Js,
    /// An element that is removed.
    Remove,
    /// Anything else: an element that was mounted, a connection that came or went.
    Other,
}

impl Kind {
    /// The name in attributes and loading classes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Submit => "submit",
            _ => self.on_wire().name().unwrap_or("null"),
        }
    }

    /// The attribute that binds an element's own events of this kind.
    fn attribute(self) -> &'static str {
        match self {
            Self::Keydown => "phx-keydown",
            Self::Keyup => "phx-keyup",
            Self::Focus => "phx-focus",
            _ => "phx-blur",
        }
    }

    /// What the server is told.
    pub(crate) fn on_wire(self) -> EventKind {
        match self {
            Self::Click => EventKind::Click,
            Self::Keydown => EventKind::Keydown,
            Self::Keyup => EventKind::Keyup,
            Self::Focus => EventKind::Focus,
            Self::Blur => EventKind::Blur,
            Self::Change | Self::Submit => EventKind::Form,
            Self::Hook => EventKind::Hook,
            Self::Js => EventKind::Js,
            Self::Remove => EventKind::Remove,
            Self::Other => EventKind::Other,
        }
    }
}

/// A binding that was set off: all that is needed to act on it, now or later.
#[derive(Debug, Clone)]
pub(crate) struct Trigger {
    pub(crate) kind: Kind,
    /// The element that carries the binding.
    pub(crate) node: Node,
    /// The element the user was at; differs for a form's changes.
    pub(crate) source: Node,
    /// The binding: the name of an event, or commands.
    pub(crate) code: String,
    /// The key, of keyboard events.
    pub(crate) key: Option<String>,
    /// What the page's script adds to the payload: a JSON object, or nothing.
    pub(crate) metadata: String,
    /// The button that submitted.
    pub(crate) submitter: Option<Node>,
    /// A form that is sent again after an outage.
    pub(crate) replay: bool,
}

impl Trigger {
    /// A binding that lies where the event is.
    pub(crate) fn new(kind: Kind, node: Node, code: String) -> Self {
        Self {
            kind,
            node,
            source: node,
            code,
            key: None,
            metadata: String::new(),
            submitter: None,
            replay: false,
        }
    }
}

/// What is listened for on the window. The position is the listener's number.
const LISTENERS: [&str; 13] = [
    "click",
    "mousedown",
    "keydown",
    "keyup",
    "focusin",
    "focusout",
    "focus",
    "blur",
    "submit",
    "input",
    "change",
    "reset",
    "compositionend",
];

/// Starts listening.
pub(crate) fn listen() {
    for (number, name) in (0..).zip(LISTENERS) {
        dom::listen(Target::Window, name, false, number);
    }
}

impl LiveSocket {
    /// An event happened that is listened for; the numbers are those of [`LISTENERS`].
    pub(crate) fn on_event(&mut self, listener: u32, event: Event) {
        match (listener, dom::event_target(event)) {
            (0, Some(target)) => self.on_click(event, target),
            (1, Some(target)) => self.pressed = Some(target),
            (2, Some(target)) => self.on_key(Kind::Keydown, event, target),
            (3, Some(target)) => self.on_key(Kind::Keyup, event, target),
            (4, Some(target)) => self.on_focus(Kind::Focus, target),
            (5, Some(target)) => self.on_focus(Kind::Blur, target),
            (6, None) => self.on_window_focus(Kind::Focus),
            (7, None) => self.on_window_focus(Kind::Blur),
            (8, Some(target)) => self.on_submit(event, target),
            (9, Some(target)) => self.on_change(event, target, true),
            (10, Some(target)) => self.on_change(event, target, false),
            (11, Some(target)) => self.on_reset(target),
            (12, Some(target)) if self.options.block_composing => {
                self.on_change(event, target, true);
            }
            _ => {}
        }
    }

    fn on_key(&mut self, kind: Kind, event: Event, target: Node) {
        let key = dom::event_text(event, "key");
        // Browsers fire key events without a key when they fill in a field.
        if key.is_empty() {
            return;
        }
        let own = binding::own(target, kind.attribute()).map(|code| (target, code));
        let bound = match own {
            Some(own) => vec![own],
            None => self.bound_to_window(kind),
        };
        let filter = "phx-key";
        for (node, code) in bound
            .into_iter()
            .filter(|(node, _)| key::wanted(*node, filter, &key))
        {
            let key = Some(key.clone());
            self.set_off(Trigger {
                key,
                ..Trigger::new(kind, node, code)
            });
        }
    }

    fn on_focus(&mut self, kind: Kind, target: Node) {
        if kind == Kind::Blur {
            for held in self.rates.flush(target) {
                self.act(&held);
            }
            self.take_servers_value(target);
        }
        if let Some(code) = binding::own(target, kind.attribute()) {
            self.set_off(Trigger::new(kind, target, code));
        }
    }

    /// The user left a field: what the server said of it meanwhile shows, unless the server has yet to hear of what was typed.
    fn take_servers_value(&mut self, field: Node) {
        if let Some(index) = self.owner(field).filter(|index| self.can_push(*index)) {
            self.views[index].left(field);
        }
    }

    fn on_window_focus(&mut self, kind: Kind) {
        for (node, code) in self.bound_to_window(kind) {
            self.set_off(Trigger::new(kind, node, code));
        }
    }

    fn bound_to_window(&self, kind: Kind) -> Vec<(Node, String)> {
        let name = match kind {
            Kind::Keydown => "phx-window-keydown",
            Kind::Keyup => "phx-window-keyup",
            Kind::Focus => "phx-window-focus",
            _ => "phx-window-blur",
        };
        let all = dom::query_all(None, &binding::having(name));
        all.into_iter()
            .filter_map(|node| Some((node, binding::own(node, name)?)))
            .collect()
    }

    /// Acts on a binding, now or when its rate allows.
    pub(crate) fn set_off(&mut self, mut trigger: Trigger) {
        let metadata = host::metadata(trigger.kind.name(), trigger.node);
        if metadata.is_some() {
            trigger.metadata = metadata.stringify().to_string();
        }
        let Some(rate) = self.rate_of(&trigger) else {
            self.report(crate::diagnostics::Problem::Rate, trigger.source);
            return;
        };
        if let Some(trigger) = self.rates.offer(trigger, rate) {
            self.act(&trigger);
        }
    }

    fn rate_of(&self, trigger: &Trigger) -> Option<Rate> {
        if trigger.kind == Kind::Blur {
            return Some(Rate::Free);
        }
        let at = |node: Node| {
            (
                dom::attribute(node, "phx-debounce"),
                dom::attribute(node, "phx-throttle"),
            )
        };
        let (debounce, throttle) = match at(trigger.source) {
            (None, None) => at(trigger.node),
            own => own,
        };
        Rate::read(
            debounce.as_deref(),
            throttle.as_deref(),
            self.options.rates(),
        )
    }

    /// A timer is due that held a binding back. `false` when it is not one of those.
    pub(crate) fn on_rate_due(&mut self, timer: u32) -> bool {
        let Some(held) = self.rates.due(timer) else {
            return false;
        };
        if let Some(trigger) = held.filter(|trigger| dom::is_connected(trigger.source)) {
            self.act(&trigger);
        }
        true
    }

    /// Acts on a binding.
    fn act(&mut self, trigger: &Trigger) {
        if trigger.kind == Kind::Change {
            form::mark_used(trigger.source);
        }
        self.run(trigger);
    }
}
