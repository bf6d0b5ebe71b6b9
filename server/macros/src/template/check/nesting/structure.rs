//! Elements that have a fixed set of children, or of parents: tables, selects, documents.

use super::{Mistake, mistake};
use crate::template::check::parents::Parents;

/// The elements that have a fixed set of children.
pub(super) fn allowed_children(parent: &str) -> Option<&'static [&'static str]> {
    Some(match parent {
        "table" => &[
            "caption", "colgroup", "thead", "tbody", "tfoot", "script", "style", "template",
        ],
        "thead" | "tbody" | "tfoot" => &["tr", "script", "style", "template"],
        "tr" => &["td", "th", "script", "style", "template"],
        "colgroup" => &["col", "template"],
        "select" => &["option", "optgroup", "hr", "script", "template"],
        "optgroup" => &["option", "script", "template"],
        "html" => &["head", "body"],
        "head" => &[
            "base", "link", "meta", "noscript", "script", "style", "template", "title",
        ],
        _ => return None,
    })
}

pub(super) fn not_in_parent(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let parent = parents.parent_name()?;
    let allowed = allowed_children(parent)?;
    if allowed.contains(&child) {
        return None;
    }
    match (parent, child) {
        ("table", "tr") => mistake(
            "a browser puts a `tbody` between `table` and `tr`",
            "write `table { tbody { tr { … } } }`",
        ),
        ("table", "col") => mistake(
            "a browser puts a `colgroup` between `table` and `col`",
            "write `table { colgroup { col; } }`",
        ),
        ("thead" | "tbody" | "tfoot", "td" | "th") => mistake(
            format!("a browser puts a `tr` between `{parent}` and `{child}`"),
            format!("write `{parent} {{ tr {{ {child} {{ … }} }} }}`"),
        ),
        _ => mistake(
            format!("a browser does not leave `{child}` in `{parent}`"),
            format!("the children of `{parent}` are {}", list(allowed)),
        ),
    }
}

/// The only parents in which the parser accepts an element.
pub(super) fn needs_parent(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
    let parent = parents.parent_name()?;
    let needed: &[&str] = match child {
        "tr" => &["tbody", "thead", "tfoot"],
        "td" | "th" => &["tr"],
        "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => &["table"],
        "col" => &["colgroup"],
        "head" | "body" => &["html"],
        "html" => &[],
        _ => return None,
    };
    if parent == "template" || needed.contains(&parent) {
        return None;
    }
    if needed.is_empty() {
        return mistake(
            "`html` cannot stand inside another element",
            "put it at the top of the template",
        );
    }
    mistake(
        format!("a browser drops `{child}` inside `{parent}`"),
        format!("put it into {}", list(needed)),
    )
}

fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
