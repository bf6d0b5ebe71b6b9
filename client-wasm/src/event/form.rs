//! What a form sends: `application/x-www-form-urlencoded`, with a marker before each field that was not used yet.
//!
//! The rules are Phoenix's (protocol, "Form serialisation").

use crate::platform::dom::Node;
use crate::platform::element;
use crate::platform::value::Value;
use crate::platform::words::word;

/// The attribute that switches the markers off.
const NO_UNUSED: Value = word!("phx-no-unused-field");

/// The property of a control that was used, and of a form that was submitted.
const USED: Value = word!("bennuUsed");

/// The form's fields in order, encoded: with those of the button that submits, if there is one, and only of one name, if
/// there is one.
pub(crate) fn serialize(form: Node, submitter: Value, only: Value) -> Value {
    let unused = unused_names(form, submitter);
    let fields = element::fields();
    for entry in form.entries(submitter).items() {
        let name = entry.item(0);
        if only.is_some() && !only.is(name) {
            continue;
        }
        if unused.member(name).as_flag(false) {
            fields.call_with(word!("append"), element::unused_name(name), word!(""));
        }
        fields.call_with(word!("append"), name, entry.item(1));
    }
    fields.join(Value::NONE)
}

/// The user changed this control, or submitted this form: all fields of it count as used.
pub(crate) fn mark_used(node: Node) {
    node.set(USED, Value::flag(true));
}

/// The form was reset: none of its fields does.
pub(super) fn mark_unused(form: Node) {
    form.set(USED, Value::NONE);
    for control in form.controls() {
        control.set(USED, Value::NONE);
    }
}

/// An object with the names of fields that were not used as members.
fn unused_names(form: Node, submitter: Value) -> Value {
    let unused = Value::object();
    if is_used(form, submitter) {
        return unused;
    }
    for control in form.controls() {
        if !control.get(word!("type")).is(word!("hidden")) {
            unused.set(control.attribute(word!("name")), Value::flag(true));
        }
    }
    for control in form.controls() {
        if is_used(control, submitter) {
            unused.set(control.attribute(word!("name")), Value::NONE);
        }
    }
    unused
}

fn is_used(node: Node, submitter: Value) -> bool {
    node.flag(USED) || node.has_attribute(NO_UNUSED) || submitter.is(node)
}
