//! Whether a browser would read the page as it is written, and whether each value stands where it can do no harm.
//!
//! Every rule has a case in `tests/ui/template/fail`, named after the mistake.

#[cfg(test)]
mod agreement;
mod attributes;
mod content;
mod control;
mod distance;
mod duplicates;
mod live;
mod names;
mod nesting;
mod parents;
mod url;
mod value;

use self::parents::Parents;
use super::ast::{Component, Element, Else, If, Node, PropValue};
use super::html::{self, Content};
use crate::diagnostics::Diagnostics;

/// Reports all mistakes in a template that parses.
pub(crate) fn check(nodes: &[Node], diagnostics: &mut Diagnostics) {
    children(nodes, &Parents::Unknown, diagnostics);
}

fn children(nodes: &[Node], parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    control::siblings(nodes, diagnostics);
    for node in nodes {
        child(node, parents, diagnostics);
    }
}

fn child(node: &Node, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    content::dynamic_in_noscript(node, parents, diagnostics);
    match node {
        Node::Text(text) => nesting::text(text, parents, diagnostics),
        Node::Splice(splice) => content::splice(splice, parents, diagnostics),
        Node::Element(node) => element(node, parents, diagnostics),
        Node::Component(node) => component(node, diagnostics),
        Node::Block(block) => children(&block.nodes, parents, diagnostics),
        Node::If(node) => if_(node, parents, diagnostics),
        Node::Match(node) => node
            .arms
            .iter()
            .for_each(|arm| child(&arm.body, parents, diagnostics)),
        Node::For(node) => {
            control::memo(node, diagnostics);
            live::repeated(node.extent, parents, diagnostics);
            children(&node.body.nodes, parents, diagnostics);
        }
        Node::While(node) => {
            live::repeated(node.extent, parents, diagnostics);
            children(&node.body.nodes, parents, diagnostics);
        }
        Node::Stream(node) => {
            live::stream(node, parents, diagnostics);
            children(&node.body.nodes, parents, diagnostics);
        }
        Node::Let(node) => control::let_(node, diagnostics),
    }
}

fn if_(node: &If, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    children(&node.then.nodes, parents, diagnostics);
    match &node.otherwise {
        Some(Else::If(next)) => if_(next, parents, diagnostics),
        Some(Else::Block(block)) => children(&block.nodes, parents, diagnostics),
        None => {}
    }
}

/// What is around the children of a component, only the component knows.
fn component(node: &Component, diagnostics: &mut Diagnostics) {
    duplicates::props(node, diagnostics);
    for prop in &node.props {
        if let PropValue::Template(block) = &prop.value {
            children(&block.nodes, &Parents::Unknown, diagnostics);
        }
    }
    if let Some(block) = &node.children {
        children(&block.nodes, &Parents::Unknown, diagnostics);
    }
}

fn element(node: &Element, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    names::element(&node.name, parents, diagnostics);
    nesting::element(&node.name, parents, diagnostics);
    duplicates::attributes(node, diagnostics);
    attributes::check(node, parents, diagnostics);
    live::element(node, parents, diagnostics);
    match html::content(&node.name.text) {
        Content::Void => content::void(node, diagnostics),
        Content::Raw => content::raw(node, parents, diagnostics),
        Content::Text => content::text_only(node, diagnostics),
        Content::Normal => children(node.children(), &parents.with(node), diagnostics),
    }
}
