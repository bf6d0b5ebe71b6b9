//! Values between tags.

use std::borrow::Cow;
use std::sync::Arc;

use bennu::html;
use bennu::template::Template;
use maud::PreEscaped;

use crate::support::{html as rendered, plain};

struct Row {
    name: String,
    nickname: Option<String>,
    count: u32,
    price: f64,
    tag: Cow<'static, str>,
    shared: Arc<str>,
    initial: char,
}

fn row() -> Row {
    Row {
        name: "<Ann>".to_owned(),
        nickname: None,
        count: 3,
        price: 1.5,
        tag: Cow::Borrowed("a&b"),
        shared: "s".into(),
        initial: 'A',
    }
}

#[test]
fn fields_are_shown_by_reference() {
    let row = &row();
    let template = html! {
        p { (row.name) }
        p { (row.nickname) }
        p { (row.count) }
        p { (row.price) }
        p { (row.tag) }
        p { (row.shared) }
        p { (row.initial) }
        p { (row.name) }
    };
    assert_eq!(
        rendered(template),
        "<p>&lt;Ann&gt;</p><p></p><p>3</p><p>1.5</p><p>a&amp;b</p><p>s</p><p>A</p><p>&lt;Ann&gt;</p>"
    );
}

#[test]
fn any_expression_is_a_value() {
    let count = 2;
    let words = ["a", "b"];
    let template = html! {
        (count + 1) " " (-count) " " (words[1]) " " (format!("{count:03}")) " "
        (format_args!("{count}!")) " " (if count > 1 { "many" } else { "one" }) " " ({ count * 2 }) " "
        (words.join("-")) " " (Some("x")) (None::<&str>) (count as u8)
    };
    assert_eq!(plain(template), "3 -2 b 002 2! many 4 a-b x2");
}

#[test]
fn templates_nest() {
    fn greeting(name: &str) -> impl Template {
        html! { b { "Hello " (name) } }
    }
    let template = html! { p { (greeting("Ann")) (html! { i { "!" } }) } };
    assert_eq!(plain(template), "<p><b>Hello Ann</b><i>!</i></p>");
}

#[test]
fn a_template_may_be_passed_on() {
    fn framed(content: impl Template) -> impl Template {
        html! { div.frame { (content) } }
    }
    assert_eq!(plain(framed("text")), "<div class=\"frame\">text</div>");
    assert_eq!(
        plain(framed(html! { p {} })),
        "<div class=\"frame\"><p></p></div>"
    );
    assert_eq!(
        plain(framed(Some(html! { p {} }))),
        "<div class=\"frame\"><p></p></div>"
    );
}

#[test]
fn a_template_may_call_itself() {
    struct Tree(&'static str, Vec<Self>);

    fn outline(tree: &Tree) -> bennu::template::Boxed<'_> {
        html! { li { (tree.0) ul { @for child in &tree.1 { (outline(child)) } } } }.boxed()
    }
    let tree = Tree("a", vec![Tree("b", vec![]), Tree("c", vec![])]);
    assert_eq!(
        plain(outline(&tree)),
        "<li>a<ul><li>b<ul></ul></li><li>c<ul></ul></li></ul></li>"
    );
}

#[test]
fn markup_of_maud_is_put_in_as_it_is() {
    let markup = maud::html! { em { "x & y" } };
    let template = html! { p { (PreEscaped("<b>")) (markup) } };
    assert_eq!(plain(template), "<p><b><em>x &amp; y</em></p>");
}

#[test]
fn every_value_is_escaped() {
    let evil = "</p><script>alert('\"&')</script>";
    let shown = rendered(
        html! { p title=(evil) class=(evil) { (evil) } textarea { (evil) } title { (evil) } },
    );
    assert!(!shown.contains("<script>"), "{shown}");
    assert_eq!(shown.matches("&lt;script&gt;").count(), 5, "{shown}");
    assert_eq!(shown.matches('"').count(), 4, "{shown}");
}

#[test]
fn text_that_touches_text_is_separated() {
    let name = "x";
    assert_eq!(rendered(html! { p { "a" (name) "b" } }), "<p>a<!>x<!>b</p>");
    assert_eq!(rendered(html! { p { (name) } }), "<p>x</p>");
}

#[test]
fn textareas_keep_their_first_newline() {
    let text = "\nx";
    assert_eq!(
        rendered(html! { textarea { (text) } }),
        "<textarea>\n\nx</textarea>"
    );
}
