//! Forms after an outage.

use bennu_client::platform::dom;

use crate::support::{Frame, Page, quote};

const FORM: &str = r#"<form id="f" phx-change="validate"><input type="hidden" name="h" value="1"><input name="a"><input name="b"></form>"#;

/// Types into a field, breaks the connection, and comes back; the join waits for its answer.
fn joining_after_typing(html: &str, field: &str, typed: &str) -> Page {
    let page = Page::joined(html);
    page.input(field, typed);
    let change = page.sent_one();
    page.reply(&change, "ok", "{}");
    page.cut();
    page.advance(250);
    page.open();
    assert_eq!(page.sent_one().event, "phx_join");
    page
}

/// The same, joined to the page as it was; and what is sent before the server answers.
fn back_after_typing(html: &str, typed: &str) -> (Page, Vec<Frame>) {
    let page = joining_after_typing(html, "[name=a]", typed);
    page.reply_join(html);
    let sent = page.sent();
    (page, sent)
}

#[test]
fn a_form_is_sent_again_before_the_new_render_shows() {
    let (page, sent) = back_after_typing(FORM, "typed");
    let expected = r#"{"type":"form","event":"validate","value":"h=1&a=typed&_unused_b=&b=","meta":{"_target":"a"},"uploads":{}}"#;
    assert_eq!(
        sent.iter()
            .map(|frame| frame.payload.as_str())
            .collect::<Vec<_>>(),
        [expected]
    );
    assert_ne!(page.status(), "phx-connected");
    page.reply(&sent[0], "ok", "{}");
    assert_eq!(page.status(), "phx-connected");
    assert_eq!(dom::property(page.find("[name=a]"), "value"), "typed");
}

#[test]
fn a_replay_says_what_the_user_has_not_used() {
    let page = joining_after_typing(FORM, "[name=b]", "typed");
    page.reply_join(FORM);
    let replay = page.sent_one();
    assert!(
        replay.payload.contains("h=1&_unused_a=&a=&b=typed"),
        "{replay:?}"
    );
}

#[test]
fn what_the_server_says_meanwhile_comes_after_the_render() {
    let page = Page::load(FORM);
    page.open();
    let rendered = format!(
        r#""rendered":{{"0":"1","s":["<p>",{}]}}"#,
        quote(&["</p>", FORM].concat())
    );
    page.reply_join_with(&rendered);
    page.cut();
    page.advance(250);
    page.open();
    page.sent();
    page.reply_join_with(&rendered);
    let replay = page.sent_one();
    page.push("diff", r#"{"0":"2"}"#);
    assert!(!page.html().contains("<p>2</p>"));
    page.reply(&replay, "ok", r#"{"diff":{"0":"3"}}"#);
    assert!(page.html().contains("<p>3</p>"), "{}", page.html());
}

#[test]
fn a_view_that_goes_on_where_it_was_needs_no_replay() {
    let page = Page::joined(FORM);
    page.cut();
    page.advance(250);
    page.open();
    page.sent();
    page.reply_join_with(&format!(
        r#""rendered":{{"s":[{}]}},"bennu":{{"resumed":true}}"#,
        quote(FORM)
    ));
    assert_eq!((page.sent(), page.calls()), (vec![], vec![]));
    assert_eq!(page.status(), "phx-connected");
}

#[test]
fn what_was_typed_during_the_outage_is_sent_even_then() {
    let page = Page::joined(FORM);
    page.cut();
    page.input("[name=a]", "offline");
    page.advance(250);
    page.open();
    page.sent();
    page.reply_join_with(&format!(
        r#""rendered":{{"s":[{}]}},"bennu":{{"resumed":true}}"#,
        quote(FORM)
    ));
    assert!(page.sent_one().payload.contains("a=offline"));
}

#[test]
fn a_change_that_was_not_answered_counts_as_unsent() {
    let page = Page::joined(FORM);
    page.input("[name=a]", "lost");
    page.cut();
    page.advance(250);
    page.open();
    page.sent();
    page.reply_join_with(&format!(
        r#""rendered":{{"s":[{}]}},"bennu":{{"resumed":true}}"#,
        quote(FORM)
    ));
    assert!(page.sent_one().payload.contains("a=lost"));
}

#[test]
fn forms_choose_how_they_recover() {
    let other = FORM.replace("phx-change", r#"phx-auto-recover="restore" phx-change"#);
    let (_, sent) = back_after_typing(&other, "x");
    assert!(sent[0].payload.contains(r#""event":"restore""#));
    let ignore = FORM.replace("phx-change", r#"phx-auto-recover="ignore" phx-change"#);
    let (page, sent) = back_after_typing(&ignore, "x");
    assert_eq!((sent, page.status().as_str()), (vec![], "phx-connected"));
}

#[test]
fn a_form_that_the_new_render_lacks_is_not_sent() {
    let page = joining_after_typing(FORM, "[name=a]", "x");
    page.reply_join("<p>gone</p>");
    assert_eq!(page.sent(), []);
    assert_eq!(page.html(), "<p>gone</p>");
}

/// Comes back to another render after typing into a form with this id; what is sent then.
fn back_to(id: &str, rendered: &str) -> Vec<Frame> {
    let html = FORM.replace(r#"id="f""#, &format!(r#"id="{id}""#));
    let page = joining_after_typing(&html, "[name=a]", "x");
    page.reply_join_with(&format!(r#""rendered":{rendered}"#));
    page.sent()
}

#[test]
fn a_form_is_known_by_an_id_that_the_server_puts_together() {
    let sent = back_to(
        "edit-7",
        r#"{"0":"7","s":["<form id=\"edit-","\" phx-change=\"validate\"><input name=\"a\"></form>"]}"#,
    );
    assert_eq!(sent.len(), 1);
}

#[test]
fn an_id_that_stands_somewhere_in_the_render_is_no_form() {
    let sent = back_to(
        "f",
        r#"{"0":"f","s":["<p id=\"f\" phx-change=\"validate\">","</p>"]}"#,
    );
    assert_eq!(sent, []);
}

#[test]
fn a_form_that_says_something_else_now_is_another() {
    let sent = back_to(
        "f",
        r#"{"s":["<form id=\"f\" phx-change=\"save\"><input name=\"a\"></form>"]}"#,
    );
    assert_eq!(sent, []);
}

#[test]
fn forms_without_an_id_are_not_sent() {
    let (_, sent) = back_after_typing(&FORM.replace(r#" id="f""#, ""), "x");
    assert_eq!(sent, []);
}

#[test]
fn a_replay_that_crashes_the_view_starts_over() {
    let (page, sent) = back_after_typing(FORM, "x");
    assert_eq!(sent.len(), 1);
    page.push("phx_error", "{}");
    page.advance(1_000);
    assert_eq!(page.sent_one().event, "phx_join");
    page.reply_join(FORM);
    assert_eq!(
        page.sent(),
        [],
        "what may have crashed it is not sent again"
    );
    assert_eq!(page.status(), "phx-connected");
}
