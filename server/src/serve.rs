//! Accepts connections and closes them in time.
//!
//! `axum::serve` has no timer, so a client that never finishes its request head stays for good; it forgets
//! upgraded connections when it stops. This loop bounds heads, connections and how long each may take, and
//! drains: it stops accepting, lets events that are under way be answered, tells every socket to come back
//! later, and waits for them up to a deadline.
//! Behind a proxy that does all this, `axum::serve` with the same router is as good.

mod accept;
mod body;
mod connection;
mod deadline;
mod drain;
mod patient;
mod permits;

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::ToSocketAddrs;

pub(crate) use drain::{Drain, OpenSocket};

/// Serves a router until the process is asked to end (ctrl-c, or SIGTERM).
///
/// # Errors
///
/// When the address cannot be listened on.
pub async fn serve(address: impl ToSocketAddrs, router: Router) -> io::Result<()> {
    Server::bind(address).await?.run(router).await
}

/// A listener with its limits, for those who want to set them or to choose when it ends.
///
/// # Examples
///
/// ```no_run
/// # async fn run(router: axum::Router) -> std::io::Result<()> {
/// use bennu::{ServeLimits, Server};
///
/// let limits = ServeLimits { connections_per_ip: 1_000, ..ServeLimits::default() };
/// let server = Server::bind("127.0.0.1:0").await?.limits(limits);
/// println!("http://{}", server.local_addr()?);
/// server.run(router).await
/// # }
/// ```
#[derive(Debug)]
pub struct Server {
    listener: tokio::net::TcpListener,
    limits: ServeLimits,
}

/// The bounds of [`Server`].
#[derive(Clone, Debug)]
pub struct ServeLimits {
    /// How long a client may take for the head of a request, from the first byte or from the connection on.
    pub head_deadline: Duration,
    /// Bytes of the head of a request; above: 431.
    pub head_bytes: usize,
    /// Header lines of a request; above: 431.
    pub headers: usize,
    /// Bytes of the body of a request; above: 413. The bounds of axum's extractors apply as well.
    pub body_bytes: usize,
    /// How long a body may take, from the first wait for it on; longer: it fails.
    pub body_deadline: Duration,
    /// How long a client may take nothing of what it is sent; longer: it is cut off. Sockets have a bound of
    /// their own, [`Limits::stalled_for`](crate::Limits::stalled_for).
    pub write_deadline: Duration,
    /// Connections at once; above: closed at once.
    pub connections: usize,
    /// Connections of one address at once; above: 429. Whoever comes from this machine or from a private
    /// network is taken for a proxy that speaks for many, and not counted: bounding them is its task.
    pub connections_per_ip: usize,
    /// Counts those addresses too: for a server that private networks reach directly.
    pub count_private_addresses: bool,
    /// Connections that the kernel holds until they are accepted.
    pub backlog: u32,
    /// Bytes that the kernel buffers for a client that does not read.
    pub send_buffer_bytes: usize,
    /// How long events that are under way get to be answered when the server ends; after it, their sockets
    /// are closed without.
    pub answer_deadline: Duration,
    /// How long open connections get to end when the server does; after it, they are cut off.
    pub drain_deadline: Duration,
}

impl Default for ServeLimits {
    fn default() -> Self {
        Self {
            head_deadline: Duration::from_secs(10),
            head_bytes: 32 * 1024,
            headers: 64,
            body_bytes: 1024 * 1024,
            body_deadline: Duration::from_secs(30),
            write_deadline: Duration::from_secs(60),
            connections: 100_000,
            connections_per_ip: 200,
            count_private_addresses: false,
            backlog: 4096,
            send_buffer_bytes: 64 * 1024,
            answer_deadline: Duration::from_secs(10),
            drain_deadline: Duration::from_secs(25),
        }
    }
}

impl Server {
    /// Listens on an address.
    ///
    /// # Errors
    ///
    /// When the address cannot be resolved or is taken.
    pub async fn bind(address: impl ToSocketAddrs) -> io::Result<Self> {
        let limits = ServeLimits::default();
        Ok(Self {
            listener: accept::listen(address, limits.backlog).await?,
            limits,
        })
    }

    /// Other bounds than the default ones. The backlog is that of [`bind`](Self::bind).
    #[must_use]
    pub fn limits(mut self, limits: ServeLimits) -> Self {
        self.limits = limits;
        self
    }

    /// The address that is listened on.
    ///
    /// # Errors
    ///
    /// When the system does not tell.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until the process is asked to end (ctrl-c, or SIGTERM).
    ///
    /// # Errors
    ///
    /// When signals cannot be listened to.
    pub async fn run(self, router: Router) -> io::Result<()> {
        let signal = drain::Signal::listen()?;
        self.run_until(router, signal.received()).await
    }

    /// Serves until `end` is over, then drains.
    ///
    /// # Errors
    ///
    /// Never so far: failures to accept are logged and tried again.
    pub async fn run_until(self, router: Router, end: impl Future<Output = ()>) -> io::Result<()> {
        accept::run(self.listener, self.limits, router, end).await
    }
}
