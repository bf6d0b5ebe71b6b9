//! Elements with code of the page attached to them.

use bennu::event::RawEvent;
use bennu::prelude::*;
use serde_json::json;

/// The view.
#[derive(Debug)]
pub struct Hooks {
    n: i64,
    is_there: bool,
}

impl LiveView for Hooks {
    type Event = RawEvent;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self {
            n: 1,
            is_there: true,
        })
    }

    async fn handle_event(&mut self, event: RawEvent, cx: &mut Context<Self>) -> Result {
        match event.name.as_str() {
            "more" => self.n += 1,
            "toggle" => self.is_there = !self.is_there,
            "greet" => cx.push_event("greeting", json!({ "text": "hello <b>you</b>" })),
            "double" => {
                let n = event.payload["n"].as_i64().unwrap_or_default();
                cx.reply(json!({ "doubled": n * 2 }));
            }
            _ => {}
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            button #more phx-click="more" { "more" }
            button #toggle phx-click="toggle" { "toggle" }
            button #greet phx-click="greet" { "greet" }
            @if self.is_there {
                button #recorder phx-hook="Recorder" data-n=(self.n) { "push " (self.n) }
            }
            div #painter phx-hook="Painter" phx-update="ignore" data-n=(self.n) {}
            p #answer phx-update="ignore" {}
            p #greeted phx-update="ignore" {}
        }
    }
}
