//! The loop that accepts connections.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpSocket, TcpStream, ToSocketAddrs, lookup_host};

use super::connection;
use super::permits::{Denied, Permits};
use super::{Drain, ServeLimits};

/// How long accepting rests after a failure: file descriptors have run out, for example.
const REST: Duration = Duration::from_millis(100);

/// Listens with a backlog of our own, on the first address that works.
pub(super) async fn listen(address: impl ToSocketAddrs, backlog: u32) -> io::Result<TcpListener> {
    let mut last_error = io::Error::new(io::ErrorKind::InvalidInput, "no address to listen on");
    for address in lookup_host(address).await? {
        match listen_on(address, backlog) {
            Ok(listener) => return Ok(listener),
            Err(error) => last_error = error,
        }
    }
    Err(last_error)
}

fn listen_on(address: SocketAddr, backlog: u32) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // A server that is started again must not wait for the sockets of the one before.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(backlog)
}

/// Accepts until `end` is over, then drains.
pub(super) async fn run(
    listener: TcpListener,
    limits: ServeLimits,
    router: Router,
    end: impl Future<Output = ()>,
) -> io::Result<()> {
    let (permits, drain, limits) = (Permits::new(&limits), Drain::new(), Arc::new(limits));
    let mut end = std::pin::pin!(end);
    loop {
        let accepted = tokio::select! {
            () = end.as_mut() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => begin(stream, peer, &permits, &limits, &router, &drain),
            Err(error) if is_about_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(REST).await;
            }
        }
    }
    drop(listener);
    drain.finish(&limits).await;
    Ok(())
}

fn begin(
    stream: TcpStream,
    peer: SocketAddr,
    permits: &Permits,
    limits: &Arc<ServeLimits>,
    router: &Router,
    drain: &Drain,
) {
    let permit = match permits.take(peer.ip()) {
        Ok(permit) => permit,
        Err(denied) => return refuse(&stream, denied),
    };
    match connection::accept(stream, permit, limits) {
        Ok(stream) => {
            let (router, limits, inner) = (router.clone(), limits.clone(), drain.clone());
            drain.track(async move {
                connection::serve(stream, peer, router, &limits, inner).await;
            });
        }
        Err(error) => tracing::debug!(%peer, %error, "a connection was gone at once"),
    }
}

/// Answers before any request was read: whoever has too many connections gets none of our time.
fn refuse(stream: &TcpStream, denied: Denied) {
    let answer: &[u8] = match denied {
        Denied::TooManyFromIp => {
            b"HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        }
        Denied::Overload => {
            b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        }
    };
    // Whether it arrives or not, the connection ends here.
    let _ = stream.try_write(answer);
}

fn is_about_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionReset
    )
}
