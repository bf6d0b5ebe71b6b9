//! Applying a diff: a sink that writes the page while the message is read.
//!
//! What is being written stands on two stacks, of instances and of the lists that they are in: a slot's content is always a list,
//! though mostly of one. After an error the view must be rendered anew.

mod arrange;
mod component;
mod list;
mod node;
mod opaque;
mod removal;
mod slot;
mod stream;

use super::page::Page;
use super::value::Passed;
use super::view::View;
use super::{Applied, Error};
use crate::platform::Note;
use crate::platform::host;
use crate::platform::parts;
use crate::platform::value::Value;
use crate::platform::words::word;
use bennu_wire::read::{EntryFrom, Sink, Statics, Step, TemplateId};
use bennu_wire::{Raw, Text};
use list::List;
use node::Node;

type Result<T = ()> = std::result::Result<T, Error>;

/// The sink.
pub(crate) struct Apply<'a> {
    view: &'a mut View,
    page: &'a mut Page,
    /// Instances that the message is in, each in a row of the list with the same index.
    nodes: Vec<Node>,
    /// Lists that the message is in, each in a slot of the instance before. The first is the root or a component.
    lists: Vec<List>,
    /// Texts of the innermost instance, which is new: they are told to the page together. A slot, and where its text is.
    texts: Vec<[i32; 3]>,
    applied: &'a mut Applied,
    /// This is a full render: streams start over.
    is_join: bool,
    /// The server's HTML is being adopted.
    adopts: bool,
    /// How many levels deep the message is in something that is left to others.
    skipped: u32,
    /// The component that the message is in.
    open: u32,
}

impl<'a> Apply<'a> {
    /// `join` is there for a full render: whether the server's HTML stands there already.
    pub(crate) fn new(
        view: &'a mut View,
        page: &'a mut Page,
        join: Option<bool>,
        applied: &'a mut Applied,
    ) -> Self {
        Self {
            view,
            page,
            nodes: Vec::new(),
            lists: Vec::new(),
            texts: Vec::new(),
            applied,
            is_join: join.is_some(),
            adopts: join == Some(true),
            skipped: 0,
            open: 0,
        }
    }

    /// Takes what the page has noted.
    pub(crate) fn finish(self) {
        self.applied.added = parts::noted(Note::Added);
        self.applied.updated = parts::noted(Note::Updated);
        self.applied.removed = parts::noted(Note::Removed);
    }

    /// The innermost instance.
    #[inline(never)]
    fn node(&mut self) -> &mut Node {
        let last = self.nodes.len() - 1;
        &mut self.nodes[last]
    }

    /// The innermost list.
    #[inline(never)]
    fn list(&mut self) -> &mut List {
        let last = self.lists.len() - 1;
        &mut self.lists[last]
    }

    #[inline(never)]
    fn count(&mut self) {
        self.applied.dom_writes += 1;
    }

    /// Something in the current slot was written.
    fn touch(&mut self) {
        self.count();
        self.node().touch();
    }

    fn event(&mut self, name: Text<'_>, payload: Raw<'_>, before: bool) {
        let name = word!("phx:").join(Passed::of(name).value());
        let payload = Value::parse(Passed::raw(payload).value());
        if before {
            host::confirm(name, payload);
        } else {
            self.applied.events.push((name, payload));
        }
    }

    /// Goes by what is left to others: counts its levels.
    fn skip(&mut self, step: Step<'_>) {
        match step {
            Step::BeginNode { .. } | Step::BeginKeyed(_) | Step::Entry { .. } => self.skipped += 1,
            Step::EndNode | Step::EndKeyed(_) | Step::EndEntry => self.skipped -= 1,
            _ => {}
        }
    }

    fn begin_node(&mut self, template: Option<TemplateId>) -> Result {
        self.begin_list(template)?;
        if self.skipped > 0 {
            return Ok(());
        }
        self.enter(0, EntryFrom::InPlace)
    }

    fn end_node(&mut self) -> Result {
        self.leave()?;
        self.end_list(Some(1))
    }
}

impl Sink for Apply<'_> {
    type Error = Error;

    fn template(&mut self, statics: Statics<'_>) -> TemplateId {
        let Passed { start, end } = Passed::raw(statics.raw());
        parts::know(start, end)
    }

    fn step(&mut self, step: Step<'_>) -> Result {
        if self.skipped > 0 {
            self.skip(step);
            return Ok(());
        }
        match step {
            Step::Title(title) => self.applied.title = Passed::of(title).value(),
            Step::Event {
                name,
                payload,
                before,
            } => self.event(name, payload, before),
            Step::Reply(payload) => {
                self.applied.reply = Value::parse(Passed::raw(payload).value());
            }
            Step::BeginRoot(template) => return self.begin_root(template),
            Step::Slot(index) => return self.choose(index),
            Step::Text(text) => return self.write(text),
            Step::Component(cid) => return self.place(cid as u32),
            Step::BeginNode { template, .. } => return self.begin_node(template),
            Step::EndNode => return self.end_node(),
            Step::BeginKeyed(template) => return self.begin_list(template),
            Step::StreamInsert(insert) => self.insert_item(insert),
            Step::StreamDelete(id) => self.delete_item(id),
            Step::Stream { reset, .. } => self.begin_stream(reset),
            Step::Entry { position, from } => return self.enter(position, from),
            Step::EndEntry => return self.leave(),
            Step::EndKeyed(count) => return self.end_list(count),
            Step::Copy { cid, of } => {
                let copy = self.copy_component(of as u32)?;
                self.view.component(cid as u32).copy = Some(copy);
            }
            Step::BeginComponent { cid, base, .. } => {
                return self.begin_component(cid as u32, base);
            }
            Step::EndComponent => return self.end_component(),
            Step::Finish => self.settle_components(),
        }
        Ok(())
    }
}
