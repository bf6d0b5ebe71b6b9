//! What a form sends: `application/x-www-form-urlencoded`, with a marker before each field that was not used yet.
//!
//! The rules are Phoenix's (protocol, "Form serialisation"); the encoding is `URLSearchParams`' (URL Standard, section 5.2).

use crate::platform::dom::{self, Node, Private};

/// What stands before the last segment of an unused field's name.
const UNUSED: &str = "_unused_";

/// The attribute that switches the markers off.
const NO_UNUSED: &str = "phx-no-unused-field";

/// Which part of a form is sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Selection<'a> {
    /// The button that submits.
    pub(crate) submitter: Option<Node>,
    /// Fields of this name only.
    pub(crate) only: Option<&'a str>,
}

/// The form's fields in order, encoded.
pub(crate) fn serialize(form: Node, selection: Selection<'_>) -> String {
    let unused = unused_names(form, selection);
    let mut out = String::new();
    for entry in dom::form_entries(form, selection.submitter) {
        if selection.only.is_some_and(|only| only != entry.name) {
            continue;
        }
        if unused.contains(&entry.name) {
            append(&mut out, &marker(&entry.name), "");
        }
        append(&mut out, &entry.name, &entry.value);
    }
    out
}

/// The user changed this control.
pub(crate) fn mark_used(control: Node) {
    dom::set_private(control, Private::Used, 1);
}

/// The form was submitted: all its fields count as used.
pub(crate) fn mark_submitted(form: Node) {
    dom::set_private(form, Private::Submitted, 1);
}

/// The form was reset: none does.
pub(crate) fn mark_unused(form: Node) {
    dom::set_private(form, Private::Submitted, 0);
    for control in dom::form_elements(form) {
        dom::set_private(control, Private::Used, 0);
    }
}

/// The name a control is sent under.
pub(crate) fn name_of(control: Node) -> Option<String> {
    dom::attribute(control, "name").filter(|name| !name.is_empty())
}

fn unused_names(form: Node, selection: Selection<'_>) -> Vec<String> {
    if dom::private(form, Private::Submitted) != 0 || dom::has_attribute(form, NO_UNUSED) {
        return Vec::new();
    }
    let controls = dom::form_elements(form);
    let shown = |control: &&Node| dom::property(**control, "type") != "hidden";
    let mut unused: Vec<String> = controls
        .iter()
        .filter(shown)
        .filter_map(|control| name_of(*control))
        .collect();
    for control in controls {
        if is_used(control, selection) {
            let used = name_of(control);
            unused.retain(|name| used.as_ref() != Some(name));
        }
    }
    unused
}

fn is_used(control: Node, selection: Selection<'_>) -> bool {
    selection.submitter == Some(control)
        || dom::private(control, Private::Used) != 0
        || dom::has_attribute(control, NO_UNUSED)
}

/// `name` becomes `_unused_name`, `user[name]` becomes `user[_unused_name]`, `user[tags][]` becomes `user[_unused_tags][]`.
fn marker(name: &str) -> String {
    let list = name.strip_suffix("[]").unwrap_or(name);
    let at = list
        .bytes()
        .rposition(|byte| byte == b'[')
        .map_or(0, |at| at + 1);
    let (before, after) = name.split_at(at);
    [before, UNUSED, after].concat()
}

fn append(out: &mut String, name: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    encode(out, name);
    out.push('=');
    encode(out, value);
}

/// Percent-encodes all but letters, digits and `*-._`; a space becomes `+`.
pub(crate) fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                out.push(char::from(byte))
            }
            _ => {
                out.push('%');
                out.push(hex(byte >> 4));
                out.push(hex(byte & 15));
            }
        }
    }
}

fn hex(digit: u8) -> char {
    char::from(if digit < 10 {
        b'0' + digit
    } else {
        b'A' + digit - 10
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stand_in_the_last_segment() {
        for (name, expected) in [
            ("name", "_unused_name"),
            ("user[name]", "user[_unused_name]"),
            ("user[tags][]", "user[_unused_tags][]"),
            ("tags[]", "_unused_tags[]"),
            ("a[b][c]", "a[b][_unused_c]"),
        ] {
            assert_eq!(marker(name), expected);
        }
    }

    #[test]
    fn encodes_as_url_search_params_do() {
        let mut out = String::new();
        append(&mut out, "a b", "1+1=2&\u{e9}*-._~\n");
        append(&mut out, "c[]", "");
        assert_eq!(out, "a+b=1%2B1%3D2%26%C3%A9*-._%7E%0A&c%5B%5D=");
    }
}
