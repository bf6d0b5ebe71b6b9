//! Lists and streams.

use bennu::html;
use bennu::stream::{At, Stream};

use crate::support::{html as rendered, plain};

struct Row {
    id: u32,
    name: String,
}

fn rows() -> Vec<Row> {
    ["a", "b"]
        .iter()
        .zip(1..)
        .map(|(name, id)| Row {
            id,
            name: (*name).to_owned(),
        })
        .collect()
}

#[test]
fn a_list_shows_its_body_for_each_item() {
    let rows = rows();
    let template = html! {
        ul {
            @for row in &rows { li { (row.name) } }
            @for (index, Row { id, .. }) in rows.iter().enumerate(), key=(*id) { li { (index) (id) } }
            @for row in rows.iter().rev(), key=(&row.name), memo=(row.id) { li { (row.name) } }
        }
    };
    assert_eq!(
        plain(template),
        "<ul><li>a</li><li>b</li><li>01</li><li>12</li><li>b</li><li>a</li></ul>"
    );
}

#[test]
fn items_may_be_consumed() {
    let names = vec![String::from("a"), String::from("b")];
    assert_eq!(
        plain(html! { @for name in names { i { (name) } } }),
        "<i>a</i><i>b</i>"
    );
}

#[test]
fn a_loop_may_run_while() {
    let mut left = vec![1, 2, 3];
    let template = html! { @while let Some(n) = left.pop() { i { (n) } } };
    assert_eq!(plain(template), "<i>3</i><i>2</i><i>1</i>");
}

#[test]
fn entries_that_touch_are_separated() {
    let items = ["a", "b"];
    assert_eq!(
        rendered(html! { @for item in items { (item) } }),
        "a<!>b<!>"
    );
    assert_eq!(
        rendered(html! { @for item in items { (item) br; } }),
        "a<br>b<br>"
    );
}

#[test]
fn lists_nest() {
    let grid = [[1, 2], [3, 4]];
    let template = html! {
        table { tbody { @for line in &grid { tr { @for cell in line, key=(cell) { td { (cell) } } } } } }
    };
    assert_eq!(
        plain(template),
        "<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"
    );
}

#[test]
fn a_stream_shows_what_is_new() {
    let mut stream = Stream::new(|row: &Row| format!("row-{}", row.id));
    for row in rows() {
        stream.insert(At::Last, row);
    }
    let template = html! {
        ul #rows phx-update="stream" { @stream (id, row) in &stream { li id=(id) { (row.name) } } }
    };
    assert_eq!(
        plain(template),
        "<ul id=\"rows\" phx-update=\"stream\"><li id=\"row-1\">a</li><li id=\"row-2\">b</li></ul>"
    );
}
