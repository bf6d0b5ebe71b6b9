//! What one view has on the page.

use super::components::Components;
use super::instance::Instance;
use super::page::Page;
use crate::platform::dom::Node;
use crate::platform::parts::{self, Handle};

/// The state of a view: an instance of its root template in a container, and its components.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) id: Box<str>,
    /// The container.
    pub(crate) container: Handle,
    /// The end of the content.
    pub(crate) anchor: Handle,
    pub(crate) root: Option<Box<Instance>>,
    pub(crate) components: Components,
}

const BLOCK: u32 = 2;

impl View {
    pub(crate) fn new(container: Node, id: &str, page: &mut Page) -> Self {
        let block = page.handles.take(BLOCK);
        parts::enter(block, container);
        let components = Components::default();
        Self {
            id: id.into(),
            container: block,
            anchor: block + 1,
            root: None,
            components,
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

    /// Gives back the view's own handles.
    pub(crate) fn give(self, page: &mut Page) {
        page.handles.give(self.container, BLOCK);
    }
}
