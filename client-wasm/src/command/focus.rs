//! Commands that move the focus, and the focus that a submitted form gives up until it is answered.

use super::effects::{What, plain};
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};
use crate::platform::host;

/// What a user can act on, best first.
const INTERACTIVE: [&str; 2] = [
    "a[href],area[href],input:not([disabled]):not([type=hidden]),select:not([disabled]),textarea:not([disabled]),button:not([disabled]),iframe",
    "[tabindex]:not([tabindex='-1']),[contenteditable=true]",
];

impl LiveSocket {
    pub(super) fn move_focus(&mut self, kind: &str, node: Node) {
        if kind == "push_focus" {
            return self.effects.focus.push(node);
        }
        let target = if kind == "focus" {
            Some(node)
        } else {
            first_interactive(node)
        };
        if let Some(target) = target {
            dom::focus(target);
            // Once more when what was to be shown is shown.
            let again = vec![plain(What::NextFrame), plain(What::Focus)];
            self.effects.wait(host::next_frame(), target, again);
        }
    }

    pub(super) fn pop_focus(&mut self) {
        if let Some(node) = self.effects.focus.pop() {
            dom::focus(node);
        }
    }

    /// A form is submitted: whoever has the focus gives it up, so that the server can change what is typed there.
    pub(super) fn give_up_focus(&mut self, form: Node, interaction: u32) {
        if let Some(active) = dom::active_element().filter(|active| dom::contains(form, *active)) {
            dom::blur(active);
            self.effects.submitted_from = Some((active, interaction));
        }
    }

    /// The submit was answered: the focus goes back, unless the user or the page has moved it meanwhile.
    pub(crate) fn restore_focus(&mut self, interaction: u32) {
        let Some((node, _)) = self
            .effects
            .submitted_from
            .take_if(|(_, of)| *of <= interaction)
        else {
            return;
        };
        let moved = dom::active_element().is_some_and(|active| dom::tag_name(active) != "body");
        if !moved && dom::is_connected(node) {
            dom::focus(node);
        }
    }
}

fn first_interactive(node: Node) -> Option<Node> {
    let mut all = INTERACTIVE
        .iter()
        .flat_map(|selector| dom::query_all(Some(node), selector));
    all.find(|candidate| dom::is_visible(*candidate))
}
