//! Elements: a start tag, children, an end tag.

use super::builder::Builder;
use super::{attribute, children, value};
use crate::template::ast::{Element, Node};
use crate::template::html::{self, Content};
use crate::template::ir::ValueKind;

pub(super) fn lower(builder: &mut Builder, element: &Element) {
    let name = element.name.text.as_str();
    builder.open();
    builder.markup("<");
    builder.markup(name);
    attribute::lower(builder, element);
    builder.markup(">");
    let content = html::content(name);
    if content != Content::Void {
        body(builder, element, content);
        builder.markup("</");
        builder.markup(name);
        builder.markup(">");
    }
    builder.close();
}

fn body(builder: &mut Builder, element: &Element, content: Content) {
    let nodes = element.children();
    if html::drops_first_newline(&element.name.text) && may_begin_with_newline(nodes) {
        builder.markup("\n");
    }
    match content {
        Content::Void => {}
        Content::Raw => raw(builder, nodes),
        Content::Text => value::lower(builder, nodes, ValueKind::Text, Builder::inner_text),
        Content::Normal => children(builder, nodes),
    }
}

/// A parser drops one newline after the start tag of some elements: theirs must then not be the first.
fn may_begin_with_newline(nodes: &[Node]) -> bool {
    match nodes.first() {
        Some(Node::Text(text)) => text.value.starts_with(['\n', '\r']),
        Some(Node::Element(_)) | None => false,
        Some(_) => true,
    }
}

/// Scripts and styles know no character references: their text stands as it is.
fn raw(builder: &mut Builder, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => builder.markup(&text.value),
            Node::Block(block) => raw(builder, &block.nodes),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::statics;

    #[test]
    fn every_element_but_a_void_one_is_closed() {
        assert_eq!(
            statics("br; p; path d=\"M0\";"),
            "<br><p></p><path d=\"M0\"></path>"
        );
    }

    #[test]
    fn a_first_newline_survives_the_parser() {
        assert_eq!(statics("textarea { (a) }"), "<textarea>\n{}</textarea>");
        assert_eq!(statics("pre { \"\\na\" }"), "<pre>\n\na</pre>");
        assert_eq!(
            statics("pre { code { (a) } }"),
            "<pre><code>{}</code></pre>"
        );
        assert_eq!(statics("pre { \"a\" }"), "<pre>a</pre>");
    }

    #[test]
    fn scripts_are_not_escaped() {
        assert_eq!(statics(r#"script { "a && b" }"#), "<script>a && b</script>");
        assert_eq!(
            statics(r#"style { "a > b" { "c" } }"#),
            "<style>a > bc</style>"
        );
    }

    #[test]
    fn text_only_elements_have_one_slot_and_no_separators() {
        assert_eq!(
            statics(r#"title { "a & " (b) " c" }"#),
            "<title>a &amp; {} c</title>"
        );
        assert_eq!(statics(r#"option { (a) " " (b) }"#), "<option>{}</option>");
        assert_eq!(
            statics(r#"title { @if a { "b" } "c" }"#),
            "<title>{}</title>"
        );
    }
}
