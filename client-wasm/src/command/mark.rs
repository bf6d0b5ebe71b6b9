//! The elements that wait for the answer to an event, and how they show it.

use crate::event::{Kind, Trigger};
use crate::json::Members;
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};
use crate::view::refs::{Input, Mark};

impl LiveSocket {
    /// Marks the elements that wait for the answer; returns the number of the interaction.
    pub(super) fn mark(&mut self, index: usize, trigger: &Trigger, arguments: &Members<'_>) -> u32 {
        let interaction = self.views[index].refs.next();
        match trigger.kind {
            Kind::Submit => self.mark_submit(index, interaction, trigger),
            Kind::Change => {
                self.mark_one(index, interaction, trigger.kind, trigger.source);
                if let Some(form) = dom::form_of(trigger.source) {
                    self.mark_one(index, interaction, trigger.kind, form);
                }
            }
            _ => self.mark_one(index, interaction, trigger.kind, trigger.source),
        }
        if let Some(selector) = arguments.text("loading") {
            for node in dom::query_all(None, &selector) {
                self.mark_one(index, interaction, trigger.kind, node);
            }
        }
        interaction
    }

    /// Marks one element with lock, class and `phx-disable-with`.
    pub(crate) fn mark_one(&mut self, index: usize, interaction: u32, kind: Kind, node: Node) {
        self.mark_as(index, interaction, node, kind, true, Input::Open);
    }

    fn mark_as(
        &mut self,
        index: usize,
        interaction: u32,
        node: Node,
        kind: Kind,
        lock: bool,
        input: Input,
    ) {
        let text = dom::attribute(node, "phx-disable-with").filter(|text| !text.is_empty());
        let input = if text.is_some() && input == Input::Open {
            Input::Disabled
        } else {
            input
        };
        let class = ["phx-", kind.name(), "-loading"].concat();
        let view = &mut self.views[index];
        view.refs.mark(
            &view.dom_id,
            interaction,
            node,
            Mark {
                lock,
                class: Some(&class),
                text: text.as_deref(),
                input,
            },
        );
    }

    /// A form that is submitted shows it, and none of its controls can be used meanwhile.
    fn mark_submit(&mut self, index: usize, interaction: u32, trigger: &Trigger) {
        let (form, kind) = (trigger.node, trigger.kind);
        self.give_up_focus(form, interaction);
        self.mark_as(index, interaction, form, kind, false, Input::Open);
        for control in dom::form_elements(form) {
            if dom::closest(control, "[phx-update=ignore]")
                .is_some_and(|ignored| dom::contains(form, ignored))
            {
                continue;
            }
            let input = closing(control);
            if trigger
                .submitter
                .is_none_or(|submitter| submitter == control)
                && input == Input::Disabled
            {
                self.mark_as(index, interaction, control, kind, true, input);
            } else {
                let view = &mut self.views[index];
                view.refs.mark(
                    &view.dom_id,
                    interaction,
                    control,
                    Mark {
                        lock: true,
                        class: None,
                        text: None,
                        input,
                    },
                );
            }
        }
    }
}

/// How a control is kept from being used.
fn closing(control: Node) -> Input {
    match (
        dom::tag_name(control).as_str(),
        dom::property(control, "type").as_str(),
    ) {
        ("button", _) | ("input", "submit" | "button" | "reset" | "image" | "file") => {
            Input::Disabled
        }
        ("input" | "textarea", _) => Input::ReadOnly,
        _ => Input::Open,
    }
}
