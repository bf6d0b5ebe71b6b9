//! Clicks that began outside of an element.

use super::binding;
use crate::platform::dom::{self, Node};

/// The elements that carry `name` and want to know of a click that began at `start`: those it is not inside of, and that
/// the user can see.
pub(crate) fn outside(name: &str, start: Node) -> Vec<(Node, String)> {
    if !dom::is_visible(start) {
        return Vec::new();
    }
    let all = dom::query_all(None, &binding::having(name));
    let away = |node: &Node| !dom::contains(*node, start) && dom::is_visible(*node);
    all.into_iter()
        .filter(away)
        .filter_map(|node| Some((node, binding::own(node, name)?)))
        .collect()
}
