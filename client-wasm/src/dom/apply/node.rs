//! Entering and leaving instances: one that is there is taken up, else one is found in the page or made.

use super::{Apply, Error, Result};
use crate::dom::instance::{Child, Instance};
use crate::dom::template::{Kind, Part, Template, Update};
use crate::platform::Note;
use crate::platform::parts::{self, Handle};

/// An instance that the message is in.
pub(super) struct Node {
    pub(super) instance: u32,
    pub(super) template: &'static Template,
    base: Handle,
    /// The slot that the message is at.
    pub(super) slot: u32,
    pub(super) part: Part,
    /// The instance is new to us.
    pub(super) is_fresh: bool,
    /// It is being found in the page.
    pub(super) adopts: bool,
    /// Something in it was written.
    pub(super) written: bool,
    /// Watched elements on or in which something was written, as a set.
    watched: u32,
    /// Watched elements whose hooks know that they are about to be written, as a set.
    announced: u32,
}

impl Node {
    /// The node of the current slot.
    pub(super) fn handle(&self) -> Handle {
        self.base + self.part.handle()
    }

    /// Whether the instance was made by us, and is not on the page yet.
    pub(super) fn is_made(&self) -> bool {
        self.is_fresh && !self.adopts
    }

    /// Whether the current slot is left to others; then what comes is skipped.
    pub(super) fn leaves_slot(&self) -> bool {
        self.part.update() == Update::Never && !self.is_made()
    }

    /// Something in the current slot was written.
    #[inline(never)]
    pub(super) fn touch(&mut self) {
        self.written = true;
        self.watched |= self.part.watched();
    }
}

impl Apply<'_> {
    /// Enters a new instance: if it `adopts` and is there, it is found, else made.
    pub(super) fn enter_fresh(&mut self, template: &'static Template, adopts: bool) -> Result {
        let base = self.page.handles.take(template.size);
        let adopts = adopts && parts::adopt(template.id, base);
        let instance = self.instance(template, base);
        if !adopts {
            self.make(instance);
        }
        self.push(instance, true, adopts)
    }

    fn instance(&mut self, template: &'static Template, base: Handle) -> u32 {
        self.view.instances.add(Instance {
            template,
            base,
            children: Vec::new(),
            moves: false,
        })
    }

    fn make(&mut self, instance: u32) {
        let Instance { template, base, .. } = self.view.instances[instance];
        if !template.is_kept {
            parts::instantiate(template.id, base);
            self.note(instance, u32::MAX, Note::Added);
        }
    }

    /// An instance that stands nowhere yet.
    pub(super) fn made(&mut self, template: &'static Template) -> u32 {
        let base = self.page.handles.take(template.size);
        let instance = self.instance(template, base);
        self.make(instance);
        instance
    }

    /// Enters an instance.
    pub(super) fn push(&mut self, instance: u32, is_fresh: bool, adopts: bool) -> Result {
        let Instance { template, base, .. } = self.view.instances[instance];
        self.nodes.push(Node {
            instance,
            template,
            base,
            slot: 0,
            part: Part::NONE,
            is_fresh,
            adopts,
            written: is_fresh,
            watched: 0,
            announced: 0,
        });
        if template.is_opaque {
            self.begin_knot(template.number)
        } else {
            Ok(())
        }
    }

    /// Goes to a slot of the innermost instance.
    pub(super) fn choose(&mut self, index: u32) -> Result {
        let node = self.node();
        let template = node.template;
        let part = template.part(index).ok_or(Error::Resync)?;
        (node.slot, node.part) = (index, part);
        let news = part.watched() & !node.announced;
        if news != 0 && !node.is_fresh {
            node.announced |= news;
            for (number, watched) in (0..32).zip(template.watched()) {
                if news & (1 << number) != 0
                    && let Some(node) = parts::node(node.base + watched.handle())
                {
                    crate::hook::before_update(node);
                }
            }
        }
        Ok(())
    }

    /// Tells the page the texts of the innermost instance that it does not know yet. While adopting it reads on to them, and
    /// to the end of the instance, if that `ends`.
    pub(super) fn tell(&mut self, ends: bool) -> Result {
        let Some(node) = self.nodes.last() else {
            return Err(Error::Resync);
        };
        let ends = ends && node.adopts;
        if ends || !self.texts.is_empty() {
            let texts = self.texts.as_flattened();
            let written = parts::fill(node.template.id, node.base, node.adopts, ends, texts);
            self.texts.clear();
            self.applied.dom_writes += u32::try_from(written).map_err(|_| Error::Mismatch)?;
        }
        Ok(())
    }

    /// While adopting, goes to the current slot: more than text is in it.
    pub(super) fn reach(&mut self) -> Result {
        self.tell(false)?;
        let node = self.node();
        if node.adopts && !parts::adopt_slot(node.slot) {
            return Err(Error::Mismatch);
        }
        Ok(())
    }

    /// Leaves the innermost instance.
    pub(super) fn pop(&mut self) -> Result<Node> {
        self.tell(true)?;
        let node = self.nodes.pop().ok_or(Error::Resync)?;
        if node.adopts {
            self.note(node.instance, u32::MAX, Note::Added);
        }
        if !node.is_fresh {
            self.note(node.instance, node.watched, Note::Updated);
        }
        Ok(node)
    }

    /// Notes elements of interest of an instance: of a set of the watched ones, those that are.
    pub(super) fn note(&self, instance: u32, set: u32, what: Note) {
        let instance = &self.view.instances[instance];
        for (number, watched) in instance.template.watched().enumerate() {
            let is_meant = set == u32::MAX || (number < 32 && set & (1 << number) != 0);
            if is_meant && (watched.is_certain() || instance.is_of_interest(watched.handle())) {
                parts::note(what, instance.base + watched.handle());
            }
        }
    }

    /// What the current slot holds.
    pub(super) fn child(&mut self) -> Option<Child> {
        let &mut Node { instance, slot, .. } = self.node();
        self.view.instances[instance].child(slot)
    }

    /// Notes what the current slot holds.
    pub(super) fn put(&mut self, child: Child) {
        let &mut Node { instance, slot, .. } = self.node();
        self.view.instances[instance].put(slot, child);
    }

    /// As [`reach`](Self::reach), when nodes are in the slot. Inside a tag they can be only as HTML, in a template that is
    /// opaque from now on.
    pub(super) fn reach_nodes(&mut self) -> Result {
        self.reach()?;
        let node = self.node();
        if node.part.kind() == Kind::Child {
            return Ok(());
        }
        let number = node.template.number;
        Err(self.spoil(number))
    }

    /// A template turned out to have slots without a place of their own.
    pub(super) fn spoil(&mut self, template: u32) -> Error {
        self.page.make_opaque(template);
        Error::Resync
    }

    /// Puts an instance before a node.
    pub(super) fn insert_before(&mut self, instance: u32, before: Handle) -> Result {
        let instance = &self.view.instances[instance];
        if instance.template.is_kept {
            return Ok(());
        }
        let (first, last) = (instance.first(), instance.last());
        self.count();
        match parts::insert(first, last, before) {
            true => Ok(()),
            false => Err(Error::Resync),
        }
    }
}
