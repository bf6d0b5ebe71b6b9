//! What just happened, newest first: a stream, so the server keeps none of it for this page.

use bennu::prelude::*;
use bennu_components::{Icon, icon};

use super::orders::tone;
use super::time::{At, CLOCK};
use crate::dashboard::order::{Euros, Happening, Status};

/// One order happens several times, so the id has its status as well.
pub fn dom_id(happening: &Happening) -> String {
    format!(
        "happening-{}-{}",
        happening.order.id,
        happening.order.status.name()
    )
}

/// The feed.
pub fn card(feed: &Stream<Happening>) -> impl Template {
    html! {
        section.card.feed aria-labelledby="feed-title" {
            header.card-head {
                div {
                    h2 id="feed-title" { "Activity" }
                    p { "As it happens, times in UTC" }
                }
            }
            ol.feed-list id="feed" phx-update="stream" tabindex="0"
                role="log" aria-live="polite" aria-labelledby="feed-title" {
                @stream (id, happening) in feed {
                    li id=(id) {
                        span class={ "feed-mark " (tone(happening.order.status).class()) } {
                            (icon(mark(happening.order.status)))
                        }
                        div {
                            p { b { "#" (happening.order.id) } " " (verb(happening.order.status)) }
                            small { (happening.order.customer) ", " (happening.order.city) }
                        }
                        div {
                            time { (At(happening.at, CLOCK)) }
                            small { (Euros(happening.order.total_cents)) }
                        }
                    }
                }
            }
        }
    }
}

fn verb(status: Status) -> &'static str {
    match status {
        Status::Placed => "was placed",
        Status::Packed => "was packed",
        Status::Shipped => "was shipped",
        Status::Delivered => "was delivered",
        Status::Returned => "came back",
    }
}

fn mark(status: Status) -> Icon {
    match status {
        Status::Placed => Icon::Cart,
        Status::Packed => Icon::Box,
        Status::Shipped => Icon::Truck,
        Status::Delivered => Icon::Check,
        Status::Returned => Icon::Return,
    }
}
