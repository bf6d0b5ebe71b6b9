//! Links that stay in the view, the back button, and what the server says of the address.

use bennu_client::entry;
use bennu_client::platform::dom::{self, EventInit, Target};
use bennu_client::platform::host::{Call, Entry, Scroll, World};

use crate::support::Page;

const HTML: &str = r#"<a id="patch" href="/items?page=3#top" data-phx-link="patch" data-phx-link-state="push">3</a><a id="replace" href="?page=4" data-phx-link="patch" data-phx-link-state="replace">4</a><a id="go" href="/other" data-phx-link="redirect" data-phx-link-state="push">other</a>"#;

fn entry_at(href: &str, position: u32) -> Entry {
    Entry {
        href: href.into(),
        kind: "patch".into(),
        id: "v".into(),
        position,
    }
}

fn history() -> Vec<Entry> {
    World::with(|world| world.history.clone())
}

#[test]
fn the_first_entry_becomes_ours() {
    Page::joined(HTML);
    assert_eq!(history(), [entry_at("http://localhost/items?page=2", 0)]);
}

#[test]
fn a_patch_link_asks_the_view_then_moves_the_page() {
    let page = Page::joined(HTML);
    page.click("#patch");
    let patch = page.sent_one();
    assert_eq!(
        (patch.event.as_str(), patch.payload.as_str()),
        (
            "live_patch",
            r#"{"url":"http://localhost/items?page=3#top"}"#
        )
    );
    assert_eq!(history().len(), 1);
    page.all_calls();
    page.reply(&patch, "ok", "{}");
    assert_eq!(
        history()[1],
        entry_at("http://localhost/items?page=3#top", 1)
    );
    assert_eq!(
        World::with(|world| world.scroll.clone()),
        Some(Scroll::Fragment("#top".into()))
    );
    let names: Vec<String> = page
        .all_calls()
        .into_iter()
        .map(|call| match call {
            Call::Emit { name, .. } => name,
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["phx:navigate", "phx:page-loading-stop"]);
}

#[test]
fn a_replacing_link_adds_no_entry() {
    let page = Page::joined(HTML);
    page.click("#replace");
    let patch = page.sent_one();
    page.reply(&patch, "ok", "{}");
    assert_eq!(history(), [entry_at("http://localhost/items?page=4", 0)]);
}

#[test]
fn clicks_for_another_tab_are_the_browsers() {
    for flag in ["ctrlKey", "metaKey", "shiftKey"] {
        let page = Page::joined(HTML);
        assert!(dom::fire(
            Target::Node(page.find("#patch")),
            EventInit::new("click").flag(flag)
        ));
        assert_eq!(page.sent(), []);
    }
}

#[test]
fn links_are_the_browsers_while_there_is_no_connection() {
    let page = Page::joined(HTML);
    page.cut();
    assert!(dom::fire(
        Target::Node(page.find("#patch")),
        EventInit::new("click")
    ));
}

#[test]
fn a_page_can_refuse_to_navigate() {
    let page = Page::joined(HTML);
    World::with(|world| world.refuses = vec!["phx:before-navigate".into()]);
    page.click("#patch");
    assert_eq!(page.sent(), []);
}

#[test]
fn a_link_elsewhere_joins_the_other_view() {
    let page = Page::joined(HTML);
    page.click("#go");
    let [leave, join] = &page.sent()[..] else {
        panic!("leave and join")
    };
    assert_eq!(leave.event, "phx_leave");
    let expected = r#"{"redirect":"http://localhost/other","params":{"_live_referer":"http://localhost/items?page=2","_mounts":0,"_mount_attempts":0},"session":"SESSION","static":"STATIC","sticky":false,"bennu":{"v":1}}"#;
    assert_eq!(join.payload, expected);
    assert_eq!(
        page.html(),
        HTML,
        "the old view shows until the new one is there"
    );
    page.reply_join_with(
        r#""rendered":{"s":["<p>other</p>"]},"container":["section",{"class":"wide"}]"#,
    );
    assert!(page.has("section#v.wide.phx-connected[data-phx-main][data-phx-session=SESSION] > p"));
    assert_eq!(history()[1].href, "http://localhost/other");
    assert_eq!(
        World::with(|world| world.scroll.clone()),
        Some(Scroll::To(0.0))
    );
    assert!(
        !page
            .calls()
            .iter()
            .any(|call| matches!(call, Call::Load(_)))
    );
}

#[test]
fn a_view_reached_by_a_link_keeps_its_way_of_joining() {
    let page = Page::joined(HTML);
    page.click("#go");
    page.reply_join("<p>other</p>");
    page.sent();
    page.cut();
    page.advance(250);
    page.open();
    let join = page.sent_one().payload;
    assert!(
        join.starts_with(r#"{"redirect":"http://localhost/other","params":{"_mounts":1,"#),
        "{join}"
    );
}

#[test]
fn another_view_that_cannot_be_joined_is_loaded() {
    for response in [
        r#"{"reason":"unauthorized"}"#,
        r#"{"reason":"join crashed"}"#,
    ] {
        let page = Page::joined(HTML);
        page.click("#go");
        let join = page.sent().remove(1);
        page.reply(&join, "error", response);
        assert_eq!(
            page.calls().last(),
            Some(&Call::Load("http://localhost/other".into()))
        );
    }
}

#[test]
fn only_the_last_of_two_links_counts() {
    let page = Page::joined(HTML);
    page.click("#go");
    let first = page.sent().remove(1);
    entry::with(|live| {
        live.exec_on(
            page.find("#go"),
            r#"[["navigate",{"href":"/third"}]]"#,
            false,
        )
    });
    assert!(page.sent()[1].payload.contains("http://localhost/third"));
    page.reply(&first, "ok", r#"{"rendered":{"s":["<p>other</p>"]}}"#);
    assert_eq!(page.html(), HTML);
    page.reply_join("<p>third</p>");
    assert_eq!(
        (page.html().as_str(), history()[1].href.as_str()),
        ("<p>third</p>", "http://localhost/third")
    );
}

#[test]
fn a_patch_to_another_view_becomes_a_redirect() {
    let page = Page::joined(HTML);
    page.click("#patch");
    let patch = page.sent_one();
    page.reply(&patch, "ok", r#"{"link_redirect":true}"#);
    assert!(
        page.sent()[1]
            .payload
            .starts_with(r#"{"redirect":"http://localhost/items?page=3#top""#)
    );
    assert_eq!(history().len(), 1);
}

#[test]
fn a_patch_that_fails_is_loaded() {
    let page = Page::joined(HTML);
    page.click("#patch");
    page.cut();
    assert!(
        page.calls()
            .contains(&Call::Load("http://localhost/items?page=3#top".into()))
    );
}

#[test]
fn back_asks_the_view_and_restores_the_scroll() {
    let page = Page::joined(HTML);
    page.click("#patch");
    let patch = page.sent_one();
    page.reply(&patch, "ok", "{}");
    World::with(|world| world.shown = 0);
    entry::popped("v", 0, 120);
    let back = page.sent_one();
    assert_eq!(back.payload, r#"{"url":"http://localhost/items?page=2"}"#);
    page.reply(&back, "ok", "{}");
    assert_eq!(
        World::with(|world| world.scroll.clone()),
        Some(Scroll::To(120.0))
    );
    assert_eq!(history().len(), 2);
}

#[test]
fn back_to_another_view_joins_it() {
    let page = Page::joined(HTML);
    page.click("#go");
    page.reply_join("<p>other</p>");
    page.sent();
    let mark = history()[0].id.clone();
    World::with(|world| world.shown = 0);
    entry::popped(&mark, 0, 70);
    assert!(
        page.sent()[1]
            .payload
            .starts_with(r#"{"redirect":"http://localhost/items?page=2""#)
    );
    page.reply_join(HTML);
    assert_eq!(page.html(), HTML);
    assert_eq!(
        World::with(|world| world.scroll.clone()),
        Some(Scroll::To(70.0))
    );
    assert_eq!(history().len(), 2);
}

#[test]
fn back_without_a_connection_loads_the_page() {
    let page = Page::joined(HTML);
    page.cut();
    World::with(|world| world.history[0].href = "http://localhost/before".into());
    entry::popped("v", 0, 0);
    assert_eq!(page.calls().last(), Some(&Call::Reload));
}

#[test]
fn a_page_can_refuse_to_go_back() {
    let page = Page::joined(HTML);
    page.push("live_patch", r#"{"kind":"push","to":"/items?page=9"}"#);
    World::with(|world| {
        world.refuses = vec!["phx:before-navigate".into()];
        world.shown = 0;
    });
    entry::popped("v", 0, 0);
    assert_eq!((World::with(|world| world.shown), page.sent()), (1, vec![]));
}

#[test]
fn a_step_within_the_page_is_nobodys() {
    let page = Page::joined(HTML);
    World::with(|world| world.history[0].href = "http://localhost/items?page=2#below".into());
    entry::popped("", 0, 0);
    assert_eq!((page.sent(), page.calls()), (vec![], vec![]));
}

#[test]
fn the_server_moves_the_view() {
    let page = Page::joined(HTML);
    page.push("live_patch", r#"{"kind":"push","to":"/items?page=9"}"#);
    assert_eq!(history()[1], entry_at("http://localhost/items?page=9", 1));
    page.push("live_patch", r#"{"kind":"replace","to":"/items?page=10"}"#);
    assert_eq!(history()[1], entry_at("http://localhost/items?page=10", 1));
}

#[test]
fn a_view_that_was_moved_joins_where_it_is() {
    let page = Page::joined(HTML);
    page.push("live_patch", r#"{"kind":"push","to":"/items?page=9"}"#);
    page.cut();
    page.advance(250);
    page.open();
    assert!(
        page.sent_one()
            .payload
            .starts_with(r#"{"url":"http://localhost/items?page=9","#)
    );
}

#[test]
fn the_server_sends_the_page_away() {
    let page = Page::joined(HTML);
    page.push("redirect", r#"{"to":"/login","flash":"F"}"#);
    assert!(
        page.calls()
            .contains(&Call::Load("http://localhost/login".into()))
    );
    assert_eq!(
        World::with(|world| world.cookies.clone()),
        [("__phoenix_flash__".into(), "F".into())]
    );
}

#[test]
fn the_server_sends_the_page_to_another_view() {
    let page = Page::joined(HTML);
    page.push(
        "live_redirect",
        r#"{"to":"/login","kind":"replace","flash":"F"}"#,
    );
    let join = page.sent().remove(1).payload;
    assert!(
        join.contains(r#""redirect":"http://localhost/login""#) && join.contains(r#""flash":"F""#),
        "{join}"
    );
    page.reply_join("<p>login</p>");
    assert_eq!(
        (history().len(), history()[0].href.as_str()),
        (1, "http://localhost/login")
    );
}

#[test]
fn an_answer_can_send_the_page_away() {
    let page = Page::joined(r#"<button phx-click="out">x</button>"#);
    page.click("button");
    let click = page.sent_one();
    page.reply(&click, "ok", r#"{"redirect":{"to":"http://elsewhere/x"}}"#);
    assert!(
        page.calls()
            .contains(&Call::Load("http://elsewhere/x".into()))
    );
}
