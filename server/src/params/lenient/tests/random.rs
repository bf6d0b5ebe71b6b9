//! Whatever is sent: no panic, and work in proportion to the message.

use proptest::prelude::*;
use serde::Serialize;

use super::*;
use crate::event::{Event, EventError, Payload};
use crate::form::Form;
use crate::params::{self, ParamsLimits};

#[derive(Debug, Deserialize, Serialize)]
struct Order {
    name: String,
    lines: Vec<Line>,
    filter: Option<Filter>,
    parent: Option<Box<Self>>,
    by_day: BTreeMap<String, Vec<Line>>,
    range: Option<(u8, Option<i64>)>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Line {
    amount: u32,
    #[serde(alias = "name")]
    title: Option<String>,
    gift: bool,
    filter: Filter,
    tags: Vec<Vec<char>>,
    #[serde(default)]
    price: f64,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Filter {
    Not(Box<Self>),
    And { left: Box<Self>, right: Box<Self> },
    Any(Vec<Self>),
    Name(String),
    Gift,
}

/// What serde reads in its own way: it keeps the value and looks at it several times.
#[derive(Debug, Deserialize, Serialize)]
struct Kept {
    #[serde(flatten)]
    line: Line,
    shape: Shape,
    either: Either,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "name")]
enum Shape {
    Gift { amount: u8 },
    Any(BTreeMap<String, bool>),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
enum Either {
    Amount(u8),
    Lines(Vec<Line>),
    Name { name: String },
}

#[derive(Debug, crate::event::Event)]
enum Msg {
    Save {
        lines: Vec<Line>,
        filter: Option<Filter>,
        range: (u8, u8),
    },
    Whole(Order),
    Kept(Kept),
    #[event(form = "order")]
    Change(Form<Order>),
    #[event(form = "")]
    Plain(Form<Kept>),
}

const EVENTS: [&str; 6] = ["save", "whole", "kept", "change", "plain", "none"];

/// Names that these types know, and some that they do not.
const NAMES: [&str; 22] = [
    "name",
    "lines",
    "filter",
    "parent",
    "by_day",
    "range",
    "amount",
    "title",
    "gift",
    "tags",
    "price",
    "not",
    "and",
    "any",
    "left",
    "right",
    "shape",
    "either",
    "order",
    "_unused_name",
    "0",
    "",
];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![9 => prop::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        name(),
        any::<String>(),
        any::<i64>().prop_map(|number| number.to_string())
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
        Just(Value::Object(Default::default())),
    ];
    leaf.prop_recursive(12, 200, 8, |inner| {
        let entries = prop::collection::vec((name(), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Value::from),
            entries.prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// The name of a form's field, or nearly one.
fn field() -> impl Strategy<Value = String> {
    let keys = (name(), prop::collection::vec(name(), 0..5));
    keys.prop_map(|(first, rest)| {
        let rest: String = rest.iter().map(|key| format!("[{key}]")).collect();
        first + &rest
    })
}

fn urlencoded() -> impl Strategy<Value = String> {
    let pairs = prop::collection::vec((field(), text()), 0..60).prop_map(|pairs| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(pairs).finish()
    });
    prop_oneof![4 => pairs, 1 => "[a-l0\\[\\]=&%+_]{0,200}", 1 => any::<String>()]
}

/// Every round learns something about a type, of which there is only so much; and every value that is there can want
/// so many that are not.
fn check_work<T: DeserializeOwned>(tree: &Value) -> Result<(), TestCaseError> {
    let notes = Notes::about(Some(tree));
    drop(read_noting::<T>(Some(tree), Place::Root, &notes));
    let most = 24 * (12 * notes.values() + 200);
    prop_assert!(
        notes.reads() <= most,
        "{} reads of {} values",
        notes.reads(),
        notes.values()
    );
    Ok(())
}

fn check_all(tree: &Value) -> Result<(), TestCaseError> {
    check_work::<Order>(tree)?;
    check_work::<Kept>(tree)?;
    check_work::<Vec<Line>>(tree)?;
    check_work::<Filter>(tree)
}

/// An event that is taken can be written and read again.
fn check_event(event: Result<Msg, EventError>) -> Result<(), TestCaseError> {
    if let Ok(Msg::Whole(order)) = event {
        let sent = serde_json::to_string(&order)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(
            Msg::decode("whole", Payload::json(&sent)).is_ok(),
            "{}",
            sent
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_json_is_too_odd(tree in json()) {
        let text = tree.to_string();
        for event in EVENTS {
            check_event(Msg::decode(event, Payload::json(&text)))?;
        }
        check_all(&tree)?;
    }

    #[test]
    fn no_text_is_too_odd(text in any::<String>(), event in prop::sample::select(&EVENTS[..])) {
        drop(Msg::decode(event, Payload::json(&text)));
        drop(Msg::decode(event, Payload::form(&text, Some(&text))));
    }

    #[test]
    fn no_form_is_too_odd(text in urlencoded(), target in field()) {
        let meta = json!({"_target": target}).to_string();
        for event in EVENTS {
            check_event(Msg::decode(event, Payload::form(&text, Some(&meta))))?;
        }
        if let Ok(tree) = params::parse(&text, &ParamsLimits::default()) {
            check_all(&tree)?;
        }
    }
}
