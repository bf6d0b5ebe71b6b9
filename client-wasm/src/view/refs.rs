//! Which elements wait for which answer: their locks, their loading classes, and what was switched off meanwhile.
//!
//! A view counts its interactions. The elements of one carry its number until the server has answered it, in attributes that
//! the patcher and style sheets read; the numbers never travel. All that is to be undone stands in such attributes.

use crate::event::Kind;
use crate::platform::dom::Node;
use crate::platform::value::{Kept, Value};
use crate::platform::words::word;

const SOURCE: Value = word!("data-phx-ref-src");
const LOCK: Value = word!("data-phx-ref-lock");
const LOADING: Value = word!("data-phx-ref-loading");

/// What keeps a control from being used: a property, and the attribute that says what it was before.
const CLOSINGS: [(Value, Value); 2] = [
    (word!("disabled"), word!("data-phx-disabled")),
    (word!("readOnly"), word!("data-phx-readonly")),
];

/// What an interaction does to one of its elements.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// The server's writes to what the user is at wait for the answer.
    pub(crate) lock: bool,
    /// The element shows that it waits, with a class for this kind of event.
    pub(crate) kind: Option<Kind>,
    /// The text it shows meanwhile.
    pub(crate) text: Value,
    /// Whether it accepts input meanwhile.
    pub(crate) input: Input,
}

/// How a control is kept from being used while its form is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    /// It cannot be pressed.
    Disabled,
    /// It cannot be edited.
    ReadOnly,
    /// It stays as it is.
    Open,
}

/// The interactions of one view.
#[derive(Debug)]
pub(crate) struct Refs {
    last: u32,
    /// The elements that wait: a list.
    waiting: Kept,
}

impl Refs {
    /// No interaction yet.
    pub(crate) fn new() -> Self {
        Self {
            last: 0,
            waiting: Value::list().keep(),
        }
    }

    /// The number of a new interaction.
    pub(crate) fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Adds an element of a view to an interaction.
    pub(crate) fn mark(&self, view_id: impl Into<Value>, reference: u32, node: Node, mark: Mark) {
        let waiting = self.waiting.get();
        if !waiting.call(word!("includes"), node).as_flag(false) {
            waiting.push(node);
            node.set_attribute(SOURCE, view_id);
        }
        let number = Value::number(reference);
        if mark.lock {
            node.set_attribute(LOCK, number);
        }
        node.set_attribute(LOADING, number);
        if let Some(kind) = mark.kind {
            node.set_classes(class(kind.name()), true);
        }
        if mark.text.is_some() {
            node.replace_text(mark.text);
        }
        if let Some((flag, before)) = CLOSINGS.get(mark.input as usize)
            && !node.has_attribute(*before)
        {
            node.set_attribute(*before, node.get(*flag));
            node.set(*flag, Value::flag(true));
        }
    }

    /// The server answered: elements that waited for this or for earlier interactions only are set free. Returns those that
    /// were locked; the patcher catches up on them.
    pub(crate) fn acknowledge(&self, reference: u32) -> Value {
        let (waiting, unlocked) = (self.waiting.get(), Value::list());
        for _ in 0..waiting.len() {
            let Some(node) = waiting.shift().node() else {
                continue;
            };
            let number = |name: Value| node.attribute(name).as_number(0) as u32;
            let (lock, loading) = (number(LOCK), number(LOADING));
            if lock != 0 && lock <= reference {
                node.remove_attribute(LOCK);
                unlocked.push(node);
            }
            // It is the number of its last interaction, with a lock or without.
            if loading <= reference {
                set_free(node);
            } else {
                waiting.push(node);
            }
        }
        unlocked
    }

    /// Whether a change or a submit of a form waits.
    pub(crate) fn has_changes(&self) -> bool {
        let of_form = word!(".phx-change-loading,.phx-submit-loading");
        self.waiting.get().nodes().any(|node| node.matches(of_form))
    }
}

fn set_free(node: Node) {
    node.remove_attribute(SOURCE);
    node.remove_attribute(LOADING);
    for name in Kind::names() {
        node.set_classes(class(name), false);
    }
    node.restore_text();
    for (flag, before) in CLOSINGS {
        let was = node.attribute(before);
        if was.is_some() {
            node.set(flag, Value::flag(was.is(word!("true"))));
            node.remove_attribute(before);
        }
    }
}

/// What shows that an event of this name is not answered.
fn class(name: Value) -> Value {
    word!("phx-").join(name).join(word!("-loading"))
}
