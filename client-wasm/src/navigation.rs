//! Where the page is: links that keep the socket, the back button, and what the server says of the address.
//!
//! A *patch* stays in the view; a *redirect* ends it and joins another in its place (`view/arrival`). What cannot be done over the
//! socket is left to the browser.

mod events;
mod links;

use bennu_wire::keys::{Field, event};

use crate::event::Kind;
use crate::live_socket::{LiveSocket, Purpose};
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::{Kept, Value};
use crate::platform::words::word;
use crate::view::Phase;

/// How a step through the history is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visit {
    /// A new entry.
    Push,
    /// In place of the present one.
    Replace,
    /// The browser has written it: back or forward.
    Pop,
}

/// Where the page is.
#[derive(Debug)]
pub(crate) struct Navigation {
    href: Kept,
    position: u32,
    /// How many redirects led here: entries of the same number belong to the same view.
    redirects: u32,
    /// Where the page is about to go, or nothing.
    pending: Kept,
    /// How it goes there.
    visit: Visit,
    /// The position of the entry that the user last went back or forward to.
    popped: u32,
    /// Where the page was scrolled there.
    scroll: Kept,
}

impl Navigation {
    pub(crate) const fn new() -> Self {
        Self {
            href: Kept::NONE,
            position: 0,
            redirects: 0,
            pending: Kept::NONE,
            visit: Visit::Push,
            popped: 0,
            scroll: Kept::NONE,
        }
    }

    /// The page is where the browser says.
    pub(crate) fn start(&mut self) {
        self.href.set(host::href());
        self.position = host::history_position();
    }

    /// The address of the main view.
    pub(crate) fn href(&self) -> Value {
        self.href.get()
    }

    /// Where the page is going, or where it is.
    pub(crate) fn destination(&self) -> Value {
        self.pending.get().or(|| self.href())
    }

    /// Whether the page is about to go there.
    fn is_pending(&self, href: Value) -> bool {
        href.is(&self.pending)
    }

    fn go(&mut self, href: Value, visit: Visit) {
        self.pending.set(href);
        self.visit = visit;
    }

    fn stop(&mut self) {
        self.pending.set(Value::NONE);
    }

    /// What an entry of the present view is marked with.
    fn mark(&self, dom_id: Value) -> Value {
        match self.redirects {
            0 => dom_id,
            redirects => dom_id.join(word!(".")).join(Value::number(redirects)),
        }
    }
}

impl LiveSocket {
    /// Marks the entry that the page was loaded with as ours.
    pub(crate) fn start_history(&self) {
        self.write_entry(false, word!("patch"));
    }

    fn write_entry(&self, push: bool, kind: Value) {
        let at = &self.navigation;
        if let Some(index) = self.main {
            let mark = at.mark(self.view(index).dom_id.get());
            host::write_history(push, at.href(), kind, mark, at.position);
        }
    }

    /// The main view, when it can be asked to go somewhere.
    fn reachable(&self) -> Option<usize> {
        let joined = |index: &usize| self.view(*index).phase == Phase::Joined;
        self.main.filter(joined).filter(|_| self.is_connected())
    }

    /// Goes to another address of the main view.
    pub(crate) fn patch_to(&mut self, href: Value, visit: Visit, link: Option<Node>) {
        let Some(index) = self.reachable() else {
            return self.load_page(href);
        };
        self.page_loading(true, word!("patch"), href);
        self.navigation.go(href, visit);
        let interaction = self.view_mut(index).refs.next();
        if let Some(link) = link {
            self.mark_one(index, interaction, Kind::Click, link);
        }
        let payload = Value::object().set(word!(Field::Url.name()), href);
        let purpose = Purpose::Patch { interaction, visit };
        self.push(index, word!(event::LIVE_PATCH), payload, purpose);
    }

    /// The view has gone there, or says that the address is another view's.
    pub(crate) fn patched(&mut self, href: Value, visit: Visit, elsewhere: bool) {
        if self.navigation.is_pending(href) {
            self.navigation.stop();
        }
        if elsewhere {
            return self.redirect_to(href, visit, Value::NONE);
        }
        self.commit(href, visit, word!("patch"));
    }

    /// The view could not go there: the browser can.
    pub(crate) fn patch_failed(&mut self, href: Value) {
        if self.navigation.pending.get().is_some() {
            self.navigation.stop();
            self.load_page(href);
        }
    }

    /// Goes to another view, with a message for the user in a token.
    pub(crate) fn redirect_to(&mut self, href: Value, visit: Visit, flash: Value) {
        match self.main.filter(|_| self.is_connected()) {
            Some(index) if host::is_near(href) => {
                self.page_loading(true, word!("redirect"), href);
                self.navigation.go(href, visit);
                self.depart(index, flash);
            }
            _ => self.leave_for(href, flash),
        }
    }

    /// The other view is there.
    pub(crate) fn arrived(&mut self) {
        self.navigation.redirects += 1;
        let nothing = Kept::NONE;
        let pending = std::mem::replace(&mut self.navigation.pending, nothing);
        if pending.get().is_some() {
            self.commit(pending.get(), self.navigation.visit, word!("redirect"));
        }
    }

    /// The server moved a view to another address.
    pub(crate) fn on_live_patch(&mut self, index: usize, patch: Value) {
        let to = patch.member(word!(Field::To.name()));
        if to.is_some() && self.main == Some(index) {
            self.follow_address(host::absolute(to), visit_of(patch), word!("patch"));
        }
    }

    /// The server sends the page to another view.
    pub(crate) fn on_live_redirect(&mut self, redirect: Value) {
        let to = redirect.member(word!(Field::To.name()));
        if to.is_some() {
            let flash = redirect.member(word!(Field::Flash.name()));
            self.redirect_to(host::absolute(to), visit_of(redirect), flash);
        }
    }

    /// The server sends the page elsewhere.
    pub(crate) fn on_redirect(&mut self, redirect: Value) {
        let to = redirect.member(word!(Field::To.name()));
        if to.is_some() {
            self.leave_for(to, redirect.member(word!(Field::Flash.name())));
        }
    }

    /// The page is there: history and scroll say so.
    fn commit(&mut self, href: Value, visit: Visit, kind: Value) {
        self.follow_address(href, visit, kind);
        if visit == Visit::Pop {
            host::scroll_to(self.navigation.scroll.get());
        } else if !host::scroll_to_fragment(href) && kind.is(word!("redirect")) {
            host::scroll_to(Value::NONE);
        }
        self.page_loading(false, kind, href);
    }

    fn follow_address(&mut self, href: Value, visit: Visit, kind: Value) {
        let at = &mut self.navigation;
        let before = at.position;
        match visit {
            Visit::Push => at.position += 1,
            Visit::Replace => {}
            Visit::Pop => at.position = at.popped,
        }
        let forward = at.position >= before;
        at.href.set(href);
        self.write_entry(visit == Visit::Push, kind);
        events::went(href, kind.is(word!("patch")), visit == Visit::Pop, forward);
    }

    /// The user went back or forward to an entry that holds this; see [`host::write_history`].
    pub(crate) fn popped(&mut self, entry: Value) {
        let position = entry.member(word!("position")).as_number(0) as u32;
        let href = host::href();
        if host::is_here(self.navigation.href()) {
            self.navigation.href.set(href);
            self.navigation.position = position;
            return;
        }
        let Some(index) = self.main else {
            return host::reload();
        };
        let own = self.navigation.mark(self.view(index).dom_id.get());
        let patch = entry.member(word!("id")).is(own) && self.reachable().is_some();
        let steps = self.navigation.position as i32 - position as i32;
        if !events::may_go(href, patch, true, steps < 0) {
            return host::step_history(steps);
        }
        self.navigation.popped = position;
        self.navigation.scroll.set(entry.member(word!("scroll")));
        if patch {
            self.patch_to(href, Visit::Pop, None);
        } else if self.is_connected() {
            self.redirect_to(href, Visit::Pop, Value::NONE);
        } else {
            self.leave_page();
            host::reload();
        }
    }

    /// Loads another page, with a message for the user in a token.
    pub(crate) fn leave_for(&mut self, to: Value, flash: Value) {
        if flash.is_some() {
            host::set_cookie(word!("__phoenix_flash__"), flash);
        }
        self.load_page(host::absolute(to));
    }

    /// Loads another page.
    pub(crate) fn load_page(&mut self, href: Value) {
        self.page_loading(true, word!("redirect"), href);
        self.load_anew(href);
    }

    /// Loads a page, even if it is this one.
    pub(crate) fn load_anew(&mut self, href: Value) {
        self.leave_page();
        if href.is(host::href()) {
            host::reload();
        } else {
            host::load(href);
        }
    }
}

fn visit_of(navigation: Value) -> Visit {
    if navigation
        .member(word!(Field::Kind.name()))
        .is(word!("replace"))
    {
        Visit::Replace
    } else {
        Visit::Push
    }
}
