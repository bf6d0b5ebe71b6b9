//! Keys, focus and blur.

use bennu::prelude::*;

/// The view.
#[derive(Debug, Default)]
pub struct Keyboard {
    log: Vec<String>,
    typed: String,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// A key went down anywhere on the page.
    Anywhere {
        /// Its name.
        key: String,
    },
    /// Enter went down in the field.
    Enter {
        /// Its name.
        key: String,
        /// What the field holds.
        value: String,
    },
    /// A key went up in the field.
    Up {
        /// Its name.
        key: String,
        /// What the field holds.
        value: String,
    },
    /// The field got the focus.
    Focused,
    /// The field lost it.
    Blurred,
    /// The window lost the focus.
    Away,
}

impl LiveView for Keyboard {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Anywhere { key } => self.log.push(format!("anywhere {key}")),
            Msg::Enter { key, value } => self.log.push(format!("{key} {value}")),
            Msg::Up { value, .. } => self.typed = value,
            Msg::Focused => self.log.push("focus".to_owned()),
            Msg::Away => self.log.push("away".to_owned()),
            Msg::Blurred => self.log.push("blur".to_owned()),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            div #anywhere phx-window-keydown="anywhere" phx-key="Escape" { "Escape counts everywhere" }
            div #window phx-window-blur="away" {}
            input #field name="field" phx-keydown="enter" phx-key="Enter";
            input #every name="every" phx-keyup="up";
            input #watched name="watched" phx-focus="focused" phx-blur="blurred";
            p #typed { (&self.typed) }
            ol #log { @for line in &self.log { li { (line) } } }
        }
    }
}
