//! Nodes to HTML.

use super::arena::{Data, Document, Id};
use super::{entity, parse};

impl Document {
    /// The node as HTML.
    pub(crate) fn outer_html(&self, id: Id) -> String {
        let mut html = String::new();
        self.write_html(id, &mut html);
        html
    }

    /// The node's content as HTML.
    pub(crate) fn inner_html(&self, id: Id) -> String {
        let mut html = String::new();
        self.write_content(id, &mut html);
        html
    }

    fn write_content(&self, id: Id, html: &mut String) {
        let inside = self
            .element(id)
            .and_then(|element| element.content)
            .unwrap_or(id);
        for child in self.children(inside) {
            self.write_html(child, html);
        }
    }

    fn write_html(&self, id: Id, html: &mut String) {
        match self.data(id) {
            Data::Document | Data::Fragment => self.write_content(id, html),
            Data::Text(text) => self.write_text(id, text, html),
            Data::Comment(comment) => {
                html.push_str("<!--");
                html.push_str(comment);
                html.push_str("-->");
            }
            Data::Element(element) => {
                html.push('<');
                html.push_str(&element.name);
                for (name, value) in &element.attributes {
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    entity::escape_attribute(value, html);
                    html.push('"');
                }
                html.push('>');
                if !parse::is_void(&element.name) {
                    self.write_content(id, html);
                    html.push_str("</");
                    html.push_str(&element.name);
                    html.push('>');
                }
            }
        }
    }

    fn write_text(&self, id: Id, text: &str, html: &mut String) {
        if self
            .parent(id)
            .is_some_and(|parent| parse::is_raw(self.name(parent)))
        {
            html.push_str(text);
        } else {
            entity::escape_text(text, html);
        }
    }
}
