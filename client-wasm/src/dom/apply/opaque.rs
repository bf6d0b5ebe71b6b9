//! Templates whose slots have no place of their own: inside a tag's name, a comment, or half a tag.
//!
//! An instance of such a template is on the page as one range of HTML. What it is made of is patched as everything else, but
//! instances in it are kept, as text by their handles, and not shown; the HTML is made anew when something in it changes.

use super::{Apply, Error, Result};
use crate::dom::instance::Child;
use crate::dom::template::KEPT;
use crate::platform::parts;
use bennu_wire::read::EntryFrom;

/// Where an opaque instance keeps what it is made of: no slot has this number.
const KNOT: u32 = u32::MAX;

impl Apply<'_> {
    /// The innermost instance is opaque: goes on in what it is made of.
    pub(super) fn begin_knot(&mut self, template: u32) -> Result {
        let instance = self.node().instance;
        let rows = if let Some(Child::Rows(rows)) = self.view.instances[instance].child(KNOT) {
            rows
        } else {
            let template = self.page.template(template, KEPT).ok_or(Error::Resync)?;
            let rows = self.add_rows(template);
            self.view.instances[instance].put(KNOT, Child::Rows(rows));
            rows
        };
        self.open(rows, 0, false);
        self.enter(0, EntryFrom::InPlace)
    }

    /// Whether the innermost instance is what an opaque one is made of.
    pub(super) fn is_in_knot(&self) -> bool {
        match &*self.nodes {
            [.., outer, inner] => inner.template.is_kept && outer.template.is_opaque,
            _ => false,
        }
    }

    /// Shows what the opaque instance has become.
    pub(super) fn end_knot(&mut self) -> Result {
        let knot = self.node().instance;
        self.leave_row()?;
        self.close();
        parts::hold_nothing();
        self.spell(knot);
        self.choose(0)?;
        self.write_html()
    }

    /// Adds an instance to the HTML that the page holds.
    fn spell(&self, instance: u32) {
        let instance = &self.view.instances[instance];
        let (template, mut slot) = (instance.template, 0);
        while parts::add_constant(template.number, slot) {
            if let Some(Child::Rows(rows)) = instance.child(slot) {
                for row in &self.view.rows[rows].rows {
                    self.spell(row.instance);
                }
            } else if template.part(slot).is_some() {
                parts::add_kept(instance.handle(slot));
            }
            slot += 1;
        }
    }
}
