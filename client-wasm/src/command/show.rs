//! Commands that change how an element looks: classes, transitions, appearing and vanishing.

use crate::event::Kind;
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::value::Value;

impl LiveSocket {
    pub(super) fn transit(&mut self, node: Node, arguments: Value) -> u32 {
        let phases = arguments.member("transition");
        self.play(node, phases, arguments, Value::object())
    }

    pub(super) fn change_classes(&mut self, kind: Value, node: Node, arguments: Value) -> u32 {
        let (keep, ban) = (Value::list(), Value::list());
        for class in arguments.member("names").items() {
            let present = node.has_class(class);
            if kind.is("remove_class") || present && kind.is("toggle_class") {
                ban.push(class);
            } else if !present {
                keep.push(class);
            }
        }
        let phases = arguments.member("transition");
        let last = Value::object().set("keep", keep).set("ban", ban);
        self.play(node, phases, arguments, last)
    }

    pub(super) fn show_or_hide(
        &mut self,
        trigger: Kind,
        kind: Value,
        node: Node,
        arguments: Value,
    ) -> u32 {
        let toggles = kind.is("toggle");
        let hides = node.is_visible();
        if !toggles && kind.is("hide") != hides {
            return 0;
        }
        // What is being removed never appears again.
        if toggles && !hides && trigger == Kind::Remove {
            return 0;
        }
        let (phases, started, display, ended) = if hides {
            ("outs", "phx:hide-start", "none".into(), "phx:hide-end")
        } else {
            let display = display_of(node, arguments);
            ("ins", "phx:show-start", display, "phx:show-end")
        };
        let phases = if toggles { phases } else { "transition" };
        node.value().tell(started);
        let last = Value::object().set("tell", ended);
        if hides {
            last.set("display", display);
        } else {
            node.get("style").set("display", display);
        }
        self.play(node, arguments.member(phases), arguments, last)
    }
}

fn display_of(node: Node, arguments: Value) -> Value {
    let said = arguments.member("display");
    if said.is_some() {
        said
    } else if node.matches("tr") {
        "table-row".into()
    } else if node.matches("td,th") {
        "table-cell".into()
    } else {
        "block".into()
    }
}
