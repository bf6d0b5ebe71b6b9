//! Elements with code of the page's own: which have a hook, and when each step of its life comes.
//!
//! The hook objects live in `js/hook.js`.

use crate::diagnostics::Problem;
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::{Kept, Value};
use crate::platform::words::word;

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
#[derive(Debug)]
pub(crate) struct Hooks {
    mounted: Vec<Mounted>,
}

#[derive(Debug)]
struct Mounted {
    node: Node,
    view: usize,
    name: Kept,
}

impl Hooks {
    pub(crate) const fn new() -> Self {
        Self {
            mounted: Vec::new(),
        }
    }

    /// Takes one step in the life of all hooks of a view.
    pub(crate) fn tell(&self, view: usize, step: HookStep) {
        for hook in &self.mounted {
            if hook.view == view {
                host::hook(hook.node, step, hook.name.get());
            }
        }
    }

    fn position(&self, node: Node) -> Option<usize> {
        self.mounted.iter().position(|hook| hook.node == node)
    }

    /// An element left the page.
    pub(crate) fn unmount(&mut self, node: Node) {
        if let Some(at) = self.position(node) {
            let hook = self.mounted.remove(at);
            host::hook(node, HookStep::Destroyed, hook.name.get());
        }
    }

    /// A view left the page.
    pub(crate) fn unmount_all(&mut self, view: usize) {
        while let Some(hook) = self.mounted.iter().find(|hook| hook.view == view) {
            self.unmount(hook.node);
        }
    }
}

const HOOK: Value = word!("phx-hook");

/// Something on or in an element is about to be written: its hook hears of it before that happens.
pub(crate) fn before_update(node: Node) {
    let name = node.attribute(HOOK);
    if name.is_some() {
        host::hook(node, HookStep::BeforeUpdate, name);
    }
}

impl LiveSocket {
    /// An element is on the page: its hook is mounted, if it has one.
    pub(crate) fn mount_hook(&mut self, view: usize, node: Node) {
        let name = node.said(HOOK);
        if name.is_none() || self.hooks.position(node).is_some() {
            return;
        }
        if node.has_attribute(word!("id")) && host::hook(node, HookStep::Mounted, name) {
            let name = name.keep();
            self.hooks.mounted.push(Mounted { node, view, name });
        } else {
            self.report(Problem::Hook, node);
        }
    }

    /// Something on or in an element was written. An element whose hook has another name now gets that one.
    pub(crate) fn update_hook(&mut self, view: usize, node: Node) {
        let name = node.attribute(HOOK);
        let present = self.hooks.position(node);
        if present.is_some_and(|at| name.is(&self.hooks.mounted[at].name)) {
            host::hook(node, HookStep::Updated, name);
        } else {
            self.hooks.unmount(node);
            self.mount_hook(view, node);
        }
    }
}
