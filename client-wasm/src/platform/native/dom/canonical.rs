//! A way to compare pages: attributes sorted, adjacent text joined, nothing of what only the client marks.

use super::arena::{Data, Document, Id};
use super::{Node, entity, with};

/// The content of an element, equal for equal pages.
pub fn canonical(node: Node) -> String {
    with(|document| {
        let mut text = String::new();
        document
            .children(node.0)
            .for_each(|child| write(document, child, &mut text));
        text
    })
}

fn write(document: &Document, id: Id, out: &mut String) {
    match document.data(id) {
        Data::Text(text) => entity::escape_text(text, out),
        Data::Comment(text) => {
            out.push_str("<!--");
            out.push_str(text);
            out.push_str("-->");
        }
        Data::Element(element) => {
            let mut attributes = element.attributes.clone();
            attributes.retain(|(name, _)| name != "data-phx-component" && name != "data-phx-view");
            attributes.sort();
            out.push('<');
            out.push_str(&element.name);
            for (name, value) in attributes {
                out.push(' ');
                out.push_str(&name);
                out.push_str("=\"");
                entity::escape_attribute(&value, out);
                out.push('"');
            }
            out.push('>');
            document
                .children(id)
                .for_each(|child| write(document, child, out));
            out.push_str("</");
            out.push_str(&element.name);
            out.push('>');
        }
        Data::Document | Data::Fragment => {
            document
                .children(id)
                .for_each(|child| write(document, child, out));
        }
    }
}
