//! What may stand in which attribute.

use super::parents::Parents;
use super::{names, url, value};
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Attribute, AttributeKind, Element, Name, Node, Splice};
use crate::template::html;

pub(super) fn check(element: &Element, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    for attribute in &element.attributes {
        match attribute {
            Attribute::Class { value, .. } | Attribute::Id { value, .. } => {
                text(value, diagnostics)
            }
            Attribute::Named { name, kind } => {
                names::attribute(element, name, parents, diagnostics);
                named(element, name, kind, diagnostics);
            }
            Attribute::Spread(list) => spread(element, list, diagnostics),
        }
    }
}

fn named(element: &Element, name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
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
    if !name.is("value") {
        return;
    }
    let help = match element.name.text.as_str() {
        "textarea" => "write `textarea { (value) }`",
        "select" => "write `option selected[condition] { … }`",
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
    if name.is("srcdoc") {
        let message = "`srcdoc` is a document: nothing can be put into it";
        diagnostics.error(name.extent, message, "load the document with `src`");
    }
}

/// `meta http-equiv="refresh"` navigates to what its `content` says.
fn refresh(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    let refreshes = element.name.is("meta") && has(element, "http-equiv");
    if refreshes && name.is("content") {
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
    let values = ["to", "from", "by", "values", "attributeName"];
    if !animates(element) || !values.iter().any(|value| name.is(value)) {
        return;
    }
    let harmful = |target| html::is_url(target) || html::is_script(target);
    if animated(element).is_none_or(harmful) {
        let message = "an animation could make an address of this value";
        diagnostics.error(
            name.extent,
            message,
            "animate a fixed attribute that is no address",
        );
    }
}

fn animates(element: &Element) -> bool {
    element.name.is("set") || element.name.is("animate")
}

/// The attribute that an animation changes, if it is fixed.
fn animated(element: &Element) -> Option<&str> {
    let mut attributes = element.attributes.iter();
    attributes.find_map(|attribute| match attribute {
        Attribute::Named {
            name,
            kind: AttributeKind::Value(Node::Text(text)),
        } if name.is("attributeName") => Some(text.value.as_str()),
        _ => None,
    })
}

/// What a list holds is known when the page is shown. Of some elements an attribute may hold nothing that is known
/// only then, or decides what another one does.
fn spread(element: &Element, list: &Splice, diagnostics: &mut Diagnostics) {
    let fixed = ["meta", "base", "script"];
    if !animates(element) && !fixed.iter().any(|name| element.name.is(name)) {
        return;
    }
    diagnostics.error(
        list.extent,
        format!(
            "`{}` takes no list of attributes: what it does is fixed",
            element.name.text
        ),
        "write each attribute with its name, as in `id=(id)`",
    );
}

fn has(element: &Element, name: &str) -> bool {
    let mut names = element.attributes.iter().filter_map(Attribute::name);
    names.any(|given| given.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn booleans_are_toggled() {
        assert!(errors("input checked disabled[a] required=\"required\";").is_empty());
        assert!(error("input checked=(a);").contains("write `checked[condition]`"));
        assert!(error("input checked=[a];").contains("write `checked[condition]`"));
        assert!(error("input checked=\"false\";").contains("leave it out"));
        assert!(error("p hidden=(a) {}").contains("write `hidden[condition]`"));
        assert!(errors("p hidden=\"until-found\" {}").is_empty());
    }

    #[test]
    fn what_the_client_only_looks_for_is_toggled() {
        let message = error("form #a phx-trigger-action=(a) {}");
        assert!(message.contains("write `phx-trigger-action[condition]`"));
        assert!(error("form #a phx-trigger-action=[a] {}").contains("[condition]"));
        assert!(error("input phx-patch-focused=\"false\";").contains("leave it out"));
        assert!(errors("form phx-trigger-action[a] phx-no-unused-field {}").is_empty());
    }

    #[test]
    fn some_elements_take_no_lists() {
        for element in ["meta http-equiv=\"refresh\"", "meta", "base", "script"] {
            assert!(error(&format!("{element} ..(a);")).contains("no list of attributes"));
        }
        for element in ["animate attributeName=\"x\"", "set"] {
            let source = format!("svg {{ {element} ..(a); }}");
            assert!(error(&source).contains("no list of attributes"));
        }
        assert!(errors("a ..(a) {} link ..(b); svg { path ..(c); }").is_empty());
    }

    #[test]
    fn scripts_and_documents_are_fixed() {
        assert!(errors("p onclick=\"x()\" {}").is_empty());
        assert!(error("p onclick=(a) {}").contains("is a script"));
        assert!(errors("p onClick={ \"x\" (a) } {}")[1].contains("is a script"));
        assert!(errors("iframe srcDoc=(a) {}")[1].contains("is a document"));
        let refresh = errors("meta CONTENT=(a) HTTP-EQUIV=\"refresh\";");
        assert!(refresh.iter().any(|message| message.contains("is fixed")));
        assert!(error("iframe srcdoc=(a) {}").contains("is a document"));
        assert!(error("meta http-equiv=\"refresh\" content=(a);").contains("is fixed"));
    }

    #[test]
    fn animations_make_no_addresses() {
        assert!(errors("svg { set attributeName=\"x\" to=(a); }").is_empty());
        assert!(error("svg { set attributeName=\"href\" to=(a); }").contains("address"));
        assert!(error("svg { animate values=(a); }").contains("address"));
        assert!(error("svg { set attributeName=\"HREF\" to=(a); }").contains("address"));
        assert!(error("svg { set attributeName=\"onclick\" to=(a); }").contains("address"));
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
