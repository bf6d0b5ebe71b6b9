use super::Page;
use crate::platform::dom;

/// Items are `id` and text; inserts are given newest first, as on the wire.
fn diff(
    inserts: &str,
    deletes: &str,
    reset: bool,
    items: &[(&str, &str)],
    statics: bool,
) -> String {
    let mut k = String::new();
    for (n, (id, text)) in items.iter().enumerate() {
        k += &format!("\"{n}\":{{\"0\":\"{id}\",\"1\":\"{text}\"}},");
    }
    let reset = if reset { ",true" } else { "" };
    let s = if statics {
        r#","s":["<li id=\"","\">","</li>"]"#
    } else {
        ""
    };
    format!(
        r#"{{"0":{{"k":{{{k}"kc":{}}}{s},"stream":["0",[{inserts}],[{deletes}]{reset}]}}"#,
        items.len()
    )
}

fn page(items: &[(&str, &str)]) -> Page {
    let mut page = Page::empty();
    let inserts: Vec<String> = items
        .iter()
        .rev()
        .map(|(id, _)| format!("[\"{id}\",-1,null,false]"))
        .collect();
    let diff = diff(&inserts.join(","), "", false, items, true);
    page.join(&(diff + r#","s":["<ul id=\"u\" phx-update=\"stream\">","</ul>"]}"#));
    page
}

fn update(page: &mut Page, inserts: &str, deletes: &str, reset: bool, items: &[(&str, &str)]) {
    page.update(&(diff(inserts, deletes, reset, items, false) + "}"));
}

fn shows(page: &Page, wanted: &str) {
    let items: Vec<String> = page.all("li").into_iter().map(dom::text).collect();
    assert_eq!(items.join(""), wanted);
}

#[test]
fn items_are_appended_prepended_and_put_in_between() {
    let mut page = page(&[("a", "A"), ("b", "B")]);
    shows(&page, "AB");
    update(
        &mut page,
        r#"["c",-1,null,false]"#,
        "",
        false,
        &[("c", "C")],
    );
    shows(&page, "ABC");
    update(&mut page, r#"["d",0,null,false]"#, "", false, &[("d", "D")]);
    shows(&page, "DABC");
    update(&mut page, r#"["e",1,null,false]"#, "", false, &[("e", "E")]);
    shows(&page, "DEABC");
}

#[test]
fn known_items_are_patched_where_they_are() {
    let mut page = page(&[("a", "A"), ("b", "B")]);
    let before = page.all("li");
    update(
        &mut page,
        r#"["a",-1,null,false]"#,
        "",
        false,
        &[("a", "X")],
    );
    shows(&page, "XB");
    assert_eq!(page.all("li"), before);
}

#[test]
fn deleted_and_inserted_again_means_moved() {
    let mut page = page(&[("a", "A"), ("b", "B")]);
    let first = page.all("li")[0];
    update(
        &mut page,
        r#"["a",-1,null,false]"#,
        r#""a""#,
        false,
        &[("a", "X")],
    );
    shows(&page, "BX");
    assert_eq!(page.all("li")[1], first);
    update(&mut page, "", r#""b","nobody""#, false, &[]);
    shows(&page, "X");
}

#[test]
fn a_reset_keeps_and_orders_what_comes_again() {
    let mut page = page(&[("a", "A"), ("b", "B"), ("c", "C")]);
    let before = page.all("li");
    let inserts = r#"["a",-1,null,false],["d",-1,null,false],["c",-1,null,false]"#;
    update(
        &mut page,
        inserts,
        "",
        true,
        &[("c", "C"), ("d", "D"), ("a", "A")],
    );
    shows(&page, "CDA");
    let after = page.all("li");
    assert_eq!((after[0], after[2]), (before[2], before[0]));
}

#[test]
fn limits_cut_at_either_end() {
    let mut page = page(&[("a", "A"), ("b", "B")]);
    update(&mut page, r#"["c",-1,-2,false]"#, "", false, &[("c", "C")]);
    shows(&page, "BC");
    update(&mut page, r#"["d",0,2,false]"#, "", false, &[("d", "D")]);
    shows(&page, "DB");
}

#[test]
fn update_only_ignores_strangers() {
    let mut page = page(&[("a", "A")]);
    update(
        &mut page,
        r#"["z",-1,null,true],["a",-1,null,true]"#,
        "",
        false,
        &[("a", "X"), ("z", "Z")],
    );
    shows(&page, "X");
}

#[test]
fn a_rejoin_starts_over_with_the_same_elements() {
    let mut page = page(&[("a", "A"), ("b", "B")]);
    let second = page.all("li")[1];
    let again = diff(
        r#"["c",-1,null,false],["b",-1,null,false]"#,
        "",
        false,
        &[("b", "B"), ("c", "C")],
        true,
    );
    page.join(&(again + r#","s":["<ul id=\"u\" phx-update=\"stream\">","</ul>"]}"#));
    shows(&page, "BC");
    assert_eq!(page.all("li")[0], second);
}

#[test]
fn other_children_stay() {
    let mut page = Page::empty();
    let diff = diff(r#"["a",-1,null,false]"#, "", false, &[("a", "A")], true);
    page.join(
        &(diff
            + r#","s":["<ul id=\"u\" phx-update=\"stream\"><li id=\"empty\">none</li>","</ul>"]}"#),
    );
    shows(&page, "noneA");
    update(&mut page, "", "", true, &[]);
    shows(&page, "none");
}
