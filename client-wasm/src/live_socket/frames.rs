//! What the server says: from a frame to the view or the push it is about.

use bennu_wire::Raw;
use bennu_wire::keys::{Field, event};

use super::{LiveSocket, Purpose, Push};
use crate::diagnostics::Problem;
use crate::json::{self, Members};
use crate::platform::host;
use crate::socket::Input;

impl LiveSocket {
    /// A text frame arrived.
    pub fn message(&mut self, text: &str) {
        self.step(Input::Frame);
        if self.effects.is_blocking() {
            self.held.push(text.to_owned());
        } else {
            self.read(text);
        }
    }

    /// Reads what was held back by an animation that is over.
    pub(crate) fn read_held(&mut self) {
        while !self.effects.is_blocking() && !self.held.is_empty() {
            let text = self.held.remove(0);
            self.read(&text);
        }
    }

    /// Reads a frame: `[join reference, reference, topic, event, payload]`.
    pub(crate) fn read(&mut self, text: &str) {
        let parts = json::items(Raw::new(text));
        let [join_ref, reference, topic, event, payload, ..] = parts[..] else {
            return Problem::Frame.report("");
        };
        let (Some(topic), Some(event)) = (json::text(topic), json::text(event)) else {
            return Problem::Frame.report("");
        };
        let number = |value| json::text(value).and_then(|text| text.parse().ok());
        let Some(index) = self.addressee(&topic, number(join_ref)) else {
            return;
        };
        if self.hold_back(index, &event, number(reference), text) {
            return;
        }
        match (&*event, number(reference)) {
            (event::DIFF, _) => self.on_diff(index, text, payload),
            (event::REPLY, Some(reference)) => self.on_reply(reference, text, payload),
            (event::LIVE_PATCH, _) => self.on_live_patch(index, &Members::of(payload)),
            (event::LIVE_REDIRECT, _) => self.on_live_redirect(&Members::of(payload)),
            (event::REDIRECT, _) => self.on_redirect(&Members::of(payload)),
            (event::CLOSE, _) => self.on_close(index),
            (event::ERROR, _) => self.on_crash(index),
            _ => {}
        }
    }

    /// The view a frame is for: by topic, and by the join it belongs to.
    fn addressee(&self, topic: &str, join_ref: Option<u32>) -> Option<usize> {
        self.views.iter().position(|view| {
            view.topic == topic && join_ref.is_none_or(|join_ref| join_ref == view.join_ref)
        })
    }

    fn on_diff(&mut self, index: usize, text: &str, diff: Raw<'_>) {
        if self.update(index, text, diff.range()).is_some() {
            self.count_applied(index);
        }
    }

    fn on_reply(&mut self, reference: u32, text: &str, payload: Raw<'_>) {
        let payload = Members::of(payload);
        let Some(push) = self.answered(reference) else {
            return;
        };
        let accepted = payload.text(Field::Status.name()).as_deref() == Some("ok");
        let response = payload.object(Field::Response.name());
        let Some(index) = self.index_of(push.view) else {
            return;
        };
        match (&push.purpose, accepted) {
            (Purpose::Join, true) => self.joined(index, text, &response),
            (Purpose::Join, false) => self.join_refused(index, &response),
            (_, true) => self.on_answer(index, &push, text, &response),
            (_, false) => self.on_refusal(index, &push, &response),
        }
    }

    /// An event was handled: elements are set free, the page is patched, then the page goes where the view wants it.
    fn on_answer(&mut self, index: usize, push: &Push, text: &str, response: &Members<'_>) {
        let diff = response.raw(Field::Diff.name()).map(|diff| diff.range());
        let reply = self.answer(index, push.purpose.interaction(), text, diff);
        match &push.purpose {
            Purpose::Hook { token, .. } => {
                host::settle(*token, true, reply.as_deref().unwrap_or_default());
            }
            Purpose::Patch { href, visit, .. } => {
                let elsewhere = response.flag(Field::LinkRedirect.name(), false);
                self.patched(href, *visit, elsewhere);
            }
            Purpose::WillDestroy(cids) => self.destroy_components(index, cids),
            Purpose::Join | Purpose::Event { .. } | Purpose::Recovery | Purpose::Note => {}
        }
        self.follow(index, response);
    }

    /// Goes where a reply says.
    pub(crate) fn follow(&mut self, index: usize, response: &Members<'_>) {
        let there = |field: Field| response.raw(field.name()).map(Members::of);
        if let Some(redirect) = there(Field::Redirect) {
            self.on_redirect(&redirect);
        }
        if let Some(patch) = there(Field::LivePatch) {
            self.on_live_patch(index, &patch);
        }
        if let Some(redirect) = there(Field::LiveRedirect) {
            self.on_live_redirect(&redirect);
        }
    }

    /// An event was refused: whoever waits hears of it, and the elements can be used again.
    fn on_refusal(&mut self, index: usize, push: &Push, response: &Members<'_>) {
        let why = response.text(Field::Reason.name()).unwrap_or_default();
        Problem::Refused.report(&why);
        self.refuse(push, &why);
        self.answer(index, push.purpose.interaction(), "", None);
    }
}
