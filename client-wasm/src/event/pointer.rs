//! Clicks: on links that stay in the view, beside elements that want to know, and on bindings.

use super::{Kind, Trigger, binding};
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::element;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    pub(super) fn on_click(&mut self, event: Value, target: Node) {
        let pressed = self.pressed.take();
        let by_pointer = event.member(word!("detail")).as_number(0) != 0;
        let start = pressed.filter(|_| by_pointer).unwrap_or(target);
        let link = self.follow_link(event, target);
        if !submits_by_enter(target, by_pointer) {
            self.click_away(start);
        }
        let Some(node) = binding::clicked(target) else {
            return;
        };
        if node.attribute(word!("href")).is(word!("#")) {
            event.call(word!("preventDefault"), Value::NONE);
        }
        if link || !node.has_attribute(word!("data-phx-ref-src")) {
            self.set_off(Trigger::at(Kind::Click, node, word!("phx-click")));
        }
    }

    /// Elements want to know of a click that began outside of them, while the user can see them.
    fn click_away(&mut self, start: Node) {
        if !start.is_visible() {
            return;
        }
        let name = word!("phx-click-away");
        for node in binding::having(Value::DOCUMENT, name) {
            if !node.is_around(start) && node.is_visible() {
                self.set_off(Trigger::at(Kind::Click, node, name));
            }
        }
    }
}

/// Enter in a field makes the browser click the form's submit button, which is no click of the user.
fn submits_by_enter(target: Node, by_pointer: bool) -> bool {
    !by_pointer
        && target.get(word!("type")).is(word!("submit"))
        && element::active() != Some(target)
}
