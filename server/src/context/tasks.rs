//! Work beside a view: its result comes back as a call, and it is stopped when the view ends.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use tokio::task::AbortHandle;

use super::callback::{self, Callback};
use super::{Context, Info, TaskPanicked};
use crate::channel::{Wake, panic_message};
use crate::live_view::LiveView;

/// The tasks of one view.
#[derive(Default)]
pub(crate) struct Tasks {
    running: Vec<AbortHandle>,
}

impl Tasks {
    fn push(&mut self, task: AbortHandle, most: usize) {
        self.running.retain(|task| !task.is_finished());
        if self.running.len() >= most {
            tracing::warn!(most, "a view runs too many tasks: the oldest is stopped");
            self.running.remove(0).abort();
        }
        self.running.push(task);
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        for task in &self.running {
            task.abort();
        }
    }
}

impl<V: LiveView> Context<V> {
    /// Runs a future beside this view and calls a method with its result.
    ///
    /// The task is stopped when the view ends. If it panics, the view gets a [`TaskPanicked`] instead.
    pub fn spawn<F, How>(
        &mut self,
        future: F,
        callback: impl for<'a> Callback<'a, V, F::Output, How>,
    ) where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let mailbox = self.mailbox.clone();
        let task = tokio::spawn(async move {
            let result = AssertUnwindSafe(future).catch_unwind().await;
            let wake = match result {
                Ok(value) => Wake::Call(callback::call(callback, value)),
                Err(panic) => Wake::Info(panicked(&*panic)),
            };
            // A view that has ended has no use for it.
            let _ = mailbox.push(wake);
        });
        self.tasks
            .push(task.abort_handle(), self.runtime.limits.tasks_per_view);
    }
}

fn panicked(panic: &(dyn std::any::Any + Send)) -> Info {
    let message = panic_message(panic);
    tracing::error!(message, "a task of a view panicked");
    Info::new(TaskPanicked { message })
}
