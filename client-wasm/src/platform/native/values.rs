//! The host's twin of `js/value.js`: values by number, as the page in memory has them.

mod json;
mod objects;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::platform::dom::Node;
use crate::platform::words::WORDS;

/// A value as JavaScript has it.
#[derive(Clone, Debug, Default)]
pub(crate) enum Js {
    /// `undefined`
    #[default]
    Nothing,
    Null,
    Flag(bool),
    Number(f64),
    Text(Rc<str>),
    List(Rc<RefCell<Vec<Self>>>),
    Object(Rc<RefCell<Members>>),
    Node(Node),
    /// An event that is being delivered.
    Event(u32),
    /// The fields of a form, to be encoded.
    Fields(Rc<RefCell<Vec<[String; 2]>>>),
    /// The style of an element.
    Style(Node),
    /// The classes of an element.
    Classes(Node),
    Document,
}

impl FromIterator<Self> for Js {
    fn from_iter<I: IntoIterator<Item = Self>>(items: I) -> Self {
        Self::List(Rc::new(RefCell::new(items.into_iter().collect())))
    }
}

/// Names and values in order.
pub(crate) type Members = Vec<(Rc<str>, Js)>;

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

/// The values that have numbers. What passes stays until another page is loaded: no test lives long.
#[derive(Default)]
struct Table {
    passing: Vec<Js>,
    kept: HashMap<i32, Js>,
    last: i32,
}

/// The values whose numbers the client knows.
const FIXED: [Js; 5] = [
    Js::Nothing,
    Js::Null,
    Js::Flag(false),
    Js::Flag(true),
    Js::Document,
];
/// From here on numbers are those of elements.
const FIRST_NODE: i32 = 1 << 30;

/// The value with this number.
pub(crate) fn value(number: i32) -> Js {
    if let Some(node) = node_of(number) {
        return Js::Node(node);
    }
    TABLE.with_borrow(|table| match usize::try_from(number) {
        Ok(index) if index < FIXED.len() => FIXED[index].clone(),
        Ok(index) => match WORDS.split('\n').nth(index - FIXED.len()) {
            Some(word) => Js::Text(word.into()),
            None => table.passing[index - first()].clone(),
        },
        Err(_) => table.kept[&number].clone(),
    })
}

/// A number for a value.
pub(crate) fn pass(value: Js) -> i32 {
    match value {
        Js::Nothing | Js::Null => return 0,
        Js::Flag(on) => return 2 + i32::from(on),
        Js::Node(node) => return number_of_node(node),
        _ => {}
    }
    TABLE.with_borrow_mut(|table| {
        table.passing.push(value);
        (table.passing.len() - 1 + first()) as i32
    })
}

/// The number of what is passed first.
fn first() -> usize {
    FIXED.len() + WORDS.split('\n').count()
}

/// The number that an element has as a value.
pub(crate) fn number_of_node(node: Node) -> i32 {
    FIRST_NODE + node.0 as i32
}

/// The element with this number, if it is one.
pub(crate) fn node_of(number: i32) -> Option<Node> {
    let index = number.checked_sub(FIRST_NODE)?;
    u32::try_from(index).ok().map(Node)
}

/// Another page is loaded.
pub(crate) fn forget() {
    TABLE.with_borrow_mut(|table| table.passing.clear());
}

pub(crate) fn keep(number: i32) -> i32 {
    if number == 0 {
        return 0;
    }
    let value = value(number);
    TABLE.with_borrow_mut(|table| {
        table.last -= 1;
        table.kept.insert(table.last, value);
        table.last
    })
}

pub(crate) fn drop(number: i32) {
    TABLE.with_borrow_mut(|table| table.kept.remove(&number));
}

pub(crate) fn literal(text: &str) -> i32 {
    pass(Js::Text(text.into()))
}

pub(crate) fn number(number: i32) -> i32 {
    pass(Js::Number(number.into()))
}

pub(crate) fn object() -> i32 {
    pass(Js::Object(Rc::default()))
}

pub(crate) fn list() -> i32 {
    pass(Js::List(Rc::default()))
}

pub(crate) fn parse(text: i32) -> i32 {
    pass(json::parse(&text_of(text)).unwrap_or_default())
}

pub(crate) fn stringify(number: i32) -> i32 {
    let mut out = String::new();
    json::write(&mut out, &value(number));
    literal(&out)
}

pub(crate) fn text_of(number: i32) -> String {
    match value(number) {
        Js::Nothing | Js::Null => String::new(),
        Js::Flag(on) => on.to_string(),
        Js::Number(number) => number.to_string(),
        Js::Text(text) => text.as_ref().to_owned(),
        Js::Fields(fields) => objects::encoded(&fields.borrow()),
        other => panic!("{other:?} is not a text"),
    }
}

pub(crate) fn number_of(number: i32, otherwise: i32) -> i32 {
    match value(number) {
        Js::Number(number) if number >= 0.0 && number.fract() == 0.0 => number as i32,
        Js::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().unwrap_or(otherwise)
        }
        _ => otherwise,
    }
}

pub(crate) fn is_text(number: i32) -> bool {
    matches!(value(number), Js::Text(_))
}

pub(crate) fn is_same(one: i32, other: i32) -> bool {
    same(&value(one), &value(other))
}

/// `===`
fn same(one: &Js, other: &Js) -> bool {
    match (one, other) {
        (Js::Nothing, Js::Nothing) | (Js::Null, Js::Null) => true,
        (Js::Flag(one), Js::Flag(other)) => one == other,
        (Js::Number(one), Js::Number(other)) => one == other,
        (Js::Text(one), Js::Text(other)) => one == other,
        (Js::Node(one), Js::Node(other)) => one == other,
        (Js::List(one), Js::List(other)) => Rc::ptr_eq(one, other),
        (Js::Object(one), Js::Object(other)) => Rc::ptr_eq(one, other),
        _ => false,
    }
}

pub(crate) fn starts_with(text: i32, start: i32) -> bool {
    text_of(text).starts_with(&text_of(start))
}

pub(crate) fn join(one: i32, other: i32) -> i32 {
    literal(&(text_of(one) + &text_of(other)))
}

fn items(list: Js) -> Vec<Js> {
    match list {
        Js::List(items) => items.borrow().clone(),
        text @ Js::Text(_) => vec![text],
        _ => Vec::new(),
    }
}

pub(crate) fn copy(list: i32) -> i32 {
    pass(items(value(list)).into_iter().collect())
}

pub(crate) fn shift(list: i32) -> i32 {
    let Js::List(items) = value(list) else {
        panic!("only lists have a first item");
    };
    let mut items = items.borrow_mut();
    pass(if items.is_empty() {
        Js::Nothing
    } else {
        items.remove(0)
    })
}

pub(crate) fn length(list: i32) -> i32 {
    items(value(list)).len() as i32
}

pub(crate) fn item(list: i32, index: i32) -> i32 {
    let item = items(value(list)).get(index as usize).cloned();
    pass(item.unwrap_or_default())
}

pub(crate) fn member(object: i32, name: i32) -> i32 {
    let name = text_of(name);
    let Js::Object(members) = value(object) else {
        return pass(objects::member(&value(object), &name));
    };
    let found = members
        .borrow()
        .iter()
        .find(|(known, _)| **known == *name)
        .cloned();
    pass(found.map(|(_, value)| value).unwrap_or_default())
}

pub(crate) fn set(object: i32, name: i32, number: i32) {
    let name = text_of(name);
    match value(object) {
        Js::Object(members) => put(&mut members.borrow_mut(), name.into(), value(number)),
        other => objects::set(&other, &name, value(number)),
    }
}

pub(crate) fn push(list: i32, item: i32) {
    if let Js::List(items) = value(list) {
        items.borrow_mut().push(value(item));
    }
}

pub(crate) fn names(object: i32) -> i32 {
    let names = list();
    if let Js::Object(members) = value(object) {
        for (name, _) in members.borrow().iter() {
            push(names, pass(Js::Text(name.clone())));
        }
    }
    names
}

pub(crate) fn call(object: i32, method: i32, one: i32, other: i32) -> i32 {
    pass(objects::call(&value(object), &text_of(method), one, other))
}

pub(crate) fn merge(object: i32, other: i32) {
    if let (Js::Object(members), Js::Object(other)) = (value(object), value(other)) {
        for (name, value) in other.borrow().iter() {
            put(&mut members.borrow_mut(), name.clone(), value.clone());
        }
    }
}

fn put(members: &mut Members, name: Rc<str>, value: Js) {
    match members.iter_mut().find(|(known, _)| *known == name) {
        Some((_, present)) => *present = value,
        None => members.push((name, value)),
    }
}
