//! How a view is, shown as classes of its container (exactly one set at a time) and through `phx-connected` and `phx-disconnected`.

use super::{Phase, ViewId};
use crate::event::{Kind, Trigger, binding};
use crate::hook::HookStep;
use crate::live_socket::{LiveSocket, Timer};
use crate::platform::dom::{self, Node};
use crate::platform::host;

const CLASSES: [&str; 5] = [
    "phx-loading",
    "phx-connected",
    "phx-error",
    "phx-client-error",
    "phx-server-error",
];

impl LiveSocket {
    /// A join has taken a while.
    pub(crate) fn show_loader(&mut self, index: usize) {
        let Some(view) = self.views.get(index) else {
            return;
        };
        if view.phase != Phase::Joined && !dom::has_class(view.container, "phx-error") {
            set_classes(view.container, &["phx-loading"]);
        }
    }

    /// The view is live.
    pub(super) fn show_connected(&mut self, index: usize) {
        let Some((id, container)) = self.views.get(index).map(|view| (view.id, view.container))
        else {
            return;
        };
        self.disarm(Timer::Loader(id));
        self.disarm(Timer::Disconnected(id));
        set_classes(container, &["phx-connected"]);
        self.run_all(container, "phx-connected");
    }

    /// The view is cut off, by the network or by the server.
    pub(crate) fn show_error(&mut self, index: usize, class: &str) {
        let Some((id, container)) = self.views.get(index).map(|view| (view.id, view.container))
        else {
            return;
        };
        let first = !dom::has_class(container, "phx-error");
        set_classes(container, &["phx-loading", "phx-error", class]);
        if first {
            self.tell_hooks(id, HookStep::Disconnected);
            self.arm(self.options.disconnected_timeout, Timer::Disconnected(id));
        }
    }

    /// The view has been cut off for a while.
    pub(crate) fn run_disconnected(&mut self, index: usize) {
        let Some(container) = self.views.get(index).map(|view| view.container) else {
            return;
        };
        if dom::has_class(container, "phx-error") {
            self.run_all(container, "phx-disconnected");
        }
    }

    /// Takes one step in the life of all hooks of a view.
    pub(super) fn tell_hooks(&self, id: ViewId, step: HookStep) {
        for (node, name) in self.hooks.of(id) {
            host::hook(node, step, name);
        }
    }

    fn run_all(&mut self, container: Node, name: &str) {
        let mut all = dom::query_all(Some(container), &binding::having(name));
        all.insert(0, container);
        for node in all {
            if let Some(code) = binding::own(node, name) {
                self.run(&Trigger::new(Kind::Other, node, code));
            }
        }
    }
}

fn set_classes(container: Node, classes: &[&str]) {
    for class in CLASSES {
        if classes.contains(&class) {
            dom::add_class(container, class);
        } else {
            dom::remove_class(container, class);
        }
    }
}
