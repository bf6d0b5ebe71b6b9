//! What patching needs of the document: a table of handles and the operations on it. See `js/patch.js`; the twin in memory is
//! `platform/native/dom/parts.rs`.
//!
//! Text comes in two ways: as a range of the message that is being read, or held just before.

use super::dom::Node;
use crate::platform::value::Value;
use crate::platform::{Note, Written};
use wasm_bindgen::prelude::wasm_bindgen;

/// An index in the table of handles. Zero is no handle.
pub(crate) type Handle = u32;

#[wasm_bindgen(module = "/js/patch.js")]
extern "C" {
    fn retain(message: Value);
    #[wasm_bindgen(js_name = text)]
    fn js_text(handle: Handle, start: u32, end: i32) -> u32;
    #[wasm_bindgen(js_name = write_value)]
    fn js_write_value(handle: Handle, number: u32, start: u32, end: i32) -> u32;
    /// Moves the nodes from `first` to `last` before the node at `before`. Tells whether that is there.
    pub(crate) fn insert(first: Handle, last: Handle, before: Handle) -> bool;
    /// Makes the nodes between two anchors what the held HTML says, keeping those that fit. Tells whether the anchors are there.
    /// Notes what became of elements of interest.
    pub(crate) fn html(start: Handle, end: Handle) -> bool;
    /// Notes that elements of interest after the first of two anchors go; if they are `shown`, takes out all nodes there, and
    /// that anchor.
    pub(crate) fn drop_html(start: Handle, end: Handle, shown: bool);
    /// Holds a text of the message as it is meant. Tells whether it is HTML, if that `may_be`.
    pub(crate) fn resolve(start: u32, end: i32, may_be: bool) -> bool;
    #[wasm_bindgen(js_name = said)]
    fn js_said(start: u32, end: i32) -> i32;
    /// Keeps a text at a handle.
    pub(crate) fn keep(handle: Handle, start: u32, end: i32);
    /// Adds a text that is kept to what is held.
    pub(crate) fn add_kept(handle: Handle);
    /// Adds one of the statics to what is held, if there are so many.
    pub(crate) fn add_constant(number: u32, index: u32) -> bool;
    #[wasm_bindgen(js_name = note)]
    fn js_note(what: u32, handle: Handle);
    #[wasm_bindgen(js_name = noted)]
    fn js_noted(what: u32) -> i32;
    fn node_at(handle: Handle) -> u32;
    fn enter_node(to: Handle, node: u32);
    /// Holds an empty text, to be added to.
    pub(crate) fn hold_nothing();
    /// The number of statics, a list as JSON; the same for the same statics.
    pub(crate) fn know(start: u32, end: i32) -> u32;
    /// A slot of these statics was given something that has no place of its own.
    pub(crate) fn spoil(number: u32);
    #[wasm_bindgen(js_name = template)]
    fn js_template(number: u32, space: u32) -> i32;
    /// Clones a template and notes its nodes from `to` on.
    pub(crate) fn instantiate(template: u32, to: Handle);
    /// Whether the held HTML stands for itself, and does not end inside a tag.
    pub(crate) fn is_whole() -> bool;
    /// A new empty text node at `to`, before the node at `before`.
    pub(crate) fn anchor(to: Handle, before: Handle);
    /// The namespace that children of this node are in: HTML (0), SVG (1), MathML (2).
    pub(crate) fn space(handle: Handle) -> u32;
    /// Forgets `count` handles from `base` on.
    pub(crate) fn release(base: Handle, count: u32);
    /// Takes out the nodes from `first` to `last`.
    pub(crate) fn remove(first: Handle, last: Handle);
    /// Makes a list of attributes those of an element, instead of the list that this slot gave it before. With `only_data`,
    /// only those whose names start with `data-`. Returns bits of [`Listed`](crate::platform::Listed).
    pub(crate) fn attributes(
        handle: Handle,
        slot: u32,
        start: u32,
        end: i32,
        only_data: bool,
    ) -> u32;
    /// Whether the element at a handle stays until its commands for leaving are done.
    pub(crate) fn lingers(handle: Handle) -> bool;
    /// Says on an element that it is the root of a component, of the view in a container.
    pub(crate) fn mark_component(handle: Handle, cid: u32, container: Handle);
}

#[wasm_bindgen(module = "/js/adopt.js")]
extern "C" {
    /// Adoption starts with the content of a node.
    pub(crate) fn adopt_in(parent: Handle);
    /// Adoption starts with a node.
    pub(crate) fn adopt_at(node: Handle);
    /// Starts on an instance, whose handles are from `base` on. Tells whether its first root is there.
    pub(crate) fn adopt(template: u32, base: Handle) -> bool;
    /// Goes to the node of a slot; for a child slot, to its content. Tells whether it is there.
    pub(crate) fn adopt_slot(slot: u32) -> bool;
    /// Puts the held HTML here, between two new anchors at `start` and `end`; what is there and equal is taken over.
    pub(crate) fn adopt_html(start: Handle, end: Handle);
    /// Notes the root of a component, if an element is here.
    pub(crate) fn adopt_component(to: Handle) -> bool;
    /// Puts nodes here.
    pub(crate) fn adopt_insert(first: Handle, last: Handle);
    /// Puts a new empty text node here.
    pub(crate) fn adopt_anchor(to: Handle);
    /// Takes out what else is on this level; tells how much that was.
    pub(crate) fn adopt_rest() -> u32;
    /// Writes texts to slots of an instance that is new: three numbers for each, the slot and where the text is. If it
    /// `adopts`, they are found in the page; if it `ends`, all else is too. Returns how many were written, or -1 when the page
    /// is built otherwise.
    pub(crate) fn fill(template: u32, base: Handle, adopts: bool, ends: bool, texts: &[i32])
    -> i32;
}

#[wasm_bindgen(module = "/js/state.js")]
extern "C" {
    #[wasm_bindgen(js_name = unlock)]
    fn js_unlock(node: u32) -> u32;
}

/// A message that arrived as a JavaScript string, which the page retains.
#[derive(Debug)]
pub(crate) struct Incoming(String);

impl Incoming {
    /// Takes in a message, and lets `js/patch.js` retain it.
    pub(crate) fn new(message: Value) -> Self {
        retain(message);
        Self(message.to_string())
    }

    /// The message.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

/// Ranges are those of this message from now on. Here they are already: it is one that came in.
pub(crate) fn read_from(_message: &str) {}

fn written(code: u32) -> Written {
    match code {
        0 => Written::No,
        1 => Written::Yes,
        _ => Written::Lost,
    }
}

/// Writes a text node.
pub(crate) fn text(handle: Handle, start: u32, end: i32) -> Written {
    written(js_text(handle, start, end))
}

/// Writes a slot in a value, by the number that its template has for it.
pub(crate) fn write_value(handle: Handle, number: u32, start: u32, end: i32) -> Written {
    written(js_write_value(handle, number, start, end))
}

/// A text of the message, or the one that is held.
pub(crate) fn said(start: u32, end: i32) -> Value {
    Value(js_said(start, end))
}

/// The node at a handle, for the rest of the client.
pub(crate) fn node(handle: Handle) -> Option<Node> {
    Node::of(node_at(handle))
}

/// Notes a node at a handle.
pub(crate) fn enter(to: Handle, node: Node) {
    enter_node(to, node.number());
}

/// Prepares statics, with the roots in a namespace, and says in words what the client must know; see `Template::prepare`.
pub(crate) fn template(number: u32, space: u32) -> Vec<u32> {
    let mut words = Vec::new();
    for word in Value(js_template(number, space)).items() {
        words.push(word.as_number(0) as u32);
    }
    words
}

/// Notes what happened to an element of interest.
pub(crate) fn note(what: Note, handle: Handle) {
    js_note(what as u32, handle);
}

/// The elements of interest to which this happened, each once. They are forgotten.
pub(crate) fn noted(what: Note) -> Vec<Node> {
    let mut nodes = Vec::new();
    for node in Value(js_noted(what as u32)).nodes() {
        nodes.push(node);
    }
    nodes
}

/// Writes what was held back on an element and, if it is a form, on its controls.
pub(crate) fn unlock(node: Node) -> u32 {
    js_unlock(node.number())
}
