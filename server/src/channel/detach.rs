//! The ways out: a dropped socket, a time that is over, another view in this place, the end.

use super::{Channel, ConnectionId, Flow, Sender};
use crate::live_view::LiveView;
use crate::park::Pool;

impl<V: LiveView> Channel<V> {
    /// The socket is gone. The view waits for the next one, if it can go on there and none has come yet.
    pub(super) fn detach(&mut self, connection: ConnectionId) -> Flow {
        if self
            .link
            .as_ref()
            .is_none_or(|link| link.sender.connection != connection)
        {
            return Flow::Continue;
        }
        self.link = None;
        self.cx.connected = false;
        if !self.can_go_on() {
            return Flow::Stop;
        }
        self.differ.reset();
        match self.cx.mailbox.expects_join() {
            true => Flow::Continue,
            false => self.park(Pool::Views, 0),
        }
    }

    /// Whether another socket can show this view: nobody keeps the entries of streams, but a view that is
    /// resumable fills them again.
    pub(super) fn can_go_on(&self) -> bool {
        !self.differ.has_streams() || self.view.resumable()
    }

    /// Waits for a socket, for as long as the pool allows. `streams`: the bytes that wait in them.
    pub(super) fn park(&mut self, pool: Pool, streams: usize) -> Flow {
        let bytes = self.size() + streams;
        match self.stay.park(pool, bytes) {
            Some(until) => {
                self.expiry = Some(Box::pin(tokio::time::sleep_until(until)));
                Flow::Continue
            }
            None => Flow::Stop,
        }
    }

    /// An estimate of what this view holds.
    fn size(&self) -> usize {
        size_of::<Self>() + self.view.heap_size() + self.differ.heap_size() + self.cx.heap_size()
    }

    /// The time is over, unless a socket has just claimed this view.
    pub(super) fn expire(&mut self) -> Flow {
        self.expiry = None;
        if self.stay.expire() {
            Flow::Stop
        } else {
            Flow::Continue
        }
    }

    /// The client joins the same topic with another view. By now this one may have another client.
    pub(super) fn replaced(&mut self, by: Sender) -> Flow {
        match &self.link {
            Some(link) if link.sender == by => self.end(),
            Some(_) | None => Flow::Continue,
        }
    }

    /// Others needed the room. A view that has a socket by now needs none.
    pub(super) fn evicted(&self) -> Flow {
        match self.link {
            Some(_) => Flow::Continue,
            None => Flow::Stop,
        }
    }

    /// Ends the view, and what its client has of it.
    pub(super) fn end(&mut self) -> Flow {
        if let Some(link) = self.link.take() {
            link.close();
        }
        Flow::Stop
    }

    /// Ends the connection when a callback has asked for it.
    pub(super) fn disconnect_if_asked(&mut self) {
        if std::mem::take(&mut self.cx.disconnects)
            && let Some(link) = &self.link
        {
            link.finish_connection();
        }
    }
}
