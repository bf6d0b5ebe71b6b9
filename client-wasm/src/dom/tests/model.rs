//! A small server: states of a page, and the messages that lead from one to the next.

use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// What a slot holds, or a whole page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    Text(String),
    Node(usize, Vec<Self>),
    /// Rows with their keys.
    List(usize, Vec<(u8, Vec<Self>)>),
}

#[derive(Clone, Copy)]
enum Hole {
    Child,
    Value,
    Attributes,
    Tag,
}

use Hole::{Attributes, Child, Tag, Value as Plain};

struct Template {
    statics: &'static [&'static str],
    holes: &'static [Hole],
}

/// None of them closes another by its start tag. Separators stand where slots touch text, as `html!` writes them.
const TEMPLATES: &[Template] = &[
    Template {
        statics: &[
            "<main class=\"",
            "\"><h1>",
            "</h1><ul>",
            "</ul>",
            "<hr>",
            "</main>",
        ],
        holes: &[Plain, Child, Child, Child, Child],
    },
    Template {
        statics: &["<span title=\"a ", " b ", " c\">x <!>", "<!> y</span>"],
        holes: &[Plain, Plain, Child],
    },
    Template {
        statics: &["<div", ">", "<!>", "</div>"],
        holes: &[Attributes, Child, Child],
    },
    Template {
        statics: &[
            "<article id=\"r-",
            "\"",
            "><b>",
            "</b><span><i>s</i>",
            "</span></article>",
        ],
        holes: &[Plain, Attributes, Child, Child],
    },
    Template {
        statics: &["<em>only static</em>"],
        holes: &[],
    },
    Template {
        statics: &["<strong>", "</strong><small class='", "'>", "</small>"],
        holes: &[Child, Plain, Child],
    },
    Template {
        statics: &["<section>", "</section>"],
        holes: &[Child],
    },
    Template {
        statics: &["<textarea>", "</textarea><input value=\"", "\"", ">"],
        holes: &[Plain, Plain, Attributes],
    },
    Template {
        statics: &["<!>", "<!>"],
        holes: &[Child],
    },
    Template {
        statics: &["<!-- ", " --><var>", "</var>"],
        holes: &[Plain, Child],
    },
    Template {
        statics: &["<", " lang=\"", "\">", "</q>"],
        holes: &[Tag, Plain, Child],
    },
];

/// Several states of one page.
pub(super) fn states() -> impl Strategy<Value = Vec<State>> {
    proptest::collection::vec(node(0, 3), 2..6)
}

fn node(template: usize, depth: u32) -> BoxedStrategy<State> {
    slots(template, depth)
        .prop_map(move |slots| State::Node(template, slots))
        .boxed()
}

fn slots(template: usize, depth: u32) -> BoxedStrategy<Vec<State>> {
    let slots: Vec<BoxedStrategy<State>> = TEMPLATES[template]
        .holes
        .iter()
        .map(|hole| hole_of(*hole, depth))
        .collect();
    slots.boxed()
}

fn hole_of(hole: Hole, depth: u32) -> BoxedStrategy<State> {
    match hole {
        Plain => select(vec!["", "a", "b c", "q &quot;x&quot;", "\u{fc}&amp;", "back\\slash"]).prop_map(text).boxed(),
        Tag => Just(text("q")).boxed(),
        Attributes => select(vec!["", " hidden", " title=\"t\"", " hidden data-x='1'", " data-x=\"2&lt;\""]).prop_map(text).boxed(),
        Child if depth == 0 => select(vec!["", "x", "1 &lt; 2", "\u{1f600}"]).prop_map(text).boxed(),
        Child => prop_oneof![
            2 => select(vec!["", "x", "y", "1 &lt; 2", "\"quoted\"", "\u{fc}"]).prop_map(text),
            1 => select(vec!["<u>raw</u>", "<u>RAW</u><s>two</s>", "<a href=\"#\">x</a>"]).prop_map(text),
            3 => (1..TEMPLATES.len()).prop_flat_map(move |template| node(template, depth - 1)),
            3 => list(depth - 1),
        ]
        .boxed(),
    }
}

fn text(text: &str) -> State {
    State::Text(text.to_owned())
}

fn list(depth: u32) -> impl Strategy<Value = State> {
    let keys = Just((0_u8..7).collect::<Vec<_>>()).prop_shuffle();
    (
        select(vec![1_usize, 3, 3, 5, 6, 9, 10]),
        keys,
        0_usize..7,
        any::<bool>(),
    )
        .prop_flat_map(move |(template, keys, length, _)| {
            let rows: Vec<_> = keys[..length]
                .iter()
                .map(|&key| slots(template, depth).prop_map(move |slots| (key, slots)))
                .collect();
            rows.prop_map(move |rows| State::List(template, rows))
        })
}

/// The message that shows a state from nothing.
pub(super) fn full(state: &State) -> Value {
    match state {
        State::Text(text) => json!(text),
        State::Node(template, slots) => {
            let mut node = full_slots(slots);
            node.insert("s".to_owned(), json!(TEMPLATES[*template].statics));
            Value::Object(node)
        }
        State::List(_, rows) if rows.is_empty() => json!(""),
        State::List(template, rows) => {
            let mut entries = Map::new();
            for (position, (_, slots)) in rows.iter().enumerate() {
                entries.insert(position.to_string(), Value::Object(full_slots(slots)));
            }
            entries.insert("kc".to_owned(), json!(rows.len()));
            json!({"k": entries, "s": TEMPLATES[*template].statics})
        }
    }
}

fn full_slots(slots: &[State]) -> Map<String, Value> {
    slots
        .iter()
        .enumerate()
        .map(|(index, slot)| (index.to_string(), full(slot)))
        .collect()
}

/// The message that leads from `old` to `new`. With `fresh`, new rows are marked as our server marks them.
pub(super) fn diff(old: &State, new: &State, fresh: bool) -> Value {
    changes(old, new, fresh).unwrap_or_else(|| json!({}))
}

fn changes(old: &State, new: &State, fresh: bool) -> Option<Value> {
    match (old, new) {
        (State::Text(old), State::Text(new)) => (old != new).then(|| json!(new)),
        (State::Node(a, old), State::Node(b, new)) if a == b => {
            let slots = slot_changes(old, new, fresh);
            (!slots.is_empty()).then_some(Value::Object(slots))
        }
        (State::List(a, old), State::List(b, new)) if a == b && !old.is_empty() => {
            row_changes(old, new, fresh)
        }
        (_, new) => Some(full(new)),
    }
}

fn slot_changes(old: &[State], new: &[State], fresh: bool) -> Map<String, Value> {
    let pairs = old.iter().zip(new).enumerate();
    pairs
        .filter_map(|(index, (old, new))| Some((index.to_string(), changes(old, new, fresh)?)))
        .collect()
}

fn row_changes(old: &[(u8, Vec<State>)], new: &[(u8, Vec<State>)], fresh: bool) -> Option<Value> {
    let mut entries = Map::new();
    for (position, (key, slots)) in new.iter().enumerate() {
        let entry = match old.iter().position(|(known, _)| known == key) {
            Some(from) => {
                let changes = slot_changes(&old[from].1, slots, fresh);
                match (from == position, changes.is_empty()) {
                    (true, true) => continue,
                    (true, false) => Value::Object(changes),
                    (false, true) => json!(from),
                    (false, false) => json!([from, changes]),
                }
            }
            None if fresh && position < old.len() => json!([null, full_slots(slots)]),
            None => Value::Object(full_slots(slots)),
        };
        entries.insert(position.to_string(), entry);
    }
    if entries.is_empty() && old.len() == new.len() {
        return None;
    }
    entries.insert("kc".to_owned(), json!(new.len()));
    Some(json!({ "k": entries }))
}
