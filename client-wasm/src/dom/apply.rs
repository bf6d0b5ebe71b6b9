//! Applying a diff: a sink that writes the page while the message is read.
//!
//! What is being written stands on a stack of frames: instances are taken out of their place when the message enters them,
//! and put back when it leaves. An error in between leaves the view in pieces; it must then be rendered anew.

mod component;
mod list;
mod node;
mod removal;
mod scout;
mod slot;
mod stream;

pub(crate) use scout::Scout;

use super::Applied;
use super::instance::Instance;
use super::opaque::OpaqueFrame;
use super::page::Page;
use super::value::Passed;
use super::view::View;
use crate::platform::Written;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::parts::{self, Handle};
use crate::platform::value::Value;
use bennu_wire::read::{ComponentBase, EntryFrom, Sink, Statics, StreamOps, TemplateId};
use bennu_wire::{Raw, Text};
use list::ListFrame;
use node::NodeFrame;
use stream::StreamFrame;

/// Why a diff cannot be applied further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It speaks of what is not there.
    Resync,
    /// The server's HTML is built otherwise than its templates.
    Mismatch,
}

type Result<T = ()> = std::result::Result<T, Stop>;

/// The sink.
pub(crate) struct Apply<'a> {
    view: &'a mut View,
    page: &'a mut Page,
    frames: Vec<Frame>,
    pub(crate) applied: Applied,
    /// Whether ranges of the message can be passed instead of text.
    retained: bool,
    /// This is a full render: streams start over.
    is_join: bool,
    /// The server's HTML is being adopted.
    adopts: bool,
    /// What a first reading found out about moves.
    scout: Scout,
    /// Copies of components as they were before the message, and what they will be.
    copies: Vec<(u64, Box<Instance>)>,
}

/// What the message is in.
enum Frame {
    Node(NodeFrame),
    List(Box<ListFrame>),
    Stream(Box<StreamFrame>),
    /// Something that is left to others, so many levels deep.
    Skip(u32),
    /// Something whose slots have no place of their own. It is in the instance below.
    Opaque(OpaqueFrame),
}

impl<'a> Apply<'a> {
    pub(crate) fn new(
        view: &'a mut View,
        page: &'a mut Page,
        retained: bool,
        scout: Scout,
    ) -> Self {
        let (frames, applied) = (Vec::new(), Applied::default());
        Self {
            view,
            page,
            frames,
            applied,
            retained,
            is_join: false,
            adopts: false,
            scout,
            copies: Vec::new(),
        }
    }

    /// The message is a full render; if it `adopts`, the server's HTML stands there already.
    pub(crate) fn joining(mut self, adopts: bool) -> Self {
        self.is_join = true;
        self.adopts = adopts;
        self
    }

    /// What the first reading found out.
    pub(crate) fn scouted(mut self) -> Scout {
        self.scout.done()
    }

    fn node(&mut self) -> Result<&mut NodeFrame> {
        match self.frames.last_mut() {
            Some(Frame::Node(node)) => Ok(node),
            _ => Err(Stop::Resync),
        }
    }

    /// Whether nothing is to be done: this is the first reading, or the message is in something that is left to others.
    /// Counts the levels of that.
    fn is_idle(&mut self, levels: i32) -> bool {
        if self.scout.is_reading() {
            return true;
        }
        let Some(Frame::Skip(depth)) = self.frames.last_mut() else {
            return false;
        };
        *depth = depth.saturating_add_signed(levels);
        if *depth == 0 {
            self.frames.pop();
        }
        true
    }

    /// Notes what a write did.
    fn wrote(&mut self, written: Written, is_fresh: bool) -> Result<bool> {
        match written {
            Written::No => Ok(false),
            Written::Yes => {
                self.applied.dom_writes += 1;
                Ok(true)
            }
            Written::Lost if is_fresh => Ok(true),
            Written::Lost => Err(Stop::Resync),
        }
    }

    /// What to do in an opaque template; `None` when the message is elsewhere.
    fn opaque(&mut self, act: impl FnOnce(&mut OpaqueFrame) -> Option<()>) -> Option<Result> {
        match self.frames.last_mut() {
            Some(Frame::Opaque(frame)) => Some(act(frame).ok_or(Stop::Resync)),
            _ => None,
        }
    }

    /// As [`opaque`](Self::opaque), but the end of the template's root is for the instance around it.
    fn below(&mut self, act: impl FnOnce(&mut OpaqueFrame) -> Option<()>) -> Option<Result> {
        match self.frames.last_mut() {
            Some(Frame::Opaque(frame)) if !frame.is_at_root() => {
                Some(act(frame).ok_or(Stop::Resync))
            }
            _ => None,
        }
    }

    fn count(&mut self) {
        self.applied.dom_writes += 1;
    }

    fn note(list: &mut Vec<Node>, handle: Handle) {
        if let Some(node) = parts::node(handle)
            && !list.contains(&node)
        {
            list.push(node);
        }
    }
}

impl Sink for Apply<'_> {
    type Error = Stop;

    fn template(&mut self, statics: Statics<'_>) -> Result<TemplateId> {
        let Passed { start, end } = Passed::raw(statics.raw(), self.retained);
        Ok(parts::know(start, end))
    }

    fn title(&mut self, title: Text<'_>) {
        self.applied.title = (&*title.decode()).into();
    }

    fn event(&mut self, name: Text<'_>, payload: Raw<'_>, before: bool) {
        let name = Value::from("phx:").join(&*name.decode());
        let payload = Value::parse(payload.as_str());
        if !before {
            self.applied.events.push((name, payload));
        } else if self.scout.is_done() {
            host::confirm(name, payload);
        }
    }

    fn reply(&mut self, payload: Raw<'_>) {
        self.applied.reply = Value::parse(payload.as_str());
    }

    fn begin_root(&mut self, template: Option<TemplateId>) -> Result {
        if self.scout.is_reading() {
            Ok(())
        } else {
            self.enter_root(template)
        }
    }

    fn slot(&mut self, index: u32) -> Result {
        if self.is_idle(0) {
            return Ok(());
        }
        match self.opaque(|frame| frame.choose(index)) {
            Some(result) => result,
            None => self.choose(index),
        }
    }

    fn text(&mut self, text: Text<'_>) -> Result {
        if self.is_idle(0) {
            return Ok(());
        }
        match self.opaque(|frame| frame.text(text.decode().into_owned())) {
            Some(result) => result,
            None => self.write(text),
        }
    }

    fn component(&mut self, cid: u64) -> Result {
        if self.is_idle(0) {
            return Ok(());
        }
        match self.opaque(|_| None) {
            Some(result) => result,
            None => self.place(cid),
        }
    }

    fn begin_node(&mut self, template: Option<TemplateId>, _root: bool) -> Result {
        if self.is_idle(1) {
            return Ok(());
        }
        match self.opaque(|frame| frame.begin_node(template)) {
            Some(result) => result,
            None => self.enter_node(template),
        }
    }

    fn end_node(&mut self) -> Result {
        if self.is_idle(-1) {
            return Ok(());
        }
        match self.below(OpaqueFrame::end_node) {
            Some(result) => result,
            None => self.leave_node(),
        }
    }

    fn begin_keyed(&mut self, template: Option<TemplateId>) -> Result {
        self.scout.begin();
        if self.is_idle(1) {
            return Ok(());
        }
        match self.opaque(|frame| frame.begin_list(template)) {
            Some(result) => result,
            None => self.enter_list(template),
        }
    }

    fn stream(&mut self, stream: StreamOps<'_>) -> Result {
        if self.is_idle(0) {
            return Ok(());
        }
        match self.opaque(|_| Some(())) {
            Some(result) => result,
            None => self.enter_stream(&stream),
        }
    }

    fn entry(&mut self, position: u32, from: EntryFrom) -> Result {
        self.scout.entry(from);
        if self.is_idle(1) {
            return Ok(());
        }
        match self.opaque(|frame| frame.begin_entry(position, from)) {
            Some(result) => result,
            None => self.enter_entry(position, from),
        }
    }

    fn end_entry(&mut self) -> Result {
        if self.is_idle(-1) {
            return Ok(());
        }
        match self.below(OpaqueFrame::end_entry) {
            Some(result) => result,
            None => self.leave_entry(),
        }
    }

    fn end_keyed(&mut self, count: Option<u32>) -> Result {
        self.scout.end();
        if self.is_idle(-1) {
            return Ok(());
        }
        match self.opaque(|frame| frame.end_list(count)) {
            Some(result) => result,
            None => self.leave_list(count),
        }
    }

    fn begin_component(&mut self, cid: u64, base: ComponentBase, _root: bool) -> Result {
        self.scout.component(cid, base);
        if self.scout.is_reading() {
            Ok(())
        } else {
            self.enter_component(cid, base)
        }
    }

    fn end_component(&mut self) -> Result {
        if self.scout.is_reading() {
            Ok(())
        } else {
            self.leave_component()
        }
    }

    fn finish(&mut self) -> Result {
        if self.scout.is_reading() {
            Ok(())
        } else {
            self.settle_components()
        }
    }
}
