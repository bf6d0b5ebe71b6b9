//! An expansion gives no warnings of its own.
#![deny(warnings, clippy::all, clippy::pedantic)]

use bennu::prelude::*;

struct Page {
    name: String,
    rows: Vec<u32>,
}

impl Page {
    fn render(&self) -> impl Template {
        html! {
            h1 title=(self.name) { (self.name) }
            @if self.rows.is_empty() { p { "none" } }
            @for row in &self.rows { p { (row) } }
            @match self.rows.len() { 0 => {}, _ => { "some" } }
            p;
        }
    }
}

fn main() {
    let _ = Page { name: String::new(), rows: Vec::new() }.render();
}
