//! The end of a server: no new connections and no new events. Every socket gets some time to send its
//! answers, and then is told to come back later.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::ServeLimits;
use crate::socket::{Close, Outbox};

/// What the tasks of one server share to end together. Under plain `axum::serve` there is none, and nothing
/// drains.
#[derive(Clone, Default)]
pub(crate) struct Drain(Option<Arc<Shared>>);

#[derive(Default)]
struct Shared {
    tasks: TaskTracker,
    /// Events under way, also when their client is gone.
    answers: TaskTracker,
    begun: CancellationToken,
    sockets: Mutex<Sockets>,
}

#[derive(Default)]
struct Sockets {
    next: u64,
    open: HashMap<u64, Arc<Outbox>>,
}

/// So many sockets are closed at once, so that they do not all come back in the same moment.
const BATCH: usize = 1000;
const BETWEEN_BATCHES: Duration = Duration::from_millis(100);

impl Drain {
    pub(crate) fn new() -> Self {
        Self(Some(Arc::default()))
    }

    /// Runs a task that the end waits for.
    pub(crate) fn track(&self, task: impl Future<Output = ()> + Send + 'static) {
        match &self.0 {
            Some(shared) => drop(shared.tasks.spawn(task)),
            None => drop(tokio::spawn(task)),
        }
    }

    /// Where events under way are counted.
    pub(crate) fn answers(&self) -> Option<TaskTracker> {
        self.0.as_ref().map(|shared| shared.answers.clone())
    }

    /// Lets a socket be told when the end begins.
    pub(crate) fn enter(&self, outbox: &Arc<Outbox>) -> Option<OpenSocket> {
        let shared = self.0.clone()?;
        let mut sockets = shared.lock();
        sockets.next += 1;
        let id = sockets.next;
        sockets.open.insert(id, outbox.clone());
        drop(sockets);
        if shared.begun.is_cancelled() {
            outbox.close(Close::Restart);
        }
        Some(OpenSocket { shared, id })
    }

    /// Over when the end begins.
    pub(super) async fn begun(&self) {
        match &self.0 {
            Some(shared) => shared.begun.cancelled().await,
            None => std::future::pending().await,
        }
    }

    /// Ends everything, or gives up on what is left after the drain's deadline.
    pub(crate) async fn finish(&self, limits: &ServeLimits) {
        let Some(shared) = &self.0 else { return };
        shared.begun.cancel();
        shared.tasks.close();
        shared.answers.close();
        let drained = timeout(limits.drain_deadline, shared.end(limits.answer_deadline));
        if drained.await.is_err() {
            tracing::warn!(
                tasks = shared.tasks.len(),
                "connections are cut off: the drain took too long"
            );
        }
    }
}

impl Shared {
    /// Lets everything be answered, and closes what is left after `answer_deadline`.
    async fn end(&self, answer_deadline: Duration) {
        if timeout(answer_deadline, self.answer()).await.is_err() {
            self.each_socket(|outbox| outbox.close(Close::Restart))
                .await;
            self.tasks.wait().await;
        }
    }

    async fn answer(&self) {
        self.each_socket(|outbox| outbox.finish(Close::Restart))
            .await;
        self.tasks.wait().await;
        self.answers.wait().await;
    }

    /// Ends the open sockets, a batch at a time.
    async fn each_socket(&self, end: impl Fn(&Outbox)) {
        let open: Vec<_> = self.lock().open.values().cloned().collect();
        for (index, batch) in open.chunks(BATCH).enumerate() {
            if index > 0 {
                tokio::time::sleep(BETWEEN_BATCHES).await;
            }
            batch.iter().for_each(|outbox| end(outbox));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Sockets> {
        self.sockets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A socket that is told when the end begins, for as long as it lives.
pub(crate) struct OpenSocket {
    shared: Arc<Shared>,
    id: u64,
}

impl Drop for OpenSocket {
    fn drop(&mut self) {
        self.shared.lock().open.remove(&self.id);
    }
}

/// The wish of whoever runs the process that it ends.
pub(super) struct Signal {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Signal {
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    #[cfg(unix)]
    pub(super) async fn received(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    }

    #[cfg(not(unix))]
    pub(super) async fn received(self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
