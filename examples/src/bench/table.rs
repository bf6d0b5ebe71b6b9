//! `/table?n=N`: a keyed list of N rows, and the things that happen to lists.

use bennu::prelude::*;

use super::random::Random;
use super::row::Row;

#[derive(Debug)]
pub struct Table {
    rows: Vec<Row>,
    /// How many rows `replace_all` makes.
    size: u64,
    next_id: u64,
    random: Random,
}

#[derive(Debug, Event)]
pub enum Msg {
    UpdateOne,
    #[event(rename = "update_10th")]
    UpdateTenth,
    Swap,
    Append,
    Remove,
    ReplaceAll,
}

impl LiveView for Table {
    type Event = Msg;

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let size = mount.params().parse("n").unwrap_or(1_000);
        let mut table = Self {
            rows: Vec::new(),
            size,
            next_id: 1,
            random: Random::new(42),
        };
        table.replace_all();
        Ok(table)
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::UpdateOne => self.update_one(),
            Msg::UpdateTenth => self.update_tenth(),
            Msg::Swap => self.swap(),
            Msg::Append => self.append(),
            Msg::Remove => self.remove(),
            Msg::ReplaceAll => self.replace_all(),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            main {
                h1 { "Table" }
                p { (self.rows.len()) " rows" }
                div.actions {
                    button id="update_one" phx-click=(Msg::UpdateOne) { "Update one random row" }
                    button id="update_10th" phx-click=(Msg::UpdateTenth) { "Update every 10th row" }
                    button id="swap" phx-click=(Msg::Swap) { "Swap rows 2 and N-1" }
                    button id="append" phx-click=(Msg::Append) { "Append 1" }
                    button id="remove" phx-click=(Msg::Remove) { "Remove row 3" }
                    button id="replace_all" phx-click=(Msg::ReplaceAll) { "Replace all" }
                }
                table {
                    thead {
                        tr {
                            th { "Id" }
                            th { "Name" }
                            th { "Price" }
                            th { "Change" }
                            th { "Status" }
                        }
                    }
                    tbody id="rows" {
                        @for row in &self.rows, key=(row.id), memo=(row.version()) {
                            tr id={ "row-" (row.id) } {
                                td { (row.id) }
                                td { "Item " (row.id) }
                                td { (row.price()) }
                                td { (row.change()) }
                                td class={ "status status-" (row.status()) } { (row.status()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Table {
    fn update_one(&mut self) {
        let high = self.random.draw(32_768) as usize;
        let low = self.random.draw(32_768) as usize;
        let length = self.rows.len().max(1);
        if let Some(row) = self.rows.get_mut((high * 32_768 + low) % length) {
            row.perturb(&mut self.random);
        }
    }

    fn update_tenth(&mut self) {
        for row in self.rows.iter_mut().step_by(10) {
            row.perturb(&mut self.random);
        }
    }

    fn swap(&mut self) {
        let length = self.rows.len();
        if length >= 4 {
            self.rows.swap(1, length - 2);
        }
    }

    fn append(&mut self) {
        self.rows.push(Row::new(self.next_id));
        self.next_id += 1;
    }

    fn remove(&mut self) {
        if self.rows.len() > 2 {
            self.rows.remove(2);
        }
    }

    fn replace_all(&mut self) {
        let end = self.next_id + self.size;
        self.rows = (self.next_id..end).map(Row::new).collect();
        self.next_id = end;
    }
}
