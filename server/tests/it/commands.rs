//! Every command of `bennu::js`, run by the client's own core on a page in memory.

mod page;

use std::time::Duration;

use bennu::event::{Event, Payload};
use bennu::js::{Js, Push, closest, inner, itself, to};
use bennu::prelude::*;
use bennu_client::platform::host::Call;
use serde_json::json;

use page::Page;

/// A page after a click on a button with these commands.
fn run(js: &Js, beside: impl Template) -> Page {
    let page = Page::showing(html! {
        div #around { button #source phx-click=(js) { i #inside {} } }
        (beside)
    });
    page.click("#source");
    page
}

#[test]
fn a_target_is_found() {
    let js = Js::new()
        .add_class("a", itself())
        .add_class("b", "p")
        .add_class("c", inner("i"))
        .add_class("d", closest("div"));
    let page = run(&js, html! { p #one {} p #two {} i #outside {} });
    page.has("#source.a:not(.b)");
    page.has("#one.b");
    page.has("#two.b");
    page.has("#inside.c");
    page.has("#outside:not(.c)");
    page.has("#around.d");
}

#[test]
fn elements_are_shown_and_hidden() {
    let js = Js::new()
        .show(to("#hidden").display("flex"))
        .show("#shown")
        .hide("#other");
    let page = run(
        &js,
        html! { p #hidden style="display:none" {} p #shown {} p #other {} },
    );
    assert_eq!(page.display("#hidden"), "flex");
    assert_eq!(page.display("#shown"), "");
    assert_eq!(page.display("#other"), "none");
}

#[test]
fn a_toggle_plays_its_transitions() {
    let classes = ("run", "start", "end");
    let menu = to("#menu").transition_in("appear").transition_out(classes);
    let js = Js::new().toggle(menu.time(Duration::from_millis(100)));
    let page = run(&js, html! { p #menu {} });
    page.has("#menu.start:not(.run)");
    page.advance(32);
    page.has("#menu.run.end:not(.start)");
    page.advance(68);
    page.has("#menu:not(.run):not(.end)");
    assert_eq!(page.display("#menu"), "none");
    page.click("#source");
    assert_eq!(page.display("#menu"), "block");
    page.advance(32);
    page.has("#menu.appear");
    page.advance(68);
    page.has("#menu:not(.appear)");
}

#[test]
fn only_a_blocking_transition_holds_the_server_back() {
    let shake = to("p").time(Duration::from_millis(100));
    for (shake, held) in [(shake.clone(), true), (shake.non_blocking(), false)] {
        let page = run(&Js::new().transition("shake", shake), html! { p {} });
        page.push("diff", &json!({"e": [["later", {}]]}));
        assert_eq!(page.calls().is_empty(), held);
        page.advance(32);
        page.has("p.shake");
        page.advance(68);
        page.has("p:not(.shake)");
        assert_eq!(page.calls().len(), usize::from(held));
    }
}

#[test]
fn classes_change() {
    let js = Js::new()
        .add_class("a b", "p")
        .remove_class("old", "p")
        .toggle_class(
            "c on",
            to("p").transition("run").time(Duration::from_millis(50)),
        );
    let page = run(&js, html! { p.old.on {} });
    page.has("p.a.b.on:not(.old):not(.c)");
    page.advance(50);
    page.has("p.a.b.c:not(.on):not(.run)");
}

#[test]
fn attributes_change() {
    let js = Js::new()
        .set_attribute(("aria-expanded", true), itself())
        .remove_attribute("title", "p")
        .toggle_attribute(("open", ""), "details")
        .toggle_attribute(("lang", "de", "en"), "p");
    let page = run(&js, html! { p title="x" lang="de" {} details {} });
    page.has("#source[aria-expanded='true']");
    page.has("p[lang='en']:not([title])");
    page.has("details[open]");
    page.click("#source");
    page.has("p[lang='de']");
    page.has("details:not([open])");
}

#[test]
fn the_focus_moves_and_comes_back() {
    let open = Js::new().push_focus(itself()).focus_first("#dialog");
    let page = run(
        &open,
        html! {
            div #dialog {
                p {}
                button #cancel phx-click=(Js::new().focus("#name")) {}
                input #name;
            }
            button #close phx-click=(Js::new().pop_focus()) {}
        },
    );
    assert_eq!(page.focused(), "cancel");
    page.click("#cancel");
    assert_eq!(page.focused(), "name");
    page.click("#close");
    assert_eq!(page.focused(), "source");
}

#[test]
fn the_pages_own_code_is_told() {
    let js = Js::new().dispatch("copy", to("p").detail("n", 1).non_bubbling());
    let page = run(&js, html! { p {} });
    let [Call::Dispatch { node, name, detail }] = &page.calls()[..] else {
        panic!("one event is dispatched")
    };
    assert_eq!(*node, page.find("p"));
    assert_eq!((name.as_str(), detail.as_str()), ("copy", r#"{"n":1}"#));
}

#[test]
fn commands_of_another_attribute_run() {
    let cancel = Js::new().add_class("cancelled", itself());
    let js = Js::new().exec("data-cancel", "#dialog");
    let page = run(&js, html! { p #dialog data-cancel=(cancel) {} });
    page.has("#dialog.cancelled");
}

#[test]
fn the_page_goes_elsewhere() {
    let page = run(&Js::new().patch("/orders?page=2"), html! {});
    let [patch] = &page.sent()[..] else {
        panic!("one message is sent")
    };
    assert_eq!(patch.name, "live_patch");
    assert_eq!(
        patch.payload,
        json!({"url": "http://localhost/orders?page=2"})
    );

    for (js, replaced) in [
        (Js::new().navigate("/orders"), false),
        (Js::new().replace_navigate("/orders"), true),
    ] {
        let mut page = run(&js, html! {});
        let sent = page.sent();
        let join = sent.iter().find(|message| message.name == "phx_join");
        let join = join.expect("the next view is joined");
        assert_eq!(join.payload["redirect"], "http://localhost/orders");
        page.let_in(join, "");
        assert_eq!(page.history(), if replaced { 1 } else { 2 });
    }
}

#[derive(Debug, PartialEq, Event)]
enum Msg {
    Save { id: u32, tags: Vec<String> },
}

#[test]
fn what_is_pushed_is_what_the_view_reads() {
    let save = || Msg::Save {
        id: 7,
        tags: vec!["<a>".to_owned()],
    };
    let push = Push::from(save())
        .value("id", 8)
        .loading("#form")
        .target("#form");
    let page = run(&Js::new().push(save()).push(push), html! { form #form {} });
    page.has("#source.phx-click-loading");
    page.has("#form.phx-click-loading");
    let ids = page.sent().into_iter().map(|message| {
        let value = message.payload["value"].to_string();
        let name = message.payload["event"].as_str().expect("a name");
        let Msg::Save { id, tags } = Msg::decode(name, Payload::json(&value)).expect("a save");
        assert_eq!(tags, ["<a>"]);
        id
    });
    assert_eq!(ids.collect::<Vec<_>>(), [7, 8]);
}

#[test]
fn commands_stand_wherever_an_event_does() {
    let here = |class: &str| Js::new().add_class(class, itself());
    let page = Page::showing(html! {
        p phx-mounted=(here("mounted")) phx-connected=(here("connected")) phx-click-away=(here("away")) {}
        button #source {}
        form #form phx-change=(Js::new().push("changed").add_class("changed", "#form")) { input name="a"; }
    });
    page.has("p.mounted.connected:not(.away)");
    page.click("#source");
    page.has("p.away");
    page.input("input", "x");
    page.has("#form.changed");
    let [change] = &page.sent()[..] else {
        panic!("one event is sent")
    };
    assert_eq!(change.payload["type"], "form");
    assert_eq!(change.payload["value"], "a=x");
}

#[test]
fn what_is_removed_plays_its_commands_first() {
    let fade = itself().transition("fade").time(Duration::from_millis(100));
    let page = Page::showing(html! { p phx-remove=(Js::new().hide(fade)) {} });
    page.push("diff", &json!({"0": ""}));
    page.advance(32);
    page.has("p.fade");
    page.advance(68);
    page.lacks("p");
}
