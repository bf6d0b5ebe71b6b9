//! Commands that change how an element looks: classes, transitions, appearing and vanishing.

use crate::event::Kind;
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    pub(super) fn transit(&mut self, node: Node, arguments: Value) -> u32 {
        let phases = arguments.member(word!("transition"));
        self.play(node, phases, arguments, Value::object())
    }

    pub(super) fn change_classes(&mut self, kind: Value, node: Node, arguments: Value) -> u32 {
        let (keep, ban) = (Value::list(), Value::list());
        for class in arguments.member(word!("names")).items() {
            let present = node.has_class(class);
            if kind.is(word!("remove_class")) || present && kind.is(word!("toggle_class")) {
                ban.push(class);
            } else if !present {
                keep.push(class);
            }
        }
        let phases = arguments.member(word!("transition"));
        let last = Value::object()
            .set(word!("keep"), keep)
            .set(word!("ban"), ban);
        self.play(node, phases, arguments, last)
    }

    pub(super) fn show_or_hide(
        &mut self,
        trigger: Kind,
        kind: Value,
        node: Node,
        arguments: Value,
    ) -> u32 {
        let toggles = kind.is(word!("toggle"));
        let hides = node.is_visible();
        if !toggles && kind.is(word!("hide")) != hides {
            return 0;
        }
        // What is being removed never appears again.
        if toggles && !hides && trigger == Kind::Remove {
            return 0;
        }
        let (phases, started, display, ended) = if hides {
            (
                word!("outs"),
                word!("phx:hide-start"),
                word!("none"),
                word!("phx:hide-end"),
            )
        } else {
            let display = display_of(node, arguments);
            (
                word!("ins"),
                word!("phx:show-start"),
                display,
                word!("phx:show-end"),
            )
        };
        let phases = if toggles { phases } else { word!("transition") };
        node.value().tell(started);
        let last = Value::object().set(word!("tell"), ended);
        if hides {
            last.set(word!("display"), display);
        } else {
            node.get(word!("style")).set(word!("display"), display);
        }
        self.play(node, arguments.member(phases), arguments, last)
    }
}

fn display_of(node: Node, arguments: Value) -> Value {
    let said = arguments.member(word!("display"));
    if said.is_some() {
        said
    } else if node.matches(word!("tr")) {
        word!("table-row")
    } else if node.matches(word!("td,th")) {
        word!("table-cell")
    } else {
        word!("block")
    }
}
