//! Addresses: what stands before a splice may fix their scheme, and then it must be a harmless one.

use crate::diagnostics::Diagnostics;
use crate::template::ast::{AttributeKind, Element, Name, Node};
use crate::template::html;

pub(super) fn check(
    element: &Element,
    name: &Name,
    kind: &AttributeKind,
    diagnostics: &mut Diagnostics,
) {
    let AttributeKind::Value(value) = kind else {
        return;
    };
    if !html::is_url_of(&element.name.text, &name.text) {
        return;
    }
    let Some(scheme) = leading_text(value).and_then(script_scheme) else {
        return;
    };
    diagnostics.error(
        value.extent(),
        format!("nothing can be put into a `{scheme}:` address"),
        "bind an event, or link to a page",
    );
}

fn leading_text(node: &Node) -> Option<&str> {
    match node {
        Node::Text(text) => Some(&text.value),
        Node::Block(block) => leading_text(block.nodes.first()?),
        _ => None,
    }
}

/// The scheme of an address that could run a script. Pictures and the like in `data:` cannot.
fn script_scheme(start: &str) -> Option<String> {
    let ignored = |letter: &char| !letter.is_ascii_control() && *letter != ' ';
    let start: String = start
        .chars()
        .filter(ignored)
        .collect::<String>()
        .to_ascii_lowercase();
    let (scheme, rest) = start.split_once(':')?;
    let harmless = ["image/", "audio/", "video/", "font/"]
        .iter()
        .any(|kind| rest.starts_with(kind));
    let harmful = match scheme {
        "javascript" | "vbscript" => true,
        "data" => !harmless || rest.starts_with("image/svg"),
        _ => false,
    };
    harmful.then(|| scheme.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn harmful_schemes_take_no_values() {
        assert!(error("a href={ \" Java\\tScript:x(\" (a) \")\" } {}").contains("`javascript:`"));
        assert!(error("iframe src={ \"data:text/html,\" (a) } {}").contains("`data:`"));
    }

    #[test]
    fn other_schemes_do() {
        assert!(
            errors(
                "a href={ \"https://x.test/\" (a) } {} img src={ \"data:image/png;base64,\" (b) };"
            )
            .is_empty()
        );
        assert!(errors("p data={ \"data:\" (a) } {}").is_empty());
    }
}
