use super::Page;
use crate::platform::dom;

const ROOT: &str = r#""s":["<ul>","</ul>"]"#;

fn rows(texts: &[&str]) -> String {
    let rows: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| format!("\"{n}\":{{\"0\":\"{text}\"}}"))
        .collect();
    let comma = if rows.is_empty() { "" } else { "," };
    format!("{}{comma}\"kc\":{}", rows.join(","), rows.len())
}

fn page(texts: &[&str]) -> Page {
    let mut page = Page::empty();
    page.join(&format!(
        r#"{{"0":{{"k":{{{}}},"s":["<li>","</li>"]}},{ROOT}}}"#,
        rows(texts)
    ));
    page
}

fn texts(page: &Page) -> Vec<String> {
    page.all("li").into_iter().map(dom::text).collect()
}

#[test]
fn one_changed_row_of_a_thousand_is_one_write() {
    let many: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut page = page(&many);
    let before = page.all("li");
    let applied = page.update(r#"{"0":{"k":{"500":{"0":"new"},"kc":1000}}}"#);
    assert_eq!(applied.dom_writes, 1);
    assert_eq!(dom::text(before[500]), "new");
    assert_eq!(page.all("li"), before);
}

#[test]
fn a_new_row_in_front_leaves_the_others_alone() {
    let mut page = page(&["a", "b"]);
    let before = page.all("li");
    let applied = page.update(r#"{"0":{"k":{"0":{"0":"c"},"1":0,"2":1,"kc":3,"km":true}}}"#);
    assert_eq!(texts(&page), ["c", "a", "b"]);
    assert_eq!(page.all("li")[1..], before);
    assert_eq!(applied.dom_writes, 2);
}

#[test]
fn rows_move_change_and_go() {
    let mut page = page(&["c", "a", "b"]);
    let before = page.all("li");
    page.update(r#"{"0":{"k":{"0":1,"1":[2,{"0":"B"}],"kc":2,"km":true}}}"#);
    assert_eq!(texts(&page), ["a", "B"]);
    assert_eq!(page.all("li"), before[1..]);
}

#[test]
fn a_swap_moves_two_rows() {
    let mut page = page(&["0", "1", "2", "3", "4"]);
    let applied = page.update(r#"{"0":{"k":{"1":3,"3":1,"kc":5}}}"#);
    assert_eq!(texts(&page), ["0", "3", "2", "1", "4"]);
    assert_eq!(applied.dom_writes, 2);
}

#[test]
fn rows_that_only_close_a_gap_are_not_moved() {
    let mut page = page(&["0", "1", "2", "3", "4"]);
    let applied = page.update(r#"{"0":{"k":{"1":3,"2":4,"kc":3}}}"#);
    assert_eq!(texts(&page), ["0", "3", "4"]);
    assert_eq!(applied.dom_writes, 1);
}

#[test]
fn a_row_that_jumps_moves_alone() {
    let mut page = page(&["0", "1", "2", "3", "4", "5"]);
    let applied = page.update(r#"{"0":{"k":{"1":4,"2":1,"3":2,"4":3,"kc":6}}}"#);
    assert_eq!(texts(&page), ["0", "4", "1", "2", "3", "5"]);
    assert_eq!(applied.dom_writes, 1);
}

#[test]
fn a_row_is_in_one_place_only() {
    let diffs = [
        r#"{"0":{"k":{"0":1,"1":1,"kc":2}}}"#,
        r#"{"0":{"k":{"0":1,"kc":2}}}"#,
        r#"{"0":{"k":{"0":1,"1":0,"3":{"0":"d"},"kc":4}}}"#,
        r#"{"0":{"k":{"0":1,"1":0,"2":{"0":"c"},"kc":2}}}"#,
    ];
    for diff in diffs {
        let mut page = page(&["a", "b"]);
        assert!(page.try_update(diff).is_err(), "{diff}");
    }
}

#[test]
fn fresh_rows_never_patch_old_ones() {
    let mut page = page(&["a", "b"]);
    let before = page.all("li");
    page.view.set_order(bennu_wire::Order::HeadFirst);
    page.update(r#"{"0":{"k":{"0":[null,{"0":"c"}],"1":0,"2":1,"kc":3}}}"#);
    assert_eq!(texts(&page), ["c", "a", "b"]);
    assert_eq!(page.all("li")[1..], before);
    page.update(r#"{"0":{"k":{"0":[null,{"0":"d"}],"kc":3}}}"#);
    assert_eq!(texts(&page), ["d", "a", "b"]);
}

#[test]
fn lists_empty_and_fill_again() {
    let mut page = page(&["a", "b"]);
    assert_eq!(page.update(r#"{"0":{"k":{"kc":0}}}"#).dom_writes, 1);
    page.shows("<ul></ul>");
    page.update(r#"{"0":{"k":{"0":{"0":"z"},"kc":1}}}"#);
    page.shows("<ul><li>z</li></ul>");
    page.update(r#"{"0":""}"#);
    page.shows("<ul></ul>");
}

#[test]
fn rows_may_have_several_roots() {
    let mut page = Page::empty();
    page.join(r#"{"0":{"k":{"0":{"0":"a","1":"b"},"1":{"0":"c","1":"d"},"kc":2},"s":["","<i>","</i>"]},"s":["<p>","</p>"]}"#);
    page.shows("<p>a<i>b</i>c<i>d</i></p>");
    page.update(r#"{"0":{"k":{"0":1,"1":0,"kc":2}}}"#);
    page.shows("<p>c<i>d</i>a<i>b</i></p>");
    page.update(r#"{"0":{"k":{"0":{"0":"<b>x</b>"},"kc":1}}}"#);
    page.shows("<p><b>x</b><i>d</i></p>");
}

#[test]
fn an_input_keeps_its_place_and_text_while_rows_move() {
    let mut page = Page::empty();
    page.join(r#"{"0":{"k":{"0":{"0":"a"},"1":{"0":"b"},"2":{"0":"c"},"kc":3},"s":["<input name=\"","\">"]},"s":["<form>","</form>"]}"#);
    let input = page.find("[name=c]");
    dom::input(input, "typed");
    page.update(r#"{"0":{"k":{"0":2,"1":0,"2":1,"kc":3}}}"#);
    assert_eq!(page.all("input")[0], input);
    assert_eq!(dom::property(input, "value"), "typed");
}
