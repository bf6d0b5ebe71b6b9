//! Elements with code of the page's own: which have a hook, and when each step of its life comes.
//!
//! The hook objects live in `js/hook.js`.

use crate::diagnostics::Problem;
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};
use crate::platform::host;
use crate::view::ViewId;

/// The steps in the life of a hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HookStep {
    /// Its element is on the page.
    Mounted,
    /// Something on or in its element is about to be written.
    BeforeUpdate,
    /// Something on or in its element was written.
    Updated,
    /// Its element is gone.
    Destroyed,
    /// Its view is cut off.
    Disconnected,
    /// Its view is back.
    Reconnected,
}

/// The hooks that are mounted.
#[derive(Debug, Default)]
pub(crate) struct Hooks {
    mounted: Vec<Mounted>,
}

#[derive(Debug)]
struct Mounted {
    node: Node,
    view: ViewId,
    name: String,
}

impl Hooks {
    /// The hooks of a view.
    pub(crate) fn of(&self, view: ViewId) -> impl Iterator<Item = (Node, &str)> {
        self.mounted
            .iter()
            .filter(move |hook| hook.view == view)
            .map(|hook| (hook.node, hook.name.as_str()))
    }

    fn name_at(&self, node: Node) -> Option<&str> {
        self.mounted
            .iter()
            .find(|hook| hook.node == node)
            .map(|hook| hook.name.as_str())
    }
}

/// Something on or in an element is about to be written: its hook hears of it before that happens.
pub(crate) fn before_update(node: Node) {
    if let Some(name) = dom::attribute(node, "phx-hook") {
        host::hook(node, HookStep::BeforeUpdate, &name);
    }
}

impl LiveSocket {
    /// An element is on the page: its hook is mounted, if it has one.
    pub(crate) fn mount_hook(&mut self, index: usize, node: Node) {
        let Some(name) = dom::attribute(node, "phx-hook").filter(|name| !name.is_empty()) else {
            return;
        };
        let Some(view) = self.views.get(index).map(|view| view.id) else {
            return;
        };
        if self.hooks.name_at(node).is_some() {
            return;
        }
        if dom::has_attribute(node, "id") && host::hook(node, HookStep::Mounted, &name) {
            self.hooks.mounted.push(Mounted { node, view, name });
        } else {
            self.report(Problem::Hook, node);
        }
    }

    /// Something on or in an element was written. An element whose hook has another name now gets that one.
    pub(crate) fn update_hook(&mut self, index: usize, node: Node) {
        let name = dom::attribute(node, "phx-hook");
        match self.hooks.name_at(node) {
            Some(present) if Some(present) == name.as_deref() => {
                host::hook(node, HookStep::Updated, present);
            }
            _ => {
                self.unmount_hook(node);
                self.mount_hook(index, node);
            }
        }
    }

    /// An element left the page.
    pub(crate) fn unmount_hook(&mut self, node: Node) {
        if let Some(at) = self.hooks.mounted.iter().position(|hook| hook.node == node) {
            let hook = self.hooks.mounted.remove(at);
            host::hook(node, HookStep::Destroyed, &hook.name);
        }
    }
}
