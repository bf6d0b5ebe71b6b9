//! A connection that breaks, and comes back.

use bennu_client::entry;
use bennu_client::platform::host::{Socket, World};

use crate::support::Page;

const HTML: &str = r#"<div id="banner" phx-disconnected='[["show",{}]]' phx-connected='[["hide",{}]]' style="display:none"></div><button phx-click="inc">+</button>"#;

#[test]
fn an_outage_shows_at_once_and_runs_commands_after_a_while() {
    let page = Page::joined(HTML);
    page.cut();
    assert_eq!(page.status(), "phx-loading phx-error phx-client-error");
    page.advance(499);
    assert_eq!(page.display("#banner"), "none");
    page.advance(1);
    assert_eq!(page.display("#banner"), "block");
}

#[test]
fn a_short_outage_runs_no_commands() {
    let page = Page::joined(HTML);
    page.cut();
    page.advance(250);
    page.open();
    page.reply_join(HTML);
    page.advance(10_000);
    assert_eq!(
        (page.display("#banner").as_str(), page.status().as_str()),
        ("none", "phx-connected")
    );
}

#[test]
fn the_view_joins_again_under_a_new_reference() {
    let page = Page::load(HTML);
    page.open();
    let first = page.sent_one();
    page.reply_join(HTML);
    page.cut();
    page.advance(250);
    page.open();
    let second = page.sent_one();
    assert_ne!(first.join_ref, second.join_ref);
    assert!(
        second
            .payload
            .contains(r#""_mounts":1,"_mount_attempts":0"#),
        "{second:?}"
    );
}

#[test]
fn the_banner_goes_when_the_view_is_back() {
    let page = Page::joined(HTML);
    page.cut();
    page.advance(500);
    page.open();
    page.reply_join(HTML);
    page.advance(500);
    assert_eq!(
        (page.display("#banner").as_str(), page.status().as_str()),
        ("none", "phx-connected")
    );
}

#[test]
fn attempts_are_further_and_further_apart() {
    let page = Page::joined(HTML);
    let mut waits = Vec::new();
    for _ in 0..7 {
        page.cut();
        let start = World::with(|world| world.now);
        while !page.is_opening() {
            page.advance(50);
        }
        waits.push(World::with(|world| world.now) - start);
    }
    assert_eq!(waits, [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000]);
}

#[test]
fn a_silent_connection_is_given_up() {
    let page = Page::joined(HTML);
    page.advance(34_999);
    assert_eq!(page.status(), "phx-connected");
    page.advance(1);
    assert_eq!(page.status(), "phx-loading phx-error phx-client-error");
    assert_eq!(World::with(|world| world.socket), Socket::Closed(1000));
}

#[test]
fn heartbeats_keep_a_quiet_connection() {
    let page = Page::joined(HTML);
    for _ in 0..3 {
        page.advance(30_000);
        let beat = World::with(|world| world.sent.pop()).expect("a heartbeat");
        assert!(beat.ends_with(r#","phoenix","heartbeat",{}]"#), "{beat}");
        page.receive(r#"[null,"1","phoenix","phx_reply",{"status":"ok","response":{}}]"#);
    }
    assert_eq!(page.status(), "phx-connected");
}

#[test]
fn a_page_that_is_seen_again_connects_at_once() {
    let page = Page::joined(HTML);
    entry::seen(false);
    for _ in 0..60 {
        page.cut();
        page.advance(10_000);
    }
    page.cut();
    page.advance(600_000);
    assert!(!page.is_opening(), "a hidden page sleeps");
    entry::seen(true);
    page.open();
    page.reply_join(HTML);
    assert_eq!(page.status(), "phx-connected");
}

#[test]
fn clicks_during_an_outage_are_dropped() {
    let page = Page::joined(HTML);
    page.cut();
    page.click("button");
    assert!(!page.has(".phx-click-loading"));
    page.advance(250);
    page.open();
    page.sent();
    page.reply_join(HTML);
    assert_eq!(page.sent(), []);
}

#[test]
fn what_waited_for_an_answer_can_be_used_again() {
    let page = Page::joined(HTML);
    page.click("button");
    assert!(page.has("button[data-phx-ref-src].phx-click-loading"));
    page.cut();
    assert!(!page.has("button[data-phx-ref-src]") && !page.has(".phx-click-loading"));
}

#[test]
fn a_crash_on_the_server_joins_again_after_a_second() {
    let page = Page::joined(HTML);
    page.push("phx_error", r#"{"reason":"channel_crash"}"#);
    assert_eq!(page.status(), "phx-loading phx-error phx-server-error");
    page.advance(999);
    assert_eq!(page.sent(), []);
    page.advance(1);
    assert_eq!(page.sent_one().event, "phx_join");
}

#[test]
fn a_view_that_the_server_ended_stays_ended() {
    let page = Page::joined(HTML);
    page.push("phx_close", "{}");
    assert_eq!(page.status(), "phx-loading phx-error phx-server-error");
    page.advance(60_000);
    assert_eq!(page.sent(), []);
}

#[test]
fn leaving_the_page_shows_nothing_and_ends_the_view() {
    let page = Page::joined(HTML);
    entry::hidden_away(false);
    assert_eq!(page.sent_one().event, "phx_leave");
    assert_eq!(page.status(), "phx-connected");
    assert_eq!(World::with(|world| world.socket), Socket::Closed(1000));
}

#[test]
fn a_page_that_goes_to_the_cache_keeps_its_view() {
    let page = Page::joined(HTML);
    entry::hidden_away(true);
    assert_eq!(page.sent(), []);
    assert_eq!(World::with(|world| world.socket), Socket::Closed(1000));
}
