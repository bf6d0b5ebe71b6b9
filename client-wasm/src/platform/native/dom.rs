//! The document in memory, for tests and for the twins around it, and the means to play the user.
//!
//! The file is long because it is a list: one short function for each of the browser's.

mod arena;
mod attributes;
mod canonical;
mod control;
mod entity;
mod event;
mod morph;
mod parse;
pub(crate) mod parts;
mod select;
mod serialize;
mod state;
mod template;
mod user;

pub use arena::Document;
pub use canonical::canonical;
pub use event::{EventInit, fire};
pub(crate) use event::{member as event_member, prevent_default};
pub use parts::retain;
pub use user::{
    blur as user_blur, change, click, focus as user_focus, input, press, submit as user_submit,
};

use super::values::Js;
use arena::{Data, Id, Space};
use select::Selector;
use std::cell::RefCell;

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

/// One control's contribution to a form, in the order of `FormData`. Files are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormEntry {
    /// The control's name.
    pub name: String,
    /// Its value.
    pub value: String,
}

thread_local! {
    static DOCUMENT: RefCell<Document> = RefCell::default();
}

pub(crate) fn with<T>(act: impl FnOnce(&mut Document) -> T) -> T {
    DOCUMENT.with(|document| act(&mut document.borrow_mut()))
}

/// Opens a page: parses `html` into a new document of this thread, whose listeners are forgotten.
pub fn load(html: &str) {
    event::reset();
    crate::platform::values::forget();
    with(|document| {
        *document = Document::default();
        let parsed = parse::fragment(document, html, Space::Html);
        let root = document
            .children(parsed)
            .find(|&it| document.name(it) == "html");
        let root = root.unwrap_or_else(|| wrap(document, parsed));
        document.insert(Document::ROOT, root, None);
    });
    crate::dom::forget();
}

fn wrap(document: &mut Document, content: Id) -> Id {
    let [html, head, body] =
        ["html", "head", "body"].map(|name| document.add_element(name, Space::Html));
    document.insert(html, head, None);
    document.insert(html, body, None);
    document.insert(body, content, None);
    html
}

/// How often the page was written so far.
pub fn writes() -> u32 {
    with(|document| document.writes)
}

/// Forms that were submitted the browser's way since this was last asked.
pub fn submitted() -> Vec<Node> {
    with(|document| {
        std::mem::take(&mut document.submitted)
            .into_iter()
            .map(Node)
            .collect()
    })
}

// Finding.

/// The document's root element.
pub fn document_element() -> Node {
    with(|document| Node(document.first(Document::ROOT).unwrap_or(Document::ROOT)))
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Node> {
    with(|document| document.find_id(id).map(Node))
}

/// The first match below `root` (the document when `None`).
pub fn query_one(root: Option<Node>, selector: &str) -> Option<Node> {
    query_all(root, selector).first().copied()
}

/// All matches below `root` (the document when `None`), in document order. A selector that is none matches nothing.
pub fn query_all(root: Option<Node>, selector: &str) -> Vec<Node> {
    let Some(selector) = Selector::parse(selector) else {
        return Vec::new();
    };
    with(|document| {
        let below = document.descendants(root.map_or(Document::ROOT, |node| node.0));
        below
            .into_iter()
            .filter(|&id| selector.matches(document, id))
            .map(Node)
            .collect()
    })
}

/// The nearest match, from `node` itself upwards.
pub fn closest(node: Node, selector: &str) -> Option<Node> {
    let selector = Selector::parse(selector)?;
    with(|document| {
        document
            .ancestors(node.0)
            .find(|&id| selector.matches(document, id))
            .map(Node)
    })
}

/// Whether the element matches.
pub fn matches(node: Node, selector: &str) -> bool {
    Selector::parse(selector)
        .is_some_and(|selector| with(|document| selector.matches(document, node.0)))
}

/// Whether `inner` is `outer` or below it.
pub fn contains(outer: Node, inner: Node) -> bool {
    with(|document| document.ancestors(inner.0).any(|id| id == outer.0))
}

fn is_element(document: &Document, id: Id) -> bool {
    document.element(id).is_some()
}

/// The parent element.
pub fn parent(node: Node) -> Option<Node> {
    with(|document| {
        document
            .parent(node.0)
            .filter(|&id| is_element(document, id))
            .map(Node)
    })
}

/// Whether the element is in the document.
pub fn is_connected(node: Node) -> bool {
    with(|document| document.is_connected(node.0))
}

// Reading and writing.

/// The element's name, in lower case.
pub fn tag_name(node: Node) -> String {
    with(|document| document.name(node.0).to_ascii_lowercase())
}

/// An attribute's value.
pub fn attribute(node: Node, name: &str) -> Option<String> {
    with(|document| document.attribute(node.0, name).map(str::to_owned))
}

/// Whether an attribute is there.
pub fn has_attribute(node: Node, name: &str) -> bool {
    attribute(node, name).is_some()
}

/// The names of all attributes.
pub fn attribute_names(node: Node) -> Vec<String> {
    with(|document| {
        let attributes = document
            .element(node.0)
            .map(|element| element.attributes.iter());
        attributes
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    })
}

/// Sets an attribute.
pub fn set_attribute(node: Node, name: &str, value: &str) {
    with(|document| document.set_attribute(node.0, name, value));
}

/// Removes an attribute.
pub fn remove_attribute(node: Node, name: &str) {
    with(|document| document.remove_attribute(node.0, name));
}

/// Adds a class.
pub fn add_class(node: Node, class: &str) {
    if !has_class(node, class) {
        let mut classes = attribute(node, "class").unwrap_or_default();
        if !classes.is_empty() {
            classes.push(' ');
        }
        set_attribute(node, "class", &(classes + class));
    }
}

/// Removes a class.
pub fn remove_class(node: Node, class: &str) {
    if has_class(node, class) {
        let classes = attribute(node, "class").unwrap_or_default();
        let rest: Vec<&str> = classes
            .split_whitespace()
            .filter(|it| *it != class)
            .collect();
        set_attribute(node, "class", &rest.join(" "));
    }
}

/// Whether the class is there.
pub fn has_class(node: Node, class: &str) -> bool {
    attribute(node, "class").is_some_and(|classes| classes.split_whitespace().any(|it| it == class))
}

/// Makes a class stay (`Some(true)`) or stay away (`Some(false)`) whatever the server's next class list says; `None` forgets that.
/// Changes the element at once.
pub fn stick_class(node: Node, class: &str, on: Option<bool>) {
    match on {
        Some(true) => add_class(node, class),
        Some(false) => remove_class(node, class),
        None => {}
    }
    with(|document| {
        if let Some(element) = document.element_mut(node.0) {
            element.sticky.retain(|(name, _)| name != class);
            element.sticky.extend(on.map(|on| (class.to_owned(), on)));
        }
    });
}

/// A property that is text (`value`, `type`, `name`, `href`, …), empty when it is not there.
pub fn property(node: Node, name: &str) -> String {
    with(|document| match name {
        "value" => document.value(node.0),
        "type" => document.control_type(node.0),
        "className" => document
            .attribute(node.0, "class")
            .unwrap_or_default()
            .to_owned(),
        name => document
            .attribute(node.0, name)
            .unwrap_or_default()
            .to_owned(),
    })
}

/// A property that is a boolean (`checked`, `disabled`, `readOnly`, `selected`, `open`, `isContentEditable`, …).
pub fn flag(node: Node, name: &str) -> bool {
    with(|document| match name {
        "checked" | "selected" => document.is_checked(node.0),
        name => document
            .attribute(node.0, &name.to_ascii_lowercase())
            .is_some(),
    })
}

/// Sets a property that is a boolean.
pub fn set_flag(node: Node, name: &str, on: bool) {
    let lower = name.to_ascii_lowercase();
    with(|document| match (name, on) {
        ("checked" | "selected", _) => document.set_checked(node.0, on),
        (_, true) => document.set_attribute(node.0, &lower, ""),
        (_, false) => document.remove_attribute(node.0, &lower),
    });
}

/// A property of the element's inline style.
pub fn style(node: Node, name: &str) -> String {
    let styles = attribute(node, "style").unwrap_or_default();
    let found = styles
        .split(';')
        .filter_map(|it| it.split_once(':'))
        .find(|(key, _)| key.trim() == name);
    found.map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

/// Sets a property of the element's inline style; an empty value removes it.
pub fn set_style(node: Node, name: &str, value: &str) {
    let styles = attribute(node, "style").unwrap_or_default();
    let kept = styles.split(';').filter(|it| {
        it.split_once(':')
            .is_some_and(|(key, _)| key.trim() != name)
    });
    let mut all: Vec<String> = kept.map(|it| it.trim().to_owned()).collect();
    if !value.is_empty() {
        all.push(name.to_owned() + ": " + value);
    }
    let mut text = all.join("; ");
    if !text.is_empty() {
        text.push(';');
    }
    set_attribute(node, "style", &text);
}

/// The text inside.
pub fn text(node: Node) -> String {
    with(|document| document.text_content(node.0))
}

/// Shows `text` instead of the content, which stays aside (and goes on being patched there) until [`restore_text`].
pub fn replace_text(node: Node, text: &str) {
    with(|document| {
        if document
            .element(node.0)
            .is_some_and(|element| element.aside.is_none())
        {
            let aside = document.add(Data::Fragment);
            move_children(document, node.0, aside);
            if let Some(element) = document.element_mut(node.0) {
                element.aside = Some(aside);
            }
        }
        document.set_text_content(node.0, text);
    });
}

/// Undoes [`replace_text`].
pub fn restore_text(node: Node) {
    with(|document| {
        if let Some(aside) = document
            .element_mut(node.0)
            .and_then(|element| element.aside.take())
        {
            document.set_text_content(node.0, "");
            move_children(document, aside, node.0);
        }
    });
}

fn move_children(document: &mut Document, from: Id, to: Id) {
    while let Some(child) = document.first(from) {
        document.insert(to, child, None);
    }
}

/// The element's HTML.
pub fn outer_html(node: Node) -> String {
    with(|document| document.outer_html(node.0))
}

/// The HTML of the content.
pub fn inner_html(node: Node) -> String {
    with(|document| document.inner_html(node.0))
}

/// Replaces the content by parsed HTML. Not for content that a view patches.
pub fn set_inner_html(node: Node, html: &str) {
    with(|document| {
        document.set_text_content(node.0, "");
        let parsed = parse::fragment(document, html, Space::Html);
        document.insert(node.0, parsed, None);
    });
}

/// Parses HTML that has one root element and gives that element, in no document.
pub fn parse(html: &str) -> Option<Node> {
    with(|document| {
        let parsed = parse::fragment(document, html, Space::Html);
        let root = document
            .children(parsed)
            .find(|&id| is_element(document, id))?;
        document.detach(root);
        Some(Node(root))
    })
}

/// Puts `new` where `old` is.
pub fn replace(old: Node, new: Node) {
    with(|document| {
        if let Some(parent) = document.parent(old.0) {
            document.insert(parent, new.0, Some(old.0));
            document.detach(old.0);
        }
    });
}

/// Takes the element out of the page.
pub fn remove(node: Node) {
    with(|document| document.detach(node.0));
}

/// A property of the client's own; nothing when it was not set.
pub(crate) fn expando(node: Node, name: &str) -> Js {
    with(|document| {
        let element = document.element(node.0);
        let found = element.and_then(|element| element.expandos.get(name));
        found.cloned().unwrap_or_default()
    })
}

/// Sets a property of the client's own. It goes away with the element.
pub(crate) fn set_expando(node: Node, name: &str, value: Js) {
    with(|document| {
        if let Some(element) = document.element_mut(node.0) {
            element.expandos.insert(name.to_owned(), value);
        }
    });
}

// Focus and sight.

/// The focused element.
pub fn active_element() -> Option<Node> {
    with(|document| document.active.map(Node))
}

/// Focuses the element.
pub fn focus(node: Node) {
    user::focus(node);
}

/// Takes the focus away.
pub fn blur(node: Node) {
    if active_element() == Some(node) {
        user::blur(node);
    }
}

/// Whether the element takes up room on the page.
pub fn is_visible(node: Node) -> bool {
    is_connected(node)
        && !ancestors(node).any(|it| has_attribute(it, "hidden") || style(it, "display") == "none")
}

fn ancestors(node: Node) -> impl Iterator<Item = Node> {
    std::iter::successors(Some(node), |&node| parent(node))
}

// Forms.

/// What the form would submit, in order, files left out; with `submitter`, its name and value too.
pub fn form_entries(form: Node, submitter: Option<Node>) -> Vec<FormEntry> {
    let entries = with(|document| document.entries(form.0, submitter.map(|node| node.0)));
    entries
        .into_iter()
        .map(|(name, value)| FormEntry { name, value })
        .collect()
}

/// The form's controls.
pub fn form_elements(form: Node) -> Vec<Node> {
    with(|document| document.controls(form.0).into_iter().map(Node).collect())
}

/// The form that a control belongs to.
pub fn form_of(control: Node) -> Option<Node> {
    with(|document| document.form_of(control.0).map(Node))
}

/// Submits the form the browser's way, without events.
pub fn submit(form: Node) {
    with(|document| document.submitted.push(form.0));
}

// Events.

/// From now on, events of this name are given to the handler of [`on_event`] with this `listener` number.
pub fn listen(target: Target, name: &str, capture: bool, listener: u32) {
    event::listen(target, name, capture, listener);
}

/// Sets the one handler of all events listened for.
pub fn on_event(handler: fn(listener: u32, event: i32)) {
    event::on_event(handler);
}
