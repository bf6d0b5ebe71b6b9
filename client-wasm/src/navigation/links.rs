//! Clicks on links that the client follows itself.

use super::{Visit, events};
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Event, Node};
use crate::platform::host;

const LINK: &str = "data-phx-link";

impl LiveSocket {
    /// A click on a link that stays: goes there, and keeps the browser from loading it. `false` when it is no such link, or
    /// was clicked so as to open it elsewhere.
    pub(crate) fn follow_link(&mut self, event: Event, target: Node) -> bool {
        let link = dom::closest(target, "a[data-phx-link]").filter(|link| stays_here(*link, event));
        let Some(link) = link.filter(|_| self.is_connected() && self.main().is_some()) else {
            return false;
        };
        dom::prevent_default(event);
        let href = host::absolute(&dom::property(link, "href"));
        let patch = dom::attribute(link, LINK).as_deref() == Some("patch");
        let pending = self
            .navigation
            .pending
            .as_ref()
            .is_some_and(|(pending, _)| *pending == href);
        if pending
            || !host::confirm(
                "phx:before-navigate",
                &events::detail(&href, patch, false, true),
            )
        {
            return true;
        }
        let visit = match dom::attribute(link, "data-phx-link-state").as_deref() {
            Some("replace") => Visit::Replace,
            _ => Visit::Push,
        };
        if patch {
            self.patch_to(&href, visit, Some(link));
        } else {
            self.redirect_to(&href, visit, None);
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
