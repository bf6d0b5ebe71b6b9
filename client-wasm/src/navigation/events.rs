//! What the page's own code hears of navigation.

use crate::event::payload::Fields;
use crate::live_socket::LiveSocket;
use crate::platform::host;

impl LiveSocket {
    /// Tells the page that something loads, or has loaded.
    pub(crate) fn page_loading(&self, start: bool, kind: &str, href: &str) {
        let mut fields = Fields::default();
        fields.set_text("to", href);
        fields.set_text("kind", kind);
        let name = if start {
            "phx:page-loading-start"
        } else {
            "phx:page-loading-stop"
        };
        host::emit(name, &fields.to_json());
    }
}

/// The detail of `phx:before-navigate` and `phx:navigate`.
pub(super) fn detail(href: &str, patch: bool, popped: bool, forward: bool) -> String {
    let mut fields = Fields::default();
    fields.set_text("href", href);
    fields.set_flag("patch", patch);
    fields.set_flag("pop", popped);
    fields.set_text("direction", if forward { "forward" } else { "backward" });
    fields.to_json()
}
