//! Whatever a page was before, after a diff it is what it would be if it were new.

use std::collections::HashSet;

use bennu_macros::html;
use proptest::collection::vec;
use proptest::prelude::*;

use super::super::DiffOptions;
use super::model::node;
use super::{Page, html_of};
use crate::stream::{At, Limit, Stream};

proptest! {
    #[test]
    fn a_diff_leads_to_the_page_as_it_should_be(
        pages in vec(node(), 2..6),
        fresh_entries: bool,
    ) {
        let mut client = Page { options: DiffOptions { fresh_entries }, ..Page::default() };
        for page in &pages {
            client.show(page);
            prop_assert_eq!(client.html(), html_of(page));
            prop_assert_eq!(client.show(page), "{}");
        }
    }

    /// Lists that are permuted, thinned out and mixed with new entries, as in a sorted table.
    #[test]
    fn entries_end_up_where_they_belong(
        lists in vec(vec((0u32..40, 0u8..3), 0..40), 2..6),
        fresh_entries: bool,
        has_duplicates: bool,
    ) {
        let mut client = Page { options: DiffOptions { fresh_entries }, ..Page::default() };
        for mut list in lists {
            let mut seen = HashSet::new();
            list.retain(|(id, _)| has_duplicates || seen.insert(*id));
            let list = &list;
            let template = || html! {
                @for (id, text) in list, key=(id) {
                    li { (id) @for at in 0..*text { b { (at) (text) } } }
                }
            };
            client.show(template());
            prop_assert_eq!(client.html(), html_of(template()));
            prop_assert_eq!(client.show(template()), "{}");
        }
    }

    #[test]
    fn a_stream_shows_what_was_done_to_it(turns in vec(turn(), 1..8)) {
        let mut stream = Stream::new(|(id, _): &(u8, u8)| format!("row-{id}"))
            .with_limit(Limit::First(LIMIT));
        let mut expected: Vec<(u8, u8)> = Vec::new();
        let mut client = Page::default();
        for (turn, text) in turns.iter().zip(0..) {
            let mut seen = HashSet::new();
            let turn: Vec<_> =
                turn.iter().filter(|operation| seen.insert(operation.id())).collect();
            turn.iter().for_each(|operation| operation.apply(text, &mut stream));
            // A browser removes before it adds.
            turn.iter().for_each(|operation| operation.expect_removed(&mut expected));
            turn.iter().for_each(|operation| operation.expect(text, &mut expected));
            let stream = &stream;
            client.show(html! {
                ul id="rows" phx-update="stream" {
                    @stream (id, row) in stream { li id=(id) { (row.1) } }
                }
            });
            let rows = expected.iter().map(|(id, text)| format!("<li id=\"row-{id}\">{text}</li>"));
            let rows: String = rows.collect();
            prop_assert_eq!(
                client.html(),
                format!("<ul id=\"rows\" phx-update=\"stream\">{rows}</ul>")
            );
            prop_assert_eq!(stream.pending(), 0);
        }
    }
}

/// What can be done to a stream.
#[derive(Clone, Debug)]
enum Operation {
    Insert(At, u8),
    Update(u8),
    Delete(u8),
    Move(At, u8),
    Reset(u8),
}

impl Operation {
    /// No two operations of a turn concern the same entry; a reset concerns all.
    fn id(&self) -> u8 {
        match *self {
            Self::Insert(_, id) | Self::Update(id) | Self::Delete(id) | Self::Move(_, id) => id,
            Self::Reset(_) => u8::MAX,
        }
    }

    fn apply(&self, text: u8, stream: &mut Stream<(u8, u8)>) {
        match *self {
            Self::Insert(at, id) => stream.insert(at, (id, text)),
            Self::Update(id) => stream.update((id, text)),
            Self::Delete(id) => stream.remove(&(id, text)),
            Self::Move(at, id) => {
                stream.delete(format!("row-{id}"));
                stream.insert(at, (id, text));
            }
            Self::Reset(count) => stream.reset((0..count).map(|id| (id, text))),
        }
    }

    fn expect_removed(&self, rows: &mut Vec<(u8, u8)>) {
        match *self {
            Self::Delete(id) | Self::Move(_, id) => rows.retain(|row| row.0 != id),
            Self::Reset(_) => rows.clear(),
            Self::Insert(..) | Self::Update(_) => {}
        }
    }

    fn expect(&self, text: u8, rows: &mut Vec<(u8, u8)>) {
        match *self {
            Self::Insert(at, id) | Self::Move(at, id) => expect_insert(at, (id, text), rows),
            Self::Update(id) => {
                rows.iter_mut()
                    .filter(|row| row.0 == id)
                    .for_each(|row| row.1 = text);
            }
            Self::Delete(_) => {}
            Self::Reset(count) => {
                (0..count).for_each(|id| expect_insert(At::Last, (id, text), rows));
            }
        }
    }
}

fn expect_insert(at: At, new: (u8, u8), rows: &mut Vec<(u8, u8)>) {
    if let Some(old) = rows.iter_mut().find(|row| row.0 == new.0) {
        *old = new;
        return;
    }
    let place = match at {
        At::First => 0,
        At::Last => rows.len(),
        At::Index(index) => rows.len().min(index as usize),
    };
    rows.insert(place, new);
    rows.truncate(LIMIT as usize);
}

const LIMIT: u32 = 5;

fn turn() -> impl Strategy<Value = Vec<Operation>> {
    prop_oneof![
        6 => vec(operation(), 0..6),
        1 => (0u8..7).prop_map(|count| vec![Operation::Reset(count)]),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    let at = || {
        prop_oneof![
            Just(At::First),
            Just(At::Last),
            (0u32..4).prop_map(At::Index)
        ]
    };
    prop_oneof![
        4 => (at(), 0u8..9).prop_map(|(at, id)| Operation::Insert(at, id)),
        2 => (0u8..9).prop_map(Operation::Update),
        2 => (0u8..9).prop_map(Operation::Delete),
        1 => (at(), 0u8..9).prop_map(|(at, id)| Operation::Move(at, id)),
    ]
}
