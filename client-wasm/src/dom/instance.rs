//! What is on the page: instances of templates, in lists.
//!
//! They live side by side and refer to each other by number: what a slot holds is a list, of one row if it is a single node.

use super::template::{Part, Template};
use crate::platform::parts::Handle;
use std::ops::{Index, IndexMut};

/// A template on the page: a block of handles, and what its slots hold that is more than text.
#[derive(Debug, Default)]
pub(crate) struct Instance {
    pub(crate) template: &'static Template,
    /// The first of its handles; zero when it is gone.
    pub(crate) base: Handle,
    pub(crate) children: Vec<(u32, Child)>,
    /// A message moves it to another position of its list.
    pub(crate) moves: bool,
}

/// What a slot holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Child {
    /// Nodes made from a string of HTML, after this anchor.
    Html(Handle),
    /// A list, by its number.
    Rows(u32),
    /// A component, by its number; the page, too, is told 32 bits of it.
    Component(u32),
    /// Attributes that make the element one of interest.
    Interest,
}

/// Instances of one template, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) template: &'static Template,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// What a stream knows it by: a hash of its DOM id. Zero in lists that are no streams.
    pub(crate) id: u64,
    pub(crate) instance: u32,
}

impl Instance {
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
        let part = self.template.part(slot);
        self.base + part.map_or(0, Part::handle)
    }

    pub(crate) fn child(&self, slot: u32) -> Option<Child> {
        let mut children = self.children.iter();
        children
            .find(|(there, _)| *there == slot)
            .map(|(_, child)| *child)
    }

    /// Takes out what a slot holds: it is text from now on.
    pub(crate) fn take(&mut self, slot: u32) -> Option<Child> {
        let index = self.children.iter().position(|(there, _)| *there == slot)?;
        Some(self.children.swap_remove(index).1)
    }

    /// Notes what a slot holds, which held nothing, or the same.
    pub(crate) fn put(&mut self, slot: u32, child: Child) {
        self.take(slot);
        self.children.push((slot, child));
    }

    /// Whether a slot gave the element at this offset an attribute that makes it one of interest.
    pub(crate) fn is_of_interest(&self, handle: u32) -> bool {
        let mut children = self.children.iter();
        children.any(|(slot, child)| {
            matches!(child, Child::Interest) && self.handle(*slot) == self.base + handle
        })
    }
}

/// Things by number.
#[derive(Debug, Default)]
pub(crate) struct Slab<T> {
    pub(crate) all: Vec<T>,
    free: Vec<u32>,
    /// What a number leads to that was not given to any.
    none: T,
}

impl<T> Slab<T> {
    pub(crate) fn add(&mut self, item: T) -> u32 {
        if let Some(index) = self.free.pop() {
            self[index] = item;
            return index;
        }
        self.all.push(item);
        self.all.len() as u32 - 1
    }

    /// The number may be given to another.
    pub(crate) fn free(&mut self, index: u32) {
        self.free.push(index);
    }
}

impl<T> Index<u32> for Slab<T> {
    type Output = T;

    #[inline(never)]
    fn index(&self, index: u32) -> &T {
        self.all.get(index as usize).unwrap_or(&self.none)
    }
}

impl<T> IndexMut<u32> for Slab<T> {
    #[inline(never)]
    fn index_mut(&mut self, index: u32) -> &mut T {
        let found = self.all.get_mut(index as usize);
        found.unwrap_or(&mut self.none)
    }
}
