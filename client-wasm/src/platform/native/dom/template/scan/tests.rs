use super::{Composite, PlaceKind, Scan, scan};

fn check(statics: &[&str], markup: &str) -> Scan {
    let scan = scan(statics).expect("slots can be placed");
    assert_eq!(scan.markup, markup);
    assert_eq!(scan.slots.len() + 1, statics.len());
    scan
}

#[test]
fn child_slots_become_comments() {
    check(
        &["<p>", "</p>", ""],
        "<p><!--bennu-slot:0--></p><!--bennu-slot:1-->",
    );
}

#[test]
fn attributes_with_slots_leave_the_markup() {
    let scan = check(
        &["<tr id=\"", "\" class=\"a ", " b\" x=1><td>", "</td></tr>"],
        "<tr id=\"\" class=\"\" x=1 bennu-slot=\"0\"><td><!--bennu-slot:1--></td></tr>",
    );
    let id = Composite {
        name: "id".to_owned(),
        first: 0,
        constants: vec![String::new(), String::new()],
    };
    let class = Composite {
        name: "class".to_owned(),
        first: 1,
        constants: vec!["a ".to_owned(), " b".to_owned()],
    };
    assert_eq!(scan.composites, [id, class]);
    assert_eq!(scan.slots[1].kind, PlaceKind::Value(1));
    assert_eq!(scan.slots[2].mark, 1);
}

#[test]
fn two_slots_may_share_a_value() {
    let scan = check(
        &["<a href='/", "/", "'>x</a>"],
        "<a href='' bennu-slot=\"0\">x</a>",
    );
    assert_eq!(scan.composites[0].constants, ["/", "/", ""]);
    assert_eq!(scan.slots[0], scan.slots[1]);
}

#[test]
fn attribute_lists_are_slots_in_the_tag() {
    let scan = check(
        &["<input type=\"text\"", " disabled", "/>"],
        "<input type=\"text\" disabled bennu-slot=\"0\"/>",
    );
    assert_eq!(scan.slots[0].kind, PlaceKind::Attributes);
    assert!(scan.marks[0].open);
}

#[test]
fn text_only_content_is_a_value() {
    let scan = check(
        &["<textarea>\n", "</textarea><title>a &amp; ", "</title>"],
        "<textarea bennu-slot=\"0\"></textarea><title bennu-slot=\"1\"></title>",
    );
    assert_eq!(scan.composites[0].constants, ["", ""]);
    assert_eq!(scan.composites[1].constants, ["a & ", ""]);
}

#[test]
fn comments_and_scripts_hide_markup() {
    check(
        &[
            "<!-- <p a=\" --><script>if (a < \"</p>\") {}</script><!><b>",
            "</b>",
        ],
        "<!-- <p a=\" --><script>if (a < \"</p>\") {}</script><!><b><!--bennu-slot:0--></b>",
    );
}

#[test]
fn elements_of_interest_are_marked() {
    let scan = check(
        &[
            "<div phx-hook=\"A\" id=x><p phx-update=\"ignore\">",
            "</p></div>",
        ],
        "<div phx-hook=\"A\" id=x bennu-slot=\"0\"><p phx-update=\"ignore\" bennu-slot=\"1\"><!--bennu-slot:2--></p></div>",
    );
    assert!(scan.marks[0].interest && scan.marks[1].ignore);
}

#[test]
fn slots_in_names_and_comments_cannot_be_placed() {
    assert!(scan(&["<", ">"]).is_none());
    assert!(scan(&["<!-- ", " -->"]).is_none());
    assert!(scan(&["</", ">"]).is_none());
    assert!(scan(&["<div class=\"", ""]).is_none());
}
