//! The tree of a diff: the root, nodes, comprehensions and their slots.

use super::head::{Head, Key, Part};
use super::{DiffReader, EntryFrom, Order, Sink, Statics, Step, TemplateId};
use crate::error::Violation;
use crate::json::{Kind, Mark, Members};
use crate::keys::Field;

impl<S: Sink> DiffReader<'_, '_, S> {
    /// The root, if the diff says anything about it. Returns where the components stand.
    pub(super) fn root(&mut self, head: &Head) -> Option<Mark> {
        if head.keyed {
            self.json.fail(Violation::UnexpectedComprehension);
        }
        let outer = self.templates.outer();
        self.open_templates(head);
        let template = self.template(head);
        let concerned = template.is_some() || head.slots;
        if concerned {
            self.tell(Step::BeginRoot(template));
        }
        let components = self.body(head);
        if concerned {
            self.tell(Step::EndNode);
        }
        // Components do not share the table of the tree.
        self.templates.close(outer);
        components
    }

    /// The slots of a node, up to its end. Returns where components stand, which only the root may have.
    pub(super) fn body(&mut self, head: &Head) -> Option<Mark> {
        self.json.back(head.body);
        let members = self.json.rest();
        self.slots(members)
    }

    fn slots(&mut self, mut members: Members) -> Option<Mark> {
        let mut components = None;
        while let Some(key) = Key::next(&mut self.json, &mut members) {
            match key {
                Key::Index(index) => self.slot(index),
                key => {
                    if key == Key::Components {
                        components = Some(self.json.mark());
                    }
                    self.pass(key);
                }
            }
        }
        components
    }

    /// Skips a member that has been read already, or that nothing is known of.
    fn pass(&mut self, key: Key) {
        match key {
            Key::Head(_) | Key::Keyed if self.order == Order::HeadFirst => {
                self.json.fail(Violation::LateField);
            }
            _ => self.json.skip(),
        }
    }

    fn slot(&mut self, index: u32) {
        self.tell(Step::Slot(index));
        match self.json.kind() {
            Kind::String => {
                let text = self.json.text();
                self.tell(Step::Text(text));
            }
            Kind::Number => {
                let at = self.json.position();
                match self.json.integer() {
                    cid @ 1.. => self.tell(Step::Component(cid.unsigned_abs())),
                    _ => self.json.fail_at(Violation::NumberOutOfRange, at),
                }
            }
            Kind::Object => self.child(),
            _ => self.json.fail(Violation::WrongType),
        }
    }

    fn child(&mut self) {
        let head = Head::read(&mut self.json, self.order);
        let outer = self.templates.outer();
        self.open_templates(&head);
        let template = self.template(&head);
        if head.keyed {
            self.keyed(&head, template);
        } else {
            let root = head.has(Part::RootOrReply);
            self.tell(Step::BeginNode { template, root });
            self.body(&head);
            self.tell(Step::EndNode);
        }
        self.templates.close(outer);
    }

    /// Opens the table of templates that a node brings along, if it does.
    pub(super) fn open_templates(&mut self, head: &Head) {
        if head.seek(Part::Templates, &mut self.json) {
            self.templates.open(&mut self.json);
        }
    }

    /// The template of a node, if it is a new one.
    pub(super) fn template(&mut self, head: &Head) -> Option<TemplateId> {
        if !head.seek(Part::Statics, &mut self.json) {
            return None;
        }
        match self.json.kind() {
            Kind::Array => Some(self.inline_template()),
            _ => Some(self.shared_template()),
        }
    }

    /// Statics that stand in the node itself.
    fn inline_template(&mut self) -> TemplateId {
        let statics = Statics::read(&mut self.json);
        if self.json.has_stopped() {
            return 0;
        }
        self.sink.template(statics)
    }

    /// Statics that stand in the innermost table.
    fn shared_template(&mut self) -> TemplateId {
        let at = self.json.position();
        let index = self.json.index();
        let Some(&mut entry) = self.templates.find(index) else {
            self.json.fail_at(Violation::UnknownTemplate, at);
            return 0;
        };
        if let Some(id) = entry.id {
            return id;
        }
        self.json.back(entry.statics);
        let id = self.inline_template();
        if let Some(entry) = self.templates.find(index) {
            entry.id = Some(id);
        }
        id
    }

    fn keyed(&mut self, head: &Head, template: Option<TemplateId>) {
        self.tell(Step::BeginKeyed(template));
        if head.seek(Part::Stream, &mut self.json) {
            self.stream();
        }
        self.json.back(head.body);
        let mut members = self.json.rest();
        let mut count = None;
        while let Some(key) = Key::next(&mut self.json, &mut members) {
            match key {
                Key::Keyed => count = self.entries(),
                // Beside entries there are no slots.
                key => self.pass(key),
            }
        }
        self.tell(Step::EndKeyed(count))
    }

    /// The entries of a comprehension. Returns how many there are afterwards.
    fn entries(&mut self) -> Option<u32> {
        let moving = self.moving();
        let mut members = self.json.object();
        let mut count = None;
        while let Some(key) = Key::next(&mut self.json, &mut members) {
            match key {
                Key::Index(position) => self.entry(position, &moving),
                Key::Count => count = Some(self.json.index()),
                // Moves are seen when they come; servers before LiveView 1.2.8 do not announce them.
                _ => self.json.skip(),
            }
        }
        count
    }

    /// The positions that entries move away from: an entry that is told of there is a new one, though nothing at it says
    /// so. A server that promises an order of keys says it. The reader then stands where it stood.
    fn moving(&mut self) -> Vec<u32> {
        let mut moving = Vec::new();
        if self.order == Order::HeadFirst {
            return moving;
        }
        let start = self.json.mark();
        let mut members = self.json.object();
        while let Some(key) = Key::next(&mut self.json, &mut members) {
            if !matches!(key, Key::Index(_)) {
                self.json.skip();
            } else if let EntryFrom::Moved(old) = self.origin() {
                moving.push(old);
            }
        }
        self.json.back(start);
        moving
    }

    /// Which entry of before an entry is. Skips it.
    fn origin(&mut self) -> EntryFrom {
        match self.json.kind() {
            Kind::Number => EntryFrom::Moved(self.json.index()),
            Kind::Array => {
                let mut items = self.json.array();
                self.json.element(&mut items, Field::DiffKeyed);
                let from = self.old_position();
                self.json.end_items(&mut items);
                from
            }
            _ => {
                self.json.skip();
                EntryFrom::InPlace
            }
        }
    }

    /// A position of before, or `null` for an entry that is new.
    fn old_position(&mut self) -> EntryFrom {
        match self.json.null() {
            true => EntryFrom::Fresh,
            false => EntryFrom::Moved(self.json.index()),
        }
    }

    fn entry(&mut self, position: u32, moving: &[u32]) {
        match self.json.kind() {
            Kind::Object => {
                let from = match moving.contains(&position) {
                    true => EntryFrom::Fresh,
                    false => EntryFrom::InPlace,
                };
                self.tell(Step::Entry { position, from });
                self.entry_slots();
            }
            Kind::Array => self.moved_entry(position),
            _ => {
                let from = EntryFrom::Moved(self.json.index());
                self.tell(Step::Entry { position, from });
            }
        }
        self.tell(Step::EndEntry)
    }

    /// `[old position, {changes}]`, or `[null, {slots}]` for an entry that is new.
    fn moved_entry(&mut self, position: u32) {
        let mut items = self.json.array();
        self.json.element(&mut items, Field::DiffKeyed);
        let from = self.old_position();
        self.json.element(&mut items, Field::DiffKeyed);
        self.tell(Step::Entry { position, from });
        self.entry_slots();
        self.json.end_items(&mut items)
    }

    /// The slots of an entry. It says nothing else: its statics are those of the comprehension.
    fn entry_slots(&mut self) {
        let members = self.json.object();
        self.slots(members);
    }
}
