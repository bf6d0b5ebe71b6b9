//! Runs a callback so that neither a panic nor an endless wait gets past it.

use std::any::{Any, type_name};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::time::{Instant, Sleep, sleep_until};

use crate::context::{Called, Running};
use crate::error::{Fault, Result};
use crate::limits::{Limits, end_of};

type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Runs an async callback. Boxed, so that an idle view does not hold the room of its largest callback.
pub(crate) fn run<'a, T, F>(limits: &Limits, start: impl FnOnce() -> F) -> Guarded<'a, T>
where
    F: Future<Output = Result<T>> + Send + 'a,
{
    let state = match plain(|| Box::pin(start()) as Boxed<'a, T>) {
        Ok(future) => State::Running(future),
        Err(panicked) => State::Over(Some(Err(panicked))),
    };
    Guarded::new(state, limits)
}

/// Runs a callback that may be a plain function.
pub(crate) fn called<'a>(limits: &Limits, start: impl FnOnce() -> Called<'a>) -> Guarded<'a, ()> {
    let state = match plain(start) {
        Ok(Called::Running(future)) => State::Running(future as Running<'a>),
        Ok(Called::Done(result)) => State::Over(Some(result.map_err(Fault::from))),
        Err(panicked) => State::Over(Some(Err(panicked))),
    };
    Guarded::new(state, limits)
}

/// A callback that is running.
pub(crate) struct Guarded<'a, T> {
    state: State<'a, T>,
    warning: std::time::Duration,
    deadline: std::time::Duration,
    /// Made when the callback first waits: most never do.
    clock: Option<Clock>,
}

enum State<'a, T> {
    Running(Boxed<'a, T>),
    Over(Option<Result<T, Fault>>),
}

struct Clock {
    end: Instant,
    sleep: Pin<Box<Sleep>>,
}

impl<'a, T> Guarded<'a, T> {
    fn new(state: State<'a, T>, limits: &Limits) -> Self {
        Self {
            state,
            warning: limits.callback_warning,
            deadline: limits.callback_deadline,
            clock: None,
        }
    }

    /// Ready when the callback has had its time.
    fn poll_deadline(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let (warning, deadline) = (self.warning.min(self.deadline), self.deadline);
        let clock = self.clock.get_or_insert_with(|| {
            let now = Instant::now();
            Clock {
                end: end_of(deadline, now),
                sleep: Box::pin(sleep_until(end_of(warning, now))),
            }
        });
        while clock.sleep.as_mut().poll(cx).is_ready() {
            if clock.sleep.deadline() >= clock.end {
                return Poll::Ready(());
            }
            tracing::warn!(after = ?warning, "a callback is still running");
            clock.sleep.as_mut().reset(clock.end);
        }
        Poll::Pending
    }
}

impl<T> Guarded<'_, T> {
    /// Drops a callback that had its time. A destructor that panics leaves the view as a panic does.
    fn give_up(&mut self) -> Fault {
        let state = std::mem::replace(&mut self.state, State::Over(None));
        match plain(|| drop(state)) {
            Ok(()) => Fault::TimedOut(self.deadline),
            Err(panicked) => panicked,
        }
    }
}

/// Its future is boxed and its result is only moved.
impl<T> Unpin for Guarded<'_, T> {}

impl<T> Future for Guarded<'_, T> {
    type Output = Result<T, Fault>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let future = match &mut self.state {
            State::Running(future) => future.as_mut(),
            State::Over(result) => {
                let again = || Err(Fault::Panicked("polled after it was over".to_owned()));
                return Poll::Ready(result.take().unwrap_or_else(again));
            }
        };
        match plain(|| future.poll(cx)) {
            Ok(Poll::Ready(result)) => Poll::Ready(result.map_err(Fault::from)),
            Err(panicked) => Poll::Ready(Err(panicked)),
            Ok(Poll::Pending) => self.poll_deadline(cx).map(|()| Err(self.give_up())),
        }
    }
}

/// Runs code of the application that cannot wait.
pub(crate) fn plain<T>(run: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| Fault::Panicked(panic_message(&*panic)))
}

/// Drops what is the application's: its destructor may panic, and that is logged and no more.
pub(super) fn discard<T>(value: T) {
    if plain(|| drop(value)).is_err() {
        tracing::error!("a `{}` panicked while it was dropped", type_name::<T>());
    }
}

/// What a panic said.
pub(crate) fn panic_message(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "no message".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn limits() -> Limits {
        Limits {
            callback_deadline: Duration::from_secs(30),
            ..Limits::default()
        }
    }

    #[tokio::test(start_paused = true)]
    async fn drops_a_callback_that_never_ends() {
        let start = Instant::now();
        let fault = run(&limits(), std::future::pending::<Result<()>>)
            .await
            .unwrap_err();
        assert!(matches!(fault, Fault::TimedOut(_)));
        assert_eq!(start.elapsed().as_secs(), 30);
    }

    #[tokio::test(start_paused = true)]
    async fn a_destructor_that_panics_at_the_deadline_is_a_panic() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("dropped");
            }
        }
        let waits = || async {
            let _bomb = Bomb;
            std::future::pending::<Result<()>>().await
        };
        let fault = run(&limits(), waits).await.unwrap_err();
        assert!(matches!(fault, Fault::Panicked(message) if message == "dropped"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_callback_may_have_all_the_time_there_is() {
        let limits = Limits {
            callback_warning: Duration::MAX,
            callback_deadline: Duration::MAX,
            ..Limits::default()
        };
        let slow = async || {
            tokio::time::sleep(Duration::from_secs(24 * 60 * 60)).await;
            Ok(())
        };
        assert!(run(&limits, slow).await.is_ok());
    }

    #[tokio::test]
    async fn catches_panics_at_once_and_later() {
        async fn later() -> Result<()> {
            tokio::task::yield_now().await;
            panic!("late {}", 1);
        }
        fn at_once() -> std::future::Ready<Result<()>> {
            panic!("early")
        }
        let early = run(&limits(), at_once).await.unwrap_err();
        assert!(matches!(early, Fault::Panicked(message) if message == "early"));
        let late = run(&limits(), later).await.unwrap_err();
        assert!(matches!(late, Fault::Panicked(message) if message == "late 1"));
    }
}
