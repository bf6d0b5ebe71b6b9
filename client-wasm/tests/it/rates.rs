//! `phx-debounce` and `phx-throttle`, to the millisecond.

use bennu_client::platform::dom;
use bennu_client::platform::host::Call;

use crate::support::Page;

fn field(attributes: &str) -> Page {
    Page::joined(&format!(
        r#"<form id="f" phx-change="c" phx-submit="s"><input name="a" {attributes}><input name="b"><button>Go</button></form>"#
    ))
}

#[test]
fn debounce_waits_for_a_pause() {
    let page = field(r#"phx-debounce="200""#);
    page.input("input", "1");
    page.advance(199);
    page.input("input", "12");
    page.advance(199);
    assert_eq!(page.sent(), []);
    page.advance(1);
    assert!(page.sent_one().payload.contains(r#""value":"a=12&"#));
}

#[test]
fn an_empty_debounce_is_three_hundred_milliseconds() {
    let page = field("phx-debounce");
    page.input("input", "1");
    page.advance(299);
    assert_eq!(page.sent(), []);
    page.advance(1);
    assert_eq!(page.sent().len(), 1);
}

#[test]
fn leaving_a_field_sends_what_was_held_back() {
    for attributes in [r#"phx-debounce="200""#, r#"phx-debounce="blur""#] {
        let page = field(attributes);
        page.input("input", "1");
        assert_eq!(page.sent(), []);
        dom::user_blur(page.find("input"));
        assert_eq!(page.sent().len(), 1);
        page.advance(10_000);
        assert_eq!(page.sent(), []);
    }
}

#[test]
fn a_submit_overtakes_what_was_held_back() {
    let page = field(r#"phx-debounce="200""#);
    page.input("input", "1");
    page.click("button");
    assert!(page.sent_one().payload.contains(r#""event":"s""#));
    page.advance(10_000);
    assert_eq!(page.sent(), []);
}

#[test]
fn a_form_can_set_the_pace_of_its_fields() {
    let html = r#"<form phx-change="c" phx-debounce="100"><input name="a"></form>"#;
    let page = Page::joined(html);
    page.input("input", "1");
    assert_eq!(page.sent(), []);
    page.advance(100);
    assert_eq!(page.sent().len(), 1);
}

#[test]
fn throttle_acts_at_once_then_not_for_a_while() {
    let page = Page::joined(r#"<div phx-window-keydown="k" phx-throttle="500"></div><p></p>"#);
    for _ in 0..3 {
        dom::press(page.find("p"), "a");
    }
    assert_eq!(page.sent().len(), 1);
    page.advance(499);
    dom::press(page.find("p"), "a");
    assert_eq!(page.sent(), []);
    page.advance(1);
    dom::press(page.find("p"), "a");
    assert_eq!(page.sent().len(), 1);
}

#[test]
fn another_key_passes_a_throttle() {
    let page = Page::joined(r#"<div phx-window-keydown="k" phx-throttle="500"></div><p></p>"#);
    for key in ["a", "b", "b", "a"] {
        dom::press(page.find("p"), key);
    }
    assert_eq!(page.sent().len(), 3);
}

#[test]
fn a_blur_is_never_delayed() {
    let page = Page::joined(r#"<input phx-blur="b" phx-debounce="1000">"#);
    dom::user_focus(page.find("input"));
    dom::user_blur(page.find("input"));
    assert_eq!(page.sent().len(), 1);
}

#[test]
fn what_left_the_page_sends_nothing() {
    let page = field(r#"phx-debounce="200""#);
    page.input("input", "1");
    dom::remove(page.find("form"));
    page.advance(10_000);
    assert_eq!(page.sent(), []);
}

#[test]
fn a_rate_that_is_no_number_is_reported() {
    let page = field(r#"phx-debounce="soon""#);
    page.input("input", "1");
    let calls = page.calls();
    assert!(
        matches!(&calls[..], [Call::Report { code, .. }] if code == "rate"),
        "{calls:?}"
    );
    page.advance(10_000);
    assert_eq!(page.sent(), []);
}
