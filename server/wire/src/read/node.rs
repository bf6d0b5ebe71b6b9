//! The tree of a diff: the root, nodes, comprehensions and their slots.

use super::head::{Head, Key, index};
use super::{DiffReader, EntryFrom, Order, Result, Sink, StreamOps, TemplateId, told};
use crate::error::{Error, Violation};
use crate::json::{Kind, Mark, Text};
use crate::keys::diff as key;

impl<'m, S: Sink> DiffReader<'m, '_, S> {
    /// The root, if the diff says anything about it. Returns where the components stand.
    pub(super) fn root(&mut self, head: &Head) -> Result<Option<Mark>, S> {
        if head.keyed {
            return Err(self
                .json
                .violation(Violation::UnexpectedComprehension)
                .into());
        }
        let outer = self.templates.outer();
        self.open_templates(head)?;
        let template = self.template(head)?;
        let concerned = template.is_some() || head.slots;
        if concerned {
            told(self.sink.begin_root(template))?;
        }
        let components = self.body(head)?;
        if concerned {
            told(self.sink.end_node())?;
        }
        // Components do not share the table of the tree.
        self.templates.close(outer);
        Ok(components)
    }

    /// The content of the slot that was chosen.
    fn content(&mut self) -> Result<(), S> {
        match self.json.peek()? {
            Kind::String => {
                let text = self.json.quoted()?;
                told(self.sink.text(text))
            }
            Kind::Number => {
                let at = self.json.position();
                match self.json.unsigned()? {
                    0 => Err(Error::violation(Violation::NumberOutOfRange, at).into()),
                    cid => told(self.sink.component(cid)),
                }
            }
            Kind::Object => self.child(),
            _ => Err(self.json.violation(Violation::WrongType).into()),
        }
    }

    fn child(&mut self) -> Result<(), S> {
        let head = Head::read(&mut self.json, self.order)?;
        let outer = self.templates.outer();
        self.open_templates(&head)?;
        let template = self.template(&head)?;
        if head.keyed {
            self.keyed(&head, template)?;
        } else {
            told(self.sink.begin_node(template, head.root_or_reply.is_some()))?;
            self.body(&head)?;
            told(self.sink.end_node())?;
        }
        self.templates.close(outer);
        Ok(())
    }

    /// Opens the table of templates that a node brings along, if it does.
    pub(super) fn open_templates(&mut self, head: &Head) -> Result<(), S> {
        if let Some(table) = head.templates {
            self.json.back(table);
            self.templates.open(&mut self.json)?;
        }
        Ok(())
    }

    /// The template of a node, if it is a new one.
    fn template(&mut self, head: &Head) -> Result<Option<TemplateId>, S> {
        let Some(statics) = head.statics else {
            return Ok(None);
        };
        self.json.back(statics);
        if self.json.peek()? == Kind::Array {
            return self.inline_template().map(Some);
        }
        let at = self.json.position();
        let index = self.json.unsigned()?;
        let Self {
            json,
            sink,
            templates,
            ..
        } = self;
        match templates.get(index, json, |statics| told(sink.template(statics)))? {
            None => Err(Error::violation(Violation::UnknownTemplate, at).into()),
            found => Ok(found),
        }
    }

    /// Statics that stand in the node itself.
    pub(super) fn inline_template(&mut self) -> Result<TemplateId, S> {
        let statics = super::Statics::read(&mut self.json)?;
        told(self.sink.template(statics))
    }

    /// The slots of a node, up to its end. Returns where components stand, which only the root may have.
    pub(super) fn body(&mut self, head: &Head) -> Result<Option<Mark>, S> {
        self.json.back(head.body);
        let mut members = self.json.rest_of_object();
        let mut components = None;
        while let Some(name) = self.json.next_key(&mut members)? {
            match Key::of(&name.decode()) {
                Key::Slot(index) => {
                    told(self.sink.slot(index))?;
                    self.content()?;
                }
                Key::Components => {
                    components = Some(self.json.mark());
                    self.json.skip()?;
                }
                Key::Head | Key::Keyed => self.passed()?,
                Key::Unknown => self.json.skip()?,
            }
        }
        Ok(components)
    }

    /// A member of the head, met in the body: it has been read already, unless the peer broke its promise.
    fn passed(&mut self) -> Result<(), S> {
        if self.order == Order::HeadFirst {
            return Err(self.json.violation(Violation::LateField).into());
        }
        Ok(self.json.skip()?)
    }

    fn keyed(&mut self, head: &Head, template: Option<TemplateId>) -> Result<(), S> {
        told(self.sink.begin_keyed(template))?;
        if let Some(stream) = head.stream {
            self.json.back(stream);
            let stream = StreamOps::read(&mut self.json)?;
            told(self.sink.stream(stream))?;
        }
        self.json.back(head.body);
        let mut members = self.json.rest_of_object();
        let mut count = None;
        while let Some(name) = self.json.next_key(&mut members)? {
            match Key::of(&name.decode()) {
                Key::Keyed => count = self.entries()?,
                Key::Head => self.passed()?,
                // Beside entries there are no slots.
                Key::Slot(_) | Key::Components | Key::Unknown => self.json.skip()?,
            }
        }
        told(self.sink.end_keyed(count))
    }

    /// The entries of a comprehension. Returns how many there are afterwards.
    fn entries(&mut self) -> Result<Option<u32>, S> {
        let mut members = self.json.begin_object()?;
        let mut count = None;
        while let Some(name) = self.json.next_key(&mut members)? {
            self.entry(&name, &mut count)?;
        }
        Ok(count)
    }

    fn entry(&mut self, name: &Text<'m>, count: &mut Option<u32>) -> Result<(), S> {
        let name = name.decode();
        if name == key::KEYED_COUNT {
            *count = Some(self.json.unsigned()?);
            return Ok(());
        }
        // Moves are seen when they come; servers before LiveView 1.2.8 do not announce them.
        let Some(position) = index(&name) else {
            return Ok(self.json.skip()?);
        };
        match self.json.peek()? {
            Kind::Object => {
                told(self.sink.entry(position, EntryFrom::InPlace))?;
                self.entry_slots()?;
            }
            Kind::Number => {
                let old = self.json.unsigned()?;
                told(self.sink.entry(position, EntryFrom::Moved(old)))?;
            }
            _ => self.moved_entry(position)?,
        }
        told(self.sink.end_entry())
    }

    /// `[old position, changes]`, or `[null, slots]` for an entry that is new.
    fn moved_entry(&mut self, position: u32) -> Result<(), S> {
        let mut items = self.json.begin_array()?;
        self.json.element(&mut items, key::KEYED)?;
        let from = match self.json.null()? {
            true => EntryFrom::Fresh,
            false => EntryFrom::Moved(self.json.unsigned()?),
        };
        self.json.element(&mut items, key::KEYED)?;
        told(self.sink.entry(position, from))?;
        self.entry_slots()?;
        Ok(self.json.skip_items(&mut items)?)
    }

    /// The slots of an entry. It says nothing about itself: its statics are those of the comprehension.
    fn entry_slots(&mut self) -> Result<(), S> {
        let mut members = self.json.begin_object()?;
        while let Some(name) = self.json.next_key(&mut members)? {
            match index(&name.decode()) {
                Some(index) => {
                    told(self.sink.slot(index))?;
                    self.content()?;
                }
                None => self.json.skip()?,
            }
        }
        Ok(())
    }
}
