//! One accepted connection: its options, its permit, its requests.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::IntoResponse;
use futures_util::future::Either;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tower::ServiceExt;

use super::body::BodyLimits;
use super::patient::Patient;
use super::permits::Permit;
use super::{Drain, ServeLimits};

/// The stream of a connection that counts as open until it is dropped, also after it became a WebSocket.
pub(super) type Accepted = Patient<TcpStream, Permit>;

/// Takes a connection over.
pub(super) fn accept(
    stream: TcpStream,
    permit: Permit,
    limits: &ServeLimits,
) -> io::Result<Accepted> {
    stream.set_nodelay(true)?;
    // What the kernel buffers for a client that does not read is memory too.
    socket2::SockRef::from(&stream).set_send_buffer_size(limits.send_buffer_bytes)?;
    Ok(Patient::new(stream, limits.write_deadline, permit))
}

/// Serves requests until either side is done.
pub(super) async fn serve(
    stream: Accepted,
    peer: SocketAddr,
    router: Router,
    limits: &ServeLimits,
    drain: Drain,
) {
    let ending = drain.clone();
    let body_limits = BodyLimits::new(limits);
    let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(drain.clone());
        match body_limits.apply(request) {
            Ok(request) => Either::Left(router.clone().oneshot(request)),
            Err(refused) => Either::Right(std::future::ready(Ok(refused.into_response()))),
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_deadline)
        .max_headers(limits.headers)
        .max_header_size(limits.head_bytes)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let result = tokio::select! {
        result = connection.as_mut() => result,
        () = ending.begun() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%peer, %error, "a connection ended early");
    }
}
