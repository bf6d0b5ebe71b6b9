//! What may stand in which attribute.

use super::{url, value};
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Attribute, AttributeKind, Element, Name, Node};
use crate::template::html;

pub(super) fn check(element: &Element, diagnostics: &mut Diagnostics) {
    element_name(&element.name, diagnostics);
    for attribute in &element.attributes {
        match attribute {
            Attribute::Class { value, .. } | Attribute::Id { value, .. } => {
                text(value, diagnostics)
            }
            Attribute::Named { name, kind } => named(element, name, kind, diagnostics),
            Attribute::Spread(_) => {}
        }
    }
}

fn named(element: &Element, name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
    attribute_name(name, diagnostics);
    if let AttributeKind::Value(value) = kind {
        text(value, diagnostics);
    }
    boolean(name, kind, diagnostics);
    control_value(element, name, diagnostics);
    if is_fixed(kind) {
        return;
    }
    script(name, diagnostics);
    document(name, diagnostics);
    refresh(element, name, diagnostics);
    animation(element, name, diagnostics);
    url::check(element, name, kind, diagnostics);
}

fn text(value: &Node, diagnostics: &mut Diagnostics) {
    value::nodes(
        std::slice::from_ref(value),
        diagnostics,
        &|node, diagnostics| {
            diagnostics.error(
                node.extent(),
                "an element cannot stand in an attribute's value",
                "write text in double quotes, or `(expression)`",
            );
        },
    );
}

fn is_fixed(kind: &AttributeKind) -> bool {
    matches!(
        kind,
        AttributeKind::Empty | AttributeKind::Value(Node::Text(_))
    )
}

fn element_name(name: &Name, diagnostics: &mut Diagnostics) {
    let letter = name
        .text
        .starts_with(|first: char| first.is_ascii_alphabetic());
    let rest = name
        .text
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "-_:.".contains(letter));
    if !letter || !rest {
        let message = format!("`{}` cannot be the name of an element", name.text);
        diagnostics.error(
            name.extent,
            message,
            "names are made of letters, digits and `-`",
        );
    }
}

fn attribute_name(name: &Name, diagnostics: &mut Diagnostics) {
    let wrong =
        |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>/=".contains(letter);
    if name.text.is_empty() || name.text.contains(wrong) {
        let message = format!("`{}` cannot be the name of an attribute", name.text);
        diagnostics.error(
            name.extent,
            message,
            "names have no spaces, quotes, `<`, `>`, `/` and `=`",
        );
    }
}

/// A boolean attribute is true by being there.
fn boolean(name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
    if !html::is_boolean(&name.text) {
        return;
    }
    let name_text = &name.text;
    let help = match kind {
        AttributeKind::Empty | AttributeKind::Toggled(_) => return,
        AttributeKind::Value(Node::Text(text)) if text.value != "false" && text.value != "true" => {
            return;
        }
        AttributeKind::Value(Node::Text(_)) => {
            format!("write `{name_text}` alone, or leave it out")
        }
        AttributeKind::Value(_) | AttributeKind::Optional(_) => {
            format!("write `{name_text}[condition]`")
        }
    };
    diagnostics.error(
        name.extent,
        format!("`{name_text}` is true whatever its value is"),
        help,
    );
}

/// The value of some controls is not an attribute of theirs.
fn control_value(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    let help = match (element.name.text.as_str(), name.text.as_str()) {
        ("textarea", "value") => "write `textarea { (value) }`",
        ("select", "value") => "write `option selected[condition] { … }`",
        _ => return,
    };
    diagnostics.error(
        name.extent,
        format!("`{}` has no attribute `value`", element.name.text),
        help,
    );
}

fn script(name: &Name, diagnostics: &mut Diagnostics) {
    if html::is_script(&name.text) {
        diagnostics.error(
            name.extent,
            format!("`{}` is a script: nothing can be put into it", name.text),
            "bind an event, as in `phx-click=(Msg::Save)`, or pass the value in a `data-` attribute",
        );
    }
}

fn document(name: &Name, diagnostics: &mut Diagnostics) {
    if name.text.eq_ignore_ascii_case("srcdoc") {
        let message = "`srcdoc` is a document: nothing can be put into it";
        diagnostics.error(name.extent, message, "load the document with `src`");
    }
}

/// `meta http-equiv="refresh"` navigates to what its `content` says.
fn refresh(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    let refreshes = element.name.text == "meta" && has(element, "http-equiv");
    if refreshes && name.text == "content" {
        let message = "what a `meta http-equiv` does is fixed";
        diagnostics.error(
            name.extent,
            message,
            "redirect from the view, or with a header",
        );
    }
}

/// SVG can animate a link's address.
fn animation(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    let animates = matches!(element.name.text.as_str(), "set" | "animate");
    let values = matches!(
        name.text.as_str(),
        "to" | "from" | "by" | "values" | "attributeName"
    );
    if !animates || !values {
        return;
    }
    let target = element
        .attributes
        .iter()
        .find_map(|attribute| match attribute {
            Attribute::Named {
                name,
                kind: AttributeKind::Value(Node::Text(text)),
            } if name.text == "attributeName" => Some(text.value.as_str()),
            _ => None,
        });
    if target.is_none_or(html::is_url) {
        let message = "an animation could make an address of this value";
        diagnostics.error(
            name.extent,
            message,
            "animate a fixed attribute that is no address",
        );
    }
}

fn has(element: &Element, name: &str) -> bool {
    element
        .attributes
        .iter()
        .any(|attribute| attribute.name() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn names_are_names() {
        assert!(error("p \"a b\"=\"c\" {}").contains("name of an attribute"));
        assert!(error("p- {}").contains("expected a name"));
        assert!(errors("my-element \"@click\"=\"x\" {}").is_empty());
    }

    #[test]
    fn booleans_are_toggled() {
        assert!(errors("input checked disabled[a] required=\"required\";").is_empty());
        assert!(error("input checked=(a);").contains("write `checked[condition]`"));
        assert!(error("input checked=[a];").contains("write `checked[condition]`"));
        assert!(error("input checked=\"false\";").contains("leave it out"));
    }

    #[test]
    fn scripts_and_documents_are_fixed() {
        assert!(errors("p onclick=\"x()\" {}").is_empty());
        assert!(error("p onclick=(a) {}").contains("is a script"));
        assert!(error("p onClick={ \"x\" (a) } {}").contains("is a script"));
        assert!(error("iframe srcdoc=(a) {}").contains("is a document"));
        assert!(error("meta http-equiv=\"refresh\" content=(a);").contains("is fixed"));
    }

    #[test]
    fn animations_make_no_addresses() {
        assert!(errors("svg { set attributeName=\"x\" to=(a); }").is_empty());
        assert!(error("svg { set attributeName=\"href\" to=(a); }").contains("address"));
        assert!(error("svg { animate values=(a); }").contains("address"));
    }

    #[test]
    fn controls_have_their_values_elsewhere() {
        assert!(error("textarea value=(a) {}").contains("textarea { (value) }"));
        assert!(error("select value=\"a\" {}").contains("selected[condition]"));
    }

    #[test]
    fn values_hold_no_elements() {
        assert!(error("p title={ b {} } {}").contains("cannot stand in an attribute"));
    }
}
