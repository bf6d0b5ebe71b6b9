//! A counter: the smallest live page.
//!
//! The number lives on the server, in a struct. A click sends one small message; what comes back is the
//! new number and nothing else. The arrow keys count as well.

use bennu::prelude::*;

use crate::layout::{Frame, Place};

/// The state of one open page.
#[derive(Debug, Default)]
pub struct Counter {
    count: i64,
}

/// All that this page can send. A message that is none of these never reaches `handle_event`.
#[derive(Debug, Event)]
pub enum Msg {
    Add { by: i64 },
    Reset,
    Key { key: String },
}

impl LiveView for Counter {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.set_title("Counter");
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Add { by } => self.count = self.count.saturating_add(by),
            Msg::Reset => self.count = 0,
            Msg::Key { key } => self.count = self.count.saturating_add(step_of(&key)),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            Frame place=(Place::Counter) {
                section.card.counter aria-labelledby="counter-title" phx-window-keydown=(Msg::KEY) {
                    h1 id="counter-title" { "Counter" }
                    output id="count" aria-live="polite" { (self.count) }
                    div.counter-buttons {
                        button.button.button-large id="dec" phx-click=(Msg::Add { by: -1 }) { "−1" }
                        button.button.button-large.button-primary id="inc" phx-click=(Msg::Add { by: 1 }) {
                            "+1"
                        }
                        button.button.button-large id="add-ten" phx-click=(Msg::Add { by: 10 }) {
                            "+10"
                        }
                        button.button.button-large.button-quiet id="reset" phx-click=(Msg::Reset) {
                            "Reset"
                        }
                    }
                    p {
                        "Or press " kbd { "↑" } " and " kbd { "↓" } ". "
                        "The number is kept on the server."
                    }
                }
            }
        }
    }
}

fn step_of(key: &str) -> i64 {
    match key {
        "ArrowUp" => 1,
        "ArrowDown" => -1,
        _ => 0,
    }
}
