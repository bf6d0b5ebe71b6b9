//! What all open dashboards share: the latest figures, and whether the database answers.
//!
//! ```text
//! shop task ----- writes orders ----> SQLite
//!    |  HAPPENINGS, one by one           |
//!    v                                   v
//! every page <-- SUMMARIES -------- summary task      (at most once a second, and only after a change)
//!    ^   ^------ MACHINES --------- machine task      (once a second)
//!    |---------- TROUBLES --------- whoever fails
//! ```

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bennu::{PubSub, Topic};

use super::machine::Machine;
use super::order::{Happening, Order, Status};
use super::orders;
use super::shop;
use super::summary::Summary;
use crate::database::{Database, Trouble};

pub const HAPPENINGS: Topic<Happening> = Topic::new("dashboard:happenings");
pub const SUMMARIES: Topic<Arc<Summary>> = Topic::new("dashboard:summaries");
pub const MACHINES: Topic<Arc<Machine>> = Topic::new("dashboard:machines");
pub const TROUBLES: Topic<Option<Trouble>> = Topic::new("dashboard:troubles");

/// How many happenings a page shows.
pub const FEED: u32 = 30;

/// The shared state of the dashboard; clones are the same board.
#[derive(Debug, Clone)]
pub struct Board {
    pub database: Database,
    pubsub: PubSub,
    latest: Arc<Mutex<Latest>>,
    /// Whether orders changed since the last summary.
    changed: Arc<AtomicBool>,
}

/// What a page that opens now starts from.
#[derive(Debug, Clone, Default)]
pub struct Latest {
    pub summary: Arc<Summary>,
    pub machine: Arc<Machine>,
    /// Newest first.
    pub happenings: VecDeque<Happening>,
    reading: Option<Trouble>,
    writing: Option<Trouble>,
}

impl Latest {
    pub fn trouble(&self) -> Option<Trouble> {
        self.reading.or(self.writing)
    }
}

impl Board {
    pub fn new(database: Database, pubsub: PubSub) -> Self {
        let changed = Arc::new(AtomicBool::new(true));
        Self {
            database,
            pubsub,
            latest: Arc::default(),
            changed,
        }
    }

    /// Fills the feed with the newest orders, as if they were placed just now.
    pub async fn load_feed(&self) -> Result<(), sqlx::Error> {
        let newest = orders::latest(self.database.reader(), FEED).await?;
        let placed = |order: Order| Happening {
            at: order.placed_at,
            order: Order {
                status: Status::Placed,
                ..order
            },
        };
        self.latest().happenings = newest.into_iter().map(placed).collect();
        Ok(())
    }

    /// A copy of what is known now.
    pub fn snapshot(&self) -> Latest {
        self.latest().clone()
    }

    /// Stores one order from nowhere, as the button on the page asks for.
    pub async fn place_order(&self) -> Result<Order, Trouble> {
        let now = now();
        let draft = shop::order(now, &mut fastrand::Rng::new());
        let placed = orders::insert(self.database.writer(), &draft).await;
        let order = self.note_write(placed)?;
        self.publish(order.clone(), now);
        Ok(order)
    }

    /// Moves the longest waiting order one step on, if one has waited long enough.
    pub async fn advance(&self, step: Step) -> Result<(), Trouble> {
        let now = now();
        let pool = self.database.writer();
        let advanced = orders::advance(pool, step.from, step.to, now - step.after, now).await;
        if let Some(order) = self.note_write(advanced)? {
            self.publish(order, now);
        }
        Ok(())
    }

    /// Tells every page how the machine is doing.
    pub fn show_machine(&self, machine: Machine) {
        let machine = Arc::new(machine);
        self.latest().machine = Arc::clone(&machine);
        self.pubsub.broadcast(MACHINES, machine);
    }

    /// Tells every page that something happened to an order.
    fn publish(&self, order: Order, at: i64) {
        let happening = Happening { order, at };
        let happenings = &mut self.latest().happenings;
        happenings.truncate(FEED as usize - 1);
        happenings.push_front(happening.clone());
        self.changed.store(true, Ordering::Relaxed);
        self.pubsub.broadcast(HAPPENINGS, happening);
    }

    /// Whether the figures are older than the orders, or could not be read the last time.
    pub fn needs_summary(&self) -> bool {
        self.changed.load(Ordering::Relaxed) || self.latest().reading.is_some()
    }

    /// Sums up and tells every page.
    pub async fn summarise(&self) {
        self.changed.store(false, Ordering::Relaxed);
        let loaded = Summary::load(self.database.reader(), now()).await;
        if let Ok(summary) = self.note_read(loaded).map(Arc::new) {
            self.latest().summary = Arc::clone(&summary);
            self.pubsub.broadcast(SUMMARIES, summary);
        }
    }

    /// Remembers whether reading works, and tells every page when that changed.
    pub fn note_read<T>(&self, outcome: Result<T, sqlx::Error>) -> Result<T, Trouble> {
        self.note(outcome, |latest| &mut latest.reading)
    }

    fn note_write<T>(&self, outcome: Result<T, sqlx::Error>) -> Result<T, Trouble> {
        self.note(outcome, |latest| &mut latest.writing)
    }

    fn note<T>(
        &self,
        outcome: Result<T, sqlx::Error>,
        field: fn(&mut Latest) -> &mut Option<Trouble>,
    ) -> Result<T, Trouble> {
        let trouble = outcome.as_ref().err().map(|error| {
            tracing::warn!(%error, "the database fails");
            Trouble::from(error)
        });
        let (before, after) = {
            let mut latest = self.latest();
            let before = latest.trouble();
            *field(&mut latest) = trouble;
            (before, latest.trouble())
        };
        if before != after {
            self.pubsub.broadcast(TROUBLES, after);
        }
        outcome.map_err(|error| Trouble::from(&error))
    }

    fn latest(&self) -> MutexGuard<'_, Latest> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A step in an order's life.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub from: Status,
    pub to: Status,
    /// How long after the order it happens at the earliest, in milliseconds.
    pub after: i64,
}

/// Milliseconds since the Unix epoch.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn board() -> (tempfile::TempDir, std::path::PathBuf, Board) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.db");
        let database = Database::open(&path).await.unwrap();
        (folder, path, Board::new(database, PubSub::default()))
    }

    #[tokio::test]
    async fn an_order_reaches_the_feed_and_the_summary() {
        let (_folder, _, board) = board().await;
        let order = board.place_order().await.unwrap();
        board.summarise().await;

        let latest = board.snapshot();
        assert_eq!(latest.happenings.front().unwrap().order, order);
        assert_eq!(latest.summary.revenue.now, order.total_cents);
    }

    #[tokio::test]
    async fn a_lock_is_reported_and_forgotten_when_it_is_over() {
        let (_folder, path, board) = board().await;
        let other = sqlx::SqlitePool::connect(path.to_str().unwrap())
            .await
            .unwrap();
        let mut lock = other.acquire().await.unwrap();
        sqlx::query("BEGIN IMMEDIATE")
            .execute(&mut *lock)
            .await
            .unwrap();

        assert_eq!(board.place_order().await, Err(Trouble::Locked));
        assert_eq!(board.snapshot().trouble(), Some(Trouble::Locked));

        sqlx::query("ROLLBACK").execute(&mut *lock).await.unwrap();
        assert!(board.place_order().await.is_ok());
        assert_eq!(board.snapshot().trouble(), None);
    }

    #[tokio::test]
    async fn the_feed_is_bounded() {
        let (_folder, _, board) = board().await;
        for _ in 0..FEED + 5 {
            board.place_order().await.unwrap();
        }
        assert_eq!(board.snapshot().happenings.len(), FEED as usize);
    }
}
