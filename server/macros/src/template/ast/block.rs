//! `{ … }`: a list of nodes, and how reading goes on after a broken one.

use proc_macro2::TokenTree;
use syn::Token;
use syn::braced;
use syn::parse::ParseStream;

use super::Node;
use crate::diagnostics::{Diagnostics, Extent};

/// Nodes in braces. What `@let` binds in it ends with it.
pub(crate) struct Block {
    pub(crate) nodes: Vec<Node>,
    pub(crate) extent: Extent,
}

impl Block {
    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let content;
        let brace = braced!(content in input);
        let nodes = nodes(&content, diagnostics);
        Ok(Self {
            nodes,
            extent: brace.span.join().into(),
        })
    }
}

/// Everything up to the end of the input. A node that does not parse is reported and left out.
pub(super) fn nodes(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> Vec<Node> {
    let mut nodes = Vec::new();
    while !input.is_empty() {
        if input.parse::<Token![;]>().is_ok() {
            continue;
        }
        match Node::parse(input, diagnostics) {
            Ok(node) => nodes.push(node),
            Err(error) => {
                diagnostics.syntax(error);
                skip_node(input);
            }
        }
    }
    nodes
}

/// Leaves the broken node behind: it ends with the next `;` or block.
fn skip_node(input: ParseStream<'_>) {
    while let Ok(token) = input.parse::<TokenTree>() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => return,
            TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => return,
            TokenTree::Group(_)
            | TokenTree::Punct(_)
            | TokenTree::Ident(_)
            | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn reading_goes_on_after_a_broken_node() {
        assert_eq!(errors("p x= ; p y= ; p {}").len(), 2);
    }

    #[test]
    fn semicolons_between_nodes_are_harmless() {
        assert!(errors("p {}; ; \"text\";").is_empty());
    }

    #[test]
    fn a_broken_inner_block_does_not_hide_what_follows() {
        assert!(error("div { p { * } \"after\" } p {}").starts_with("expected an element"));
    }
}
