//! What a sink is told, and in which order.

use bennu_wire::error::{Fault, Violation};
use bennu_wire::{DecodeLimits, Error, Order, read_diff};
use proptest::prelude::*;

use crate::support::differ::{Style, diff};
use crate::support::head_first;
use crate::support::log::{Log, calls};
use crate::support::model::views;

/// Expects these calls, whether the diff comes as it stands or with its head first.
fn check(diff: &str, expected: &[&str]) {
    assert_eq!(calls(diff, Order::Any).expect(diff), expected, "{diff}");
    let ordered = head_first(diff);
    assert_eq!(
        calls(&ordered, Order::HeadFirst).expect(&ordered),
        expected,
        "{ordered}"
    );
    assert_eq!(
        calls(&ordered, Order::Any).expect(&ordered),
        expected,
        "{ordered}"
    );
}

#[test]
fn a_text_in_the_root() {
    check(
        r#"{"0":"a","2":"b"}"#,
        &[
            "root old", "slot 0", "text a", "slot 2", "text b", "end node", "finish",
        ],
    );
}

#[test]
fn nothing() {
    check("{}", &["finish"]);
    check(r#"{"later":[1,{}]}"#, &["finish"]);
}

#[test]
fn statics_come_before_slots() {
    check(
        r#"{"0":{"0":"a","s":0,"r":1},"s":1,"r":1,"p":{"0":["<i>","</i>"],"1":["<b>","</b>"]}}"#,
        &[
            "t0=<b>|</b>",
            "root t0",
            "slot 0",
            "t1=<i>|</i>",
            "node t1 root",
            "slot 0",
            "text a",
            "end node",
            "end node",
            "finish",
        ],
    );
}

#[test]
fn each_template_is_told_once() {
    let node = r#"{"s":7}"#;
    check(
        &format!(r#"{{"0":{node},"1":{node},"p":{{"3":["x"],"7":["<hr>"]}}}}"#),
        &[
            "root old", "slot 0", "t0=<hr>", "node t0", "end node", "slot 1", "node t0",
            "end node", "end node", "finish",
        ],
    );
}

#[test]
fn extras_come_before_the_tree() {
    check(
        r#"{"0":"a","e":[["n",{"x":1}],["m",null,true]],"r":{"ok":true},"t":"\u00e9"}"#,
        &[
            "title é",
            "event n {\"x\":1}",
            "event m null before",
            "reply {\"ok\":true}",
            "root old",
            "slot 0",
            "text a",
            "end node",
            "finish",
        ],
    );
}

/// At the top, a number is the root flag of the template: it says nothing.
#[test]
fn a_root_flag_is_no_reply() {
    check(
        r#"{"s":[""],"r":1}"#,
        &["t0=", "root t0", "end node", "finish"],
    );
}

#[test]
fn entries() {
    check(
        r#"{"0":{"k":{"0":{"0":"a"},"1":2,"2":[1,{"0":"b"}],"3":[null,{"0":"c"}],"kc":4,"km":true}}}"#,
        &[
            "root old",
            "slot 0",
            "keyed old",
            "entry 0",
            "slot 0",
            "text a",
            "end entry",
            "entry 1 from 2",
            "end entry",
            "entry 2 from 1",
            "slot 0",
            "text b",
            "end entry",
            "entry 3 fresh",
            "slot 0",
            "text c",
            "end entry",
            "end keyed 4",
            "end node",
            "finish",
        ],
    );
}

#[test]
fn an_entry_where_another_moves_away_is_new() {
    let diff = r#"{"0":{"k":{"0":{"0":"a"},"1":[0,{"0":"b"}],"km":true,"kc":2}}}"#;
    let calls = calls(diff, Order::Any).expect("a diff");
    assert!(calls.contains(&"entry 0 fresh".to_owned()), "{calls:?}");
}

#[test]
fn a_comprehension_without_entries() {
    check(
        r#"{"0":{"s":["<i>","</i>"],"k":{"kc":0}},"1":{"stream":["0",[],[]]}}"#,
        &[
            "root old",
            "slot 0",
            "t0=<i>|</i>",
            "keyed t0",
            "end keyed 0",
            "slot 1",
            "keyed old",
            "stream 0",
            "end keyed",
            "end node",
            "finish",
        ],
    );
}

#[test]
fn streams_come_before_their_entries() {
    check(
        r#"{"0":{"k":{"0":{"0":"a"},"kc":1},"stream":["1-0",[["b",0,-3,true],["a",-1,null],["a",2,5,null]],["x","y"],true]}}"#,
        &[
            "root old",
            "slot 0",
            "keyed old",
            "insert b@0 last 3 update",
            "insert a@last",
            "insert a@2 first 5",
            "delete x",
            "delete y",
            "stream 1-0 reset",
            "entry 0",
            "slot 0",
            "text a",
            "end entry",
            "end keyed 1",
            "end node",
            "finish",
        ],
    );
}

#[test]
fn components_come_last_each_after_its_base() {
    check(
        r#"{"0":3,"c":{"1":{"s":2},"2":{"s":3,"0":"b"},"3":{"s":["<p>","</p>"],"r":1,"0":"c"},"4":{"s":-9},"5":{"0":4}}}"#,
        &[
            "root old",
            "slot 0",
            "cid 3",
            "end node",
            "copy 4 of 9",
            "t0=<p>|</p>",
            "component 3 t0 root",
            "slot 0",
            "text c",
            "end component",
            "component 2 like new 3",
            "slot 0",
            "text b",
            "end component",
            "component 1 like new 2",
            "end component",
            "component 4 like old 9",
            "end component",
            "component 5 kept",
            "slot 0",
            "cid 4",
            "end component",
            "finish",
        ],
    );
}

#[test]
fn a_component_has_tables_of_its_own() {
    let keyed = r#"{"k":{"0":{"0":{"s":0}},"kc":1},"s":["",""],"p":{"0":["inner"]}}"#;
    check(
        &format!(r#"{{"s":0,"p":{{"0":["outer"]}},"c":{{"1":{{"s":["",""],"0":{keyed}}}}}}}"#),
        &[
            "t0=outer",
            "root t0",
            "end node",
            "t1=|",
            "component 1 t1",
            "slot 0",
            "t2=|",
            "keyed t2",
            "entry 0",
            "slot 0",
            "t3=inner",
            "node t3",
            "end node",
            "end entry",
            "end keyed 1",
            "end component",
            "finish",
        ],
    );
    let borrowed = r#"{"s":0,"p":{"0":["outer"]},"c":{"1":{"s":["",""],"0":{"s":0}}}}"#;
    let error = calls(borrowed, Order::Any).expect_err("a table of the tree");
    assert!(matches!(
        error,
        Error {
            fault: Fault::Violation(Violation::UnknownTemplate),
            ..
        }
    ));
}

#[test]
fn positions_are_those_in_the_whole_message() {
    let message = r#"["4",null,"lv:1","diff",{"0":"h\u00e9","s":["<p>","</p>"]}]"#;
    let start = message.find('{').expect("a diff");
    let mut log = Log::default();
    read_diff(
        message,
        start..message.len() - 1,
        Order::Any,
        &DecodeLimits::client(),
        &mut log,
    )
    .expect("a diff");
    let found: Vec<_> = log
        .strings
        .into_iter()
        .map(|range| &message[range])
        .collect();
    assert_eq!(found, ["<p>", "</p>", r"h\u00e9"]);
}

#[test]
fn a_broken_promise_is_noticed() {
    for late in [
        r#"{"0":"a","s":["",""]}"#,
        r#"{"0":"a","t":"x"}"#,
        r#"{"0":{"k":{"kc":0},"stream":["0",[],[]]}}"#,
        r#"{"c":{},"p":{}}"#,
    ] {
        let error = calls(late, Order::HeadFirst).expect_err(late);
        assert!(
            matches!(
                error,
                Error {
                    fault: Fault::Violation(Violation::LateField),
                    ..
                }
            ),
            "{late}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_diff_can_be_cut_short(views in views(), links: bool, fresh: bool) {
        let diff = diff(None, &views[0], Style { links, fresh, announced: true });
        for order in [Order::Any, Order::HeadFirst] {
            let diff = if order == Order::Any { diff.clone() } else { head_first(&diff) };
            prop_assert!(calls(&diff, order).is_ok());
            let ends = (0..diff.len()).filter(|&end| diff.is_char_boundary(end));
            for end in ends.step_by(1 + diff.len() / 200) {
                let cut = calls(&diff[..end], order);
                prop_assert!(matches!(cut, Err(Error { fault: Fault::Malformed(_), .. })), "{}", &diff[..end]);
            }
        }
    }
}
