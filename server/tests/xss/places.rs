//! Every position that a text can stand in.

use bennu::event::Event;
use bennu::template::{Boxed, Component, Template, lazy};
use bennu_macros::html;

/// A page that shows one text somewhere.
pub(crate) type Place = (&'static str, for<'a> fn(&'a str) -> Boxed<'a>);

#[derive(Event)]
enum Msg {
    Say { text: String, note: Option<String> },
}

struct Card<'a, H, C> {
    title: &'a str,
    header: H,
    children: C,
}

impl<H: Template, C: Template> Component for Card<'_, H, C> {
    fn render(self) -> impl Template {
        html! { section title=(self.title) { h2 { (self.title) } (self.header) (self.children) } }
    }
}

pub(crate) const PLACES: [Place; 42] = [
    ("text", |x| html! { p { (x) } }.boxed()),
    ("text between text", |x| {
        html! { p { "a" (x) "b" (x) } }.boxed()
    }),
    ("formatted text", |x| {
        html! { p { (format_args!("{x}{x}")) } }.boxed()
    }),
    ("lazy text", |x| {
        html! { p { (lazy(x, |text| text.write_str(x))) } }.boxed()
    }),
    ("text that may be missing", |x| {
        html! { p { (Some(x)) } }.boxed()
    }),
    ("preformatted text", |x| html! { pre { (x) } }.boxed()),
    ("textarea", |x| html! { textarea { "." (x) } }.boxed()),
    ("title", |x| html! { title { (x) } }.boxed()),
    ("option", |x| html! { select { option { (x) } } }.boxed()),
    ("svg", |x| html! { svg { text { (x) } } }.boxed()),
    ("title in svg", |x| html! { svg { title { (x) } } }.boxed()),
    ("html in svg", |x| {
        html! { svg { foreignObject { p { (x) } } } }.boxed()
    }),
    ("math", |x| html! { math { mtext { (x) } } }.boxed()),
    ("table cell", |x| {
        html! { table { tbody { tr { td { (x) } } } } }.boxed()
    }),
    ("branch", |x| {
        html! { p { @if !x.is_empty() { b { (x) } } @else { b { "" } } } }.boxed()
    }),
    ("arm", |x| {
        html! { p { @match x.len() { 0 => { b { "" } }, _ => { b { (x) } } } } }.boxed()
    }),
    ("list", |x| {
        html! { ul { @for _ in 0..2 { li title=(x) { (x) } } } }.boxed()
    }),
    ("entry of a keyed list", |x| {
        html! { ul { @for n in 0..2, key=(n) { li title=(x) { "." (x) } } } }.boxed()
    }),
    ("key", |x| {
        html! { ul { @for (n, text) in [(1, x), (2, "")], key=(text) { li { b { (n) } (text) } } } }
            .boxed()
    }),
    ("memo", |x| {
        html! { ul { @for n in 0..2, key=(n), memo=(x) { li title=[Some(x)] { "." (x) } } } }
            .boxed()
    }),
    ("nested template", |x| {
        html! { div { (html! { p { (x) } }) } }.boxed()
    }),
    ("several templates", |x| {
        html! { div { (vec![html! { p { (x) } }.boxed(), html! { b title=(x) {} }.boxed()]) } }
            .boxed()
    }),
    ("property of a component", |x| {
        html! { Card title=(x) header="" {} }.boxed()
    }),
    ("template in a property", |x| {
        html! { Card title="" header={ b title=(x) { (x) } } {} }.boxed()
    }),
    ("children of a component", |x| {
        html! { Card title="" header="" { p { "." (x) } } }.boxed()
    }),
    ("attribute", |x| html! { p title=(x) {} }.boxed()),
    ("composed attribute", |x| {
        html! { p title={ "a" (x) "b" (x) } {} }.boxed()
    }),
    ("chosen attribute", |x| {
        html! { p title={ @if x.is_empty() { "" } @else { (x) } } {} }.boxed()
    }),
    ("optional attribute", |x| {
        html! { p title=[Some(x)] {} }.boxed()
    }),
    ("list of attributes", |x| {
        html! { p ..([("title", x), ("data-x", x)]) {} }.boxed()
    }),
    ("attribute in a list", |x| {
        html! { p title="." ..(Some(("lang", format_args!("{x}")))) {} }.boxed()
    }),
    ("data of a hook", |x| html! { p data-x=(x) {} }.boxed()),
    ("attribute in svg", |x| {
        html! { svg viewBox=(x) { path d=(x) {} } }.boxed()
    }),
    ("property", |x| html! { input value=(x); }.boxed()),
    ("class", |x| html! { p.a.{ (x) } {} }.boxed()),
    ("class among toggles", |x| {
        html! { p.a.b[true].(x).c[false] {} }.boxed()
    }),
    ("class under a condition", |x| {
        html! { p.a.(x)[true] {} }.boxed()
    }),
    ("id", |x| html! { p #{ "p-" (x) } {} }.boxed()),
    ("style", |x| html! { p style=(x) {} }.boxed()),
    ("event", |x| html! { p phx-click=(x) {} }.boxed()),
    ("payload of an event", |x| {
        html! { p phx-click=(Msg::Say { text: x.to_owned(), note: Some(x.to_owned()) }) {} }.boxed()
    }),
    ("document", |x| {
        html! { html lang=(x) { head { title { (x) } meta name=(x) content=(x); } body { (x) } } }
            .boxed()
    }),
];
