//! Timers of a view. They live in its actor: no task, no queue, and they end with the view.

use std::pin::Pin;
use std::task::{self, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use super::Context;
use super::callback::{self, Callback, Repeat};
use crate::limits::end_of;
use crate::live_view::LiveView;

/// Names a timer, to stop it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerId(u32);

pub(crate) struct Timers<V: LiveView> {
    next: u32,
    list: Vec<Timer<V>>,
    /// Runs to the earliest of the list. Made when the first timer is.
    sleep: Option<Pin<Box<Sleep>>>,
}

struct Timer<V: LiveView> {
    id: TimerId,
    due: Instant,
    period: Option<Duration>,
    callback: Repeat<V>,
}

impl<V: LiveView> Default for Timers<V> {
    fn default() -> Self {
        Self {
            next: 0,
            list: Vec::new(),
            sleep: None,
        }
    }
}

impl<V: LiveView> Timers<V> {
    /// Ready with the callback of a timer that is due.
    pub(crate) fn poll_due(&mut self, cx: &mut task::Context<'_>) -> Poll<Repeat<V>> {
        let Some(earliest) = self.list.iter().map(|timer| timer.due).min() else {
            return Poll::Pending;
        };
        let sleep = self
            .sleep
            .get_or_insert_with(|| Box::pin(sleep_until(earliest)));
        if sleep.deadline() != earliest {
            sleep.as_mut().reset(earliest);
        }
        match sleep.as_mut().poll(cx) {
            Poll::Ready(()) => self.fire(earliest),
            Poll::Pending => Poll::Pending,
        }
    }

    fn fire(&mut self, due: Instant) -> Poll<Repeat<V>> {
        let Some(index) = self.list.iter().position(|timer| timer.due <= due) else {
            return Poll::Pending;
        };
        let timer = &mut self.list[index];
        let callback = timer.callback.clone();
        match timer.period {
            Some(period) => timer.due = next_due(timer.due, period, Instant::now()),
            None => drop(self.list.swap_remove(index)),
        }
        Poll::Ready(callback)
    }
}

/// The first multiple of the period that is still to come: what was missed is not made up for.
fn next_due(due: Instant, period: Duration, now: Instant) -> Instant {
    let next = end_of(period, due);
    if next > now {
        next
    } else {
        end_of(period, now)
    }
}

impl<V: LiveView> Context<V> {
    /// Calls a method of this view again and again, the first time after one period.
    ///
    /// Runs while the page is away too, until the view ends.
    pub fn every<How>(
        &mut self,
        period: Duration,
        callback: impl for<'a> Callback<'a, V, (), How>,
    ) -> TimerId {
        let period = period.max(Duration::from_millis(1));
        self.timer(period, Some(period), callback::repeat(callback))
    }

    /// Calls a method of this view once.
    pub fn after<How>(
        &mut self,
        delay: Duration,
        callback: impl for<'a> Callback<'a, V, (), How>,
    ) -> TimerId {
        self.timer(delay, None, callback::repeat(callback))
    }

    /// Stops a timer. One that has ended already is no error.
    pub fn cancel(&mut self, timer: TimerId) {
        self.timers.list.retain(|candidate| candidate.id != timer);
    }

    fn timer(&mut self, delay: Duration, period: Option<Duration>, callback: Repeat<V>) -> TimerId {
        let id = TimerId(self.timers.next);
        self.timers.next += 1;
        self.timers.list.push(Timer {
            id,
            due: end_of(delay, Instant::now()),
            period,
            callback,
        });
        id
    }
}
