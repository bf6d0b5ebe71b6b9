//! Commands that change attributes.
//!
//! DIFFERENCE: nothing has to be re-applied after a patch, which writes only what the server changed.

use crate::json::Members;
use crate::platform::dom::{self, Node};

/// `set_attr` and `toggle_attr` have `attr: [name, value, ...]`, `remove_attr` has `attr: name`.
pub(super) fn change(kind: &str, node: Node, arguments: &Members<'_>) {
    let words = arguments.texts("attr");
    let Some(name) = words.first() else { return };
    let (first, second) = (words.get(1), words.get(2));
    let now = dom::attribute(node, name).filter(|_| kind != "set_attr");
    let value = match (now, second) {
        _ if kind == "remove_attr" => None,
        (None, _) => first,
        (Some(now), Some(second)) if Some(&*now) == first.map(|first| &**first) => Some(second),
        (Some(_), Some(_)) => first,
        (Some(_), None) => None,
    };
    match value {
        Some(value) => dom::set_attribute(node, name, value),
        None => dom::remove_attribute(node, name),
    }
}
