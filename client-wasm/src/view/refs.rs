//! Which elements wait for which answer: their locks, their loading classes, and what was switched off meanwhile.
//!
//! A view counts its interactions. The elements of one carry its number until the server has answered it, in attributes that
//! the patcher and style sheets read; the numbers never travel.

use crate::event::Kind;
use crate::platform::dom::Node;
use crate::platform::value::Value;

const SOURCE: &str = "data-phx-ref-src";
const LOCK: &str = "data-phx-ref-lock";
const LOADING: &str = "data-phx-ref-loading";
/// What `disabled` was before a submit.
const DISABLED: &str = "data-phx-disabled";
/// What `readonly` was before a submit.
const READONLY: &str = "data-phx-readonly";

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
    /// It stays as it is.
    Open,
    /// It cannot be pressed.
    Disabled,
    /// It cannot be edited.
    ReadOnly,
}

/// The interactions of one view.
#[derive(Debug, Default)]
pub(crate) struct Refs {
    last: u32,
    waiting: Vec<Waiting>,
}

/// Zero stands for "does not wait".
#[derive(Debug)]
struct Waiting {
    node: Node,
    lock: u32,
    loading: u32,
    /// A bit for each kind of event that it waits for.
    kinds: u32,
    text: bool,
    input: Input,
}

impl Refs {
    /// The number of a new interaction.
    pub(crate) fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Adds an element of a view to an interaction.
    pub(crate) fn mark(
        &mut self,
        view_id: impl Into<Value>,
        reference: u32,
        node: Node,
        mark: Mark,
    ) {
        let mut all = self.waiting.iter();
        let index = all.position(|waiting| waiting.node == node);
        let index = index.unwrap_or_else(|| {
            node.set_attribute(SOURCE, view_id);
            self.waiting.push(Waiting::new(node));
            self.waiting.len() - 1
        });
        self.waiting[index].take(reference, mark);
    }

    /// The server answered: elements that waited for this or for earlier interactions only are set free. Returns those that
    /// were locked; the patcher catches up on them.
    pub(crate) fn acknowledge(&mut self, reference: u32) -> Vec<Node> {
        let mut unlocked = Vec::new();
        self.waiting.retain_mut(|waiting| {
            if waiting.loading != 0 && waiting.loading <= reference && waiting.lock <= reference {
                waiting.show_done();
            }
            if waiting.lock != 0 && waiting.lock <= reference {
                waiting.unlock();
                unlocked.push(waiting.node);
            }
            waiting.is_waiting()
        });
        unlocked
    }

    /// Whether a change or a submit of a form waits.
    pub(crate) fn has_changes(&self) -> bool {
        let of_form = bit(Kind::Change) | bit(Kind::Submit);
        self.waiting
            .iter()
            .any(|waiting| waiting.kinds & of_form != 0)
    }
}

impl Waiting {
    fn new(node: Node) -> Self {
        Self {
            node,
            lock: 0,
            loading: 0,
            kinds: 0,
            text: false,
            input: Input::Open,
        }
    }

    fn take(&mut self, reference: u32, mark: Mark) {
        let number = Value::number(reference);
        if mark.lock {
            self.lock = reference;
            self.node.set_attribute(LOCK, number);
        }
        self.loading = reference;
        self.node.set_attribute(LOADING, number);
        if let Some(kind) = mark.kind {
            self.kinds |= bit(kind);
            self.node.set_classes(class(kind.name()), true);
        }
        if mark.text.is_some() && !self.text {
            self.node.replace_text(mark.text);
            self.text = true;
        }
        if self.input == Input::Open {
            self.close(mark.input);
        }
    }

    fn close(&mut self, input: Input) {
        self.input = input;
        if let Some((flag, kept)) = input.names() {
            self.node.set_attribute(kept, self.node.get(flag));
            self.node.set(flag, Value::flag(true));
        }
    }

    fn show_done(&mut self) {
        self.loading = 0;
        self.node.remove_attribute(LOADING);
        for (index, name) in Kind::NAMES.into_iter().enumerate() {
            if self.kinds & (1 << index) != 0 {
                self.node.set_classes(class(name), false);
            }
        }
        self.kinds = 0;
        if self.text {
            self.text = false;
            self.node.restore_text();
        }
        self.reopen();
    }

    fn reopen(&mut self) {
        if let Some((flag, kept)) = self.input.names() {
            let before = self.node.attribute(kept).is("true");
            self.node.set(flag, Value::flag(before));
            self.node.remove_attribute(kept);
        }
        self.input = Input::Open;
    }

    fn unlock(&mut self) {
        self.lock = 0;
        self.node.remove_attribute(LOCK);
    }

    fn is_waiting(&self) -> bool {
        let waiting = self.lock != 0 || self.loading != 0;
        if !waiting {
            self.node.remove_attribute(SOURCE);
        }
        waiting
    }
}

impl Input {
    /// The property that keeps a control from being used, and the attribute that says what it was before.
    fn names(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Open => None,
            Self::Disabled => Some(("disabled", DISABLED)),
            Self::ReadOnly => Some(("readOnly", READONLY)),
        }
    }
}

fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

/// What shows that an event of this name is not answered.
fn class(name: &str) -> Value {
    Value::from("phx-").join(name).join("-loading")
}
