//! How a view is, shown as classes of its container (exactly one set at a time) and through `phx-connected` and `phx-disconnected`.

use super::Phase;
use crate::event::{Kind, Trigger, binding};
use crate::hook::HookStep;
use crate::live_socket::{LiveSocket, Timer};
use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;

const CLASSES: Value =
    word!("phx-loading phx-connected phx-error phx-client-error phx-server-error");

impl LiveSocket {
    /// A join has taken a while.
    pub(crate) fn show_loader(&mut self, index: usize) {
        let view = self.view(index);
        if view.phase != Phase::Joined && !is_in_error(view.container) {
            show(view.container, word!("phx-loading"));
        }
    }

    /// The view is live.
    pub(super) fn show_connected(&mut self, index: usize) {
        let container = self.view(index).container;
        Timer::Loader.disarm(index as u32);
        Timer::Disconnected.disarm(index as u32);
        show(container, word!("phx-connected"));
        self.run_all(container, word!("phx-connected"));
    }

    /// The view is cut off, by the network or by the server.
    pub(crate) fn show_error(&mut self, index: usize, class: Value) {
        let container = self.view(index).container;
        let first = !is_in_error(container);
        show(container, word!("phx-loading phx-error"));
        container.set_classes(class, true);
        if first {
            self.hooks.tell(index, HookStep::Disconnected);
            Timer::Disconnected.arm(index as u32, self.options.disconnected_timeout);
        }
    }

    /// The view has been cut off for a while.
    pub(crate) fn run_disconnected(&mut self, index: usize) {
        let container = self.view(index).container;
        if is_in_error(container) {
            self.run_all(container, word!("phx-disconnected"));
        }
    }

    fn run_all(&mut self, container: Node, name: Value) {
        self.run_bound(container, name);
        for node in binding::having(container.into(), name) {
            self.run_bound(node, name);
        }
    }

    /// Runs the commands that an attribute holds, if it is there.
    pub(crate) fn run_bound(&mut self, node: Node, name: Value) {
        let trigger = Trigger::at(Kind::Other, node, name);
        if trigger.code().is_some() {
            self.run(&trigger);
        }
    }
}

fn is_in_error(container: Node) -> bool {
    container.has_class(word!("phx-error"))
}

fn show(container: Node, classes: Value) {
    container.set_classes(CLASSES, false);
    container.set_classes(classes, true);
}
