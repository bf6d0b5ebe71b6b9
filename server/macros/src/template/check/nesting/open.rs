//! Elements that end others, or cannot be where others are open.

use super::{Mistake, mistake};
use crate::template::check::parents::{HTML_IN_SVG, Parents};

/// Elements whose start tag ends an open `p`.
const CLOSES_P: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

/// Elements that hide what is around them from the rules about open elements.
fn is_scope(element: &str) -> bool {
    matches!(
        element,
        "applet"
            | "caption"
            | "html"
            | "table"
            | "td"
            | "th"
            | "marquee"
            | "object"
            | "select"
            | "template"
            | HTML_IN_SVG
    )
}

pub(super) fn closes_paragraph(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let closes = CLOSES_P.contains(&child) || matches!(child, "li" | "dd" | "dt");
    // What is in an element that ends the paragraph itself is no second mistake.
    let within = |name: &&str| {
        *name == "p" || !(is_scope(name) || *name == "button" || CLOSES_P.contains(name))
    };
    if !closes || !parents.names().take_while(within).any(|name| name == "p") {
        return None;
    }
    mistake(
        format!("a browser ends the `p` before `{child}`"),
        "make the outer element a `div`, or close it first",
    )
}

pub(super) fn closes_heading(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let is_heading = |name: &str| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let parent = parents.parent_name()?;
    if !is_heading(child) || !is_heading(parent) {
        return None;
    }
    mistake(
        format!("a browser ends the `{parent}` before `{child}`"),
        "put them one after the other, or make the inner one a `span`",
    )
}

/// `li`, `dd` and `dt` end an open one of their kind.
pub(super) fn closes_item(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let kin: &[&str] = match child {
        "li" => &["li"],
        "dd" | "dt" => &["dd", "dt"],
        _ => return None,
    };
    let around = parents
        .names()
        .take_while(|name| kin.contains(name) || !ends_item_search(name));
    let open = around.into_iter().find(|name| kin.contains(name))?;
    let wrap = if child == "li" {
        "a `ul` or an `ol`"
    } else {
        "a `dl`"
    };
    mistake(
        format!("a browser ends the `{open}` before the `{child}` in it"),
        format!("put the inner `{child}` into {wrap} of its own"),
    )
}

/// The parts of a `ruby` end whatever may be left open in it.
pub(super) fn closes_in_ruby(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let parent = parents.parent_name()?;
    let ends = match child {
        "rb" | "rtc" => parent == "rtc" || may_be_left_open(parent),
        "rt" | "rp" => may_be_left_open(parent),
        _ => return None,
    };
    if !ends
        || !parents
            .names()
            .take_while(|name| !is_scope(name))
            .any(|name| name == "ruby")
    {
        return None;
    }
    mistake(
        format!("a browser ends the `{parent}` before `{child}`"),
        format!("put the `{child}` directly into the `ruby`"),
    )
}

/// Elements whose end tag may be left out.
fn may_be_left_open(element: &str) -> bool {
    matches!(
        element,
        "dd" | "dt" | "li" | "optgroup" | "option" | "p" | "rb" | "rp" | "rt"
    )
}

/// Elements at which the parser stops looking for an open item: the standard's special ones without `address`, `div`, `p`.
fn ends_item_search(element: &str) -> bool {
    let block = CLOSES_P.contains(&element) && !matches!(element, "address" | "div" | "p");
    block
        || is_scope(element)
        || matches!(element, "li" | "dd" | "dt" | "button" | "body" | "noscript")
}

/// Elements that cannot be inside one of the same kind, at any depth.
pub(super) fn nests_in_itself(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let open = match child {
        "form" => parents
            .names()
            .take_while(|name| *name != "template")
            .any(|name| name == "form"),
        // Formatting elements are only separated by cells and their like; a table alone does not do it.
        "a" | "nobr" => parents
            .names()
            .take_while(|name| *name == "table" || !is_scope(name))
            .any(|name| name == child),
        "button" => parents
            .names()
            .take_while(|name| !is_scope(name))
            .any(|name| name == "button"),
        _ => return None,
    };
    if !open {
        return None;
    }
    let help = match child {
        "form" => "put the forms one after the other; a field joins a form elsewhere with `form=\"its id\"`".to_owned(),
        _ => format!("put the inner `{child}` beside the outer one"),
    };
    mistake(
        format!("a browser does not put one `{child}` into another"),
        help,
    )
}
