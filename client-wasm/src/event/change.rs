//! Forms: changes of their controls, submits and resets.

use super::{Kind, Trigger, binding, form};
use crate::live_socket::{LiveSocket, Timer};
use crate::platform::dom::{self, Event, Node};

/// What the last input was, to know a `change` that only repeats it.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    last_input: Option<Node>,
}

impl LiveSocket {
    pub(super) fn on_change(&mut self, event: Event, control: Node, is_input: bool) {
        let repeats = !is_input && self.changes.last_input == Some(control);
        self.changes.last_input = Some(control).filter(|_| is_input);
        let composing = self.options.block_composing && dom::event_flag(event, "isComposing");
        if !repeats && !composing && !has_bad_number(control) {
            self.control_changed(control);
        }
    }

    /// A control changed: its own binding is meant, else its form's.
    fn control_changed(&mut self, control: Node) {
        let name = "phx-change";
        let own = binding::own(control, name).map(|code| (control, code));
        let of_form = || {
            let form = dom::form_of(control)?;
            Some((form, binding::own(form, name)?))
        };
        if let Some((node, code)) = own.or_else(of_form) {
            self.set_off(Trigger {
                source: control,
                ..Trigger::new(Kind::Change, node, code)
            });
        }
    }

    pub(super) fn on_submit(&mut self, event: Event, form: Node) {
        let Some(code) = binding::own(form, "phx-submit") else {
            return;
        };
        dom::prevent_default(event);
        if dom::has_class(form, "phx-submit-loading") {
            return;
        }
        let controls = dom::form_elements(form);
        self.rates
            .cancel(|node| node == form || controls.contains(&node));
        form::mark_submitted(form);
        let submitter = dom::event_node(event, "submitter");
        self.set_off(Trigger {
            submitter,
            ..Trigger::new(Kind::Submit, form, code)
        });
    }

    pub(super) fn on_reset(&mut self, form: Node) {
        form::mark_unused(form);
        // The browser resets the controls after this event.
        Timer::Reset.arm(form.0, 0);
    }

    /// The controls of a form have been reset: its reset button is what changed.
    pub(crate) fn after_reset(&mut self, form: Node) {
        let button = dom::form_elements(form)
            .into_iter()
            .find(|control| dom::property(*control, "type") == "reset");
        if let Some(button) = button {
            self.control_changed(button);
        }
    }
}

/// A number field holds what is no number: it has no value, yet is not merely empty.
fn has_bad_number(control: Node) -> bool {
    dom::property(control, "type") == "number"
        && dom::property(control, "value").is_empty()
        && !dom::has_attribute(control, "required")
        && dom::matches(control, ":invalid")
}
