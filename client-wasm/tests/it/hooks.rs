//! Elements with code of the page's own.

use bennu_client::platform::dom::{self, Node};
use bennu_client::platform::host::{Call, World};
use bennu_client::platform::value::Value;
use bennu_client::{HookStep, Options, entry};

use crate::support::Page;

const HTML: &str = r#"<p id="h" phx-hook="Chart">1</p>"#;
const RENDERED: &str = r#""rendered":{"0":"1","s":["<p id=\"h\" phx-hook=\"Chart\">","</p>"]}"#;

fn page() -> Page {
    let page = Page::load(HTML);
    World::with(|world| world.hooks = vec!["Chart".into()]);
    page.open();
    page.reply_join_with(RENDERED);
    page.sent();
    page
}

fn step(node: Node, step: HookStep) -> Call {
    Call::Hook {
        node,
        name: "Chart".into(),
        step,
    }
}

#[test]
fn a_hook_lives_with_its_element() {
    let page = page();
    let node = page.find("#h");
    assert_eq!(page.calls(), [step(node, HookStep::Mounted)]);
    page.push("diff", r#"{"0":"2"}"#);
    let steps = [HookStep::BeforeUpdate, HookStep::Updated];
    assert_eq!(page.calls(), steps.map(|it| step(node, it)));
    page.push("diff", r#"{"s":["<p>none</p>"]}"#);
    assert_eq!(page.calls(), [step(node, HookStep::Destroyed)]);
}

#[test]
fn a_page_without_views_has_hooks_and_commands() {
    World::open("http://localhost/about");
    World::with(|world| world.hooks = vec!["Chart".into()]);
    let shown = r##"[["add_class",{"names":["shown"]}]]"##;
    dom::load(&format!("{HTML}<i phx-mounted='{shown}'></i>"));
    entry::begin(Options::default());
    entry::connect();
    let page = Page;
    assert_eq!(page.calls(), [step(page.find("#h"), HookStep::Mounted)]);
    assert!(page.has("i.shown"));
}

#[test]
fn an_outage_is_told_once_and_so_is_its_end() {
    let page = page();
    let node = page.find("#h");
    page.calls();
    page.cut();
    page.advance(250);
    entry::closed(1006);
    assert_eq!(page.calls(), [step(node, HookStep::Disconnected)]);
    page.advance(500);
    page.open();
    page.reply_join_with(RENDERED);
    assert_eq!(
        page.calls().last(),
        Some(&step(node, HookStep::Reconnected))
    );
}

#[test]
fn hooks_the_page_does_not_define_are_reported() {
    let page = Page::load(HTML);
    page.open();
    page.reply_join_with(RENDERED);
    assert!(matches!(&page.calls()[..], [Call::Report { code, .. }] if code == "hook"));
}

#[test]
fn a_push_is_answered_with_the_reply() {
    let page = page();
    page.calls();
    let node = page.find("#h");
    push(node, -1, "load", r#"{"a":1}"#, 7);
    let push = page.sent_one();
    assert_eq!(
        push.payload,
        r#"{"type":"hook","event":"load","value":{"a":1}}"#
    );
    page.reply(&push, "ok", r#"{"diff":{"r":{"rows":3}}}"#);
    let settled = Call::Settle {
        token: 7,
        accepted: true,
        reply: r#"{"rows":3}"#.into(),
    };
    assert!(page.calls().contains(&settled));
}

#[test]
fn a_push_to_a_component_names_it() {
    let page = page();
    push(page.find("#h"), 5, "load", "{}", 1);
    assert_eq!(
        page.sent_one().payload,
        r#"{"type":"hook","event":"load","value":{},"cid":5}"#
    );
}

#[test]
fn a_push_that_cannot_be_answered_fails() {
    let page = page();
    let node = page.find("#h");
    push(node, -1, "a", "{}", 1);
    page.cut();
    push(node, -1, "b", "{}", 2);
    let failed: Vec<u32> = page
        .calls()
        .iter()
        .filter_map(|call| match call {
            Call::Settle {
                token,
                accepted: false,
                ..
            } => Some(*token),
            _ => None,
        })
        .collect();
    assert_eq!(failed, [1, 2]);
}

#[test]
fn scripts_run_commands() {
    let page = page();
    let commands = r#"[["add_class",{"names":["x"]}],["push",{"event":"e"}]]"#;
    entry::with(|live| live.exec_on(page.find("#h"), commands, true));
    assert!(page.has("#h.x"));
    assert_eq!(
        page.sent_one().payload,
        r#"{"type":"hook","event":"e","value":{}}"#
    );
}

fn push(node: Node, cid: i32, event: &str, payload: &str, token: u32) {
    let payload = Value::parse(payload);
    entry::with(|live| live.push_from_hook(node, cid, event.into(), payload, token));
}
