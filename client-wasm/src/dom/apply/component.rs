//! Components: a slot only names one; what it shows comes after the tree.

use super::{Apply, Error, Result};
use crate::dom::instance::{Child, Row};
use crate::platform::parts::{self, Handle};
use bennu_wire::read::{ComponentBase, EntryFrom};

impl Apply<'_> {
    /// The current slot holds a component.
    pub(super) fn place(&mut self, cid: u32) -> Result {
        let node = self.node();
        if node.leaves_slot() {
            return Ok(());
        }
        if node.template.is_kept {
            return Err(Error::Resync);
        }
        let (anchor, adopts, space) = (node.handle(), node.adopts, node.part.number());
        self.reach_nodes()?;
        let is_there = matches!(self.child(), Some(Child::Component(there)) if there == cid);
        if !is_there {
            self.clear_slot();
            self.put(Child::Component(cid));
        }
        let found = if adopts { self.find_component() } else { 0 };
        let component = self.view.component(cid);
        (component.anchor, component.space, component.found) = (anchor, space, found);
        let shown = component.rows;
        if adopts {
            parts::adopt_anchor(anchor);
        } else if !is_there && let Some(instance) = self.first_of(shown) {
            self.node().touch();
            self.insert_before(instance, anchor)?;
        }
        Ok(())
    }

    /// The only row of a list of one.
    fn first_of(&self, rows: Option<u32>) -> Option<u32> {
        let row = self.view.rows[rows?].rows.first()?;
        Some(row.instance)
    }

    /// The component's root element in the server's HTML.
    fn find_component(&mut self) -> Handle {
        let root = self.page.handles.take(1);
        if parts::adopt_component(root) {
            return root;
        }
        self.page.handles.give(root, 1);
        0
    }

    pub(super) fn begin_component(&mut self, cid: u32, base: ComponentBase) -> Result {
        self.open = cid;
        let (number, copy) = match base {
            ComponentBase::Keep => (None, None),
            ComponentBase::New(number) => (Some(number), None),
            ComponentBase::CopyOld(_) => (None, self.view.component(cid).copy.take()),
            ComponentBase::CopyNew(of) => (None, Some(self.copy_component(of as u32)?)),
        };
        let component = self.view.component(cid);
        let (anchor, space) = (component.anchor, component.space);
        let found = std::mem::take(&mut component.found);
        let old = component.rows;
        let template = self
            .template(number, copy.or(old), space)
            .ok_or(Error::Resync)?;
        let rows = match copy {
            Some(copy) => {
                old.into_iter().for_each(|old| self.remove_rows(old));
                copy
            }
            None => self.rows_instead(old, template),
        };
        self.view.component(cid).rows = Some(rows);
        self.open(rows, anchor, found != 0);
        if found != 0 {
            parts::adopt_at(found);
        }
        self.enter(0, EntryFrom::InPlace)?;
        if let Some(copy) = self.first_of(copy) {
            self.nodes[0].is_fresh = true;
            if anchor != 0 {
                self.insert_before(copy, anchor)?;
            }
        }
        if found != 0 {
            self.end_search(found);
        }
        Ok(())
    }

    /// A component's root in the server's HTML is its own, or goes.
    fn end_search(&mut self, found: Handle) {
        self.lists[0].adopts = false;
        if self.nodes[0].is_made() {
            self.count();
            parts::remove(found, found);
        }
        self.page.handles.give(found, 1);
    }

    pub(super) fn end_component(&mut self) -> Result {
        let cid = self.open;
        // It may hold itself, by now. Then it cannot be shown.
        let anchor = self.view.component(cid).anchor;
        self.lists[0].anchor = anchor;
        let (instance, template) = (self.nodes[0].instance, self.nodes[0].template);
        self.leave()?;
        self.close();
        if template.several == 0 {
            let root = self.view.instances[instance].first();
            parts::mark_component(root, cid, self.view.container);
        }
        Ok(())
    }

    /// Makes a list in the image of what a component shows. Only the templates are copied: the message brings all values.
    pub(super) fn copy_component(&mut self, of: u32) -> Result<u32> {
        let image = self.view.component(of).rows.ok_or(Error::Resync)?;
        self.copy_rows(image, 0)
    }

    fn copy_rows(&mut self, image: u32, anchor: Handle) -> Result<u32> {
        let rows = self.add_rows(self.view.rows[image].template);
        for index in 0..self.view.rows[image].rows.len() {
            let Row { id, instance } = self.view.rows[image].rows[index];
            if id == 0 {
                let instance = self.copy(instance)?;
                self.view.rows[rows].rows.push(Row { id, instance });
                if anchor != 0 {
                    self.insert_before(instance, anchor)?;
                }
            }
        }
        Ok(rows)
    }

    fn copy(&mut self, image: u32) -> Result<u32> {
        let copy = self.made(self.view.instances[image].template);
        for index in 0..self.view.instances[image].children.len() {
            let (slot, child) = self.view.instances[image].children[index];
            if let Child::Rows(rows) = child {
                let anchor = self.view.instances[copy].handle(slot);
                let rows = self.copy_rows(rows, anchor)?;
                self.view.instances[copy].put(slot, Child::Rows(rows));
            }
        }
        Ok(copy)
    }

    /// Components that no slot holds any more go.
    pub(super) fn settle_components(&mut self) {
        // They may hold others, so this starts over each time.
        while let Some(index) = self.view.components.iter().position(|it| it.anchor == 0) {
            let gone = self.view.components.remove(index);
            self.applied.removed_cids.push(gone.cid.into());
            if let Some(rows) = gone.rows {
                self.remove_rows(rows);
            }
        }
    }
}
