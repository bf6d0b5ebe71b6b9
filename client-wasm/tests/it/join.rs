//! From the server's page to a live view.

use bennu_client::platform::dom;
use bennu_client::platform::host::{Call, World};

use crate::support::Page;

#[test]
fn joins_with_what_the_page_says() {
    let page = Page::load("<p>1</p>");
    assert_eq!(page.sent(), []);
    page.open();
    let join = page.sent_one();
    assert_eq!(
        (join.event.as_str(), &join.join_ref),
        ("phx_join", &join.reference)
    );
    assert_eq!(
        join.payload,
        r#"{"url":"http://localhost/items?page=2","params":{"_mounts":0,"_mount_attempts":0},"session":"SESSION","static":"STATIC","sticky":false,"bennu":{"v":1}}"#
    );
}

#[test]
fn parameters_of_the_page_go_with_the_join() {
    let page = Page::load("");
    World::with(|world| world.params = r#"{"_csrf_token":"T"}"#.into());
    page.open();
    let payload = page.sent_one().payload;
    assert!(
        payload.contains(r#""params":{"_csrf_token":"T","_mounts":0,"_mount_attempts":0}"#),
        "{payload}"
    );
}

#[test]
fn the_container_shows_how_the_view_is() {
    let page = Page::load("<p>1</p>");
    assert_eq!(page.status(), "");
    page.advance(1);
    assert_eq!(page.status(), "phx-loading");
    page.open();
    page.reply_join("<p>1</p>");
    assert_eq!(page.status(), "phx-connected");
}

#[test]
fn a_join_keeps_the_elements_of_the_page() {
    let page = Page::load("<p>1</p>");
    let paragraph = page.find("p");
    page.open();
    page.reply_join("<p>1</p>");
    assert_eq!(page.find("p"), paragraph);
}

#[test]
fn an_update_changes_what_it_names() {
    let page = Page::load("<p>1</p>");
    page.open();
    page.reply_join_with(r#""rendered":{"0":"1","s":["<p>","</p>"]}"#);
    page.push("diff", r#"{"0":"2"}"#);
    assert_eq!(page.html(), "<p>2</p>");
}

#[test]
fn a_title_names_the_page() {
    let page = Page::load("<p>1</p>");
    page.open();
    page.reply_join_with(r#""rendered":{"t":"Hello","s":["<p>1</p>"]}"#);
    assert_eq!(World::with(|world| world.title.clone()), "Hello");
}

#[test]
fn pushed_events_reach_the_window() {
    let page = Page::joined("<p>1</p>");
    page.push("diff", r#"{"e":[["saved",{"id":1}]]}"#);
    assert_eq!(
        page.calls(),
        [Call::Emit {
            name: "phx:saved".into(),
            detail: r#"{"id":1}"#.into()
        }]
    );
}

#[test]
fn what_the_user_does_before_the_join_is_sent_after_it() {
    let html = r#"<button phx-click="inc">+</button>"#;
    let page = Page::load(html);
    page.click("button");
    page.open();
    let join = page.sent_one();
    assert!(page.has("button.phx-click-loading"));
    page.reply_join(html);
    let click = page.sent_one();
    assert_eq!(
        (click.event.as_str(), click.join_ref),
        ("event", join.join_ref)
    );
}

#[test]
fn a_server_that_keeps_the_view_waiting_loses_it() {
    let page = Page::load("<p>1</p>");
    page.open();
    page.advance(10_000);
    assert_eq!(page.status(), "phx-loading phx-error phx-server-error");
    page.advance(10_000);
    assert_eq!(page.calls(), [Call::Reload]);
}

#[test]
fn stale_pages_are_loaded_anew_at_once() {
    for reason in ["stale", "unauthorized"] {
        let page = Page::load("<p>1</p>");
        page.open();
        let join = page.sent_one();
        page.reply(&join, "error", &format!(r#"{{"reason":"{reason}"}}"#));
        assert_eq!(page.calls(), [Call::Reload], "{reason}");
    }
}

#[test]
fn a_page_that_is_stale_again_and_again_is_loaded_more_slowly() {
    for (tries, is_at_once) in [("0", true), ("1", false)] {
        World::open("http://localhost/items");
        let stored = ("/items-consecutive-reloads".into(), tries.into());
        World::with(|world| world.storage = vec![stored]);
        let page = Page::start("<p>1</p>", bennu_client::Options::default());
        page.open();
        let join = page.sent_one();
        page.reply(&join, "error", r#"{"reason":"stale"}"#);
        let at_once = page.calls();
        page.advance(10_000);
        let later = page.calls();
        let (now, then) = if is_at_once {
            (at_once, later)
        } else {
            (later, at_once)
        };
        assert_eq!((now, then), (vec![Call::Reload], vec![]), "{tries}");
    }
}

#[test]
fn a_page_that_cannot_be_had_shows_its_error_page() {
    let page = Page::load("<p>1</p>");
    page.open();
    let join = page.sent_one();
    page.reply(
        &join,
        "error",
        r#"{"reason":"reload","status":404,"token":"T"}"#,
    );
    assert_eq!(page.calls(), [Call::Reload]);
    assert_eq!(
        World::with(|world| world.cookies.clone()),
        [("__phoenix_reload_status__".into(), "T".into())]
    );
}

#[test]
fn a_redirect_instead_of_a_join_is_followed() {
    let page = Page::load("<p>1</p>");
    page.open();
    let join = page.sent_one();
    page.reply(
        &join,
        "error",
        r#"{"redirect":{"to":"/login","flash":"F"},"events":[["bye",{}]]}"#,
    );
    let expected = [
        Call::Emit {
            name: "phx:bye".into(),
            detail: "{}".into(),
        },
        Call::Load("http://localhost/login".into()),
    ];
    assert_eq!(page.calls(), expected);
    assert_eq!(
        World::with(|world| world.cookies.clone()),
        [("__phoenix_flash__".into(), "F".into())]
    );
}

#[test]
fn frames_of_another_join_are_not_read() {
    let page = Page::joined("<p>1</p>");
    page.receive(r#"["99",null,"lv:v","redirect",{"to":"/elsewhere"}]"#);
    page.receive(r#"["99",null,"lv:other","redirect",{"to":"/elsewhere"}]"#);
    assert_eq!(page.calls(), []);
}

#[test]
fn several_views_of_a_page_join_each_for_itself() {
    World::open("http://localhost/");
    dom::load(
        r#"<div id="a" data-phx-session="A" data-phx-static=""></div><div id="b" data-phx-session="B" data-phx-static="">
           <div id="c" data-phx-session="" data-phx-parent-id="b"></div></div>"#,
    );
    bennu_client::entry::begin(bennu_client::Options::default());
    bennu_client::entry::connect();
    bennu_client::entry::opened();
    let topics: Vec<String> = World::with(|world| world.sent.clone());
    assert_eq!(topics.len(), 2, "{topics:?}");
    assert!(
        topics[0].contains(r#""lv:a""#) && topics[0].contains(r#""static":null"#),
        "{topics:?}"
    );
    assert!(topics[1].contains(r#""lv:b""#), "{topics:?}");
}

#[test]
fn nonsense_from_the_server_is_reported_and_survived() {
    let page = Page::joined("<p>1</p>");
    page.receive("nonsense");
    page.push("redirect", "7");
    page.push("unheard of", "{}");
    let calls = page.calls();
    assert!(matches!(&calls[..], [Call::Report { .. }]), "{calls:?}");
    assert_eq!(page.status(), "phx-connected");
}

#[test]
fn a_diff_that_does_not_fit_renders_the_view_anew() {
    let page = Page::joined("<p>1</p>");
    page.push("diff", r#"{"7":"no such slot"}"#);
    let join = page.sent_one();
    assert_eq!(join.event, "phx_join");
    assert!(join.payload.contains(r#""_mounts":1"#), "{join:?}");
}

#[test]
fn diffs_are_acknowledged_when_the_server_wants_to_know() {
    let page = Page::load("<p>1</p>");
    page.open();
    page.reply_join_with(r#""rendered":{"s":["<p>","</p>"],"0":"1"},"bennu":{"resumed":false}"#);
    page.sent();
    page.push("diff", r#"{"0":"2"}"#);
    assert_eq!(page.sent(), []);
    page.advance(250);
    let ack = page.sent_one();
    assert_eq!(
        (ack.event.as_str(), ack.payload.as_str()),
        ("bennu:ack", r#"{"n":1}"#)
    );
    for number in 3..7 {
        page.push("diff", &format!(r#"{{"0":"{number}"}}"#));
    }
    assert_eq!(page.sent_one().payload, r#"{"n":5}"#);
    page.advance(250);
    assert_eq!(page.sent(), []);
}

#[test]
fn other_servers_hear_of_no_acknowledgements() {
    let page = Page::load("<p>1</p>");
    page.open();
    page.reply_join_with(r#""rendered":{"0":"1","s":["<p>","</p>"]}"#);
    page.sent();
    page.push("diff", r#"{"0":"2"}"#);
    page.advance(1_000);
    assert_eq!(page.sent(), []);
}
