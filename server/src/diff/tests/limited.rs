//! Streams whose browser keeps a limited number of entries: what was not worth sending leads to the same page.

use bennu_macros::html;
use proptest::collection::{hash_set, vec};
use proptest::prelude::*;

use super::Page;
use crate::stream::{At, Limit, Stream};

/// A stream, the page that shows it, and the rows that should be there.
struct Paged {
    stream: Stream<u32>,
    client: Page,
    expected: Vec<u32>,
}

impl Paged {
    fn new() -> Self {
        Self {
            stream: Stream::new(|row| format!("row-{row}")),
            client: Page::default(),
            expected: Vec::new(),
        }
    }

    fn insert(&mut self, at: At, row: u32, limit: Limit) {
        self.stream.set_limit(limit);
        self.stream.insert(at, row);
        if !self.expected.contains(&row) {
            let place = if at == At::First {
                0
            } else {
                self.expected.len()
            };
            self.expected.insert(place, row);
        }
        let length = self.expected.len();
        match limit {
            Limit::First(0) | Limit::Last(0) => {}
            Limit::First(count) => self.expected.truncate(count as usize),
            Limit::Last(count) => {
                drop(self.expected.drain(..length.saturating_sub(count as usize)))
            }
        }
    }

    fn check(&mut self) {
        let stream = &self.stream;
        self.client.show(html! {
            ul id="rows" phx-update="stream" { @stream (id, row) in stream { li id=(id) { (*row) } } }
        });
        let rows = self
            .expected
            .iter()
            .map(|row| format!("<li id=\"row-{row}\">{row}</li>"));
        let html = format!(
            "<ul id=\"rows\" phx-update=\"stream\">{}</ul>",
            rows.collect::<String>()
        );
        assert_eq!(self.client.html(), html);
    }
}

proptest! {
    /// Far more rows than the browser keeps, some of which it has.
    #[test]
    fn what_the_limit_pushes_out_need_not_be_sent(
        first in vec(0u32..400, 0..8),
        then in hash_set(0u32..400, 0..300),
        count in 0u32..8,
        grows_up: bool,
    ) {
        let (at, limit) = match grows_up {
            true => (At::First, Limit::First(count)),
            false => (At::Last, Limit::Last(count)),
        };
        let mut page = Paged::new();
        for row in first {
            page.insert(at, row, limit);
            page.check();
        }
        for row in then {
            page.insert(at, row, limit);
        }
        page.check();
    }

    #[test]
    fn a_list_can_be_paged_in_both_directions(turns in vec((any::<bool>(), 1u32..90), 1..12)) {
        let mut page = Paged::new();
        let (mut first, mut last) = (1_000, 1_000);
        for (goes_up, rows) in turns {
            for _ in 0..rows {
                if goes_up {
                    first -= 1;
                    page.insert(At::First, first, Limit::First(20));
                } else {
                    last += 1;
                    page.insert(At::Last, last, Limit::Last(20));
                }
            }
            page.check();
        }
    }
}
