//! What the server says: from a frame to the view or the push it is about.

use bennu_wire::message::server::{Reply, Response, Status};
use bennu_wire::{DecodeLimits, Envelope, ServerMessage};

use super::{LiveSocket, Purpose, Push};
use crate::diagnostics::Problem;
use crate::platform::host;
use crate::socket::Input;
use crate::view::refs::decimal;

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

    pub(crate) fn read(&mut self, text: &str) {
        let limits = DecodeLimits::client();
        let Ok(envelope) = Envelope::read(text, &limits) else {
            return Problem::Frame.report("");
        };
        let Some(index) = self.addressee(&envelope) else {
            return;
        };
        if self.hold_back(index, &envelope, text) {
            return;
        }
        match ServerMessage::read(&envelope, &limits) {
            Ok(ServerMessage::Reply(reply)) => self.on_reply(&envelope, text, &reply),
            Ok(message) => self.on_message(index, text, message),
            Err(_) => Problem::Frame.report(&envelope.topic),
        }
    }

    /// The view a frame is for: by topic, and by the join it belongs to.
    fn addressee(&self, envelope: &Envelope<'_>) -> Option<usize> {
        let is_for = |view: &crate::view::View| {
            let join_ref = envelope.join_ref.as_deref();
            view.topic == envelope.topic
                && join_ref.is_none_or(|join_ref| join_ref == decimal(view.join_ref))
        };
        self.views.iter().position(is_for)
    }

    fn on_message(&mut self, index: usize, text: &str, message: ServerMessage<'_>) {
        match message {
            ServerMessage::Diff(diff) => {
                if self.update(index, text, diff.range()).is_some() {
                    self.count_applied(index);
                }
            }
            ServerMessage::LivePatch(patch) => self.on_live_patch(index, &patch),
            ServerMessage::LiveRedirect(redirect) => self.on_live_redirect(&redirect),
            ServerMessage::Redirect(redirect) => {
                self.leave_for(&redirect.to, redirect.flash.as_deref())
            }
            ServerMessage::Close => self.on_close(index),
            ServerMessage::Error { .. } => self.on_crash(index),
            ServerMessage::Reply(_) | ServerMessage::Other { .. } => {}
        }
    }

    fn on_reply(&mut self, envelope: &Envelope<'_>, text: &str, reply: &Reply<'_>) {
        let Some(reference) = envelope
            .reference
            .as_deref()
            .and_then(|reference| reference.parse().ok())
        else {
            return;
        };
        let Some(push) = self.answered(reference) else {
            return;
        };
        let response = &reply.response;
        self.with_view(push.view, |live, index| {
            match (reply.status, &push.purpose) {
                (Status::Ok, Purpose::Join) => live.joined(index, text, response),
                (Status::Error, Purpose::Join) => live.join_refused(index, response),
                (Status::Ok, _) => live.on_answer(index, &push, text, response),
                (Status::Error, _) => live.on_refusal(index, &push, response),
            }
        });
    }

    /// An event was handled: elements are set free, the page is patched, then the page goes where the view wants it.
    fn on_answer(&mut self, index: usize, push: &Push, text: &str, response: &Response<'_>) {
        let diff = response.diff.map(|diff| diff.range());
        let reply = self.answer(index, push.purpose.interaction(), text, diff);
        match &push.purpose {
            Purpose::Hook { token, .. } => {
                host::settle(*token, true, reply.as_deref().unwrap_or_default())
            }
            Purpose::Patch { href, visit, .. } => {
                self.patched(href, *visit, response.link_redirect)
            }
            Purpose::WillDestroy(cids) => self.destroy_components(index, cids),
            Purpose::Join | Purpose::Event { .. } | Purpose::Recovery | Purpose::Note => {}
        }
        self.follow(index, response);
    }

    /// Goes where a reply says.
    pub(crate) fn follow(&mut self, index: usize, response: &Response<'_>) {
        if let Some(redirect) = &response.redirect {
            self.leave_for(&redirect.to, redirect.flash.as_deref());
        }
        if let Some(patch) = &response.live_patch {
            self.on_live_patch(index, patch);
        }
        if let Some(redirect) = &response.live_redirect {
            self.on_live_redirect(redirect);
        }
    }

    /// An event was refused: whoever waits hears of it, and the elements can be used again.
    fn on_refusal(&mut self, index: usize, push: &Push, response: &Response<'_>) {
        let why = response.reason.as_deref().unwrap_or("refused");
        Problem::Refused.report(why);
        self.refuse(push, why);
        self.answer(index, push.purpose.interaction(), "", None);
    }
}
