//! Commands that change attributes.
//!
//! DIFFERENCE: nothing has to be re-applied after a patch, which writes only what the server changed.

use super::arguments::Arguments;
use crate::platform::dom::{self, Node};

/// `set_attr` and `toggle_attr` have `attr: [name, value, ...]`, `remove_attr` has `attr: name`.
pub(super) fn change(kind: &str, node: Node, arguments: &Arguments<'_>) -> u32 {
    let words = arguments.texts("attr");
    let mut words = words.iter().map(String::as_str);
    let Some(name) = words.next() else { return 0 };
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    match (kind, dom::attribute(node, name), second) {
        ("remove_attr", ..) | ("toggle_attr", Some(_), None) => dom::remove_attribute(node, name),
        ("toggle_attr", Some(now), Some(second)) if now == first => {
            dom::set_attribute(node, name, second)
        }
        _ => dom::set_attribute(node, name, first),
    }
    0
}
