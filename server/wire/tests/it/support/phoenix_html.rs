//! The tree as the official client writes it: with ids of its own on root tags, and unchanged ones left out.
//!
//! The vectors were made with the official client, so this is what their HTML looks like. It is no part of the protocol.

use std::collections::{BTreeSet, HashMap};

use bennu_wire::Tree;
use bennu_wire::tree::{Entry, Keyed, Node, Slot, Template};

use super::root_tag::RootTag;

/// What the official client remembers between messages.
pub(crate) struct PhoenixHtml {
    view: String,
    marks: HashMap<u64, Mark>,
    count: u32,
}

/// What it remembers of a node with a single root element.
struct Mark {
    magic_id: String,
    /// The revision of the tree when the node was last written.
    written: u64,
}

/// Why a node would be written anew although it has not changed itself.
#[derive(Clone, Copy)]
struct Around {
    /// The last message that changed a component around the node.
    touched: u64,
}

impl PhoenixHtml {
    pub(crate) fn new(view: &str) -> Self {
        Self {
            view: view.to_owned(),
            marks: HashMap::new(),
            count: 0,
        }
    }

    /// The whole view; with `only`, other components are left out.
    pub(crate) fn view(&mut self, tree: &Tree, only: Option<&BTreeSet<u64>>) -> String {
        let root = tree.root().expect("a view that has joined");
        Writer {
            memory: self,
            tree,
            only,
        }
        .node(root, Around { touched: 0 })
    }

    /// One component, without what stands around its root element.
    pub(crate) fn component(&mut self, tree: &Tree, cid: u64) -> String {
        let html = Writer {
            memory: self,
            tree,
            only: None,
        }
        .component(cid);
        RootTag::of(&html).element()
    }
}

struct Writer<'w> {
    memory: &'w mut PhoenixHtml,
    tree: &'w Tree,
    only: Option<&'w BTreeSet<u64>>,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node, around: Around) -> String {
        if !node.has_single_root() {
            return self.filled(node.template(), node.slots(), around);
        }
        let (magic_id, written) = self.mark(node);
        let html = self.filled(node.template(), node.slots(), around);
        let changed = node.revision().max(around.touched) > written;
        let tag = RootTag::of(&html);
        let attributes = format!(" data-phx-id=\"{magic_id}\"");
        if changed {
            tag.with(&attributes)
        } else {
            tag.skipped(&attributes)
        }
    }

    /// The id of a node, and when it was last written; now it is.
    fn mark(&mut self, node: &Node) -> (String, u64) {
        let PhoenixHtml { view, marks, count } = &mut *self.memory;
        let mark = marks.entry(node.identity()).or_insert_with(|| {
            *count += 1;
            Mark {
                magic_id: format!("m{count}-{view}"),
                written: 0,
            }
        });
        let written = std::mem::replace(&mut mark.written, self.tree.revision());
        (mark.magic_id.clone(), written)
    }

    fn component(&mut self, cid: u64) -> String {
        let node = self.tree.component(cid).expect("a component that was sent");
        let around = Around {
            touched: node.revision(),
        };
        let html = self.filled(node.template(), node.slots(), around);
        if !node.has_single_root() {
            return html;
        }
        let view = &self.memory.view;
        let attributes = format!(
            " data-phx-id=\"c{cid}-{view}\" data-phx-component=\"{cid}\" data-phx-view=\"{view}\""
        );
        let tag = RootTag::of(&html);
        match self.only {
            Some(only) if !only.contains(&cid) => tag.skipped(&attributes),
            _ => tag.with(&attributes),
        }
    }

    fn keyed(&mut self, keyed: &Keyed, around: Around) -> String {
        // A stream is forgotten once it has been written.
        if keyed.stream().is_some() && keyed.revision() != self.tree.revision() {
            return String::new();
        }
        // In a list that has changed, entries are told apart.
        let touched = if keyed.revision() >= around.touched {
            0
        } else {
            around.touched
        };
        keyed
            .entries()
            .map(|entry| self.entry(keyed, entry, Around { touched }))
            .collect()
    }

    fn entry(&mut self, keyed: &Keyed, entry: &Entry, around: Around) -> String {
        self.filled(keyed.template(), entry.slots(), around)
    }

    fn filled<'s>(
        &mut self,
        template: &Template,
        slots: impl Iterator<Item = &'s Slot>,
        around: Around,
    ) -> String {
        let mut html = template.parts()[0].clone();
        for (slot, part) in slots.zip(&template.parts()[1..]) {
            match slot {
                Slot::Text(text) => html.push_str(text),
                Slot::Node(node) => html.push_str(&self.node(node, around)),
                Slot::Keyed(keyed) => html.push_str(&self.keyed(keyed, around)),
                Slot::Component(cid) => html.push_str(&self.component(*cid)),
            }
            html.push_str(part);
        }
        html
    }
}
