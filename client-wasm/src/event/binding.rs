//! Where on the page a binding is: from the element an event happened at to the element that wants to know.

use crate::platform::dom::{self, Node};

/// Marks the container of a view.
pub(crate) const CONTAINER: &str = "data-phx-session";

/// The nearest element from `start` upwards that has the attribute, and its value. Disabled elements are passed over; the
/// search ends below the container of the view (unless it starts at it).
pub(crate) fn nearest(start: Node, name: &str) -> Option<(Node, String)> {
    let mut at = Some(start);
    while let Some(node) = at {
        if node != start && dom::has_attribute(node, CONTAINER) {
            return None;
        }
        match own(node, name) {
            Some(code) if !dom::has_attribute(node, "disabled") => return Some((node, code)),
            _ => at = dom::parent(node),
        }
    }
    None
}

/// The value of an attribute that says something.
pub(crate) fn own(node: Node, name: &str) -> Option<String> {
    dom::attribute(node, name).filter(|value| !value.is_empty())
}

/// A selector for elements that have the attribute.
pub(crate) fn having(name: &str) -> String {
    ["[", name, "]"].concat()
}
