//! Markup that a browser's parser would move, close or drop, so that the page had another tree than the template.
//!
//! Source: HTML Living Standard, section 13.2.6 (tree construction).

mod foreign;
mod open;
mod structure;

use super::parents::Parents;
use crate::diagnostics::Diagnostics;
use crate::template::ast::{Name, Text};

/// Checks an element against the elements around it.
pub(super) fn element(name: &Name, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    let child = name.text.as_str();
    let mistake = if parents.is_foreign() {
        foreign::breaks_out(child).or_else(|| foreign::stays_open(child))
    } else {
        name_is_replaced(child)
            .or_else(|| structure::not_in_parent(child, parents))
            .or_else(|| structure::needs_parent(child, parents))
            .or_else(|| open::closes_paragraph(child, parents))
            .or_else(|| open::closes_heading(child, parents))
            .or_else(|| open::closes_item(child, parents))
            .or_else(|| open::closes_in_ruby(child, parents))
            .or_else(|| open::nests_in_itself(child, parents))
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
    if structure::allowed_children(parent).is_none() || text.value.trim_ascii().is_empty() {
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
