//! Writing what a slot is told to be: text, HTML, a value, attributes.

use super::{Apply, Frame, Result, Stop};
use crate::dom::instance::Child;
use crate::dom::template::scan::{Composite, scan};
use crate::dom::template::{Kind, Update};
use crate::dom::value::{Passed, Value};
use crate::dom::walk::Spot;
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
        match &part.kind {
            Kind::Value { name, .. }
                if part.update == Update::Data && !is_new && !self.is_data(*name) =>
            {
                Ok(())
            }
            Kind::Child { after, .. } => self.write_child(text, *after),
            Kind::Value {
                name,
                composite: None,
            } => self.write_whole(text, *name),
            Kind::Value {
                name,
                composite: Some(composite),
            } => self.write_piece(text, *name, composite),
            Kind::Attributes { .. } => self.write_attributes(text, part.update),
        }
    }

    fn write_child(&mut self, text: Text<'_>, after: Handle) -> Result {
        let value = Value::of_child(text);
        if let Value::Html(html) = &value {
            return self.write_html(html);
        }
        let passed = value.pass(text, self.retained);
        if self.adopt_lone_text(passed)? {
            return Ok(());
        }
        self.enter_slot();
        let node = self.node()?;
        let (slot, spot, is_fresh) = (node.slot, node.spot(), node.is_fresh);
        let handle = node.instance.handle(slot);
        let is_cleared = node.instance.child(slot).is_some();
        if is_cleared {
            self.clear_slot()?;
        }
        let passed = if is_cleared {
            value.pass(text, self.retained)
        } else {
            passed
        };
        let Passed { start, end } = passed;
        let code = match spot {
            Some(Spot { parent, cursor }) => {
                parts::adopt_text(handle, parent, cursor, after, start, end)
            }
            None => parts::text(handle, start, end),
        };
        self.touched(code, is_fresh)
    }

    /// While adopting: text that is alone in its element, the most frequent case, is found in one go.
    fn adopt_lone_text(&mut self, passed: Passed) -> Result<bool> {
        let node = self.node()?;
        let Some(element) = node.lone_element() else {
            return Ok(false);
        };
        let handle = node.instance.handle(node.slot);
        let written = parts::adopt_only(handle, element, passed.start, passed.end);
        if written == Written::Lost {
            return Ok(false);
        }
        if let Some(walker) = &mut node.walker {
            walker.pass();
        }
        self.touched(written, true)?;
        Ok(true)
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
        if !template.is_opaque && scan(&[html]).is_none() {
            self.page.make_opaque(template.number);
            return Err(Stop::Resync);
        }
        self.enter_slot();
        let node = self.node()?;
        let (slot, spot) = (node.slot, node.spot());
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
        let start = match (start, spot) {
            (Some(start), _) => start,
            (None, Some(spot)) => {
                let start = self.page.handles.take(1);
                let passed = Passed::copy(html);
                parts::adopt_html(
                    start,
                    anchor,
                    spot.parent,
                    spot.cursor,
                    passed.start,
                    passed.end,
                );
                start
            }
            (None, None) => self.open_html(anchor),
        };
        if spot.is_none() {
            let passed = Passed::copy(html);
            let code = parts::html(start, anchor, passed.start, passed.end);
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
        parts::anchor(start, 0, anchor);
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

    fn is_data(&self, name: Option<u32>) -> bool {
        name.is_some_and(|name| self.page.names.name(name).starts_with("data-"))
    }

    fn write_whole(&mut self, text: Text<'_>, name: Option<u32>) -> Result {
        let passed = Value::of_attribute(text).pass(text, self.retained);
        self.write_value(name, passed)
    }

    fn write_value(&mut self, name: Option<u32>, passed: Passed) -> Result {
        let node = self.node()?;
        let (handle, is_fresh) = (node.instance.handle(node.slot), node.is_fresh);
        let code = match name {
            Some(name) => parts::attribute(handle, name, passed.start, passed.end),
            None => parts::content(handle, passed.start, passed.end),
        };
        self.touched(code, is_fresh)
    }

    fn write_piece(&mut self, text: Text<'_>, name: Option<u32>, composite: &Composite) -> Result {
        let piece = Value::of_attribute(text).into_text(text);
        let node = self.node()?;
        let slot = node.slot;
        let mut whole = composite.constants[0].clone();
        let mut is_complete = true;
        for (other, constant) in (composite.first..).zip(&composite.constants[1..]) {
            match node.instance.child(other) {
                _ if other == slot => whole.push_str(&piece),
                Some(Child::Piece(piece)) => whole.push_str(piece),
                _ => is_complete = false,
            }
            whole.push_str(constant);
        }
        if composite.constants.len() > 2 {
            node.instance.put(slot, Child::Piece(piece.into()));
        }
        if is_complete {
            self.write_value(name, Passed::copy(&whole))
        } else {
            Ok(())
        }
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
        let is_adopting = node.walker.is_some();
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
