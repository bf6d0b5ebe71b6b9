//! Pages as data, so that they can be made at random.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::template::{Slot, Slots, Statics, Template};

/// One template with what is in its slots.
#[derive(Clone, Debug)]
pub(super) struct Node {
    template: usize,
    parts: Vec<Part>,
}

/// What is in a slot.
#[derive(Clone, Debug)]
enum Part {
    Nothing,
    Text(String),
    Markup(String),
    Integer(i64),
    Float(f64),
    Url(String),
    Optional(Option<String>),
    Toggle(bool),
    Classes(bool, bool),
    Node(Node),
    List {
        kind: Kind,
        entry: usize,
        entries: Vec<(u8, Vec<Self>)>,
    },
}

/// How the entries of a list are known.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Position,
    Key,
    Memo,
}

/// By number of slots, so that a template can be chosen by it.
static TEMPLATES: [Statics; 4] = [
    Statics::new(&["<hr>"], true),
    Statics::new(&["<p>", "</p>"], true),
    Statics::new(&["", "<!>", ""], false),
    Statics::new(&["<a b=\"", "\">\\", "\n", "</a>"], true),
];

impl Template for &Node {
    fn render_into(self, slot: Slot<'_>) {
        slot.node(&TEMPLATES[self.template], |slots| fill(&self.parts, slots));
    }
}

fn fill(parts: &[Part], slots: &mut Slots<'_>) {
    parts.iter().for_each(|part| part.render(slots));
}

impl Part {
    fn render(&self, slots: &mut Slots<'_>) {
        match self {
            Self::Nothing => slots.empty(),
            Self::Text(text) => slots.slot().text(text),
            Self::Markup(html) => slots.slot().raw(html),
            Self::Integer(number) => slots.attribute(number),
            Self::Float(number) => number.render_into(slots.slot()),
            Self::Url(url) => slots.url(url),
            Self::Optional(value) => slots.optional("title", value),
            Self::Toggle(on) => slots.toggle("hidden", *on),
            Self::Classes(a, b) => slots.classes(&[("a", *a), ("b\"", *b)]),
            Self::Node(node) => node.render_into(slots.slot()),
            Self::List {
                kind,
                entry,
                entries,
            } => slots.list(&TEMPLATES[*entry], |list| {
                for (key, parts) in entries {
                    let fill = |slots: &mut Slots<'_>| fill(parts, slots);
                    match kind {
                        Kind::Position => list.entry(fill),
                        Kind::Key => list.keyed(key, fill),
                        Kind::Memo => list.memo(key, &format!("{parts:?}"), fill),
                    }
                }
            }),
        }
    }
}

/// Any page. Texts, keys and templates are few, so that two pages have much in common.
pub(super) fn node() -> impl Strategy<Value = Node> {
    node_of(part().boxed())
}

fn part() -> impl Strategy<Value = Part> {
    leaf().prop_recursive(4, 64, 6, |part| {
        prop_oneof![
            2 => leaf(),
            2 => node_of(part.clone()).prop_map(Part::Node),
            3 => list_of(part),
        ]
    })
}

fn leaf() -> impl Strategy<Value = Part> {
    prop_oneof![
        Just(Part::Nothing),
        text().prop_map(Part::Text),
        text().prop_map(Part::Markup),
        (-2i64..2).prop_map(Part::Integer),
        prop_oneof![Just(0.5), Just(-0.0), Just(1e300)].prop_map(Part::Float),
        text().prop_map(Part::Url),
        proptest::option::of(text()).prop_map(Part::Optional),
        any::<bool>().prop_map(Part::Toggle),
        any::<(bool, bool)>().prop_map(|(a, b)| Part::Classes(a, b)),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("<b>".to_owned()),
        Just("longer than eight bytes & 'quoted'".to_owned()),
        Just("javascript:1".to_owned()),
        "[a-b\"<&\n\u{1}é]{0,3}",
    ]
}

fn node_of(part: BoxedStrategy<Part>) -> impl Strategy<Value = Node> {
    (0..TEMPLATES.len()).prop_flat_map(move |template| {
        parts_of(template, part.clone()).prop_map(move |parts| Node { template, parts })
    })
}

fn list_of(part: BoxedStrategy<Part>) -> impl Strategy<Value = Part> {
    let kind = prop_oneof![Just(Kind::Position), Just(Kind::Key), Just(Kind::Memo)];
    (kind, 0..TEMPLATES.len()).prop_flat_map(move |(kind, entry)| {
        let entries = vec((0u8..6, parts_of(entry, part.clone())), 0..7);
        entries.prop_map(move |entries| Part::List {
            kind,
            entry,
            entries,
        })
    })
}

fn parts_of(template: usize, part: BoxedStrategy<Part>) -> impl Strategy<Value = Vec<Part>> {
    vec(part, TEMPLATES[template].slots())
}
