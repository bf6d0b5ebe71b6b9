//! One number that all windows show.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bennu::prelude::*;

const TOPIC: &str = "total";

/// The number, for all views of one server.
#[derive(Debug, Clone, Default)]
pub struct Total(Arc<AtomicI64>);

/// The view.
#[derive(Debug)]
pub struct Shared {
    total: i64,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Adds one, for everybody.
    Inc,
}

impl Shared {
    fn on_total(&mut self, total: i64, _: &mut Context<Self>) -> Result {
        self.total = total;
        Ok(())
    }
}

impl LiveView for Shared {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.subscribe(TOPIC, Self::on_total);
        Ok(Self {
            total: cx.state::<Total>().0.load(Ordering::Relaxed),
        })
    }

    async fn handle_event(&mut self, Msg::Inc: Msg, cx: &mut Context<Self>) -> Result {
        let total = cx.state::<Total>().0.fetch_add(1, Ordering::Relaxed) + 1;
        cx.broadcast(TOPIC, total);
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            p #total { (self.total) }
            button #inc phx-click=(Msg::Inc) { "+1" }
        }
    }
}
