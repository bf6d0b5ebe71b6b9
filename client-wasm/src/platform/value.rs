//! Values of the page: texts, numbers, lists, objects, elements, events, that pass through the client without being held by it.
//!
//! What the client does with most texts is to hand them on: from an attribute to a message, from a message to an event of the
//! page. Such a text stays where it is, and here it is a number. That spares its copies, and the code that makes and drops them.

use super::dom::Node;
use super::values;
use super::words::word;

/// A value of the page. Good until the call into the client returns; see [`keep`](Self::keep).
#[derive(Clone, Copy, Debug, Default)]
pub struct Value(pub(crate) i32);

impl Value {
    /// Nothing: `undefined`, or `null` where that was read.
    pub const NONE: Self = Self(0);
    /// `null`, for those who want to read it.
    pub const NULL: Self = Self(1);
    /// The document.
    pub const DOCUMENT: Self = Self(4);

    /// A whole number.
    pub fn number(number: u32) -> Self {
        Self(values::number(number as i32))
    }

    /// `true` or `false`.
    pub fn flag(on: bool) -> Self {
        Self(2 + i32::from(on))
    }

    /// The word that comes so many places after this one, which is a [word](super::words::WORDS).
    pub(crate) fn after(self, places: i32) -> Self {
        Self(self.0 + places)
    }

    /// An object without members.
    pub fn object() -> Self {
        Self(values::object())
    }

    /// A list without items.
    pub fn list() -> Self {
        Self(values::list())
    }

    /// What a JSON text says; nothing when it is none.
    pub fn parse(json: impl Into<Self>) -> Self {
        Self(values::parse(json.into().0))
    }

    /// The value as a JSON text.
    pub fn stringify(self) -> Self {
        Self(values::stringify(self.0))
    }

    /// Whether this is nothing.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether this is something.
    pub fn is_some(self) -> bool {
        self.0 != 0
    }

    /// This, or nothing when it is an empty text.
    pub fn filled(self) -> Self {
        if self.is(word!("")) { Self::NONE } else { self }
    }

    /// This, or something else when it is nothing.
    pub fn or(self, otherwise: impl FnOnce() -> Self) -> Self {
        if self.is_some() { self } else { otherwise() }
    }

    /// Whether this is a text.
    pub fn is_text(self) -> bool {
        values::is_text(self.0)
    }

    /// Whether this is that text, or the same as another value.
    pub fn is(self, other: impl Into<Self>) -> bool {
        values::is_same(self.0, other.into().0)
    }

    /// Whether this is a text that starts so.
    pub fn starts_with(self, start: impl Into<Self>) -> bool {
        values::starts_with(self.0, start.into().0)
    }

    /// This and another, one after the other, as a text. Nothing is an empty text.
    pub fn join(self, other: impl Into<Self>) -> Self {
        Self(values::join(self.0, other.into().0))
    }

    /// The whole number that this is or says, or another.
    pub fn as_number(self, otherwise: i32) -> i32 {
        values::number_of(self.0, otherwise)
    }

    /// The `true` or `false` that this is, or another.
    pub fn as_flag(self, otherwise: bool) -> bool {
        match self.0 {
            2 => false,
            3 => true,
            _ => otherwise,
        }
    }

    /// The element that this is.
    pub fn node(self) -> Option<Node> {
        values::node_of(self.0)
    }

    /// How many items a list has; nothing has none, and a text is a list of itself.
    pub(crate) fn len(self) -> u32 {
        values::length(self.0) as u32
    }

    /// An item of a list.
    pub fn item(self, index: u32) -> Self {
        Self(values::item(self.0, index as i32))
    }

    /// The items of a list, up to one that is nothing; nothing has none, and a text is a list of itself.
    pub fn items(self) -> Items {
        Items(Self(values::copy(self.0)))
    }

    /// A member of an object, or nothing.
    pub fn member(self, name: impl Into<Self>) -> Self {
        Self(values::member(self.0, name.into().0))
    }

    /// Sets a member of an object. A member that is set to nothing is left out of [JSON](Self::stringify).
    pub fn set(self, name: impl Into<Self>, value: impl Into<Self>) -> Self {
        values::set(self.0, name.into().0, value.into().0);
        self
    }

    /// Adds an item to a list.
    pub fn push(self, item: impl Into<Self>) -> Self {
        values::push(self.0, item.into().0);
        self
    }

    /// Takes the first item out of a list.
    pub(crate) fn shift(self) -> Self {
        Self(values::shift(self.0))
    }

    /// Takes all items out of a list.
    pub(crate) fn clear(self) {
        self.set(word!("length"), Self::number(0));
    }

    /// The names of an object's members; nothing has none.
    pub(crate) fn names(self) -> Self {
        Self(values::names(self.0))
    }

    /// Sets all members that another object has.
    pub fn merge(self, other: Self) -> Self {
        values::merge(self.0, other.0);
        self
    }

    /// What a method of an object gives for an argument; nothing when it fails.
    pub fn call(self, method: impl Into<Self>, argument: impl Into<Self>) -> Self {
        self.call_with(method, argument, Self::NONE)
    }

    /// The same, for two arguments.
    pub fn call_with(
        self,
        method: impl Into<Self>,
        one: impl Into<Self>,
        other: impl Into<Self>,
    ) -> Self {
        let method = method.into().0;
        Self(values::call(self.0, method, one.into().0, other.into().0))
    }

    /// This, for longer than the present call into the client.
    pub fn keep(self) -> Kept {
        Kept(Self(values::keep(self.0)))
    }
}

/// For tests. In a browser texts are words of the client, or the page has them.
#[cfg(not(target_arch = "wasm32"))]
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(values::literal(text))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self(values::number_of_node(node))
    }
}

impl From<&Kept> for Value {
    fn from(kept: &Kept) -> Self {
        kept.0
    }
}

/// The value as a text: for what the client has to look into.
#[expect(
    clippy::to_string_trait_impl,
    reason = "formatting would bring much code along"
)]
impl ToString for Value {
    fn to_string(&self) -> String {
        values::text_of(self.0)
    }
}

/// What is left of the items of a list.
#[derive(Debug)]
pub struct Items(Value);

impl Iterator for Items {
    type Item = Value;

    #[inline(always)]
    fn next(&mut self) -> Option<Value> {
        Some(self.0.shift()).filter(|item| item.is_some())
    }
}

/// A value that stays until this is dropped.
#[derive(Debug)]
pub struct Kept(Value);

impl Kept {
    /// Nothing.
    pub(crate) const NONE: Self = Self(Value::NONE);

    /// Keeps another value instead.
    #[inline(never)]
    pub(crate) fn set(&mut self, value: Value) {
        *self = value.keep();
    }

    /// The value; good as long as this is.
    pub fn get(&self) -> Value {
        self.0
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        self.0.keep()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        values::drop(self.0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_keep_the_order_of_their_members() {
        let object = Value::object().set("key", "Enter").set("none", Value::NONE);
        object.merge(Value::parse(r#"{"alt":false,"n":[1,{"a":2}]}"#));
        object.merge(Value::parse(r#" { "key" : "x\"y" } "#));
        object.merge(Value::parse("no object"));
        object.set("null", Value::NULL);
        let json = object.stringify().to_string();
        assert_eq!(
            json,
            r#"{"key":"x\"y","alt":false,"n":[1,{"a":2}],"null":null}"#
        );
    }

    #[test]
    fn members_are_read_as_what_they_are_asked_for() {
        let object =
            Value::parse(r#"{"to":"a","time":250,"on":true,"none":null,"names":["x","y"]}"#);
        assert!(object.member("to").is("a") && object.member("to").is_text());
        assert_eq!(object.member("time").as_number(0), 250);
        assert_eq!(object.member("to").as_number(7), 7);
        assert!(object.member("on").as_flag(false) && object.member("time").as_flag(true));
        assert!(object.member("none").is_none() && object.member("other").is_none());
        let names: Vec<String> = object
            .member("names")
            .items()
            .map(|it| it.to_string())
            .collect();
        assert_eq!(names, ["x", "y"]);
        assert_eq!(Value::NONE.member("a").len(), 0);
    }

    #[test]
    fn texts_are_put_together_and_compared() {
        let text = Value::from("phx-").join(Value::number(7)).join(Value::NONE);
        assert!(text.is("phx-7") && text.starts_with("phx") && !text.is("phx"));
        assert!(Value::from("").filled().is_none() && Value::from("").is_some());
        assert!(Value::NONE.or(|| "x".into()).is("x"));
    }

    #[test]
    fn what_is_kept_outlives_the_call() {
        let kept = Value::from("a").keep();
        let again = kept.clone();
        drop(kept);
        assert!(again.get().is("a"));
    }
}
