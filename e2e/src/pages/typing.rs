//! A form beside something that keeps changing.

use std::time::Duration;

use bennu::form::Form;
use bennu::prelude::*;
use serde::Deserialize;

/// Fast enough that several updates fall between two keys.
const TICK: Duration = Duration::from_millis(15);

/// The view.
#[derive(Debug, Default)]
pub struct Typing {
    ticks: u64,
    changes: u64,
    form: Form<Note>,
}

/// What is typed.
#[derive(Debug, Deserialize)]
pub struct Note {
    /// One line.
    #[serde(default)]
    pub title: String,
    /// Many lines.
    #[serde(default)]
    pub body: String,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// A field changed.
    #[event(form = "note")]
    Change(Form<Note>),
}

impl Typing {
    fn tick(&mut self, _: &mut Context<Self>) -> Result {
        self.ticks += 1;
        Ok(())
    }
}

impl LiveView for Typing {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn connected(&mut self, _: &Connect, cx: &mut Context<Self>) -> Result {
        cx.every(TICK, Self::tick);
        Ok(())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        let Msg::Change(form) = event;
        self.changes += 1;
        self.form = form;
        Ok(())
    }

    fn render(&self) -> impl Template {
        let (title, body) = (
            self.form.value("title").to_uppercase(),
            self.form.value("body"),
        );
        html! {
            p { "Ticks: " span #ticks { (self.ticks) } }
            form #note phx-change=(Msg::CHANGE) data-ticks=(self.ticks) {
                // The server has its own idea of the title; it waits until the field is left.
                input #title name="note[title]" value=(&title) data-ticks=(self.ticks);
                textarea #body name="note[body]" rows="3" { (body) }
            }
            p { "Changes: " span #changes { (self.changes) } }
            p #echo { (&title) }
            button #elsewhere { "elsewhere" }
        }
    }
}
