//! The order table: search, filter, sort, pages. All of it is links and one small form that change
//! the URL.

use bennu::prelude::*;
use bennu_components::{Badge, Empty, Icon, Tone, icon};

use super::time::{At, DATE, ISO};
use crate::dashboard::order::{Euros, Grouped, Order, Status};
use crate::dashboard::orders::PAGE_SIZE;
use crate::dashboard::query::{Column, Direction, Query};
use crate::dashboard::{Dashboard, Msg};

/// Search and filters, the table, its pages.
pub fn card(view: &Dashboard) -> impl Template {
    let query = &view.query;
    html! {
        section.card.orders aria-labelledby="orders-title" {
            header.card-head { h2 id="orders-title" { "Orders" } }
            div.table-tools {
                (search(query))
                (status_filter(view))
            }
            @if view.matches.orders.is_empty() {
                (nothing_found(query))
            } @else {
                (table(view))
            }
            (foot(view))
        }
    }
}

fn search(query: &Query) -> impl Template {
    html! {
        form.search id="order-search" role="search" phx-change=(Msg::SEARCH) phx-submit=(Msg::SEARCH) {
            label.visually-hidden for="q" { "Search orders" }
            (icon(Icon::Search))
            input.input type="search" id="q" name="q" value=(query.search) autocomplete="off"
                placeholder="Name, city, product or #number" phx-debounce="200";
        }
    }
}

fn status_filter(view: &Dashboard) -> impl Template {
    let query = &view.query;
    html! {
        nav.segments aria-label="Status" {
            a patch=(query.with_status(None).url())
                aria-current=[query.status.is_none().then_some("true")] { "All" }
            @for (status, count) in Status::ALL.into_iter().zip(view.summary.by_status) {
                a patch=(query.with_status(Some(status)).url())
                    aria-current=[(query.status == Some(status)).then_some("true")] {
                    (status.label()) " " small { (Grouped(count.into())) }
                }
            }
        }
    }
}

fn table(view: &Dashboard) -> impl Template {
    html! {
        div.table-scroll tabindex="0" role="region" aria-labelledby="orders-title" {
            table.table id="orders" {
                caption { "Orders, " (sorted_by(&view.query)) }
                thead {
                    tr {
                        (heading(&view.query, Column::Number, "Number", "hide-tiny"))
                        (heading(&view.query, Column::Customer, "Customer", ""))
                        th.hide-narrow scope="col" { span { "Items" } }
                        (heading(&view.query, Column::Status, "Status", ""))
                        (heading(&view.query, Column::Total, "Total", "number"))
                        (heading(&view.query, Column::Placed, "Placed (UTC)", "number hide-tiny"))
                    }
                }
                tbody {
                    @for order in &view.matches.orders, key=(order.id) { (row(order)) }
                }
            }
        }
    }
}

fn heading<'a>(
    query: &'a Query,
    column: Column,
    label: &'static str,
    class: &'static str,
) -> impl Template + 'a {
    let sort = (query.sort.column == column).then_some(match query.sort.direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    });
    html! {
        th scope="col" class=(class) aria-sort=[sort] {
            a patch=(query.sorted_by(column).url()) {
                (label) (icon(Icon::Chevron))
            }
        }
    }
}

fn row(order: &Order) -> impl Template {
    html! {
        tr id={ "order-" (order.id) } {
            td.soft.hide-tiny { "#" (order.id) }
            th scope="row" {
                span.strong { (order.customer) }
                small { (order.city) }
            }
            td.soft.hide-narrow { (order.items) " × " (order.product) }
            td { Badge tone=(tone(order.status)) { (order.status.label()) } }
            td.number.strong {
                (lazy(order.total_cents, |text| write!(text, "{}", Euros(order.total_cents))))
            }
            td.number.soft.hide-tiny {
                time datetime=(At(order.placed_at, ISO)) {
                    (lazy(order.placed_at, |text| write!(text, "{}", At(order.placed_at, DATE))))
                }
            }
        }
    }
}

/// What the colour of a status says: amber waits for us, blue is on its way, green has arrived.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Placed => Tone::Warn,
        Status::Packed => Tone::Violet,
        Status::Shipped => Tone::Accent,
        Status::Delivered => Tone::Good,
        Status::Returned => Tone::Bad,
    }
}

fn sorted_by(query: &Query) -> String {
    let direction = match query.sort.direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    };
    format!("sorted by {}, {direction}", query.sort.column.name())
}

fn nothing_found(query: &Query) -> impl Template {
    html! {
        Empty title=(if query.is_filtered() { "No order matches" } else { "No orders yet" }) {
            @if query.is_filtered() {
                a.button patch=(query.with_search("").with_status(None).url()) { "Show all orders" }
            }
        }
    }
}

fn foot(view: &Dashboard) -> impl Template {
    let (page, pages) = (view.matches.page.0, view.matches.pages());
    let first = (page - 1) * PAGE_SIZE + 1;
    let shown = view.matches.orders.len() as u32;
    html! {
        footer.orders-foot {
            span id="matches" role="status" {
                @if shown == 0 { "0 orders" } @else {
                    (Grouped(first.into())) " to " (Grouped((first + shown - 1).into()))
                    " of " (Grouped(view.matches.total.into()))
                }
            }
            nav.pager aria-label="Pages of the table" {
                (step("Previous", (page > 1).then(|| view.query.on_page(page - 1))))
                (step("Next", (page < pages).then(|| view.query.on_page(page + 1))))
            }
        }
    }
}

/// A link to another page of the table; without a place to go it is there, but is no link.
fn step(label: &'static str, to: Option<Query>) -> impl Template {
    html! {
        @match to {
            Some(query) => {
                a.button patch=(query.url()) { (label) }
            }
            None => { span.button aria-disabled="true" { (label) } }
        }
    }
}
