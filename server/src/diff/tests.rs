//! What a render writes, and that it leads to the same page as a fresh one.

mod limited;
mod model;
mod random;

use bennu_macros::html;
use bennu_wire::writer::DiffWriter;
use bennu_wire::{DecodeLimits, Tree};

use super::*;
use crate::template::{lazy, render_html};

/// A server and the page that a client has of it.
#[derive(Default)]
struct Page {
    differ: Differ,
    writer: DiffWriter,
    tree: Tree,
    options: DiffOptions,
}

impl Page {
    /// Renders and applies; gives the message, `{}` when there is none.
    fn show(&mut self, template: impl Template) -> String {
        let mut message = String::new();
        let changed = self.differ.render(template, &mut self.writer, self.options);
        assert_eq!(changed == Changed::No, self.writer.is_empty());
        self.writer.finish(&mut message);
        let range = 0..message.len();
        self.tree
            .apply(&message, range, &DecodeLimits::client())
            .expect("the message is a diff");
        message
    }

    fn html(&self) -> String {
        self.tree.to_html().expect("the tree has a root")
    }
}

fn html_of(template: impl Template) -> String {
    let mut html = String::new();
    render_html(template, &mut html);
    html
}

fn people<'a>(names: &'a [(u32, &'a str)]) -> impl Template + use<'a> {
    html! {
        ul {
            @for &(id, name) in names, key=(id) {
                li id=(id) { (name) }
            }
        }
    }
}

#[test]
fn the_first_render_is_whole() {
    let mut page = Page::default();
    let message = page.show(html! { p title=("x") { (1) } });
    assert_eq!(
        message,
        r#"{"p":{"0":["<p title=\"","\">","</p>"]},"s":0,"0":"x","1":"1"}"#
    );
    assert_eq!(page.html(), r#"<p title="x">1</p>"#);
}

#[test]
fn only_changed_slots_are_written() {
    let mut page = Page::default();
    let template = |a: &'static str, b: i32| html! { p { b { (a) } i { (b) } } };
    page.show(template("same", 1));
    assert_eq!(page.show(template("same", -2)), r#"{"1":"-2"}"#);
    assert_eq!(page.show(template("same", -2)), "{}");
    assert_eq!(page.html(), "<p><b>same</b><i>-2</i></p>");
}

#[test]
fn another_root_is_written_whole() {
    let mut page = Page::default();
    page.show(html! { p { (1) } });
    assert_eq!(
        page.show(html! { b { (1) } }),
        r#"{"p":{"0":["<b>","</b>"]},"s":0,"0":"1"}"#
    );
    assert_eq!(page.html(), "<b>1</b>");
}

#[test]
fn a_reset_differ_renders_whole() {
    let mut page = Page::default();
    let first = page.show(html! { p { (1) } });
    page.differ.reset();
    assert_eq!(page.show(html! { p { (1) } }), first);
}

#[test]
fn a_branch_is_a_nested_template() {
    let mut page = Page::default();
    let template = |on: Option<u8>| {
        html! { div { @if let Some(n) = on { b { (n) } } @else { i { "none" } } } }
    };
    page.show(template(Some(1)));
    assert_eq!(page.show(template(Some(2))), r#"{"0":{"0":"2"}}"#);
    assert_eq!(
        page.show(template(None)),
        r#"{"p":{"0":["<i>none</i>"]},"0":{"s":0,"r":1}}"#
    );
    assert_eq!(page.show(template(None)), "{}");
    assert_eq!(page.html(), html_of(template(None)));
}

#[test]
fn a_branch_that_is_not_taken_is_empty() {
    let mut page = Page::default();
    let template = |on: bool| html! { div { @if on { b { "on" } } } };
    page.show(template(true));
    assert_eq!(page.show(template(false)), r#"{"0":""}"#);
    assert_eq!(page.show(template(false)), "{}");
    assert_eq!(page.html(), "<div></div>");
}

#[test]
fn equal_templates_travel_once() {
    let mut page = Page::default();
    let name = |name: &'static str| html! { b { (name) } };
    let message = page.show(html! { p { (name("a")) (name("b")) } });
    assert_eq!(message.matches("<b>").count(), 1);
    assert_eq!(
        page.html(),
        html_of(html! { p { (name("a")) (name("b")) } })
    );
}

#[test]
fn a_list_that_never_had_an_entry_is_empty_text() {
    let mut page = Page::default();
    assert_eq!(
        page.show(people(&[])),
        r#"{"p":{"0":["<ul>","</ul>"]},"s":0,"0":""}"#
    );
    assert_eq!(page.show(people(&[])), "{}");
    let message = page.show(people(&[(1, "Ann")]));
    assert_eq!(
        message,
        r#"{"p":{"0":["<li id=\"","\">","</li>"]},"0":{"s":0,"r":1,"k":{"0":{"0":"1","1":"Ann"},"kc":1}}}"#
    );
    assert_eq!(page.show(people(&[])), r#"{"0":{"k":{"kc":0}}}"#);
    assert_eq!(
        page.show(people(&[(2, "Bob")])),
        r#"{"0":{"k":{"0":{"0":"2","1":"Bob"},"kc":1}}}"#
    );
    assert_eq!(page.html(), html_of(people(&[(2, "Bob")])));
}

#[test]
fn entries_move_and_change() {
    let mut page = Page::default();
    page.show(people(&[(1, "Ann"), (2, "Bob")]));
    assert_eq!(
        page.show(people(&[(3, "Cy"), (1, "Ann"), (2, "Bob")])),
        r#"{"0":{"k":{"0":{"0":"3","1":"Cy"},"1":0,"2":1,"kc":3,"km":true}}}"#
    );
    assert_eq!(
        page.show(people(&[(1, "Ann"), (2, "Bobby")])),
        r#"{"0":{"k":{"0":1,"1":[2,{"1":"Bobby"}],"kc":2,"km":true}}}"#
    );
    assert_eq!(page.show(people(&[(1, "Ann")])), r#"{"0":{"k":{"kc":1}}}"#);
    assert_eq!(page.html(), html_of(people(&[(1, "Ann")])));
}

#[test]
fn appending_says_nothing_about_the_others() {
    let mut page = Page::default();
    page.show(people(&[(1, "Ann")]));
    let message = page.show(people(&[(1, "Ann"), (2, "Bob")]));
    assert_eq!(message, r#"{"0":{"k":{"1":{"0":"2","1":"Bob"},"kc":2}}}"#);
}

#[test]
fn a_client_of_ours_is_told_of_entries_that_replace_another() {
    let mut page = Page {
        options: DiffOptions {
            fresh_entries: true,
        },
        ..Page::default()
    };
    page.show(people(&[(1, "Ann"), (2, "Bob")]));
    let message = page.show(people(&[(3, "Cy"), (2, "Bob"), (4, "Di")]));
    assert_eq!(
        message,
        r#"{"0":{"k":{"0":[null,{"0":"3","1":"Cy"}],"2":{"0":"4","1":"Di"},"kc":3}}}"#
    );
    assert_eq!(
        page.html(),
        html_of(people(&[(3, "Cy"), (2, "Bob"), (4, "Di")]))
    );
}

#[test]
fn a_duplicate_key_is_a_new_entry() {
    let mut page = Page::default();
    page.show(people(&[(1, "Ann"), (2, "Bob")]));
    let doubled = [(2, "Bob"), (2, "Bob"), (1, "Ann"), (1, "Ann")];
    page.show(people(&doubled));
    assert_eq!(page.html(), html_of(people(&doubled)));
    assert_eq!(page.show(people(&doubled)), "{}");
}

#[test]
fn a_list_in_a_list() {
    const STATES: [&[&[u8]]; 5] = [
        &[&[1, 2], &[3]],
        &[&[3], &[1, 2]],
        &[&[3, 4, 5], &[1, 9], &[3]],
        &[&[], &[1]],
        &[&[1]],
    ];
    let lines = |rows: &'static [&'static [u8]]| {
        html! {
            @for row in rows, key=(row.len()) { p { @for word in *row { b { (word) } } } }
        }
    };
    let mut page = Page::default();
    for rows in STATES {
        page.show(lines(rows));
        assert_eq!(page.html(), html_of(lines(rows)));
    }
}

#[test]
fn a_memo_whose_version_is_the_same_is_not_filled() {
    let filled = std::cell::Cell::new(0);
    let template = |rows: &[(u32, u32, &'static str)]| {
        let (filled, rows) = (&filled, rows.to_vec());
        html! {
            ul {
                @for (id, version, text) in rows, key=(id), memo=(version) {
                    li { ({ filled.set(filled.get() + 1); text }) @if id == 1 { b { "one" } } }
                }
            }
        }
    };
    let mut page = Page::default();
    page.show(template(&[(1, 1, "a"), (2, 1, "b")]));
    assert_eq!(filled.get(), 2);
    assert_eq!(
        page.show(template(&[(1, 1, "not looked at"), (2, 1, "b")])),
        "{}"
    );
    assert_eq!(filled.get(), 2);
    assert_eq!(
        page.show(template(&[(2, 1, "b"), (1, 2, "c")]))
            .matches("\"c\"")
            .count(),
        1
    );
    assert_eq!(filled.get(), 3);
    assert_eq!(page.html(), html_of(template(&[(2, 1, "b"), (1, 2, "c")])));
    assert_eq!(page.show(template(&[(2, 2, "b"), (1, 2, "c")])), "{}");
    assert_eq!(
        page.show(template(&[(2, 2, "not looked at"), (1, 2, "c")])),
        "{}"
    );
}

#[test]
fn lazy_text_is_formatted_when_its_key_changes() {
    let formatted = std::cell::Cell::new(0);
    let template = |key: u32| {
        let formatted = &formatted;
        html! {
            p {
                (lazy(key, move |text| {
                    formatted.set(formatted.get() + 1);
                    write!(text, "<{key}>")
                }))
            }
        }
    };
    let mut page = Page::default();
    page.show(template(1));
    page.show(template(1));
    assert_eq!(formatted.get(), 1);
    assert_eq!(page.show(template(2)), r#"{"0":"&lt;2&gt;"}"#);
}

#[test]
fn markup_and_text_of_the_same_characters_differ() {
    let mut page = Page::default();
    let template = |raw: bool| {
        let inner = if raw {
            maud::PreEscaped("<b>").boxed()
        } else {
            "<b>".boxed()
        };
        html! { p { (inner) } }
    };
    page.show(template(true));
    assert_eq!(page.show(template(false)), r#"{"0":"&lt;b&gt;"}"#);
    assert_eq!(page.show(template(true)), r#"{"0":"<b>"}"#);
}

#[test]
fn an_attribute_without_value_is_not_an_absent_one() {
    let mut page = Page::default();
    let template = |title: Option<&'static str>| html! { p title=[title] {} };
    page.show(template(None));
    assert_eq!(page.show(template(Some(""))), r#"{"0":" title=\"\""}"#);
    assert_eq!(page.show(template(None)), r#"{"0":""}"#);
    assert_eq!(page.html(), "<p></p>");
}

#[test]
fn a_page_of_mere_text_or_a_mere_list_works() {
    let mut page = Page::default();
    page.show("a<b");
    assert_eq!(page.html(), "a&lt;b");
    page.show(vec![1, 2]);
    assert_eq!(page.html(), "12");
    assert_eq!(
        page.show(vec![1, 3]),
        r#"{"0":{"k":{"1":{"0":"3"},"kc":2}}}"#
    );
    page.show(Vec::<u8>::new());
    assert_eq!(page.html(), "");
    page.show(None::<u8>);
    page.show("b");
    assert_eq!(page.html(), "b");
}

#[test]
fn a_panic_leaves_a_differ_that_starts_anew() {
    struct Panics;
    impl std::fmt::Display for Panics {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            panic!("while formatting")
        }
    }
    let mut page = Page::default();
    let whole = page.show(html! { p { (1) } });
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        page.show(html! { p { (format_args!("{}", Panics)) } })
    }));
    assert!(caught.is_err());
    assert!(page.writer.is_empty());
    assert_eq!(page.show(html! { p { (1) } }), whole);
}

#[test]
fn a_render_within_a_render() {
    struct Inner;
    impl std::fmt::Display for Inner {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            let (mut differ, mut writer, mut message) =
                (Differ::new(), DiffWriter::new(), String::new());
            let _ = differ.render(html! { b { (1) } }, &mut writer, DiffOptions::default());
            writer.finish(&mut message);
            f.write_str(&message)
        }
    }
    let mut page = Page::default();
    page.show(html! { p { (2) (format_args!("{Inner}")) (3) } });
    assert!(page.html().contains("&lt;b&gt;"));
}

#[test]
fn eight_bytes_a_slot_are_kept() {
    let template = || html! { p { b { (1) } i { (2) } u { (3) } s { (4) } } };
    let mut page = Page::default();
    page.show(template());
    assert_eq!(
        page.differ.heap_size(),
        (4 + 2) * 8,
        "four slots, a header, a fingerprint"
    );
}
