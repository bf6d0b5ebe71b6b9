//! Names of elements and attributes: what HTML can hold, written as a browser reads it.
//!
//! A browser reads names in any case, so a name in another case than ours would slip past every rule about it.

use super::parents::Parents;
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Element, Name};
use crate::template::html::{self, Kind};

pub(super) fn element(name: &Name, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    let letter = name
        .text
        .starts_with(|first: char| first.is_ascii_alphabetic());
    let rest = name
        .text
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "-_:.".contains(letter));
    if !letter || !rest {
        let message = format!("`{}` cannot be the name of an element", name.text);
        let help = "names are made of letters, digits and `-`";
        return diagnostics.error(name.extent, message, help);
    }
    case(name, Kind::Element, parents.may_be_foreign(), diagnostics);
}

pub(super) fn attribute(
    element: &Element,
    name: &Name,
    parents: &Parents<'_>,
    diagnostics: &mut Diagnostics,
) {
    let wrong =
        |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>/=".contains(letter);
    if name.text.is_empty() || name.text.contains(wrong) {
        let message = format!("`{}` cannot be the name of an attribute", name.text);
        let help = "names have no spaces, quotes, `<`, `>`, `/` and `=`";
        return diagnostics.error(name.extent, message, help);
    }
    let foreign = opens_foreign(element)
        || parents.is_foreign()
        || (parents.may_be_foreign() && !html::is_html(&element.name.text));
    case(name, Kind::Attribute, foreign, diagnostics);
}

fn opens_foreign(element: &Element) -> bool {
    element.name.is("svg") || element.name.is("math")
}

/// Capitals stand in some names of SVG and MathML, exactly as written there, and nowhere else.
fn case(name: &Name, kind: Kind, foreign: bool, diagnostics: &mut Diagnostics) {
    if !name
        .text
        .contains(|letter: char| letter.is_ascii_uppercase())
    {
        return;
    }
    let right = html::with_capitals(kind, &name.text);
    match right {
        Some(right) if foreign && right == name.text => {}
        Some(right) if foreign => wrong_case(name, right, diagnostics),
        Some(_) => {
            let message = format!("`{}` belongs to SVG or MathML", name.text);
            diagnostics.error(name.extent, message, "write it inside of an `svg`");
        }
        None => wrong_case(name, &name.text.to_ascii_lowercase(), diagnostics),
    }
}

fn wrong_case(name: &Name, right: &str, diagnostics: &mut Diagnostics) {
    let message = format!("a browser reads `{}` as `{right}`", name.text);
    diagnostics.error(name.extent, message, format!("write `{right}`"));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::testing::{error, errors};

    /// Names about which there is a rule, each with what stands around it to make the rule's case.
    const RULED: [(&str, &str); 12] = [
        ("href", "a NAME=(x) {}"),
        ("formaction", "button NAME=(x) {}"),
        ("xlink:href", "svg { a NAME=(x) {} }"),
        ("srcdoc", "iframe NAME=(x) {}"),
        ("onclick", "p NAME=(x) {}"),
        ("content", "meta http-equiv=\"refresh\" NAME=(x);"),
        ("http-equiv", "meta content=(x) NAME=\"refresh\";"),
        ("values", "svg { animate NAME=(x) attributeName=\"href\"; }"),
        ("checked", "input NAME=(x);"),
        ("phx-click", "p NAME {}"),
        ("script", "p { x-y {} NAME { (x) } }"),
        ("style", "NAME { (x) }"),
    ];

    /// Capitals where `capitals` says so, but not at the start, where they make a component.
    fn recased(name: &str, capitals: u32) -> String {
        let letters = name.char_indices().map(|(at, letter)| {
            let capital = at > 0 && capitals >> at & 1 == 1;
            if capital {
                letter.to_ascii_uppercase()
            } else {
                letter
            }
        });
        letters.collect()
    }

    proptest! {
        #[test]
        fn no_rule_is_avoided_by_capitals(rule in 0..RULED.len(), capitals: u32) {
            let (name, around) = RULED[rule];
            let name = recased(name, capitals);
            // An address is judged when the page is shown.
            let judged = ["href", "formaction", "xlink:href"].contains(&name.as_str());
            let source = around.replace("NAME", &name);
            prop_assert_eq!(errors(&source).is_empty(), judged, "{}", source);
        }
    }

    #[test]
    fn names_are_names() {
        assert!(error("p \"a b\"=\"c\" {}").contains("name of an attribute"));
        assert!(error("my-\"a b\" {}").contains("name of an element"));
        assert!(error("p- {}").contains("expected a name"));
        assert!(errors("my-element \"@click\"=\"x\" {}").is_empty());
    }

    #[test]
    fn names_of_html_are_small() {
        assert!(error("a HREF=(x) {}").ends_with("help: write `href`"));
        assert!(error("button formAction=(x) {}").contains("write `formaction`"));
        assert!(error("meta CONTENT=\"x\";").contains("write `content`"));
        assert!(error("sCRIPT { \"x\" }").contains("write `script`"));
        assert!(error("a xlink:HREF=\"x\" {}").contains("write `xlink:href`"));
        assert!(error("p data-userId=(x) {}").contains("write `data-userid`"));
    }

    #[test]
    fn svg_has_names_with_capitals() {
        let right = "svg viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\" { linearGradient gradientUnits=\"x\" {} }";
        assert!(errors(right).is_empty());
        assert!(errors("math { annotation definitionURL=\"x\" {} }").is_empty());
        assert!(errors("svg { a viewBox=\"x\" {} }").is_empty());
        assert!(error("svg viewbOX=\"x\" {}").contains("write `viewBox`"));
        assert!(error("svg { lineargradienT {} }").contains("write `linearGradient`"));
        assert!(error("svg { a HREF=(x) {} }").contains("write `href`"));
    }

    #[test]
    fn what_is_outside_of_svg_has_none_of_them() {
        assert!(error("div viewBox=\"x\" {}").contains("inside of an `svg`"));
        assert!(error("div { p { clipPath {} } }").contains("inside of an `svg`"));
        assert!(
            error("svg { foreignObject { div viewBox=\"x\" {} } }").contains("inside of an `svg`")
        );
    }

    #[test]
    fn a_part_of_a_picture_may_stand_alone() {
        assert!(errors("g { linearGradient spreadMethod=\"pad\" {} }").is_empty());
        assert!(errors("Card { clipPath clipPathUnits=\"x\" {} }").is_empty());
    }
}
