//! Where the page is: links that keep the socket, the back button, and what the server says of the address.
//!
//! A *patch* stays in the view; a *redirect* ends it and joins another in its place (`view/arrival`). What cannot be done over the
//! socket is left to the browser.

mod events;
mod links;

use bennu_wire::keys::{Field, event};

use crate::event::Kind;
use crate::json::Members;
use crate::live_socket::{LiveSocket, Outgoing, Purpose};
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::view::Phase;

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
    /// How many redirects led here: entries of the same number belong to the same view.
    redirects: u32,
    /// Where the page is about to go.
    pending: Option<(String, Visit)>,
}

impl Navigation {
    pub(crate) fn new(href: String) -> Self {
        Self {
            href,
            position: host::history_position(),
            redirects: 0,
            pending: None,
        }
    }

    /// The address of the main view.
    pub(crate) fn href(&self) -> &str {
        &self.href
    }

    /// Where the page is going, or where it is.
    pub(crate) fn destination(&self) -> &str {
        self.pending.as_ref().map_or(&self.href, |(href, _)| href)
    }

    /// What an entry of the present view is marked with.
    fn mark(&self, dom_id: &str) -> String {
        match self.redirects {
            0 => dom_id.to_owned(),
            redirects => [dom_id, ".", &crate::view::refs::decimal(redirects)].concat(),
        }
    }
}

impl LiveSocket {
    /// Marks the entry that the page was loaded with as ours.
    pub(crate) fn start_history(&self) {
        if self.main().is_some() {
            self.write_entry(
                false,
                "patch",
                &self.navigation.href,
                self.navigation.position,
            );
        }
    }

    fn write_entry(&self, push: bool, kind: &str, href: &str, position: u32) {
        let Some(view) = self.main().and_then(|index| self.views.get(index)) else {
            return;
        };
        host::write_history(
            push,
            href,
            kind,
            &self.navigation.mark(&view.dom_id),
            position,
        );
    }

    /// The main view, when it can be asked to go somewhere.
    fn reachable(&self) -> Option<usize> {
        let joined = |index: &usize| {
            self.views
                .get(*index)
                .is_some_and(|view| view.phase == Phase::Joined)
        };
        self.main().filter(joined).filter(|_| self.is_connected())
    }

    /// Goes to another address of the main view.
    pub(crate) fn patch_to(&mut self, href: &str, visit: Visit, link: Option<Node>) {
        let Some(index) = self.reachable() else {
            return self.load_page(href);
        };
        self.page_loading(true, "patch", href);
        self.navigation.pending = Some((href.to_owned(), visit));
        let interaction = self.views[index].refs.next();
        if let Some(link) = link {
            self.mark_one(index, interaction, Kind::Click, link);
        }
        let payload = Value::object().set(Field::Url.name(), href);
        let purpose = Purpose::Patch {
            href: href.to_owned(),
            visit,
            interaction,
        };
        self.push(
            index,
            Outgoing {
                event: event::LIVE_PATCH,
                payload,
                purpose,
            },
        );
    }

    /// The view has gone there, or says that the address is another view's.
    pub(crate) fn patched(&mut self, href: &str, visit: Visit, elsewhere: bool) {
        self.navigation
            .pending
            .take_if(|(pending, _)| pending == href);
        if elsewhere {
            return self.redirect_to(href, visit, None);
        }
        self.commit(href, visit, "patch");
        self.page_loading(false, "patch", href);
    }

    /// The view could not go there: the browser can.
    pub(crate) fn patch_failed(&mut self, href: &str) {
        if self.navigation.pending.take().is_some() {
            self.load_page(href);
        }
    }

    /// Goes to another view, with a message for the user in a token.
    pub(crate) fn redirect_to(&mut self, href: &str, visit: Visit, flash: Option<&str>) {
        let Some(index) = self.main().filter(|_| self.is_connected()) else {
            return self.leave_for(href, flash);
        };
        if !host::is_near(href) {
            return self.leave_for(href, flash);
        }
        self.page_loading(true, "redirect", href);
        self.navigation.pending = Some((href.to_owned(), visit));
        self.depart(index, flash);
    }

    /// The other view is there.
    pub(crate) fn arrived(&mut self) {
        self.navigation.redirects += 1;
        if let Some((href, visit)) = self.navigation.pending.take() {
            self.commit(&href, visit, "redirect");
            self.page_loading(false, "redirect", &href);
        }
    }

    /// The server moved a view to another address.
    pub(crate) fn on_live_patch(&mut self, index: usize, patch: &Members<'_>) {
        if self.main() == Some(index)
            && let Some(to) = patch.text(Field::To.name())
        {
            self.follow_address(&host::absolute(&to), visit_of(patch), "patch");
        }
    }

    /// The server sends the page to another view.
    pub(crate) fn on_live_redirect(&mut self, redirect: &Members<'_>) {
        if let Some(to) = redirect.text(Field::To.name()) {
            let flash = redirect.text(Field::Flash.name());
            self.redirect_to(&host::absolute(&to), visit_of(redirect), flash.as_deref());
        }
    }

    /// The server sends the page elsewhere.
    pub(crate) fn on_redirect(&mut self, redirect: &Members<'_>) {
        if let Some(to) = redirect.text(Field::To.name()) {
            self.leave_for(&to, redirect.text(Field::Flash.name()).as_deref());
        }
    }

    /// The page is there: history and scroll say so.
    fn commit(&mut self, href: &str, visit: Visit, kind: &str) {
        self.follow_address(href, visit, kind);
        match (visit, fragment(href)) {
            (Visit::Pop { scroll, .. }, _) => host::scroll_to(scroll),
            (_, Some(fragment)) => host::scroll_to_fragment(fragment),
            (_, None) if kind == "redirect" => host::scroll_to(0.0),
            (_, None) => {}
        }
    }

    fn follow_address(&mut self, href: &str, visit: Visit, kind: &str) {
        let (position, popped) = match visit {
            Visit::Push => (self.navigation.position + 1, false),
            Visit::Replace => (self.navigation.position, false),
            Visit::Pop { position, .. } => (position, true),
        };
        let forward = position >= self.navigation.position;
        self.navigation.position = position;
        href.clone_into(&mut self.navigation.href);
        self.write_entry(visit == Visit::Push, kind, href, position);
        host::emit(
            "phx:navigate",
            &events::detail(href, kind == "patch", popped, forward),
        );
    }

    /// The user went back or forward. `mark` says which view wrote the entry; it is empty for an entry that is not ours.
    pub fn popped(&mut self, mark: &str, position: u32, scroll: f64) {
        let href = host::href();
        if without_fragment(&href) == without_fragment(&self.navigation.href) {
            self.navigation.href = href;
            self.navigation.position = position;
            return;
        }
        let Some(view) = self.main().and_then(|index| self.views.get(index)) else {
            return host::reload();
        };
        let patch = self.navigation.mark(&view.dom_id) == mark && self.reachable().is_some();
        let steps = self.navigation.position as i32 - position as i32;
        if !host::confirm(
            "phx:before-navigate",
            &events::detail(&href, patch, true, steps < 0),
        ) {
            return host::step_history(steps);
        }
        let visit = Visit::Pop { position, scroll };
        if patch {
            self.patch_to(&href, visit, None);
        } else if self.is_connected() {
            self.redirect_to(&href, visit, None);
        } else {
            self.leave_page();
            host::reload();
        }
    }

    /// Loads another page, with a message for the user in a token.
    pub(crate) fn leave_for(&mut self, to: &str, flash: Option<&str>) {
        if let Some(flash) = flash {
            host::set_cookie("__phoenix_flash__", flash);
        }
        self.load_page(&host::absolute(to));
    }

    /// Loads another page.
    pub(crate) fn load_page(&mut self, href: &str) {
        self.page_loading(true, "redirect", href);
        self.load_anew(href);
    }

    /// Loads a page, even if it is this one.
    pub(crate) fn load_anew(&mut self, href: &str) {
        self.leave_page();
        if href == host::href() {
            host::reload();
        } else {
            host::load(href);
        }
    }
}

fn visit_of(navigation: &Members<'_>) -> Visit {
    match navigation.text(Field::Kind.name()).as_deref() {
        Some("replace") => Visit::Replace,
        _ => Visit::Push,
    }
}

fn without_fragment(href: &str) -> &str {
    let length = fragment(href).map_or(0, str::len);
    href.get(..href.len() - length).unwrap_or_default()
}

fn fragment(href: &str) -> Option<&str> {
    let at = href.bytes().position(|byte| byte == b'#')?;
    href.get(at..)
}
