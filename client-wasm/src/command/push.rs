//! The command that everything leads to: an event is pushed to the server, and elements show that they wait for the answer.

use bennu_wire::keys::event;

use crate::event::{Kind, Trigger, form};
use crate::live_socket::{LiveSocket, Purpose};
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

/// Elements whose own value is not sent.
const VALUELESS: Value = word!("form,input:is([type=checkbox],[type=radio]):not(:checked)");

/// Who hears of an event: a view, or a component of it, by its number.
#[derive(Debug, Clone, Copy)]
struct Target {
    view: usize,
    cid: Value,
}

impl LiveSocket {
    /// Pushes an event from where the trigger is to whoever it is for. That is what `target` says, or `phx-target`: a
    /// component by number, or whoever owns the elements that a selector finds.
    pub(super) fn push_event(&mut self, trigger: &Trigger, event: Value, arguments: Value) {
        let said = arguments.member(word!("target"));
        let said = said.or(|| trigger.node.attribute(word!("phx-target")));
        if said.is_none() || said.as_number(-1) >= 0 {
            return self.push_to(self.target(trigger.node, said), trigger, event, arguments);
        }
        for node in Value::DOCUMENT.query(said).nodes() {
            self.push_to(self.target_at(node), trigger, event, arguments);
        }
    }

    fn push_to(
        &mut self,
        target: Option<Target>,
        trigger: &Trigger,
        event: Value,
        arguments: Value,
    ) {
        let Some(target) = target else { return };
        if !self.can_push(target.view) {
            if trigger.kind == Kind::Change {
                self.view_mut(target.view).note_unsent();
            }
            return;
        }
        let payload = payload(trigger, event, arguments);
        let purpose = if trigger.replay {
            self.view_mut(target.view).note_replay();
            Purpose::Recovery
        } else {
            let interaction = self.mark(target.view, trigger, arguments);
            let loads = self.show_loading(trigger.source, arguments);
            Purpose::Event { interaction, loads }
        };
        self.push_payload(target, payload, purpose);
    }

    /// The page shows that an element loads, if the command says so; it is told of the end, too.
    fn show_loading(&self, node: Node, arguments: Value) -> Option<Node> {
        let loads = arguments.member(word!("page_loading")).as_flag(false);
        loads.then(|| {
            self.page_loading(true, word!("element"), node.value());
            node
        })
    }

    fn push_payload(&mut self, target: Target, payload: Value, purpose: Purpose) {
        let cid = target.cid.as_number(-1);
        if cid >= 0 {
            payload.set(word!("cid"), Value::number(cid as u32));
        }
        self.push(target.view, word!(event::EVENT), payload, purpose);
    }

    /// A component of the view that owns an element.
    fn target(&self, node: Node, cid: Value) -> Option<Target> {
        let view = self.owner(node)?;
        Some(Target { view, cid })
    }

    /// The innermost component around an element, or its view.
    fn target_at(&self, node: Node) -> Option<Target> {
        let view = self.owner(node)?;
        let container = self.view(view).container;
        let component = node.closest(word!("[data-phx-component]"));
        let cid = match component.filter(|at| container.is_around(*at)) {
            Some(component) => component.attribute(word!("data-phx-component")),
            None => Value::NONE,
        };
        Some(Target { view, cid })
    }

    /// A hook pushes an event from its element (`cid` -1), to whoever owns an element (-2), or to a component.
    pub fn push_from_hook(
        &mut self,
        node: Node,
        cid: i32,
        event: Value,
        payload: Value,
        token: u32,
    ) {
        let target = match u32::try_from(cid) {
            Ok(cid) => self.target(node, Value::number(cid)),
            Err(_) if cid == -2 => self.target_at(node),
            Err(_) => self.target(node, Value::NONE),
        };
        let Some(target) = target.filter(|target| self.can_push(target.view)) else {
            return host::settle(token, false, word!("not connected"));
        };
        let interaction = self.view_mut(target.view).refs.next();
        self.mark_one(target.view, interaction, Kind::Hook, node);
        let payload = payload.or(|| Value::NULL);
        let said = head(Kind::Hook, event).set(word!("value"), payload);
        self.push_payload(target, said, Purpose::Hook { interaction, token });
    }
}

/// What every event says first.
fn head(kind: Kind, event: Value) -> Value {
    Value::object()
        .set(word!("type"), kind.on_wire())
        .set(word!("event"), event)
}

fn payload(trigger: &Trigger, event: Value, arguments: Value) -> Value {
    let payload = head(trigger.kind, event);
    let value = word!("value");
    let meta = Value::object();
    match trigger.kind {
        Kind::Change => {
            let control = trigger.source;
            let form = control.form().unwrap_or(trigger.node);
            let name = control.said(word!("name"));
            let own = control == trigger.node || control.said(word!("phx-change")).is_some();
            let only = if own { name } else { Value::NONE };
            payload.set(value, form::serialize(form, Value::NONE, only));
            meta.set(word!("_target"), name.or(|| word!("undefined")));
            payload.set(word!("meta"), add_values(meta, form, arguments));
            payload.set(word!("uploads"), Value::object());
        }
        Kind::Submit => {
            let form = trigger.node;
            payload.set(
                value,
                form::serialize(form, trigger.submitter(), Value::NONE),
            );
            payload.set(word!("meta"), add_values(meta, form, arguments));
        }
        _ => {
            // The values of a click, of a key, of the focus.
            meta.set(word!("key"), trigger.key()).merge(trigger.more());
            payload.set(value, add_values(meta, trigger.source, arguments));
        }
    }
    payload
}

/// Adds the `phx-value-*` attributes of an element, its own value, and what a command says.
fn add_values(values: Value, node: Node, arguments: Value) -> Value {
    let prefix = word!("phx-value-");
    for name in node
        .value()
        .call(word!("getAttributeNames"), Value::NONE)
        .items()
    {
        if name.starts_with(prefix) {
            let short = name.call(word!("slice"), Value::number(10));
            values.set(short, node.attribute(name));
        }
    }
    if !node.matches(VALUELESS) {
        values.set(word!("value"), node.get(word!("value")));
    }
    values.merge(arguments.member(word!("value")))
}
