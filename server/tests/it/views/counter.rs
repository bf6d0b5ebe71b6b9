use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bennu::prelude::*;

/// Counts clicks, and in a state of the server how often it was mounted.
#[derive(Default)]
pub(crate) struct Counter {
    count: i64,
}

#[derive(Event)]
pub(crate) enum Msg {
    Inc,
    Add { by: i64 },
}

/// How often views were mounted.
#[derive(Clone, Default)]
pub(crate) struct Mounts(pub(crate) Arc<AtomicUsize>);

impl Mounts {
    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

impl LiveView for Counter {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.state::<Mounts>().0.fetch_add(1, Ordering::SeqCst);
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Inc => self.count += 1,
            Msg::Add { by } => self.count += by,
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            p { (self.count) }
            button phx-click=(Msg::Inc) { "+1" }
            button phx-click=(Msg::Add { by: 10 }) { "+10" }
        }
    }
}
