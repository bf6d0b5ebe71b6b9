//! Playing the user: what a click, a key or typed text does before and after the page's own listeners.

use super::arena::Document;
use super::event::{EventInit, fire};
use super::{Node, Target, with};

/// Clicks. Disabled controls take no clicks; checkboxes, radios and submit buttons do what they do.
pub fn click(node: Node) {
    if with(|document| document.is_disabled(node.0)) {
        return;
    }
    let target = Target::Node(node);
    fire(target, EventInit::new("mousedown").number("detail", 1));
    let undo = with(|document| toggle(document, node));
    if !fire(target, EventInit::new("click").number("detail", 1)) {
        return with(|document| {
            undo.iter()
                .for_each(|&(id, on)| document.set_checked(id, on))
        });
    }
    if !undo.is_empty() {
        fire(target, EventInit::new("input"));
        fire(target, EventInit::new("change"));
    }
    if let Some(form) = with(|document| submits(document, node)) {
        submit(form, Some(node));
    }
}

/// Types: the control now says `value`.
pub fn input(node: Node, value: &str) {
    focus(node);
    with(|document| document.set_value(node.0, value));
    fire(Target::Node(node), EventInit::new("input"));
}

/// Chooses: the control now says `value`, and that is final.
pub fn change(node: Node, value: &str) {
    input(node, value);
    fire(Target::Node(node), EventInit::new("change"));
}

/// Presses and releases a key.
pub fn press(node: Node, key: &str) {
    fire(
        Target::Node(node),
        EventInit::new("keydown").text("key", key),
    );
    fire(Target::Node(node), EventInit::new("keyup").text("key", key));
}

/// Submits a form, as a click on `submitter` or the Enter key would.
pub fn submit(form: Node, submitter: Option<Node>) {
    let mut event = EventInit::new("submit");
    if let Some(submitter) = submitter {
        event = event.node("submitter", submitter);
    }
    if fire(Target::Node(form), event) {
        with(|document| document.submitted.push(form.0));
    }
}

/// Moves the focus, with its events.
pub fn focus(node: Node) {
    let before = with(|document| document.active);
    if before == Some(node.0) {
        return;
    }
    if let Some(before) = before {
        blur(Node(before));
    }
    with(|document| document.active = Some(node.0));
    fire(Target::Node(node), EventInit::new("focus").stays());
    fire(Target::Node(node), EventInit::new("focusin"));
}

/// Takes the focus away, with its events.
pub fn blur(node: Node) {
    with(|document| document.active = None);
    fire(Target::Node(node), EventInit::new("blur").stays());
    fire(Target::Node(node), EventInit::new("focusout"));
}

fn toggle(document: &mut Document, Node(id): Node) -> Vec<(u32, bool)> {
    let was = document.is_checked(id);
    match (document.name(id), &*document.control_type(id)) {
        ("input", "checkbox") => document.set_checked(id, !was),
        ("input", "radio") if !was => document.set_checked(id, true),
        _ => return Vec::new(),
    }
    vec![(id, was)]
}

fn submits(document: &Document, Node(id): Node) -> Option<Node> {
    let button = document
        .ancestors(id)
        .find(|&it| matches!(document.name(it), "button" | "input"))?;
    let kind = document.control_type(button);
    (kind == "submit" || kind == "image")
        .then(|| document.form_of(button).map(Node))
        .flatten()
}
