#![expect(clippy::needless_pass_by_value, reason = "cases are easier to read")]

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use serde::Deserialize;
use serde_json::json;

use super::*;

fn errors<T: DeserializeOwned>(tree: Value) -> String {
    deserialize::<T>(&tree).errors.to_string()
}

fn value<T: DeserializeOwned>(tree: Value) -> T {
    let outcome = deserialize(&tree);
    outcome
        .value
        .unwrap_or_else(|| panic!("{}", outcome.errors))
}

#[derive(Debug, Deserialize, PartialEq)]
struct Profile {
    name: String,
    age: u8,
    height: f64,
    terms: bool,
    nickname: Option<String>,
    lucky: Option<i64>,
    tags: Vec<String>,
    address: Address,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Address {
    zip: String,
    floor: i32,
}

#[test]
fn text_is_taken_for_what_it_says() {
    let profile: Profile = value(json!({
        "name": " Ann ", "age": " 42 ", "height": "1.7", "terms": "on", "nickname": "", "lucky": "-7",
        "tags": ["a", "b"], "address": {"zip": "0815", "floor": "+3"}, "unknown": "x",
    }));
    let address = Address {
        zip: "0815".to_owned(),
        floor: 3,
    };
    let tags = vec!["a".to_owned(), "b".to_owned()];
    let name = " Ann ".to_owned();
    let expected = Profile {
        name,
        age: 42,
        height: 1.7,
        terms: true,
        nickname: None,
        lucky: Some(-7),
        tags,
        address,
    };
    assert_eq!(profile, expected);
}

#[test]
fn json_is_taken_as_it_is() {
    let address: Address = value(json!({"zip": 815, "floor": 3}));
    assert_eq!(
        address,
        Address {
            zip: "815".to_owned(),
            floor: 3
        }
    );
}

#[test]
fn every_field_that_does_not_fit_is_noted() {
    let found = errors::<Profile>(json!({
        "name": "x", "age": "300", "height": "tall", "terms": "maybe", "lucky": "abc", "tags": {"a": "b"},
        "address": {"zip": "1", "floor": ""},
    }));
    assert_eq!(
        found,
        "address[floor]: can't be blank; age: is out of range; height: is not a number; \
         lucky: is not a whole number; tags: is invalid; terms: is invalid"
    );
}

#[test]
fn what_is_missing_is_noted_unless_nothing_is_a_value() {
    let found = errors::<Profile>(json!({"height": "1"}));
    assert_eq!(
        found,
        "address[floor]: is missing; address[zip]: is missing; age: is missing; name: is missing"
    );
}

#[test]
fn whole_numbers_have_their_range() {
    assert_eq!(errors::<u8>(json!("-1")), ": is out of range");
    assert_eq!(
        errors::<u64>(json!("99999999999999999999999999999999999999999999")),
        ": is out of range"
    );
    assert_eq!(errors::<i64>(json!("1.5")), ": is not a whole number");
    assert_eq!(errors::<i64>(json!(1.5)), ": is not a whole number");
    assert_eq!(errors::<i64>(json!("--1")), ": is not a whole number");
    assert_eq!(value::<u64>(json!(u64::MAX)), u64::MAX);
    assert_eq!(value::<i64>(json!(i64::MIN.to_string())), i64::MIN);
}

#[test]
fn numbers_with_a_fraction_are_finite() {
    for text in ["NaN", "inf", "1e999", "x"] {
        assert_eq!(errors::<f64>(json!(text)), ": is not a number", "{text}");
    }
    assert_eq!(value::<f64>(json!("1e3")), 1000.0);
}

#[test]
fn boxes_say_on_or_nothing() {
    for (text, expected) in [
        ("on", true),
        ("true", true),
        ("1", true),
        ("false", false),
        ("", false),
    ] {
        assert_eq!(value::<bool>(json!(text)), expected, "{text}");
    }
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Sort {
    Newest,
    ByName,
    #[serde(rename = "top")]
    Top(u8),
}

#[test]
fn variants_are_named_by_text() {
    assert_eq!(value::<Sort>(json!("by-name")), Sort::ByName);
    assert_eq!(value::<Sort>(json!({"top": "3"})), Sort::Top(3));
    assert_eq!(errors::<Sort>(json!("worst")), ": is invalid");
    assert_eq!(errors::<Sort>(json!("")), ": can't be blank");
    assert_eq!(value::<Option<Sort>>(json!("")), None);
}

#[test]
fn a_wrong_variant_does_not_hide_other_mistakes() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its errors are read")]
    struct Query {
        a_sort: Sort,
        z_page: u32,
    }
    let found = errors::<Query>(json!({"a_sort": "x", "z_page": "y"}));
    assert_eq!(found, "a_sort: is invalid; z_page: is not a whole number");
}

#[test]
fn lists_may_be_numbered_or_single() {
    assert_eq!(
        value::<Vec<u8>>(json!({"10": "3", "2": "2", "0": "1"})),
        [1, 2, 3]
    );
    assert_eq!(value::<Vec<u8>>(json!("7")), [7]);
    assert_eq!(
        errors::<Vec<u8>>(json!(["1", "x", "y"])),
        "1: is not a whole number; 2: is not a whole number"
    );
    assert_eq!(
        value::<(u8, String)>(json!(["1", "x"])),
        (1, "x".to_owned())
    );
}

#[test]
fn maps_take_any_key() {
    let map: BTreeMap<String, u8> = value(json!({"a": "1", "b": "2"}));
    assert_eq!(map.values().copied().collect::<Vec<_>>(), [1, 2]);
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(try_from = "String")]
struct Email(String);

impl TryFrom<String> for Email {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.contains('@') {
            Ok(Self(text))
        } else {
            Err("must have an @")
        }
    }
}

#[test]
fn types_have_their_own_say() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its errors are read")]
    struct Contact {
        email: Email,
        lucky: NonZeroU8,
    }
    assert_eq!(
        errors::<Contact>(json!({"email": "x", "lucky": "1"})),
        "email: must have an @"
    );
    assert_eq!(
        errors::<Contact>(json!({"email": "a@b", "lucky": "0"})),
        "lucky: is invalid"
    );
    assert_eq!(
        errors::<Contact>(json!({"email": "a@b", "lucky": "x"})),
        "lucky: is not a whole number"
    );
}

#[test]
fn defaults_take_the_place_of_what_is_missing() {
    #[derive(Debug, Deserialize)]
    struct Paging {
        #[serde(default = "first")]
        page: u32,
    }
    fn first() -> u32 {
        1
    }
    assert_eq!(value::<Paging>(json!({})).page, 1);
}

#[test]
fn flattened_structs_are_read() {
    #[derive(Debug, Deserialize)]
    struct Outer {
        name: String,
        #[serde(flatten)]
        rest: BTreeMap<String, String>,
    }
    let outer: Outer = value(json!({"name": "x", "a": "b"}));
    assert_eq!((outer.name.as_str(), outer.rest["a"].as_str()), ("x", "b"));
}

#[test]
fn what_is_no_object_is_no_struct() {
    assert_eq!(
        errors::<Address>(json!("x")),
        ": is invalid; floor: is missing; zip: is missing"
    );
}

#[test]
fn a_single_field_is_noted_under_its_name() {
    assert_eq!(
        deserialize_field::<u8>(Some(&json!("x")), "by")
            .errors
            .to_string(),
        "by: is not a whole number"
    );
    assert_eq!(
        deserialize_field::<u8>(None, "by").errors.to_string(),
        "by: is missing"
    );
    assert_eq!(
        deserialize_field::<Option<u8>>(None, "by").value,
        Some(None)
    );
}

mod random;
mod work;
