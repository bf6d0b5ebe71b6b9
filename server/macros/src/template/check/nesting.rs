//! Markup that a browser's parser would move, close or drop, so that the page had another tree than the template.
//!
//! Source: HTML Living Standard, section 13.2.6 (tree construction).

use super::parents::{HTML_IN_SVG, Parents};
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Name, Text};
use crate::template::html::{self, Content};

/// Checks an element against the elements around it.
pub(super) fn element(name: &Name, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    let child = name.text.as_str();
    let mistake = if parents.is_foreign() {
        breaks_out(child).or_else(|| stays_open(child))
    } else {
        name_is_replaced(child)
            .or_else(|| not_in_parent(child, parents))
            .or_else(|| needs_parent(child, parents))
            .or_else(|| closes_paragraph(child, parents))
            .or_else(|| closes_heading(child, parents))
            .or_else(|| closes_item(child, parents))
            .or_else(|| closes_in_ruby(child, parents))
            .or_else(|| nests_in_itself(child, parents))
    };
    if let Some(Mistake { message, help }) = mistake {
        diagnostics.error(name.extent, message, help);
    }
}

/// Checks text against the element around it.
pub(super) fn text(text: &Text, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    if text.value.contains('\0') {
        diagnostics.error(
            text.extent,
            "a page cannot hold the character U+0000",
            "leave it out",
        );
    }
    let Some(parent) = parents.parent_name() else {
        return;
    };
    if allowed_children(parent).is_none() || text.value.trim_ascii().is_empty() {
        return;
    }
    let help = match parent {
        "tr" => "put it into a `td` or a `th`".to_owned(),
        "table" | "thead" | "tbody" | "tfoot" | "colgroup" => {
            "put it into a `td`, or into the `caption`".to_owned()
        }
        "select" | "optgroup" => "put it into an `option`".to_owned(),
        _ => "put it into the `body`".to_owned(),
    };
    diagnostics.error(
        text.extent,
        format!("a browser moves text out of `{parent}`"),
        help,
    );
}

struct Mistake {
    message: String,
    help: String,
}

fn mistake(message: impl Into<String>, help: impl Into<String>) -> Option<Mistake> {
    Some(Mistake {
        message: message.into(),
        help: help.into(),
    })
}

/// The elements that have a fixed set of children.
fn allowed_children(parent: &str) -> Option<&'static [&'static str]> {
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

fn not_in_parent(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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
fn needs_parent(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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

fn closes_paragraph(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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

fn closes_heading(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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
fn closes_item(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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
fn closes_in_ruby(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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
fn nests_in_itself(child: &str, parents: &Parents<'_>) -> Option<Mistake> {
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

fn name_is_replaced(child: &str) -> Option<Mistake> {
    match child {
        "image" => mistake(
            "a browser reads `image` as `img`",
            "write `img`, or put it into an `svg`",
        ),
        "plaintext" => mistake("everything after `plaintext` would be text", "write `pre`"),
        _ => None,
    }
}

/// HTML elements at which the parser leaves SVG or MathML.
fn breaks_out(child: &str) -> Option<Mistake> {
    let breaks = matches!(
        child,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    );
    if !breaks {
        return None;
    }
    mistake(
        format!("a browser ends the `svg` before the HTML element `{child}`"),
        "put it into a `foreignObject`, or write `text` and `tspan`",
    )
}

/// In SVG no element closes itself because of its name.
fn stays_open(child: &str) -> Option<Mistake> {
    if html::content(child) != Content::Void {
        return None;
    }
    mistake(
        format!("a browser does not close the HTML element `{child}` in an `svg`"),
        "put it into a `foreignObject`",
    )
}

fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    fn accepts(source: &str) {
        assert!(errors(source).is_empty(), "{source}: {:#?}", errors(source));
    }

    #[test]
    fn a_table_has_its_body_written_out() {
        assert!(error("table { tr { td {} } }").contains("`tbody`"));
        assert!(error("table { @for r in rows { tr { td {} } } }").contains("`tbody`"));
        assert!(error("table { tbody { td {} } }").contains("puts a `tr` between"));
        accepts(
            "table { caption { \"c\" } thead { tr { th {} } } tbody { (rows) tr { td { p {} } } } }",
        );
    }

    #[test]
    fn parts_of_a_table_stay_in_tables() {
        assert!(error("div { tr { td {} } }").contains("drops `tr` inside `div`"));
        accepts("tr { td {} }");
        accepts("template { tr { td {} } }");
    }

    #[test]
    fn text_stays_out_of_tables_selects_and_heads() {
        assert!(error("table { \"x\" }").contains("moves text out of `table`"));
        assert!(error("select { \"x\" }").contains("put it into an `option`"));
        assert!(error("head { \"x\" }").contains("put it into the `body`"));
        accepts("table { \" \" }");
    }

    #[test]
    fn a_paragraph_holds_no_blocks() {
        assert!(error("p { div {} }").contains("ends the `p` before `div`"));
        assert!(error("p { span { ul {} } }").contains("ends the `p` before `ul`"));
        accepts("p { button { div {} } }");
        accepts("p { object { div {} } }");
    }

    #[test]
    fn items_need_a_list_between_them() {
        assert!(error("li { div { li {} } }").contains("ends the `li`"));
        assert!(error("dl { dd { dt {} } }").contains("ends the `dd`"));
        accepts("ul { li { ul { li {} } } }");
    }

    #[test]
    fn some_elements_do_not_nest() {
        assert!(error("a { b { a {} } }").contains("one `a` into another"));
        assert!(error("button { span { button {} } }").contains("`button`"));
        assert!(error("form { div { form {} } }").contains("`form=\"its id\"`"));
        assert!(error("h1 { h2 {} }").contains("ends the `h1`"));
        accepts("h1 { span { \"x\" } }");
    }

    #[test]
    fn parts_of_a_ruby_stand_in_it() {
        assert!(error("ruby { rt { rp {} } }").contains("ends the `rt`"));
        accepts("ruby { \"x\" rp { \"(\" } rt { \"y\" } rp { \")\" } }");
        accepts("p { rt {} }");
    }

    #[test]
    fn svg_holds_no_html() {
        assert!(error("svg { g { span {} } }").contains("`foreignObject`"));
        assert!(error("svg { input; }").contains("does not close the HTML element `input`"));
        accepts("svg { foreignObject { div { p {} } } }");
        accepts("svg { image; a { text { \"x\" } } title { \"y\" } }");
    }

    #[test]
    fn documents_have_one_shape() {
        accepts("html { head { title { \"x\" } } body { p {} } }");
        assert!(error("div { html {} }").contains("top of the template"));
        assert!(error("head { div {} }").contains("does not leave `div` in `head`"));
    }
}
