//! What no honest peer sends: each refused for what it is, quickly, and without a panic.

mod diffs;
mod payloads;

use std::time::{Duration, Instant};

use bennu_wire::error::{Fault, Malformed, Violation};
use bennu_wire::keys::Field;
use bennu_wire::{ClientMessage, DecodeLimits, Envelope, Error};

fn read(frame: &str) -> Result<(), Error> {
    let limits = DecodeLimits::server();
    ClientMessage::read(&Envelope::read(frame, &limits)?, &limits).map(drop)
}

/// A frame that sends an event with this payload.
fn event(payload: &str) -> String {
    format!(r#"["4","8","lv:1","event",{payload}]"#)
}

/// A frame that sends a click with this value.
fn click(value: &str) -> String {
    event(&format!(
        r#"{{"type":"click","event":"e","value":{value}}}"#
    ))
}

fn malformed(frame: &str, expected: Malformed) {
    match read(frame) {
        Err(Error {
            fault: Fault::Malformed(what),
            ..
        }) if what == expected => {}
        other => panic!(
            "{other:?} instead of {expected:?}: {}",
            &frame[..frame.len().min(200)]
        ),
    }
}

fn violation(frame: &str, expected: Violation) {
    match read(frame) {
        Err(Error {
            fault: Fault::Violation(what),
            ..
        }) if what == expected => {}
        other => panic!(
            "{other:?} instead of {expected:?}: {}",
            &frame[..frame.len().min(200)]
        ),
    }
}

#[test]
fn refuses_what_is_no_json() {
    use Malformed::{
        BadEscape, BadNumber, ControlCharacter, EndsEarly, LoneSurrogate, TrailingBytes,
        UnexpectedByte,
    };
    for (value, expected) in [
        ("", UnexpectedByte),
        ("tru", UnexpectedByte),
        ("TRUE", UnexpectedByte),
        ("nul", UnexpectedByte),
        ("undefined", UnexpectedByte),
        ("NaN", UnexpectedByte),
        ("'a'", UnexpectedByte),
        ("{a:1}", UnexpectedByte),
        ("{\"a\"}", UnexpectedByte),
        ("{\"a\":1,}", UnexpectedByte),
        ("{,}", UnexpectedByte),
        ("{\"a\":1 \"b\":2}", UnexpectedByte),
        ("[1,]", UnexpectedByte),
        ("[,1]", UnexpectedByte),
        ("[1 2]", UnexpectedByte),
        ("[1}", UnexpectedByte),
        ("{\"a\":1]", UnexpectedByte),
        ("/* */1", UnexpectedByte),
        ("\u{feff}1", UnexpectedByte),
        ("\u{a0}1", UnexpectedByte),
        ("\0", UnexpectedByte),
        ("01", BadNumber),
        ("-", BadNumber),
        ("1.", BadNumber),
        ("1.e3", BadNumber),
        ("1e", BadNumber),
        ("-a", BadNumber),
        ("+1", UnexpectedByte),
        (".5", UnexpectedByte),
        ("0x10", UnexpectedByte),
        (r#""\x41""#, BadEscape),
        (r#""\u12g4""#, BadEscape),
        (r#""\ud800""#, LoneSurrogate),
        (r#""\udc00""#, LoneSurrogate),
        (r#""\ud800\ud800""#, LoneSurrogate),
        ("\"a\nb\"", ControlCharacter),
        ("\"a\0b\"", ControlCharacter),
        ("\"\u{1f}\"", ControlCharacter),
    ] {
        malformed(&click(value), expected);
    }
    malformed("", EndsEarly);
    malformed("[\"4", EndsEarly);
    malformed(&(click("1") + "1"), TrailingBytes);
    malformed(&(click("1") + "]"), TrailingBytes);
    malformed(&(click("1") + "\0"), TrailingBytes);
}

#[test]
fn accepts_what_only_looks_wrong() {
    for value in [
        "1e400",
        "-0",
        "-1.5E-7",
        &"9".repeat(1_000_000),
        r#"{"__proto__":{"polluted":true},"constructor":1,"":2}"#,
        r#"{"a":1,"a":2}"#,
        r#""\u0000\ud83d\ude00 \/""#,
        "\"\u{7f}\u{2028}\u{fffd}\u{10ffff}\"",
        " [ 1 , { \"a\" : null } ] ",
        "\n\r\t1",
    ] {
        assert_eq!(
            read(&click(value)),
            Ok(()),
            "{}",
            &value[..value.len().min(60)]
        );
    }
}

#[test]
fn refuses_envelopes_that_are_none() {
    for frame in ["1", "null", "{}", "\"a\"", "true"] {
        violation(frame, Violation::WrongType);
    }
    violation("[]", Violation::MissingField(Field::JoinRef));
    violation(r#"["4"]"#, Violation::MissingField(Field::Ref));
    violation(r#"["4","8"]"#, Violation::MissingField(Field::Topic));
    violation(r#"["4","8","lv:1"]"#, Violation::MissingField(Field::Event));
    violation(
        r#"["4","8","lv:1","event"]"#,
        Violation::MissingField(Field::Payload),
    );
    violation(r#"[4,"8","lv:1","event",{}]"#, Violation::WrongType);
    violation(r#"["4",8,"lv:1","event",{}]"#, Violation::WrongType);
    violation(r#"["4","8",null,"event",{}]"#, Violation::WrongType);
    violation(r#"["4","8","lv:1",null,{}]"#, Violation::WrongType);
    violation(r#"["4","8","lv:1","event",[]]"#, Violation::WrongType);
    violation(r#"["4","8","lv:1","event",null]"#, Violation::WrongType);
    malformed(
        r#"["4","8","lv:1","phx_leave",{},"later",[versions]]"#,
        Malformed::UnexpectedByte,
    );
    assert_eq!(
        read(r#"["4","8","lv:1","phx_leave",{},"later",["versions"]]"#),
        Ok(())
    );
}

#[test]
fn is_not_slowed_down() {
    let kilobytes = |piece: &str| piece.repeat(64 * 1024 / piece.len());
    for frame in [
        kilobytes("["),
        kilobytes("{\"a\":"),
        kilobytes("\n"),
        kilobytes("\\ud800"),
        click(&kilobytes("[")),
        click(&format!("\"{}\"", kilobytes("\\n"))),
        click(&format!("\"{}\"", kilobytes("\\ud83d\\ude00"))),
        click(&kilobytes("9")),
        event(&format!("{{{}}}", kilobytes("\"type\":1,"))),
    ] {
        let start = Instant::now();
        let _ = read(&frame);
        // Far less is promised, and kept in release; a debug build on a busy machine still tells linear from quadratic.
        assert!(start.elapsed() < Duration::from_secs(1), "{}", &frame[..60]);
    }
    violation(&"[".repeat(1_000_000), Violation::WrongType);
    violation(&click(&"[".repeat(1_000_000)), Violation::TooDeep);
}
