//! The tree as HTML.

use super::{Entry, Keyed, Node, Slot, Template, Tree, TreeError};

/// How deep nodes may lie in each other. Templates nest a few dozen deep; only components inside themselves get here.
const MAX_DEPTH: u32 = 512;

impl Tree {
    /// What the page shows. Empty before the join.
    ///
    /// # Errors
    /// When a component is missing, or is inside itself.
    pub fn to_html(&self) -> Result<String, TreeError> {
        let mut html = Html {
            tree: self,
            out: String::new(),
            depth: 0,
        };
        if let Some(root) = &self.root {
            html.node(root)?;
        }
        Ok(html.out)
    }

    /// What a component shows.
    ///
    /// # Errors
    /// When it or a component in it is missing, or is inside itself.
    pub fn component_to_html(&self, cid: u64) -> Result<String, TreeError> {
        let mut html = Html {
            tree: self,
            out: String::new(),
            depth: 0,
        };
        html.component(cid)?;
        Ok(html.out)
    }
}

struct Html<'t> {
    tree: &'t Tree,
    out: String,
    depth: u32,
}

impl Html<'_> {
    fn node(&mut self, node: &Node) -> Result<(), TreeError> {
        self.filled(node.template(), node.slots())
    }

    fn component(&mut self, cid: u64) -> Result<(), TreeError> {
        let node = self
            .tree
            .component(cid)
            .ok_or(TreeError::NoSuchComponent(cid))?;
        if self.depth == MAX_DEPTH {
            return Err(TreeError::ComponentInItself(cid));
        }
        self.depth += 1;
        self.node(node)?;
        self.depth -= 1;
        Ok(())
    }

    fn keyed(&mut self, keyed: &Keyed) -> Result<(), TreeError> {
        match keyed.stream() {
            Some(stream) => stream
                .children()
                .try_for_each(|child| self.entry(keyed, child.entry())),
            None => keyed
                .entries()
                .try_for_each(|entry| self.entry(keyed, entry)),
        }
    }

    fn entry(&mut self, keyed: &Keyed, entry: &Entry) -> Result<(), TreeError> {
        self.filled(keyed.template(), entry.slots())
    }

    /// Static parts with slots between them.
    fn filled<'s>(
        &mut self,
        template: &Template,
        slots: impl Iterator<Item = &'s Slot>,
    ) -> Result<(), TreeError> {
        let (first, rest) = template.parts().split_first().unzip();
        self.out.extend(first.map(String::as_str));
        for (slot, part) in slots.zip(rest.unwrap_or_default()) {
            self.slot(slot)?;
            self.out.push_str(part);
        }
        Ok(())
    }

    fn slot(&mut self, slot: &Slot) -> Result<(), TreeError> {
        match slot {
            Slot::Text(text) => {
                self.out.push_str(text);
                Ok(())
            }
            Slot::Node(node) => self.node(node),
            Slot::Keyed(keyed) => self.keyed(keyed),
            Slot::Component(cid) => self.component(*cid),
        }
    }
}
