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
    #[wasm_bindgen(js_name = attribute)]
    fn js_attribute(handle: Handle, name: u32, start: u32, end: i32) -> u32;
    #[wasm_bindgen(js_name = content)]
    fn js_content(handle: Handle, start: u32, end: i32) -> u32;
    #[wasm_bindgen(js_name = insert)]
    fn js_insert(first: Handle, last: Handle, before: Handle) -> u32;
    #[wasm_bindgen(js_name = insert_in)]
    fn js_insert_in(first: Handle, last: Handle, parent: Handle, before: Handle) -> u32;
    #[wasm_bindgen(js_name = html)]
    fn js_html(start: Handle, end: Handle, from: u32, to: i32) -> u32;
    fn node_at(handle: Handle) -> u32;
    fn enter_node(to: Handle, node: u32);
    #[wasm_bindgen(js_name = interesting)]
    fn js_interesting(first: Handle, last: Handle) -> Vec<u32>;
    /// The text that the next operation uses when its range says so.
    pub(crate) fn hold(text: &str);
    /// A number for an attribute's name.
    pub(crate) fn intern(name: &str) -> u32;
    /// Parses HTML into a fragment at `to`.
    #[wasm_bindgen(js_name = parse_template)]
    pub(crate) fn parse(to: Handle, html: &str, space: u32);
    /// Goes from `from` to its first child (0), next sibling (1), parent (2), or nowhere (3), and notes the node at `to`.
    /// Returns what it is: nothing (0), an element (1), text (3), anything else (8).
    pub(crate) fn step(to: Handle, from: Handle, direction: u32) -> u32;
    /// The number of the mark that a template's node carries, plus one; zero when it carries none. Takes the mark off: a
    /// comment becomes an empty text node, an element loses an attribute.
    pub(crate) fn mark(handle: Handle) -> u32;
    /// A new empty text node at `to`, in `parent` before `before` (last, when that is nothing).
    pub(crate) fn anchor(to: Handle, parent: Handle, before: Handle);
    /// The namespace that children of this node are in: HTML (0), SVG (1), MathML (2).
    pub(crate) fn space(handle: Handle) -> u32;
    /// Gives the template at `template` the program that binds the slots of its clones.
    pub(crate) fn program(template: Handle, steps: &[u8]);
    /// Clones a template and notes its nodes from `to` on: the first root, the last when there are several (`last` is 1),
    /// then what the program emits.
    pub(crate) fn instantiate(template: Handle, to: Handle, last: u32);
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
    /// Whether the element at a handle has the attribute with this number.
    pub(crate) fn has(handle: Handle, name: u32) -> bool;
    /// Text with all its character references resolved.
    pub(crate) fn decode(text: &str) -> String;
}

#[wasm_bindgen(module = "/js/adopt.js")]
extern "C" {
    #[wasm_bindgen(js_name = adopt_only)]
    fn js_adopt_only(to: Handle, element: Handle, start: u32, end: i32) -> u32;
    /// Whether the node at the cursor is a template's first root; notes it at `base` and `level`.
    pub(crate) fn adopt_root(base: Handle, level: Handle, cursor: Handle, template: Handle)
    -> bool;
    #[wasm_bindgen(js_name = adopt_text)]
    fn js_adopt_text(
        to: Handle,
        parent: Handle,
        cursor: Handle,
        after: Handle,
        start: u32,
        end: i32,
    ) -> u32;
    /// [`step`], and then [`expect`].
    pub(crate) fn walk(to: Handle, from: Handle, direction: u32, template: Handle) -> bool;
    /// Whether a node of the page is what the template has there. Text that goes on beyond the template's is split.
    pub(crate) fn expect(page: Handle, template: Handle) -> bool;
    /// Drops empty text nodes at a cursor: they stood for something, once.
    pub(crate) fn skip_empty(cursor: Handle);
    /// Puts HTML at the cursor, between two new anchors at `start` and `end`; what is there and equal is taken over.
    pub(crate) fn adopt_html(
        start: Handle,
        end: Handle,
        parent: Handle,
        cursor: Handle,
        from: u32,
        to: i32,
    );
    /// Removes what stands at the cursor until something fits `template`, or to the end when that is nothing.
    pub(crate) fn skip_to(cursor: Handle, template: Handle) -> u32;
    /// Removes attributes that neither the template's element has nor a list gave.
    pub(crate) fn prune(handle: Handle, template: Handle);
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

/// Finds the text of a slot that is alone in its element, notes it at `to` and writes it. `Lost`: there is something else.
pub(crate) fn adopt_only(to: Handle, element: Handle, start: u32, end: i32) -> Written {
    written(js_adopt_only(to, element, start, end))
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

/// Writes an attribute, by the number of its name; without text, removes it.
pub(crate) fn attribute(handle: Handle, name: u32, start: u32, end: i32) -> Written {
    written(js_attribute(handle, name, start, end))
}

/// Writes all there is in a `textarea`, `title`, `style` or `script`.
pub(crate) fn content(handle: Handle, start: u32, end: i32) -> Written {
    written(js_content(handle, start, end))
}

/// Moves the nodes from `first` to `last` before the node at `before`.
pub(crate) fn insert(first: Handle, last: Handle, before: Handle) -> Written {
    written(js_insert(first, last, before))
}

/// Moves the nodes from `first` to `last` into `parent` before `before` (to the end, when that is nothing).
pub(crate) fn insert_in(first: Handle, last: Handle, parent: Handle, before: Handle) -> Written {
    written(js_insert_in(first, last, parent, before))
}

/// Makes the nodes between two anchors what the HTML says, keeping those that fit.
pub(crate) fn html(start: Handle, end: Handle, from: u32, to: i32) -> Written {
    written(js_html(start, end, from, to))
}

/// Finds the text node of a slot at the cursor, makes one if need be, notes it at `to` and writes it. `after` is what the
/// template has after the slot: text there is not the slot's. Leaves the cursor behind the slot.
pub(crate) fn adopt_text(
    to: Handle,
    parent: Handle,
    cursor: Handle,
    after: Handle,
    start: u32,
    end: i32,
) -> Written {
    written(js_adopt_text(to, parent, cursor, after, start, end))
}

/// The node at a handle, for the rest of the client.
pub(crate) fn node(handle: Handle) -> Node {
    Node(node_at(handle))
}

/// Notes a node at a handle.
pub(crate) fn enter(to: Handle, node: Node) {
    enter_node(to, node.0);
}

/// Elements of interest among the nodes from `first` to `last` and below.
pub(crate) fn interesting(first: Handle, last: Handle) -> Vec<Node> {
    js_interesting(first, last).into_iter().map(Node).collect()
}

/// Writes what was held back on an element and, if it is a form, on its controls.
pub(crate) fn unlock(node: Node) -> u32 {
    js_unlock(node.0)
}
