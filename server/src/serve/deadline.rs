//! A time that starts to run when something is first waited for.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use crate::limits::end_of;

/// How long something may be waited for.
pub(super) struct Deadline {
    time: Duration,
    /// Set while it is waited for.
    end: Option<Pin<Box<Sleep>>>,
}

impl Deadline {
    pub(super) fn new(time: Duration) -> Self {
        Self { time, end: None }
    }

    /// Ready when the time is over, which starts with the first call.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let time = self.time;
        let sleep = || Box::pin(sleep_until(end_of(time, Instant::now())));
        self.end.get_or_insert_with(sleep).as_mut().poll(cx)
    }

    /// What was waited for has come: the next wait has all the time again.
    pub(super) fn reset(&mut self) {
        self.end = None;
    }
}
