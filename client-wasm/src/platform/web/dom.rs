//! The document: elements, attributes, forms, focus, events.
//!
//! A [`Node`] is a number. It keeps nothing alive and needs no release: when its element is gone, what is asked of it is
//! answered with nothing, and what is done to it does nothing.
//!
//! The file is long because it is a list: one declaration for each thing asked of the browser.

use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

/// An element of the page. The same element has the same number, always.
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

/// An event that is being delivered. Valid until the handler returns.
#[derive(Clone, Copy, Debug)]
pub struct Event(u32);

/// One control's contribution to a form, in the order of `FormData`. Files are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormEntry {
    /// The control's name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// What the client leaves on elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Private {
    /// The control was used (its value may be shown to be wrong).
    Used,
    /// The form was submitted.
    Submitted,
    /// Timers of debounce and throttle.
    Timer,
    /// For whatever else.
    Extra,
}

mod js {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(module = "/js/dom.js")]
    extern "C" {
        pub(super) fn document_element() -> u32;
        pub(super) fn by_id(id: &str) -> u32;
        pub(super) fn query_one(root: u32, selector: &str) -> u32;
        pub(super) fn query_all(root: u32, selector: &str) -> Vec<u32>;
        pub(super) fn closest(node: u32, selector: &str) -> u32;
        pub(super) fn matches(node: u32, selector: &str) -> bool;
        pub(super) fn contains(outer: u32, inner: u32) -> bool;
        pub(super) fn relative(node: u32, name: &str) -> u32;
        pub(super) fn is_connected(node: u32) -> bool;
        pub(super) fn tag_name(node: u32) -> String;
        pub(super) fn get_attribute(node: u32, name: &str) -> Option<String>;
        pub(super) fn has_attribute(node: u32, name: &str) -> bool;
        pub(super) fn attribute_names(node: u32) -> String;
        pub(super) fn set_attribute(node: u32, name: &str, value: &str);
        pub(super) fn remove_attribute(node: u32, name: &str);
        pub(super) fn set_class(node: u32, class: &str, on: bool);
        pub(super) fn has_class(node: u32, class: &str) -> bool;
        pub(super) fn stick_class(node: u32, class: &str, on: u32);
        pub(super) fn property(node: u32, name: &str) -> String;
        pub(super) fn flag(node: u32, name: &str) -> bool;
        pub(super) fn set_property(node: u32, name: &str, value: &str);
        #[wasm_bindgen(js_name = set_property)]
        pub(super) fn set_flag(node: u32, name: &str, on: bool);
        pub(super) fn style(node: u32, name: &str) -> String;
        pub(super) fn set_style(node: u32, name: &str, value: &str);
        pub(super) fn text_of(node: u32) -> String;
        pub(super) fn replace_text(node: u32, text: &str);
        pub(super) fn restore_text(node: u32);
        pub(super) fn set_inner_html(node: u32, html: &str);
        pub(super) fn parse(html: &str) -> u32;
        pub(super) fn deep_copy(node: u32) -> u32;
        pub(super) fn append(parent: u32, node: u32);
        pub(super) fn replace(old: u32, new: u32);
        pub(super) fn remove_node(node: u32);
        pub(super) fn private_number(node: u32, key: u32) -> u32;
        pub(super) fn set_private(node: u32, key: u32, value: u32);
        pub(super) fn active_element() -> u32;
        pub(super) fn focus(node: u32);
        pub(super) fn blur(node: u32);
        pub(super) fn selection(node: u32) -> Vec<u32>;
        pub(super) fn set_selection(node: u32, start: u32, end: u32);
        pub(super) fn is_visible(node: u32) -> bool;
        pub(super) fn scroll_into_view(node: u32);
        pub(super) fn form_entries(form: u32, submitter: u32) -> String;
        pub(super) fn form_elements(form: u32) -> Vec<u32>;
        pub(super) fn form_of(control: u32) -> u32;
        pub(super) fn submit(form: u32);
        pub(super) fn dispatch(
            target: i32,
            name: &str,
            detail: Option<&str>,
            bubbles: bool,
        ) -> bool;
        pub(super) fn listen(target: i32, name: &str, capture: bool, listener: u32);
        pub(super) fn forget_event(event: u32);
        pub(super) fn event_node(event: u32, name: &str) -> u32;
        pub(super) fn event_text(event: u32, name: &str) -> String;
        pub(super) fn event_flag(event: u32, name: &str) -> bool;
        pub(super) fn event_number(event: u32, name: &str) -> i32;
        pub(super) fn event_detail(event: u32) -> Option<String>;
        pub(super) fn prevent_default(event: u32);
        pub(super) fn stop(event: u32);
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

/// The document's root element.
pub fn document_element() -> Node {
    Node(js::document_element())
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Node> {
    some(js::by_id(id))
}

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

/// Whether the element matches.
pub fn matches(node: Node, selector: &str) -> bool {
    js::matches(node.0, selector)
}

/// Whether `inner` is `outer` or below it.
pub fn contains(outer: Node, inner: Node) -> bool {
    js::contains(outer.0, inner.0)
}

/// The parent element.
pub fn parent(node: Node) -> Option<Node> {
    some(js::relative(node.0, "parentElement"))
}

/// The first child element.
pub fn first_child(node: Node) -> Option<Node> {
    some(js::relative(node.0, "firstElementChild"))
}

/// The last child element.
pub fn last_child(node: Node) -> Option<Node> {
    some(js::relative(node.0, "lastElementChild"))
}

/// The next sibling element.
pub fn next_sibling(node: Node) -> Option<Node> {
    some(js::relative(node.0, "nextElementSibling"))
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
/// Changes the element at once.
pub fn stick_class(node: Node, class: &str, on: Option<bool>) {
    js::stick_class(node.0, class, on.map_or(2, u32::from));
}

/// A property that is text (`value`, `type`, `name`, `href`, …), empty when it is not there.
pub fn property(node: Node, name: &str) -> String {
    js::property(node.0, name)
}

/// Sets a property that is text.
pub fn set_property(node: Node, name: &str, value: &str) {
    js::set_property(node.0, name, value);
}

/// A property that is a boolean (`checked`, `disabled`, `readOnly`, `selected`, `open`, `isContentEditable`, …).
pub fn flag(node: Node, name: &str) -> bool {
    js::flag(node.0, name)
}

/// Sets a property that is a boolean.
pub fn set_flag(node: Node, name: &str, on: bool) {
    js::set_flag(node.0, name, on);
}

/// A property of the element's inline style.
pub fn style(node: Node, name: &str) -> String {
    js::style(node.0, name)
}

/// Sets a property of the element's inline style; an empty value removes it.
pub fn set_style(node: Node, name: &str, value: &str) {
    js::set_style(node.0, name, value);
}

/// The text inside.
pub fn text(node: Node) -> String {
    js::text_of(node.0)
}

/// Shows `text` instead of the content, which stays aside (and goes on being patched there) until [`restore_text`].
pub fn replace_text(node: Node, text: &str) {
    js::replace_text(node.0, text);
}

/// Undoes [`replace_text`].
pub fn restore_text(node: Node) {
    js::restore_text(node.0);
}

/// The element's HTML.
pub fn outer_html(node: Node) -> String {
    js::property(node.0, "outerHTML")
}

/// The HTML of the content.
pub fn inner_html(node: Node) -> String {
    js::property(node.0, "innerHTML")
}

/// Replaces the content by parsed HTML. Not for content that a view patches.
pub fn set_inner_html(node: Node, html: &str) {
    js::set_inner_html(node.0, html);
}

/// Parses HTML that has one root element and gives that element, in no document.
pub fn parse(html: &str) -> Option<Node> {
    some(js::parse(html))
}

/// A deep copy, in no document, with what the user did to its controls.
pub fn deep_copy(node: Node) -> Node {
    Node(js::deep_copy(node.0))
}

/// Moves `node` to the end of `parent`.
pub fn append(parent: Node, node: Node) {
    js::append(parent.0, node.0);
}

/// Puts `new` where `old` is.
pub fn replace(old: Node, new: Node) {
    js::replace(old.0, new.0);
}

/// Takes the element out of the page.
pub fn remove(node: Node) {
    js::remove_node(node.0);
}

/// A number that was left on the element under `key`; 0 when none was. It goes away with the element.
pub fn private(node: Node, key: Private) -> u32 {
    js::private_number(node.0, key as u32)
}

/// Leaves a number on the element.
pub fn set_private(node: Node, key: Private, value: u32) {
    js::set_private(node.0, key as u32, value);
}

// Focus and sight.

/// The focused element.
pub fn active_element() -> Option<Node> {
    some(js::active_element())
}

/// Focuses the element.
pub fn focus(node: Node) {
    js::focus(node.0);
}

/// Takes the focus away.
pub fn blur(node: Node) {
    js::blur(node.0);
}

/// Selection in a text control, in UTF-16 units.
pub fn selection(node: Node) -> Option<(u32, u32)> {
    match js::selection(node.0)[..] {
        [start, end] => Some((start, end)),
        _ => None,
    }
}

/// Selects in a text control.
pub fn set_selection(node: Node, start: u32, end: u32) {
    js::set_selection(node.0, start, end);
}

/// Whether the element takes up room on the page.
pub fn is_visible(node: Node) -> bool {
    js::is_visible(node.0)
}

/// Scrolls the element into view.
pub fn scroll_into_view(node: Node) {
    js::scroll_into_view(node.0);
}

// Forms.

/// What the form would submit, in order, files left out; with `submitter`, its name and value too.
pub fn form_entries(form: Node, submitter: Option<Node>) -> Vec<FormEntry> {
    let entries = js::form_entries(form.0, number(submitter));
    let mut texts = entries.split('\0');
    let mut found = Vec::new();
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        found.push(FormEntry {
            name: name.to_owned(),
            value: value.to_owned(),
        });
    }
    found
}

/// The form's controls.
pub fn form_elements(form: Node) -> Vec<Node> {
    nodes(js::form_elements(form.0))
}

/// The form that a control belongs to.
pub fn form_of(control: Node) -> Option<Node> {
    some(js::form_of(control.0))
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

/// From now on, events of this name are given to the handler of [`on_event`] with this `listener` number.
pub fn listen(target: Target, name: &str, capture: bool, listener: u32) {
    js::listen(target.number(), name, capture, listener);
}

/// Sets the one handler of all events listened for.
pub fn on_event(handler: fn(listener: u32, event: Event)) {
    HANDLER.set(Some(handler));
}

/// The event's target, when it is an element.
pub fn event_target(event: Event) -> Option<Node> {
    some(js::event_node(event.0, "target"))
}

/// A text property of the event (`key`, `type`, …).
pub fn event_text(event: Event, name: &str) -> String {
    js::event_text(event.0, name)
}

/// A boolean property of the event (`ctrlKey`, `defaultPrevented`, `isTrusted`, …).
pub fn event_flag(event: Event, name: &str) -> bool {
    js::event_flag(event.0, name)
}

/// A number property of the event (`detail` of a click, `button`, …).
pub fn event_number(event: Event, name: &str) -> i32 {
    js::event_number(event.0, name)
}

/// An element property of the event (`submitter`, `relatedTarget`).
pub fn event_node(event: Event, name: &str) -> Option<Node> {
    some(js::event_node(event.0, name))
}

/// The detail of a `CustomEvent`, as JSON.
pub fn event_detail(event: Event) -> Option<String> {
    js::event_detail(event.0)
}

/// Prevents what the browser would do by default.
pub fn prevent_default(event: Event) {
    js::prevent_default(event.0);
}

/// Stops other listeners from seeing the event.
pub fn stop(event: Event) {
    js::stop(event.0);
}

thread_local! {
    static HANDLER: Cell<Option<fn(u32, Event)>> = const { Cell::new(None) };
}

/// An event that was listened for. Called from JavaScript only.
#[wasm_bindgen]
pub fn dom_event(listener: u32, event: u32) {
    if let Some(handler) = HANDLER.get() {
        handler(listener, Event(event));
    }
    js::forget_event(event);
}
