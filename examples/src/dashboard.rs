//! An operations dashboard: a shop's orders in SQLite, and the machine that serves this page.
//!
//! Tasks keep writing orders and publish what changed; every open page subscribes, so two windows show
//! the same truth ([`Board`]). What a visitor searches, filters and sorts lives in the URL alone: events
//! only change the URL, and [`handle_params`](LiveView::handle_params) loads what it asks for.
//!
//! This file is the page's state and its events; `screen/` is what they look like.

pub mod board;
mod history;
mod machine;
mod order;
mod orders;
mod query;
mod range;
mod screen;
mod shop;
mod summary;
pub mod tasks;

use std::sync::Arc;

use bennu::prelude::*;
use serde::Deserialize;

use self::board::{Board, FEED, HAPPENINGS, MACHINES, SUMMARIES, TROUBLES};
use self::machine::Machine;
use self::order::Happening;
use self::orders::Matches;
use self::query::Query;
use self::summary::Summary;
use crate::database::Trouble;

/// The state of one open dashboard.
#[derive(Debug)]
pub struct Dashboard {
    board: Board,
    query: Query,
    matches: Matches,
    /// Orders changed since `matches` was loaded.
    is_stale: bool,
    summary: Arc<Summary>,
    machine: Arc<Machine>,
    feed: Stream<Happening>,
    trouble: Option<Trouble>,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    Search(Form<Search>),
    PlaceOrder,
}

/// The search box over the table.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

impl LiveView for Dashboard {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.set_title("Operations");
        cx.subscribe(HAPPENINGS, Self::on_happening);
        cx.subscribe_latest(SUMMARIES, Self::on_summary);
        cx.subscribe_latest(MACHINES, Self::on_machine);
        cx.subscribe_latest(TROUBLES, Self::on_trouble);

        let board: Board = cx.state();
        let latest = board.snapshot();
        let trouble = latest.trouble();
        let mut feed = Stream::new(screen::feed::dom_id).with_limit(Limit::First(FEED));
        feed.reset(latest.happenings);
        Ok(Self {
            query: Query::default(),
            matches: Matches::default(),
            is_stale: true,
            trouble,
            summary: latest.summary,
            machine: latest.machine,
            feed,
            board,
        })
    }

    fn resumable(&self) -> bool {
        true
    }

    /// The connection was away for a while: the feed starts from what the board remembers.
    async fn resumed(&mut self, _: &mut Context<Self>) -> Result {
        self.feed.reset(self.board.snapshot().happenings);
        Ok(())
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context<Self>) -> Result {
        self.query = Query::from_params(params);
        self.load().await;
        Ok(())
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        match event {
            // Typing changes the URL in place: the back button leaves the search, not each letter.
            Msg::Search(form) => {
                let search = form.into_data().unwrap_or_default();
                cx.replace_patch(self.query.with_search(&search.q).url());
            }
            // A failure is told by `on_trouble`, to this page as to all others.
            Msg::PlaceOrder => drop(self.board.place_order().await),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        screen::page(self)
    }
}

/// What arrives by PubSub.
impl Dashboard {
    fn on_happening(&mut self, happening: Happening, _: &mut Context<Self>) -> Result {
        self.is_stale = true;
        self.feed.insert(At::First, happening);
        Ok(())
    }

    /// Summaries come at most once a second, which is often enough for the table as well.
    async fn on_summary(&mut self, summary: Arc<Summary>, _: &mut Context<Self>) -> Result {
        self.summary = summary;
        if self.is_stale {
            self.load().await;
        }
        Ok(())
    }

    fn on_machine(&mut self, machine: Arc<Machine>, _: &mut Context<Self>) -> Result {
        self.machine = machine;
        Ok(())
    }

    async fn on_trouble(&mut self, trouble: Option<Trouble>, _: &mut Context<Self>) -> Result {
        self.trouble = trouble;
        if trouble.is_none() {
            self.load().await;
        }
        Ok(())
    }

    /// Loads the rows that the URL asks for. When that fails, the old rows stay and the page says why.
    async fn load(&mut self) {
        let found = orders::find(self.board.database.reader(), &self.query).await;
        match self.board.note_read(found) {
            Ok(matches) => {
                self.matches = matches;
                self.is_stale = false;
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
    }
}
