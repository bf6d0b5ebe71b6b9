//! The law: after each message the page says what `bennu_wire`'s tree says.

use super::Page;
use super::model::{State, diff, full, states};
use crate::platform::dom::{self, Node};
use bennu_wire::{DecodeLimits, Tree};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::Value;

fn apply(tree: &mut Tree, message: &str) {
    tree.apply(message, 0..message.len(), &DecodeLimits::client())
        .expect("the tree takes the message");
}

/// What the tree shows, as a page would say it.
fn shown(tree: &Tree) -> String {
    let html = tree.to_html().expect("the tree has HTML");
    let scratch = dom::parse("<div></div>").expect("an element");
    dom::set_inner_html(scratch, &html);
    dom::canonical(scratch)
}

fn elements(page: &Page) -> Vec<Node> {
    page.all("*")
}

#[test]
fn the_vectors_hold() {
    let text = include_str!("../../../../server/wire/testdata/vectors/merge.json");
    let cases: Vec<Value> = serde_json::from_str(text).expect("the vectors are JSON");
    for case in cases {
        let mut page = Page::empty();
        let mut tree = Tree::new();
        for (number, step) in case["steps"].as_array().expect("steps").iter().enumerate() {
            let message = step["diff"].to_string();
            apply(&mut tree, &message);
            if step["kind"] == "join" {
                page.join(&message)
            } else {
                page.update(&message)
            };
            assert_eq!(
                dom::canonical(page.container),
                shown(&tree),
                "{}, step {number}",
                case["name"]
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn pages_follow_their_messages(states in states(), fresh in proptest::bool::ANY) {
        let mut page = Page::empty();
        let mut tree = Tree::new();
        let mut old: Option<State> = None;
        for state in states {
            let message = match &old {
                None => full(&state).to_string(),
                Some(old) => diff(old, &state, fresh).to_string(),
            };
            apply(&mut tree, &message);
            let applied = if old.is_none() { page.try_join(&message) } else { page.try_update(&message) };
            prop_assert!(applied.is_ok(), "{:?}: {}", applied, message);
            prop_assert_eq!(dom::canonical(page.container), shown(&tree), "{}", message);
            old = Some(state);
        }
    }

    #[test]
    fn rejoining_gives_the_new_page(states in states()) {
        let mut page = Page::empty();
        for state in states {
            let message = full(&state).to_string();
            let mut tree = Tree::new();
            apply(&mut tree, &message);
            page.join(&message);
            prop_assert_eq!(dom::canonical(page.container), shown(&tree), "{}", message);
        }
    }

    #[test]
    fn adopting_equals_building(states in states()) {
        let message = full(&states[0]).to_string();
        let mut tree = Tree::new();
        apply(&mut tree, &message);
        let mut page = Page::with(&tree.to_html().expect("HTML"));
        let before = elements(&page);
        let applied = page.join(&message);
        prop_assert!(!applied.was_rebuilt, "{}", message);
        prop_assert_eq!(dom::canonical(page.container), shown(&tree));
        prop_assert_eq!((elements(&page), applied.dom_writes), (before, 0), "{}", message);
        for (old, new) in states.iter().zip(&states[1..]) {
            let message = diff(old, new, false).to_string();
            apply(&mut tree, &message);
            page.update(&message);
            prop_assert_eq!(dom::canonical(page.container), shown(&tree), "{}", message);
        }
    }

    #[test]
    fn adopting_another_state_gives_the_new_one(states in states()) {
        let (mut old, mut new) = (Tree::new(), Tree::new());
        apply(&mut old, &full(&states[0]).to_string());
        let message = full(states.last().expect("a state")).to_string();
        apply(&mut new, &message);
        let mut page = Page::with(&old.to_html().expect("HTML"));
        page.join(&message);
        prop_assert_eq!(dom::canonical(page.container), shown(&new), "{}", message);
    }

    #[test]
    fn damaged_messages_never_panic(states in states(), at in 0_usize..4000, byte in 0_u8..128) {
        let mut page = Page::empty();
        page.join(&full(&states[0]).to_string());
        let mut message = diff(&states[0], states.last().expect("a state"), false).to_string().into_bytes();
        let at = at % message.len();
        message[at] = byte;
        let Ok(message) = String::from_utf8(message) else { return Ok(()) };
        let refused = page.try_update(&message).is_err();
        let again = full(&states[0]).to_string();
        page.join(&again);
        let mut tree = Tree::new();
        apply(&mut tree, &again);
        prop_assert_eq!(dom::canonical(page.container), shown(&tree), "refused: {}", refused);
    }
}
