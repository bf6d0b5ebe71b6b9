//! Clicks on links that the client follows itself.

use super::{Visit, events};
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    /// A click on a link that stays: goes there, and keeps the browser from loading it. `false` when it is no such link, or
    /// was clicked so as to open it elsewhere.
    pub(crate) fn follow_link(&mut self, event: Value, target: Node) -> bool {
        let link = target
            .closest(word!("a[data-phx-link]"))
            .filter(|link| stays_here(*link, event));
        let Some(link) = link.filter(|_| self.is_connected() && self.main.is_some()) else {
            return false;
        };
        event.call(word!("preventDefault"), Value::NONE);
        let href = host::absolute(link.get(word!("href")));
        let patch = link.attribute(word!("data-phx-link")).is(word!("patch"));
        if self.navigation.is_pending(href) || !events::may_go(href, patch, false, true) {
            return true;
        }
        let visit = if link
            .attribute(word!("data-phx-link-state"))
            .is(word!("replace"))
        {
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
fn stays_here(link: Node, event: Value) -> bool {
    for key in [
        word!("ctrlKey"),
        word!("shiftKey"),
        word!("metaKey"),
        word!("altKey"),
    ] {
        if event.member(key).as_flag(false) {
            return false;
        }
    }
    let target = link.said(word!("target"));
    (target.is_none() || target.is(word!("_self")))
        && event.member(word!("button")).as_number(0) == 0
        && !link.has_attribute(word!("download"))
}
