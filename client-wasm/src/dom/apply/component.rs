//! Components: a slot only names one; what it shows comes after the tree.

use super::node::NodeFrame;
use super::{Apply, Result, Stop};
use crate::dom::instance::{Child, Instance, List};
use crate::dom::template::Template;
use crate::platform::parts;
use bennu_wire::read::ComponentBase;

impl Apply<'_> {
    /// The current slot holds a component.
    pub(super) fn place(&mut self, cid: u64) -> Result {
        if self.skips_slot()? {
            return Ok(());
        }
        let space = self.child_space()?;
        let node = self.node()?;
        let (slot, adopts) = (node.slot, node.adopts);
        let anchor = node.instance.handle(slot);
        let is_there =
            matches!(node.instance.child(slot), Some(Child::Component(there)) if *there == cid);
        if !is_there {
            self.clear_slot()?;
        }
        if adopts {
            let found = self.find_component();
            parts::adopt_anchor(anchor);
            self.view.components.place(cid, anchor, space).found = found;
        } else {
            let component = self.view.components.place(cid, anchor, space);
            if !is_there && let Some(instance) = &component.instance {
                let code = parts::insert(instance.first(), instance.last(), anchor);
                self.wrote(code, false)?;
                self.node()?.touch();
            }
        }
        self.node()?.instance.put(slot, Child::Component(cid));
        Ok(())
    }

    /// The component's root element in the server's HTML.
    fn find_component(&mut self) -> Option<parts::Handle> {
        let root = self.page.handles.take(1);
        if !parts::adopt_component(root) {
            self.page.handles.give(root, 1);
            return None;
        }
        Some(root)
    }

    pub(super) fn enter_component(&mut self, cid: u64, base: ComponentBase) -> Result {
        let component = self.view.components.get(cid);
        let (old, space, found) = (
            component.instance.take(),
            component.space,
            component.found.take(),
        );
        self.view.components.open = Some(cid);
        let frame = match base {
            ComponentBase::Keep => NodeFrame::known(old.ok_or(Stop::Resync)?),
            ComponentBase::New(number) => {
                let template = self.template_of(number, space)?;
                match old {
                    Some(old) if std::ptr::eq(old.template, template) => NodeFrame::known(old),
                    old => {
                        old.into_iter().for_each(|old| self.remove(old));
                        self.found_component(template, found)
                    }
                }
            }
            ComponentBase::CopyOld(other) | ComponentBase::CopyNew(other) => {
                old.into_iter().for_each(|old| self.remove(old));
                self.copied_component(cid, other)?
            }
        };
        self.push(frame);
        Ok(())
    }

    fn found_component(
        &mut self,
        template: &'static Template,
        found: Option<parts::Handle>,
    ) -> NodeFrame {
        let Some(root) = found else {
            return self.fresh(template, false);
        };
        parts::adopt_at(root);
        let frame = self.fresh(template, true);
        if frame.is_made() {
            self.count();
            parts::remove(root, root);
        }
        self.page.handles.give(root, 1);
        frame
    }

    /// Copies the components that the message bases others on, before it changes them.
    pub(crate) fn copy_bases(&mut self) -> Result {
        for (cid, other) in std::mem::take(&mut self.scout.copies) {
            let copy = self.copy_of(other)?;
            self.copies.push((cid, copy));
        }
        Ok(())
    }

    fn copied_component(&mut self, cid: u64, other: u64) -> Result<NodeFrame> {
        let copy = match self.copies.iter().position(|(of, _)| *of == cid) {
            Some(index) => self.copies.swap_remove(index).1,
            None => self.copy_of(other)?,
        };
        Ok(NodeFrame {
            is_fresh: true,
            ..NodeFrame::known(copy)
        })
    }

    /// Makes a component in the image of another. Only the templates are copied: the message brings all values.
    fn copy_of(&mut self, other: u64) -> Result<Box<Instance>> {
        let image = self
            .view
            .components
            .get(other)
            .instance
            .take()
            .ok_or(Stop::Resync)?;
        let copy = self.copy(&image);
        self.view.components.get(other).instance = Some(image);
        copy
    }

    fn copy(&mut self, image: &Instance) -> Result<Box<Instance>> {
        let mut copy = self.fresh(image.template, false).instance;
        for (slot, child) in image.children() {
            let anchor = copy.handle(*slot);
            let child = match child {
                Child::Node(image) => {
                    let node = self.copy(image)?;
                    self.insert_before(&node, anchor)?;
                    Child::Node(node)
                }
                Child::List(list) => {
                    let mut rows = Vec::with_capacity(list.rows.len());
                    for row in list.rows.iter().flatten() {
                        let row = self.copy(row)?;
                        self.insert_before(&row, anchor)?;
                        rows.push(Some(row));
                    }
                    Child::List(Box::new(List {
                        number: list.number,
                        rows,
                    }))
                }
                Child::Opaque(knot) => Child::Opaque(knot.clone()),
                Child::Html(_) | Child::Stream(_) | Child::Component(_) | Child::Interest => {
                    continue;
                }
            };
            copy.put(*slot, child);
        }
        Ok(copy)
    }

    pub(super) fn leave_component(&mut self) -> Result {
        self.close_opaque()?;
        let cid = self.view.components.open.take().ok_or(Stop::Resync)?;
        let (instance, made, _) = self.complete()?;
        if instance.template.several == 0 {
            parts::mark_component(instance.first(), cid as u32, &self.view.id);
        }
        if made && let Some(anchor) = self.view.components.get(cid).anchor {
            self.insert_before(&instance, anchor)?;
        }
        self.view.components.get(cid).instance = Some(instance);
        Ok(())
    }

    /// Components that no slot holds any more go.
    pub(super) fn settle_components(&mut self) -> Result {
        for (cid, instance) in self.view.components.take_unplaced() {
            self.applied.removed_cids.push(cid);
            instance
                .into_iter()
                .for_each(|instance| self.remove(instance));
        }
        // Those may have held others.
        if self.view.components.has_unplaced() {
            self.settle_components()
        } else {
            Ok(())
        }
    }
}

impl Instance {
    /// Whether a slot gave the element at this offset an attribute that makes it one of interest.
    pub(super) fn is_of_interest(&self, handle: u32) -> bool {
        self.children().any(|(slot, child)| {
            self.handle(*slot) == self.base + handle && matches!(child, Child::Interest)
        })
    }
}
