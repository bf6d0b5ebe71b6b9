//! From what is written to what is fixed and what is filled in.

mod attribute;
mod builder;
mod class;
mod control;
mod element;
mod escape;
mod value;

use proc_macro2::Span;
use syn::{Ident, Member};

use self::builder::Builder;
use super::ast::{self, Node, PropValue};
use super::ir::{Component, Fragment, Prop, Slot};

/// Lowers a list of nodes to a template of its own.
pub(crate) fn lower(nodes: &[Node]) -> Fragment {
    let mut builder = Builder::default();
    children(&mut builder, nodes);
    builder.finish()
}

/// Lowers an entry of a list. Entries touch one another, so one that both begins and ends with text or a slot
/// ends in a separator.
fn lower_entry(nodes: &[Node]) -> Fragment {
    let mut builder = Builder::default();
    children(&mut builder, nodes);
    builder.separate_from_itself();
    builder.finish()
}

/// Lowers nodes between tags.
fn children(builder: &mut Builder, nodes: &[Node]) {
    for node in nodes {
        child(builder, node);
    }
}

fn child(builder: &mut Builder, node: &Node) {
    match node {
        Node::Text(text) => builder.text(&text.value),
        Node::Splice(splice) if splice.is_doctype() => builder.doctype(),
        Node::Splice(splice) => builder.child(Slot::Child(splice.expr.clone())),
        Node::Element(node) => element::lower(builder, node),
        Node::Component(node) => builder.child(Slot::Component(component(node))),
        Node::Block(block) => builder.scope(|builder| children(builder, &block.nodes)),
        Node::If(node) => builder.child(Slot::Branch(control::if_(node, lower))),
        Node::Match(node) => builder.child(Slot::Branch(control::match_(node, lower))),
        Node::For(node) => builder.child(Slot::List(control::for_(node))),
        Node::While(node) => builder.child(Slot::List(control::while_(node))),
        Node::Stream(node) => builder.child(control::stream(node)),
        Node::Let(node) => builder.bind(node.local.clone()),
    }
}

fn component(node: &ast::Component) -> Component {
    let children = node.children.as_ref().map(|block| {
        let name = Ident::new("children", Span::call_site());
        (name, Prop::Template(lower(&block.nodes)))
    });
    let named = node
        .props
        .iter()
        .map(|prop| (prop.name.clone(), value(&prop.value)));
    let mut props: Vec<(Member, Prop)> = Vec::new();
    // What is given twice has been reported: the compiler need not say it again.
    for (name, value) in children.into_iter().chain(named) {
        let name = Member::Named(name);
        if props.iter().all(|(before, _)| *before != name) {
            props.push((name, value));
        }
    }
    Component {
        path: node.path.clone(),
        props,
        rest: node.rest.as_ref().map(|rest| rest.inner().clone()),
    }
}

fn value(value: &PropValue) -> Prop {
    match value {
        PropValue::True => Prop::True,
        PropValue::Literal(literal) => Prop::Literal(literal.clone()),
        PropValue::Expr(expr) => Prop::Expr(expr.clone()),
        PropValue::Template(block) => Prop::Template(lower(&block.nodes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;

    /// The statics of a template, slots shown as `{}`.
    pub(super) fn statics(source: &str) -> String {
        let mut diagnostics = Diagnostics::default();
        let nodes = ast::parse(source.parse().expect("tokens"), &mut diagnostics);
        assert!(
            diagnostics.messages().is_empty(),
            "{:?}",
            diagnostics.messages()
        );
        lower(&nodes).statics.join("{}")
    }

    #[test]
    fn neighbouring_fixed_text_is_one_piece() {
        assert_eq!(statics(r#"p { "a" "b" br; { "c" } }"#), "<p>ab<br>c</p>");
    }

    #[test]
    fn text_is_escaped_where_it_stands() {
        assert_eq!(
            statics(r#"p title="<\"&" { "<\"&" }"#),
            r#"<p title="&lt;&quot;&amp;">&lt;"&amp;</p>"#
        );
        assert_eq!(statics("p { \"a\\rb\" }"), "<p>a&#13;b</p>");
    }

    #[test]
    fn a_slot_alone_needs_no_separator() {
        assert_eq!(statics("p { (a) }"), "<p>{}</p>");
        assert_eq!(statics("p { b {} (a) i {} }"), "<p><b></b>{}<i></i></p>");
    }

    #[test]
    fn slots_and_text_that_touch_are_separated() {
        assert_eq!(statics(r#"p { "a" (b) "c" }"#), "<p>a<!>{}<!>c</p>");
        assert_eq!(statics("p { (a) (b) }"), "<p>{}<!>{}</p>");
        assert_eq!(statics(r#"p { @if a { "b" } "c" }"#), "<p>{}<!>c</p>");
        assert_eq!(statics(r#"(a) "" (b)"#), "{}<!>{}");
    }

    #[test]
    fn a_binding_takes_no_place() {
        assert_eq!(
            statics(r#"p { "a" @let b = 1; "c" (b) }"#),
            "<p>ac<!>{}</p>"
        );
    }

    #[test]
    fn doctype_is_fixed() {
        assert_eq!(
            statics("(DOCTYPE) html { (maud::DOCTYPE) }"),
            "<!DOCTYPE html><html><!DOCTYPE html></html>"
        );
    }

    #[test]
    fn a_template_of_one_element_has_a_root() {
        let root = |source: &str| {
            lower(&ast::parse(
                source.parse().expect("tokens"),
                &mut Diagnostics::default(),
            ))
            .root
        };
        assert!(root("p { (a) }"));
        assert!(root("@let a = 1; p {}"));
        assert!(!root("p {} p {}"));
        assert!(!root("(a)"));
        assert!(!root("\"a\" p {}"));
        assert!(!root("p {} @if a { p {} }"));
    }
}
