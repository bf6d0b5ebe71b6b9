//! Which keys a binding wants.

use crate::platform::dom::{self, Node};

/// Whether an element wants this key: any, or the one its filter names, whatever the case of its ASCII letters.
pub(crate) fn wanted(node: Node, filter: &str, key: &str) -> bool {
    dom::attribute(node, filter)
        .is_none_or(|wanted| wanted.is_empty() || wanted.eq_ignore_ascii_case(key))
}
