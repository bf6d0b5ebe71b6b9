//! What a diff says beside the tree: title, events, reply.

use super::head::{Head, Part};
use super::{DiffReader, Sink, Step};
use crate::json::Kind;
use crate::keys::Field;

impl<S: Sink> DiffReader<'_, '_, S> {
    /// Tells the sink of the extras. The reader then stands at the body again.
    pub(super) fn extras(&mut self, head: &Head) {
        if head.seek(Part::Title, &mut self.json) {
            self.title();
        }
        if head.seek(Part::Events, &mut self.json) {
            self.events();
        }
        if head.seek(Part::RootOrReply, &mut self.json) {
            self.reply();
        }
        self.json.back(head.body);
    }

    fn title(&mut self) {
        if !self.json.null() {
            let title = self.json.text();
            self.tell(Step::Title(title));
        }
    }

    fn events(&mut self) {
        let mut events = self.json.array();
        while self.json.item(&mut events) {
            self.event();
        }
    }

    /// `[name, payload]`, and `true` when it is to be dispatched before the page changes.
    fn event(&mut self) {
        let json = &mut self.json;
        let mut items = json.array();
        json.element(&mut items, Field::DiffEvents);
        let name = json.text();
        json.element(&mut items, Field::DiffEvents);
        let payload = json.raw();
        let mut before = false;
        if json.item(&mut items) {
            before = json.flag();
            json.end_items(&mut items);
        }
        self.tell(Step::Event {
            name,
            payload,
            before,
        })
    }

    /// At the top, `r` is a reply if it is an object. A number is the root flag of the first page's template, which means nothing here.
    fn reply(&mut self) {
        if self.json.kind() == Kind::Object {
            let reply = self.json.raw();
            self.tell(Step::Reply(reply));
        }
    }
}
