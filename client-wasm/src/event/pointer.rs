//! Clicks: on links that stay in the view, beside elements that want to know, and on bindings.

use super::{Kind, Trigger, binding, click_away};
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Event, Node};

impl LiveSocket {
    pub(super) fn on_click(&mut self, event: Event, target: Node) {
        let pressed = self.pressed.take();
        let by_pointer = dom::event_number(event, "detail") != 0;
        let start = pressed.filter(|_| by_pointer).unwrap_or(target);
        let link = self.follow_link(event, target);
        if !submits_by_enter(target, by_pointer) {
            self.click_away(start);
        }
        let Some((node, code)) = binding::nearest(target, "phx-click") else {
            return;
        };
        if dom::attribute(node, "href").as_deref() == Some("#") {
            dom::prevent_default(event);
        }
        if link || !dom::has_attribute(node, "data-phx-ref-src") {
            self.set_off(Trigger::new(Kind::Click, node, code));
        }
    }

    fn click_away(&mut self, start: Node) {
        for (node, code) in click_away::outside("phx-click-away", start) {
            self.set_off(Trigger::new(Kind::Click, node, code));
        }
    }
}

/// Enter in a field makes the browser click the form's submit button, which is no click of the user.
fn submits_by_enter(target: Node, by_pointer: bool) -> bool {
    !by_pointer
        && dom::property(target, "type") == "submit"
        && dom::active_element() != Some(target)
}
