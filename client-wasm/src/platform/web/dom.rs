//! The document, with texts that are copied. See `js/dom.js`.

/// An element of the page. The same element has the same number, always; it keeps nothing alive and needs no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(crate) u32);

/// Where an event is listened for or sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The window.
    Window,
    /// The document.
    Document,
    /// One element.
    Node(Node),
}

mod js {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(module = "/js/dom.js")]
    extern "C" {
        pub(super) fn query_one(root: u32, selector: &str) -> u32;
        pub(super) fn query_all(root: u32, selector: &str) -> Vec<u32>;
        pub(super) fn closest(node: u32, selector: &str) -> u32;
        pub(super) fn is_connected(node: u32) -> bool;
        pub(super) fn tag_name(node: u32) -> String;
        pub(super) fn get_attribute(node: u32, name: &str) -> Option<String>;
        pub(super) fn has_attribute(node: u32, name: &str) -> bool;
        pub(super) fn attribute_names(node: u32) -> String;
        pub(super) fn set_attribute(node: u32, name: &str, value: &str);
        pub(super) fn remove_attribute(node: u32, name: &str);
        pub(super) fn set_class(node: u32, class: &str, on: bool);
        pub(super) fn has_class(node: u32, class: &str) -> bool;
        pub(super) fn property(node: u32, name: &str) -> String;
        pub(super) fn parse(html: &str) -> u32;
        pub(super) fn replace(old: u32, new: u32);
        pub(super) fn submit(form: u32);
        pub(super) fn dispatch(
            target: i32,
            name: &str,
            detail: Option<&str>,
            bubbles: bool,
        ) -> bool;
    }
}

fn some(number: u32) -> Option<Node> {
    (number != 0).then_some(Node(number))
}

fn number(node: Option<Node>) -> u32 {
    node.map_or(0, |node| node.0)
}

fn nodes(numbers: Vec<u32>) -> Vec<Node> {
    numbers.into_iter().map(Node).collect()
}

impl Target {
    fn number(self) -> i32 {
        match self {
            Self::Window => -1,
            Self::Document => -2,
            Self::Node(node) => node.0 as i32,
        }
    }
}

// Finding.

/// The first match below `root` (the document when `None`).
pub fn query_one(root: Option<Node>, selector: &str) -> Option<Node> {
    some(js::query_one(number(root), selector))
}

/// All matches below `root` (the document when `None`), in document order. A selector that is none matches nothing.
pub fn query_all(root: Option<Node>, selector: &str) -> Vec<Node> {
    nodes(js::query_all(number(root), selector))
}

/// The nearest match, from `node` itself upwards.
pub fn closest(node: Node, selector: &str) -> Option<Node> {
    some(js::closest(node.0, selector))
}

/// Whether the element is in the document.
pub fn is_connected(node: Node) -> bool {
    js::is_connected(node.0)
}

// Reading and writing.

/// The element's name, in lower case.
pub fn tag_name(node: Node) -> String {
    js::tag_name(node.0)
}

/// An attribute's value.
pub fn attribute(node: Node, name: &str) -> Option<String> {
    js::get_attribute(node.0, name)
}

/// Whether an attribute is there.
pub fn has_attribute(node: Node, name: &str) -> bool {
    js::has_attribute(node.0, name)
}

/// The names of all attributes.
pub fn attribute_names(node: Node) -> Vec<String> {
    js::attribute_names(node.0)
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Sets an attribute.
pub fn set_attribute(node: Node, name: &str, value: &str) {
    js::set_attribute(node.0, name, value);
}

/// Removes an attribute.
pub fn remove_attribute(node: Node, name: &str) {
    js::remove_attribute(node.0, name);
}

/// Adds a class.
pub fn add_class(node: Node, class: &str) {
    js::set_class(node.0, class, true);
}

/// Removes a class.
pub fn remove_class(node: Node, class: &str) {
    js::set_class(node.0, class, false);
}

/// Whether the class is there.
pub fn has_class(node: Node, class: &str) -> bool {
    js::has_class(node.0, class)
}

/// Makes a class stay (`Some(true)`) or stay away (`Some(false)`) whatever the server's next class list says; `None` forgets that.
/// A property that is text (`value`, `type`, `name`, `href`, …), empty when it is not there.
pub fn property(node: Node, name: &str) -> String {
    js::property(node.0, name)
}

/// Parses HTML that has one root element and gives that element, in no document.
pub fn parse(html: &str) -> Option<Node> {
    some(js::parse(html))
}

/// Puts `new` where `old` is.
pub fn replace(old: Node, new: Node) {
    js::replace(old.0, new.0);
}

/// Submits the form the browser's way, without events.
pub fn submit(form: Node) {
    js::submit(form.0);
}

// Events.

/// Sends a `CustomEvent` whose detail is `detail` (JSON); false when a listener prevented its default.
pub fn dispatch(target: Target, name: &str, detail: Option<&str>, bubbles: bool) -> bool {
    js::dispatch(target.number(), name, detail, bubbles)
}
