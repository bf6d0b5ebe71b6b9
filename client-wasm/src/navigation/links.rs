//! Clicks on links that the client follows itself.

use super::{Visit, events};
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Event, Node};
use crate::platform::host;
use crate::platform::value::Value;

impl LiveSocket {
    /// A click on a link that stays: goes there, and keeps the browser from loading it. `false` when it is no such link, or
    /// was clicked so as to open it elsewhere.
    pub(crate) fn follow_link(&mut self, event: Event, target: Node) -> bool {
        let link = dom::closest(target, "a[data-phx-link]").filter(|link| stays_here(*link, event));
        let Some(link) = link.filter(|_| self.is_connected() && self.main.is_some()) else {
            return false;
        };
        dom::prevent_default(event);
        let href = host::absolute(dom::property(link, "href").as_str());
        let says = |name, what| dom::attribute(link, name).as_deref() == Some(what);
        let patch = says("data-phx-link", "patch");
        if self.navigation.is_pending(href) || !events::may_go(href, patch, false, true) {
            return true;
        }
        let visit = if says("data-phx-link-state", "replace") {
            Visit::Replace
        } else {
            Visit::Push
        };
        if patch {
            self.patch_to(href, visit, Some(link));
        } else {
            self.redirect_to(href, visit, Value::NONE);
        }
        true
    }
}

/// Whether a click opens the link in this page.
fn stays_here(link: Node, event: Event) -> bool {
    let modified = ["ctrlKey", "shiftKey", "metaKey", "altKey"]
        .iter()
        .any(|key| dom::event_flag(event, key));
    let target = dom::attribute(link, "target").unwrap_or_default();
    let here = target.is_empty() || target == "_self";
    !modified
        && here
        && dom::event_number(event, "button") == 0
        && !dom::has_attribute(link, "download")
}
