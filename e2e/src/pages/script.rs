//! A page that its own script works on: `liveSocket.js()`, `pushEventTo` and the like.

use bennu::event::RawEvent;
use bennu::prelude::*;
use serde_json::json;

/// The view.
#[derive(Debug, Default)]
pub struct Script {
    n: i64,
    told: Vec<String>,
}

impl LiveView for Script {
    type Event = RawEvent;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: RawEvent, cx: &mut Context<Self>) -> Result {
        let n = &event.payload["n"];
        match event.name.as_str() {
            "more" => self.n += 1,
            "announce" => cx.push_event("news", json!({ "n": 1 })),
            "double" => cx.reply(json!({ "doubled": n.as_i64().unwrap_or_default() * 2 })),
            name => self.told.push(format!("{name} {n}")),
        }
        Ok(())
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context<Self>) -> Result {
        self.n = params.parse("n").unwrap_or(self.n);
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            button #more phx-click="more" { "more " (self.n) }
            button #announce phx-click="announce" { "announce" }
            p #caller phx-hook="Caller" { "the hook" }
            p #box .box data-n=(self.n) { "box " (self.n) }
            p #other .box { "another box" }
            input #plain name="plain" value=(self.n);
            input #yielding name="yielding" value=(self.n) phx-patch-focused;
            ul #told { @for told in &self.told { li { (told) } } }
        }
    }
}
