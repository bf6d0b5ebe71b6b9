//! A number and the buttons that change it, and two that must not.

use bennu::prelude::*;

/// The view.
#[derive(Debug, Default)]
pub struct Counter {
    count: i64,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Adds one.
    Inc,
    /// Adds some.
    Add {
        /// How many.
        by: i64,
    },
    /// Ends this view by a panic.
    Crash,
    /// Returns an error; the view lives on.
    Fail,
}

impl LiveView for Counter {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        match event {
            Msg::Inc => self.count += 1,
            Msg::Add { by } => self.count += by,
            Msg::Crash => panic!("this page was asked to crash"),
            Msg::Fail => {
                return Err(Error::from(std::io::Error::other(
                    "this event was asked to fail",
                )));
            }
        }
        cx.set_title(format!("{} so far", self.count));
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            h1 { "Count: " span #count { (self.count) } }
            button #inc phx-click=(Msg::Inc) { "+1" }
            button #add phx-click=(Msg::Add { by: 10 }) { "+10" }
            button #crash phx-click=(Msg::Crash) { "crash" }
            button #fail phx-click=(Msg::Fail) { "fail" }
            p #parity class=(if self.count % 2 == 0 { "even" } else { "odd" }) {
                @if self.count % 2 == 0 { "even" } @else { b { "odd" } }
            }
        }
    }
}
