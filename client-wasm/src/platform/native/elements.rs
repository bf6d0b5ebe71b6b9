//! The host's twin of `js/dom.js`: what is done with elements by the numbers that they have as values.

use std::rc::Rc;

use super::dom::{self, Node, Target};
use super::values::{Js, node_of, pass, text_of, value};

fn node(number: i32) -> Node {
    node_of(number).expect("an element")
}

/// Sets or removes classes: a text, separated by spaces, or lists of texts.
pub(crate) fn set_classes(number: i32, names: i32, on: i32) {
    for class in words(&value(names)) {
        if on == 0 {
            dom::remove_class(node(number), &class);
        } else {
            dom::add_class(node(number), &class);
        }
    }
}

/// The same, so that they stay or stay away whatever the server's next class list says.
pub(crate) fn stick_classes(number: i32, names: i32, on: i32) {
    for class in words(&value(names)) {
        dom::stick_class(node(number), &class, Some(on != 0));
    }
}

fn words(names: &Js) -> Vec<String> {
    match names {
        Js::Text(text) => text.split_whitespace().map(str::to_owned).collect(),
        Js::List(items) => items.borrow().iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// Shows a text instead of the content, which stays aside until [`restore_text`].
pub(crate) fn replace_text(number: i32, text: i32) {
    dom::replace_text(node(number), &text_of(text));
}

/// Undoes [`replace_text`].
pub(crate) fn restore_text(number: i32) {
    dom::restore_text(node(number));
}

/// What a form would submit: pairs of name and value, files left out; with a submitter, its name and value too.
pub(crate) fn form_entries(form: i32, submitter: i32) -> i32 {
    let entries = dom::form_entries(node(form), node_of(submitter));
    let texts = |entry: dom::FormEntry| -> Js {
        let pair = [entry.name, entry.value].map(|text| Js::Text(text.into()));
        pair.into_iter().collect()
    };
    pass(entries.into_iter().map(texts).collect())
}

/// The name under which a field is said not to be used.
pub(crate) fn unused_name(name: i32) -> i32 {
    pass(Js::Text(marker(&text_of(name)).into()))
}

/// `name` becomes `_unused_name`, `user[name]` becomes `user[_unused_name]`, `user[tags][]` becomes `user[_unused_tags][]`.
fn marker(name: &str) -> String {
    let list = name.strip_suffix("[]").unwrap_or(name);
    let at = list.rfind('[').map_or(0, |at| at + 1);
    format!("{}_unused_{}", &name[..at], &name[at..])
}

/// No fields, to be encoded.
pub(crate) fn fields() -> i32 {
    pass(Js::Fields(Rc::default()))
}

/// Submits a form the browser's way, without events.
pub(crate) fn submit(form: i32) {
    dom::submit(node(form));
}

/// Listens to events of these names, separated by spaces, on the window. The handler gets the position of the name.
pub(crate) fn listen(names: i32) {
    for (number, name) in (0..).zip(text_of(names).split(' ')) {
        dom::listen(Target::Window, name, false, number);
    }
}

/// Sends a `CustomEvent` that bubbles, without a detail.
pub(crate) fn tell(target: i32, name: i32) {
    let target = match value(target) {
        Js::Node(node) => Target::Node(node),
        _ => Target::Document,
    };
    dom::fire(target, dom::EventInit::new(&text_of(name)));
}

#[cfg(test)]
mod tests {
    use super::marker;

    #[test]
    fn markers_stand_in_the_last_segment() {
        for (name, expected) in [
            ("name", "_unused_name"),
            ("user[name]", "user[_unused_name]"),
            ("user[tags][]", "user[_unused_tags][]"),
            ("tags[]", "_unused_tags[]"),
            ("a[b][c]", "a[b][_unused_c]"),
        ] {
            assert_eq!(marker(name), expected);
        }
    }
}
