//! Writing what a slot is told to be: text, HTML, a value, attributes.

use super::{Apply, Error, Result};
use crate::dom::instance::Child;
use crate::dom::template::{Kind, Part, Update};
use crate::dom::value::{Passed, is_rich};
use crate::platform::parts;
use crate::platform::{Listed, Note, Written};
use bennu_wire::Text;

impl Apply<'_> {
    pub(super) fn write(&mut self, text: Text<'_>) -> Result {
        let node = self.node();
        if node.leaves_slot() {
            return Ok(());
        }
        let (part, is_kept, is_fresh) = (node.part, node.template.is_kept, node.is_fresh);
        match part.kind() {
            _ if is_kept => self.keep(text),
            Kind::Value if part.update() == Update::Data && !is_fresh => {}
            Kind::Attributes => return self.write_attributes(text, part.update()),
            _ => return self.write_text(text, part),
        }
        Ok(())
    }

    /// Keeps a text in an instance that is not shown.
    fn keep(&mut self, text: Text<'_>) {
        self.clear_slot();
        let node = self.node();
        let Passed { start, end } = Passed::of(text);
        parts::keep(node.handle(), start, end);
        node.touch();
    }

    fn write_text(&mut self, text: Text<'_>, part: Part) -> Result {
        let mut passed = Passed::of(text);
        if is_rich(text) {
            if parts::resolve(passed.start, passed.end, part.kind() == Kind::Child) {
                return self.write_html();
            }
            passed = Passed::HELD;
        }
        self.drop_slot();
        let node = self.node();
        let (handle, Passed { start, end }) = (node.handle(), passed);
        if node.is_fresh {
            let text = [node.slot as i32, start as i32, end];
            self.texts.push(text);
            // There is only one text that the page holds.
            return if end == Passed::HELD.end {
                self.tell(false)
            } else {
                Ok(())
            };
        }
        let written = match part.kind() {
            Kind::Value => parts::write_value(handle, part.number(), start, end),
            _ => parts::text(handle, start, end),
        };
        self.wrote(written)
    }

    /// Notes what a write to the current slot did.
    fn wrote(&mut self, written: Written) -> Result {
        match written {
            Written::No => {}
            Written::Yes => self.touch(),
            Written::Lost => return Err(Error::Resync),
        }
        Ok(())
    }

    /// Writes the HTML that the page holds.
    pub(super) fn write_html(&mut self) -> Result {
        self.reach()?;
        let node = self.node();
        let (template, anchor, adopts) = (node.template, node.handle(), node.adopts);
        if !template.is_opaque && !parts::is_whole() {
            return Err(self.spoil(template.number));
        }
        let start = if let Some(Child::Html(start)) = self.child() {
            start
        } else {
            self.clear_slot();
            let start = self.page.handles.take(1);
            if !adopts {
                parts::anchor(start, anchor);
            }
            self.put(Child::Html(start));
            start
        };
        if adopts {
            parts::adopt_html(start, anchor);
            return Ok(());
        }
        self.touch();
        match parts::html(start, anchor) {
            true => Ok(()),
            false => Err(Error::Resync),
        }
    }

    fn write_attributes(&mut self, text: Text<'_>, update: Update) -> Result {
        self.reach()?;
        let Passed { start, end } = Passed::of(text);
        let node = self.node();
        let (template, handle, slot) = (node.template, node.handle(), node.slot);
        let only_data = update == Update::Data && !node.is_fresh;
        let code = parts::attributes(handle, slot, start, end, only_data);
        if code & Listed::BROKEN != 0 {
            return Err(self.spoil(template.number));
        }
        if code & Listed::WRITTEN != 0 {
            self.touch();
        }
        let instance = self.node().instance;
        let was_of_interest = self.view.instances[instance].take(slot).is_some();
        if code & Listed::INTEREST != 0 {
            self.put(Child::Interest);
            if !was_of_interest {
                parts::note(Note::Added, handle);
            }
        }
        Ok(())
    }
}
