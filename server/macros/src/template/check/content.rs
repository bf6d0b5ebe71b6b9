//! Elements whose content is not ordinary markup: void ones, scripts and styles, and those that hold text only.

use super::parents::Parents;
use super::value;
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Body, Element, Node, Splice, Text};

/// A void element has no content.
pub(super) fn void(element: &Element, diagnostics: &mut Diagnostics) {
    if let Body::Block(_) = &element.body {
        let name = &element.name.text;
        diagnostics.error(
            element.name.extent,
            format!("`{name}` is a void element: it has no children"),
            format!("write `{name};`"),
        );
    }
}

/// A script or a style is fixed text.
pub(super) fn raw(element: &Element, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    for node in element.children() {
        raw_node(node, &element.name.text, diagnostics);
        if parents.is_foreign() {
            markup_in_svg(node, &element.name.text, diagnostics);
        }
    }
}

/// In SVG, scripts and styles are read as any other element.
fn markup_in_svg(node: &Node, element: &str, diagnostics: &mut Diagnostics) {
    if let Node::Text(text) = node
        && text.value.contains(['<', '&'])
    {
        let message = format!("in an `svg`, `<` and `&` in `{element}` are read as markup");
        diagnostics.error(
            text.extent,
            message,
            format!("put the `{element}` outside of the `svg`"),
        );
    }
}

fn raw_node(node: &Node, element: &str, diagnostics: &mut Diagnostics) {
    match node {
        Node::Text(text) => ends_early(text, element, diagnostics),
        Node::Block(block) => block
            .nodes
            .iter()
            .for_each(|node| raw_node(node, element, diagnostics)),
        Node::Element(_) | Node::Component(_) => diagnostics.error(
            node.extent(),
            format!("`{element}` holds text, no elements"),
            "write its text in double quotes",
        ),
        _ => diagnostics.error(
            node.extent(),
            format!("nothing can be put into `{element}`: no escaping makes it safe"),
            match element {
                "style" => "put the value into a `style` attribute, or choose between classes",
                _ => "put the value into a `data-` attribute and read it from there",
            },
        ),
    }
}

fn ends_early(text: &Text, element: &str, diagnostics: &mut Diagnostics) {
    let lower = text.value.to_ascii_lowercase();
    let end = format!("</{}", element.to_ascii_lowercase());
    if lower.contains(&end) || lower.contains("<!--") {
        diagnostics.error(
            text.extent,
            format!("this text would end the `{element}`, or hide its end"),
            "write `<\\/` for `</`, and `<\\!--` for `<!--`",
        );
    }
}

/// Text, and values that are text.
pub(super) fn text_only(element: &Element, diagnostics: &mut Diagnostics) {
    let name = &element.name.text;
    value::nodes(element.children(), diagnostics, &|node, diagnostics| {
        diagnostics.error(
            node.extent(),
            format!("`{name}` holds text, no elements"),
            "leave the element out",
        );
    });
}

/// Browsers that run scripts read the content of `noscript` as text.
pub(super) fn dynamic_in_noscript(
    node: &Node,
    parents: &Parents<'_>,
    diagnostics: &mut Diagnostics,
) {
    let fixed = matches!(node, Node::Text(_) | Node::Element(_) | Node::Block(_));
    if !fixed && parents.names().any(|name| name == "noscript") {
        diagnostics.error(
            node.extent(),
            "the content of `noscript` is fixed: a page that is live never shows it",
            "put the value outside of it",
        );
    }
}

/// The document type comes first.
pub(super) fn splice(splice: &Splice, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    if splice.is_doctype() && parents.parent().is_some() {
        diagnostics.error(
            splice.extent,
            "`DOCTYPE` cannot stand inside an element",
            "put it before `html`",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn void_elements_have_no_block() {
        assert_eq!(
            error("br {}"),
            "`br` is a void element: it has no children\nhelp: write `br;`"
        );
    }

    #[test]
    fn scripts_and_styles_are_fixed() {
        assert!(errors("script { \"a\" } style { \"b\" }").is_empty());
        assert!(error("script { (a) }").contains("nothing can be put into `script`"));
        assert!(error("style { @if a { \"b\" } }").contains("`style` attribute"));
        assert!(error("script { b {} }").contains("holds text, no elements"));
        assert!(error("script { \"x('</SCRIPT>')\" }").contains("would end the `script`"));
    }

    #[test]
    fn scripts_in_svg_are_markup() {
        assert!(errors("svg { style { \"a > b {}\" } }").is_empty());
        assert!(error("svg { style { \"a < b {}\" } }").contains("read as markup"));
    }

    #[test]
    fn some_elements_hold_text_only() {
        assert!(errors("title { \"a\" (b) @if c { \"d\" } } textarea { (e) }").is_empty());
        assert!(error("option { b { \"x\" } }").contains("`option` holds text"));
        assert!(error("title { @if a { b {} } }").contains("`title` holds text"));
    }

    #[test]
    fn noscript_is_fixed() {
        assert!(errors("noscript { p { \"Please enable scripts.\" } }").is_empty());
        assert!(error("noscript { p { (a) } }").contains("noscript"));
    }

    #[test]
    fn a_document_type_has_its_place() {
        assert!(errors("(DOCTYPE) html {}").is_empty());
        assert!(error("div { (DOCTYPE) }").contains("before `html`"));
    }
}
