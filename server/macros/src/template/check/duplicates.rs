//! Attributes and props that are given twice: a browser keeps the first, which is seldom what was meant.

use crate::diagnostics::Diagnostics;
use crate::template::ast::{Attribute, Component, Element};

pub(super) fn attributes(element: &Element, diagnostics: &mut Diagnostics) {
    for (index, attribute) in element.attributes.iter().enumerate() {
        let before = element.attributes.get(..index).unwrap_or_default();
        if let Some(first) = before.iter().find(|before| collides(before, attribute)) {
            report(first, attribute, diagnostics);
        }
    }
}

/// Names are compared as HTML does; several `.class` are one attribute.
fn collides(first: &Attribute, second: &Attribute) -> bool {
    match (first, second) {
        (Attribute::Class { .. }, Attribute::Class { .. }) => false,
        _ => match (first.name(), second.name()) {
            (Some(first), Some(second)) => first.eq_ignore_ascii_case(second),
            _ => false,
        },
    }
}

fn report(first: &Attribute, second: &Attribute, diagnostics: &mut Diagnostics) {
    let help = match (first, second) {
        (Attribute::Class { .. }, _) | (_, Attribute::Class { .. }) => {
            "write all classes as `.name`, `.(value)` and `.name[condition]`"
        }
        _ => "remove one of them",
    };
    let name = second.name().unwrap_or_default();
    diagnostics.error(
        second.extent(),
        format!("the attribute `{name}` is given twice"),
        help,
    );
}

pub(super) fn props(component: &Component, diagnostics: &mut Diagnostics) {
    for (index, prop) in component.props.iter().enumerate() {
        let before = component.props.get(..index).unwrap_or_default();
        if before.iter().any(|before| before.name == prop.name) {
            let message = format!("the prop `{}` is given twice", prop.name);
            diagnostics.error(prop.name.span(), message, "remove one of them");
        }
        if prop.name == "children" && component.children.is_some() {
            let message = "the children are given as a prop and as a block";
            diagnostics.error(prop.name.span(), message, "remove one of them");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn an_attribute_is_given_once() {
        assert!(error("p title=\"a\" title=\"b\" {}").contains("`title` is given twice"));
        assert!(errors("p title=\"a\" TITLE=\"b\" {}")[0].contains("`TITLE` is given twice"));
        assert!(error("p #a id=\"b\" {}").contains("`id` is given twice"));
        assert!(error("p.a class=\"b\" {}").contains("`.(value)`"));
        assert!(errors("p.a.b.a {}").is_empty());
    }

    #[test]
    fn a_prop_is_given_once() {
        assert!(error("Card a=1 a=2;").contains("`a` is given twice"));
        assert!(error("Card children=(a) { p {} }").contains("as a block"));
    }
}
