//! No text that a page shows becomes anything but that text: on the first page and through a diff.
//!
//! The judge is a parser that follows the HTML standard. A page with harmless text and the same page
//! with harmful text have to have the same outline, apart from that text.

mod corpus;
mod dom;

use bennu::diff::{DiffOptions, Differ};
use bennu::stream::{At, Stream};
use bennu::template::{Boxed, Template, render_html};
use bennu_macros::html;
use bennu_wire::writer::DiffWriter;
use bennu_wire::{DecodeLimits, Tree};

/// A page that shows one text somewhere.
type Place = (&'static str, for<'a> fn(&'a str) -> Boxed<'a>);

/// Every position that a text can stand in.
const PLACES: [Place; 20] = [
    ("text", |x| html! { p { (x) } }.boxed()),
    ("text between text", |x| {
        html! { p { "a" (x) "b" (x) } }.boxed()
    }),
    ("formatted text", |x| {
        html! { p { (format_args!("{x}{x}")) } }.boxed()
    }),
    ("textarea", |x| html! { textarea { "." (x) } }.boxed()),
    ("title", |x| html! { title { (x) } }.boxed()),
    ("option", |x| html! { select { option { (x) } } }.boxed()),
    ("svg", |x| html! { svg { text { (x) } } }.boxed()),
    ("table cell", |x| {
        html! { table { tbody { tr { td { (x) } } } } }.boxed()
    }),
    ("branch", |x| {
        html! { p { @if !x.is_empty() { b { (x) } } @else { b { "" } } } }.boxed()
    }),
    ("list", |x| {
        html! { ul { @for _ in 0..2 { li title=(x) { (x) } } } }.boxed()
    }),
    ("nested template", |x| {
        html! { div { (html! { p { (x) } }) } }.boxed()
    }),
    ("attribute", |x| html! { p title=(x) {} }.boxed()),
    ("composed attribute", |x| {
        html! { p title={ "a" (x) "b" (x) } {} }.boxed()
    }),
    ("optional attribute", |x| {
        html! { p title=[Some(x)] {} }.boxed()
    }),
    ("data of a hook", |x| html! { p data-x=(x) {} }.boxed()),
    ("property", |x| html! { input value=(x); }.boxed()),
    ("class", |x| html! { p.a.{ (x) } {} }.boxed()),
    ("id", |x| html! { p #{ "p-" (x) } {} }.boxed()),
    ("style", |x| html! { p style=(x) {} }.boxed()),
    ("event", |x| html! { p phx-click=(x) {} }.boxed()),
];

/// Harmless text that tells where in the outline the text is.
const MARK: &str = "MARK-7f3a";

#[test]
fn text_stays_text_wherever_it_stands() {
    let payloads = corpus::payloads();
    assert!(payloads.len() >= 300);
    for (name, place) in PLACES {
        let expected = dom::outline(&page(place(MARK)));
        assert!(expected.contains(MARK), "{name}");
        for payload in &payloads {
            let outline = dom::outline(&page(place(payload)));
            assert_eq!(outline, filled(&expected, payload), "{name}: {payload:?}");
        }
    }
}

#[test]
fn a_diff_shows_what_the_first_page_shows() {
    for (name, place) in PLACES {
        let mut client = Client::default();
        client.show(place(MARK));
        for payload in corpus::payloads() {
            assert_eq!(
                client.show(place(&payload)),
                page(place(&payload)),
                "{name}: {payload:?}"
            );
        }
    }
}

#[test]
fn the_ids_of_stream_items_are_text_too() {
    let entry = |id: &str| {
        let mut stream = Stream::new(|id: &String| id.clone());
        stream.insert(At::Last, id.to_owned());
        html! {
            ul id="s" phx-update="stream" { @stream (id, item) in &stream { li id=(id) { (item) } } }
        }
        .boxed()
    };
    let expected = dom::outline(&page(entry(MARK)));
    for payload in corpus::payloads() {
        assert_eq!(
            dom::outline(&page(entry(&payload))),
            filled(&expected, &payload)
        );
        assert_eq!(
            Client::default().show(entry(&payload)),
            page(entry(&payload))
        );
    }
}

/// What the URL standard says about a URL decides whether it may stand in an attribute.
#[test]
fn a_url_is_shown_or_refused_by_what_a_browser_would_make_of_it() {
    const ALLOWED: [&str; 6] = ["http", "https", "mailto", "tel", "sms", "blob"];
    const REFUSED: &str = "about:invalid#bennu";
    let base = url::Url::parse("https://here.example/path").expect("a URL");
    let (mut shown, mut refused) = (0, 0);
    for payload in &corpus::payloads() {
        let html = page(html! { a href=(payload) {} });
        let is_refused = html.contains(REFUSED);
        let Ok(seen) = base.join(payload) else {
            continue;
        };
        assert_eq!(
            is_refused,
            !ALLOWED.contains(&seen.scheme()),
            "{payload:?} is {seen}"
        );
        let (count, text) = if is_refused {
            (&mut refused, REFUSED)
        } else {
            (&mut shown, payload.as_str())
        };
        *count += 1;
        let expected = dom::outline("<a href=MARK-7f3a></a>");
        assert_eq!(dom::outline(&html), filled(&expected, text), "{payload:?}");
    }
    assert!(
        shown > 40 && refused > 30,
        "{shown} shown, {refused} refused"
    );
}

#[test]
fn a_url_in_any_form_is_judged_alike() {
    type Form = for<'a> fn(&'a str) -> Boxed<'a>;
    const FORMS: [Form; 4] = [
        |x| html! { a href=[Some(x)] {} }.boxed(),
        |x| html! { a href=(format_args!("{x}")) {} }.boxed(),
        |x| html! { a href={ (x) "" } {} }.boxed(),
        |x| {
            let (first, rest) = x.split_at(x.chars().next().map_or(0, char::len_utf8));
            html! { a href={ (first) (rest) } {} }.boxed()
        },
    ];
    for payload in corpus::URLS {
        let plain = page(html! { a href=(payload) {} }.boxed());
        for form in FORMS {
            assert_eq!(page(form(payload)), plain, "{payload:?}");
            assert_eq!(Client::default().show(form(payload)), plain, "{payload:?}");
        }
    }
}

fn page(template: impl Template) -> String {
    let mut html = String::new();
    render_html(template, &mut html);
    html
}

/// The outline with `payload` in the place of the mark, as a parser reads it.
fn filled(outline: &str, payload: &str) -> String {
    let payload = payload
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "");
    let quoted = format!("{payload:?}");
    let outline = outline.replace(MARK, &quoted[1..quoted.len() - 1]);
    // A text without characters is no node.
    let lines = outline.lines().filter(|line| !line.ends_with(" \"\""));
    lines.collect::<Vec<_>>().join("\n")
}

/// A client that has a page already.
#[derive(Default)]
struct Client {
    differ: Differ,
    writer: DiffWriter,
    tree: Tree,
}

impl Client {
    fn show(&mut self, template: impl Template) -> String {
        let mut message = String::new();
        let _ = self
            .differ
            .render(template, &mut self.writer, DiffOptions::default());
        self.writer.finish(&mut message);
        let limits = DecodeLimits::client();
        self.tree
            .apply(&message, 0..message.len(), &limits)
            .expect("the message is a diff");
        self.tree.to_html().expect("the tree has a root")
    }
}
