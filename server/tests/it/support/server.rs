use std::net::SocketAddr;
use std::time::Duration;

use bennu::{Config, Limits, Live, ServeLimits, Server};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::views::{Counter, Mounts, Other, Probe, Rows};

/// A server that runs until it is dropped, or drained by [`end`](Self::end).
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) mounts: Mounts,
    end: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

pub(crate) fn config() -> Config {
    Config::new("a secret for tests, thirty-two bytes").unwrap()
}

/// Limits that do not stand in the way of a test of something else.
pub(crate) fn wide() -> Limits {
    Limits {
        events_per_second: 1_000_000,
        event_burst: 1_000_000,
        bad_messages_per_minute: 1_000_000,
        callback_deadline: Duration::from_secs(60),
        ..Limits::default()
    }
}

/// All views of these tests.
pub(crate) fn live(limits: Limits) -> (Live, Mounts) {
    let mounts = Mounts::default();
    let live = Live::new(config())
        .limits(limits)
        .state(mounts.clone())
        .live::<Counter>("/")
        .live::<Probe>("/probe")
        .live::<Probe>("/probe/{name}")
        .live::<Rows>("/rows")
        .live::<Other>("/other");
    (live, mounts)
}

/// A server with wide limits.
pub(crate) async fn start() -> Running {
    start_with(wide()).await
}

pub(crate) async fn start_with(limits: Limits) -> Running {
    serve(live(limits), ServeLimits::default()).await
}

pub(crate) async fn serve((live, mounts): (Live, Mounts), limits: ServeLimits) -> Running {
    let server = Server::bind("127.0.0.1:0").await.unwrap().limits(limits);
    let address = server.local_addr().unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let router = live.into_router();
    let task = tokio::spawn(async move {
        server
            .run_until(router, async { drop(ended.await) })
            .await
            .unwrap();
    });
    Running {
        address,
        mounts,
        end: Some(end),
        task,
    }
}

impl Running {
    /// Drains the server and waits until it has ended.
    pub(crate) async fn end(mut self) {
        self.begin_end();
        tokio::time::timeout(super::PATIENCE, &mut self.task)
            .await
            .unwrap()
            .unwrap();
    }

    pub(crate) fn begin_end(&mut self) {
        drop(self.end.take());
    }
}
