//! A page full of things that a careless update would disturb.

use std::time::Duration;

use bennu::prelude::*;

const TICK: Duration = Duration::from_millis(20);

/// The view.
#[derive(Debug, Default)]
pub struct Identity {
    ticks: u64,
}

impl Identity {
    fn tick(&mut self, _: &mut Context<Self>) -> Result {
        self.ticks += 1;
        Ok(())
    }
}

impl LiveView for Identity {
    type Event = ();

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn connected(&mut self, _: &Connect, cx: &mut Context<Self>) -> Result {
        cx.every(TICK, Self::tick);
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            style { "@keyframes turn { to { rotate: 360deg; } } #turning { animation: turn 100s linear; }" }
            p #ticks data-ticks=(self.ticks) { (self.ticks) }
            input #field name="field" value="one two three" data-ticks=(self.ticks);
            div #scroller style="height: 60px; overflow: auto" {
                div #tall style="height: 900px" { "tall " (self.ticks) }
            }
            div #turning { "turning " (self.ticks) }
            video #film data-film playsinline width="40" height="20" {}
            details #more { summary #summary { "more" } p { "details " (self.ticks) } }
            p #words { "words that someone selects" }
            div #ignored phx-update="ignore" {
                "left alone"
                @if self.ticks < 1000 { i #inside { "since " (self.ticks) } }
            }
        }
    }
}
