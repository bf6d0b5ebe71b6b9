//! What patching needs of the document: a table of handles and the operations on it. The twin of `js/patch.js`.
//!
//! Text comes in two ways: as a range of the message that was [retained](retain), or [held](hold) just before.
//!
//! The file is long because it is a list: one short function for each operation of its twin.

mod adopt;

pub(crate) use adopt::{
    adopt_html, adopt_only, adopt_root, adopt_text, expect, prune, skip_empty, skip_to, walk,
};

use super::arena::{Data, Document, Id, Space};
use super::parse as parser;
use super::state;
use super::{Node, attributes, morph, with};
use crate::dom::{MARK_ATTRIBUTE, MARK_COMMENT, OF_INTEREST};
use crate::platform::value::Value;
use crate::platform::{Listed, Written};

/// An index in the table of handles. Zero is no handle.
pub(crate) type Handle = u32;

/// A message whose ranges can be passed instead of its text.
pub fn retain(message: &str) {
    with(|document| message.clone_into(&mut document.message));
}

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

/// Whether ranges of `message` are ranges of the retained one. Both are counted alike only when all of it is ASCII.
pub(crate) fn is_retained(message: &str) -> bool {
    with(|document| message.is_ascii() && document.message == message)
}

/// The text that the next operation uses when its range is [`HELD`](crate::dom::HELD).
pub(crate) fn hold(text: &str) {
    with(|document| text.clone_into(&mut document.held));
}

fn passed(document: &Document, start: u32, end: i32) -> Option<String> {
    match end {
        -2 => None,
        -1 => Some(document.held.clone()),
        end => document
            .message
            .get(start as usize..end as usize)
            .map(str::to_owned),
    }
}

fn at(document: &Document, handle: Handle) -> Option<Id> {
    document.handles.get(handle as usize).copied().flatten()
}

fn set(document: &mut Document, handle: Handle, id: Option<Id>) {
    let index = handle as usize;
    if document.handles.len() <= index {
        document.handles.resize(index + 1, None);
    }
    document.handles[index] = id;
}

/// A number for an attribute's name.
pub(crate) fn intern(name: &str) -> u32 {
    with(|document| {
        document.names.push(name.to_owned());
        document.names.len() as u32 - 1
    })
}

/// Parses HTML into a fragment at `to`.
pub(crate) fn parse(to: Handle, html: &str, space: u32) {
    with(|document| {
        let fragment = parser::fragment(document, html, space_of(space));
        set(document, to, Some(fragment));
    });
}

fn space_of(number: u32) -> Space {
    [Space::Html, Space::Svg, Space::Math][number.min(2) as usize]
}

/// Goes from `from` to its first child (0), next sibling (1), parent (2), or nowhere (3), and notes the node at `to`.
/// Returns what it is: nothing (0), an element (1), text (3), anything else (8).
pub(crate) fn step(to: Handle, from: Handle, direction: u32) -> u32 {
    with(|document| {
        let node = at(document, from).and_then(|id| match direction {
            0 => document.first(id),
            1 => document.next(id),
            2 => document.parent(id),
            _ => Some(id),
        });
        set(document, to, node);
        match node.map(|id| document.data(id)) {
            None => 0,
            Some(Data::Element(_)) => 1,
            Some(Data::Text(_)) => 3,
            Some(_) => 8,
        }
    })
}

/// The number of the mark that a template's node carries, plus one; zero when it carries none. Takes the mark off: a
/// comment becomes an empty text node, an element loses an attribute.
pub(crate) fn mark(handle: Handle) -> u32 {
    with(|document| {
        let Some(id) = at(document, handle) else {
            return 0;
        };
        let number = match document.data(id) {
            Data::Comment(text) => text
                .strip_prefix(MARK_COMMENT)
                .and_then(|it| it.parse().ok()),
            _ => document
                .attribute(id, MARK_ATTRIBUTE)
                .and_then(|it| it.parse::<u32>().ok()),
        };
        let Some(number) = number else { return 0 };
        if document.element(id).is_some() {
            document.remove_attribute(id, MARK_ATTRIBUTE);
        } else if let Some(parent) = document.parent(id) {
            let text = document.add_text("");
            document.insert(parent, text, Some(id));
            document.detach(id);
            set(document, handle, Some(text));
        }
        number + 1
    })
}

/// A new empty text node at `to`, in `parent` before `before` (last, when that is nothing).
pub(crate) fn anchor(to: Handle, parent: Handle, before: Handle) {
    with(|document| {
        let text = document.add_text("");
        let before = at(document, before);
        let parent = at(document, parent).or_else(|| document.parent(before?));
        if let Some(parent) = parent {
            document.insert(parent, text, before);
        }
        set(document, to, Some(text));
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

/// Gives the template at `template` the program that binds the slots of its clones.
pub(crate) fn program(template: Handle, steps: &[u8]) {
    with(|document| document.programs.insert(template, steps.to_vec()));
}

/// Clones a template and notes its nodes from `to` on: the first root, the last when there are several (`last` is 1), then
/// what the program emits.
pub(crate) fn instantiate(template: Handle, to: Handle, last: u32) {
    with(|document| {
        let Some(template_id) = at(document, template) else {
            return;
        };
        let copy = document.copy(template_id);
        let (first, steps) = (
            document.first(copy),
            document.programs.get(&template).cloned(),
        );
        if last == 1 {
            set(document, to, first);
            let last = document.last(copy);
            set(document, to + 1, last);
        } else {
            set(document, to, Some(copy));
        }
        let (mut node, mut next) = (if last == 1 { first } else { Some(copy) }, to + last);
        for step in steps.into_iter().flatten() {
            match step {
                0 => node = node.and_then(|id| document.first(id)),
                1 => node = node.and_then(|id| document.next(id)),
                2 => node = node.and_then(|id| document.parent(id)),
                _ => {
                    next += 1;
                    set(document, next, node);
                }
            }
        }
    });
}

/// Forgets `count` handles from `base` on.
pub(crate) fn release(base: Handle, count: u32) {
    with(|document| (base..base + count).for_each(|handle| set(document, handle, None)));
}

/// Writes a text node.
pub(crate) fn text(handle: Handle, start: u32, end: i32) -> Written {
    with(|document| {
        let text = passed(document, start, end).unwrap_or_default();
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

/// Writes an attribute, by the number of its name; without text, removes it.
pub(crate) fn attribute(handle: Handle, name: u32, start: u32, end: i32) -> Written {
    with(|document| {
        let value = passed(document, start, end);
        let name = document
            .names
            .get(name as usize)
            .cloned()
            .unwrap_or_default();
        at(document, handle).map_or(Written::Lost, |id| state::write(document, id, &name, value))
    })
}

/// Writes all there is in a `textarea`, `title`, `style` or `script`.
pub(crate) fn content(handle: Handle, start: u32, end: i32) -> Written {
    with(|document| {
        let value = passed(document, start, end);
        at(document, handle).map_or(Written::Lost, |id| {
            state::write(document, id, state::CONTENT, value)
        })
    })
}

/// Moves the nodes from `first` to `last` before the node at `before`.
pub(crate) fn insert(first: Handle, last: Handle, before: Handle) -> Written {
    with(
        |document| match at(document, before).and_then(|id| document.parent(id)) {
            Some(parent) => insert_range(document, first, last, parent, at(document, before)),
            None => Written::Lost,
        },
    )
}

/// Moves the nodes from `first` to `last` into `parent` before `before` (to the end, when that is nothing).
pub(crate) fn insert_in(first: Handle, last: Handle, parent: Handle, before: Handle) -> Written {
    with(|document| match at(document, parent) {
        Some(parent) => insert_range(document, first, last, parent, at(document, before)),
        None => Written::Lost,
    })
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

fn insert_range(
    document: &mut Document,
    first: Handle,
    last: Handle,
    parent: Id,
    before: Option<Id>,
) -> Written {
    let nodes = range(document, first, last);
    if document.ancestors(parent).any(|id| nodes.contains(&id)) {
        return Written::Lost;
    }
    for id in nodes {
        document.insert(parent, id, before);
    }
    document.writes += 1;
    Written::Yes
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

/// Makes the nodes between two anchors what the HTML says, keeping those that fit.
pub(crate) fn html(start: Handle, end: Handle, from: u32, to: i32) -> Written {
    with(|document| {
        let html = passed(document, from, to).unwrap_or_default();
        let (Some(start), Some(end)) = (at(document, start), at(document, end)) else {
            return Written::Lost;
        };
        let Some(parent) = document
            .parent(end)
            .filter(|&it| document.parent(start) == Some(it))
        else {
            return Written::Lost;
        };
        let fragment = parser::fragment(document, &html, child_space(document, parent));
        let first = document.next(start);
        morph::children(document, parent, first, Some(end), fragment);
        document.writes += 1;
        Written::Yes
    })
}

/// Makes a list of attributes those of an element, instead of the list that this slot gave it before. With `only_data`, only
/// those whose names start with `data-`. Returns bits of [`Listed`].
pub(crate) fn attributes(handle: Handle, slot: u32, start: u32, end: i32, only_data: bool) -> u32 {
    with(|document| {
        let list = passed(document, start, end).unwrap_or_default();
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
pub(crate) fn node(handle: Handle) -> Node {
    with(|document| Node(at(document, handle).unwrap_or(u32::MAX)))
}

/// Notes a node at a handle.
pub(crate) fn enter(to: Handle, node: Node) {
    with(|document| set(document, to, Some(node.0).filter(|&id| id < document.len())));
}

/// Elements of interest among the nodes from `first` to `last` and below.
pub(crate) fn interesting(first: Handle, last: Handle) -> Vec<Node> {
    with(|document| {
        let mut found = Vec::new();
        for root in range(document, first, last) {
            found.push(root);
            found.extend(document.descendants(root));
        }
        found.retain(|&id| {
            OF_INTEREST
                .iter()
                .any(|name| document.attribute(id, name).is_some())
        });
        found.into_iter().map(Node).collect()
    })
}

/// Whether the element at a handle has the attribute with this number.
pub(crate) fn has(handle: Handle, name: u32) -> bool {
    with(|document| {
        let Some(id) = at(document, handle) else {
            return false;
        };
        let name = document.names.get(name as usize);
        name.is_some_and(|name| document.attribute(id, name).is_some())
    })
}

/// Writes what was held back on an element and, if it is a form, on its controls.
pub(crate) fn unlock(node: Node) -> u32 {
    with(|document| state::unlock(document, node.0))
}

/// Text with all its character references resolved.
pub(crate) fn decode(text: &str) -> String {
    super::entity::decode(text)
}
