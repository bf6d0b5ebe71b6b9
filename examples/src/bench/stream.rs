//! `/stream?n=N`: the rows of `/table`, which the server sends and forgets.

use bennu::prelude::*;

use super::row::Row;

#[derive(Debug)]
pub struct Rows {
    rows: Stream<Row>,
    size: u64,
    next_id: u64,
    next_to_delete: u64,
}

#[derive(Debug, Event)]
pub enum Msg {
    InsertTop,
    Delete,
    Reset,
}

impl LiveView for Rows {
    type Event = Msg;

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let size = mount.params().parse("n").unwrap_or(1_000);
        let limit = Limit::First(u32::try_from(size).unwrap_or(u32::MAX));
        let rows = Stream::new(|row: &Row| dom_id(row.id)).with_limit(limit);
        let mut page = Self {
            rows,
            size,
            next_id: 1,
            next_to_delete: 1,
        };
        page.fill();
        Ok(page)
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::InsertTop => self.insert_top(),
            Msg::Delete => self.delete(),
            Msg::Reset => self.fill(),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            main {
                h1 { "Stream" }
                div.actions {
                    button id="insert_top" phx-click=(Msg::InsertTop) { "Insert at top" }
                    button id="delete" phx-click=(Msg::Delete) { "Delete oldest tracked" }
                    button id="reset" phx-click=(Msg::Reset) { "Reset" }
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
                    tbody id="rows" phx-update="stream" {
                        @stream (id, row) in &self.rows {
                            tr id=(id) {
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

impl Rows {
    fn insert_top(&mut self) {
        self.rows.insert(At::First, Row::new(self.next_id));
        self.next_id += 1;
    }

    fn delete(&mut self) {
        self.rows.delete(dom_id(self.next_to_delete));
        self.next_to_delete += 1;
    }

    fn fill(&mut self) {
        let end = self.next_id + self.size;
        self.rows.reset((self.next_id..end).map(Row::new));
        self.next_to_delete = self.next_id;
        self.next_id = end;
    }
}

fn dom_id(id: u64) -> String {
    format!("rows-{id}")
}
