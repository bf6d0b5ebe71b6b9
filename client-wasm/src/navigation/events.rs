//! What the page's own code hears of navigation.

use crate::live_socket::LiveSocket;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    /// Tells the page that something loads, or has loaded: what is at an address, or an element.
    pub(crate) fn page_loading(&self, start: bool, kind: Value, what: Value) {
        let name = if start {
            word!("phx:page-loading-start")
        } else {
            word!("phx:page-loading-stop")
        };
        let to = match what.node() {
            Some(_) => word!("target"),
            None => word!("to"),
        };
        let detail = Value::object().set(to, what).set(word!("kind"), kind);
        host::emit(name, detail);
    }
}

/// Whether the page lets itself be navigated.
pub(super) fn may_go(href: Value, patch: bool, popped: bool, forward: bool) -> bool {
    host::confirm(
        word!("phx:before-navigate"),
        detail(href, patch, popped, forward),
    )
}

/// The page was navigated.
pub(super) fn went(href: Value, patch: bool, popped: bool, forward: bool) {
    host::emit(word!("phx:navigate"), detail(href, patch, popped, forward));
}

fn detail(href: Value, patch: bool, popped: bool, forward: bool) -> Value {
    Value::object()
        .set(word!("href"), href)
        .set(word!("patch"), Value::flag(patch))
        .set(word!("pop"), Value::flag(popped))
        .set(
            word!("direction"),
            if forward {
                word!("forward")
            } else {
                word!("backward")
            },
        )
}
