//! What one view has on the page.

use super::components::Components;
use super::instance::Instance;
use super::page::Page;
use super::walk::Spot;
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
    /// Where in the server's HTML adoption is.
    cursor: Handle,
    pub(crate) root: Option<Box<Instance>>,
    pub(crate) components: Components,
}

const BLOCK: u32 = 3;
const FIRST_CHILD: u32 = 0;

impl View {
    pub(crate) fn new(container: Node, id: &str, page: &mut Page) -> Self {
        let block = page.handles.take(BLOCK);
        parts::enter(block, container);
        let components = Components::default();
        Self {
            id: id.into(),
            container: block,
            anchor: block + 1,
            cursor: block + 2,
            root: None,
            components,
        }
    }

    /// Where the content is, when it is not ours (yet, or any more).
    pub(crate) fn foreign_content(&self) -> Option<Spot> {
        if self.root.is_some() {
            return None;
        }
        parts::step(self.cursor, self.container, FIRST_CHILD);
        Some(Spot {
            parent: self.container,
            cursor: self.cursor,
        })
    }

    /// Removes all content that is not ours.
    pub(crate) fn empty(&self) {
        parts::step(self.cursor, self.container, FIRST_CHILD);
        parts::skip_to(self.cursor, 0);
        parts::anchor(self.anchor, self.container, 0);
    }

    /// Gives back the view's own handles.
    pub(crate) fn give(self, page: &mut Page) {
        page.handles.give(self.container, BLOCK);
    }
}
