//! Commands that change attributes.
//!
//! DIFFERENCE: nothing has to be re-applied after a patch, which writes only what the server changed.

use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;

/// `set_attr` and `toggle_attr` have `attr: [name, value, ...]`, `remove_attr` has `attr: name`.
pub(super) fn change(kind: Value, node: Node, arguments: Value) {
    let words = arguments.member(word!("attr"));
    let (name, first, second) = (words.item(0), words.item(1), words.item(2));
    let now = node.attribute(name);
    let value = if kind.is(word!("set_attr")) {
        first
    } else if kind.is(word!("remove_attr")) {
        Value::NONE
    } else if now.is_none() || second.is_some() && !now.is(first) {
        first
    } else {
        second
    };
    if value.is_some() {
        node.set_attribute(name, value);
    } else {
        node.remove_attribute(name);
    }
}
