//! Loading the page anew when nothing else helps.

use bennu_client::entry;
use bennu_client::platform::host::{Call, World};

use crate::support::Page;

const KEY: &str = "/items-consecutive-reloads";

fn stored() -> Vec<(String, String)> {
    World::with(|world| world.storage.clone())
}

fn fail_to_join(page: &Page) {
    page.open();
    let join = page.sent_one();
    page.reply(&join, "error", r#"{"reason":"join crashed"}"#);
}

#[test]
fn a_main_view_that_fails_reloads_between_five_and_ten_seconds() {
    for (random, wait) in [(0, 5_000), (u32::MAX, 10_000)] {
        let page = Page::load("<p>1</p>");
        World::with(|world| world.random = random);
        fail_to_join(&page);
        assert_eq!(page.status(), "phx-loading phx-error phx-server-error");
        page.advance(wait - 1);
        assert_eq!(page.calls(), []);
        page.advance(1);
        assert_eq!(page.calls(), [Call::Reload]);
    }
}

#[test]
fn reloads_in_a_row_are_counted_and_slow_down() {
    let page = Page::load("<p>1</p>");
    fail_to_join(&page);
    assert_eq!(stored(), [(KEY.into(), "0".into())]);
    World::open("http://localhost/items");
    World::with(|world| world.storage = vec![(KEY.into(), "9".into())]);
    let page = Page::start("<p>1</p>", bennu_client::Options::default());
    fail_to_join(&page);
    assert_eq!(stored(), [(KEY.into(), "10".into())]);
    page.advance(29_999);
    assert_eq!(page.calls(), []);
    page.advance(1);
    assert_eq!(page.calls(), [Call::Reload]);
}

#[test]
fn a_join_ends_the_count() {
    World::open("http://localhost/items");
    World::with(|world| world.storage = vec![(KEY.into(), "4".into())]);
    let page = Page::start("<p>1</p>", bennu_client::Options::default());
    page.open();
    page.reply_join("<p>1</p>");
    assert_eq!(stored(), []);
}

#[test]
fn a_server_that_closes_normally_wants_a_reload() {
    for code in [1000, 4001, 4002] {
        let page = Page::joined("<p>1</p>");
        entry::closed(code);
        page.advance(10_000);
        assert_eq!(page.calls(), [Call::Reload], "{code}");
    }
}

#[test]
fn other_codes_are_outages() {
    for code in [1001, 1006, 1012] {
        let page = Page::joined("<p>1</p>");
        entry::closed(code);
        page.advance(250);
        page.open();
        page.reply_join("<p>1</p>");
        assert_eq!(
            (page.calls(), page.status().as_str()),
            (vec![], "phx-connected"),
            "{code}"
        );
    }
}
