//! Pages with URLs: patches within one view, and a way to another.

use bennu::prelude::*;

/// A list with its page and its filter in the URL.
#[derive(Debug, Default)]
pub struct Wander {
    page: u32,
    filter: String,
    patches: u32,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Goes to a page, by the server's decision.
    Jump {
        /// Which.
        page: u32,
    },
    /// Goes to a page without a new entry in the history.
    Replace {
        /// Which.
        page: u32,
    },
    /// Goes to another view.
    Leave,
    /// Loads another document.
    Redirect,
}

impl LiveView for Wander {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_params(&mut self, params: &Params, cx: &mut Context<Self>) -> Result {
        self.page = params.parse("page").unwrap_or(1);
        params
            .get("filter")
            .unwrap_or_default()
            .clone_into(&mut self.filter);
        self.patches += 1;
        cx.set_title(format!("Page {}", self.page));
        Ok(())
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        match event {
            Msg::Jump { page } => cx.push_patch(format!("/wander?page={page}")),
            Msg::Replace { page } => cx.replace_patch(format!("/wander?page={page}")),
            Msg::Leave => cx.navigate("/wander/blue"),
            Msg::Redirect => cx.redirect("/wander/red"),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            h1 #page { (self.page) }
            p #filter { (&self.filter) }
            p #patches { (self.patches) }
            input #own name="own";
            nav {
                a #next patch=(format!("/wander?page={}", self.page + 1)) { "next" }
                a #swap patch="/wander?page=9" replace { "nine instead" }
                a #blue navigate="/wander/blue" { "blue room" }
                a #plain href="/wander/green" { "green room, loaded anew" }
                a #vanishing navigate="/vanishing" { "nowhere" }
            }
            button #jump phx-click=(Msg::Jump { page: 5 }) { "jump" }
            button #replace phx-click=(Msg::Replace { page: 7 }) { "replace" }
            button #leave phx-click=(Msg::Leave) { "leave" }
            button #redirect phx-click=(Msg::Redirect) { "redirect" }
        }
    }
}

/// Another view, named by a part of its path.
#[derive(Debug)]
pub struct Room {
    name: String,
}

impl LiveView for Room {
    type Event = ();

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        let name = mount.params().get("room").unwrap_or("no").to_owned();
        cx.set_title(format!("The {name} room"));
        Ok(Self { name })
    }

    fn render(&self) -> impl Template {
        html! {
            h1 #room { (&self.name) }
            a #home navigate="/wander" { "back to the pages" }
        }
    }
}
