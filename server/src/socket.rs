//! One task per connection: reads frames, routes them by topic, writes what the views have to say.
//!
//! The socket owns no state of views and never waits for one. Its only queue towards the client is the
//! [`Outbox`]; while the client does not read, the socket does not read either.

mod close;
mod connections;
mod deadlines;
mod join;
mod origin;
mod outbox;
mod rate;
mod read;
mod topics;
mod transport;
mod upgrade;
mod websocket;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_util::FutureExt;

pub(crate) use close::Close;
pub(crate) use connections::Connections;
pub(crate) use origin::Origin;
pub(crate) use outbox::{Answering, Joining, Outbox, Outgoing};
pub(crate) use upgrade::upgrade;

use crate::channel::{ConnectionId, panic_message};
use crate::runtime::Runtime;
use crate::serve::{Drain, OpenSocket};
use crate::session::Session;
use crate::visitor::Visitor;
use connections::Membership;
use deadlines::Deadlines;
use rate::Meter;
pub(crate) use topics::JoinId;
use topics::Topics;
use transport::Transport;

/// A connection and everything it carries.
struct Socket<T> {
    transport: T,
    runtime: Arc<Runtime>,
    outbox: Arc<Outbox>,
    connection: ConnectionId,
    /// Where its pages are.
    origin: Box<str>,
    /// `None` when the client could not show that its page is ours: every join is stale.
    session: Option<Session>,
    visitor: Arc<Visitor>,
    topics: Topics,
    meter: Meter,
    deadlines: Deadlines,
    /// Counts this connection for as long as it lives.
    _membership: Option<Membership>,
    /// Lets the server end it.
    _open: Option<OpenSocket>,
}

impl<T: Transport> Socket<T> {
    fn new(
        transport: T,
        runtime: Arc<Runtime>,
        origin: Box<str>,
        session: Option<Session>,
        visitor: Visitor,
        drain: &Drain,
    ) -> Box<Self> {
        let outbox = Arc::new(Outbox::new(drain.answers()));
        let connection = runtime.connections.next_id();
        let membership = session.as_ref().map(|session| {
            runtime
                .connections
                .enter(session.id(), connection, &outbox, &runtime.limits)
        });
        let open = drain.enter(&outbox);
        Box::new(Self {
            transport,
            outbox,
            connection,
            origin,
            session,
            visitor: Arc::new(visitor),
            topics: Topics::default(),
            meter: Meter::new(&runtime.limits),
            deadlines: Deadlines::new(&runtime.limits),
            runtime,
            _membership: membership,
            _open: open,
        })
    }

    /// Runs until either side ends the connection, then lets go of its views.
    ///
    /// Boxed, because a future that is given a value holds it twice.
    async fn run(mut self: Box<Self>) {
        let traffic = AssertUnwindSafe(std::future::poll_fn(|cx| self.poll(cx))).catch_unwind();
        let close = traffic.await.unwrap_or_else(|panic| {
            tracing::error!("a socket crashed: {}", panic_message(&*panic));
            Some(Close::Internal)
        });
        if let Some(close) = close {
            self.transport.send_close(close);
            let flushed = std::future::poll_fn(|cx| self.transport.poll_flush(cx));
            // A client that takes nothing any more does not get its close frame either.
            let _ = Box::pin(tokio::time::timeout(close::GRACE, flushed)).await;
        }
    }

    /// Ready when the connection ends: with what to tell the client, or nothing when it is gone.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Close>> {
        if let Poll::Ready(close) = self.poll_traffic(cx) {
            return Poll::Ready(close);
        }
        self.deadlines.poll(cx).map(Some)
    }

    /// Writes first: what the client does not take, it need not ask for.
    fn poll_traffic(&mut self, cx: &mut Context<'_>) -> Poll<Option<Close>> {
        loop {
            match self.poll_write(cx) {
                Poll::Ready(Ok(())) => self.deadlines.flowing(),
                Poll::Ready(Err(end)) => return Poll::Ready(end),
                Poll::Pending => {
                    self.deadlines.blocked(self.transport.written());
                    self.outbox.block();
                    return Poll::Pending;
                }
            }
            match self.may_read() {
                Ok(true) => {}
                Ok(false) => return Poll::Pending,
                Err(close) => return Poll::Ready(Some(close)),
            }
            match self.transport.poll_receive(cx) {
                Poll::Ready(Some(Ok(incoming))) => {
                    if let Err(close) = self.receive(incoming) {
                        return Poll::Ready(Some(close));
                    }
                }
                Poll::Ready(Some(Err(close))) => return Poll::Ready(Some(close)),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// Not while the client has asked for as much as may be under way, nor in the end.
    fn may_read(&self) -> Result<bool, Close> {
        let limits = &self.runtime.limits;
        let may_read = self.outbox.may_read(limits.views_per_connection)?;
        Ok(may_read && !self.topics.is_saturated(limits.events_in_flight))
    }

    /// Ready when all that waits has been handed to the kernel. Whatever waits, an end comes first.
    fn poll_write(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Option<Close>>> {
        loop {
            let faults = self.outbox.look(cx).map_err(Some)?;
            self.meter.bad_messages(faults).map_err(Some)?;
            ready!(self.transport.poll_ready(cx)).map_err(|_| None)?;
            match self.outbox.pop() {
                Some(outgoing) => self.write(outgoing)?,
                None => break,
            }
        }
        ready!(self.transport.poll_flush(cx)).map_err(|_| None)?;
        self.outbox.give_room();
        Poll::Ready(Ok(()))
    }

    fn write(&mut self, outgoing: Outgoing) -> Result<(), Option<Close>> {
        let text = match outgoing {
            Outgoing::Message(text) => text,
            Outgoing::Last(text, join) => {
                self.topics.remove(join);
                text
            }
            Outgoing::Again(request) => {
                self.admit_again(request);
                return Ok(());
            }
        };
        self.transport.send(text).map_err(|_| None)
    }
}

/// However a socket ends, its views are let go.
impl<T> Drop for Socket<T> {
    fn drop(&mut self) {
        self.outbox.shut();
        self.topics.detach(self.connection);
    }
}

#[cfg(test)]
mod tests;
