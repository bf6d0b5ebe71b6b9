//! Handlers that take their time, and what the page shows meanwhile.

use std::time::Duration;

use bennu::form::Form;
use bennu::prelude::*;
use serde::Deserialize;

/// Long enough to be seen by a test that looks at once.
const WORK: Duration = Duration::from_millis(400);

/// The view.
#[derive(Debug, Default)]
pub struct Slow {
    done: u32,
    saved: String,
}

/// What is saved.
#[derive(Debug, Deserialize)]
pub struct Order {
    /// Its name.
    #[serde(default)]
    pub name: String,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Works a while.
    Work,
    /// Saves, slowly.
    #[event(form = "order")]
    Save(Form<Order>),
}

impl LiveView for Slow {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        tokio::time::sleep(WORK).await;
        match event {
            Msg::Work => self.done += 1,
            Msg::Save(form) => form.value("name").clone_into(&mut self.saved),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            button #work phx-click=(Msg::Work) phx-disable-with="working" { "work" }
            p #done { (self.done) }
            form #order phx-submit=(Msg::SAVE) {
                input #name name="order[name]";
                button #save phx-disable-with="saving" { "save" }
            }
            p #saved { (&self.saved) }
        }
    }
}
