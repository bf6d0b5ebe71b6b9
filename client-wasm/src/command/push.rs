//! The command that everything leads to: an event is pushed to the server, and elements show that they wait for the answer.

use std::borrow::Cow;

use bennu_wire::keys::{Field, event};

use crate::event::payload::Fields;
use crate::event::{Kind, Trigger, binding, form};
use crate::json::Members;
use crate::live_socket::{LiveSocket, Outgoing, Purpose};
use crate::platform::dom::{self, Node};
use crate::platform::value::Value;
use crate::view::refs::decimal;

/// Who hears of an event: a view, or a component of it.
#[derive(Debug, Clone, Copy)]
struct Target {
    view: usize,
    cid: Option<u32>,
}

impl LiveSocket {
    /// Pushes an event from where the trigger is to whoever it is for.
    pub(super) fn push_event(&mut self, trigger: &Trigger, event: &str, arguments: &Members<'_>) {
        for target in self.targets_of(trigger, arguments) {
            if self.can_push(target.view) {
                self.push_to(target, trigger, event, arguments);
            } else if matches!(trigger.kind, Kind::Change) {
                self.views[target.view].note_unsent();
            }
        }
    }

    fn push_to(&mut self, target: Target, trigger: &Trigger, event: &str, arguments: &Members<'_>) {
        let mut payload = head(trigger.kind, event);
        match trigger.kind {
            Kind::Change => {
                self.add_change(&mut payload, trigger, arguments);
                payload.set(Field::Uploads.name(), "{}");
            }
            Kind::Submit => {
                let value = serialize(trigger.node, trigger.submitter, None);
                payload.set_text(Field::Value.name(), &value);
                let meta = meta(Fields::default(), trigger.node, arguments);
                payload.set(Field::Meta.name(), &meta);
            }
            _ => payload.set(Field::Value.name(), &value_of(trigger, arguments)),
        }
        let purpose = if trigger.replay {
            self.views[target.view].note_replay();
            Purpose::Recovery
        } else {
            let interaction = self.mark(target.view, trigger, arguments);
            Purpose::Event { interaction }
        };
        self.push_payload(target, payload, purpose);
    }

    fn push_payload(&mut self, target: Target, mut payload: Fields, purpose: Purpose) {
        if let Some(cid) = target.cid {
            payload.set(Field::Cid.name(), &decimal(cid));
        }
        let payload = Value::parse(&payload.to_json());
        self.push(
            target.view,
            Outgoing {
                event: event::EVENT,
                payload,
                purpose,
            },
        );
    }

    fn add_change(&self, payload: &mut Fields, trigger: &Trigger, arguments: &Members<'_>) {
        let control = trigger.source;
        let form = dom::form_of(control).unwrap_or(trigger.node);
        let name = form::name_of(control);
        let own = control == trigger.node || binding::own(control, "phx-change").is_some();
        let only = name.as_deref().filter(|_| own);
        let button = Some(control).filter(|_| dom::tag_name(control) == "button");
        payload.set_text(Field::Value.name(), &serialize(form, button, only));
        let mut target = Fields::default();
        target.set_text("_target", name.as_deref().unwrap_or("undefined"));
        payload.set(Field::Meta.name(), &meta(target, form, arguments));
    }

    /// What `target` says, or `phx-target`: a component by number, or whoever owns the elements that a selector finds.
    fn targets_of(&self, trigger: &Trigger, arguments: &Members<'_>) -> Vec<Target> {
        let said = arguments.text("target").map(Cow::into_owned);
        let number = arguments.number("target");
        let attribute = || dom::attribute(trigger.node, "phx-target");
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
    pub(crate) fn component_at(&self, node: Node) -> Option<(usize, Option<u32>)> {
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
                cid: u32::try_from(cid).ok(),
            }),
        };
        let Some(target @ Target { view, .. }) = target.filter(|target| self.can_push(target.view))
        else {
            return crate::platform::host::settle(token, false, "not connected");
        };
        let interaction = self.views[view].refs.next();
        self.mark_one(view, interaction, Kind::Hook, node);
        let mut fields = head(Kind::Hook, event);
        fields.set(Field::Value.name(), payload);
        self.push_payload(target, fields, Purpose::Hook { interaction, token });
    }
}

/// What every event says first.
fn head(kind: Kind, event: &str) -> Fields {
    let mut fields = Fields::default();
    match kind.on_wire().name() {
        Some(name) => fields.set_text(Field::Type.name(), name),
        None => fields.set(Field::Type.name(), "null"),
    }
    fields.set_text(Field::Event.name(), event);
    fields
}

/// The values of a click, of a key, of the focus.
fn value_of(trigger: &Trigger, arguments: &Members<'_>) -> String {
    let mut fields = Fields::default();
    if let Some(key) = &trigger.key {
        fields.set_text("key", key);
    }
    fields.merge(&trigger.metadata);
    fields.add_attributes(trigger.source);
    fields.add_value(trigger.source);
    merge_value(&mut fields, arguments);
    fields.to_json()
}

/// What belongs on top of a form's fields.
fn meta(mut fields: Fields, form: Node, arguments: &Members<'_>) -> String {
    fields.add_attributes(form);
    merge_value(&mut fields, arguments);
    fields.to_json()
}

fn merge_value(fields: &mut Fields, arguments: &Members<'_>) {
    if let Some(value) = arguments.raw("value") {
        fields.merge(&value);
    }
}

fn serialize(form: Node, submitter: Option<Node>, only: Option<&str>) -> String {
    form::serialize(form, form::Selection { submitter, only })
}
