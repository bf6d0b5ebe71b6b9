use super::Page;
use crate::platform::dom::{self, Node};

/// Joins over the server's HTML; every element must stay.
#[track_caller]
fn adopts(html: &str, diff: &str) -> Page {
    let mut page = Page::with(html);
    let before: Vec<Node> = page.all("*");
    let applied = page.join(diff);
    assert!(!applied.was_rebuilt);
    page.shows(html);
    assert_eq!(page.all("*"), before);
    assert_eq!(applied.dom_writes, 0);
    page
}

#[test]
fn text_and_attributes_are_found() {
    let mut page = adopts(
        "<h1 class=\"a\">Hi Ann!</h1><p>1</p>",
        r#"{"0":"a","1":"Ann","2":"1","s":["<h1 class=\"","\">Hi ","!</h1><p>","</p>"]}"#,
    );
    page.update(r#"{"0":"b","1":"Bob","2":"2"}"#);
    page.shows("<h1 class=\"b\">Hi Bob!</h1><p>2</p>");
}

#[test]
fn separators_keep_adjacent_slots_apart() {
    let mut page = adopts(
        "<p>a<!---->b<!---->c</p>",
        r#"{"0":"a","1":"b","2":"c","s":["<p>","<!>","<!>","</p>"]}"#,
    );
    page.update(r#"{"0":"","1":"x","2":"y"}"#);
    page.shows("<p><!---->x<!---->y</p>");
    adopts(
        "<p><!---->b<!----></p>",
        r#"{"0":"","1":"b","2":"","s":["<p>","<!>","<!>","</p>"]}"#,
    );
}

#[test]
fn state_may_have_moved() {
    let mut page = Page::with("<p title=\"x\">count: 1 of 9</p>");
    let p = page.find("p");
    let applied = page.join(r#"{"0":"y","1":"12","s":["<p title=\"","\">count: "," of 9</p>"]}"#);
    page.shows("<p title=\"y\">count: 12 of 9</p>");
    assert_eq!(
        (page.find("p"), applied.dom_writes, applied.was_rebuilt),
        (p, 2, false)
    );
}

#[test]
fn nodes_and_rows_are_found() {
    let mut page = adopts(
        "<div><h1>t</h1><ul><li>a</li><li>b</li></ul><b>x</b></div>",
        r#"{"0":{"0":"t","s":["<h1>","</h1>"]},"1":{"k":{"0":{"0":"a"},"1":{"0":"b"},"kc":2},"s":["<li>","</li>"]},"2":{"s":["<b>x</b>"]},"s":["<div>","<ul>","</ul>","</div>"]}"#,
    );
    page.update(r#"{"1":{"k":{"0":1,"1":0,"2":{"0":"c"},"kc":3}},"2":""}"#);
    page.shows("<div><h1>t</h1><ul><li>b</li><li>a</li><li>c</li></ul></div>");
}

#[test]
fn missing_and_superfluous_rows_are_mended_in_place() {
    let rows = r#"{"0":{"k":{"0":{"0":"a"},"1":{"0":"b"},"2":{"0":"c"},"kc":3},"s":["<li>","</li>"]},"s":["<ul>","</ul><p>end</p>"]}"#;
    let mut page = Page::with("<ul><li>a</li></ul><p>end</p>");
    let (first, p) = (page.find("li"), page.find("p"));
    let applied = page.join(rows);
    page.shows("<ul><li>a</li><li>b</li><li>c</li></ul><p>end</p>");
    assert_eq!(
        (page.find("li"), page.find("p"), applied.was_rebuilt),
        (first, p, false)
    );
    let mut page =
        Page::with("<ul><li>a</li><li>b</li><li>c</li><li>d</li><li>e</li></ul><p>end</p>");
    let first = page.find("li");
    assert!(!page.join(rows).was_rebuilt);
    page.shows("<ul><li>a</li><li>b</li><li>c</li></ul><p>end</p>");
    assert_eq!(page.find("li"), first);
}

#[test]
fn another_branch_is_built_and_the_rest_stays() {
    let mut page = Page::with("<p><i>old</i><b>x</b></p><hr>");
    let (bold, hr) = (page.find("b"), page.find("hr"));
    let applied =
        page.join(r#"{"0":{"0":"new","s":["<u>","</u>"]},"s":["<p>","<b>x</b></p><hr>"]}"#);
    page.shows("<p><u>new</u><b>x</b></p><hr>");
    assert_eq!(
        (page.find("b"), page.find("hr"), applied.was_rebuilt),
        (bold, hr, false)
    );
}

#[test]
fn another_page_is_rebuilt() {
    let mut page = Page::with("<p>one</p><section>two</section>");
    let applied = page.join(r#"{"0":"1","1":"2","s":["<p>","</p><div>","</div>"]}"#);
    page.shows("<p>1</p><div>2</div>");
    assert!(applied.was_rebuilt);
}

#[test]
fn typed_text_survives_adoption() {
    let mut page = Page::with("<input value=\"a\"><textarea>b</textarea>");
    let (input, area) = (page.find("input"), page.find("textarea"));
    dom::input(input, "typed");
    dom::input(area, "written");
    page.join(r#"{"0":"a","1":"b","s":["<input value=\"","\"><textarea>","</textarea>"]}"#);
    assert_eq!(
        (dom::property(input, "value"), dom::property(area, "value")),
        ("typed".to_owned(), "written".to_owned())
    );
}

#[test]
fn attributes_that_are_gone_go() {
    let mut page = Page::with("<button class=\"c\" disabled=\"\" data-phx-x=\"1\">x</button>");
    page.join(r#"{"0":" title=\"t\"","1":"x","s":["<button class=\"c\"",">","</button>"]}"#);
    page.shows("<button class=\"c\" data-phx-x=\"1\" title=\"t\">x</button>");
}

#[test]
fn html_slots_are_found() {
    let mut page = adopts(
        "<p>a<b>1</b> <i>2</i></p><p>x</p>",
        r#"{"0":"<b>1</b> <i>2</i>","1":"x","s":["<p>a","</p><p>","</p>"]}"#,
    );
    let bold = page.find("b");
    page.update(r#"{"0":"<b>3</b>"}"#);
    page.shows("<p>a<b>3</b></p><p>x</p>");
    assert_eq!(page.find("b"), bold);
}

#[test]
fn components_are_found() {
    let mut page = Page::with("<div><p>a</p><p>b</p></div>");
    let before = page.all("*");
    let applied = page.join(r#"{"0":1,"1":2,"c":{"1":{"0":"a","s":["<p>","</p>"],"r":1},"2":{"0":"b","s":["<p>","</p>"],"r":1}},"s":["<div>","","</div>"]}"#);
    assert!(!applied.was_rebuilt);
    assert_eq!(page.all("*"), before);
    page.update(r#"{"c":{"2":{"0":"c"}}}"#);
    assert_eq!(dom::text(before[2]), "c");
    assert_eq!(
        dom::attribute(before[2], "data-phx-component").as_deref(),
        Some("2")
    );
}

#[test]
fn whitespace_around_slots_and_rows_is_split() {
    let html = "<ul>\n  <li>\n a\n </li>\n\n  <li>\n b\n </li>\n</ul>";
    let mut page = adopts(
        html,
        r#"{"0":{"k":{"0":{"0":"a"},"1":{"0":"b"},"kc":2},"s":["\n  <li>\n ","\n </li>\n"]},"s":["<ul>","</ul>"]}"#,
    );
    page.update(r#"{"0":{"k":{"0":{"0":"x"},"kc":1}}}"#);
    page.shows("<ul>\n  <li>\n x\n </li>\n</ul>");
}

#[test]
fn streams_are_found() {
    let mut page = adopts(
        "<ul id=\"u\" phx-update=\"stream\"><li id=\"a\">A</li><li id=\"b\">B</li></ul>",
        r#"{"0":{"k":{"0":{"0":"a","1":"A"},"1":{"0":"b","1":"B"},"kc":2},"s":["<li id=\"","\">","</li>"],"stream":["0",[["b",-1,null,false],["a",-1,null,false]],[]]},"s":["<ul id=\"u\" phx-update=\"stream\">","</ul>"]}"#,
    );
    page.update(
        r#"{"0":{"k":{"0":{"0":"a","1":"X"},"kc":1},"stream":["0",[["a",-1,null,false]],["b"]]}}"#,
    );
    page.shows("<ul id=\"u\" phx-update=\"stream\"><li id=\"a\">X</li></ul>");
}

#[test]
fn content_that_is_left_to_others_stays() {
    let html = "<div id=\"i\" phx-update=\"ignore\"><p>x</p><i>n</i><b phx-hook=\"B\"></b><u></u></div><b>t</b>";
    let mut page = adopts(
        html,
        r#"{"0":"y","1":{"0":"m","s":["<i>","</i>"]},"2":"","3":"t","s":["<div id=\"i\" phx-update=\"ignore\"><p>","</p>","<b phx-hook=\"B\"></b>","</div><b>","</b>"]}"#,
    );
    page.update(r#"{"0":"z","1":{"0":"o"},"3":"u"}"#);
    page.shows(&html.replace(">t<", ">u<"));
}

#[test]
fn what_others_made_of_their_content_is_no_mismatch() {
    let mut page =
        Page::with("<div phx-update=\"ignore\"><canvas></canvas><hr phx-hook=\"H\"></div><b>t</b>");
    let before = page.all("*");
    let applied = page.join(
        r#"{"0":"y","1":"u","s":["<div phx-update=\"ignore\"><p title=\"","\">x</p><hr phx-hook=\"H\"><i phx-hook=\"I\"></i></div><b>","</b>"]}"#,
    );
    assert!(!applied.was_rebuilt);
    assert_eq!(applied.added, [page.find("hr")]);
    assert_eq!(page.all("*"), before);
}

#[test]
fn a_view_that_lost_its_way_adopts_its_own_page() {
    let mut page = Page::empty();
    let full = r#"{"0":"x","1":{"k":{"0":{"0":"a"},"kc":1},"s":["<li>","</li>"]},"s":["<p>","</p><ul>","</ul>"]}"#;
    page.join(full);
    let before = page.all("*");
    assert!(page.try_update(r#"{"7":"x"}"#).is_err());
    assert!(!page.join(full).was_rebuilt);
    page.shows("<p>x</p><ul><li>a</li></ul>");
    assert_eq!(page.all("*"), before);
}
