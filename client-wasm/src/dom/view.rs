//! What one view has on the page.

use super::instance::{Child, Instance, Rows, Slab};
use super::page::Page;
use crate::platform::dom::Node;
use crate::platform::parts::{self, Handle};

/// The state of a view: an instance of its root template in a container, and its components.
#[derive(Debug)]
pub(crate) struct View {
    /// The container.
    pub(crate) container: Handle,
    /// The end of the content.
    pub(crate) anchor: Handle,
    /// The root: a list of one.
    pub(crate) root: Option<u32>,
    pub(crate) components: Vec<Component>,
    pub(crate) instances: Slab<Instance>,
    pub(crate) rows: Slab<Rows>,
}

/// A component of the view.
#[derive(Debug, Default)]
pub(crate) struct Component {
    pub(crate) cid: u32,
    /// What it shows: a list of one.
    pub(crate) rows: Option<u32>,
    /// A copy of another, from before the message, that it will show.
    pub(crate) copy: Option<u32>,
    /// The anchor of the slot that holds it; zero when none does.
    pub(crate) anchor: Handle,
    /// The namespace of its root.
    pub(crate) space: u32,
    /// Its root in the server's HTML; zero when that was not found.
    pub(crate) found: Handle,
}

const BLOCK: u32 = 2;

impl View {
    pub(crate) fn new(container: Node, page: &mut Page) -> Self {
        let block = page.handles.take(BLOCK);
        parts::enter(block, container);
        Self {
            container: block,
            anchor: block + 1,
            root: None,
            components: Vec::new(),
            instances: Slab::default(),
            rows: Slab::default(),
        }
    }

    /// Whether there may be content that is not ours (yet, or any more).
    pub(crate) fn is_foreign(&self) -> bool {
        self.root.is_none()
    }

    /// Removes all content that is not ours.
    pub(crate) fn empty(&self) {
        parts::adopt_in(self.container);
        parts::adopt_rest();
        parts::adopt_anchor(self.anchor);
    }

    /// The component with this number.
    pub(crate) fn component(&mut self, cid: u32) -> &mut Component {
        let known = self.components.iter().position(|it| it.cid == cid);
        let index = known.unwrap_or(self.components.len());
        if known.is_none() {
            self.components.push(Component {
                cid,
                ..Component::default()
            });
        }
        &mut self.components[index]
    }

    /// Forgets everything; the content stays where it is.
    pub(crate) fn release(&mut self, page: &mut Page) {
        for instance in &self.instances.all {
            if instance.base == 0 {
                continue;
            }
            page.handles.give(instance.base, instance.template.size);
            for (_, child) in &instance.children {
                if let Child::Html(start) = *child {
                    page.handles.give(start, 1);
                }
            }
        }
        self.instances = Slab::default();
        self.rows = Slab::default();
        self.components.clear();
        self.root = None;
    }

    /// Gives back the view's own handles.
    pub(crate) fn give(self, page: &mut Page) {
        page.handles.give(self.container, BLOCK);
    }
}
