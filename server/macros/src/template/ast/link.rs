//! `a patch=(url)` and `a navigate=(url)`: links that the client follows over its socket.
//!
//! On the page they are an address, so that they work without the client too, and two attributes that the client looks
//! for: LiveView's `data-phx-link` and `data-phx-link-state`.

use super::{Attribute, AttributeKind, Name, Node, Text};
use crate::diagnostics::{Diagnostics, Extent};

/// What such a link is called here, and what the client calls it.
const KINDS: [(&str, &str); 2] = [("patch", "patch"), ("navigate", "redirect")];
/// The link takes the place of the present entry in the history.
const REPLACE: &str = "replace";

/// Replaces what the user wrote by what travels.
pub(super) fn expand(attributes: &mut Vec<Attribute>, diagnostics: &mut Diagnostics) {
    let replace = take_replace(attributes);
    let Some((index, told)) = attributes.iter().enumerate().find_map(link_at) else {
        if let Some(at) = replace {
            report_stray_replace(at, diagnostics);
        }
        return;
    };
    if let Some(other) = other_destination(attributes, index) {
        return report_other(other, diagnostics);
    }
    let at = attributes[index].extent();
    if let Attribute::Named { name, kind } = &mut attributes[index] {
        check_value(name, kind, diagnostics);
        "href".clone_into(&mut name.text);
    }
    let state = if replace.is_some() { REPLACE } else { "push" };
    attributes.push(fixed("data-phx-link", told, at));
    attributes.push(fixed("data-phx-link-state", state, at));
}

/// If the attribute makes a link: where it is, and what the client calls it.
fn link_at((index, attribute): (usize, &Attribute)) -> Option<(usize, &'static str)> {
    let name = attribute.name()?;
    let (_, told) = KINDS.iter().find(|(written, _)| *written == name)?;
    Some((index, told))
}

fn other_destination(attributes: &[Attribute], link: usize) -> Option<Extent> {
    let mut others = attributes.iter().enumerate();
    let other = others.find(|(index, attribute)| {
        *index != link
            && (attribute.name() == Some("href") || link_at((*index, attribute)).is_some())
    });
    other.map(|(_, attribute)| attribute.extent())
}

fn report_other(at: Extent, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        at,
        "a link has one destination",
        "write `patch=(url)` for another state of this view, `navigate=(url)` for another view, `href=(url)` for any other page",
    );
}

fn report_stray_replace(at: Extent, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        at,
        "`replace` says how the client follows a link",
        "write it beside `patch=(url)` or `navigate=(url)`",
    );
}

fn take_replace(attributes: &mut Vec<Attribute>) -> Option<Extent> {
    let index = attributes.iter().position(|attribute| {
        matches!(attribute, Attribute::Named { name, kind: AttributeKind::Empty } if name.text == REPLACE)
    })?;
    Some(attributes.remove(index).extent())
}

/// Without an address the client would have nowhere to go.
fn check_value(name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
    if !matches!(kind, AttributeKind::Value(_)) {
        diagnostics.error(
            name.extent,
            format!("a link with `{}` always has an address", name.text),
            format!(
                "write `{}=(url)`; with `@if`, show something else where there is none",
                name.text
            ),
        );
    }
}

fn fixed(name: &str, value: &str, extent: Extent) -> Attribute {
    let name = Name {
        text: name.to_owned(),
        extent,
    };
    let value = Text {
        value: value.to_owned(),
        extent,
    };
    Attribute::Named {
        name,
        kind: AttributeKind::Value(Node::Text(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn a_link_has_one_address() {
        assert!(errors("a patch=(a) replace { \"b\" } a navigate=\"/c\" {}").is_empty());
        assert!(error("a patch=(a) navigate=(b) {}").contains("one destination"));
        assert!(error("a patch=(a) href=(b) {}").contains("one destination"));
        assert!(error("a href=(b) patch=(a) {}").contains("one destination"));
        assert!(error("a patch=[a] {}").contains("always has an address"));
        assert!(error("a navigate {}").contains("write `navigate=(url)`"));
        assert!(error("a replace href=(a) {}").contains("beside `patch=(url)`"));
    }

    #[test]
    fn only_links_are_links() {
        assert!(errors("div patch=(a) replace {}").is_empty());
    }
}
