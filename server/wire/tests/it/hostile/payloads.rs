//! Payloads that do not fit their event.

use bennu_wire::Error;
use bennu_wire::error::{Fault, Unsupported, Violation};
use bennu_wire::keys::Field;

use super::{event, read, violation};

#[test]
fn refuses_payloads_that_do_not_fit() {
    use Violation::{DuplicateField, MissingField, NumberOutOfRange, WrongType};
    for (payload, expected) in [
        ("{}", MissingField(Field::Type)),
        (r#"{"type":"click"}"#, MissingField(Field::Event)),
        (r#"{"event":"e","value":{}}"#, MissingField(Field::Type)),
        (r#"{"type":1,"event":"e"}"#, WrongType),
        (r#"{"type":"click","event":1}"#, WrongType),
        (r#"{"type":"click","event":null}"#, WrongType),
        (r#"{"type":"form","event":"e","value":{}}"#, WrongType),
        (r#"{"type":"form","event":"e"}"#, MissingField(Field::Value)),
        (
            r#"{"type":"form","event":"e","value":"","meta":[]}"#,
            WrongType,
        ),
        (
            r#"{"type":"form","event":"e","value":"","uploads":1}"#,
            WrongType,
        ),
        (
            r#"{"type":"click","type":"form","event":"e"}"#,
            DuplicateField(Field::Type),
        ),
        (
            r#"{"type":"click","event":"e","event":"f"}"#,
            DuplicateField(Field::Event),
        ),
        (
            r#"{"type":"click","event":"e","value":1,"value":2}"#,
            DuplicateField(Field::Value),
        ),
        (
            r#"{"type":"click","event":"e","cid":1,"c\u0069d":2}"#,
            DuplicateField(Field::Cid),
        ),
        (r#"{"type":"click","event":"e","cid":"1"}"#, WrongType),
        (r#"{"type":"click","event":"e","cid":-1}"#, NumberOutOfRange),
        (
            r#"{"type":"click","event":"e","cid":1.5}"#,
            NumberOutOfRange,
        ),
        (
            r#"{"type":"click","event":"e","cid":1e2}"#,
            NumberOutOfRange,
        ),
        (
            r#"{"type":"click","event":"e","cid":9007199254740993}"#,
            NumberOutOfRange,
        ),
        (
            r#"{"type":"click","event":"e","cid":99999999999999999999999999}"#,
            NumberOutOfRange,
        ),
    ] {
        violation(&event(payload), expected);
    }
}

#[test]
fn refuses_other_messages_that_do_not_fit() {
    use Violation::{DuplicateField, MissingField, NumberOutOfRange, WrongType};
    for (name, payload, expected) in [
        ("live_patch", "{}", MissingField(Field::Url)),
        ("live_patch", r#"{"url":1}"#, WrongType),
        (
            "live_patch",
            r#"{"url":"a","url":"b"}"#,
            DuplicateField(Field::Url),
        ),
        ("cids_destroyed", "{}", MissingField(Field::Cids)),
        ("cids_destroyed", r#"{"cids":1}"#, WrongType),
        ("cids_destroyed", r#"{"cids":["1"]}"#, WrongType),
        ("cids_will_destroy", r#"{"cids":[-1]}"#, NumberOutOfRange),
        ("bennu:ack", "{}", MissingField(Field::AckCount)),
        ("bennu:ack", r#"{"n":-1}"#, NumberOutOfRange),
        (
            "bennu:ack",
            r#"{"n":18446744073709551616}"#,
            NumberOutOfRange,
        ),
        ("allow_upload", "[]", WrongType),
        ("progress", "1", WrongType),
        ("phx_join", "[]", WrongType),
        ("phx_join", r#"{"session":1}"#, WrongType),
        (
            "phx_join",
            r#"{"session":"a","session":"b"}"#,
            DuplicateField(Field::Session),
        ),
        ("phx_join", r#"{"params":[]}"#, WrongType),
        ("phx_join", r#"{"params":{"_mounts":-1}}"#, NumberOutOfRange),
        (
            "phx_join",
            r#"{"params":{"_mounts":4294967296}}"#,
            NumberOutOfRange,
        ),
        ("phx_join", r#"{"params":{"_mounts":"0"}}"#, WrongType),
        ("phx_join", r#"{"sticky":"yes"}"#, WrongType),
        ("phx_join", r#"{"bennu":true}"#, WrongType),
        ("phx_join", r#"{"bennu":{"v":-1}}"#, NumberOutOfRange),
    ] {
        violation(&format!(r#"["4","8","lv:1","{name}",{payload}]"#), expected);
    }
}

#[test]
fn does_not_know_other_events() {
    for name in ["", "lv:clear", "phx_reply", "diff", "Event"] {
        let result = read(&format!(r#"["4","8","lv:1","{name}",{{}}]"#));
        assert!(
            matches!(
                result,
                Err(Error {
                    fault: Fault::Unsupported(Unsupported::Event),
                    ..
                })
            ),
            "{name}"
        );
    }
}
