//! `/counter`: the least that a page can do.

use bennu::prelude::*;

#[derive(Debug, Default)]
pub struct Counter {
    count: i64,
}

#[derive(Debug, Event)]
pub enum Msg {
    Inc,
    Dec,
}

impl LiveView for Counter {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Inc => self.count += 1,
            Msg::Dec => self.count -= 1,
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            main {
                h1 { "Counter" }
                p { "Count: " span id="count" { (self.count) } }
                button id="dec" phx-click=(Msg::Dec) { "-" }
                button id="inc" phx-click=(Msg::Inc) { "+" }
            }
        }
    }
}
