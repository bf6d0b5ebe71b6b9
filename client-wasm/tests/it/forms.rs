//! Forms: what a change and a submit send, and how a form waits.

use bennu_client::platform::dom::{self, EventInit, Target};

use crate::support::Page;

const FORM: &str = r#"<form id="f" phx-change="chg" phx-submit="sub" phx-value-extra="v"><input name="user[name]" value="joe"><input name="user[tags][]" value="t1"><input type="hidden" name="h" value="1"><input type="checkbox" name="c" value="yes"><button name="btn" value="save">Save</button></form>"#;

fn change(html: &str, selector: &str, value: &str) -> String {
    let page = Page::joined(html);
    page.input(selector, value);
    page.sent_one().payload
}

#[test]
fn a_change_sends_the_whole_form_and_marks_what_is_unused() {
    let payload = change(FORM, "input", "Xjoe");
    let expected = r#"{"type":"form","event":"chg","value":"user%5Bname%5D=Xjoe&user%5B_unused_tags%5D%5B%5D=&user%5Btags%5D%5B%5D=t1&h=1","meta":{"_target":"user[name]","extra":"v"},"uploads":{}}"#;
    assert_eq!(payload, expected);
}

#[test]
fn a_field_stays_used() {
    let page = Page::joined(FORM);
    page.input("input", "a");
    let first = page.sent_one();
    page.reply(&first, "ok", "{}");
    page.input("[name='user[tags][]']", "t2");
    let second = page.sent_one().payload;
    assert!(
        second.contains("\"value\":\"user%5Bname%5D=a&user%5Btags%5D%5B%5D=t2&h=1\""),
        "{second}"
    );
}

#[test]
fn unused_markers_can_be_switched_off() {
    let html =
        r#"<form phx-change="c" phx-no-unused-field><input name="a"><input name="b"></form>"#;
    assert!(change(html, "input", "1").contains(r#""value":"a=1&b=""#));
    let html = r#"<form phx-change="c"><input name="a"><input name="b" phx-no-unused-field><input name="d"></form>"#;
    assert!(change(html, "input", "1").contains(r#""value":"a=1&b=&_unused_d=&d=""#));
}

#[test]
fn a_control_with_its_own_binding_sends_only_itself() {
    let html = r#"<form phx-change="whole"><input name="a" phx-change="own"><input name="b" value="2"></form>"#;
    let expected =
        r#"{"type":"form","event":"own","value":"a=1","meta":{"_target":"a"},"uploads":{}}"#;
    assert_eq!(change(html, "input", "1"), expected);
}

#[test]
fn a_control_outside_of_a_form_sends_nothing() {
    let page = Page::joined(r#"<input name="a" phx-change="c">"#);
    page.input("input", "1");
    assert!(page.sent().is_empty());
}

#[test]
fn a_control_without_a_name_is_an_undefined_target() {
    let html = r#"<form phx-change="c"><input><input name="b" value="2"></form>"#;
    assert!(change(html, "input", "1").contains(r#""_target":"undefined""#));
}

#[test]
fn a_change_that_repeats_an_input_is_one_event() {
    let page = Page::joined(FORM);
    dom::change(page.find("input"), "a");
    assert_eq!(page.sent().len(), 1);
    dom::fire(Target::Node(page.find("input")), EventInit::new("change"));
    assert_eq!(page.sent().len(), 1);
}

#[test]
fn a_change_locks_the_field_and_its_form() {
    let page = Page::joined(FORM);
    page.input("input", "a");
    assert!(page.has(
        "form.phx-change-loading[data-phx-ref-lock] input.phx-change-loading[data-phx-ref-lock]"
    ));
    let frame = page.sent_one();
    page.reply(&frame, "ok", "{}");
    assert!(!page.has("[data-phx-ref-src]") && !page.has(".phx-change-loading"));
}

#[test]
fn newer_interactions_keep_a_form_waiting() {
    let page = Page::joined(FORM);
    page.input("input", "a");
    page.input("input", "ab");
    let frames = page.sent();
    page.reply(&frames[0], "ok", "{}");
    assert!(page.has("form.phx-change-loading[data-phx-ref-lock='2']"));
    page.reply(&frames[1], "ok", "{}");
    assert!(!page.has(".phx-change-loading"));
}

#[test]
fn a_submit_sends_the_button_and_no_markers() {
    let page = Page::joined(FORM);
    page.click("button");
    let expected = r#"{"type":"form","event":"sub","value":"user%5Bname%5D=joe&user%5Btags%5D%5B%5D=t1&h=1&btn=save","meta":{"extra":"v"}}"#;
    assert_eq!(page.sent_one().payload, expected);
    assert_eq!(dom::submitted(), []);
}

#[test]
fn a_form_that_is_submitted_cannot_be_used_until_it_is_answered() {
    let html = r#"<form phx-submit="s"><input name="a"><input name="b" readonly><textarea></textarea><button phx-disable-with="Saving">Save</button><button type="button" disabled>x</button></form>"#;
    let page = Page::joined(html);
    page.click("button");
    assert!(
        page.has("form.phx-submit-loading:not([data-phx-ref-lock])"),
        "{}",
        page.html()
    );
    assert!(page.has("input[name=a][readonly]") && page.has("textarea[readonly]"));
    assert!(page.has("button.phx-submit-loading[disabled]"));
    assert_eq!(dom::text(page.find("button")), "Saving");
    let frame = page.sent_one();
    dom::user_submit(page.find("form"), None);
    assert_eq!(page.sent(), [], "a second submit");
    page.reply(&frame, "ok", "{}");
    assert!(!page.has("input[name=a][readonly]") && page.has("input[name=b][readonly]"));
    assert!(
        page.has("button[type=button][disabled]")
            && !page.has("button[phx-disable-with][disabled]")
    );
    assert_eq!(dom::text(page.find("button")), "Save");
}

#[test]
fn what_the_page_ignores_stays_usable() {
    let html = r#"<form phx-submit="s"><div id="i" phx-update="ignore"><input name="a"></div><button>Save</button></form>"#;
    let page = Page::joined(html);
    page.click("button");
    assert!(!page.has("input[readonly]"));
}

#[test]
fn a_form_the_client_does_not_know_is_the_browsers() {
    let page = Page::joined(r#"<form action="/search"><input name="q"><button>Go</button></form>"#);
    page.click("button");
    assert_eq!(dom::submitted(), [page.find("form")]);
    assert_eq!(page.sent(), []);
}

#[test]
fn the_focus_returns_when_a_submit_is_answered() {
    let page = Page::joined(FORM);
    dom::user_focus(page.find("input"));
    dom::user_submit(page.find("form"), None);
    let frame = page.sent_one();
    assert_eq!(
        dom::active_element().filter(|node| *node == page.find("input")),
        None
    );
    page.reply(&frame, "ok", "{}");
    assert_eq!(dom::active_element(), Some(page.find("input")));
}

#[test]
fn the_focus_stays_where_the_user_moved_it() {
    let page = Page::joined(&[FORM, "<input id=other>"].concat());
    dom::user_focus(page.find("input"));
    dom::user_submit(page.find("form"), None);
    let frame = page.sent_one();
    dom::user_focus(page.find("#other"));
    page.reply(&frame, "ok", "{}");
    assert_eq!(dom::active_element(), Some(page.find("#other")));
}

#[test]
fn a_reset_is_a_change_by_its_button() {
    let html = r#"<form phx-change="c"><input name="a"><button type="reset" name="again">Reset</button></form>"#;
    let page = Page::joined(html);
    page.input("input", "1");
    page.sent();
    dom::fire(Target::Node(page.find("form")), EventInit::new("reset"));
    page.advance(16);
    let payload = page.sent_one().payload;
    assert!(
        payload.contains(r#""_target":"again""#) && payload.contains("_unused_a="),
        "{payload}"
    );
}

#[test]
fn composing_can_hold_changes_back() {
    bennu_client::platform::host::World::open("http://localhost/");
    let options = bennu_client::Options {
        block_composing: true,
        ..Default::default()
    };
    let page = Page::start(FORM, options);
    page.open();
    page.reply_join(FORM);
    page.sent();
    let input = Target::Node(page.find("input"));
    dom::fire(input, EventInit::new("input").flag("isComposing"));
    assert_eq!(page.sent(), []);
    dom::fire(input, EventInit::new("compositionend"));
    assert_eq!(page.sent().len(), 1);
}

/// A field that the user is still in, and for which the server wants another value.
fn answered_while_typed_in() -> Page {
    let page = Page::load(r#"<form phx-change="c"><input name="a" value=""></form>"#);
    page.open();
    page.reply_join_with(
        r#""rendered":{"0":"","s":["<form phx-change=\"c\"><input name=\"a\" value=\"","\"></form>"]}"#,
    );
    page.sent();
    page.input("input", "loud");
    let change = page.sent_one();
    page.reply(&change, "ok", r#"{"diff":{"0":"LOUD"}}"#);
    page
}

#[test]
fn a_field_shows_what_the_server_said_once_it_is_left() {
    let page = answered_while_typed_in();
    let value = || dom::property(page.find("input"), "value");
    assert_eq!(value(), "loud");
    dom::user_blur(page.find("input"));
    assert_eq!(value(), "LOUD");
}

#[test]
fn what_was_typed_offline_is_not_taken_back() {
    let page = answered_while_typed_in();
    page.cut();
    page.input("input", "louder");
    dom::user_blur(page.find("input"));
    assert_eq!(dom::property(page.find("input"), "value"), "louder");
}

#[test]
fn a_form_that_the_view_triggers_is_submitted_the_browsers_way() {
    let page = Page::load(r#"<form action="/login" phx-submit="save"><input name="a"></form>"#);
    page.open();
    page.reply_join_with(
        r#""rendered":{"0":"","s":["<form action=\"/login\" phx-submit=\"save\"","><input name=\"a\"></form>"]}"#,
    );
    page.sent();
    dom::user_submit(page.find("form"), None);
    let save = page.sent_one();
    assert_eq!(dom::submitted(), []);
    page.reply(&save, "ok", r#"{"diff":{"0":" phx-trigger-action"}}"#);
    assert_eq!(dom::submitted(), [page.find("form")]);
}
