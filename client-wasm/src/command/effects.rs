//! What commands do over time: classes that come and go, elements that appear and vanish.
//!
//! An effect is an object that says what becomes of one element, made when its timer is due: classes that come (`add`), go
//! (`remove`) and come after that (`end`), stay through patches (`keep`) or stay away (`ban`), the `display` of its style, an
//! event of the page's own (`tell`); whether it gets the focus (`focus`), is taken out (`out`), is a form
//! that was reset (`reset`), waits for another frame before all that (`again`), and whether frames of the server are read again after it (`unblock`).

use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::{Kept, Value};

/// Effects that go on.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    waiting: Vec<Effect>,
    blocking: u32,
    /// Elements to give the focus back to.
    pub(super) focus: Vec<Node>,
    /// Who had the focus when a form was submitted, and the number of that interaction.
    pub(super) submitted_from: Option<(Node, u32)>,
}

#[derive(Debug)]
struct Effect {
    timer: u32,
    node: Node,
    changes: Kept,
}

/// An effect that does one thing.
pub(super) fn only(what: &str) -> Value {
    Value::object().set(what, Value::flag(true))
}

impl Effects {
    /// Whether what the server says has to wait.
    pub(crate) fn is_blocking(&self) -> bool {
        self.blocking > 0
    }

    /// Changes an element when a timer is due.
    pub(super) fn wait(&mut self, timer: u32, node: Node, changes: Value) {
        let changes = changes.keep();
        self.waiting.push(Effect {
            timer,
            node,
            changes,
        });
    }
}

impl LiveSocket {
    /// Plays classes on an element for a while, then makes the last changes; at once, when there are none to play. `phases`
    /// are three lists of them: while it goes on, at its start, at its end.
    pub(super) fn play(&mut self, node: Node, phases: Value, arguments: Value, last: Value) -> u32 {
        let all = phases.call("flat", Value::NONE);
        if all.len() == 0 {
            self.make(node, last);
            return 0;
        }
        let [run, start, end] = [0, 1, 2].map(|index| phases.item(index));
        node.set_classes(start, true);
        node.set_classes(end, false);
        let turn = only("again").set("add", run);
        turn.set("remove", start).set("end", end);
        self.effects.wait(host::next_frame(), node, turn);
        last.set("remove", all);
        if arguments.member("blocking").as_flag(true) {
            self.effects.blocking += 1;
            last.set("unblock", Value::flag(true));
        }
        let time = arguments.member("time").as_number(TIME) as u32;
        self.effects.wait(host::set_timer(time), node, last);
        time
    }

    /// Takes an element out of the page, when its effects are done.
    pub(crate) fn take_out(&mut self, node: Node, after: u32) {
        if after == 0 {
            node.remove();
        } else {
            self.effects.wait(host::set_timer(after), node, only("out"));
        }
    }

    /// A form is reset: its controls are in the next frame.
    pub(crate) fn wait_for_reset(&mut self, form: Node) {
        self.effects.wait(host::next_frame(), form, only("reset"));
    }

    /// A timer is due that is no other's.
    pub(crate) fn on_effect_due(&mut self, timer: u32) {
        let mut waiting = self.effects.waiting.iter();
        if let Some(index) = waiting.position(|effect| effect.timer == timer) {
            let effect = self.effects.waiting.remove(index);
            self.make(effect.node, effect.changes.get());
        }
    }

    /// Makes the changes of an effect.
    pub(super) fn make(&mut self, node: Node, changes: Value) {
        let get = |what: &str| changes.member(what);
        if get("again").is_some() {
            changes.set("again", Value::NONE);
            return self.effects.wait(host::next_frame(), node, changes);
        }
        node.set_classes(get("add"), true);
        node.set_classes(get("remove"), false);
        node.set_classes(get("end"), true);
        node.stick_classes(get("keep"), true);
        node.stick_classes(get("ban"), false);
        if get("display").is_some() {
            node.get("style").set("display", get("display"));
        }
        if get("tell").is_some() {
            node.value().tell(get("tell"));
        }
        if get("focus").is_some() {
            node.focus();
        }
        if get("out").is_some() {
            node.remove();
        }
        if get("reset").is_some() {
            self.after_reset(node);
        }
        if get("unblock").is_some() {
            self.effects.blocking -= 1;
            self.read_held();
        }
    }
}

/// Milliseconds that an effect takes when nothing is said.
const TIME: i32 = 200;
