//! Events read back from the page.

use bennu::event::{Event, EventError, Payload};
use bennu::form::Form;
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug, Deserialize)]
struct Profile {
    age: u8,
}

#[derive(Debug, Event)]
enum Msg {
    Inc,
    Add {
        by: i64,
        #[event(rename = "unit-price")]
        price: Option<f64>,
        r#type: Option<String>,
    },
    Place(Point),
    Drop {
        at: Point,
    },
    Filter {
        q: String,
        only_open: bool,
    },
    #[event(form = "profile")]
    Validate(Form<Profile>),
    #[event(rename = "sign-out")]
    Leave,
}

fn json(name: &str, payload: &str) -> Result<Msg, EventError> {
    Msg::decode(name, Payload::json(payload))
}

#[test]
fn a_name_alone_is_enough_for_an_event_without_values() {
    assert!(matches!(json("inc", r#"{"value":""}"#), Ok(Msg::Inc)));
    assert!(matches!(json("sign-out", "null"), Ok(Msg::Leave)));
}

#[test]
fn values_are_read_from_text() {
    let event = json(
        "add",
        r#"{"by":"10","unit-price":"1.5","type":"a","value":""}"#,
    );
    let Ok(Msg::Add {
        by: 10,
        price: Some(price),
        r#type: Some(kind),
    }) = event
    else {
        panic!("{event:?}")
    };
    assert_eq!((price, kind.as_str()), (1.5, "a"));
    assert!(matches!(
        json("add", r#"{"by":"10"}"#),
        Ok(Msg::Add { price: None, .. })
    ));
}

#[test]
fn nested_values_are_read_from_json() {
    assert!(matches!(
        json("drop", r#"{"at":{"x":1,"y":2}}"#),
        Ok(Msg::Drop {
            at: Point { x: 1, y: 2 }
        })
    ));
    assert!(matches!(
        json("place", r#"{"x":1,"y":2,"value":0}"#),
        Ok(Msg::Place(Point { x: 1, y: 2 }))
    ));
}

#[test]
fn a_form_may_fill_named_values() {
    let event = Msg::decode(
        "filter",
        Payload::form("q=a+b&only_open=on", Some(r#"{"_target":"q"}"#)),
    );
    let Ok(Msg::Filter { q, only_open: true }) = event else {
        panic!("{event:?}")
    };
    assert_eq!(q, "a b");
}

#[test]
fn what_does_not_fit_a_form_is_a_mistake_of_the_form() {
    let event = Msg::decode(
        "validate",
        Payload::form("profile[age]=abc", Some(r#"{"_target":"profile[age]"}"#)),
    );
    let Ok(Msg::Validate(form)) = event else {
        panic!("{event:?}")
    };
    assert_eq!(form.errors("age"), ["is not a whole number"]);
    let event = Msg::decode("validate", Payload::form("profile[age]=42", None));
    let Ok(Msg::Validate(form)) = event else {
        panic!("{event:?}")
    };
    assert_eq!(form.into_data().expect("data").age, 42);
}

#[test]
fn everything_else_is_refused() {
    for (name, payload) in [
        ("", "{}"),
        ("Inc", "{}"),
        ("dec", "{}"),
        ("add", "{}"),
        ("add", "[]"),
        ("add", "{"),
        ("add", r#"{"by":"ten"}"#),
        ("add", r#"{"by":1.5}"#),
        ("add", r#"{"by":{"a":1}}"#),
        ("place", r#"{"x":1}"#),
        ("drop", r#"{"at":"x"}"#),
        ("filter", r#"{"only_open":true}"#),
    ] {
        assert!(json(name, payload).is_err(), "{name} {payload}");
    }
}

#[test]
fn every_variant_has_the_constant_of_its_name() {
    assert_eq!(Msg::INC.as_str(), "inc");
    assert_eq!(Msg::LEAVE.as_str(), "sign-out");
    assert_eq!(Msg::VALIDATE.to_string(), "validate");
}
