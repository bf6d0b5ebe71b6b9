//! Objects that are sent: put together from several sources, of which later ones win.

use bennu_wire::Raw;
use bennu_wire::json::write;

use crate::json::{Members, quote};
use crate::platform::dom::{self, Node};

/// Members of an object: name, and value as JSON.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Sets a member to a JSON value.
    pub(crate) fn set(&mut self, name: &str, json: &str) {
        let json = json.to_owned();
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, value)) => *value = json,
            None => self.0.push((name.to_owned(), json)),
        }
    }

    /// Sets a member to a text.
    pub(crate) fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, &quote(text));
    }

    /// Adds the members of an object. What is no object adds nothing.
    pub(crate) fn merge(&mut self, object: &str) {
        for (name, value) in Members::of(Raw::new(object)).iter() {
            self.set(&name.decode(), value);
        }
    }

    /// Adds the `phx-value-*` attributes of an element.
    pub(crate) fn add_attributes(&mut self, node: Node) {
        for name in dom::attribute_names(node) {
            if let Some(short) = name.strip_prefix("phx-value-") {
                self.set_text(short, &dom::attribute(node, &name).unwrap_or_default());
            }
        }
    }

    /// Adds the `value` of elements that have one.
    pub(crate) fn add_value(&mut self, node: Node) {
        match dom::tag_name(node).as_str() {
            "input" if is_unchecked(node) => {}
            "input" | "button" | "textarea" | "select" | "option" | "output" | "data" => {
                self.set_text("value", &dom::property(node, "value"));
            }
            "li" | "meter" | "progress" => self.set("value", &dom::property(node, "value")),
            _ => {}
        }
    }

    /// The object.
    pub(crate) fn to_json(&self) -> String {
        let mut out = String::from("{");
        for (name, value) in &self.0 {
            if out.len() > 1 {
                out.push(',');
            }
            write::string(&mut out, name);
            out.push(':');
            out.push_str(value);
        }
        out.push('}');
        out
    }
}

fn is_unchecked(input: Node) -> bool {
    matches!(dom::property(input, "type").as_str(), "checkbox" | "radio")
        && !dom::flag(input, "checked")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_sources_win_and_keep_the_place_of_the_first() {
        let mut fields = Fields::default();
        fields.set_text("key", "Enter");
        fields.merge(r#"{"alt":false,"n":[1,{"a":2}]}"#);
        fields.merge(r#" { "key" : "x\"y" } "#);
        fields.merge("no object");
        assert_eq!(
            fields.to_json(),
            r#"{"key":"x\"y","alt":false,"n":[1,{"a":2}]}"#
        );
    }
}
