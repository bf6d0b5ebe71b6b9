//! Clicks, keys and focus: what is sent, and how elements wait for the answer.

use bennu_client::platform::dom::{self, EventInit, Target};
use bennu_client::platform::host::World;

use crate::support::Page;

/// A page, an action, and the payload that was pushed for it.
fn pushed(html: &str, act: impl FnOnce(&Page)) -> String {
    let page = Page::joined(html);
    act(&page);
    let frame = page.sent_one();
    assert_eq!(frame.event, "event");
    frame.payload
}

/// The same, when nothing must be pushed.
fn not_pushed(html: &str, act: impl FnOnce(&Page)) {
    let page = Page::joined(html);
    act(&page);
    assert_eq!(page.sent(), []);
}

#[test]
fn a_click_sends_the_values_of_its_element() {
    let html = r#"<button phx-click="inc" phx-value-n="5" phx-value-some-key="x" value="vv"><b>+</b></button>"#;
    let payload = pushed(html, |page| page.click("b"));
    assert_eq!(
        payload,
        r#"{"type":"click","event":"inc","value":{"n":"5","some-key":"x","value":"vv"}}"#
    );
}

#[test]
fn elements_without_a_value_send_none() {
    let payload = pushed(r#"<i phx-click="a"></i>"#, |page| page.click("i"));
    assert_eq!(payload, r#"{"type":"click","event":"a","value":{}}"#);
}

#[test]
fn an_unchecked_box_sends_no_value() {
    let payload = pushed(
        r#"<input type="checkbox" value="1" phx-click="a" checked>"#,
        |page| page.click("input"),
    );
    assert_eq!(payload, r#"{"type":"click","event":"a","value":{}}"#);
}

#[test]
fn metadata_of_the_page_comes_first() {
    let payload = pushed(r#"<i phx-click="a" phx-value-x="1"></i>"#, |page| {
        World::with(|world| world.metadata = r#"{"alt":true,"x":0}"#.into());
        page.click("i");
    });
    assert_eq!(
        payload,
        r#"{"type":"click","event":"a","value":{"alt":true,"x":"1"}}"#
    );
}

#[test]
fn disabled_elements_are_passed_over() {
    let html = r#"<div phx-click="outer"><span phx-click="inner" disabled><i></i></span></div>"#;
    let payload = pushed(html, |page| page.click("i"));
    assert_eq!(payload, r#"{"type":"click","event":"outer","value":{}}"#);
}

#[test]
fn a_link_to_nowhere_stays() {
    let page = Page::joined(r##"<a href="#" phx-click="a">x</a>"##);
    let stays = !dom::fire(Target::Node(page.find("a")), EventInit::new("click"));
    assert!(stays && page.sent().len() == 1);
}

#[test]
fn an_element_that_waits_takes_no_second_click() {
    let page = Page::joined(r#"<button phx-click="inc">+</button>"#);
    page.click("button");
    page.click("button");
    let click = page.sent_one();
    page.reply(&click, "ok", "{}");
    page.click("button");
    assert_eq!(page.sent().len(), 1);
}

#[test]
fn an_element_shows_that_it_waits_until_it_is_answered() {
    let page =
        Page::joined(r#"<button class="b" phx-click="inc" phx-disable-with="...">inc</button>"#);
    page.click("button");
    let waiting = r#"button.phx-click-loading[data-phx-ref-src="v"][data-phx-ref-lock="1"][data-phx-ref-loading="1"][disabled]"#;
    assert!(page.has(waiting), "{}", page.html());
    assert_eq!(dom::text(page.find("button")), "...");
    let click = page.sent_one();
    page.reply(&click, "ok", "{}");
    assert_eq!(
        page.html(),
        r#"<button class="b" phx-click="inc" phx-disable-with="...">inc</button>"#
    );
}

#[test]
fn a_refused_event_sets_its_element_free() {
    let page = Page::joined(r#"<button class="b" phx-click="inc">inc</button>"#);
    page.click("button");
    let click = page.sent_one();
    page.reply(&click, "error", r#"{"reason":"unknown event"}"#);
    assert_eq!(
        page.html(),
        r#"<button class="b" phx-click="inc">inc</button>"#
    );
}

#[test]
fn an_answer_patches_the_page() {
    let page = Page::load(r#"<button class="b" phx-click="inc">1</button>"#);
    page.open();
    page.reply_join_with(
        r#""rendered":{"0":"1","s":["<button class=\"b\" phx-click=\"inc\">","</button>"]}"#,
    );
    page.sent();
    page.click("button");
    let click = page.sent_one();
    page.reply(&click, "ok", r#"{"diff":{"0":"2"}}"#);
    assert_eq!(
        page.html(),
        r#"<button class="b" phx-click="inc">2</button>"#
    );
}

#[test]
fn an_event_without_an_answer_reloads_the_page() {
    let page = Page::joined(r#"<button phx-click="inc">+</button>"#);
    page.click("button");
    for _ in 0..3 {
        page.advance(10_000);
        page.receive(r#"[null,"1","phoenix","phx_reply",{"status":"ok","response":{}}]"#);
    }
    page.advance(10_000);
    assert_eq!(page.calls(), [bennu_client::platform::host::Call::Reload]);
}

#[test]
fn a_target_is_a_component_or_whoever_owns_what_a_selector_finds() {
    let to_cid = pushed(r#"<i phx-click="a" phx-target="3"></i>"#, |page| {
        page.click("i")
    });
    assert_eq!(to_cid, r#"{"type":"click","event":"a","value":{},"cid":3}"#);
    let html =
        r##"<b phx-click="a" phx-target="#c"></b><p data-phx-component="7"><i id="c"></i></p>"##;
    let to_owner = pushed(html, |page| page.click("b"));
    assert_eq!(
        to_owner,
        r#"{"type":"click","event":"a","value":{},"cid":7}"#
    );
}

#[test]
fn keys_are_sent_with_the_value_of_the_field() {
    let html = r#"<input phx-keydown="kd" phx-value-a="1">"#;
    let payload = pushed(html, |page| dom::press(page.find("input"), "Enter"));
    assert_eq!(
        payload,
        r#"{"type":"keydown","event":"kd","value":{"key":"Enter","a":"1","value":""}}"#
    );
}

#[test]
fn a_key_filter_is_blind_to_case() {
    let html = r#"<input phx-keyup="k" phx-key="escape">"#;
    let payload = pushed(html, |page| dom::press(page.find("input"), "Escape"));
    assert_eq!(
        payload,
        r#"{"type":"keyup","event":"k","value":{"key":"Escape","value":""}}"#
    );
    not_pushed(html, |page| dom::press(page.find("input"), "Enter"));
}

#[test]
fn a_field_filled_in_by_the_browser_presses_no_key() {
    not_pushed(r#"<input phx-keydown="k">"#, |page| {
        dom::fire(Target::Node(page.find("input")), EventInit::new("keydown"));
    });
}

#[test]
fn keys_matter_to_their_own_element_not_to_what_is_around_it() {
    not_pushed(r#"<div phx-keydown="k"><input></div>"#, |page| {
        dom::press(page.find("input"), "a")
    });
}

#[test]
fn window_keys_are_those_no_element_wants_for_itself() {
    let html = r#"<div phx-window-keydown="w" phx-key="k"></div><input phx-keydown="own"><p></p>"#;
    let from_elsewhere = pushed(html, |page| dom::press(page.find("p"), "k"));
    assert_eq!(
        from_elsewhere,
        r#"{"type":"keydown","event":"w","value":{"key":"k"}}"#
    );
    let from_input = pushed(html, |page| dom::press(page.find("input"), "k"));
    assert_eq!(
        from_input,
        r#"{"type":"keydown","event":"own","value":{"key":"k","value":""}}"#
    );
}

#[test]
fn focus_and_blur_of_an_element() {
    let html = r#"<input id="a" phx-focus="f" phx-blur="b"><input id="c">"#;
    let page = Page::joined(html);
    dom::user_focus(page.find("#a"));
    dom::user_focus(page.find("#c"));
    let events: Vec<String> = page.sent().into_iter().map(|frame| frame.payload).collect();
    let expected = [
        r#"{"type":"focus","event":"f","value":{"value":""}}"#,
        r#"{"type":"blur","event":"b","value":{"value":""}}"#,
    ];
    assert_eq!(events, expected);
}

#[test]
fn focus_and_blur_of_the_window() {
    let html = r#"<div phx-window-focus="f" phx-window-blur="b"></div>"#;
    for (name, event) in [("focus", "f"), ("blur", "b")] {
        let payload = pushed(html, |_| {
            dom::fire(Target::Window, EventInit::new(name));
        });
        assert_eq!(
            payload,
            format!(r#"{{"type":"{name}","event":"{event}","value":{{}}}}"#)
        );
    }
}

#[test]
fn a_click_beside_an_element_is_told() {
    let html = r#"<div id="menu" phx-click-away="close"><button>in</button></div><p>out</p>"#;
    let payload = pushed(html, |page| page.click("p"));
    assert_eq!(payload, r#"{"type":"click","event":"close","value":{}}"#);
    not_pushed(html, |page| page.click("button"));
}

#[test]
fn a_press_that_began_inside_is_no_click_beside() {
    not_pushed(
        r#"<div phx-click-away="close"><i></i></div><p></p>"#,
        |page| {
            dom::fire(Target::Node(page.find("i")), EventInit::new("mousedown"));
            dom::fire(
                Target::Node(page.find("p")),
                EventInit::new("click").number("detail", 1),
            );
        },
    );
}

#[test]
fn bindings_end_at_the_container() {
    not_pushed("<p></p>", |page| {
        dom::set_attribute(dom::document_element(), "phx-click", "a");
        page.click("p");
    });
}
