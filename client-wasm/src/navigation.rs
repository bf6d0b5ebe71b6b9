//! Where the page is: links that stay in the view, the back button, and what the server says of the address.
//!
//! DIFFERENCE: going to another view loads its page; live navigation keeps the socket in LiveView.

use bennu_wire::ClientMessage;
use bennu_wire::message::server::{LivePatch, NavigationKind};

use crate::event::Kind;
use crate::event::payload::Fields;
use crate::live_socket::{LiveSocket, Outgoing, Purpose};
use crate::platform::dom::{self, Event, Node};
use crate::platform::host;
use crate::view::Phase;

const LINK: &str = "data-phx-link";

/// How a step through the history is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Visit {
    /// A new entry.
    Push,
    /// In place of the present one.
    Replace,
    /// The browser has written it: back or forward, to where the page was scrolled then.
    Pop { position: u32, scroll: f64 },
}

/// Where the page is.
#[derive(Debug)]
pub(crate) struct Navigation {
    href: String,
    position: u32,
    /// The address of a patch that is not answered.
    pending: Option<String>,
}

impl Navigation {
    pub(crate) fn new(href: String) -> Self {
        Self {
            href,
            position: 0,
            pending: None,
        }
    }

    /// The address of the main view.
    pub(crate) fn href(&self) -> &str {
        &self.href
    }
}

impl LiveSocket {
    /// Marks the entry that the page was loaded with as ours.
    pub(crate) fn start_history(&self) {
        let main = self.main().and_then(|index| self.views.get(index));
        if let Some(main) = main.filter(|_| !host::has_history()) {
            host::write_history(
                false,
                &self.navigation.href,
                "patch",
                &main.dom_id,
                self.navigation.position,
            );
        }
    }

    /// A click on a link that stays: goes there, and prevents the browser from loading it. `false` when it is no such link, or
    /// was clicked so as to open it elsewhere.
    pub(crate) fn follow_link(&mut self, event: Event, target: Node) -> bool {
        let Some(link) =
            dom::closest(target, "a[data-phx-link]").filter(|link| stays_here(*link, event))
        else {
            return false;
        };
        if !self.is_connected() || self.main().is_none() {
            return false;
        }
        dom::prevent_default(event);
        let href = host::absolute(&dom::property(link, "href"));
        if self.navigation.pending.as_ref() == Some(&href) {
            return true;
        }
        let patch = dom::attribute(link, LINK).as_deref() == Some("patch");
        if !host::confirm("phx:before-navigate", &detail(&href, patch, false)) {
            return true;
        }
        let replace = dom::attribute(link, "data-phx-link-state").as_deref() == Some("replace");
        let visit = if replace { Visit::Replace } else { Visit::Push };
        if patch {
            self.patch_to(&href, visit, Some(link));
        } else {
            self.load_page(&href);
        }
        true
    }

    /// Goes to another address of the main view.
    pub(crate) fn patch_to(&mut self, href: &str, visit: Visit, link: Option<Node>) {
        let Some(index) = self.main().filter(|index| self.can_patch(*index)) else {
            return host::load(href);
        };
        self.page_loading(true, "patch", href);
        self.navigation.pending = Some(href.to_owned());
        let interaction = self.views[index].refs.next();
        if let Some(link) = link {
            self.mark_one(index, interaction, Kind::Click, link);
        }
        let message = ClientMessage::LivePatch { url: href.into() };
        let purpose = Purpose::Patch {
            href: href.to_owned(),
            visit,
            interaction,
        };
        self.push(index, Outgoing { message, purpose });
    }

    fn can_patch(&self, index: usize) -> bool {
        self.is_connected()
            && self
                .views
                .get(index)
                .is_some_and(|view| view.phase == Phase::Joined)
    }

    /// The view has gone there, or says that the address is another view's.
    pub(crate) fn patched(&mut self, index: usize, href: &str, visit: Visit, elsewhere: bool) {
        if self.navigation.pending.as_deref() == Some(href) {
            self.navigation.pending = None;
        }
        if elsewhere {
            return self.load_page(href);
        }
        self.commit(index, href, visit);
        match visit {
            Visit::Pop { scroll, .. } => host::scroll_to(scroll),
            Visit::Push | Visit::Replace => scroll_to_fragment(href),
        }
        self.page_loading(false, "patch", href);
    }

    /// The view could not go there: the browser can.
    pub(crate) fn patch_failed(&mut self, href: &str) {
        if self.navigation.pending.take().is_some() {
            self.load_page(href);
        }
    }

    /// The server moved the view to another address.
    pub(crate) fn on_live_patch(&mut self, index: usize, patch: &LivePatch<'_>) {
        let visit = if patch.kind == NavigationKind::Replace {
            Visit::Replace
        } else {
            Visit::Push
        };
        self.commit(index, &host::absolute(&patch.to), visit);
    }

    fn commit(&mut self, index: usize, href: &str, visit: Visit) {
        let Some(view) = self.views.get(index).filter(|view| view.is_main) else {
            return;
        };
        self.navigation.position = match visit {
            Visit::Push => self.navigation.position + 1,
            Visit::Replace => self.navigation.position,
            Visit::Pop { position, .. } => position,
        };
        href.clone_into(&mut self.navigation.href);
        let popped = matches!(visit, Visit::Pop { .. });
        if !popped {
            host::write_history(
                visit == Visit::Push,
                href,
                "patch",
                &view.dom_id,
                self.navigation.position,
            );
        }
        host::emit("phx:navigate", &detail(href, true, popped));
    }

    /// The user went back or forward. `ours` is the id of the view that wrote the entry, empty for an entry that is not ours.
    pub fn popped(&mut self, ours: &str, position: u32, scroll: f64) {
        let href = host::href();
        if without_fragment(&href) == without_fragment(&self.navigation.href) {
            self.navigation.href = href;
            return;
        }
        let same_view = self
            .main()
            .and_then(|index| self.views.get(index))
            .is_some_and(|view| view.dom_id == ours);
        if same_view && self.main().is_some_and(|index| self.can_patch(index)) {
            self.patch_to(&href, Visit::Pop { position, scroll }, None);
        } else {
            self.leave_page();
            host::reload();
        }
    }

    /// The server sends the page elsewhere, with a message for the user in a token.
    pub(crate) fn leave_for(&mut self, to: &str, flash: Option<&str>) {
        if let Some(flash) = flash {
            host::set_cookie("__phoenix_flash__", flash);
        }
        self.load_page(&host::absolute(to));
    }

    /// Loads another page.
    pub(crate) fn load_page(&mut self, href: &str) {
        self.page_loading(true, "redirect", href);
        self.leave_page();
        host::load(href);
    }

    /// Loads the page of the main view from the server.
    pub(crate) fn load_anew(&mut self) {
        self.leave_page();
        if without_fragment(&host::href()) == without_fragment(&self.navigation.href) {
            host::reload();
        } else {
            host::load(&self.navigation.href);
        }
    }

    /// Tells the page that something loads, or has loaded.
    pub(crate) fn page_loading(&self, start: bool, kind: &str, href: &str) {
        let mut fields = Fields::default();
        fields.set_text("to", href);
        fields.set_text("kind", kind);
        host::emit(
            if start {
                "phx:page-loading-start"
            } else {
                "phx:page-loading-stop"
            },
            &fields.to_json(),
        );
    }
}

fn detail(href: &str, patch: bool, popped: bool) -> String {
    let mut fields = Fields::default();
    fields.set_text("href", href);
    fields.set("patch", truth(patch));
    fields.set("pop", truth(popped));
    fields.set_text("direction", if popped { "backward" } else { "forward" });
    fields.to_json()
}

fn truth(value: bool) -> String {
    String::from(if value { "true" } else { "false" })
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

fn scroll_to_fragment(href: &str) {
    if let Some(at) = href.bytes().position(|byte| byte == b'#') {
        host::scroll_to_fragment(href.get(at..).unwrap_or_default());
    }
}

fn without_fragment(href: &str) -> &str {
    href.split('#').next().unwrap_or_default()
}
