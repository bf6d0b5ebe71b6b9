//! What the server says: from a frame to the view or the push it is about.
//!
//! Of a frame only the envelope is read here, and where a diff stands in it. Everything else is the page's to read, when it is
//! asked for.

use std::ops::Range;

use bennu_wire::json::{Kind, Reader, Stopped};
use bennu_wire::keys::{Field, event, topic};
use bennu_wire::{DecodeLimits, Raw};

use super::{LiveSocket, Purpose, Push};
use crate::diagnostics::Problem;
use crate::platform::host;
use crate::platform::parts::Incoming;
use crate::platform::value::Value;
use crate::platform::words::word;
use crate::socket::Input;

/// A frame: `[join reference, reference, topic, event, payload]`.
#[derive(Debug)]
pub(crate) struct Frame<'m> {
    /// The frame on the page's side.
    pub(crate) message: Value,
    pub(crate) text: &'m str,
    /// Zero for none, as below.
    join_ref: u32,
    pub(crate) reference: u32,
    /// The id of a view, after `lv:`.
    topic: &'m str,
    pub(crate) event: &'m str,
    /// Where the diff stands; for an answer, the diff or render in it, if there is one.
    pub(crate) diff: Option<Range<usize>>,
    /// Whether an answer says yes.
    accepted: bool,
    /// Whether an answer says more than its diff.
    says_more: bool,
}

impl<'m> Frame<'m> {
    fn read(message: Value, text: &'m str) -> Result<Self, Stopped> {
        let mut json = Reader::over(Raw::new(text), &DecodeLimits::client());
        let mut items = json.begin_array()?;
        json.next_item(&mut items)?;
        let join_ref = number(&mut json)?;
        json.next_item(&mut items)?;
        let reference = number(&mut json)?;
        json.next_item(&mut items)?;
        let topic = json.string()?.raw();
        json.next_item(&mut items)?;
        let event = json.string()?.raw();
        json.next_item(&mut items)?;
        let mut frame = Self {
            message,
            text,
            join_ref,
            reference,
            topic: topic.strip_prefix(topic::VIEW).unwrap_or_default(),
            event,
            diff: None,
            accepted: false,
            says_more: false,
        };
        match event {
            // The payload is the last thing in a frame.
            event::DIFF => frame.diff = Some(json.position()..text.len() - 1),
            event::REPLY => frame.answer(&mut json, false)?,
            _ => {}
        }
        Ok(frame)
    }

    /// Reads an answer, or the response in it.
    fn answer(&mut self, json: &mut Reader<'m>, is_response: bool) -> Result<(), Stopped> {
        let mut members = json.begin_object()?;
        while let Some(key) = json.next_key(&mut members)? {
            let key = key.raw();
            if key == Field::Response.name() && json.peek()? == Kind::Object {
                self.answer(json, true)?;
                continue;
            }
            let value = json.raw()?;
            if !is_response {
                self.accepted |= key == Field::Status.name() && value.as_str() == "\"ok\"";
            } else if key == Field::Diff.name() || key == Field::Rendered.name() {
                self.diff = Some(value.range()).filter(|_| value.as_str() != "null");
            } else {
                self.says_more = true;
            }
        }
        Ok(())
    }

    /// What a frame says that is neither a diff nor an answer.
    fn payload(&self) -> Value {
        Value::parse(self.message).item(4)
    }

    /// What an answer says beside its diff.
    fn said(&self) -> Value {
        let without_diff = match &self.diff {
            _ if !self.says_more => return Value::NONE,
            None => self.message,
            Some(diff) => {
                let before = self.text.get(..diff.start).unwrap_or_default();
                let after = self.text.get(diff.end..).unwrap_or_default();
                Value::from(before).join(word!("null")).join(after)
            }
        };
        let payload = Value::parse(without_diff).item(4);
        payload.member(word!(Field::Response.name()))
    }
}

/// A reference: a text of digits, or `null`.
fn number(json: &mut Reader<'_>) -> Result<u32, Stopped> {
    let mut number: u32 = 0;
    for byte in json.raw()?.bytes() {
        if byte.is_ascii_digit() {
            number = number.wrapping_mul(10).wrapping_add((byte & 15).into());
        }
    }
    Ok(number)
}

impl LiveSocket {
    /// A text frame arrived.
    pub fn message(&mut self, message: Value) {
        self.step(Input::Frame);
        if self.effects.is_blocking() {
            self.held.get().push(message);
        } else {
            self.read(message);
        }
    }

    /// Reads what was held back by an animation that is over.
    pub(crate) fn read_held(&mut self) {
        while !self.effects.is_blocking() && self.held.get().len() > 0 {
            self.read(self.held.get().shift());
        }
    }

    /// Reads a frame.
    pub(crate) fn read(&mut self, message: Value) {
        let incoming = Incoming::new(message);
        let Ok(frame) = Frame::read(message, incoming.text()) else {
            return Problem::Frame.report(Value::NONE);
        };
        let Some(index) = self.addressee(&frame) else {
            return;
        };
        if self.hold_back(index, &frame) {
            return;
        }
        match frame.event {
            event::DIFF => self.on_diff(index, &frame),
            event::REPLY => self.on_reply(&frame),
            event::LIVE_PATCH => self.on_live_patch(index, frame.payload()),
            event::LIVE_REDIRECT => self.on_live_redirect(frame.payload()),
            event::REDIRECT => self.on_redirect(frame.payload()),
            event::CLOSE => self.on_close(index),
            event::ERROR => self.on_crash(index),
            _ => {}
        }
    }

    /// The view a frame is for: by topic, and by the join it belongs to.
    fn addressee(&self, frame: &Frame<'_>) -> Option<usize> {
        let joins = |join_ref| frame.join_ref == 0 || frame.join_ref == join_ref;
        self.views
            .iter()
            .position(|view| view.dom_id == frame.topic && joins(view.join_ref))
    }

    fn on_diff(&mut self, index: usize, frame: &Frame<'_>) {
        if self.update(index, frame).is_some() {
            self.count_applied(index);
        }
    }

    fn on_reply(&mut self, frame: &Frame<'_>) {
        let Some(push) = self.answered(frame.reference) else {
            return;
        };
        let said = frame.said();
        match (push.purpose, frame.accepted) {
            (Purpose::Join, true) => self.joined(push.view, frame, said),
            (Purpose::Join, false) => self.join_refused(push.view, said),
            (_, true) => self.on_answer(&push, frame, said),
            (_, false) => self.on_refusal(&push, said),
        }
    }

    /// An event was handled: elements are set free, the page is patched, then the page goes where the view wants it.
    fn on_answer(&mut self, push: &Push, frame: &Frame<'_>, said: Value) {
        let reply = self.answer(push.view, push.purpose, Some(frame));
        match push.purpose {
            Purpose::Hook { token, .. } => host::settle(token, true, reply),
            Purpose::Patch { visit, .. } => {
                let elsewhere = said
                    .member(word!(Field::LinkRedirect.name()))
                    .as_flag(false);
                self.patched(push.href(), visit, elsewhere);
            }
            Purpose::WillDestroy => self.destroy_components(push.view, push.cids()),
            _ => {}
        }
        self.follow(push.view, said);
    }

    /// Goes where a reply says.
    pub(crate) fn follow(&mut self, index: usize, said: Value) {
        self.on_redirect(said.member(word!(Field::Redirect.name())));
        self.on_live_patch(index, said.member(word!(Field::LivePatch.name())));
        self.on_live_redirect(said.member(word!(Field::LiveRedirect.name())));
    }

    /// An event was refused: whoever waits hears of it, and the elements can be used again.
    fn on_refusal(&mut self, push: &Push, said: Value) {
        let why = said.member(word!(Field::Reason.name()));
        Problem::Refused.report(why);
        self.refuse(push, why);
        self.answer(push.view, push.purpose, None);
    }
}
