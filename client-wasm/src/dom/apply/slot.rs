//! Writing what a slot is told to be: text, HTML, a value, attributes.

use super::{Apply, Frame, Result, Stop};
use crate::dom::instance::Child;
use crate::dom::template::{Kind, Update};
use crate::dom::value::{Passed, Value};
use crate::platform::dom::Node;
use crate::platform::parts::{self, Handle};
use crate::platform::{Listed, Written};
use bennu_wire::Text;

impl Apply<'_> {
    pub(super) fn write(&mut self, text: Text<'_>) -> Result {
        if self.skips_slot()? {
            return Ok(());
        }
        let node = self.node()?;
        let template = node.instance.template;
        let is_new = node.is_fresh;
        let part = template.parts.get(node.slot as usize).ok_or(Stop::Resync)?;
        match part.kind {
            Kind::Value { .. } if part.update == Update::Data && !is_new => Ok(()),
            Kind::Value { number } => self.write_value(text, number),
            Kind::Child { .. } => self.write_child(text),
            Kind::Attributes => self.write_attributes(text, part.update),
        }
    }

    fn write_child(&mut self, text: Text<'_>) -> Result {
        let value = Value::of_child(text);
        if let Value::Html(html) = &value {
            return self.write_html(html);
        }
        let node = self.node()?;
        let (slot, adopts, is_fresh) = (node.slot, node.adopts, node.is_fresh);
        let handle = node.instance.handle(slot);
        if node.instance.child(slot).is_some() {
            self.clear_slot()?;
        }
        let Passed { start, end } = value.pass(text, self.retained);
        let code = if adopts {
            parts::adopt_text(handle, start, end)
        } else {
            parts::text(handle, start, end)
        };
        self.touched(code, is_fresh)
    }

    fn touched(&mut self, code: Written, is_fresh: bool) -> Result {
        if self.wrote(code, is_fresh)? {
            self.node()?.touch();
        }
        Ok(())
    }

    pub(super) fn write_html(&mut self, html: &str) -> Result {
        let node = self.node()?;
        let template = node.instance.template;
        if !template.is_opaque && !parts::is_whole(html) {
            self.page.make_opaque(template.number);
            return Err(Stop::Resync);
        }
        let node = self.node()?;
        let (slot, adopts) = (node.slot, node.adopts);
        let anchor = node.instance.handle(slot);
        let start = match node.instance.child(slot) {
            Some(Child::Html(start)) => Some(*start),
            Some(_) => {
                self.clear_slot()?;
                None
            }
            None => None,
        };
        let before = start
            .map(|start| parts::interesting(start, anchor))
            .unwrap_or_default();
        let start = match start {
            Some(start) => start,
            None if adopts => self.page.handles.take(1),
            None => self.open_html(anchor),
        };
        if adopts {
            parts::adopt_html(start, anchor, html);
        } else {
            let code = parts::html(start, anchor, html);
            self.touched(code, false)?;
        }
        self.compare(&before, &parts::interesting(start, anchor));
        self.node()?.instance.put(slot, Child::Html(start));
        Ok(())
    }

    /// The slot's text node becomes the end of a range.
    fn open_html(&mut self, anchor: Handle) -> Handle {
        let empty = Passed::copy("");
        parts::text(anchor, empty.start, empty.end);
        let start = self.page.handles.take(1);
        parts::anchor(start, anchor);
        start
    }

    /// Notes which elements of interest came, stayed and went with a string of HTML.
    fn compare(&mut self, before: &[Node], after: &[Node]) {
        for node in after {
            let list = if before.contains(node) {
                &mut self.applied.updated
            } else {
                &mut self.applied.added
            };
            list.push(*node);
        }
        self.applied
            .removed
            .extend(before.iter().filter(|node| !after.contains(node)));
    }

    fn write_value(&mut self, text: Text<'_>, number: u32) -> Result {
        let Passed { start, end } = Value::of_attribute(text).pass(text, self.retained);
        let node = self.node()?;
        let (handle, is_fresh) = (node.instance.handle(node.slot), node.is_fresh);
        let code = parts::write_value(handle, number, start, end);
        self.touched(code, is_fresh)
    }

    fn write_attributes(&mut self, text: Text<'_>, update: Update) -> Result {
        let passed = if text.is_escaped() {
            Passed::copy(&text.decode())
        } else {
            Passed::of(text, self.retained)
        };
        let node = self.node()?;
        let (slot, handle) = (node.slot, node.instance.handle(node.slot));
        let only_data = update == Update::Data && !node.is_fresh;
        let code = parts::attributes(handle, slot, passed.start, passed.end, only_data);
        if code & Listed::BROKEN != 0 {
            let number = self.node()?.instance.template.number;
            self.page.make_opaque(number);
            return Err(Stop::Resync);
        }
        if code & Listed::WRITTEN != 0 {
            self.count();
            self.node()?.touch();
        }
        let node = self.node()?;
        let was_of_interest = node.instance.take(slot).is_some();
        if code & Listed::INTEREST != 0 {
            node.instance.put(slot, Child::Interest);
            if !was_of_interest {
                Self::note(&mut self.applied.added, handle);
            }
        }
        Ok(())
    }

    /// Takes away what the current slot holds, and leaves an empty text.
    pub(super) fn clear_slot(&mut self) -> Result {
        let Some(Frame::Node(node)) = self.frames.last_mut() else {
            return Err(Stop::Resync);
        };
        let anchor = node.instance.handle(node.slot);
        let is_adopting = node.adopts;
        match node.instance.take(node.slot) {
            Some(child) => self.remove_child(child, anchor),
            None if is_adopting => {}
            None => {
                let empty = Passed::copy("");
                parts::text(anchor, empty.start, empty.end);
            }
        }
        Ok(())
    }
}
