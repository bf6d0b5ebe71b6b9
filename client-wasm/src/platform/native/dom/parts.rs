//! What patching needs of the document: a table of handles and the operations on it. The twin of `js/patch.js`.
//!
//! Text comes in two ways: as a range of the message that is being read, or held just before.
//!
//! The file is long because it is a list: one short function for each operation of its twin.

mod adopt;
mod held;
mod interest;

pub(crate) use super::template::{instantiate, is_whole, spoil, template};
pub(crate) use adopt::{
    Adoption, adopt, adopt_anchor, adopt_at, adopt_component, adopt_html, adopt_in, adopt_insert,
    adopt_rest, adopt_slot, fill,
};
pub use held::retain;
pub(crate) use held::{add_constant, add_kept, hold_nothing, keep, read_from, resolve, said};
pub(crate) use interest::{note, noted};

use super::arena::{Data, Document, Id, Space};
use super::parse as parser;
use super::state;
use super::template::{self as templates, OF_INTEREST};
use super::{Node, attributes, morph, with};
use crate::platform::value::Value;
use crate::platform::{Listed, Note, Written};
use held::passed;

/// An index in the table of handles. Zero is no handle.
pub(crate) type Handle = u32;

/// A message that arrived as a JavaScript string; it is retained.
#[derive(Debug)]
pub(crate) struct Incoming(String);

impl Incoming {
    /// Takes in a message.
    pub(crate) fn new(message: Value) -> Self {
        let text = message.to_string();
        retain(&text);
        Self(text)
    }

    /// The message.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

fn at(document: &Document, handle: Handle) -> Option<Id> {
    document.handles.get(handle as usize).copied().flatten()
}

impl Document {
    /// Notes a node at a handle.
    pub(super) fn note(&mut self, handle: Handle, id: Option<Id>) {
        let index = handle as usize;
        if self.handles.len() <= index {
            self.handles.resize(index + 1, None);
        }
        self.handles[index] = id;
    }
}

/// The number of statics, a list as JSON; the same for the same statics.
pub(crate) fn know(start: u32, end: i32) -> u32 {
    with(|document| {
        let json = passed(document, start, end);
        templates::know(document, json)
    })
}

pub(super) fn space_of(number: u32) -> Space {
    [Space::Html, Space::Svg, Space::Math][number.min(2) as usize]
}

/// A new empty text node at `to`, before the node at `before`.
pub(crate) fn anchor(to: Handle, before: Handle) {
    with(|document| {
        let text = document.add_text("");
        let before = at(document, before);
        if let Some(parent) = before.and_then(|id| document.parent(id)) {
            document.insert(parent, text, before);
        }
        document.note(to, Some(text));
    });
}

/// The namespace that children of this node are in: HTML (0), SVG (1), MathML (2).
pub(crate) fn space(handle: Handle) -> u32 {
    with(|document| at(document, handle).map_or(0, |id| child_space(document, id) as u32))
}

pub(super) fn child_space(document: &Document, id: Id) -> Space {
    match document.element(id) {
        Some(element) if element.name == "foreignObject" => Space::Html,
        Some(element) => element.space,
        None => Space::Html,
    }
}

/// Forgets `count` handles from `base` on.
pub(crate) fn release(base: Handle, count: u32) {
    with(|document| {
        for handle in base..base + count {
            document.note(handle, None);
            document.kept.remove(&handle);
        }
    });
}

/// Writes a text node.
pub(crate) fn text(handle: Handle, start: u32, end: i32) -> Written {
    with(|document| {
        let text = passed(document, start, end);
        let Some(id) = at(document, handle) else {
            return Written::Lost;
        };
        if document.parent(id).is_none() {
            return Written::Lost;
        }
        set_text(document, id, text)
    })
}

fn set_text(document: &mut Document, id: Id, text: String) -> Written {
    match document.data_mut(id) {
        Data::Text(old) if *old != text => {
            *old = text;
            document.writes += 1;
            Written::Yes
        }
        Data::Text(_) => Written::No,
        _ => Written::Lost,
    }
}

/// Writes a slot in a value, by the number that its template has for it, as soon as all others in the value are known.
pub(crate) fn write_value(handle: Handle, number: u32, start: u32, end: i32) -> Written {
    with(|document| {
        let text = Some(passed(document, start, end));
        let value = document.templates.values.get(number as usize).cloned();
        let (Some(id), Some(value)) = (at(document, handle), value) else {
            return Written::Lost;
        };
        let Some(element) = document.element_mut(id) else {
            return Written::Lost;
        };
        let parts = element.pieces.entry(value.key).or_insert(value.parts);
        parts[value.part] = text;
        let whole: Option<String> = parts.iter().cloned().collect();
        whole.map_or(Written::No, |whole| {
            state::write(document, id, &value.name, Some(whole))
        })
    })
}

/// Moves the nodes from `first` to `last` before the node at `before`. Tells whether that is there.
pub(crate) fn insert(first: Handle, last: Handle, before: Handle) -> bool {
    with(
        |document| match at(document, before).and_then(|id| document.parent(id)) {
            Some(parent) => move_range(document, first, last, parent, at(document, before)),
            None => false,
        },
    )
}

fn range(document: &Document, first: Handle, last: Handle) -> Vec<Id> {
    let (first, last) = (at(document, first), at(document, last));
    let mut nodes: Vec<Id> = Vec::new();
    let mut node = first;
    while let Some(id) = node {
        nodes.push(id);
        node = if Some(id) == last {
            None
        } else {
            document.next(id)
        };
    }
    nodes
}

fn move_range(
    document: &mut Document,
    first: Handle,
    last: Handle,
    parent: Id,
    before: Option<Id>,
) -> bool {
    let nodes = range(document, first, last);
    if document.ancestors(parent).any(|id| nodes.contains(&id)) {
        return false;
    }
    for id in nodes {
        document.insert(parent, id, before);
    }
    document.writes += 1;
    true
}

/// Takes out the nodes from `first` to `last`.
pub(crate) fn remove(first: Handle, last: Handle) {
    with(|document| {
        range(document, first, last)
            .into_iter()
            .for_each(|id| document.detach(id));
        document.writes += 1;
    });
}

/// Makes the nodes between two anchors what the held HTML says, keeping those that fit. Tells whether the anchors are there.
/// Notes what became of elements of interest.
pub(crate) fn html(start: Handle, end: Handle) -> bool {
    with(|document| {
        let (Some(from), Some(to)) = (at(document, start), at(document, end)) else {
            return false;
        };
        let parent = document.parent(to);
        let Some(parent) = parent.filter(|&it| document.parent(from) == Some(it)) else {
            return false;
        };
        let before = document.interesting(start, end);
        let html = document.held.clone();
        let fragment = parser::fragment(document, &html, child_space(document, parent));
        let first = document.next(from);
        morph::children(document, parent, first, Some(to), fragment);
        document.compare(start, end, &before);
        document.writes += 1;
        true
    })
}

/// Notes that elements of interest after the first of two anchors go; if they are `shown`, takes out all nodes there, and
/// that anchor.
pub(crate) fn drop_html(start: Handle, end: Handle, shown: bool) {
    with(|document| {
        for id in document.interesting(start, end) {
            document.happened(Note::Removed, id);
        }
        let last = at(document, end);
        let dropped = range(document, start, end).into_iter();
        for id in dropped.filter(|&id| shown && Some(id) != last) {
            document.detach(id);
        }
        document.writes += u32::from(shown);
    });
}

/// Makes a list of attributes those of an element, instead of the list that this slot gave it before. With `only_data`, only
/// those whose names start with `data-`. Returns bits of [`Listed`].
pub(crate) fn attributes(handle: Handle, slot: u32, start: u32, end: i32, only_data: bool) -> u32 {
    with(|document| {
        let list = passed(document, start, end);
        let (Some(list), Some(id)) = (attributes::read(&list), at(document, handle)) else {
            return Listed::BROKEN;
        };
        let is_ours = |name: &str| !only_data || name.starts_with("data-");
        let present: Vec<String> = list.iter().map(|(name, _)| name.clone()).collect();
        let is_of_interest = present
            .iter()
            .any(|name| OF_INTEREST.contains(&name.as_str()));
        let mut code = if is_of_interest { Listed::INTEREST } else { 0 };
        let before = document
            .element_mut(id)
            .and_then(|it| it.lists.insert(slot, present.clone()));
        let gone = before
            .unwrap_or_default()
            .into_iter()
            .filter(|name| !present.contains(name))
            .map(|name| (name, None));
        for (name, value) in list
            .into_iter()
            .map(|(name, value)| (name, Some(value)))
            .chain(gone)
        {
            if is_ours(&name) && state::write(document, id, &name, value) == Written::Yes {
                code |= Listed::WRITTEN;
            }
        }
        code
    })
}

/// The node at a handle, for the rest of the client.
pub(crate) fn node(handle: Handle) -> Option<Node> {
    with(|document| at(document, handle).map(Node))
}

/// Notes a node at a handle.
pub(crate) fn enter(to: Handle, node: Node) {
    with(|document| document.note(to, Some(node.0).filter(|&id| id < document.len())));
}

/// Whether the element at a handle stays until its commands for leaving are done.
pub(crate) fn lingers(handle: Handle) -> bool {
    with(|document| {
        at(document, handle).is_some_and(|id| document.attribute(id, "phx-remove").is_some())
    })
}

/// Says on an element that it is the root of a component.
pub(crate) fn mark_component(handle: Handle, cid: u32, container: Handle) {
    with(|document| {
        if let Some(id) = at(document, handle) {
            state::write(document, id, "data-phx-component", Some(cid.to_string()));
            let view = at(document, container).and_then(|it| document.attribute(it, "id"));
            let view = view.map(str::to_owned);
            state::write(document, id, "data-phx-view", view);
        }
    });
}

/// Writes what was held back on an element and, if it is a form, on its controls.
pub(crate) fn unlock(node: Node) -> u32 {
    with(|document| state::unlock(document, node.0))
}
