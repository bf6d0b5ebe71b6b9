//! A stream: the server forgets what it sent.

use bennu::prelude::*;
use bennu::stream::{At, Limit, Stream};

/// The most entries that the page keeps.
const MOST: u32 = 4;

/// The view.
#[derive(Debug)]
pub struct Feed {
    entries: Stream<Entry>,
    next: u32,
}

/// One entry.
#[derive(Debug)]
pub struct Entry {
    id: u32,
    text: String,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// A new entry before all, which may push the last one out.
    First,
    /// A new entry behind all.
    Last,
    /// A new entry at the second place.
    Second,
    /// Takes an entry out.
    Delete {
        /// Which.
        id: u32,
    },
    /// Writes an entry anew, where it is.
    Change {
        /// Which.
        id: u32,
    },
    /// Begins anew with three entries.
    Reset,
}

impl Feed {
    fn entry(&mut self) -> Entry {
        self.next += 1;
        Entry {
            id: self.next,
            text: format!("entry {}", self.next),
        }
    }

    fn refill(&mut self) {
        let entries: Vec<Entry> = (0..3).map(|_| self.entry()).collect();
        self.entries.reset(entries);
    }
}

impl LiveView for Feed {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let entries = Stream::new(|entry: &Entry| format!("entry-{}", entry.id));
        let entries = entries.with_limit(Limit::First(MOST));
        let mut feed = Self { entries, next: 0 };
        feed.refill();
        Ok(feed)
    }

    fn resumable(&self) -> bool {
        true
    }

    async fn resumed(&mut self, _: &mut Context<Self>) -> Result {
        self.refill();
        Ok(())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::First => {
                let entry = self.entry();
                self.entries.insert(At::First, entry);
            }
            Msg::Last => {
                let entry = self.entry();
                self.entries.insert(At::Last, entry);
            }
            Msg::Second => {
                let entry = self.entry();
                self.entries.insert(At::Index(1), entry);
            }
            Msg::Delete { id } => self.entries.delete(format!("entry-{id}")),
            Msg::Change { id } => {
                self.entries.insert(
                    At::Last,
                    Entry {
                        id,
                        text: format!("entry {id} again"),
                    },
                );
            }
            Msg::Reset => self.refill(),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            button #first phx-click=(Msg::First) { "first" }
            button #last phx-click=(Msg::Last) { "last" }
            button #second phx-click=(Msg::Second) { "second" }
            button #reset phx-click=(Msg::Reset) { "reset" }
            ul #entries phx-update="stream" {
                @stream (id, entry) in &self.entries {
                    li id=(id) {
                        span { (&entry.text) }
                        button .change phx-click=(Msg::Change { id: entry.id }) { "change" }
                        button .delete phx-click=(Msg::Delete { id: entry.id }) { "delete" }
                    }
                }
            }
        }
    }
}
