//! What is on the page: instances of templates, lists of them, streams.

use super::opaque::Knot;
use super::stream::Stream;
use super::template::Template;
use crate::platform::parts::Handle;

/// A template on the page: a block of handles, and what its slots hold that is more than text.
#[derive(Debug)]
pub(crate) struct Instance {
    pub(crate) template: &'static Template,
    pub(crate) base: Handle,
    children: Vec<(u32, Child)>,
}

/// What a slot holds.
#[derive(Debug)]
pub(crate) enum Child {
    /// Nodes made from a string of HTML, after this anchor.
    Html(Handle),
    Node(Box<Instance>),
    List(Box<List>),
    Stream(Box<Stream>),
    Component(u64),
    /// Attributes that make the element one of interest.
    Interest,
    /// What is in an opaque template. Its slot holds it as HTML.
    Opaque(Box<Knot>),
}

/// Instances of one template, one after the other.
#[derive(Debug)]
pub(crate) struct List {
    /// The statics.
    pub(crate) number: u32,
    /// `None` only while a message moves the row.
    pub(crate) rows: Vec<Option<Box<Instance>>>,
}

impl Instance {
    pub(crate) fn new(template: &'static Template, base: Handle) -> Box<Self> {
        Box::new(Self {
            template,
            base,
            children: Vec::new(),
        })
    }

    /// The handle of the first root.
    pub(crate) fn first(&self) -> Handle {
        self.base
    }

    /// The handle of the last root.
    pub(crate) fn last(&self) -> Handle {
        self.base + self.template.several
    }

    /// The handle of a slot's node.
    pub(crate) fn handle(&self, slot: u32) -> Handle {
        self.base
            + self
                .template
                .parts
                .get(slot as usize)
                .map_or(0, |part| part.handle)
    }

    fn find(&self, slot: u32) -> Result<usize, usize> {
        self.children.binary_search_by_key(&slot, |(slot, _)| *slot)
    }

    pub(crate) fn child(&self, slot: u32) -> Option<&Child> {
        self.find(slot).ok().map(|index| &self.children[index].1)
    }

    /// Takes out what a slot holds: it is text from now on.
    pub(crate) fn take(&mut self, slot: u32) -> Option<Child> {
        self.find(slot)
            .ok()
            .map(|index| self.children.remove(index).1)
    }

    pub(crate) fn put(&mut self, slot: u32, child: Child) {
        match self.find(slot) {
            Ok(index) => self.children[index].1 = child,
            Err(index) => self.children.insert(index, (slot, child)),
        }
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = &(u32, Child)> {
        self.children.iter()
    }

    pub(crate) fn take_all(&mut self) -> Vec<(u32, Child)> {
        std::mem::take(&mut self.children)
    }
}
