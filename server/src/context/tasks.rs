//! Work beside a view: its result comes back as a call, and it is stopped when the view ends.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use tokio::task::AbortHandle;
use tracing::Instrument;

use super::callback::{self, Callback, Called};
use super::{Context, Info, TaskPanicked};
use crate::channel::{Wake, panic_message};
use crate::live_view::LiveView;

/// Names a task, to stop it or to know which one panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TaskId(u32);

/// The tasks of one view.
#[derive(Default)]
pub(crate) struct Tasks {
    next: u32,
    /// Those whose result has not come yet, the oldest first.
    list: Vec<(TaskId, AbortHandle)>,
}

impl Tasks {
    fn next(&mut self) -> TaskId {
        self.next = self.next.wrapping_add(1);
        TaskId(self.next)
    }

    fn push(&mut self, id: TaskId, task: AbortHandle, most: usize) {
        let is_running = |(_, task): &&(TaskId, AbortHandle)| !task.is_finished();
        let mut running = self.list.iter().filter(is_running);
        if let Some(&(oldest, _)) = running.next()
            && running.count() + 1 >= most
        {
            tracing::warn!(most, "a view runs too many tasks: the oldest is stopped");
            self.abort(oldest);
        }
        self.list.push((id, task));
    }

    fn abort(&mut self, id: TaskId) {
        if let Some(task) = self.take(id) {
            task.abort();
        }
    }

    /// Takes a task out whose result has come: `None` when it is not wanted any more.
    fn take(&mut self, id: TaskId) -> Option<AbortHandle> {
        let index = self.list.iter().position(|(found, _)| *found == id)?;
        Some(self.list.remove(index).1)
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        for (_, task) in &self.list {
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
    ) -> TaskId
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let (id, mailbox) = (self.tasks.next(), self.mailbox.clone());
        let work = async move {
            let wake = match AssertUnwindSafe(future).catch_unwind().await {
                Ok(value) => result_of(id, callback, value),
                Err(panic) => panicked(id, panic_message(&*panic)),
            };
            // A view that has ended has no use for it.
            let _ = mailbox.push(wake);
        };
        let task = tokio::spawn(work.in_current_span()).abort_handle();
        let most = self.runtime.limits.tasks_per_view;
        self.tasks.push(id, task, most);
        id
    }

    /// Stops a task: its method is not called. One that has ended already is no error.
    pub fn abort(&mut self, task: TaskId) {
        self.tasks.abort(task);
    }
}

/// A task has ended, and its method is called if its result is still wanted by then.
fn result_of<V: LiveView, M: Send + 'static, How>(
    id: TaskId,
    callback: impl for<'a> Callback<'a, V, M, How>,
    value: M,
) -> Wake<V> {
    let call = callback::call(callback, value);
    Wake::Call(Box::new(move |view, cx| match cx.tasks.take(id) {
        Some(_) => call(view, cx),
        None => Called::Done(Ok(())),
    }))
}

fn panicked<V: LiveView>(task: TaskId, message: String) -> Wake<V> {
    tracing::error!(?task, message, "a task of a view panicked");
    let info = Info::new(TaskPanicked { task, message });
    Wake::Call(Box::new(move |view, cx| match cx.tasks.take(task) {
        Some(_) => Called::Running(Box::pin(view.handle_info(info, cx))),
        None => Called::Done(Ok(())),
    }))
}
