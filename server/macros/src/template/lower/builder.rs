//! Collects fixed text and slots: a slot can only be added by closing the text before it.

use syn::Local;

use super::escape;
use crate::template::ir::{Fragment, Slot, Step};

/// What the last (or first) thing in the present parent is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Edge {
    /// Nothing yet, or a tag.
    #[default]
    Tag,
    Text,
    Slot,
}

/// A fragment in the making.
#[derive(Default)]
pub(super) struct Builder {
    statics: Vec<String>,
    tail: String,
    steps: Vec<Step>,
    last: Edge,
    /// How the fragment begins; unknown as long as it is empty.
    first: Option<Edge>,
    depth: usize,
    /// Elements, texts and slots that have no parent.
    roots: usize,
    root_elements: usize,
}

impl Builder {
    /// Adds markup as it stands.
    pub(super) fn markup(&mut self, markup: &str) {
        self.tail.push_str(markup);
    }

    /// Adds escaped text within an attribute's quotes.
    pub(super) fn attribute_text(&mut self, text: &str) {
        escape::attribute(text, &mut self.tail);
    }

    /// Adds escaped text that no slot can touch: in an element that holds text only.
    pub(super) fn inner_text(&mut self, text: &str) {
        escape::text(text, &mut self.tail);
    }

    /// Adds text between tags.
    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.last == Edge::Slot {
            self.tail.push_str("<!>");
        }
        escape::text(text, &mut self.tail);
        self.touch(Edge::Text);
    }

    /// Adds a slot between tags.
    pub(super) fn child(&mut self, slot: Slot) {
        if self.last != Edge::Tag {
            self.tail.push_str("<!>");
        }
        self.touch(Edge::Slot);
        self.slot(slot);
    }

    /// Adds a slot within a tag, or in an element that holds text only.
    pub(super) fn slot(&mut self, slot: Slot) {
        self.statics.push(std::mem::take(&mut self.tail));
        self.steps.push(Step::Slot(Box::new(slot)));
    }

    /// Adds the document type.
    pub(super) fn doctype(&mut self) {
        self.markup("<!DOCTYPE html>");
        self.touch(Edge::Tag);
    }

    /// Begins an element: what follows is its start tag and its children.
    pub(super) fn open(&mut self) {
        if self.depth == 0 {
            self.root_elements += 1;
        }
        self.touch(Edge::Tag);
        self.depth += 1;
    }

    /// Ends an element.
    pub(super) fn close(&mut self) {
        self.depth -= 1;
        self.last = Edge::Tag;
    }

    /// Binds a name for what follows.
    pub(super) fn bind(&mut self, local: Local) {
        self.steps.push(Step::Let(Box::new(local)));
    }

    /// Adds a block with names of its own.
    pub(super) fn scope(&mut self, fill: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.steps);
        fill(self);
        let inner = std::mem::replace(&mut self.steps, outer);
        if inner.iter().any(|step| matches!(step, Step::Let(_))) {
            self.steps.push(Step::Scope(inner));
        } else {
            self.steps.extend(inner);
        }
    }

    /// Ends in a separator if the fragment could not be told from another one like it that follows.
    pub(super) fn separate_from_itself(&mut self) {
        if self.last != Edge::Tag && self.first.is_some_and(|first| first != Edge::Tag) {
            self.markup("<!>");
        }
    }

    /// The finished fragment.
    pub(super) fn finish(mut self) -> Fragment {
        self.statics.push(self.tail);
        let root = self.roots == 1 && self.root_elements == 1;
        Fragment {
            statics: self.statics,
            steps: self.steps,
            root,
        }
    }

    fn touch(&mut self, edge: Edge) {
        if self.depth == 0 {
            self.roots += 1;
            self.first.get_or_insert(edge);
        }
        self.last = edge;
    }
}
