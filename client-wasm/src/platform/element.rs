//! Elements of the page, as all of the client but patching sees them. When an element is gone, what is asked of it is answered
//! with nothing, and what is done to it does nothing.

use super::dom::Node;
use super::elements;
use super::value::Value;
use super::words::word;

impl Value {
    /// All elements below this one (or the document) that match a selector, in document order. None, when it is no selector.
    pub fn query(self, selector: impl Into<Self>) -> Self {
        self.call(word!("querySelectorAll"), selector)
    }

    /// The elements of a list.
    pub fn nodes(self) -> impl Iterator<Item = Node> {
        self.items().map_while(Self::node)
    }

    /// Tells the page: an event on this element, or on the document, that bubbles.
    pub fn tell(self, name: impl Into<Self>) {
        elements::tell(self.0, name.into().0);
    }
}

/// A new element that stands nowhere.
pub fn aside() -> Value {
    Value::DOCUMENT.call(word!("createElement"), word!("div"))
}

/// The focused element.
pub fn active() -> Option<Node> {
    Value::DOCUMENT.member(word!("activeElement")).node()
}

/// From now on, events of these names, separated by spaces, are delivered with the position of the name.
pub fn listen(names: Value) {
    elements::listen(names.0);
}

/// The name under which a field is said not to be used: a marker before the last segment.
pub fn unused_name(name: Value) -> Value {
    Value(elements::unused_name(name.0))
}

/// No fields of a form, to be [filled](Value::call_with) by `append`; as a text, they are encoded as forms are.
pub fn fields() -> Value {
    Value(elements::fields())
}

impl Node {
    /// The element as a value.
    pub fn value(self) -> Value {
        self.into()
    }

    /// A property.
    pub fn get(self, name: impl Into<Value>) -> Value {
        self.value().member(name)
    }

    /// Whether a property is `true`.
    pub fn flag(self, name: impl Into<Value>) -> bool {
        self.get(name).as_flag(false)
    }

    /// Sets a property.
    pub fn set(self, name: impl Into<Value>, value: Value) {
        self.value().set(name, value);
    }

    fn call(self, method: Value, argument: impl Into<Value>) -> Value {
        self.value().call(method, argument)
    }

    /// The element's name, in lower case.
    pub fn tag(self) -> Value {
        self.get(word!("localName"))
    }

    /// An attribute's value; nothing when it is not there.
    pub fn attribute(self, name: impl Into<Value>) -> Value {
        self.call(word!("getAttribute"), name)
    }

    /// An attribute's value, if it says something.
    pub fn said(self, name: impl Into<Value>) -> Value {
        self.attribute(name).filled()
    }

    /// Whether an attribute is there.
    pub fn has_attribute(self, name: impl Into<Value>) -> bool {
        self.call(word!("hasAttribute"), name).as_flag(false)
    }

    /// Sets an attribute.
    pub fn set_attribute(self, name: impl Into<Value>, value: impl Into<Value>) {
        self.value().call_with(word!("setAttribute"), name, value);
    }

    /// Removes an attribute.
    pub fn remove_attribute(self, name: impl Into<Value>) {
        self.call(word!("removeAttribute"), name);
    }

    /// Whether a class is there.
    pub fn has_class(self, class: impl Into<Value>) -> bool {
        let classes = self.get(word!("classList"));
        classes.call(word!("contains"), class).as_flag(false)
    }

    /// Sets or removes classes: a text, separated by spaces, or lists of texts.
    pub fn set_classes(self, names: impl Into<Value>, on: bool) {
        let names = names.into().0;
        elements::set_classes(self.value().0, names, i32::from(on));
    }

    /// The same, so that they stay or stay away whatever the server's next class list says.
    pub fn stick_classes(self, names: Value, on: bool) {
        let names = names.0;
        elements::stick_classes(self.value().0, names, i32::from(on));
    }

    /// Shows a text instead of the content, which stays aside (and goes on being patched there) until [`restore_text`](Self::restore_text).
    pub fn replace_text(self, text: Value) {
        elements::replace_text(self.value().0, text.0);
    }

    /// Undoes [`replace_text`](Self::replace_text).
    pub fn restore_text(self) {
        elements::restore_text(self.value().0);
    }

    /// The nearest match, from this element upwards.
    pub fn closest(self, selector: impl Into<Value>) -> Option<Self> {
        self.call(word!("closest"), selector).node()
    }

    /// Whether the element matches a selector.
    pub fn matches(self, selector: impl Into<Value>) -> bool {
        self.call(word!("matches"), selector).as_flag(false)
    }

    /// Whether another element is this one or below it.
    pub fn is_around(self, inner: Self) -> bool {
        self.call(word!("contains"), inner).as_flag(false)
    }

    /// Whether the element takes up room on the page.
    pub fn is_visible(self) -> bool {
        self.call(word!("getClientRects"), Value::NONE).len() > 0
    }

    /// Focuses the element.
    pub fn focus(self) {
        self.call(word!("focus"), Value::NONE);
    }

    /// Takes the focus away.
    pub fn blur(self) {
        self.call(word!("blur"), Value::NONE);
    }

    /// Takes the element out of the page.
    pub fn remove(self) {
        self.call(word!("remove"), Value::NONE);
    }

    /// The form that a control belongs to.
    pub fn form(self) -> Option<Self> {
        self.get(word!("form")).node()
    }

    /// A form's controls.
    pub fn controls(self) -> impl Iterator<Item = Self> {
        self.get(word!("elements")).nodes()
    }

    /// What a form would submit: pairs of name and value, files left out; with a submitter, its name and value too.
    pub fn entries(self, submitter: Value) -> Value {
        let entries = elements::form_entries(self.value().0, submitter.0);
        Value(entries)
    }

    /// Submits a form the browser's way, without events.
    pub fn submit(self) {
        elements::submit(self.value().0);
    }
}
