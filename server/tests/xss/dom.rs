//! What a browser makes of a page, as text that can be compared.

use scraper::{Html, Node};

/// One line for each node: its depth, its name, its attributes or its text. Null characters, which a
/// parser drops here and replaces there, are left out.
pub(crate) fn outline(html: &str) -> String {
    let document = Html::parse_document(html);
    let mut lines = Vec::new();
    for node in document.tree.root().descendants() {
        let depth = node.ancestors().count();
        lines.push(format!("{depth} {}", line(node.value())));
    }
    lines.join("\n").replace('\u{fffd}', "")
}

fn line(node: &Node) -> String {
    match node {
        Node::Element(element) => {
            let mut attributes: Vec<_> = element
                .attrs()
                .map(|(name, value)| format!("{name}={value:?}"))
                .collect();
            attributes.sort();
            format!("<{}> {}", element.name(), attributes.join(" "))
        }
        Node::Text(text) => format!("{:?}", &**text),
        other => format!("{other:?}"),
    }
}
