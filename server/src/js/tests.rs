//! Every command as it travels. The client executes them all in `tests/it/commands.rs`.

use std::time::Duration;

use serde_json::{Value as Json, json};

use super::*;
use crate::template::render_html;

const TIME: Duration = Duration::from_millis(300);

#[track_caller]
fn check(js: &Js, expected: &Json) {
    let sent: Json = serde_json::from_str(&js.to_string()).expect("JSON");
    assert_eq!(&sent, expected);
}

fn html(template: impl crate::Template) -> String {
    let mut html = String::new();
    render_html(template, &mut html);
    html
}

#[test]
fn a_target_is_the_element_itself_or_what_a_selector_finds() {
    let js = Js::new()
        .hide(itself())
        .hide("p")
        .hide(String::from("p"))
        .hide(to("p"))
        .hide(inner("p"))
        .hide(closest("p"));
    check(
        &js,
        &json!([
            ["hide", {}],
            ["hide", {"to": "p"}],
            ["hide", {"to": "p"}],
            ["hide", {"to": "p"}],
            ["hide", {"to": {"inner": "p"}}],
            ["hide", {"to": {"closest": "p"}}],
        ]),
    );
}

#[test]
fn elements_are_shown_and_hidden() {
    let hint = to("p").transition("run").time(TIME).non_blocking();
    let js = Js::new()
        .show(itself())
        .show(hint.clone().display("flex"))
        .show(
            to("p")
                .display("flex")
                .transition("run")
                .time(TIME)
                .non_blocking(),
        )
        .hide(hint);
    let options =
        json!({"to": "p", "transition": [["run"], [], []], "time": 300, "blocking": false});
    let mut shown = options.clone();
    shown["display"] = json!("flex");
    check(
        &js,
        &json!([
            ["show", {}],
            ["show", shown],
            ["show", shown],
            ["hide", options]
        ]),
    );
}

#[test]
fn a_toggle_has_a_transition_for_each_way() {
    let both = to("p")
        .transition_in("a b")
        .transition_out(("run", "start", "end"));
    let js = Js::new()
        .toggle("p")
        .toggle(both.display("flex").time(TIME).non_blocking())
        .toggle(to("p").transition("run"));
    let expected = json!([
        ["toggle", {"to": "p"}],
        ["toggle", {
            "to": "p", "ins": [["a", "b"], [], []], "outs": [["run"], ["start"], ["end"]],
            "display": "flex", "time": 300, "blocking": false,
        }],
        ["toggle", {"to": "p", "ins": [["run"], [], []], "outs": [["run"], [], []]}],
    ]);
    check(&js, &expected);
}

#[test]
fn classes_travel_one_by_one() {
    let js = Js::new()
        .add_class(" a  b ", itself())
        .remove_class("a", inner("p"))
        .toggle_class("a", to("p").transition("run").time(TIME).non_blocking());
    let expected = json!([
        ["add_class", {"names": ["a", "b"]}],
        ["remove_class", {"names": ["a"], "to": {"inner": "p"}}],
        ["toggle_class", {
            "names": ["a"], "to": "p", "transition": [["run"], [], []], "time": 300, "blocking": false,
        }],
    ]);
    check(&js, &expected);
}

#[test]
fn a_transition_can_play_alone() {
    let js = Js::new()
        .transition("shake", itself())
        .transition(("run", "start", "end"), to("p").time(Duration::ZERO));
    let expected = json!([
        ["transition", {"transition": [["shake"], [], []]}],
        ["transition", {"transition": [["run"], ["start"], ["end"]], "to": "p", "time": 0}],
    ]);
    check(&js, &expected);
}

#[test]
fn no_time_is_longer_than_a_browser_can_wait() {
    let js = Js::new().hide(itself().time(Duration::MAX));
    check(&js, &json!([["hide", {"time": i32::MAX}]]));
}

#[test]
fn attributes_have_values() {
    let js = Js::new()
        .set_attribute(("title", "x"), itself())
        .set_attribute(("aria-expanded", true), "p")
        .remove_attribute("title", closest("p"))
        .toggle_attribute(("open", ""), "p")
        .toggle_attribute(("aria-expanded", true, false), itself());
    let expected = json!([
        ["set_attr", {"attr": ["title", "x"]}],
        ["set_attr", {"attr": ["aria-expanded", "true"], "to": "p"}],
        ["remove_attr", {"attr": "title", "to": {"closest": "p"}}],
        ["toggle_attr", {"attr": ["open", ""], "to": "p"}],
        ["toggle_attr", {"attr": ["aria-expanded", "true", "false"]}],
    ]);
    check(&js, &expected);
}

#[test]
fn attributes_are_judged_as_in_templates() {
    let js = Js::new()
        .set_attribute(("HREF", "java\nscript:alert(1)"), itself())
        .toggle_attribute(("src", "/a.png", "data:text/html,x"), itself())
        .set_attribute(("onclick", "alert(1)"), itself())
        .toggle_attribute(("SrcDoc", "<script>"), itself())
        .set_attribute(("a b", "x"), itself());
    let expected = json!([
        ["set_attr", {"attr": ["HREF", "about:invalid#bennu"]}],
        ["toggle_attr", {"attr": ["src", "/a.png", "about:invalid#bennu"]}],
    ]);
    check(&js, &expected);
}

#[test]
fn addresses_are_judged_as_in_links() {
    let js = Js::new()
        .navigate("/orders?page=2")
        .replace_navigate("https://example.com")
        .patch("?page=2")
        .replace_patch("javascript:alert(1)");
    let expected = json!([
        ["navigate", {"href": "/orders?page=2"}],
        ["navigate", {"href": "https://example.com", "replace": true}],
        ["patch", {"href": "?page=2"}],
        ["patch", {"href": "about:invalid#bennu", "replace": true}],
    ]);
    check(&js, &expected);
}

#[test]
fn the_focus_is_moved_and_remembered() {
    let js = Js::new()
        .push_focus(itself())
        .push_focus("p")
        .focus("p")
        .focus_first(itself())
        .pop_focus();
    let expected = json!([
        ["push_focus", {}],
        ["push_focus", {"to": "p"}],
        ["focus", {"to": "p"}],
        ["focus_first", {}],
        ["pop_focus", {}],
    ]);
    check(&js, &expected);
}

#[test]
fn an_event_of_the_page_has_a_detail() {
    let detailed = to("p").detail("n", 1).detail("list", ["a"]);
    let js = Js::new()
        .dispatch("copy", itself())
        .dispatch("copy", detailed.non_bubbling())
        .dispatch("copy", inner("p").non_bubbling().detail("n", 1));
    let expected = json!([
        ["dispatch", {"event": "copy"}],
        ["dispatch", {"event": "copy", "to": "p", "detail": {"n": 1, "list": ["a"]}, "bubbles": false}],
        ["dispatch", {"event": "copy", "to": {"inner": "p"}, "detail": {"n": 1}, "bubbles": false}],
    ]);
    check(&js, &expected);
}

#[test]
fn commands_of_another_attribute_are_run() {
    let js = Js::new()
        .exec("data-cancel", "#dialog")
        .exec("phx-remove", itself());
    let expected = json!([
        ["exec", {"attr": "data-cancel", "to": "#dialog"}],
        ["exec", {"attr": "phx-remove"}],
    ]);
    check(&js, &expected);
}

#[test]
fn events_of_the_view_are_pushed() {
    let save = Push::from("save").value("n", 1).value("list", ["a"]);
    let js = Js::new()
        .push("save")
        .push(String::from("save"))
        .push(crate::event::EventName::new("save"))
        .push(save.loading("#form").target("#chat").page_loading());
    let expected = json!([
        ["push", {"event": "save"}],
        ["push", {"event": "save"}],
        ["push", {"event": "save"}],
        ["push", {"event": "save", "value": {"n": 1, "list": ["a"]}, "loading": "#form", "target": "#chat", "page_loading": true}],
    ]);
    check(&js, &expected);
}

#[test]
fn commands_are_joined_in_order() {
    let (hide, show) = (Js::new().hide("p"), Js::new().show("b"));
    check(
        &hide.clone().concat(show.clone()),
        &json!([["hide", {"to": "p"}], ["show", {"to": "b"}]]),
    );
    assert_eq!(Js::new().concat(hide.clone()).concat(Js::new()), hide);
    assert_eq!(Js::new().to_string(), "[]");
}

#[test]
fn commands_stand_in_attributes_escaped() {
    let js = Js::new().hide("[title=\"<\"]");
    let expected = "[[&quot;hide&quot;,{&quot;to&quot;:&quot;[title=\\&quot;&lt;\\&quot;]&quot;}]]";
    assert_eq!(
        html(crate::html! { p phx-click=(js) phx-mounted=[Some(&js)] data-cancel=(js) {} }),
        format!(
            "<p phx-click=\"{expected}\" phx-mounted=\"{expected}\" data-cancel=\"{expected}\"></p>"
        )
    );
}

#[test]
fn no_commands_are_no_binding() {
    assert_eq!(html(crate::html! { p phx-click=(Js::new()) {} }), "<p></p>");
}

#[test]
fn a_push_is_a_binding_that_may_be_a_name() {
    let shown = |push: Push| html(crate::html! { p phx-click=(push) {} });
    assert_eq!(shown(Push::from("save")), "<p phx-click=\"save\"></p>");
    for push in [
        Push::from("save").value("n", 1),
        Push::from("save").loading("p"),
        Push::from("save").target("p"),
        Push::from("[1]"),
    ] {
        let js = Js::new().push(push.clone());
        assert_eq!(shown(push), html(crate::html! { p phx-click=(js) {} }));
    }
}

#[test]
fn commands_are_part_of_a_payload() {
    let commands = Js::new().hide("p");
    let expected = json!({"commands": [["hide", {"to": "p"}]]});
    assert_eq!(json!({ "commands": commands }), expected);
    let payload = std::collections::BTreeMap::from([("commands", commands)]);
    let text = serde_json::to_string(&payload).expect("JSON");
    assert_eq!(text, expected.to_string());
}
