//! The tree of nodes: an arena, links, and the few primitive changes that everything else is made of.

use super::parts::Adoption;
use super::template::Templates;
use std::collections::BTreeMap;

use crate::platform::native::values::Js;

/// The index of a node. Nodes live as long as their document.
pub(crate) type Id = u32;

/// Whose vocabulary an element's name belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Space {
    #[default]
    Html,
    Svg,
    Math,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Data {
    Document,
    Fragment,
    Element(Box<Element>),
    Text(String),
    Comment(String),
}

/// An element, with what scripts and users leave on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) space: Space,
    pub(crate) attributes: Vec<(String, String)>,
    /// The fragment inside a `<template>`.
    pub(crate) content: Option<Id>,
    /// The control's value, once it no longer follows the attribute.
    pub(crate) value: Option<String>,
    /// Checkedness or selectedness, once it no longer follows the attribute.
    pub(crate) checked: Option<bool>,
    pub(crate) selection: (u32, u32),
    /// Properties that the client left on it.
    pub(crate) expandos: BTreeMap<String, Js>,
    /// Writes held back while the element is locked, newest last.
    pub(crate) held: Vec<(String, Option<String>)>,
    /// Classes that stay or stay away whatever the server says.
    pub(crate) sticky: Vec<(String, bool)>,
    /// Names that slots in the tag gave the element, by slot.
    pub(crate) lists: BTreeMap<u32, Vec<String>>,
    /// The parts of values that several slots share, by value.
    pub(crate) pieces: BTreeMap<u32, Vec<Option<String>>>,
    /// The content that `replace_text` put aside.
    pub(crate) aside: Option<Id>,
}

#[derive(Clone, Debug)]
struct Slot {
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    data: Data,
}

/// A document and every node made in it.
#[derive(Debug)]
pub struct Document {
    slots: Vec<Slot>,
    /// How often a node of the tree was written.
    pub(crate) writes: u32,
    /// Forms that were submitted the browser's way.
    pub(crate) submitted: Vec<Id>,
    /// The focused element.
    pub(crate) active: Option<Id>,
    /// The table of handles that patching works with.
    pub(crate) handles: Vec<Option<Id>>,
    /// What patching makes of statics.
    pub(crate) templates: Templates,
    /// Where the adoption of the server's HTML is.
    pub(crate) adoption: Adoption,
    /// The text that is passed next.
    pub(crate) held: String,
    /// Texts that are kept, by handles.
    pub(crate) kept: BTreeMap<u32, String>,
    /// What happened to elements of interest: added, updated, removed.
    pub(crate) notes: [Vec<Id>; 3],
    /// The message whose ranges are passed as text.
    pub(crate) message: String,
}

impl Default for Document {
    fn default() -> Self {
        let mut document = Self {
            slots: Vec::new(),
            writes: 0,
            submitted: Vec::new(),
            active: None,
            handles: vec![None],
            templates: Templates::default(),
            adoption: Adoption::default(),
            held: String::new(),
            kept: BTreeMap::new(),
            notes: Default::default(),
            message: String::new(),
        };
        document.add(Data::Document);
        document
    }
}

impl Document {
    /// The document node.
    pub(crate) const ROOT: Id = 0;

    pub(crate) fn add(&mut self, data: Data) -> Id {
        let slot = Slot {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            data,
        };
        self.slots.push(slot);
        self.slots.len() as Id - 1
    }

    pub(crate) fn len(&self) -> u32 {
        self.slots.len() as u32
    }

    pub(crate) fn add_text(&mut self, text: &str) -> Id {
        self.add(Data::Text(text.to_owned()))
    }

    pub(crate) fn add_element(&mut self, name: &str, space: Space) -> Id {
        let mut element = Element {
            name: name.to_owned(),
            space,
            ..Element::default()
        };
        if name == "template" && space == Space::Html {
            element.content = Some(self.add(Data::Fragment));
        }
        self.add(Data::Element(Box::new(element)))
    }

    pub(crate) fn data(&self, id: Id) -> &Data {
        &self.slots[id as usize].data
    }

    pub(crate) fn data_mut(&mut self, id: Id) -> &mut Data {
        &mut self.slots[id as usize].data
    }

    pub(crate) fn element(&self, id: Id) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(crate) fn element_mut(&mut self, id: Id) -> Option<&mut Element> {
        match self.data_mut(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(crate) fn text(&self, id: Id) -> Option<&str> {
        match self.data(id) {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", |element| &element.name)
    }

    pub(crate) fn parent(&self, id: Id) -> Option<Id> {
        self.slots[id as usize].parent
    }

    pub(crate) fn first(&self, id: Id) -> Option<Id> {
        self.slots[id as usize].first
    }

    pub(crate) fn last(&self, id: Id) -> Option<Id> {
        self.slots[id as usize].last
    }

    pub(crate) fn next(&self, id: Id) -> Option<Id> {
        self.slots[id as usize].next
    }

    pub(crate) fn previous(&self, id: Id) -> Option<Id> {
        self.slots[id as usize].previous
    }

    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.first(id), |&child| self.next(child))
    }

    pub(crate) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Some(id), |&node| self.parent(node))
    }

    /// Every node below `id`, in document order. Templates keep theirs to themselves.
    pub(crate) fn descendants(&self, id: Id) -> Vec<Id> {
        let mut found = Vec::new();
        let mut open: Vec<Id> = self.children(id).collect();
        open.reverse();
        while let Some(node) = open.pop() {
            found.push(node);
            let at = open.len();
            open.extend(self.children(node));
            open[at..].reverse();
        }
        found
    }

    pub(crate) fn is_connected(&self, id: Id) -> bool {
        self.ancestors(id).last() == Some(Self::ROOT)
    }

    /// Takes a node out of its parent. Focus that was inside is lost, as in a browser.
    pub(crate) fn detach(&mut self, id: Id) {
        if let Some(active) = self.active
            && self.ancestors(active).any(|node| node == id)
        {
            self.active = None;
        }
        self.unlink(id);
    }

    fn unlink(&mut self, id: Id) {
        let Slot {
            parent,
            previous,
            next,
            ..
        } = self.slots[id as usize];
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.slots[previous as usize].next = next,
            None => self.slots[parent as usize].first = next,
        }
        match next {
            Some(next) => self.slots[next as usize].previous = previous,
            None => self.slots[parent as usize].last = previous,
        }
        let slot = &mut self.slots[id as usize];
        (slot.parent, slot.previous, slot.next) = (None, None, None);
    }

    /// Puts a node before `before`, or last. A fragment puts in its children.
    pub(crate) fn insert(&mut self, parent: Id, id: Id, before: Option<Id>) {
        if matches!(self.data(id), Data::Fragment) {
            while let Some(child) = self.first(id) {
                self.insert(parent, child, before);
            }
            return;
        }
        if before == Some(id) || self.ancestors(parent).any(|node| node == id) {
            return;
        }
        self.unlink(id);
        let previous = match before {
            Some(before) => self.previous(before),
            None => self.last(parent),
        };
        match previous {
            Some(previous) => self.slots[previous as usize].next = Some(id),
            None => self.slots[parent as usize].first = Some(id),
        }
        match before {
            Some(before) => self.slots[before as usize].previous = Some(id),
            None => self.slots[parent as usize].last = Some(id),
        }
        let slot = &mut self.slots[id as usize];
        (slot.parent, slot.previous, slot.next) = (Some(parent), previous, before);
    }

    /// A deep copy without a parent.
    pub(crate) fn copy(&mut self, id: Id) -> Id {
        let copy = self.add(self.data(id).clone());
        let content = self
            .element(id)
            .and_then(|element| element.content)
            .map(|it| self.copy(it));
        if let Some(element) = self.element_mut(copy) {
            (element.content, element.aside) = (content, None);
            (element.expandos, element.held, element.sticky) = Default::default();
            element.lists.clear();
            element.pieces.clear();
        }
        let children: Vec<Id> = self.children(id).collect();
        for child in children {
            let child = self.copy(child);
            self.insert(copy, child, None);
        }
        copy
    }

    pub(crate) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let attributes = &self.element(id)?.attributes;
        attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn set_attribute(&mut self, id: Id, name: &str, value: &str) {
        let Some(element) = self.element_mut(id) else {
            return;
        };
        match element.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value.to_owned(),
            None => element.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    pub(crate) fn remove_attribute(&mut self, id: Id, name: &str) {
        if let Some(element) = self.element_mut(id) {
            element.attributes.retain(|(key, _)| key != name);
        }
    }

    /// All text below a node.
    pub(crate) fn text_content(&self, id: Id) -> String {
        let mut text = self.text(id).unwrap_or_default().to_owned();
        for node in self.descendants(id) {
            text.push_str(self.text(node).unwrap_or_default());
        }
        text
    }

    /// Replaces the content by one text node, or by nothing.
    pub(crate) fn set_text_content(&mut self, id: Id, text: &str) {
        while let Some(child) = self.first(id) {
            self.detach(child);
        }
        if !text.is_empty() {
            let text = self.add_text(text);
            self.insert(id, text, None);
        }
    }
}
