//! Each limit: what just fits, and what just does not.

use bennu_wire::error::{Fault, Violation};
use bennu_wire::{DecodeLimits, Envelope, Error};

const LIMITS: DecodeLimits = DecodeLimits {
    max_bytes: 200,
    max_depth: 4,
    max_items: 8,
    max_keys: 3,
    max_string: 10,
};

fn frame(payload: &str) -> String {
    format!("[null,null,\"t\",\"e\",{payload}]")
}

fn check(fits: &str, too_much: &str, expected: Violation) {
    assert!(Envelope::read(fits, &LIMITS).is_ok(), "{fits}");
    match Envelope::read(too_much, &LIMITS) {
        Err(Error {
            fault: Fault::Violation(what),
            ..
        }) => assert_eq!(what, expected, "{too_much}"),
        other => panic!("{other:?}: {too_much}"),
    }
}

fn padded(length: usize) -> String {
    let frame = frame("1");
    let padding = " ".repeat(length - frame.len());
    frame + &padding
}

#[test]
fn bytes() {
    check(&padded(200), &padded(201), Violation::MessageTooLong);
}

/// The envelope is one level.
#[test]
fn depth() {
    check(&frame("[[[]]]"), &frame("[[[[]]]]"), Violation::TooDeep);
    check(
        &frame(r#"{"a":{"a":{}}}"#),
        &frame(r#"{"a":{"a":{"a":{}}}}"#),
        Violation::TooDeep,
    );
    check(
        &frame("[[[]],[[]],[[]]]"),
        &frame("[[[]],[[]],[[[]]]]"),
        Violation::TooDeep,
    );
}

#[test]
fn items() {
    check(
        &frame("[1,2,3,4,5,6,7,8]"),
        &frame("[1,2,3,4,5,6,7,8,9]"),
        Violation::TooManyItems,
    );
}

#[test]
fn keys() {
    check(
        &frame(r#"{"a":1,"b":2,"c":3}"#),
        &frame(r#"{"a":1,"b":2,"c":3,"d":4}"#),
        Violation::TooManyKeys,
    );
}

/// As it stands in the message: an escape counts as what it is written with.
#[test]
fn string() {
    check(
        &frame("\"0123456789\""),
        &frame("\"0123456789a\""),
        Violation::StringTooLong,
    );
    check(
        &frame(r#""01234567\n""#),
        &frame(r#""012345678\n""#),
        Violation::StringTooLong,
    );
    check(
        &frame(r#"{"0123456789":1}"#),
        &frame(r#"{"0123456789a":1}"#),
        Violation::StringTooLong,
    );
}

#[test]
fn the_defaults_are_those_that_are_promised() {
    let deep = |depth: usize| frame(&("[".repeat(depth) + &"]".repeat(depth)));
    let server = DecodeLimits::server();
    assert!(Envelope::read(&deep(31), &server).is_ok());
    assert!(Envelope::read(&deep(32), &server).is_err());
    let items = |count: usize| frame(&format!("[{}]", vec!["1"; count].join(",")));
    assert!(Envelope::read(&items(1024), &server).is_ok());
    assert!(Envelope::read(&items(1025), &server).is_err());
}

/// The deepest diff that a client accepts does not exhaust the stack, and one that is deeper is refused.
#[test]
fn the_deepest_diff_can_be_read() {
    let nested =
        |depth: usize| "{\"s\":[\"\",\"\"],\"0\":".repeat(depth) + "\"a\"" + &"}".repeat(depth);
    let depth = DecodeLimits::client().max_depth as usize - 1;
    let mut tree = bennu_wire::Tree::new();
    crate::support::apply(&mut tree, &nested(depth)).expect("a diff of the greatest depth");
    assert_eq!(tree.to_html().as_deref(), Ok("a"));
    assert!(crate::support::apply(&mut tree, &nested(depth + 1)).is_err());
}
