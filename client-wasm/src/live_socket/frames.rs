//! What the server says: from a frame to the view or the push it is about.
//!
//! Only a diff is read here. Where it stands is looked for, and what is left of the frame without it is the page's to read.

use std::ops::Range;

use bennu_wire::json::{Kind, Reader, Stopped};
use bennu_wire::keys::{Field, event};
use bennu_wire::{DecodeLimits, Raw};

use super::{LiveSocket, Purpose, Push};
use crate::diagnostics::Problem;
use crate::platform::host;
use crate::platform::parts::{self, Incoming};
use crate::platform::value::Value;
use crate::platform::words::word;
use crate::socket::Input;
use crate::view::View;

/// A frame: `[join reference, reference, topic, event, payload]`.
#[derive(Debug)]
pub(crate) struct Frame<'m> {
    /// The frame as it came, on the page's side.
    pub(crate) message: Value,
    pub(crate) text: &'m str,
    /// Where the diff stands, or for an answer the diff or render in it, if there is one.
    pub(crate) diff: Option<Range<usize>>,
    /// All else: the list.
    items: Value,
}

impl<'m> Frame<'m> {
    fn read(message: Value, text: &'m str) -> Result<Self, Stopped> {
        let diff = find_diff(text)?;
        let items = Value::parse(match &diff {
            None => message,
            Some(diff) => parts::said(0, diff.start as i32)
                .join(word!("null"))
                .join(parts::said(diff.end as u32, text.len() as i32)),
        });
        Ok(Self {
            message,
            text,
            diff,
            items,
        })
    }

    /// Which push this answers.
    pub(crate) fn reference(&self) -> u32 {
        self.items.item(1).as_number(0) as u32
    }

    /// Whether it is one of this kind.
    pub(crate) fn is(&self, event: Value) -> bool {
        self.items.item(3).is(event)
    }

    fn payload(&self) -> Value {
        self.items.item(4)
    }

    /// Whether an answer says yes.
    fn is_accepted(&self) -> bool {
        self.payload().member(word!("status")).is(word!("ok"))
    }

    /// What an answer says beside its diff.
    fn response(&self) -> Value {
        self.payload().member(word!(Field::Response.name()))
    }
}

/// Where the diff of a frame stands.
fn find_diff(text: &str) -> Result<Option<Range<usize>>, Stopped> {
    let mut json = Reader::over(Raw::new(text), &DecodeLimits::client());
    let mut items = json.begin_array()?;
    for _ in 0..3 {
        json.next_item(&mut items)?;
        json.raw()?;
    }
    json.next_item(&mut items)?;
    let event = json.string()?.raw();
    json.next_item(&mut items)?;
    match event {
        // The payload is the last thing in a frame.
        event::DIFF => Ok(Some(json.position()..text.len() - 1)),
        event::REPLY => diff_of_answer(&mut json),
        _ => Ok(None),
    }
}

/// Where the diff stands in an answer, or in the response in it.
fn diff_of_answer(json: &mut Reader<'_>) -> Result<Option<Range<usize>>, Stopped> {
    let mut diff = None;
    let mut members = json.begin_object()?;
    while let Some(key) = json.next_key(&mut members)? {
        let key = key.raw();
        if key == Field::Response.name() && json.peek()? == Kind::Object {
            diff = diff_of_answer(json)?;
            continue;
        }
        let value = json.raw()?;
        if key == Field::Diff.name() || key == Field::Rendered.name() {
            diff = Some(value.range()).filter(|_| value.as_str() != "null");
        }
    }
    Ok(diff)
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
        let is = |event| frame.is(event);
        if is(word!(event::DIFF)) {
            self.on_diff(index, &frame);
        } else if is(word!(event::REPLY)) {
            self.on_reply(&frame);
        } else if is(word!(event::LIVE_PATCH)) {
            self.on_live_patch(index, frame.payload());
        } else if is(word!(event::LIVE_REDIRECT)) {
            self.on_live_redirect(frame.payload());
        } else if is(word!(event::REDIRECT)) {
            self.on_redirect(frame.payload());
        } else if is(word!(event::CLOSE)) {
            self.on_close(index);
        } else if is(word!(event::ERROR)) {
            self.on_crash(index);
        }
    }

    /// The view a frame is for: by topic, and by the join it belongs to.
    fn addressee(&self, frame: &Frame<'_>) -> Option<usize> {
        let (join_ref, topic) = (frame.items.item(0).as_number(0), frame.items.item(2));
        let is_its = |view: &View| {
            topic.is(view.topic()) && (join_ref == 0 || join_ref == view.join_ref as i32)
        };
        self.views.iter().position(is_its)
    }

    fn on_diff(&mut self, index: usize, frame: &Frame<'_>) {
        if self.update(index, frame).is_some() {
            self.count_applied(index);
        }
    }

    fn on_reply(&mut self, frame: &Frame<'_>) {
        let Some(push) = self.answered(frame.reference()) else {
            return;
        };
        let said = frame.response();
        match (push.purpose, frame.is_accepted()) {
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
