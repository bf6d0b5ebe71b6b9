//! The document: elements, attributes, forms, focus, events.
//!
//! A [`Node`] is a number. It keeps nothing alive and needs no release: when its element is gone, what is asked of it is
//! answered with nothing, and what is done to it does nothing.

/// An element of the page. The same element has the same number, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

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

// Finding.

/// The document's root element.
pub fn document_element() -> Node {
    unimplemented!()
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Node> {
    let _ = (id,);
    unimplemented!()
}

/// The first match below `root` (the document when `None`).
pub fn query_one(root: Option<Node>, selector: &str) -> Option<Node> {
    let _ = (root, selector);
    unimplemented!()
}

/// All matches below `root` (the document when `None`), in document order. A selector that is none matches nothing.
pub fn query_all(root: Option<Node>, selector: &str) -> Vec<Node> {
    let _ = (root, selector);
    unimplemented!()
}

/// The nearest match, from `node` itself upwards.
pub fn closest(node: Node, selector: &str) -> Option<Node> {
    let _ = (node, selector);
    unimplemented!()
}

/// Whether the element matches.
pub fn matches(node: Node, selector: &str) -> bool {
    let _ = (node, selector);
    unimplemented!()
}

/// Whether `inner` is `outer` or below it.
pub fn contains(outer: Node, inner: Node) -> bool {
    let _ = (outer, inner);
    unimplemented!()
}

/// The parent element.
pub fn parent(node: Node) -> Option<Node> {
    let _ = (node,);
    unimplemented!()
}

/// The first child element.
pub fn first_child(node: Node) -> Option<Node> {
    let _ = (node,);
    unimplemented!()
}

/// The last child element.
pub fn last_child(node: Node) -> Option<Node> {
    let _ = (node,);
    unimplemented!()
}

/// The next sibling element.
pub fn next_sibling(node: Node) -> Option<Node> {
    let _ = (node,);
    unimplemented!()
}

/// Whether the element is in the document.
pub fn is_connected(node: Node) -> bool {
    let _ = (node,);
    unimplemented!()
}

// Reading and writing.

/// The element's name, in lower case.
pub fn tag_name(node: Node) -> String {
    let _ = (node,);
    unimplemented!()
}

/// An attribute's value.
pub fn attribute(node: Node, name: &str) -> Option<String> {
    let _ = (node, name);
    unimplemented!()
}

/// Whether an attribute is there.
pub fn has_attribute(node: Node, name: &str) -> bool {
    let _ = (node, name);
    unimplemented!()
}

/// The names of all attributes.
pub fn attribute_names(node: Node) -> Vec<String> {
    let _ = (node,);
    unimplemented!()
}

/// Sets an attribute.
pub fn set_attribute(node: Node, name: &str, value: &str) {
    let _ = (node, name, value);
    unimplemented!()
}

/// Removes an attribute.
pub fn remove_attribute(node: Node, name: &str) {
    let _ = (node, name);
    unimplemented!()
}

/// Adds a class.
pub fn add_class(node: Node, class: &str) {
    let _ = (node, class);
    unimplemented!()
}

/// Removes a class.
pub fn remove_class(node: Node, class: &str) {
    let _ = (node, class);
    unimplemented!()
}

/// Whether the class is there.
pub fn has_class(node: Node, class: &str) -> bool {
    let _ = (node, class);
    unimplemented!()
}

/// Makes a class stay (`Some(true)`) or stay away (`Some(false)`) whatever the server's next class list says; `None` forgets that.
/// Changes the element at once.
pub fn stick_class(node: Node, class: &str, on: Option<bool>) {
    let _ = (node, class, on);
    unimplemented!()
}

/// A property that is text (`value`, `type`, `name`, `href`, …), empty when it is not there.
pub fn property(node: Node, name: &str) -> String {
    let _ = (node, name);
    unimplemented!()
}

/// Sets a property that is text.
pub fn set_property(node: Node, name: &str, value: &str) {
    let _ = (node, name, value);
    unimplemented!()
}

/// A property that is a boolean (`checked`, `disabled`, `readOnly`, `selected`, `open`, `isContentEditable`, …).
pub fn flag(node: Node, name: &str) -> bool {
    let _ = (node, name);
    unimplemented!()
}

/// Sets a property that is a boolean.
pub fn set_flag(node: Node, name: &str, on: bool) {
    let _ = (node, name, on);
    unimplemented!()
}

/// A property of the element's inline style.
pub fn style(node: Node, name: &str) -> String {
    let _ = (node, name);
    unimplemented!()
}

/// Sets a property of the element's inline style; an empty value removes it.
pub fn set_style(node: Node, name: &str, value: &str) {
    let _ = (node, name, value);
    unimplemented!()
}

/// The text inside.
pub fn text(node: Node) -> String {
    let _ = (node,);
    unimplemented!()
}

/// Shows `text` instead of the content, which stays aside (and goes on being patched there) until [`restore_text`].
pub fn replace_text(node: Node, text: &str) {
    let _ = (node, text);
    unimplemented!()
}

/// Undoes [`replace_text`].
pub fn restore_text(node: Node) {
    let _ = (node,);
    unimplemented!()
}

/// The element's HTML.
pub fn outer_html(node: Node) -> String {
    let _ = (node,);
    unimplemented!()
}

/// The HTML of the content.
pub fn inner_html(node: Node) -> String {
    let _ = (node,);
    unimplemented!()
}

/// Replaces the content by parsed HTML. Not for content that a view patches.
pub fn set_inner_html(node: Node, html: &str) {
    let _ = (node, html);
    unimplemented!()
}

/// Parses HTML that has one root element and gives that element, in no document.
pub fn parse(html: &str) -> Option<Node> {
    let _ = (html,);
    unimplemented!()
}

/// A deep copy, in no document, with what the user did to its controls.
pub fn deep_copy(node: Node) -> Node {
    let _ = (node,);
    unimplemented!()
}

/// Moves `node` to the end of `parent`.
pub fn append(parent: Node, node: Node) {
    let _ = (parent, node);
    unimplemented!()
}

/// Puts `new` where `old` is.
pub fn replace(old: Node, new: Node) {
    let _ = (old, new);
    unimplemented!()
}

/// Takes the element out of the page.
pub fn remove(node: Node) {
    let _ = (node,);
    unimplemented!()
}

/// A number that was left on the element under `key`; 0 when none was. It goes away with the element.
pub fn private(node: Node, key: Private) -> u32 {
    let _ = (node, key);
    unimplemented!()
}

/// Leaves a number on the element.
pub fn set_private(node: Node, key: Private, value: u32) {
    let _ = (node, key, value);
    unimplemented!()
}

// Focus and sight.

/// The focused element.
pub fn active_element() -> Option<Node> {
    unimplemented!()
}

/// Focuses the element.
pub fn focus(node: Node) {
    let _ = (node,);
    unimplemented!()
}

/// Takes the focus away.
pub fn blur(node: Node) {
    let _ = (node,);
    unimplemented!()
}

/// Selection in a text control, in UTF-16 units.
pub fn selection(node: Node) -> Option<(u32, u32)> {
    let _ = (node,);
    unimplemented!()
}

/// Selects in a text control.
pub fn set_selection(node: Node, start: u32, end: u32) {
    let _ = (node, start, end);
    unimplemented!()
}

/// Whether the element takes up room on the page.
pub fn is_visible(node: Node) -> bool {
    let _ = (node,);
    unimplemented!()
}

/// Scrolls the element into view.
pub fn scroll_into_view(node: Node) {
    let _ = (node,);
    unimplemented!()
}

// Forms.

/// What the form would submit, in order, files left out; with `submitter`, its name and value too.
pub fn form_entries(form: Node, submitter: Option<Node>) -> Vec<FormEntry> {
    let _ = (form, submitter);
    unimplemented!()
}

/// The form's controls.
pub fn form_elements(form: Node) -> Vec<Node> {
    let _ = (form,);
    unimplemented!()
}

/// The form that a control belongs to.
pub fn form_of(control: Node) -> Option<Node> {
    let _ = (control,);
    unimplemented!()
}

/// Submits the form the browser's way, without events.
pub fn submit(form: Node) {
    let _ = (form,);
    unimplemented!()
}

// Events.

/// Sends a `CustomEvent` whose detail is `detail` (JSON); false when a listener prevented its default.
pub fn dispatch(target: Target, name: &str, detail: Option<&str>, bubbles: bool) -> bool {
    let _ = (target, name, detail, bubbles);
    unimplemented!()
}

/// From now on, events of this name are given to the handler of [`on_event`] with this `listener` number.
pub fn listen(target: Target, name: &str, capture: bool, listener: u32) {
    let _ = (target, name, capture, listener);
    unimplemented!()
}

/// Sets the one handler of all events listened for.
pub fn on_event(handler: fn(listener: u32, event: Event)) {
    let _ = (handler,);
    unimplemented!()
}

/// The event's target, when it is an element.
pub fn event_target(event: Event) -> Option<Node> {
    let _ = (event,);
    unimplemented!()
}

/// A text property of the event (`key`, `type`, …).
pub fn event_text(event: Event, name: &str) -> String {
    let _ = (event, name);
    unimplemented!()
}

/// A boolean property of the event (`ctrlKey`, `defaultPrevented`, `isTrusted`, …).
pub fn event_flag(event: Event, name: &str) -> bool {
    let _ = (event, name);
    unimplemented!()
}

/// A number property of the event (`detail` of a click, `button`, …).
pub fn event_number(event: Event, name: &str) -> i32 {
    let _ = (event, name);
    unimplemented!()
}

/// An element property of the event (`submitter`, `relatedTarget`).
pub fn event_node(event: Event, name: &str) -> Option<Node> {
    let _ = (event, name);
    unimplemented!()
}

/// The detail of a `CustomEvent`, as JSON.
pub fn event_detail(event: Event) -> Option<String> {
    let _ = (event,);
    unimplemented!()
}

/// Prevents what the browser would do by default.
pub fn prevent_default(event: Event) {
    let _ = (event,);
    unimplemented!()
}

/// Stops other listeners from seeing the event.
pub fn stop(event: Event) {
    let _ = (event,);
    unimplemented!()
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
