//! Writing attributes, and with them what the user changes too: values, checks, classes, whether something is disabled.
//!
//! The twin of the same rules in `js/state.js`.

use super::arena::{Document, Id};
use crate::platform::Written;

/// The name under which all the text of a `textarea` is written.
pub(super) const CONTENT: &str = "#text";
const LOCK: &str = "data-phx-ref-lock";

/// Writes an attribute; `None` removes it.
pub(super) fn write(document: &mut Document, id: Id, name: &str, value: Option<String>) -> Written {
    if is_locked(document, id, name) {
        return hold(document, id, name, value);
    }
    if let Some(element) = document.element_mut(id) {
        element.held.retain(|(held, _)| held != name);
    }
    match name {
        "class" => plain(document, id, name, classes(document, id, value)),
        "value" if document.name(id) == "input" => input_value(document, id, value),
        "checked" | "selected" => {
            let on = value.is_some();
            let is_new = document.is_checked(id) != on;
            document.set_checked(id, on);
            let written = plain(document, id, name, value);
            if is_new { counted(document) } else { written }
        }
        CONTENT => all_text(document, id, &value.unwrap_or_default()),
        _ => plain(document, id, name, value),
    }
}

/// Keeps a value aside until the element is unlocked, or left by the user.
fn hold(document: &mut Document, id: Id, name: &str, value: Option<String>) -> Written {
    if let Some(element) = document.element_mut(id) {
        element.held.retain(|(held, _)| held != name);
        element.held.push((name.to_owned(), value));
    }
    Written::No
}

/// Writes what was held back.
pub(super) fn unlock(document: &mut Document, id: Id) -> u32 {
    let before = document.writes;
    let mut unlocked = vec![id];
    unlocked.extend(document.controls(id));
    for id in unlocked {
        let held = document
            .element_mut(id)
            .map(|element| std::mem::take(&mut element.held));
        for (name, value) in held.into_iter().flatten() {
            write(document, id, &name, value);
        }
    }
    document.writes - before
}

fn is_locked(document: &Document, id: Id, name: &str) -> bool {
    let has_lock = |id: Id| document.attribute(id, LOCK).is_some();
    match name {
        "class" | "disabled" | "readonly" | "open" => has_lock(id),
        "value" | "checked" | "selected" | CONTENT => {
            has_lock(id) || document.form_of(id).is_some_and(has_lock)
        }
        _ => false,
    }
}

fn counted(document: &mut Document) -> Written {
    document.writes += 1;
    Written::Yes
}

fn plain(document: &mut Document, id: Id, name: &str, value: Option<String>) -> Written {
    if document.attribute(id, name) == value.as_deref() {
        return Written::No;
    }
    match value {
        Some(value) => document.set_attribute(id, name, &value),
        None => document.remove_attribute(id, name),
    }
    counted(document)
}

/// The classes that the server wants, with those that the client put there.
fn classes(document: &Document, id: Id, value: Option<String>) -> Option<String> {
    let sticky = document
        .element(id)
        .map(|element| element.sticky.clone())
        .unwrap_or_default();
    let loading = document.attribute(id, "data-phx-ref-src").is_some();
    if sticky.is_empty() && !loading {
        return value;
    }
    let wanted = value.unwrap_or_default();
    let mut classes: Vec<&str> = wanted.split_whitespace().collect();
    let present = document
        .attribute(id, "class")
        .unwrap_or_default()
        .split_whitespace();
    let ours = present.filter(|it| loading && it.starts_with("phx-") && it.ends_with("-loading"));
    classes.extend(
        ours.chain(
            sticky
                .iter()
                .filter(|(_, on)| *on)
                .map(|(name, _)| name.as_str()),
        ),
    );
    classes.retain(|class| !sticky.iter().any(|(name, on)| !on && name == class));
    Some(classes.join(" "))
}

fn keeps_input(document: &Document, id: Id) -> bool {
    document.active == Some(id)
        && document.is_editable(id)
        && document.attribute(id, "phx-patch-focused").is_none()
}

/// An equal attribute means an equal value: what the user typed since is not the server's to undo.
fn input_value(document: &mut Document, id: Id, value: Option<String>) -> Written {
    if document.attribute(id, "value") == value.as_deref() {
        return Written::No;
    }
    let wanted = value.clone().unwrap_or_default();
    let is_kept = keeps_input(document, id);
    if is_kept && document.value(id) != wanted {
        return hold(document, id, "value", value);
    }
    let written = plain(document, id, "value", value);
    if !is_kept && document.is_editable(id) && document.value(id) != wanted {
        document.set_value(id, &wanted);
        return counted(document);
    }
    written
}

fn all_text(document: &mut Document, id: Id, text: &str) -> Written {
    let is_area = document.name(id) == "textarea";
    if document.text_content(id) == text {
        return Written::No;
    }
    if is_area && keeps_input(document, id) && document.value(id) != text {
        return hold(document, id, CONTENT, Some(text.to_owned()));
    }
    document.set_text_content(id, text);
    if is_area && document.value(id) != text {
        document.set_value(id, text);
    }
    counted(document)
}
