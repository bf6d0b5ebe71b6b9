//! The elements that wait for the answer to an event, and how they show it.

use crate::event::{Kind, Trigger};
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;
use crate::view::refs::{Input, Mark};

/// Controls that are pressed.
const PRESSED: Value =
    word!("button,input:is([type=submit],[type=button],[type=reset],[type=image],[type=file])");

impl LiveSocket {
    /// Marks the elements that wait for the answer; returns the number of the interaction.
    pub(super) fn mark(&mut self, index: usize, trigger: &Trigger, arguments: Value) -> u32 {
        let interaction = self.view_mut(index).refs.next();
        let kind = trigger.kind;
        if kind == Kind::Submit {
            self.mark_submit(index, interaction, trigger);
        } else {
            self.mark_one(index, interaction, kind, trigger.source);
        }
        if kind == Kind::Change
            && let Some(form) = trigger.source.form()
        {
            self.mark_one(index, interaction, kind, form);
        }
        let loading = arguments.member(word!("loading"));
        if loading.is_some() {
            for node in Value::DOCUMENT.query(loading).nodes() {
                self.mark_one(index, interaction, kind, node);
            }
        }
        interaction
    }

    /// Marks one element with lock, class and `phx-disable-with`.
    pub(crate) fn mark_one(&mut self, index: usize, interaction: u32, kind: Kind, node: Node) {
        self.mark_as(index, interaction, node, Some(kind), true, Input::Open);
    }

    /// Marks an element; without a kind, only so that it cannot be used.
    fn mark_as(
        &mut self,
        index: usize,
        interaction: u32,
        node: Node,
        kind: Option<Kind>,
        lock: bool,
        mut input: Input,
    ) {
        let mut text = Value::NONE;
        if kind.is_some() {
            text = node.said(word!("phx-disable-with"));
            if text.is_some() {
                input = Input::Disabled;
            }
        }
        let mark = Mark {
            lock,
            kind,
            text,
            input,
        };
        let view = self.view(index);
        view.refs.mark(&view.dom_id, interaction, node, mark);
    }

    /// A form that is submitted shows it, and none of its controls can be used meanwhile.
    fn mark_submit(&mut self, index: usize, interaction: u32, trigger: &Trigger) {
        let (form, kind) = (trigger.node, Some(trigger.kind));
        let submitter = trigger.submitter();
        self.give_up_focus(form, interaction);
        self.mark_as(index, interaction, form, kind, false, Input::Open);
        for control in form.controls() {
            let ignored = control.closest(word!("[phx-update=ignore]"));
            if ignored.is_some_and(|ignored| form.is_around(ignored)) {
                continue;
            }
            let input = closing(control);
            let shows = input == Input::Disabled && (submitter.is_none() || submitter.is(control));
            let kind = kind.filter(|_| shows);
            self.mark_as(index, interaction, control, kind, true, input);
        }
    }
}

/// How a control is kept from being used.
fn closing(control: Node) -> Input {
    if control.matches(PRESSED) {
        Input::Disabled
    } else if control.matches(word!("input,textarea")) {
        Input::ReadOnly
    } else {
        Input::Open
    }
}
