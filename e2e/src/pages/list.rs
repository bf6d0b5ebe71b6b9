//! A keyed list whose entries move, come and go; each holds what the server does not know.

use bennu::prelude::*;

/// The view.
#[derive(Debug)]
pub struct List {
    rows: Vec<Row>,
    next: u32,
}

#[derive(Debug)]
struct Row {
    id: u32,
    text: String,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// The last row first.
    Reverse,
    /// First and last row change places.
    Swap,
    /// A new row before all.
    Prepend,
    /// A new row behind all.
    Append,
    /// Takes one row out.
    Remove {
        /// Which.
        id: u32,
    },
    /// Changes the text of every second row.
    Touch,
    /// Takes all rows out.
    Clear,
}

impl List {
    fn row(&mut self) -> Row {
        self.next += 1;
        Row {
            id: self.next,
            text: format!("row {}", self.next),
        }
    }
}

impl LiveView for List {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let mut list = Self {
            rows: Vec::new(),
            next: 0,
        };
        for _ in 0..5 {
            let row = list.row();
            list.rows.push(row);
        }
        Ok(list)
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Reverse => self.rows.reverse(),
            Msg::Swap => {
                let last = self.rows.len().saturating_sub(1);
                self.rows.swap(0, last);
            }
            Msg::Prepend => {
                let row = self.row();
                self.rows.insert(0, row);
            }
            Msg::Append => {
                let row = self.row();
                self.rows.push(row);
            }
            Msg::Remove { id } => self.rows.retain(|row| row.id != id),
            Msg::Touch => self
                .rows
                .iter_mut()
                .step_by(2)
                .for_each(|row| row.text.push('!')),
            Msg::Clear => self.rows.clear(),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            button #reverse phx-click=(Msg::Reverse) { "reverse" }
            button #swap phx-click=(Msg::Swap) { "swap" }
            button #prepend phx-click=(Msg::Prepend) { "prepend" }
            button #append phx-click=(Msg::Append) { "append" }
            button #touch phx-click=(Msg::Touch) { "touch" }
            button #clear phx-click=(Msg::Clear) { "clear" }
            table {
                tbody #rows {
                    @for row in &self.rows, key=(row.id) {
                        tr id=(format!("row-{}", row.id)) {
                            td .text { (&row.text) }
                            td { input .own name="own"; }
                            td { button .remove phx-click=(Msg::Remove { id: row.id }) { "remove" } }
                        }
                    }
                }
            }
            p #size { (self.rows.len()) }
        }
    }
}
