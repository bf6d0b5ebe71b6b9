//! Control structures and what stands beside them.

use crate::diagnostics::{Diagnostics, Extent};
use crate::template::ast::{For, Let, Node};

/// A block right after a splice: someone wants to compute the name of an element.
pub(super) fn siblings(nodes: &[Node], diagnostics: &mut Diagnostics) {
    for pair in nodes.windows(2) {
        if let [Node::Splice(splice), Node::Block(_)] = pair {
            diagnostics.error(
                splice.extent,
                "the name of an element cannot be computed",
                "choose with `@if` or `@match`; if the block is to follow the value, leave out its braces",
            );
        }
    }
}

/// A memo skips an entry that is found by its key.
pub(super) fn memo(node: &For, diagnostics: &mut Diagnostics) {
    if let (None, Some(memo)) = (&node.key, &node.memo) {
        diagnostics.error(
            memo.extent,
            "`memo` needs a `key`",
            "write `key=(…), memo=(…)`",
        );
    }
}

/// A list in a value is text: nothing moves.
pub(super) fn no_key(node: &For, diagnostics: &mut Diagnostics) {
    if let Some(option) = node.key.as_ref().or(node.memo.as_ref()) {
        diagnostics.error(
            option.extent,
            "a list that becomes text has no keys",
            "leave it out",
        );
    }
}

/// What leaves the template early leaves slots unfilled.
pub(super) fn let_(node: &Let, diagnostics: &mut Diagnostics) {
    if let Some((keyword, _)) = node
        .local
        .init
        .as_ref()
        .and_then(|init| init.diverge.as_ref())
    {
        diagnostics.error(
            Extent::from(keyword.span),
            "a template cannot be left in its middle",
            "write `@if let … { … } @else { … }`",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn tag_names_are_fixed() {
        assert!(error("(tag) { \"x\" }").contains("cannot be computed"));
        assert!(errors("(a) p {}").is_empty());
    }

    #[test]
    fn a_memo_needs_a_key() {
        assert!(error("@for a in b, memo=(a) { (a) }").contains("needs a `key`"));
    }

    #[test]
    fn text_lists_have_no_keys() {
        assert!(error("p title={ @for a in b, key=(a) { (a) } } {}").contains("no keys"));
    }

    #[test]
    fn a_template_is_not_left_early() {
        assert!(error("@let Some(a) = b else { return };").contains("@if let"));
    }
}
