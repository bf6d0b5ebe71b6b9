//! Names of attributes that are known only when the page is shown.

use bennu_macros::html;

use crate::{Client, corpus, dom, page};

/// Names that do something, in spellings that a browser takes for the same.
const NAMES: [&str; 12] = [
    "onclick", "ONCLICK", "onClick", "on", "onx", "srcdoc", "SRCDOC", "title", "Data-X", "x:y",
    "@click", "class ",
];

#[test]
fn a_name_is_one_attribute_or_none() {
    let bare = dom::outline(&page(html! { p {} }));
    for name in &names() {
        let html = page(html! { p ..((name, "MARK")) {} });
        let outline = dom::outline(&html);
        let written = format!("<p> {}=\"MARK\"", name.to_ascii_lowercase());
        assert!(
            outline == bare || outline == bare.replace("<p> ", &written),
            "{name:?}: {outline}"
        );
        assert_eq!(
            Client::default().show(html! { p ..((name, "MARK")) {} }),
            html
        );
    }
}

#[test]
fn no_name_runs_anything() {
    for name in &names() {
        let html = page(html! { iframe ..((name, "MARK")) {} }).to_ascii_lowercase();
        let attribute = html.trim_start_matches("<iframe").trim_start();
        assert!(!attribute.starts_with("on"), "{html}");
        assert!(!attribute.starts_with("srcdoc"), "{html}");
    }
}

fn names() -> Vec<String> {
    let mut names = corpus::payloads();
    names.extend(NAMES.iter().map(|&name| name.to_owned()));
    names
}
