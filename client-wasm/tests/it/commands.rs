//! Commands in attributes.

use bennu_client::platform::dom;
use bennu_client::platform::host::Call;

use crate::support::Page;

/// A page with a button that runs `commands`, after a click on it.
fn run(commands: &str, html: &str) -> Page {
    let page = Page::joined(&format!("<button phx-click='{commands}'>x</button>{html}"));
    page.click("button");
    page
}

#[test]
fn push_sends_an_event_with_its_values() {
    let page = run(
        r##"[["push",{"event":"e","value":{"a":[1]},"target":4,"loading":"#l"}]]"##,
        "<p id=l></p>",
    );
    assert_eq!(
        page.sent_one().payload,
        r#"{"type":"click","event":"e","value":{"value":"","a":[1]},"cid":4}"#
    );
    assert!(page.has("#l.phx-click-loading"));
}

#[test]
fn a_push_can_show_that_the_page_loads() {
    let page = run(r#"[["push",{"event":"e","page_loading":true}]]"#, "");
    let told = |page: &Page| {
        let calls = page.all_calls().into_iter();
        calls
            .filter_map(|call| match call {
                Call::Emit { name, detail } => Some((name, detail)),
                _ => None,
            })
            .filter(|(name, detail)| {
                name.starts_with("phx:page-loading") && detail.contains("element")
            })
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    let push = page.sent_one();
    assert_eq!(told(&page), ["phx:page-loading-start"]);
    page.reply(&push, "ok", "{}");
    assert_eq!(told(&page), ["phx:page-loading-stop"]);
}

#[test]
fn commands_run_in_order_on_the_elements_they_name() {
    let commands = r##"[["add_class",{"names":["a","b"],"to":"p"}],["remove_class",{"names":["a"],"to":"#two"}],["toggle_class",{"names":["b","c"],"to":{"inner":"i"}}]]"##;
    let page = run(commands, r#"<p id="one"></p><p id="two"></p>"#);
    assert!(page.has("#one.a.b") && page.has("#two.b:not(.a)"));
    let inner = run(
        r#"[["toggle_class",{"names":["b","c"],"to":{"inner":"i"}}]]"#,
        "",
    );
    assert!(!inner.has(".c"));
}

#[test]
fn targets_can_be_around_or_inside() {
    let page = Page::joined(
        r#"<div id="around"><button phx-click='[["add_class",{"names":["a"],"to":{"closest":"div"}}],["add_class",{"names":["i"],"to":{"inner":"i"}}]]'><i></i></button><i></i></div>"#,
    );
    page.click("button");
    assert!(
        page.has("#around.a") && page.has("button i.i") && page.has("div > i:not(.i)"),
        "{}",
        page.html()
    );
}

#[test]
fn attributes_are_set_removed_and_toggled() {
    let page = run(
        r#"[["set_attr",{"attr":["aria-expanded","true"],"to":"p"}],["remove_attr",{"attr":"title","to":"p"}],["toggle_attr",{"attr":["open",""],"to":"p"}],["toggle_attr",{"attr":["lang","a","b"],"to":"p"}]]"#,
        r#"<p title="t" lang="a"></p>"#,
    );
    assert!(
        page.has(r#"p[aria-expanded="true"][open][lang="b"]:not([title])"#),
        "{}",
        page.html()
    );
}

#[test]
fn classes_set_by_commands_outlive_what_the_server_says() {
    let html = r#"<button phx-click='[["add_class",{"names":["mine"],"to":"p"}]]'></button><p class="one">1</p>"#;
    let page = Page::load(html);
    page.open();
    page.reply_join_with(
        r#""rendered":{"0":"one","s":["<button phx-click='[[\"add_class\",{\"names\":[\"mine\"],\"to\":\"p\"}]]'></button><p class=\"","\">1</p>"]}"#,
    );
    page.click("button");
    page.push("diff", r#"{"0":"two"}"#);
    assert!(page.has("p.two.mine:not(.one)"), "{}", page.html());
}

#[test]
fn elements_are_hidden_and_shown() {
    let page = run(r#"[["toggle",{"to":"p"}]]"#, "<p>x</p>");
    assert_eq!(page.display("p"), "none");
    page.click("button");
    assert_eq!(page.display("p"), "block");
}

#[test]
fn a_transition_plays_its_classes_in_turn_and_holds_the_server_back() {
    let commands = r#"[["hide",{"to":"p","time":100,"transition":[["run"],["start"],["end"]]}]]"#;
    let page = run(commands, "<p>x</p>");
    assert!(page.has("p.start:not(.run)"));
    page.advance(32);
    assert!(page.has("p.run.end:not(.start)"), "{}", page.html());
    page.push("diff", r#"{"e":[["later",{}]]}"#);
    assert_eq!(page.calls(), []);
    page.advance(68);
    assert_eq!(
        (page.display("p").as_str(), page.has("p.run")),
        ("none", false)
    );
    assert!(matches!(&page.calls()[..], [Call::Emit { name, .. }] if name == "phx:later"));
}

#[test]
fn a_transition_without_classes_takes_no_time() {
    let page = run(
        r#"[["hide",{"to":"p","transition":[[],[],[]]}]]"#,
        "<p>x</p>",
    );
    assert_eq!(page.display("p"), "none");
}

#[test]
fn a_transition_can_have_one_phase() {
    let page = run(
        r#"[["transition",{"to":"p","time":100,"transition":[["run"]]}]]"#,
        "<p>x</p>",
    );
    page.advance(32);
    assert!(page.has("p.run"), "{}", page.html());
    page.advance(68);
    assert!(!page.has("p.run"), "{}", page.html());
}

#[test]
fn dispatch_tells_elements() {
    let page = run(
        r#"[["dispatch",{"event":"copy","to":"p","detail":{"n":1}}]]"#,
        "<p></p>",
    );
    let node = page.find("p");
    assert_eq!(
        page.calls(),
        [Call::Dispatch {
            node,
            name: "copy".into(),
            detail: r#"{"n":1}"#.into()
        }]
    );
}

#[test]
fn focus_goes_to_what_can_be_used() {
    let page = run(
        r#"[["focus_first",{"to":"div"}]]"#,
        r#"<div><p></p><input type="hidden"><input id="i"></div>"#,
    );
    assert_eq!(dom::active_element(), Some(page.find("#i")));
    let page = run(
        r##"[["push_focus",{}],["focus",{"to":"#i"}],["pop_focus",{}]]"##,
        r#"<input id="i">"#,
    );
    assert_eq!(dom::active_element(), Some(page.find("button")));
}

#[test]
fn exec_runs_what_another_attribute_holds() {
    let page = run(
        r##"[["exec",{"attr":"data-cancel","to":"#m"}]]"##,
        r#"<p id="m" data-cancel='[["add_class",{"names":["gone"]}]]'></p>"#,
    );
    assert!(page.has("#m.gone"));
}

#[test]
fn exec_of_itself_ends() {
    let page = run(r#"[["exec",{"attr":"phx-click"}]]"#, "");
    assert!(matches!(&page.calls()[..], [Call::Report { code, .. }] if code == "command"));
}

#[test]
fn commands_that_are_none_are_reported() {
    for commands in [r#"[["fly",{}]]"#, "[7]", r#"[["push"]]"#] {
        let page = run(commands, "");
        assert!(
            matches!(&page.calls()[..], [Call::Report { code, .. }] if code == "command"),
            "{commands}"
        );
        assert_eq!(page.sent(), []);
    }
}

#[test]
fn mounted_elements_run_their_commands() {
    let page = Page::joined(r#"<p phx-mounted='[["add_class",{"names":["here"]}]]'>1</p>"#);
    assert!(page.has("p.here"), "{}", page.html());
}

#[test]
fn a_removed_element_stays_until_its_commands_are_done() {
    let rendered = |body: &str| format!(r#"{{"0":{body},"s":["<div>","</div>"]}}"#);
    let item = r#"{"s":["<p phx-remove='[[\"hide\",{\"time\":100,\"transition\":[[\"fade\"],[],[]]}]]'>x</p>"]}"#;
    let page = Page::load("");
    page.open();
    page.reply_join_with(&format!(r#""rendered":{}"#, rendered(item)));
    assert!(page.has("p"));
    page.push("diff", r#"{"0":""}"#);
    assert!(page.has("p"), "{}", page.html());
    page.advance(100);
    assert!(!page.has("p"), "{}", page.html());
}
