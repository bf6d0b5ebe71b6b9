//! What a page does by itself: a menu, a dialog, a button that shows elsewhere that it works.

use std::time::Duration;

use bennu::js::{Push, itself, to};
use bennu::prelude::*;

/// Long enough to be seen by a test that looks at once.
const WORK: Duration = Duration::from_millis(400);

/// Long enough to be seen by a test that looks at once.
const FADE: Duration = Duration::from_millis(300);

/// The view.
#[derive(Debug, Default)]
pub struct Commands {
    saved: u32,
    steps: Vec<String>,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Saves so many, slowly.
    Save {
        /// How many.
        count: u32,
    },
    /// Takes a step with several words.
    Step {
        /// The words.
        words: Vec<String>,
    },
    /// Nothing to do but to render.
    Touch,
}

fn toggle_menu() -> Js {
    let menu = to("#menu")
        .transition_in("appears")
        .transition_out("vanishes");
    Js::new()
        .toggle(menu.time(FADE))
        .toggle_attribute(("aria-expanded", true, false), itself())
}

fn open_dialog() -> Js {
    Js::new()
        .push_focus(itself())
        .show(to("#dialog").transition(("fade", "from", "to")))
        .focus_first("#dialog")
}

fn close_dialog() -> Js {
    Js::new()
        .hide(to("#dialog").transition(("fade", "to", "from")))
        .pop_focus()
}

impl LiveView for Commands {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Save { count } => {
                tokio::time::sleep(WORK).await;
                self.saved += count;
            }
            Msg::Step { words } => self.steps.extend(words),
            Msg::Touch => self.saved += 1,
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        let step = Msg::Step {
            words: vec!["<a>".to_owned(), "\"b\"".to_owned()],
        };
        html! {
            button #menu-button phx-click=(toggle_menu()) aria-expanded="false" { "Menu" }
            ul #menu style="display: none" { li { (self.saved) } }
            button #open phx-click=(open_dialog()) { "Open" }
            div #dialog style="display: none" role="dialog" data-cancel=(close_dialog())
                phx-window-keydown=(Js::new().exec("data-cancel", itself())) phx-key="Escape" {
                p { "Really?" }
                button #yes phx-click=(close_dialog().push(step)) { "Yes" }
            }
            button #save phx-click=(Push::from(Msg::Save { count: 10 }).loading("#panel")) { "Save" }
            button #touch phx-click=(Msg::Touch) { "Touch" }
            p #panel { (self.saved) }
            ol #steps { @for step in &self.steps { li { (step) } } }
            p #mounted phx-mounted=(Js::new().add_class("is-here", itself())) {}
        }
    }
}
