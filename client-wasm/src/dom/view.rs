//! What one view has on the page.

use super::components::Components;
use super::instance::{Child, Instance};
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

    /// Where the content is, when it is not ours (yet, or any more). `None` when it is, or when there is none.
    pub(crate) fn content(&mut self, page: &mut Page) -> Option<Spot> {
        const FIRST_CHILD: u32 = 0;
        if self.root.is_some() {
            return None;
        }
        if parts::step(self.cursor, self.container, FIRST_CHILD) == 0 {
            self.clear(page);
            return None;
        }
        Some(Spot {
            parent: self.container,
            cursor: self.cursor,
        })
    }

    /// Removes all content.
    pub(crate) fn clear(&mut self, page: &mut Page) {
        self.release(page);
        parts::step(self.cursor, self.container, 0);
        parts::skip_to(self.cursor, 0);
        parts::anchor(self.anchor, self.container, 0);
    }

    /// Forgets all handles.
    pub(crate) fn forget(mut self, page: &mut Page) {
        self.release(page);
        page.handles.give(self.container, BLOCK);
    }

    fn release(&mut self, page: &mut Page) {
        let components = std::mem::take(&mut self.components);
        for instance in self
            .root
            .take()
            .into_iter()
            .chain(components.into_instances())
        {
            release(instance, page);
        }
    }
}

fn release(mut instance: Box<Instance>, page: &mut Page) {
    for (_, child) in instance.take_all() {
        match child {
            Child::Html(start) => page.handles.give(start, 1),
            Child::Node(instance) => release(instance, page),
            Child::List(list) => list
                .rows
                .into_iter()
                .flatten()
                .for_each(|row| release(row, page)),
            Child::Stream(stream) => {
                let items = stream
                    .into_items()
                    .into_iter()
                    .filter_map(|item| item.instance);
                items.for_each(|item| release(item, page));
            }
            Child::Component(_) | Child::Piece(_) | Child::Interest | Child::Opaque(_) => {}
        }
    }
    page.handles.give(instance.base, instance.template.size);
}
