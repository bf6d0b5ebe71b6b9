//! Which elements wait for which answer: their locks, their loading classes, and what was switched off meanwhile.
//!
//! A view counts its interactions. The elements of one carry its number until the server has answered it, in attributes that
//! the patcher and style sheets read; the numbers never travel.

use crate::platform::dom::{self, Node};

const SOURCE: &str = "data-phx-ref-src";
const LOCK: &str = "data-phx-ref-lock";
const LOADING: &str = "data-phx-ref-loading";
/// What `disabled` was before a submit.
const DISABLED: &str = "data-phx-disabled";
/// What `readonly` was before a submit.
const READONLY: &str = "data-phx-readonly";

/// What an interaction does to one of its elements.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark<'a> {
    /// The server's writes to what the user is at wait for the answer.
    pub(crate) lock: bool,
    /// The element shows that it waits, with this class.
    pub(crate) class: Option<&'a str>,
    /// The text it shows meanwhile.
    pub(crate) text: Option<&'a str>,
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
    class: String,
    text: bool,
    input: Input,
}

impl Refs {
    /// The number of a new interaction.
    pub(crate) fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Adds an element to an interaction.
    pub(crate) fn mark(&mut self, view_id: &str, reference: u32, node: Node, mark: Mark<'_>) {
        let mut index = self.waiting.iter().position(|waiting| waiting.node == node);
        if index.is_none() {
            self.waiting.push(Waiting {
                node,
                lock: 0,
                loading: 0,
                class: String::new(),
                text: false,
                input: Input::Open,
            });
            index = Some(self.waiting.len() - 1);
            dom::set_attribute(node, SOURCE, view_id);
        }
        if let Some(waiting) = index.and_then(|index| self.waiting.get_mut(index)) {
            waiting.take(reference, mark);
        }
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
        let of_form = |class: &str| matches!(class, "phx-change-loading" | "phx-submit-loading");
        self.waiting
            .iter()
            .any(|waiting| waiting.class.split_ascii_whitespace().any(of_form))
    }
}

impl Waiting {
    fn take(&mut self, reference: u32, mark: Mark<'_>) {
        let number = decimal(reference);
        if mark.lock {
            self.lock = reference;
            dom::set_attribute(self.node, LOCK, &number);
        }
        self.loading = reference;
        dom::set_attribute(self.node, LOADING, &number);
        if let Some(class) = mark.class {
            self.show_class(class);
        }
        if let Some(text) = mark.text.filter(|_| !self.text) {
            dom::replace_text(self.node, text);
            self.text = true;
        }
        if self.input == Input::Open {
            self.close(mark.input);
        }
    }

    fn show_class(&mut self, class: &str) {
        dom::add_class(self.node, class);
        self.class.push_str(class);
        self.class.push(' ');
    }

    fn close(&mut self, input: Input) {
        let (flag, kept) = match input {
            Input::Open => return,
            Input::Disabled => ("disabled", DISABLED),
            Input::ReadOnly => ("readOnly", READONLY),
        };
        let before = if dom::flag(self.node, flag) {
            "true"
        } else {
            "false"
        };
        dom::set_attribute(self.node, kept, before);
        dom::set_flag(self.node, flag, true);
        self.input = input;
    }

    fn show_done(&mut self) {
        self.loading = 0;
        dom::remove_attribute(self.node, LOADING);
        for class in self.class.split_ascii_whitespace() {
            dom::remove_class(self.node, class);
        }
        self.class.clear();
        if std::mem::take(&mut self.text) {
            dom::restore_text(self.node);
        }
        self.reopen();
    }

    fn reopen(&mut self) {
        let (flag, kept) = match std::mem::replace(&mut self.input, Input::Open) {
            Input::Open => return,
            Input::Disabled => ("disabled", DISABLED),
            Input::ReadOnly => ("readOnly", READONLY),
        };
        let before = dom::attribute(self.node, kept);
        dom::set_flag(self.node, flag, before.as_deref() == Some("true"));
        dom::remove_attribute(self.node, kept);
    }

    fn unlock(&mut self) {
        self.lock = 0;
        dom::remove_attribute(self.node, LOCK);
    }

    fn is_waiting(&self) -> bool {
        let waiting = self.lock != 0 || self.loading != 0;
        if !waiting {
            dom::remove_attribute(self.node, SOURCE);
        }
        waiting
    }
}

/// A number in decimal digits.
pub(crate) fn decimal(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits.into_iter().collect();
        }
    }
}
