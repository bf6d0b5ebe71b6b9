//! What patching needs of the document: a table of handles and the operations on it. See `js/patch.js`; the twin in memory is
//! `platform/native/dom/parts.rs`.
//!
//! Text comes in two ways: as a range of the message that was retained, or [held](hold) just before.

use super::dom::Node;
use crate::platform::Written;
use crate::platform::value::Value;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

/// An index in the table of handles. Zero is no handle.
pub(crate) type Handle = u32;

#[wasm_bindgen(module = "/js/patch.js")]
extern "C" {
    fn retain(message: Value) -> u32;
    #[wasm_bindgen(js_name = text)]
    fn js_text(handle: Handle, start: u32, end: i32) -> u32;
    #[wasm_bindgen(js_name = write_value)]
    fn js_write_value(handle: Handle, number: u32, start: u32, end: i32) -> u32;
    #[wasm_bindgen(js_name = insert)]
    fn js_insert(first: Handle, last: Handle, before: Handle) -> u32;
    #[wasm_bindgen(js_name = html)]
    fn js_html(start: Handle, end: Handle, html: &str) -> u32;
    fn node_at(handle: Handle) -> u32;
    fn enter_node(to: Handle, node: u32);
    #[wasm_bindgen(js_name = interesting)]
    fn js_interesting(first: Handle, last: Handle) -> Vec<u32>;
    /// The text that the next operation uses when its range says so.
    pub(crate) fn hold(text: &str);
    /// The number of statics, a list as JSON; the same for the same statics.
    pub(crate) fn know(start: u32, end: i32) -> u32;
    /// One of the statics.
    pub(crate) fn constant(number: u32, index: u32) -> Option<String>;
    /// A slot of these statics was given something that has no place of its own.
    pub(crate) fn spoil(number: u32);
    /// Prepares statics, with the roots in a namespace, and says in words what the client must know; see
    /// `Template::prepare`.
    pub(crate) fn template(number: u32, space: u32) -> Vec<u32>;
    /// Clones a template and notes its nodes from `to` on.
    pub(crate) fn instantiate(template: u32, to: Handle);
    /// Whether HTML of a slot stands for itself, and does not end inside a tag.
    pub(crate) fn is_whole(html: &str) -> bool;
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
    /// Says on an element that it is the root of a component.
    pub(crate) fn mark_component(handle: Handle, cid: u32, view: &str);
    /// Text with all its character references resolved.
    pub(crate) fn decode(text: &str) -> String;
}

#[wasm_bindgen(module = "/js/adopt.js")]
extern "C" {
    #[wasm_bindgen(js_name = adopt_text)]
    fn js_adopt_text(to: Handle, start: u32, end: i32) -> u32;
    /// Adoption starts with the content of a node.
    pub(crate) fn adopt_in(parent: Handle);
    /// Adoption starts with a node.
    pub(crate) fn adopt_at(node: Handle);
    /// Starts on an instance, whose handles are from `base` on. Tells whether its first root is there.
    pub(crate) fn adopt(template: u32, base: Handle) -> bool;
    /// Goes to the node of a slot; for a child slot, to its content. Tells whether it is there.
    pub(crate) fn adopt_slot(slot: u32) -> bool;
    /// Puts HTML here, between two new anchors at `start` and `end`; what is there and equal is taken over.
    pub(crate) fn adopt_html(start: Handle, end: Handle, html: &str);
    /// Notes the root of a component, if an element is here.
    pub(crate) fn adopt_component(to: Handle) -> bool;
    /// Puts nodes here.
    pub(crate) fn adopt_insert(first: Handle, last: Handle);
    /// Puts a new empty text node here.
    pub(crate) fn adopt_anchor(to: Handle);
    /// Takes out what else is on this level; tells how much that was.
    pub(crate) fn adopt_rest() -> u32;
    /// Goes to the end of the instance. Tells whether all of it was there.
    pub(crate) fn adopt_end() -> bool;
}

#[wasm_bindgen(module = "/js/state.js")]
extern "C" {
    #[wasm_bindgen(js_name = unlock)]
    fn js_unlock(node: u32) -> u32;
}

thread_local! {
    /// Where the retained message starts, when its bytes and its characters are counted alike; else zero.
    static RETAINED: Cell<usize> = const { Cell::new(0) };
}

/// A message that arrived as a JavaScript string. While it lives, ranges of it can be passed instead of text.
#[derive(Debug)]
pub(crate) struct Incoming(String);

impl Incoming {
    /// Takes in a message, and lets `js/patch.js` retain it.
    pub(crate) fn new(message: Value) -> Self {
        let text = message.to_string();
        let is_ascii = retain(message) as usize == text.len();
        RETAINED.set(if is_ascii { text.as_ptr() as usize } else { 0 });
        Self(text)
    }

    /// The message.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        RETAINED.set(0);
    }
}

/// Whether ranges of `message` are ranges of the retained one.
pub(crate) fn is_retained(message: &str) -> bool {
    RETAINED.get() == message.as_ptr() as usize
}

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

/// Moves the nodes from `first` to `last` before the node at `before`.
pub(crate) fn insert(first: Handle, last: Handle, before: Handle) -> Written {
    written(js_insert(first, last, before))
}

/// Makes the nodes between two anchors what the HTML says, keeping those that fit.
pub(crate) fn html(start: Handle, end: Handle, html: &str) -> Written {
    written(js_html(start, end, html))
}

/// Finds the text node of a slot, makes one if need be, notes it at `to` and writes it.
pub(crate) fn adopt_text(to: Handle, start: u32, end: i32) -> Written {
    written(js_adopt_text(to, start, end))
}

/// The node at a handle, for the rest of the client.
pub(crate) fn node(handle: Handle) -> Option<Node> {
    Node::of(node_at(handle))
}

/// Notes a node at a handle.
pub(crate) fn enter(to: Handle, node: Node) {
    enter_node(to, node.number());
}

/// Elements of interest among the nodes from `first` to `last` and below.
pub(crate) fn interesting(first: Handle, last: Handle) -> Vec<Node> {
    js_interesting(first, last)
        .into_iter()
        .filter_map(Node::of)
        .collect()
}

/// Writes what was held back on an element and, if it is a form, on its controls.
pub(crate) fn unlock(node: Node) -> u32 {
    js_unlock(node.number())
}
