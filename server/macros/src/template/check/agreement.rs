//! A property: what the checks accept, a browser's parser reads as it is written.
//!
//! The parser is html5ever; the reference is the template itself.

use proptest::prelude::*;
use scraper::{ElementRef, Html, Node as Parsed};

use super::check;
use crate::diagnostics::Diagnostics;
use crate::template::html::{self, Content};
use crate::template::{ast, lower};

/// An element with its children, or a text.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Element(String, Vec<Self>),
    Text,
}

impl Tree {
    fn element(name: &str, children: Vec<Self>) -> Self {
        let mut children = if html::content(name) == Content::Void {
            Vec::new()
        } else {
            children
        };
        // Text that touches text is one text.
        children.dedup_by(|next, last| *next == Self::Text && *last == Self::Text);
        Self::Element(name.to_owned(), children)
    }

    /// As it is written in a template.
    fn source(&self) -> String {
        match self {
            Self::Text => "\"x\"".to_owned(),
            Self::Element(name, _) if html::content(name) == Content::Void => format!("{name};"),
            Self::Element(name, children) => {
                let children: Vec<_> = children.iter().map(Self::source).collect();
                format!("{name} {{ {} }}", children.join(" "))
            }
        }
    }

    /// As a parser reads it.
    fn parsed(html: &str) -> Vec<Self> {
        Self::children(Html::parse_fragment(html).root_element())
    }

    fn children(parent: ElementRef<'_>) -> Vec<Self> {
        let child = |node: <ElementRef<'_> as std::ops::Deref>::Target| match node.value() {
            Parsed::Text(_) => Some(Self::Text),
            _ => ElementRef::wrap(node).map(|element| {
                Self::Element(as_written(element.value().name()), Self::children(element))
            }),
        };
        parent.children().filter_map(child).collect()
    }
}

/// A parser writes names small, outside of SVG.
fn as_written(name: &str) -> String {
    let written = NAMES
        .iter()
        .find(|written| written.eq_ignore_ascii_case(name));
    written.map_or(name, |written| written).to_owned()
}

/// What the template is as HTML, if the checks accept it.
fn accepted(source: &str) -> Option<String> {
    let mut diagnostics = Diagnostics::default();
    let nodes = ast::parse(source.parse().expect("tokens"), &mut diagnostics);
    check(&nodes, &mut diagnostics);
    diagnostics
        .messages()
        .is_empty()
        .then(|| lower::lower(&nodes).statics.concat())
}

/// Elements about whose places a parser has rules, and some about which it has none.
const NAMES: [&str; 74] = [
    "a",
    "address",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figure",
    "font",
    "foreignObject",
    "form",
    "g",
    "h1",
    "h2",
    "head",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "listing",
    "marquee",
    "menu",
    "my-element",
    "nobr",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "plaintext",
    "pre",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Text),
        name().prop_map(|name| Tree::element(name, Vec::new()))
    ];
    leaf.prop_recursive(6, 24, 3, |inner| {
        (name(), prop::collection::vec(inner, 0..4))
            .prop_map(|(name, children)| Tree::element(name, children))
    })
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&NAMES[..])
}

/// Nothing, when the checks refuse the tree.
fn read_back(tree: &Tree) -> Option<Vec<Tree>> {
    accepted(&tree.source()).map(|html| Tree::parsed(&html))
}

#[test]
fn each_element_stays_in_each_other_that_it_may_stand_in() {
    for outer in NAMES {
        for inner in NAMES {
            let tree = Tree::element(outer, vec![Tree::element(inner, vec![Tree::Text])]);
            let tree = Tree::element("div", vec![tree]);
            assert_eq!(
                read_back(&tree).unwrap_or_else(|| vec![tree.clone()]),
                [tree]
            );
        }
    }
}

proptest! {
    #[test]
    fn a_tree_that_is_accepted_is_read_back(tree in tree()) {
        let tree = Tree::element("div", vec![tree]);
        prop_assert_eq!(read_back(&tree).unwrap_or_else(|| vec![tree.clone()]), [tree]);
    }
}
