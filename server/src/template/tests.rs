//! What fills a slot, and what becomes of it, on the page and in a diff alike.

use std::borrow::Cow;
use std::sync::Arc;

use bennu_macros::html;
use bennu_wire::writer::DiffWriter;
use bennu_wire::{DecodeLimits, Tree};

use super::*;
use crate::diff::{DiffOptions, Differ};

/// The page that `template` makes: the same whether it is written or sent.
fn shown(template: impl Fn() -> Boxed<'static>) -> String {
    let mut html = String::new();
    render_html(template(), &mut html);
    assert_eq!(sent(template()), html);
    html
}

fn sent(template: impl Template) -> String {
    let (mut writer, mut message) = (DiffWriter::new(), String::new());
    let _ = Differ::new().render(template, &mut writer, DiffOptions::default());
    writer.finish(&mut message);
    let mut tree = Tree::new();
    tree.apply(&message, 0..message.len(), &DecodeLimits::client())
        .expect("a diff");
    tree.to_html().expect("a root")
}

macro_rules! assert_shown {
    ({ $($template:tt)* }, $html:expr) => {
        assert_eq!(shown(|| html! { $($template)* }.boxed()), $html);
    };
}

#[test]
fn text_and_numbers() {
    assert_shown!({ p { ("a<b") } }, "<p>a&lt;b</p>");
    assert_shown!({ p { (String::from("'")) } }, "<p>&#39;</p>");
    assert_shown!({ p { (Cow::Borrowed("c")) } }, "<p>c</p>");
    assert_shown!({ p { (Arc::<str>::from("d")) } }, "<p>d</p>");
    assert_shown!({ p { ('>') } }, "<p>&gt;</p>");
    assert_shown!({ p { (format_args!("{}<", 1)) } }, "<p>1&lt;</p>");
    assert_shown!({ p { (u64::MAX) } }, "<p>18446744073709551615</p>");
    assert_shown!({ p { (i8::MIN) } }, "<p>-128</p>");
    assert_shown!({ p { (i128::MIN) } }, "<p>-170141183460469231731687303715884105728</p>");
    assert_shown!({ p { (0.1f32) b { (1.5f64) } i { (-0.0) } } }, "<p>0.1<b>1.5</b><i>-0</i></p>");
}

#[test]
fn fields_behind_a_reference_are_not_moved() {
    struct View {
        name: String,
        note: Option<String>,
        tags: Vec<String>,
        markup: ::maud::Markup,
    }
    fn render(view: &View) -> impl Template {
        html! { p title=[view.note] { (view.name) } (view.note) (view.tags) (view.markup) }
    }
    let view = View {
        name: "n".into(),
        note: Some("o".into()),
        tags: vec!["t".into(), "u".into()],
        markup: ::maud::PreEscaped("<hr>".into()),
    };
    let mut html = String::new();
    render_html(render(&view), &mut html);
    assert_eq!(html.replace("<!>", ""), r#"<p title="o">n</p>otu<hr>"#);
    assert_eq!(sent(render(&view)), html);
}

#[test]
fn options_and_lists() {
    assert_shown!({ p { (Some("a")) } }, "<p>a</p>");
    assert_shown!({ p { (None::<u8>) } }, "<p></p>");
    assert_shown!({ p { (vec![1, 2]) } }, "<p>12</p>");
    assert_shown!({ p { (Vec::<u8>::new()) } }, "<p></p>");
}

#[test]
fn templates_in_templates() {
    fn card(title: &'static str, children: impl Template) -> impl Template {
        html! { section { h2 { (title) } (children) } }
    }
    fn countdown(from: u8) -> Boxed<'static> {
        html! { b { (from) } @if from > 0 { (countdown(from - 1)) } }.boxed()
    }
    assert_shown!(
        { (card("t", html! { i { "c" } })) },
        "<section><h2>t</h2><i>c</i></section>"
    );
    let html = shown(|| countdown(2));
    assert_eq!(html.replace("<!>", ""), "<b>2</b><b>1</b><b>0</b>");
}

#[test]
fn markup_of_maud_is_spliced_as_it_is() {
    let markup = || ::maud::html! { b { "<" } };
    assert_shown!({ p { (::maud::html! { b { "<" } }) } }, "<p><b>&lt;</b></p>");
    assert_shown!({ p { (::maud::PreEscaped("<hr>")) } }, "<p><hr></p>");
    assert_eq!(maud(&markup()).0, markup().0);
}

#[test]
fn attributes() {
    assert_shown!({ p title=("\"'") {} }, "<p title=\"&quot;&#39;\"></p>");
    assert_shown!({ p aria-hidden=(true) {} }, "<p aria-hidden=\"true\"></p>");
    assert_shown!({ p title=[Some(1)] lang=[None::<&str>] {} }, "<p title=\"1\"></p>");
    assert_shown!({ p title={ "a<" (1) ">" } {} }, "<p title=\"a&lt;1&gt;\"></p>");
    assert_shown!({ button disabled[1 > 0] hidden[1 < 0] {} }, "<button disabled></button>");
}

#[test]
fn classes_are_one_value() {
    let template = |on: bool| html! { p.a.b[on].c[!on] {} }.boxed();
    assert_eq!(shown(|| template(true)), "<p class=\"a b\"></p>");
    assert_eq!(shown(|| template(false)), "<p class=\"a c\"></p>");
}

#[test]
fn urls_are_judged_in_every_form() {
    const REFUSED: &str = "<a href=\"about:invalid#bennu\"></a>";
    assert_shown!({ a href=("/x?a=b&c") {} }, "<a href=\"/x?a=b&amp;c\"></a>");
    assert_shown!({ a href=("javascript:1") {} }, REFUSED);
    assert_shown!({ a href=[Some("javascript:1")] {} }, REFUSED);
    assert_shown!({ a href={ ("java") ("script:1") } {} }, REFUSED);
    assert_shown!({ a href=(format_args!("java{}", "script:1")) {} }, REFUSED);
    assert_shown!({ a href={ "/x/" ("javascript:1") } {} }, "<a href=\"/x/javascript:1\"></a>");
}

#[test]
fn event_bindings() {
    assert_shown!({ p phx-click=("a<b") {} }, "<p phx-click=\"a&lt;b\"></p>");
    assert_shown!({ p phx-click=(None::<&str>) {} }, "<p></p>");
}

#[test]
fn a_component_is_a_struct_with_props() {
    struct Card<C> {
        title: &'static str,
        children: C,
    }
    impl<C: Template> Component for Card<C> {
        fn render(self) -> impl Template {
            html! { article { h2 { (self.title) } (self.children) } }
        }
    }
    assert_shown!(
        { Card title=("t") { p { (1) } } },
        "<article><h2>t</h2><p>1</p></article>"
    );
}
