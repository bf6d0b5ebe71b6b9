//! Forms: changes of their controls, submits and resets.

use super::{Kind, Trigger, debounce, form};
use crate::command::wait_for_reset;
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    pub(super) fn on_change(&mut self, event: Value, control: Node, is_input: bool) {
        let repeats = !is_input && self.last_input == Some(control);
        self.last_input = Some(control).filter(|_| is_input);
        let composing =
            self.options.block_composing && event.member(word!("isComposing")).as_flag(false);
        if !repeats && !composing && !has_bad_number(control) {
            self.control_changed(control);
        }
    }

    /// A control changed: its own binding is meant, else its form's.
    fn control_changed(&mut self, control: Node) {
        let name = word!("phx-change");
        let Some(form) = control.form() else { return };
        let own = control.said(name).is_some();
        let node = if own { control } else { form };
        self.set_off(Trigger {
            source: control,
            ..Trigger::at(Kind::Change, node, name)
        });
    }

    pub(super) fn on_submit(&mut self, event: Value, form: Node) {
        let trigger = Trigger::at(Kind::Submit, form, word!("phx-submit"));
        if trigger.code().is_none() {
            return;
        }
        event.call(word!("preventDefault"), Value::NONE);
        if form.has_class(word!("phx-submit-loading")) {
            return;
        }
        debounce::cancel(form);
        form::mark_used(form);
        trigger
            .said
            .set(word!("submitter"), event.member(word!("submitter")));
        self.set_off(trigger);
    }

    pub(super) fn on_reset(&mut self, form: Node) {
        form::mark_unused(form);
        // The browser resets the controls after this event.
        wait_for_reset(form);
    }

    /// The controls of a form have been reset: its reset button is what changed.
    pub(crate) fn after_reset(&mut self, form: Node) {
        for control in form.controls() {
            if control.get(word!("type")).is(word!("reset")) {
                return self.control_changed(control);
            }
        }
    }
}

/// A number field holds what is no number: it has no value, yet is not merely empty.
fn has_bad_number(control: Node) -> bool {
    control.matches(word!("[type=number]:invalid:not([required])"))
        && control.get(word!("value")).is(word!(""))
}
