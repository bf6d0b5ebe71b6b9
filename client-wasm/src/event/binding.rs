//! Where on the page a binding is: from the element an event happened at to the element that wants to know.

use crate::platform::dom::Node;
use crate::platform::value::Value;
use crate::platform::words::word;

/// Marks the container of a view.
pub(crate) const CONTAINER: Value = word!("[data-phx-session]");

/// The nearest element from `start` upwards that is bound to clicks. Disabled elements are passed over; the search ends
/// below the container of the view (unless it starts at it).
pub(super) fn clicked(start: Node) -> Option<Node> {
    let found = start.closest(word!("[phx-click]:not([phx-click=''],[disabled])"))?;
    let end = start.get(word!("parentElement")).node();
    let end = end.and_then(|parent| parent.closest(CONTAINER));
    let beyond = found != start && end.is_some_and(|end| found.is_around(end));
    (!beyond).then_some(found)
}

/// All elements below one, or of the document, that have an attribute.
pub(crate) fn having(root: Value, name: impl Into<Value>) -> impl Iterator<Item = Node> {
    root.query(word!("[").join(name).join(word!("]"))).nodes()
}
