//! The ways out: a dropped socket, a time that is over, another view in this place, the end.

use super::{Channel, ConnectionId, Flow};
use crate::live_view::LiveView;
use crate::park::Pool;

impl<V: LiveView> Channel<V> {
    /// The socket is gone. The view waits for the next one, if it can go on there.
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
        if self.differ.has_streams() && !self.view.resumable() {
            return Flow::Stop;
        }
        self.differ.reset();
        self.park(Pool::Views)
    }

    /// Waits for a socket, for as long as the pool allows.
    pub(super) fn park(&mut self, pool: Pool) -> Flow {
        let bytes = self.size();
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
        size_of::<Self>() + self.view.heap_size() + self.differ.heap_size()
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

    /// The client joins the same topic with another view.
    pub(super) fn replaced(&mut self) -> Flow {
        if let Some(link) = self.link.take() {
            link.close();
        }
        Flow::Stop
    }

    /// Nothing is said to the client: its socket, if it has one, ends in its own way.
    pub(super) fn end(&mut self) -> Flow {
        Flow::Stop
    }
}
