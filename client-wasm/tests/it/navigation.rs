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
fn a_link_elsewhere_loads_the_page() {
    let page = Page::joined(HTML);
    page.click("#go");
    assert!(
        page.calls()
            .contains(&Call::Load("http://localhost/other".into()))
    );
    assert_eq!(page.sent(), []);
}

#[test]
fn an_address_of_another_view_is_loaded() {
    let page = Page::joined(HTML);
    page.click("#patch");
    let patch = page.sent_one();
    page.reply(&patch, "ok", r#"{"link_redirect":true}"#);
    assert!(
        page.calls()
            .contains(&Call::Load("http://localhost/items?page=3#top".into()))
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
    entry::popped("v", 0, 120.0);
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
fn back_to_another_view_loads_it() {
    let page = Page::joined(HTML);
    World::with(|world| world.history[0].href = "http://localhost/before".into());
    entry::popped("other", 0, 0.0);
    assert_eq!(page.calls(), [Call::Reload]);
}

#[test]
fn a_step_within_the_page_is_nobodys() {
    let page = Page::joined(HTML);
    World::with(|world| world.history[0].href = "http://localhost/items?page=2#below".into());
    entry::popped("", 0, 0.0);
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
    for (event, payload) in [
        ("redirect", r#"{"to":"/login","flash":"F"}"#),
        (
            "live_redirect",
            r#"{"to":"/login","kind":"push","flash":"F"}"#,
        ),
    ] {
        let page = Page::joined(HTML);
        page.push(event, payload);
        assert!(
            page.calls()
                .contains(&Call::Load("http://localhost/login".into())),
            "{event}"
        );
        assert_eq!(
            World::with(|world| world.cookies.clone()),
            [("__phoenix_flash__".into(), "F".into())]
        );
    }
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
