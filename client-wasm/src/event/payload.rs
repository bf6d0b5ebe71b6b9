//! The values that go with an event: a JSON object put together from several sources, of which later ones win.

use bennu_wire::DecodeLimits;
use bennu_wire::json::{Raw, Reader, write};

use crate::platform::dom::{self, Node};

/// Members of an object: name, and value as JSON.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Sets a member to a JSON value.
    pub(crate) fn set(&mut self, name: &str, json: String) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, value)) => *value = json,
            None => self.0.push((name.to_owned(), json)),
        }
    }

    /// Sets a member to a text.
    pub(crate) fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, quote(text));
    }

    /// Adds the members of an object. What is no object adds nothing.
    pub(crate) fn merge(&mut self, object: &str) {
        let mut json = Reader::over(Raw::new(object), &DecodeLimits::client());
        let Ok(mut members) = json.begin_object() else {
            return;
        };
        while let Ok(Some(name)) = json.next_key(&mut members) {
            let Ok(value) = json.raw() else { return };
            self.set(&name.decode(), value.as_str().to_owned());
        }
    }

    /// Adds the `phx-value-*` attributes of an element.
    pub(crate) fn add_attributes(&mut self, node: Node, prefix: &str) {
        for name in dom::attribute_names(node) {
            if let Some(short) = name.strip_prefix(prefix) {
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
            "li" | "meter" | "progress" => self.set("value", dom::property(node, "value")),
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

/// A text as JSON.
pub(crate) fn quote(text: &str) -> String {
    let mut json = String::new();
    write::string(&mut json, text);
    json
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
