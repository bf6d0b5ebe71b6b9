//! The page that the benchmarks render: a table of which each row has seven slots.
#![allow(dead_code, reason = "each benchmark uses its own part")]

use bennu::template::Template;
use bennu_macros::html;

/// Slots of a row.
pub(crate) const SLOTS: usize = 7;

/// One row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: u32,
    pub(crate) class: &'static str,
    pub(crate) label: String,
    pub(crate) quantity: u32,
    pub(crate) price: String,
    pub(crate) status: &'static str,
}

/// As many rows as asked for, the same at every run.
pub(crate) fn rows(count: u32) -> Vec<Row> {
    (0..count).map(row).collect()
}

/// A row that is told from others by its id.
pub(crate) fn row(id: u32) -> Row {
    const ADJECTIVES: [&str; 8] = [
        "pretty",
        "large",
        "big",
        "small",
        "handsome",
        "plain",
        "quaint",
        "unsightly",
    ];
    const NOUNS: [&str; 6] = ["table", "chair", "house", "sandwich", "keyboard", "mouse"];
    const STATUSES: [&str; 3] = ["active", "pending", "closed"];
    let random = id.wrapping_mul(2_654_435_761) >> 7;
    let pick = |at: u32, of: usize| (random >> at) as usize % of;
    Row {
        id,
        class: "",
        label: format!("{} {}", ADJECTIVES[pick(0, 8)], NOUNS[pick(3, 6)]),
        quantity: random % 1000,
        price: format!("{}.{:02}", random % 100, pick(5, 100)),
        status: STATUSES[pick(9, 3)],
    }
}

/// The table through Bennu.
pub(crate) fn table(rows: &[Row]) -> impl Template {
    html! {
        table class="t" {
            thead { tr { th { "id" } th { "label" } th { "qty" } th { "price" } th { "status" } } }
            tbody id="tb" {
                @for row in rows, key=(row.id) {
                    tr id={ "r" (row.id) } class=(row.class) {
                        td { (row.id) }
                        td { (row.label) }
                        td { (row.quantity) }
                        td { (row.price) }
                        td { a href="#" { (row.status) } }
                    }
                }
            }
        }
    }
}

/// The same table through maud.
pub(crate) fn maud_table(rows: &[Row]) -> maud::Markup {
    maud::html! {
        table class="t" {
            thead { tr { th { "id" } th { "label" } th { "qty" } th { "price" } th { "status" } } }
            tbody id="tb" {
                @for row in rows {
                    tr id={ "r" (row.id) } class=(row.class) {
                        td { (row.id) }
                        td { (row.label) }
                        td { (row.quantity) }
                        td { (row.price) }
                        td { a href="#" { (row.status) } }
                    }
                }
            }
        }
    }
}
