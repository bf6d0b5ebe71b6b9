//! When a connection has been silent, joinless or stuck for too long. One timer serves all three.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use super::Close;
use crate::limits::{Limits, end_of};

pub(super) struct Deadlines {
    idle: Duration,
    stalled: Duration,
    last_message: Instant,
    /// Until the first join.
    join_by: Option<Instant>,
    /// Since when the client takes nothing, and what it had taken by then.
    blocked: Option<(Instant, u64)>,
    /// Fires no later than the earliest of them; when it is early, it is set again.
    sleep: Pin<Box<Sleep>>,
}

impl Deadlines {
    pub(super) fn new(limits: &Limits) -> Self {
        let now = Instant::now();
        let join_by = end_of(limits.join_deadline, now);
        let idle = end_of(limits.idle_deadline, now);
        Self {
            idle: limits.idle_deadline,
            stalled: limits.stalled_for,
            last_message: now,
            join_by: Some(join_by),
            blocked: None,
            sleep: Box::pin(sleep_until(join_by.min(idle))),
        }
    }

    /// A complete message came.
    pub(super) fn heard(&mut self) {
        self.last_message = Instant::now();
    }

    pub(super) fn joined(&mut self) {
        self.join_by = None;
    }

    /// The client does not take what it is sent. When it has taken more than before, its time begins anew.
    pub(super) fn blocked(&mut self, taken: u64) {
        if self.blocked.is_none_or(|(_, before)| taken != before) {
            self.blocked = Some((Instant::now(), taken));
            let earliest = self.earliest().0;
            if earliest < self.sleep.deadline() {
                self.sleep.as_mut().reset(earliest);
            }
        }
    }

    /// It took everything. What it had to say in the meantime was not read, so its silence begins now.
    pub(super) fn flowing(&mut self) {
        if self.blocked.take().is_some() {
            self.heard();
        }
    }

    /// Ready with why the connection ends.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Close> {
        while self.sleep.as_mut().poll(cx).is_ready() {
            let (deadline, close) = self.earliest();
            if deadline <= Instant::now() {
                return Poll::Ready(close);
            }
            self.sleep.as_mut().reset(deadline);
        }
        Poll::Pending
    }

    fn earliest(&self) -> (Instant, Close) {
        // While we do not read, silence is our own doing.
        let stuck = self
            .blocked
            .map(|(since, _)| (end_of(self.stalled, since), Close::SlowConsumer));
        let first = stuck.unwrap_or((end_of(self.idle, self.last_message), Close::Idle));
        match self.join_by {
            Some(join_by) if join_by < first.0 => (join_by, Close::Policy),
            Some(_) | None => first,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    async fn end(deadlines: &mut Deadlines) -> (Close, u64) {
        let start = Instant::now();
        let close = poll_fn(|cx| deadlines.poll(cx)).await;
        (close, start.elapsed().as_secs())
    }

    fn deadlines() -> Deadlines {
        Deadlines::new(&Limits::default())
    }

    #[tokio::test(start_paused = true)]
    async fn closes_without_a_join() {
        assert_eq!(end(&mut deadlines()).await, (Close::Policy, 10));
    }

    #[tokio::test(start_paused = true)]
    async fn closes_when_silent() {
        let mut deadlines = deadlines();
        deadlines.joined();
        assert_eq!(end(&mut deadlines).await, (Close::Idle, 60));
    }

    #[tokio::test(start_paused = true)]
    async fn a_message_buys_time() {
        let mut deadlines = deadlines();
        deadlines.joined();
        tokio::time::advance(Duration::from_secs(59)).await;
        deadlines.heard();
        assert_eq!(end(&mut deadlines).await, (Close::Idle, 60));
    }

    #[tokio::test(start_paused = true)]
    async fn closes_when_nothing_is_taken() {
        let mut deadlines = deadlines();
        deadlines.joined();
        deadlines.blocked(0);
        assert_eq!(end(&mut deadlines).await, (Close::SlowConsumer, 30));
    }

    #[tokio::test(start_paused = true)]
    async fn has_patience_with_who_takes_little_at_a_time() {
        let mut deadlines = deadlines();
        deadlines.joined();
        for taken in 0..10 {
            deadlines.blocked(taken);
            tokio::time::advance(Duration::from_secs(29)).await;
        }
        assert_eq!(end(&mut deadlines).await, (Close::SlowConsumer, 1));
    }

    #[tokio::test(start_paused = true)]
    async fn may_have_all_the_time_there_is() {
        let mut deadlines = Deadlines::new(&Limits {
            join_deadline: Duration::MAX,
            idle_deadline: Duration::MAX,
            stalled_for: Duration::MAX,
            ..Limits::default()
        });
        deadlines.blocked(0);
        let day = Duration::from_secs(24 * 60 * 60);
        assert!(
            tokio::time::timeout(day, end(&mut deadlines))
                .await
                .is_err()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn forgives_when_it_flows_again() {
        let mut deadlines = deadlines();
        deadlines.joined();
        deadlines.blocked(0);
        tokio::time::advance(Duration::from_secs(29)).await;
        deadlines.flowing();
        assert_eq!(end(&mut deadlines).await, (Close::Idle, 60));
    }
}
