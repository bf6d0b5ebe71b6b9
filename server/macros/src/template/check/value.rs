//! Values: text and what becomes text, no elements.

use super::control;
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Else, If, Node};

/// Calls `not_text` with every element in a value.
pub(super) fn nodes(
    nodes: &[Node],
    diagnostics: &mut Diagnostics,
    not_text: &dyn Fn(&Node, &mut Diagnostics),
) {
    for node in nodes {
        self::node(node, diagnostics, not_text);
    }
}

fn node(node: &Node, diagnostics: &mut Diagnostics, not_text: &dyn Fn(&Node, &mut Diagnostics)) {
    match node {
        Node::Text(_) | Node::Splice(_) => {}
        Node::Element(_) | Node::Component(_) | Node::Stream(_) => not_text(node, diagnostics),
        Node::Block(block) => nodes(&block.nodes, diagnostics, not_text),
        Node::If(node) => if_(node, diagnostics, not_text),
        Node::Match(node) => {
            node.arms
                .iter()
                .for_each(|arm| self::node(&arm.body, diagnostics, not_text));
        }
        Node::For(node) => {
            control::no_key(node, diagnostics);
            nodes(&node.body.nodes, diagnostics, not_text);
        }
        Node::While(node) => nodes(&node.body.nodes, diagnostics, not_text),
        Node::Let(node) => control::let_(node, diagnostics),
    }
}

fn if_(node: &If, diagnostics: &mut Diagnostics, not_text: &dyn Fn(&Node, &mut Diagnostics)) {
    nodes(&node.then.nodes, diagnostics, not_text);
    match &node.otherwise {
        Some(Else::If(next)) => if_(next, diagnostics, not_text),
        Some(Else::Block(block)) => nodes(&block.nodes, diagnostics, not_text),
        None => {}
    }
}
