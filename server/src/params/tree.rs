//! From the text of a form to values nested by the names of its fields.

use serde_json::{Map, Value};

use super::{ParamsError, ParamsLimits, path, urlencoded};

/// Reads the text of a form. Its names nest: `a[b]` is a value in an object, `a[]` an item of a list. Where two names
/// disagree about what a value is, the later one counts.
pub(crate) fn parse(text: &str, limits: &ParamsLimits) -> Result<Value, ParamsError> {
    let mut root = Value::Object(Map::new());
    let (mut fields, mut markers) = (0, 0);
    let (mut name_room, mut value_room) = (String::new(), String::new());
    for (name, value) in urlencoded::pairs(text) {
        let name = urlencoded::decode(name, &mut name_room);
        let value = urlencoded::decode(value, &mut value_room).into_owned();
        let counted = match insert(&mut root, &name, value, limits)? {
            true => &mut markers,
            false => &mut fields,
        };
        *counted += 1;
        if *counted > limits.fields {
            return Err(ParamsError::TooManyFields {
                limit: limits.fields,
            });
        }
    }
    Ok(root)
}

/// The value at a field's path.
pub(crate) fn lookup<'v>(tree: &'v Value, field: &str) -> Option<&'v Value> {
    path::keys(field).try_fold(tree, |value, key| match value {
        Value::Object(map) => map.get(key),
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

/// The same values as a form would send them: all text.
pub(crate) fn text_tree(mut value: Value) -> Value {
    make_text(&mut value);
    value
}

fn make_text(value: &mut Value) {
    let text = match value {
        Value::String(_) => return,
        Value::Array(items) => return items.iter_mut().for_each(make_text),
        Value::Object(map) => return map.values_mut().for_each(make_text),
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
    };
    *value = Value::String(text);
}

/// Puts a value where its name says. Refuses a name beyond the limits. Tells whether it is the marker of an unused
/// field, which stands before the last key that is no list: `a[_unused_b][]`.
fn insert(
    root: &mut Value,
    name: &str,
    value: String,
    limits: &ParamsLimits,
) -> Result<bool, ParamsError> {
    let (mut into, mut is_marker) = (root, false);
    let mut keys = path::keys(name).enumerate().peekable();
    while let Some((depth, key)) = keys.next() {
        check(depth, key, limits)?;
        if !key.is_empty() {
            is_marker = key.starts_with(UNUSED);
        }
        if keys.peek().is_none() {
            set(into, key, Value::String(value));
            break;
        }
        let Some(inner) = child(into, key) else { break };
        into = inner;
    }
    Ok(is_marker)
}

/// Refuses a key beyond the limits.
fn check(depth: usize, key: &str, limits: &ParamsLimits) -> Result<(), ParamsError> {
    if depth >= limits.depth {
        return Err(ParamsError::TooDeep {
            limit: limits.depth,
        });
    }
    if depth > 0 && is_above(key, limits.index) {
        return Err(ParamsError::IndexTooHigh {
            limit: limits.index,
        });
    }
    Ok(())
}

/// Whether a key is a number above the limit.
fn is_above(key: &str, limit: usize) -> bool {
    let is_number = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    is_number && !key.parse().is_ok_and(|index: usize| index <= limit)
}

/// What the client puts before the name of a field that the user has not touched yet.
pub(crate) const UNUSED: &str = "_unused_";

/// Puts a value under a key of `parent`, which becomes what the key asks for. An empty key stands for the next item of a
/// list; in an object it is a key like any other.
fn set(parent: &mut Value, key: &str, value: Value) {
    match parent {
        Value::Object(map) => {
            map.insert(key.to_owned(), value);
        }
        Value::Array(items) if key.is_empty() => items.push(value),
        other if key.is_empty() => *other = Value::Array(vec![value]),
        other => *other = Value::Object(Map::from_iter([(key.to_owned(), value)])),
    }
}

/// What is under a key of `parent`, to go on from there. Looked up twice, so that only a new key is copied.
fn child<'v>(parent: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    let is_item = key.is_empty() && !parent.is_object();
    if is_item || parent.get(key).is_none() {
        set(parent, key, Value::Null);
    }
    match parent {
        Value::Array(items) => items.last_mut(),
        other => other.get_mut(key),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn tree(text: &str) -> Value {
        parse(text, &ParamsLimits::default()).unwrap()
    }

    fn error(text: &str) -> ParamsError {
        parse(text, &ParamsLimits::default()).unwrap_err()
    }

    #[test]
    fn names_nest() {
        let cases = [
            ("", json!({})),
            ("a=1&b=2", json!({"a": "1", "b": "2"})),
            ("a", json!({"a": ""})),
            ("a=1&a=2", json!({"a": "2"})),
            ("a[b]=1&a[c]=2", json!({"a": {"b": "1", "c": "2"}})),
            ("a[]=1&a[]=2", json!({"a": ["1", "2"]})),
            ("a[b][]=1&a[b][]=2", json!({"a": {"b": ["1", "2"]}})),
            ("a[][b]=1&a[][b]=2", json!({"a": [{"b": "1"}, {"b": "2"}]})),
            (
                "a[0][b]=1&a[1][b]=2",
                json!({"a": {"0": {"b": "1"}, "1": {"b": "2"}}}),
            ),
            (
                "a+b=c%26d&%C3%A4=%F0%9F%A6%A9",
                json!({"a b": "c&d", "ä": "🦩"}),
            ),
            ("user%5Bname%5D=x", json!({"user": {"name": "x"}})),
        ];
        for (text, expected) in cases {
            assert_eq!(tree(text), expected, "{text}");
        }
    }

    #[test]
    fn the_later_of_two_names_that_disagree_counts() {
        assert_eq!(tree("a=1&a[b]=2"), json!({"a": {"b": "2"}}));
        assert_eq!(tree("a[b]=1&a=2"), json!({"a": "2"}));
        assert_eq!(tree("a=1&a[]=2"), json!({"a": ["2"]}));
        assert_eq!(tree("a[]=1&a[b]=2"), json!({"a": {"b": "2"}}));
    }

    #[test]
    fn forms_are_bounded() {
        let many: String = (0..513).map(|index| format!("a{index}=&")).collect();
        assert_eq!(error(&many), ParamsError::TooManyFields { limit: 512 });
        assert_eq!(
            error("a[b][c][d][e][f]=1"),
            ParamsError::TooDeep { limit: 5 }
        );
        assert_eq!(
            error("a[1001]=1"),
            ParamsError::IndexTooHigh { limit: 1000 }
        );
        assert_eq!(
            error("a[99999999999999999999999]=1"),
            ParamsError::IndexTooHigh { limit: 1000 }
        );
        assert_eq!(
            tree("a[1000]=1&a[b][c][d][e]=2")["a"]["b"]["c"]["d"]["e"],
            "2"
        );
    }

    #[test]
    fn markers_of_unused_fields_count_apart() {
        let form: String = (0..512)
            .map(|index| format!("p[_unused_a{index}]=&p[a{index}]=&"))
            .collect();
        assert!(parse(&form, &ParamsLimits::default()).is_ok());
        let many = "l[][_unused_b]=&".repeat(513);
        assert_eq!(error(&many), ParamsError::TooManyFields { limit: 512 });
    }

    #[test]
    fn values_are_found_by_their_path() {
        let tree = tree("a[b]=1&c[]=2&c[]=3");
        assert_eq!(lookup(&tree, "a[b]"), Some(&json!("1")));
        assert_eq!(lookup(&tree, "c[1]"), Some(&json!("3")));
        assert_eq!(lookup(&tree, "a[x]"), None);
        assert_eq!(lookup(&tree, "a[b][c]"), None);
    }

    /// The pairs that a form with these values would send.
    fn pairs(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => out.push((path.to_owned(), text.clone())),
            Value::Array(items) => items
                .iter()
                .for_each(|item| pairs(item, &format!("{path}[]"), out)),
            Value::Object(map) => map.iter().for_each(|(key, value)| {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}[{key}]")
                };
                pairs(value, &path, out);
            }),
            _ => unreachable!("forms hold text"),
        }
    }

    fn form() -> impl Strategy<Value = Value> {
        let text = any::<String>().prop_map(Value::String);
        let list = prop::collection::vec(text.clone(), 1..4).prop_map(Value::Array);
        let nested =
            prop::collection::hash_map("[a-z]{1,4}", prop_oneof![text.clone(), list.clone()], 1..4)
                .prop_map(|map| map.into_iter().collect::<Value>());
        prop::collection::hash_map("[a-z]{1,6}", prop_oneof![text, list, nested], 0..6)
            .prop_map(|map| map.into_iter().collect::<Value>())
    }

    proptest! {
        #[test]
        fn what_a_form_sends_is_read_back(form in form()) {
            let mut sent = Vec::new();
            pairs(&form, "", &mut sent);
            let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(sent).finish();
            prop_assert_eq!(tree(&text), form);
        }

        #[test]
        fn no_text_is_too_odd(text in "[a-b0\\[\\]=&%]{0,40}") {
            let _ = parse(&text, &ParamsLimits::default());
        }
    }
}
