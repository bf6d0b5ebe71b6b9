//! What users do: from the browser's events to the bindings of the page.
//!
//! One listener per kind of event, on the window. Each finds the binding that is meant, asks [`debounce`] whether it acts now, and
//! hands a [`Trigger`] to the commands.

pub(crate) mod binding;
mod change;
mod debounce;
pub(crate) mod form;
mod pointer;

use crate::diagnostics::Problem;
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;
use crate::platform::{element, host};

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
    /// Those that can be held back, in order.
    const ALL: [Self; 7] = [
        Self::Click,
        Self::Keydown,
        Self::Keyup,
        Self::Focus,
        Self::Blur,
        Self::Change,
        Self::Submit,
    ];

    /// The name in attributes and loading classes.
    pub(crate) fn name(self) -> Value {
        Self::name_at(self as i32)
    }

    /// The names of all kinds, in order.
    pub(crate) fn names() -> impl Iterator<Item = Value> {
        (0..=Self::Other as i32).map(Self::name_at)
    }

    fn name_at(place: i32) -> Value {
        word!("click").after(place)
    }

    /// What the server is told.
    pub(crate) fn on_wire(self) -> Value {
        match self {
            Self::Change | Self::Submit => word!("form"),
            Self::Other => Value::NULL,
            _ => self.name(),
        }
    }
}

/// A binding that was set off: all that is needed to act on it, now or later.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trigger {
    pub(crate) kind: Kind,
    /// The element that carries the binding.
    pub(crate) node: Node,
    /// The element the user was at; differs for a form's changes.
    pub(crate) source: Node,
    /// An object: `code`, `key`, `submitter`, and what the page's script adds to the payload, `more`; while it waits, all else.
    pub(crate) said: Value,
    /// A form that is sent again after an outage.
    pub(crate) replay: bool,
}

impl Trigger {
    /// A binding that lies where the event is, with what it says: the name of an event, or commands.
    pub(crate) fn new(kind: Kind, node: Node, code: impl Into<Value>) -> Self {
        Self {
            kind,
            node,
            source: node,
            said: Value::object().set(word!("code"), code),
            replay: false,
        }
    }

    /// The binding of an element in this attribute.
    pub(crate) fn at(kind: Kind, node: Node, attribute: impl Into<Value>) -> Self {
        Self::new(kind, node, node.said(attribute))
    }

    /// The same, for another binding.
    pub(crate) fn elsewhere(&self, node: Node, code: Value) -> Self {
        let said = Value::object().merge(self.said).set(word!("code"), code);
        Self {
            node,
            source: node,
            said,
            ..*self
        }
    }

    /// All of it as an object; see [`kept`](Self::kept).
    fn keep(&self) -> Value {
        let said = Value::object().merge(self.said);
        said.set(word!("kind"), Value::number(self.kind as u32));
        said.set(word!("node"), self.node)
            .set(word!("source"), self.source)
    }

    /// A trigger that was made an object.
    fn kept(said: Value) -> Option<Self> {
        Some(Self {
            kind: *Kind::ALL.get(said.member(word!("kind")).as_number(0) as usize)?,
            node: said.member(word!("node")).node()?,
            source: said.member(word!("source")).node()?,
            said,
            replay: false,
        })
    }

    /// The binding: the name of an event, or commands; nothing when there is none.
    pub(crate) fn code(&self) -> Value {
        self.said.member(word!("code"))
    }

    /// The key, of keyboard events.
    pub(crate) fn key(&self) -> Value {
        self.said.member(word!("key"))
    }

    /// The button that submitted.
    pub(crate) fn submitter(&self) -> Value {
        self.said.member(word!("submitter"))
    }

    /// What the page's script adds to the payload: an object, or nothing.
    pub(crate) fn more(&self) -> Value {
        self.said.member(word!("more"))
    }
}

/// What is listened for on the window. The position is the listener's number.
const LISTENERS: Value = word!(
    "click mousedown keydown keyup focusin focusout focus blur submit input change reset compositionend"
);

/// Starts listening.
pub(crate) fn listen() {
    element::listen(LISTENERS);
}

impl LiveSocket {
    /// An event happened that is listened for; the numbers are those of [`LISTENERS`].
    pub(crate) fn on_event(&mut self, listener: u32, event: Value) {
        match (listener, event.member(word!("target")).node()) {
            (0, Some(target)) => self.on_click(event, target),
            (1, Some(target)) => self.pressed = Some(target),
            (2, Some(target)) => self.on_key(Kind::Keydown, event, target),
            (3, Some(target)) => self.on_key(Kind::Keyup, event, target),
            (4, Some(target)) => self.on_focus(Kind::Focus, target),
            (5, Some(target)) => self.on_focus(Kind::Blur, target),
            (6, None) => self.on_window(Kind::Focus, Value::NONE),
            (7, None) => self.on_window(Kind::Blur, Value::NONE),
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

    fn on_key(&mut self, kind: Kind, event: Value, target: Node) {
        let key = event.member(word!("key")).filled();
        // Browsers fire key events without a key when they fill in a field.
        if key.is_none() {
            return;
        }
        let own = Trigger::at(kind, target, word!("phx-").join(kind.name()));
        if own.code().is_some() {
            self.press(own, key);
        } else {
            self.on_window(kind, key);
        }
    }

    /// A key was pressed, or none: the binding may want only one, whatever the case of its letters.
    fn press(&mut self, trigger: Trigger, key: Value) {
        let wanted = trigger.node.said(word!("phx-key"));
        if key.is_some() && wanted.is_some() && !lower(wanted).is(lower(key)) {
            return;
        }
        trigger.said.set(word!("key"), key);
        self.set_off(trigger);
    }

    fn on_focus(&mut self, kind: Kind, target: Node) {
        if kind == Kind::Blur {
            self.flush(target);
            self.take_servers_value(target);
        }
        self.set_off(Trigger::at(kind, target, word!("phx-").join(kind.name())));
    }

    /// The user left a field: what the server said of it meanwhile shows, unless the server has yet to hear of what was typed.
    fn take_servers_value(&mut self, field: Node) {
        if let Some(index) = self.owner(field).filter(|index| self.can_push(*index)) {
            self.view_mut(index).left(field);
        }
    }

    fn on_window(&mut self, kind: Kind, key: Value) {
        let name = word!("phx-window-").join(kind.name());
        for node in binding::having(Value::DOCUMENT, name) {
            self.press(Trigger::at(kind, node, name), key);
        }
    }

    /// Acts on a binding that says something, now or when its rate allows.
    pub(crate) fn set_off(&mut self, trigger: Trigger) {
        if trigger.code().is_none() {
            return;
        }
        let more = host::metadata(trigger.kind.name(), trigger.node);
        trigger.said.set(word!("more"), more);
        if trigger.kind == Kind::Blur || self.acts_now(&trigger) {
            self.act(&trigger);
        }
    }

    /// Whether a binding acts at once, by what its element says, or the one that carries it.
    fn acts_now(&self, trigger: &Trigger) -> bool {
        for node in [trigger.source, trigger.node] {
            let debounce = node.attribute(word!("phx-debounce"));
            let throttle = node.attribute(word!("phx-throttle"));
            if debounce.is(word!("blur")) {
                debounce::hold(trigger, None);
                return false;
            }
            if debounce.is_some() {
                let time = self.milliseconds(trigger, debounce, self.options.debounce);
                if let Some(time) = time {
                    debounce::hold(trigger, Some(time));
                }
                return false;
            }
            if throttle.is_some() {
                let time = self.milliseconds(trigger, throttle, self.options.throttle);
                return time.is_some_and(|time| debounce::throttle(trigger, time));
            }
        }
        true
    }

    /// What a rate says, or what it means when it is empty.
    fn milliseconds(&self, trigger: &Trigger, text: Value, default: u32) -> Option<u32> {
        if text.is(word!("")) {
            return Some(default);
        }
        let time = u32::try_from(text.as_number(-1)).ok();
        if time.is_none() {
            self.report(Problem::Rate, trigger.source);
        }
        time
    }

    /// Acts on a binding.
    fn act(&mut self, trigger: &Trigger) {
        if trigger.kind == Kind::Change {
            form::mark_used(trigger.source);
        }
        self.run(trigger);
    }
}

fn lower(text: Value) -> Value {
    text.call(word!("toLowerCase"), Value::NONE)
}
