//! The command that everything leads to: an event is pushed to the server, and elements show that they wait for the answer.

use std::borrow::Cow;

use bennu_wire::{ClientEvent, ClientMessage, EventValue, Raw};

use super::arguments::Arguments;
use crate::event::payload::Fields;
use crate::event::{Kind, Trigger, binding, form};
use crate::live_socket::{LiveSocket, Outgoing, Purpose};
use crate::platform::dom::{self, Node};

/// Who hears of an event: a view, or a component of it.
#[derive(Debug, Clone, Copy)]
struct Target {
    view: usize,
    cid: Option<u64>,
}

impl LiveSocket {
    /// Pushes an event from where the trigger is to whoever it is for.
    pub(super) fn push_event(&mut self, trigger: &Trigger, event: &str, arguments: &Arguments<'_>) {
        for target in self.targets_of(trigger, arguments) {
            if self.can_push(target.view) {
                self.push_to(target, trigger, event, arguments);
            } else if matches!(trigger.kind, Kind::Change) {
                self.views[target.view].note_unsent();
            }
        }
    }

    fn push_to(
        &mut self,
        target: Target,
        trigger: &Trigger,
        event: &str,
        arguments: &Arguments<'_>,
    ) {
        let (value, meta) = self.value_of(trigger, arguments);
        let uploads = matches!(trigger.kind, Kind::Change).then_some(Raw::EMPTY);
        let event = ClientEvent {
            kind: trigger.kind.on_wire(),
            name: Cow::Borrowed(event),
            value: match trigger.kind {
                Kind::Change | Kind::Submit => EventValue::Form(Cow::Borrowed(&value)),
                _ => EventValue::Json(Raw::new(&value)),
            },
            meta: meta.as_deref().map(Raw::new),
            uploads,
            cid: target.cid,
        };
        let purpose = if trigger.replay {
            self.views[target.view].note_replay();
            Purpose::Recovery
        } else {
            Purpose::Event {
                interaction: self.mark(target.view, trigger, arguments),
            }
        };
        self.push(
            target.view,
            Outgoing {
                message: ClientMessage::Event(event),
                purpose,
            },
        );
    }

    /// The value of an event, and of forms what belongs on top.
    fn value_of(&self, trigger: &Trigger, arguments: &Arguments<'_>) -> (String, Option<String>) {
        match trigger.kind {
            Kind::Change => self.change_of(trigger, arguments),
            Kind::Submit => {
                let mut meta = Fields::default();
                self.add_extras(&mut meta, trigger.node, arguments);
                (
                    self.serialize(trigger.node, trigger.submitter, None),
                    Some(meta.to_json()),
                )
            }
            _ => {
                let mut fields = Fields::default();
                if let Some(key) = &trigger.key {
                    fields.set_text("key", key);
                }
                fields.merge(&trigger.metadata);
                let prefix = self.attribute("value-");
                fields.add_attributes(trigger.source, &prefix);
                fields.add_value(trigger.source);
                if let Some(value) = arguments.raw("value") {
                    fields.merge(&value);
                }
                (fields.to_json(), None)
            }
        }
    }

    fn change_of(&self, trigger: &Trigger, arguments: &Arguments<'_>) -> (String, Option<String>) {
        let control = trigger.source;
        let form = dom::form_of(control).unwrap_or(trigger.node);
        let name = form::name_of(control);
        let is_button = dom::tag_name(control) == "button";
        let own =
            control == trigger.node || binding::own(control, &self.attribute("change")).is_some();
        let only = name.as_deref().filter(|_| own);
        let mut meta = Fields::default();
        meta.set_text("_target", name.as_deref().unwrap_or("undefined"));
        self.add_extras(&mut meta, form, arguments);
        (
            self.serialize(form, Some(control).filter(|_| is_button), only),
            Some(meta.to_json()),
        )
    }

    fn add_extras(&self, meta: &mut Fields, form: Node, arguments: &Arguments<'_>) {
        meta.add_attributes(form, &self.attribute("value-"));
        if let Some(value) = arguments.raw("value") {
            meta.merge(&value);
        }
    }

    fn serialize(&self, form: Node, submitter: Option<Node>, only: Option<&str>) -> String {
        let no_unused = self.attribute("no-unused-field");
        form::serialize(
            form,
            form::Selection {
                submitter,
                only,
                no_unused: &no_unused,
            },
        )
    }

    /// What `target` says, or `phx-target`: a component by number, or whoever owns the elements that a selector finds.
    fn targets_of(&self, trigger: &Trigger, arguments: &Arguments<'_>) -> Vec<Target> {
        let said = arguments.text("target").map(Cow::into_owned);
        let number = arguments.number("target").map(u64::from);
        let attribute = || dom::attribute(trigger.node, &self.attribute("target"));
        let own = || self.owner(trigger.node);
        let Some(target) = said.or_else(|| if number.is_none() { attribute() } else { None })
        else {
            return own()
                .map(|view| Target { view, cid: number })
                .into_iter()
                .collect();
        };
        match target.parse() {
            Ok(cid) => own()
                .map(|view| Target {
                    view,
                    cid: Some(cid),
                })
                .into_iter()
                .collect(),
            Err(_) => dom::query_all(None, &target)
                .into_iter()
                .filter_map(|node| self.target_at(node))
                .collect(),
        }
    }

    /// The innermost component around an element, or its view.
    pub(crate) fn component_at(&self, node: Node) -> Option<(usize, Option<u64>)> {
        let view = self.owner(node)?;
        let container = self.views.get(view)?.container;
        let component =
            dom::closest(node, "[data-phx-component]").filter(|at| dom::contains(container, *at));
        Some((
            view,
            component.and_then(|at| dom::attribute(at, "data-phx-component")?.parse().ok()),
        ))
    }

    fn target_at(&self, node: Node) -> Option<Target> {
        self.component_at(node)
            .map(|(view, cid)| Target { view, cid })
    }

    /// A hook pushes an event from its element (`cid` -1), to whoever owns an element (-2), or to a component.
    pub fn push_from_hook(&mut self, node: Node, cid: i32, event: &str, payload: &str, token: u32) {
        let target = match cid {
            -2 => self.target_at(node),
            _ => self.owner(node).map(|view| Target {
                view,
                cid: u64::try_from(cid).ok(),
            }),
        };
        let Some(Target { view, cid }) = target.filter(|target| self.can_push(target.view)) else {
            return crate::platform::host::settle(token, false, "not connected");
        };
        let interaction = self.views[view].refs.next();
        self.mark_one(view, interaction, Kind::Hook, node);
        let event = ClientEvent {
            cid,
            ..ClientEvent::new(
                Kind::Hook.on_wire(),
                Cow::Borrowed(event),
                Raw::new(payload),
            )
        };
        let purpose = Purpose::Hook { interaction, token };
        self.push(
            view,
            Outgoing {
                message: ClientMessage::Event(event),
                purpose,
            },
        );
    }
}
