//! Single fields among the nested text of a form.

use serde_json::Value;

use crate::params::{UNUSED, path};

/// The text of a field; nothing for one that holds others.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The texts of a field that can have several.
pub(super) fn texts(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter().map(text)),
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Object(map) => Box::new(map.values().map(text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Box::new(std::iter::empty()),
    }
}

/// The keys under a field, numbers in their order.
pub(super) fn keys(value: &Value) -> Vec<&str> {
    let Value::Object(map) = value else {
        return Vec::new();
    };
    let mut keys: Vec<&str> = map
        .keys()
        .map(String::as_str)
        .filter(|key| !key.starts_with(UNUSED))
        .collect();
    keys.sort_by_key(|key| key.parse::<usize>().unwrap_or(usize::MAX));
    keys
}

/// The field that changed, relative to the form's prefix; `None` when it is not a field of this form.
pub(super) fn target(keys: &Value, prefix: &str) -> Option<String> {
    let mut keys = keys.as_array()?.iter().filter_map(Value::as_str);
    if !prefix.is_empty() && keys.next() != Some(prefix) {
        return None;
    }
    let mut field = String::new();
    keys.for_each(|key| path::push_key(&mut field, key));
    (!field.is_empty()).then_some(field)
}

/// Whether a field is there and not marked as unused; one that holds others, whether any of them is.
pub(super) fn is_used(fields: &Value, field: &str) -> bool {
    let mut keys = path::keys(field).filter(|key| !key.is_empty()).peekable();
    let mut value = fields;
    while let Some(key) = keys.next() {
        let Some(inner) = child(value, key) else {
            return false;
        };
        let marked = value.get(marker(key)).is_some();
        if marked && (keys.peek().is_none() || !inner.is_object()) {
            return false;
        }
        value = inner;
    }
    any_used(value)
}

/// What the client sends beside a field that the user has not touched.
fn marker(key: &str) -> String {
    let mut marker = String::with_capacity(UNUSED.len() + key.len());
    marker.push_str(UNUSED);
    marker.push_str(key);
    marker
}

fn child<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        other => other.get(key),
    }
}

fn any_used(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.iter().any(|(key, inner)| {
            !key.starts_with(UNUSED) && !map.contains_key(&marker(key)) && any_used(inner)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            true
        }
    }
}
