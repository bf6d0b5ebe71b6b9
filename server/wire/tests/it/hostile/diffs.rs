//! Diffs that break a rule, or do not fit the tree.

use bennu_wire::error::{Fault, Unsupported, Violation};
use bennu_wire::keys::Field;
use bennu_wire::tree::TreeError;
use bennu_wire::{Error, ReadError, Tree};
use proptest::prelude::*;

use crate::support::apply;

fn refused(diffs: &[&str]) -> ReadError<TreeError> {
    let mut tree = Tree::new();
    let (last, before) = diffs.split_last().expect("a diff");
    before
        .iter()
        .for_each(|diff| apply(&mut tree, diff).expect("an honest diff"));
    let error = apply(&mut tree, last).expect_err(last);
    assert_eq!(
        tree.to_html().as_deref(),
        Ok(""),
        "a tree that does not know is empty"
    );
    error
}

#[test]
fn refuses_diffs_that_break_the_rules() {
    use Violation::{
        ComponentCycle, DuplicateField, EmptyStatics, MissingField, NumberOutOfRange,
        UnexpectedComprehension, UnknownComponent, UnknownTemplate, WrongType,
    };
    for (diff, expected) in [
        ("[]", WrongType),
        (r#"{"s":[]}"#, EmptyStatics),
        (r#"{"s":[1]}"#, WrongType),
        (r#"{"s":"a"}"#, WrongType),
        (r#"{"s":0}"#, UnknownTemplate),
        (r#"{"s":1,"p":{"0":["a"]}}"#, UnknownTemplate),
        (r#"{"s":-1}"#, NumberOutOfRange),
        (
            r#"{"s":["a"],"s":["b"]}"#,
            DuplicateField(Field::DiffStatics),
        ),
        (r#"{"s":["",""],"0":null}"#, WrongType),
        (r#"{"s":["",""],"0":true}"#, WrongType),
        (r#"{"s":["",""],"0":["a"]}"#, WrongType),
        (r#"{"s":["",""],"0":0}"#, NumberOutOfRange),
        (r#"{"s":["",""],"0":-1}"#, NumberOutOfRange),
        (r#"{"s":["",""],"0":1.5}"#, NumberOutOfRange),
        (r#"{"k":{"kc":0},"s":[""]}"#, UnexpectedComprehension),
        (r#"{"s":["",""],"0":{"s":["a"],"k":[]}}"#, WrongType),
        (
            r#"{"s":["",""],"0":{"s":["a"],"k":{"kc":-1}}}"#,
            NumberOutOfRange,
        ),
        (r#"{"s":["",""],"0":{"s":["a"],"k":{"0":"a"}}}"#, WrongType),
        (
            r#"{"s":["",""],"0":{"s":["a"],"k":{"0":[]}}}"#,
            MissingField(Field::DiffKeyed),
        ),
        (
            r#"{"s":["",""],"0":{"s":["a"],"k":{"0":[0]}}}"#,
            MissingField(Field::DiffKeyed),
        ),
        (
            r#"{"s":["",""],"0":{"s":["a"],"stream":[]}}"#,
            MissingField(Field::DiffStream),
        ),
        (
            r#"{"s":["",""],"0":{"s":["a"],"stream":["0",[["a"]],[]]}}"#,
            MissingField(Field::DiffStream),
        ),
        (
            r#"{"s":["",""],"0":{"s":["a"],"stream":["0",[["a",0.5,null]],[]]}}"#,
            NumberOutOfRange,
        ),
        (r#"{"c":[]}"#, WrongType),
        (r#"{"c":{"0":{"s":["a"]}}}"#, NumberOutOfRange),
        (r#"{"c":{"x":{"s":["a"]}}}"#, NumberOutOfRange),
        (r#"{"c":{"1":{"s":0}}}"#, NumberOutOfRange),
        (r#"{"c":{"1":{"s":2}}}"#, UnknownComponent),
        (r#"{"c":{"1":{"s":1}}}"#, ComponentCycle),
        (
            r#"{"c":{"1":{"s":2},"2":{"s":3},"3":{"s":1}}}"#,
            ComponentCycle,
        ),
        (r#"{"c":{"1":{"s":["a"],"k":{}}}}"#, UnexpectedComprehension),
        (r#"{"e":{}}"#, WrongType),
        (r#"{"e":[["a"]]}"#, MissingField(Field::DiffEvents)),
        (r#"{"e":[["a",1,"yes"]]}"#, WrongType),
        (r#"{"t":1}"#, WrongType),
        (r#"{"p":[]}"#, WrongType),
    ] {
        match refused(&[diff]) {
            ReadError::Wire(Error {
                fault: Fault::Violation(what),
                ..
            }) => assert_eq!(what, expected, "{diff}"),
            other => panic!("{other:?}: {diff}"),
        }
    }
    let legacy = refused(&[r#"{"s":["",""],"0":{"d":[["a"]],"s":["",""]}}"#]);
    let what = Unsupported::LegacyComprehension;
    assert!(
        matches!(legacy, ReadError::Wire(Error { fault: Fault::Unsupported(found), .. }) if found == what)
    );
}

#[test]
fn refuses_diffs_that_do_not_fit_the_tree() {
    use TreeError::{
        MissingEntry, MissingSlot, NoSuchComponent, NoSuchEntry, NoSuchSlot, NothingToChange,
        StreamMismatch,
    };
    let list = r#"{"s":["",""],"0":{"s":["",""],"k":{"0":{"0":"a"},"kc":1}}}"#;
    for (diffs, expected) in [
        (&[r#"{"0":"a"}"#][..], NothingToChange),
        (&[r#"{"s":["",""]}"#], MissingSlot(0)),
        (&[r#"{"s":[""],"0":"a"}"#], NoSuchSlot(0)),
        (&[r#"{"s":["",""],"4294967295":"a"}"#], NoSuchSlot(u32::MAX)),
        (&[r#"{"s":["",""],"0":{"0":"a"}}"#], NothingToChange),
        (&[r#"{"s":["",""],"0":{"k":{"kc":0}}}"#], NothingToChange),
        (
            &[r#"{"s":["",""],"0":"a"}"#, r#"{"0":{"0":"a"}}"#],
            NothingToChange,
        ),
        (&[list, r#"{"0":{"0":"a"}}"#], NothingToChange),
        (&[list, r#"{"0":{"k":{"0":1,"kc":1}}}"#], NoSuchEntry(1)),
        (
            &[list, r#"{"0":{"k":{"0":[7,{}],"kc":1}}}"#],
            NoSuchEntry(7),
        ),
        (
            &[list, r#"{"0":{"k":{"0":[null,{}],"kc":1}}}"#],
            MissingSlot(0),
        ),
        (&[list, r#"{"0":{"k":{"1":{},"kc":2}}}"#], MissingSlot(0)),
        (
            &[list, r#"{"0":{"k":{"2":{"0":"c"},"kc":3}}}"#],
            MissingEntry(1),
        ),
        (
            &[list, r#"{"0":{"k":{"4294967295":{"0":"c"}}}}"#],
            MissingEntry(1),
        ),
        (&[list, r#"{"0":{"k":{"kc":4294967295}}}"#], MissingEntry(1)),
        (
            &[
                list,
                r#"{"0":{"stream":["0",[["a",-1,null]],[]],"k":{"kc":0}}}"#,
            ],
            StreamMismatch,
        ),
        (&[r#"{"c":{"1":{"0":"a"}}}"#], NoSuchComponent(1)),
        (&[r#"{"c":{"1":{"s":-2}}}"#], NoSuchComponent(2)),
        (
            &[
                r#"{"s":[""],"c":{"1":{"s":["a"]}}}"#,
                r#"{"s":["b"],"c":{"1":{}}}"#,
            ],
            NoSuchComponent(1),
        ),
    ] {
        assert_eq!(refused(diffs), ReadError::Sink(expected), "{diffs:?}");
    }
}

#[test]
fn a_component_that_is_missing_or_inside_itself_has_no_html() {
    let mut tree = Tree::new();
    apply(
        &mut tree,
        r#"{"s":["",""],"0":1,"c":{"1":{"s":["",""],"0":1}}}"#,
    )
    .expect("a diff");
    assert_eq!(tree.to_html(), Err(TreeError::ComponentInItself(1)));
    apply(&mut tree, r#"{"0":7}"#).expect("a diff");
    assert_eq!(tree.to_html(), Err(TreeError::NoSuchComponent(7)));
}

proptest! {
    #[test]
    fn no_text_makes_a_tree_panic(diff in any::<String>()) {
        let _ = apply(&mut Tree::new(), &diff);
    }

    /// Pieces of diffs in any order get further than random text.
    #[test]
    fn no_pieces_make_a_tree_panic(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let diff = pieces.concat();
        let mut tree = Tree::new();
        let _ = apply(&mut tree, r#"{"s":["","",""],"0":"a","1":{"s":["",""],"k":{"0":{"0":"a"},"kc":1}}}"#);
        let _ = apply(&mut tree, &diff);
        let _ = tree.to_html();
    }
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"0\":",
    "\"1\":",
    "\"s\":",
    "\"p\":",
    "\"c\":",
    "\"k\":",
    "\"kc\":",
    "\"r\":",
    "\"e\":",
    "\"stream\":",
    "0",
    "1",
    "-1",
    "null",
    "\"a\"",
    "[\"\",\"\"]",
    "{\"0\":",
    "{\"0\":\"a\"}",
    "{\"kc\":1}",
    "[null,{\"0\":\"b\"}]",
    "[0,{}]",
    "[\"0\",[[\"a\",-1,null]],[]]",
];
