//! What a page gathers of a stream.

use bennu_wire::Tree;
use serde_json::{Value, json};

use crate::support::apply;

/// A page with one stream of words.
struct Page(Tree);

impl Page {
    fn new(words: &[&str]) -> Self {
        let mut tree = Tree::new();
        apply(
            &mut tree,
            r#"{"s":["",""],"0":{"s":["","<br>"],"stream":["0",[],[]],"k":{"kc":0}}}"#,
        )
        .expect("a join");
        let mut page = Self(tree);
        let inserts: Vec<_> = words
            .iter()
            .map(|word| json!([word, -1, null, false]))
            .collect();
        page.send(&inserts, words, &[], false);
        page
    }

    /// Inserts in the order they were made; entries by their ids.
    fn send(&mut self, inserts: &[Value], entries: &[&str], deletes: &[&str], reset: bool) {
        let newest_first: Vec<_> = inserts.iter().rev().collect();
        let mut stream = vec![json!("0"), json!(newest_first), json!(deletes)];
        stream.extend(reset.then_some(json!(true)));
        let mut keyed: serde_json::Map<_, _> = entries
            .iter()
            .enumerate()
            .map(|(position, text)| (position.to_string(), json!({ "0": text })))
            .collect();
        keyed.insert("kc".into(), json!(entries.len()));
        let diff = json!({ "0": { "stream": stream, "k": keyed } });
        apply(&mut self.0, &diff.to_string()).expect("a diff");
    }

    fn insert(&mut self, id: &str, at: i32) {
        self.send(&[json!([id, at, null, false])], &[id], &[], false);
    }

    fn words(&self) -> String {
        self.0
            .to_html()
            .expect("a page")
            .replace("<br>", " ")
            .trim_end()
            .to_owned()
    }
}

#[test]
fn items_stay_when_others_come() {
    let mut page = Page::new(&["a", "b"]);
    page.insert("c", -1);
    page.insert("d", 0);
    page.insert("e", 2);
    page.insert("f", 99);
    assert_eq!(page.words(), "d a e b c f");
}

#[test]
fn an_item_that_is_there_changes_in_its_place() {
    let mut page = Page::new(&["a", "b", "c"]);
    page.send(&[json!(["b", 0, 1, false])], &["B"], &[], false);
    assert_eq!(page.words(), "a B c");
}

#[test]
fn deleted_items_go() {
    let mut page = Page::new(&["a", "b", "c"]);
    page.send(&[], &[], &["b", "x"], false);
    assert_eq!(page.words(), "a c");
}

#[test]
fn an_item_that_is_deleted_and_inserted_goes_to_its_new_place() {
    let mut page = Page::new(&["a", "b", "c"]);
    page.send(&[json!(["a", -1, null, false])], &["A"], &["a"], false);
    assert_eq!(page.words(), "b c A");
}

#[test]
fn a_reset_leaves_what_is_inserted_again() {
    let mut page = Page::new(&["a", "b", "c"]);
    page.send(
        &[json!(["c", -1, null, false]), json!(["d", -1, null, false])],
        &["C", "d"],
        &[],
        true,
    );
    assert_eq!(page.words(), "C d");
}

#[test]
fn limits_keep_the_start_or_the_end() {
    let mut page = Page::new(&["a", "b", "c"]);
    page.send(&[json!(["d", -1, -3, false])], &["d"], &[], false);
    assert_eq!(page.words(), "b c d");
    page.send(&[json!(["e", 0, 2, false])], &["e"], &[], false);
    assert_eq!(page.words(), "e b");
    page.send(&[json!(["f", -1, 2, false])], &["f"], &[], false);
    assert_eq!(page.words(), "e b");
    page.send(&[json!(["g", -1, 0, false])], &["g"], &[], false);
    assert_eq!(page.words(), "e b g");
}

#[test]
fn updates_do_not_insert() {
    let mut page = Page::new(&["a"]);
    page.send(
        &[json!(["a", -1, null, true]), json!(["b", -1, null, true])],
        &["A", "b"],
        &[],
        false,
    );
    assert_eq!(page.words(), "A");
}

/// The entries have the latest contents, in the order of the latest inserts; the oldest insert says where an item goes.
#[test]
fn an_item_that_is_inserted_twice_is_there_once() {
    let mut page = Page::new(&["x"]);
    let inserts = [
        json!(["a", 0, null, false]),
        json!(["b", -1, null, false]),
        json!(["a", -1, null, false]),
    ];
    page.send(&inserts, &["b", "A"], &[], false);
    assert_eq!(page.words(), "A x b");
}

#[test]
fn a_page_that_is_rendered_anew_starts_with_an_empty_stream() {
    let mut page = Page::new(&["a", "b"]);
    let stream =
        r#"{"s":["","<br>"],"stream":["0",[["c",-1,null,false]],[]],"k":{"0":{"0":"c"},"kc":1}}"#;
    apply(&mut page.0, &format!(r#"{{"s":["",""],"0":{stream}}}"#)).expect("a diff");
    assert_eq!(page.words(), "c");
}
