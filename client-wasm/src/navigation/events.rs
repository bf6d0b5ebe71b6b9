//! What the page's own code hears of navigation.

use crate::live_socket::LiveSocket;
use crate::platform::host;
use crate::platform::value::Value;

impl LiveSocket {
    /// Tells the page that something loads, or has loaded.
    pub(crate) fn page_loading(&self, start: bool, kind: &str, href: Value) {
        let name = if start {
            "phx:page-loading-start"
        } else {
            "phx:page-loading-stop"
        };
        host::emit(name, Value::object().set("to", href).set("kind", kind));
    }
}

/// Whether the page lets itself be navigated.
pub(super) fn may_go(href: Value, patch: bool, popped: bool, forward: bool) -> bool {
    host::confirm("phx:before-navigate", detail(href, patch, popped, forward))
}

/// The page was navigated.
pub(super) fn went(href: Value, patch: bool, popped: bool, forward: bool) {
    host::emit("phx:navigate", detail(href, patch, popped, forward));
}

fn detail(href: Value, patch: bool, popped: bool, forward: bool) -> Value {
    Value::object()
        .set("href", href)
        .set("patch", Value::flag(patch))
        .set("pop", Value::flag(popped))
        .set("direction", if forward { "forward" } else { "backward" })
}
