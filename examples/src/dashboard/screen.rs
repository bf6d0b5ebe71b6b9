//! What the dashboard looks like, from top to bottom.

pub mod feed;
mod figures;
mod machine;
mod orders;
mod revenue;
mod time;

use bennu::prelude::*;
use bennu_components::{Icon, Notice, Tone, icon};

use super::order::Grouped;
use super::{Dashboard, Msg};
use crate::database::Trouble;
use crate::layout::{Frame, Place};

/// The whole page.
pub fn page(view: &Dashboard) -> impl Template {
    html! {
        Frame place=(Place::Dashboard) {
            header.page-head {
                div {
                    h1 { "Operations" }
                    p {
                        "Northlight Supply, " (Grouped(view.summary.total_orders().into()))
                        " orders on record"
                    }
                }
                div.page-actions {
                    span.live { "Live" }
                    button.button.button-primary id="place-order" phx-click=(Msg::PlaceOrder) {
                        (icon(Icon::Plus)) "Place a test order"
                    }
                }
            }
            // Stays in the page while it is empty, so that screen readers hear when that changes.
            div id="trouble" aria-live="assertive" {
                @if let Some(trouble) = view.trouble { (trouble_notice(trouble)) }
            }
            div.stack {
                (figures::row(&view.summary))
                div.ops-row {
                    (revenue::card(&view.summary, &view.query))
                    (machine::card(&view.machine))
                }
                div.ops-row {
                    (orders::card(view))
                    (feed::card(&view.feed))
                }
            }
        }
    }
}

fn trouble_notice(trouble: Trouble) -> impl Template {
    html! {
        Notice tone=(Tone::Bad) title=(trouble.describe()) {
            "The figures stand still; they go on by themselves as soon as it answers again."
        }
    }
}
