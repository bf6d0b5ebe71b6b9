//! The tree as a sink: how a diff changes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::keyed::Keyed;
use super::node::Slots;
use super::{Entry, Event, Node, Slot, Stream, Template, Tree, TreeError};
use crate::read::{ComponentBase, EntryFrom, Sink, Statics, Step, TemplateId};

/// What is under construction: each part has been taken out of the tree, and is put back when it is complete.
#[derive(Debug, Clone, Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    /// The components of this message. They are based on those of before, so they wait until all are complete.
    components: BTreeMap<u64, Node>,
}

/// A part under construction.
#[derive(Debug, Clone)]
enum Open {
    /// The root, a node or a component, and the slot that was chosen last.
    Node(Node, u32),
    /// A comprehension.
    Keyed(Keyed),
    /// An entry, its position, and the slot that was chosen last.
    Entry(Entry, u32, u32),
    /// A component's id; the component itself comes next.
    Component(u64),
}

impl Builder {
    /// The slots of the innermost part, and which of them was chosen.
    fn slots(&mut self) -> Result<(&mut Slots, &mut u32), TreeError> {
        match self.open.last_mut() {
            Some(Open::Node(node, chosen)) => Ok((&mut node.slots, chosen)),
            Some(Open::Entry(entry, _, chosen)) => Ok((&mut entry.slots, chosen)),
            _ => Err(TreeError::NothingToChange),
        }
    }

    /// The slot that was chosen last.
    fn chosen(&mut self) -> Result<&mut Option<Slot>, TreeError> {
        let (slots, chosen) = self.slots()?;
        slots.at(*chosen)
    }

    fn fill(&mut self, slot: Slot) -> Result<(), TreeError> {
        *self.chosen()? = Some(slot);
        Ok(())
    }

    fn close_node(&mut self) -> Result<Node, TreeError> {
        match self.open.pop() {
            Some(Open::Node(node, _)) => node.slots.complete().map(|()| node),
            _ => Err(TreeError::NothingToChange),
        }
    }

    fn keyed(&mut self) -> Result<&mut Keyed, TreeError> {
        match self.open.last_mut() {
            Some(Open::Keyed(keyed)) => Ok(keyed),
            _ => Err(TreeError::NothingToChange),
        }
    }
}

impl Tree {
    fn identity(&mut self) -> u64 {
        self.identities += 1;
        self.identities
    }

    fn known(&self, template: TemplateId) -> Result<Arc<Template>, TreeError> {
        self.templates
            .get(template)
            .cloned()
            .ok_or(TreeError::NoSuchTemplate(template))
    }

    fn new_node(&mut self, template: TemplateId, single_root: bool) -> Result<Node, TreeError> {
        let template = self.known(template)?;
        Ok(Node {
            slots: Slots::empty(&template),
            template,
            single_root,
            identity: self.identity(),
            revision: self.revision,
        })
    }

    /// Starts to change a node.
    fn open(&mut self, mut node: Node) {
        node.revision = self.revision;
        self.builder.open.push(Open::Node(node, 0));
    }

    fn base(&mut self, base: ComponentBase, cid: u64, root: bool) -> Result<Node, TreeError> {
        let copy = |node: Option<&Node>, cid| node.cloned().ok_or(TreeError::NoSuchComponent(cid));
        let mut node = match base {
            ComponentBase::New(template) => return self.new_node(template, root),
            ComponentBase::Keep => return copy(self.components.get(&cid), cid),
            ComponentBase::CopyOld(other) => copy(self.components.get(&other), other)?,
            ComponentBase::CopyNew(other) => copy(self.builder.components.get(&other), other)?,
        };
        self.renew(&mut node);
        Ok(node)
    }

    /// Makes a copied node, and all nodes in it, ones of their own.
    fn renew(&mut self, node: &mut Node) {
        node.identity = self.identity();
        node.slots.iter_mut().for_each(|slot| self.renew_slot(slot));
    }

    fn renew_slot(&mut self, slot: &mut Slot) {
        match slot {
            Slot::Text(_) | Slot::Component(_) => {}
            Slot::Node(node) => self.renew(node),
            Slot::Keyed(keyed) => keyed.each_slot(|slot| self.renew_slot(slot)),
        }
    }
}

impl Sink for Tree {
    type Error = TreeError;

    fn template(&mut self, statics: Statics<'_>) -> TemplateId {
        self.templates.intern(statics)
    }

    fn step(&mut self, step: Step<'_>) -> Result<(), TreeError> {
        match step {
            Step::Title(title) => self.title = Some(title.decode().into_owned()),
            Step::Event {
                name,
                payload,
                before,
            } => self.events.push(Event {
                name: name.decode().into_owned(),
                payload: payload.as_str().to_owned(),
                before,
            }),
            Step::Reply(payload) => self.reply = Some(payload.as_str().to_owned()),
            Step::BeginRoot(template) => return self.begin_root(template),
            Step::Slot(index) => return self.slot(index),
            Step::Text(text) => self.builder.fill(Slot::Text(text.decode().into_owned()))?,
            Step::Component(cid) => self.builder.fill(Slot::Component(cid))?,
            Step::BeginNode { template, root } => return self.begin_node(template, root),
            Step::EndNode => return self.end_node(),
            Step::BeginKeyed(template) => return self.begin_keyed(template),
            Step::StreamInsert(insert) => self.stream()?.insert(insert),
            Step::StreamDelete(id) => self.stream()?.delete(id),
            Step::Stream { reference, reset } => self.stream()?.begin(reference, reset),
            Step::Entry { position, from } => return self.entry(position, from),
            Step::EndEntry => return self.end_entry(),
            Step::EndKeyed(count) => return self.end_keyed(count),
            // Components of before are there until all are complete.
            Step::Copy { .. } => {}
            Step::BeginComponent { cid, base, root } => {
                let node = self.base(base, cid, root)?;
                self.builder.open.push(Open::Component(cid));
                self.open(node);
            }
            Step::EndComponent => return self.end_component(),
            Step::Finish => self.components.append(&mut self.builder.components),
        }
        Ok(())
    }
}

impl Tree {
    fn begin_root(&mut self, template: Option<TemplateId>) -> Result<(), TreeError> {
        let node = match template {
            Some(template) => {
                self.components.clear();
                // Whether it has a single root element is not known: at the top, that flag is read as a reply.
                self.new_node(template, false)?
            }
            None => self.root.take().ok_or(TreeError::NothingToChange)?,
        };
        self.open(node);
        Ok(())
    }

    fn slot(&mut self, index: u32) -> Result<(), TreeError> {
        let (slots, chosen) = self.builder.slots()?;
        *chosen = index;
        slots.at(index).map(drop)
    }

    fn begin_node(&mut self, template: Option<TemplateId>, root: bool) -> Result<(), TreeError> {
        let node = match (template, self.builder.chosen()?) {
            (Some(template), _) => self.new_node(template, root)?,
            (None, slot) => match slot.take() {
                Some(Slot::Node(node)) => *node,
                _ => return Err(TreeError::NothingToChange),
            },
        };
        self.open(node);
        Ok(())
    }

    fn end_node(&mut self) -> Result<(), TreeError> {
        let node = self.builder.close_node()?;
        if self.builder.open.is_empty() {
            self.root = Some(node);
            return Ok(());
        }
        self.builder.fill(Slot::Node(Box::new(node)))
    }

    fn begin_keyed(&mut self, template: Option<TemplateId>) -> Result<(), TreeError> {
        let mut keyed = match (template, self.builder.chosen()?) {
            (Some(template), _) => Keyed::new(self.known(template)?),
            (None, slot) => match slot.take() {
                Some(Slot::Keyed(keyed)) => *keyed,
                _ => return Err(TreeError::NothingToChange),
            },
        };
        keyed.begin(self.revision);
        self.builder.open.push(Open::Keyed(keyed));
        Ok(())
    }

    fn stream(&mut self) -> Result<&mut Stream, TreeError> {
        Ok(self.builder.keyed()?.stream.get_or_insert_with(Stream::new))
    }

    fn entry(&mut self, position: u32, from: EntryFrom) -> Result<(), TreeError> {
        let entry = self.builder.keyed()?.take(position, from)?;
        self.builder.open.push(Open::Entry(entry, position, 0));
        Ok(())
    }

    fn end_entry(&mut self) -> Result<(), TreeError> {
        match self.builder.open.pop() {
            Some(Open::Entry(entry, position, _)) => self.builder.keyed()?.put(position, entry),
            _ => Err(TreeError::NothingToChange),
        }
    }

    fn end_keyed(&mut self, count: Option<u32>) -> Result<(), TreeError> {
        match self.builder.open.pop() {
            Some(Open::Keyed(mut keyed)) => {
                keyed.finish(count)?;
                self.builder.fill(Slot::Keyed(Box::new(keyed)))
            }
            _ => Err(TreeError::NothingToChange),
        }
    }

    fn end_component(&mut self) -> Result<(), TreeError> {
        let node = self.builder.close_node()?;
        match self.builder.open.pop() {
            Some(Open::Component(cid)) => {
                self.builder.components.insert(cid, node);
                Ok(())
            }
            _ => Err(TreeError::NothingToChange),
        }
    }
}
