//! What commands do over time: classes that come and go, elements that appear and vanish.
//!
//! An effect is an object that says what becomes of one element, made when the page's side gives it back: classes that come
//! (`add`), go (`remove`), come after that (`end`), stay through patches (`keep`) or stay away (`ban`), the `display` of its
//! style, an event of the page's own (`tell`); whether it gets the focus (`focus`), is taken out (`out`), is a form that was
//! reset (`reset`), waits for another frame before all that (`again`), and whether frames of the server are read again after
//! it (`unblock`).

use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

/// Milliseconds that an effect takes when nothing is said.
const TIME: i32 = 200;

/// Effects that go on.
#[derive(Debug)]
pub(crate) struct Effects {
    blocking: u32,
    /// Elements to give the focus back to.
    pub(super) focus: Vec<Node>,
    /// Who had the focus when a form was submitted, and the number of that interaction.
    pub(super) submitted_from: Option<(Node, u32)>,
}

/// An effect that does one thing.
pub(super) fn only(what: Value) -> Value {
    Value::object().set(what, Value::flag(true))
}

impl Effects {
    pub(crate) const fn new() -> Self {
        Self {
            blocking: 0,
            focus: Vec::new(),
            submitted_from: None,
        }
    }

    /// Whether what the server says has to wait.
    pub(crate) fn is_blocking(&self) -> bool {
        self.blocking > 0
    }
}

/// Changes an element after so many milliseconds; after none, in the next frame.
pub(super) fn wait(milliseconds: u32, node: Node, changes: Value) {
    host::resume_after(milliseconds, changes.set(word!("node"), node));
}

/// A form is reset: its controls are in the next frame.
pub(crate) fn wait_for_reset(form: Node) {
    wait(0, form, only(word!("reset")));
}

impl LiveSocket {
    /// Plays classes on an element for a while, then makes the last changes; at once, when there are none to play. `phases`
    /// are three lists of them: while it goes on, at its start, at its end.
    pub(super) fn play(&mut self, node: Node, phases: Value, arguments: Value, last: Value) -> u32 {
        let all = phases.call(word!("flat"), Value::NONE);
        if all.len() == 0 {
            self.make(node, last);
            return 0;
        }
        let [run, start, end] = [0, 1, 2].map(|index| phases.item(index));
        node.set_classes(start, true);
        node.set_classes(end, false);
        let turn = only(word!("again")).set(word!("add"), run);
        turn.set(word!("remove"), start).set(word!("end"), end);
        wait(0, node, turn);
        last.set(word!("remove"), all);
        if arguments.member(word!("blocking")).as_flag(true) {
            self.effects.blocking += 1;
            last.set(word!("unblock"), Value::flag(true));
        }
        let time = arguments.member(word!("time")).as_number(TIME) as u32;
        wait(time, node, last);
        time
    }

    /// Takes an element out of the page, when its effects are done.
    pub(crate) fn take_out(&mut self, node: Node, after: u32) {
        if after == 0 {
            node.remove();
        } else {
            wait(after, node, only(word!("out")));
        }
    }

    /// The time of an effect has come, or that of a wait.
    pub fn resume(&mut self, what: Value) {
        match what.member(word!("node")).node() {
            Some(node) if what.member(word!("held")).is_none() => self.make(node, what),
            _ => self.end_wait(what),
        }
    }

    /// Makes the changes of an effect.
    pub(super) fn make(&mut self, node: Node, changes: Value) {
        let get = |what: Value| changes.member(what);
        if get(word!("again")).is_some() {
            changes.set(word!("again"), Value::NONE);
            return wait(0, node, changes);
        }
        node.set_classes(get(word!("add")), true);
        node.set_classes(get(word!("remove")), false);
        node.set_classes(get(word!("end")), true);
        node.stick_classes(get(word!("keep")), true);
        node.stick_classes(get(word!("ban")), false);
        if get(word!("display")).is_some() {
            node.get(word!("style"))
                .set(word!("display"), get(word!("display")));
        }
        if get(word!("tell")).is_some() {
            node.value().tell(get(word!("tell")));
        }
        if get(word!("focus")).is_some() {
            node.focus();
        }
        if get(word!("out")).is_some() {
            node.remove();
        }
        if get(word!("reset")).is_some() {
            self.after_reset(node);
        }
        if get(word!("unblock")).is_some() {
            self.effects.blocking -= 1;
            self.read_held();
        }
    }
}
