//! Commands that move the focus, and the focus that a submitted form gives up until it is answered.

use super::effects::{only, wait};
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::element;
use crate::platform::value::Value;
use crate::platform::words::word;

/// What a user can act on, best first.
const INTERACTIVE: [Value; 2] = [
    word!(
        "a[href],area[href],input:not([disabled]):not([type=hidden]),select:not([disabled]),textarea:not([disabled]),button:not([disabled]),iframe"
    ),
    word!("[tabindex]:not([tabindex='-1']),[contenteditable=true]"),
];

impl LiveSocket {
    /// Focuses an element, or the first in it that a user can act on.
    pub(super) fn move_focus(&mut self, itself: bool, node: Node) {
        let target = if itself {
            Some(node)
        } else {
            first_interactive(node)
        };
        if let Some(target) = target {
            target.focus();
            // Once more when what was to be shown is shown.
            let again = only(word!("focus")).set(word!("again"), Value::flag(true));
            wait(0, target, again);
        }
    }

    pub(super) fn pop_focus(&mut self) {
        if let Some(node) = self.effects.focus.pop() {
            node.focus();
        }
    }

    /// A form is submitted: whoever has the focus gives it up, so that the server can change what is typed there.
    pub(super) fn give_up_focus(&mut self, form: Node, interaction: u32) {
        if let Some(active) = element::active().filter(|active| form.is_around(*active)) {
            active.blur();
            self.effects.submitted_from = Some((active, interaction));
        }
    }

    /// The submit was answered: the focus goes back, unless the user or the page has moved it meanwhile.
    pub(crate) fn restore_focus(&mut self, interaction: u32) {
        let Some((node, of)) = self.effects.submitted_from else {
            return;
        };
        if of > interaction {
            return;
        }
        self.effects.submitted_from = None;
        let moved = element::active().is_some_and(|active| !active.matches(word!("body")));
        if !moved && node.flag(word!("isConnected")) {
            node.focus();
        }
    }
}

fn first_interactive(node: Node) -> Option<Node> {
    for selector in INTERACTIVE {
        for found in node.value().query(selector).nodes() {
            if found.is_visible() {
                return Some(found);
            }
        }
    }
    None
}
