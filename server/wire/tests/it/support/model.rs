//! Pages as data: what a view could render, made at random.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// A whole view: the root and its components.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) root: Filled,
    pub(crate) components: BTreeMap<u64, Filled>,
}

/// A template with its slots filled.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    pub(crate) template: usize,
    pub(crate) slots: Vec<Value>,
}

/// What a slot holds.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Node(Filled),
    List(List),
    Component(u64),
}

/// Entries with keys that share a template.
#[derive(Debug, Clone)]
pub(crate) struct List {
    pub(crate) template: usize,
    pub(crate) entries: Vec<(u8, Vec<Value>)>,
}

/// The templates of all views. Each has a single root element but the last two.
pub(crate) const TEMPLATES: [&[&str]; 6] = [
    &["<hr>"],
    &["<p>", "</p>"],
    &["<b id=\"", "\">", "</b>"],
    &["<div class='x'>", "", "-", "</div>"],
    &["", ""],
    &["<i>", "</i><u>", "</u>"],
];

/// How many components there can be.
const COMPONENTS: u64 = 4;

pub(crate) fn slots(template: usize) -> usize {
    TEMPLATES[template].len() - 1
}

pub(crate) fn has_single_root(template: usize) -> bool {
    template < 4
}

impl View {
    /// The page, as HTML.
    pub(crate) fn html(&self) -> String {
        self.filled(self.root.template, &self.root.slots)
    }

    fn filled(&self, template: usize, slots: &[Value]) -> String {
        let (first, rest) = TEMPLATES[template].split_first().expect("statics");
        let rest = slots
            .iter()
            .zip(rest)
            .map(|(slot, part)| self.value(slot) + part);
        (*first).to_owned() + &rest.collect::<String>()
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Node(node) => self.filled(node.template, &node.slots),
            Value::List(list) => list
                .entries
                .iter()
                .map(|(_, slots)| self.filled(list.template, slots))
                .collect(),
            Value::Component(cid) => {
                let component = &self.components[cid];
                self.filled(component.template, &component.slots)
            }
        }
    }
}

/// A few views, as one page goes through them.
pub(crate) fn views() -> impl Strategy<Value = Vec<View>> {
    vec(view(), 1..6)
}

fn view() -> impl Strategy<Value = View> {
    let component = |cid| component(cid).prop_map(move |filled| (cid, filled));
    let components: Vec<_> = (1..=COMPONENTS).map(component).collect();
    (filled(COMPONENTS), components).prop_map(|(root, components)| View {
        root,
        components: components.into_iter().collect(),
    })
}

/// A component has a single root element, and holds only components with higher ids: none is inside itself.
fn component(cid: u64) -> BoxedStrategy<Filled> {
    (1..4usize)
        .prop_flat_map(move |template| filled_with(template, cid..COMPONENTS))
        .boxed()
}

fn filled(components: u64) -> BoxedStrategy<Filled> {
    (0..TEMPLATES.len())
        .prop_flat_map(move |template| filled_with(template, 0..components))
        .boxed()
}

fn filled_with(template: usize, components: std::ops::Range<u64>) -> impl Strategy<Value = Filled> {
    vec(value(components), slots(template)).prop_map(move |slots| Filled { template, slots })
}

/// `components` are those, less one, that may appear.
fn value(components: std::ops::Range<u64>) -> BoxedStrategy<Value> {
    let text = text().prop_map(Value::Text);
    let leaf = if components.is_empty() {
        text.boxed()
    } else {
        prop_oneof![4 => text, 1 => components.prop_map(|cid| Value::Component(cid + 1))].boxed()
    };
    leaf.prop_recursive(4, 48, 4, |inner| {
        prop_oneof![node(inner.clone()), list(inner)]
    })
    .boxed()
}

fn node(inner: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    (0..TEMPLATES.len()).prop_flat_map(move |template| {
        vec(inner.clone(), slots(template))
            .prop_map(move |slots| Value::Node(Filled { template, slots }))
    })
}

fn list(inner: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    (0..TEMPLATES.len()).prop_flat_map(move |template| {
        let entries = btree_map(0..6u8, vec(inner.clone(), slots(template)), 0..6);
        let entries = entries
            .prop_map(|entries| entries.into_iter().collect::<Vec<_>>())
            .prop_shuffle();
        entries.prop_map(move |entries| Value::List(List { template, entries }))
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-c]",
        Just("é &amp; \u{1f600}".to_owned()),
        Just("\"quoted\"\\\n\t\u{1}".to_owned()),
    ]
}
