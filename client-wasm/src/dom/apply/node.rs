//! Entering and leaving nodes: an instance that is there is taken up, else one is found in the page or made.

use super::{Apply, Frame, Result, Stop};
use crate::dom::instance::{Child, Instance};
use crate::dom::opaque::{Knot, OpaqueFrame};
use crate::dom::template::{Kind, Template, Update};
use crate::platform::parts;

/// Where an opaque instance keeps what is in it: no slot has this number.
const KNOT: u32 = u32::MAX;

/// An instance that the message is in.
pub(super) struct NodeFrame {
    pub(super) instance: Box<Instance>,
    /// The slot that the message is at.
    pub(super) slot: u32,
    /// The instance is new to us.
    pub(super) is_fresh: bool,
    /// It is being found in the page.
    pub(super) adopts: bool,
    /// Something in it was written.
    pub(super) written: bool,
    /// Watched elements on or in which something was written, as a set.
    pub(super) watched: u32,
    /// Watched elements whose hooks know that they are about to be written, as a set.
    pub(super) announced: u32,
}

impl NodeFrame {
    pub(super) fn known(instance: Box<Instance>) -> Self {
        Self {
            instance,
            slot: 0,
            is_fresh: false,
            adopts: false,
            written: false,
            watched: 0,
            announced: 0,
        }
    }

    /// Whether the instance was made by us, and is not on the page yet.
    pub(super) fn is_made(&self) -> bool {
        self.is_fresh && !self.adopts
    }

    /// Something in the current slot was written.
    pub(super) fn touch(&mut self) {
        self.written = true;
        self.watched |= self.instance.template.parts[self.slot as usize].watched;
    }
}

impl Apply<'_> {
    /// A new instance: if it `adopts` and is there, it is found, else made.
    pub(super) fn fresh(&mut self, template: &'static Template, adopts: bool) -> NodeFrame {
        let base = self.page.handles.take(template.size);
        let adopts = adopts && parts::adopt(template.id, base);
        if !adopts {
            parts::instantiate(template.id, base);
        }
        let frame = NodeFrame {
            is_fresh: true,
            adopts,
            ..NodeFrame::known(Instance::new(template, base))
        };
        if frame.is_made() {
            self.note_added(&frame.instance);
        }
        frame
    }

    fn note_added(&mut self, instance: &Instance) {
        for watched in &*instance.template.watched {
            if watched.certain {
                Self::note(&mut self.applied.added, instance.base + watched.handle);
            }
        }
    }

    pub(super) fn template_of(&mut self, number: u32, space: u32) -> Result<&'static Template> {
        self.page.template(number, space).ok_or(Stop::Resync)
    }

    /// The namespace of what the current slot holds. A slot inside a tag can hold nodes only as HTML, in a template that is
    /// opaque from now on.
    pub(super) fn child_space(&mut self) -> Result<u32> {
        let node = self.node()?;
        let template = node.instance.template;
        match template.parts[node.slot as usize].kind {
            Kind::Child { space } => Ok(space),
            Kind::Value { .. } | Kind::Attributes => {
                self.page.make_opaque(template.number);
                Err(Stop::Resync)
            }
        }
    }

    pub(super) fn choose(&mut self, index: u32) -> Result {
        let Some(Frame::Node(node)) = self.frames.last_mut() else {
            return Err(Stop::Resync);
        };
        let template = node.instance.template;
        let part = template.parts.get(index as usize).ok_or(Stop::Resync)?;
        node.slot = index;
        if node.adopts && !parts::adopt_slot(index) {
            return Err(Stop::Mismatch);
        }
        let news = part.watched & !node.announced;
        if news != 0 && !node.is_fresh {
            node.announced |= news;
            for (number, watched) in (0..32).zip(&*template.watched) {
                if news & (1 << number) != 0
                    && let Some(node) = parts::node(node.instance.base + watched.handle)
                {
                    crate::hook::before_update(node);
                }
            }
        }
        Ok(())
    }

    /// Whether the current slot is left to others; then what comes is skipped.
    pub(super) fn skips_slot(&mut self) -> Result<bool> {
        let node = self.node()?;
        let update = node.instance.template.parts[node.slot as usize].update;
        Ok(update == Update::Never && !node.is_made())
    }

    pub(super) fn enter_root(&mut self, template: Option<u32>) -> Result {
        let root = self.view.root.take();
        let frame = match (template, root) {
            (None, Some(root)) => NodeFrame::known(root),
            (None, None) => return Err(Stop::Resync),
            (Some(number), root) => {
                self.view.components.unplace_all();
                let template = self.template_of(number, parts::space(self.view.container))?;
                match root {
                    Some(root) if std::ptr::eq(root.template, template) => NodeFrame::known(root),
                    Some(root) => {
                        self.remove(root);
                        self.fresh(template, false)
                    }
                    None => self.find_root(template),
                }
            }
        };
        self.push(frame);
        Ok(())
    }

    /// The root, found in the server's HTML if that is being adopted.
    fn find_root(&mut self, template: &'static Template) -> NodeFrame {
        if self.adopts {
            parts::adopt_in(self.view.container);
        }
        self.fresh(template, self.adopts)
    }

    pub(super) fn enter_node(&mut self, template: Option<u32>) -> Result {
        if self.skips_slot()? {
            self.frames.push(Frame::Skip(1));
            return Ok(());
        }
        let space = self.child_space()?;
        let template = template
            .map(|number| self.template_of(number, space))
            .transpose()?;
        let node = self.node()?;
        let (slot, adopts) = (node.slot, node.adopts);
        let known = match node.instance.child(slot) {
            Some(Child::Node(child)) => template.is_none_or(|it| std::ptr::eq(it, child.template)),
            _ => false,
        };
        let frame = match (known, template) {
            (true, _) => match node.instance.take(slot) {
                Some(Child::Node(child)) => NodeFrame::known(child),
                _ => return Err(Stop::Resync),
            },
            (false, Some(template)) => {
                self.clear_slot()?;
                self.fresh(template, adopts)
            }
            (false, None) => return Err(Stop::Resync),
        };
        self.push(frame);
        Ok(())
    }

    /// Enters an instance.
    pub(super) fn push(&mut self, mut frame: NodeFrame) {
        let template = frame.instance.template;
        let knot = match frame.instance.take(KNOT) {
            _ if !template.is_opaque => None,
            Some(Child::Opaque(knot)) => Some(*knot),
            _ => Some(Knot::new(template.number)),
        };
        self.frames.push(Frame::Node(frame));
        if let Some(knot) = knot {
            self.frames.push(Frame::Opaque(OpaqueFrame::new(knot)));
        }
    }

    /// If the innermost instance is opaque, shows what it has become.
    pub(super) fn close_opaque(&mut self) -> Result {
        let Some(Frame::Opaque(_)) = self.frames.last() else {
            return Ok(());
        };
        let Some(Frame::Opaque(frame)) = self.frames.pop() else {
            return Err(Stop::Resync);
        };
        let knot = frame.into_root().ok_or(Stop::Resync)?;
        let mut html = String::new();
        knot.write(&mut html);
        self.choose(0)?;
        self.write_html(&html)?;
        self.node()?
            .instance
            .put(KNOT, Child::Opaque(Box::new(knot)));
        Ok(())
    }

    pub(super) fn leave_node(&mut self) -> Result {
        self.close_opaque()?;
        let (instance, made, written) = self.complete()?;
        if self.frames.is_empty() {
            return self.leave_root(instance, made);
        }
        let node = self.node()?;
        let (slot, adopts) = (node.slot, node.adopts);
        let anchor = node.instance.handle(slot);
        if written {
            node.touch();
        }
        if adopts {
            self.insert_found(&instance, made);
            parts::adopt_anchor(anchor);
        } else if made {
            self.insert_before(&instance, anchor)?;
        }
        self.node()?.instance.put(slot, Child::Node(instance));
        Ok(())
    }

    fn leave_root(&mut self, instance: Box<Instance>, made: bool) -> Result {
        if std::mem::take(&mut self.adopts) {
            self.insert_found(&instance, made);
            self.applied.dom_writes += parts::adopt_rest();
            parts::adopt_anchor(self.view.anchor);
        } else if made {
            self.insert_before(&instance, self.view.anchor)?;
        }
        self.view.root = Some(instance);
        Ok(())
    }

    /// Takes the innermost instance off the stack. Tells whether it was made, and whether anything in it was written.
    pub(super) fn complete(&mut self) -> Result<(Box<Instance>, bool, bool)> {
        let Some(Frame::Node(frame)) = self.frames.pop() else {
            return Err(Stop::Resync);
        };
        let made = frame.is_made();
        let NodeFrame {
            instance,
            adopts,
            watched,
            is_fresh,
            written,
            ..
        } = frame;
        if adopts {
            if !parts::adopt_end() {
                return Err(Stop::Mismatch);
            }
            self.note_added(&instance);
        }
        if !is_fresh && watched != 0 {
            self.note_updated(&instance, watched);
        }
        Ok((instance, made, written || is_fresh))
    }

    fn note_updated(&mut self, instance: &Instance, set: u32) {
        for (number, watched) in instance.template.watched.iter().enumerate().take(32) {
            if set & (1 << number) != 0
                && (watched.certain || instance.is_of_interest(watched.handle))
            {
                Self::note(&mut self.applied.updated, instance.base + watched.handle);
            }
        }
    }

    /// While adopting, puts an instance where the page is being read, if it was made.
    pub(super) fn insert_found(&mut self, instance: &Instance, made: bool) {
        if made {
            self.count();
            parts::adopt_insert(instance.first(), instance.last());
        }
    }

    pub(super) fn insert_before(&mut self, instance: &Instance, anchor: parts::Handle) -> Result {
        let code = parts::insert(instance.first(), instance.last(), anchor);
        self.wrote(code, false).map(drop)
    }
}
