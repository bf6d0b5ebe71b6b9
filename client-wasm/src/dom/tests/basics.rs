use super::Page;
use crate::dom::Error;
use crate::platform::dom;
use crate::platform::host::{Call, World};

#[test]
fn a_slot_is_written_once_and_nothing_else() {
    let mut page = Page::empty();
    page.join(r#"{"0":"1","1":"a","s":["<h1>Count: ","</h1><p class=\"","\">x</p>"]}"#);
    page.shows("<h1>Count: 1</h1><p class=\"a\">x</p>");
    let (h1, p) = (page.find("h1"), page.find("p"));
    let applied = page.update(r#"{"0":"2"}"#);
    page.shows("<h1>Count: 2</h1><p class=\"a\">x</p>");
    assert_eq!(applied.dom_writes, 1);
    assert_eq!((page.find("h1"), page.find("p")), (h1, p));
    assert_eq!(page.update(r#"{"1":"a"}"#).dom_writes, 0);
}

#[test]
fn text_is_text_whatever_is_in_it() {
    let mut page = Page::empty();
    page.join(r#"{"0":"a &lt;b&gt; &amp; \"c\" ü","s":["<p>","</p>"]}"#);
    page.shows("<p>a &lt;b&gt; &amp; \"c\" ü</p>");
    page.update(r#"{"0":"plain"}"#);
    page.shows("<p>plain</p>");
}

#[test]
fn html_becomes_nodes_and_goes_again() {
    let mut page = Page::empty();
    page.join(r#"{"0":"<b id=\"b\">1</b> and","s":["<p>x ","<i></i></p>"]}"#);
    page.shows("<p>x <b id=\"b\">1</b> and<i></i></p>");
    let bold = page.find("b");
    page.update(r#"{"0":"<b id=\"b\">2</b>"}"#);
    page.shows("<p>x <b id=\"b\">2</b><i></i></p>");
    assert_eq!(page.find("b"), bold);
    page.update(r#"{"0":"text"}"#);
    page.shows("<p>x text<i></i></p>");
    page.update(r#"{"0":"&nbsp;"}"#);
    page.shows("<p>x &nbsp;<i></i></p>");
}

#[test]
fn branches_switch() {
    let mut page = Page::empty();
    page.join(r#"{"0":{"0":"1","s":["<b>","</b>"]},"1":"","s":["<p>","</p>",""]}"#);
    page.shows("<p><b>1</b></p>");
    page.update(r#"{"0":{"0":"2","1":"3","s":["<i>","</i> ",""]},"1":{"s":["end"]}}"#);
    page.shows("<p><i>2</i> 3</p>end");
    page.update(r#"{"0":"","1":{"0":"x","s":["","<hr>"]}}"#);
    page.shows("<p></p>x<hr>");
    page.update(r#"{"1":{"0":{"s":["<u>y</u>"]}}}"#);
    page.shows("<p></p><u>y</u><hr>");
}

#[test]
fn composite_values_keep_their_constants() {
    let mut page = Page::empty();
    page.join(
        r#"{"0":"1","1":"a &amp; b","2":"3","s":["<a id=\"row-","\" href=\"/","/","\">x</a>"]}"#,
    );
    page.shows("<a id=\"row-1\" href=\"/a &amp; b/3\">x</a>");
    page.update(r#"{"2":"4"}"#);
    page.shows("<a id=\"row-1\" href=\"/a &amp; b/4\">x</a>");
}

#[test]
fn attribute_lists_come_and_go() {
    let mut page = Page::empty();
    page.join(r#"{"0":" title=\"t\" hidden","s":["<p class=\"c\"",">x</p>"]}"#);
    page.shows("<p class=\"c\" title=\"t\" hidden=\"\">x</p>");
    page.update(r#"{"0":" title=\"u\""}"#);
    page.shows("<p class=\"c\" title=\"u\">x</p>");
    page.update(r#"{"0":""}"#);
    page.shows("<p class=\"c\">x</p>");
}

#[test]
fn text_only_elements_take_text() {
    let mut page = Page::empty();
    page.join(
        r#"{"0":"a &lt;b&gt;","1":"T","s":["<textarea>\n","</textarea><title>","</title>"]}"#,
    );
    page.shows("<textarea>a &lt;b&gt;</textarea><title>T</title>");
    let area = page.find("textarea");
    dom::input(area, "typed");
    page.update(r#"{"0":"from the server"}"#);
    assert_eq!(dom::property(area, "value"), "typed");
    dom::user_blur(area);
    page.update(r#"{"0":"newer"}"#);
    assert_eq!(dom::property(area, "value"), "newer");
}

#[test]
fn a_focused_input_keeps_what_is_typed() {
    let mut page = Page::empty();
    page.join(r#"{"0":"a","s":["<input value=\"","\">"]}"#);
    let input = page.find("input");
    dom::input(input, "typed");
    page.update(r#"{"0":"b"}"#);
    assert_eq!(dom::property(input, "value"), "typed");
    dom::user_blur(input);
    page.update(r#"{"0":"c"}"#);
    assert_eq!(dom::property(input, "value"), "c");
}

#[test]
fn checks_follow_the_server_even_when_dirty() {
    let mut page = Page::empty();
    page.join(r#"{"0":"","s":["<input type=\"checkbox\"",">"]}"#);
    let input = page.find("input");
    dom::click(input);
    assert!(dom::flag(input, "checked"));
    page.update(r#"{"0":" checked"}"#);
    page.update(r#"{"0":""}"#);
    assert!(!dom::flag(input, "checked"));
}

#[test]
fn locked_elements_get_their_state_later() {
    let mut page = Page::empty();
    page.join(r#"{"0":"a","1":"b","2":"x","s":["<input class=\"","\" value=\"","\"><p>","</p>"]}"#);
    let input = page.find("input");
    dom::set_attribute(input, "data-phx-ref-lock", "1");
    page.update(r#"{"0":"c","1":"d","2":"y"}"#);
    page.shows("<input class=\"a\" value=\"b\" data-phx-ref-lock=\"1\"><p>y</p>");
    dom::remove_attribute(input, "data-phx-ref-lock");
    assert!(page.view.unlock(input) > 0);
    page.shows("<input class=\"c\" value=\"d\"><p>y</p>");
}

#[test]
fn loading_and_sticky_classes_survive() {
    let mut page = Page::empty();
    page.join(r#"{"0":"a","s":["<button class=\"","\">x</button>"]}"#);
    let button = page.find("button");
    dom::add_class(button, "phx-click-loading");
    dom::set_attribute(button, "data-phx-ref-src", "v");
    dom::stick_class(button, "open", Some(true));
    page.update(r#"{"0":"b c"}"#);
    assert_eq!(
        dom::attribute(button, "class").as_deref(),
        Some("b c phx-click-loading open")
    );
}

#[test]
fn text_put_aside_goes_on_being_patched() {
    let mut page = Page::empty();
    page.join(r#"{"0":"Save","s":["<button>","</button>"]}"#);
    let button = page.find("button");
    dom::replace_text(button, "Saving");
    page.update(r#"{"0":"Saved"}"#);
    page.shows("<button>Saving</button>");
    dom::restore_text(button);
    page.shows("<button>Saved</button>");
}

#[test]
fn ignored_content_is_left_alone() {
    let mut page = Page::empty();
    let statics = r#"["<div id=\"i\" phx-update=\"ignore\" data-a=\"","\" class=\"","\"><p>","</p>","</div><b>","</b>"]"#;
    page.join(
        &(r#"{"0":"1","1":"c","2":"x","3":{"0":"n","s":["<i>","</i>"]},"4":"t","s":"#.to_owned()
            + statics
            + "}"),
    );
    page.shows(
        r#"<div id="i" phx-update="ignore" data-a="1" class="c"><p>x</p><i>n</i></div><b>t</b>"#,
    );
    page.update(r#"{"0":"2","1":"d","2":"y","3":{"0":"m"},"4":"u"}"#);
    page.shows(
        r#"<div id="i" phx-update="ignore" data-a="2" class="c"><p>x</p><i>n</i></div><b>u</b>"#,
    );
}

#[test]
fn elements_of_interest_are_reported() {
    let mut page = Page::empty();
    let applied = page.join(r#"{"0":"1","1":{"s":["<i phx-mounted=\"x\"></i>"]},"s":["<div id=\"h\" phx-hook=\"H\"><p>","</p></div>",""]}"#);
    let (hook, mounted) = (page.find("#h"), page.find("i"));
    assert_eq!(applied.added, [hook, mounted]);
    let applied = page.update(r#"{"0":"2"}"#);
    assert_eq!((applied.added.len(), applied.updated), (0, vec![hook]));
    let applied = page.update(r#"{"1":""}"#);
    assert_eq!((applied.updated.len(), applied.removed), (0, vec![mounted]));
}

#[test]
fn attributes_of_interest_may_come_in_a_list() {
    let mut page = Page::empty();
    let applied =
        page.join(r#"{"0":" id=\"h\" phx-hook=\"H\"","1":"x","s":["<div",">","</div>"]}"#);
    let hook = page.find("#h");
    assert_eq!(applied.added, [hook]);
    assert_eq!(page.update(r#"{"1":"y"}"#).updated, [hook]);
    assert_eq!(page.join(r#"{"s":["gone"]}"#).removed, [hook]);
    page.shows("gone");
}

#[test]
fn what_has_phx_remove_stays_until_it_is_taken_out() {
    let mut page = Page::empty();
    page.join(r#"{"0":{"0":"x","s":["<p phx-remove=\"r\">","</p>"]},"s":["<div>","</div>"]}"#);
    let applied = page.update(r#"{"0":""}"#);
    page.shows("<div><p phx-remove=\"r\">x</p></div>");
    dom::remove(applied.removed[0]);
    page.shows("<div></div>");
}

#[test]
fn components_are_placed_and_go() {
    let mut page = Page::empty();
    page.join(r#"{"0":1,"1":2,"c":{"1":{"0":"a","s":["<p>","</p>"],"r":1},"2":{"0":"b","s":1,"r":1}},"s":["<div>","","</div>"]}"#);
    let html = |cid: &str, text: &str| {
        format!("<p data-phx-component=\"{cid}\" data-phx-view=\"v\">{text}</p>")
    };
    page.shows(&format!("<div>{}{}</div>", html("1", "a"), html("2", "b")));
    assert_eq!(page.update(r#"{"c":{"1":{"0":"c"}}}"#).dom_writes, 1);
    page.shows(&format!("<div>{}{}</div>", html("1", "c"), html("2", "b")));
    let second = page.all("p")[1];
    let applied = page.update(r#"{"0":2,"1":""}"#);
    page.shows(&format!("<div>{}</div>", html("2", "b")));
    assert_eq!((applied.removed_cids, page.find("p")), (vec![1], second));
}

#[test]
fn svg_stays_svg() {
    let mut page = Page::empty();
    page.join(r#"{"0":{"k":{"0":{"0":"1"},"1":{"0":"2"},"kc":2},"s":["<circle r=\"","\"/>"]},"s":["<svg>","</svg>"]}"#);
    page.shows("<svg><circle r=\"1\"></circle><circle r=\"2\"></circle></svg>");
}

#[test]
fn events_title_and_reply_are_told() {
    let mut page = Page::empty();
    let applied = page.join(r#"{"s":["x"],"t":"T","e":[["a",{"n":1}],["b",{},true]]}"#);
    assert!(applied.title.is("T"));
    let [(name, payload)] = applied.events[..] else {
        panic!("{:?}", applied.events);
    };
    assert!(name.is("phx:a") && payload.stringify().is(r#"{"n":1}"#));
    let before = Call::Emit {
        name: "phx:b".into(),
        detail: "{}".into(),
    };
    assert_eq!(World::with(|world| world.calls.clone()), [before]);
    let reply = page.update(r#"{"r":{"ok":true}}"#).reply;
    assert!(reply.stringify().is(r#"{"ok":true}"#));
}

#[test]
fn a_moved_text_node_asks_for_a_full_render() {
    let mut page = Page::empty();
    page.join(r#"{"0":"x","s":["<p>","</p>"]}"#);
    dom::set_inner_html(page.find("p"), "translated");
    assert_eq!(page.try_update(r#"{"0":"y"}"#).err(), Some(Error::Resync));
    page.join(r#"{"0":"y","s":["<p>","</p>"]}"#);
    page.shows("<p>y</p>");
}

#[test]
fn nonsense_is_refused() {
    let mut page = Page::empty();
    assert_eq!(page.try_update(r#"{"0":"x"}"#).err(), Some(Error::Resync));
    page.join(r#"{"0":"x","s":["<p>","</p>"]}"#);
    for diff in [
        r#"{"1":"x"}"#,
        r#"{"0":{"0":"x"}}"#,
        r#"{"0":{"k":{"0":{},"kc":1}}}"#,
        r#"{"c":{"1":{"0":"x"}}}"#,
        r#"{"0":{"k":{"0":7,"kc":1},"s":["a"]}}"#,
        r#"{"0":{"k":{"kc":4000000000},"s":["a"]}}"#,
        r#"{"0":1,"c":{"1":{"0":1,"s":["<p>","</p>"]}}}"#,
    ] {
        assert!(page.try_update(diff).is_err(), "{diff}");
        page.join(r#"{"0":"x","s":["<p>","</p>"]}"#);
        page.shows("<p>x</p>");
    }
}

#[test]
fn slots_without_a_place_of_their_own_are_html() {
    let mut page = Page::empty();
    let message = r#"{"0":{"0":"b","1":"x","2":{"0":"1","s":["<i>","</i>"]},"s":["<"," title=\"","\">","</b>"]},"s":["<p>","</p>"]}"#;
    page.join(message);
    page.shows("<p><b title=\"x\"><i>1</i></b></p>");
    let bold = page.find("b");
    page.update(r#"{"0":{"1":"y","2":{"0":"2"}}}"#);
    page.shows("<p><b title=\"y\"><i>2</i></b></p>");
    assert_eq!(page.find("b"), bold);
    page.update(r#"{"0":""}"#);
    page.shows("<p></p>");
}

#[test]
fn half_a_tag_in_a_slot_asks_once_for_a_full_render() {
    let mut page = Page::empty();
    let message = r#"{"0":"<em","1":"x","s":["",">","</em>"]}"#;
    assert_eq!(page.try_join(message).err(), Some(Error::Resync));
    page.join(message);
    page.shows("<em>x</em>");
    page.update(r#"{"1":"y"}"#);
    page.shows("<em>y</em>");
}
