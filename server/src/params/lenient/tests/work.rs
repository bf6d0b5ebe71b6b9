//! The worst that a message can ask for: work is counted, not timed.

use super::*;
use crate::params::{self, ParamsLimits};

/// The values of a tree, and how often one was read.
fn work<T: DeserializeOwned>(tree: &Value) -> (usize, usize) {
    let notes = Notes::about(Some(tree));
    drop(read_noting::<T>(Some(tree), Place::Root, &notes));
    (Notes::about(Some(tree)).values(), notes.reads())
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the work is looked at")]
struct Order {
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the work is looked at")]
struct Line {
    amount: u32,
    name: String,
    price: f64,
    gift: bool,
    notes: Vec<String>,
}

#[test]
fn required_fields_are_learned_once_for_all_items() {
    let tree = json!({"lines": vec![json!({}); 1024]});
    let (values, reads) = work::<Order>(&tree);
    assert!(reads < 8 * values, "{reads} reads of {values} values");
}

#[test]
fn fields_that_only_the_last_item_lacks_cost_a_few_rounds() {
    let full = json!({"amount": 1, "name": "x", "price": 1, "gift": true, "notes": []});
    let mut lines = vec![full; 1024];
    lines.push(json!({}));
    let (values, reads) = work::<Order>(&json!({ "lines": lines }));
    assert!(reads < 7 * values, "{reads} reads of {values} values");
}

#[test]
fn lists_in_lists_are_no_worse() {
    let inner = vec![json!([{}, {}, {}]); 300];
    let tree = json!(vec![json!(inner); 100]);
    let (values, reads) = work::<Vec<Vec<Vec<Line>>>>(&tree);
    assert!(reads < 8 * values, "{reads} reads of {values} values");
}

#[test]
fn a_map_with_many_keys_is_no_worse() {
    let tree: Value = (0..2000).map(|key| (key.to_string(), json!({}))).collect();
    let (values, reads) = work::<BTreeMap<String, Line>>(&tree);
    assert!(reads < 8 * values, "{reads} reads of {values} values");
}

#[test]
fn honest_boxes_are_read_however_many_rows_there_are() {
    #[derive(Debug, Deserialize)]
    struct Row {
        id: u32,
        done: bool,
        urgent: bool,
        tags: Vec<String>,
    }
    let mut rows = vec![json!({"id": 1, "done": "on"}); 300];
    rows.push(json!({"id": 2}));
    let tree = json!(rows);
    let read: Vec<Row> = value(tree.clone());
    assert!(read[0].done && !read[0].urgent && read[0].tags.is_empty());
    assert_eq!((read[300].id, read[300].done), (2, false));
    let (values, reads) = work::<Vec<Row>>(&tree);
    assert!(reads < 6 * values, "{reads} reads of {values} values");
}

#[test]
fn a_field_under_its_other_name_is_not_missing() {
    #[derive(Debug, Deserialize)]
    struct Row {
        #[serde(alias = "ticked")]
        done: bool,
    }
    let rows: Vec<Row> = value(json!([{}, {"ticked": "on"}, {"done": "on"}, {"ticked": "off"}]));
    let done: Vec<_> = rows.iter().map(|row| row.done).collect();
    assert_eq!(done, [false, true, true, false]);
    assert_eq!(
        errors::<Vec<Row>>(json!([{"ticked": "on", "done": "on"}])),
        "0[done]: is there twice"
    );
}

#[test]
fn what_one_type_wants_another_can_go_without() {
    #[derive(Debug, Deserialize)]
    struct Both {
        strict: Vec<Strict>,
        lax: Lax,
    }
    #[derive(Debug, Deserialize)]
    struct Strict {
        page: Vec<u8>,
    }
    #[derive(Debug, Deserialize)]
    struct Lax {
        #[serde(default = "first")]
        page: u8,
    }
    fn first() -> u8 {
        1
    }
    let both: Both = value(json!({"strict": [{}], "lax": {}}));
    assert_eq!((both.lax.page, both.strict[0].page.len()), (1, 0));
}

/// As much of the stack as a decoder may take, in a build that does not optimize.
const STACK: usize = 512 * 1024;

fn errors_on_a_small_stack<T: DeserializeOwned>(tree: Value) -> String {
    let thread = std::thread::Builder::new().stack_size(STACK);
    let errors = thread.spawn(move || errors::<T>(tree)).unwrap();
    errors.join().unwrap()
}

#[test]
fn an_enum_that_begins_with_itself_ends() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its errors are read")]
    enum Filter {
        Not(Box<Self>),
        Eq(String),
    }
    let found = errors_on_a_small_stack::<BTreeMap<String, Filter>>(json!({"filter": "x"}));
    assert!(found.starts_with("filter: "), "{found}");
    assert!(found.ends_with("is nested too deep"), "{found}");
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only its errors are read")]
enum Filter {
    And {
        left: Box<Self>,
        right: Box<Self>,
        padding: [u64; 16],
    },
    Eq(String),
}

#[test]
fn a_variant_that_holds_two_of_its_kind_ends() {
    let found = errors_on_a_small_stack::<Filter>(json!("x"));
    assert!(found.contains("is nested too deep"), "{found}");
    let (_, reads) = work::<Filter>(&json!({"And": {}}));
    assert!(reads < 1000, "{reads}");
}

#[test]
fn a_list_of_itself_ends() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its errors are read")]
    struct Tree(Vec<Self>);
    assert_eq!(
        errors_on_a_small_stack::<Tree>(json!("x")),
        format!(
            "{}: is nested too deep",
            format_args!("0{}", "[0]".repeat(47))
        )
    );
    let _: Tree = value(json!([[[], []], [[[]]]]));
}

#[test]
fn a_value_of_itself_ends() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its errors are read")]
    struct Odd(Option<Box<Self>>);
    assert_eq!(
        errors_on_a_small_stack::<Odd>(json!("x")),
        ": is nested too deep"
    );
}

#[test]
fn long_paths_do_not_add_up() {
    let key = "k".repeat(40_000);
    let tree = json!({ key: vec![json!({}); 1000] });
    let found = deserialize::<BTreeMap<String, Vec<Line>>>(&tree).errors;
    let bytes: usize = found
        .iter()
        .map(|(path, text)| path.len() + text.len())
        .sum();
    assert!(!found.is_empty() && bytes < 70_000, "{bytes} bytes");

    let key = "k".repeat(100_000);
    let found = errors::<BTreeMap<String, u8>>(json!({ key: "x" }));
    assert_eq!(found, ": holds more mistakes than are listed");
}

#[test]
fn a_form_of_markers_alone_is_refused() {
    let form = "lines[][_unused_amount]=&".repeat(30_000);
    let refused = params::parse(&form, &ParamsLimits::default());
    assert_eq!(refused, Err(ParamsError::TooManyFields { limit: 512 }));
}

#[test]
fn more_work_than_a_message_is_worth_is_refused() {
    /// Forty boxes, each of which costs another round.
    macro_rules! boxes {
        ($($name:ident)*) => {
            #[derive(Debug, Deserialize)]
            #[expect(dead_code, reason = "only the work is looked at")]
            struct Boxes { $($name: bool,)* }
        };
    }
    boxes! { a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9
    c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 }
    type Rows = (Vec<Vec<u8>>, Boxes);
    let tree = json!([vec![vec![1; 100]; 300], {}]);
    let (values, reads) = work::<Rows>(&tree);
    assert!(
        reads <= 8 * values + 300_000,
        "{reads} reads of {values} values"
    );
    let found = errors::<Rows>(tree);
    assert!(found.ends_with(": holds too much"), "{found}");
    assert!(!value::<Rows>(json!([[[1]], {}])).1.a0);
}
