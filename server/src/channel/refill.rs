//! A stream for which too much has happened while nobody took it has forgotten what: it is filled again.

use super::{Channel, Flow, Wake, guard};
use crate::error::Fault;
use crate::live_view::LiveView;

impl<V: LiveView> Channel<V> {
    /// After a render: a view that can fill its streams is asked to, once its client knows that they are empty. Any other
    /// begins anew, and so does one whose streams overflow again at once.
    pub(super) fn refill_if_needed(&mut self) -> Flow {
        let was_refilled = std::mem::take(&mut self.refilled);
        if !self.differ.take_overflow() {
            return Flow::Continue;
        }
        if was_refilled || !self.view.resumable() {
            return self.crash("a stream has forgotten what to show");
        }
        tracing::warn!("a stream has forgotten what to show and is filled again");
        // A view that has ended needs no streams.
        let _ = self.cx.mailbox.push(Wake::Refill);
        Flow::Continue
    }

    pub(super) async fn refill(&mut self) -> Flow {
        self.refilled = true;
        let resumed = self.resumed().await;
        self.after_callback(resumed).await
    }

    pub(super) async fn resumed(&mut self) -> Result<(), Fault> {
        let runtime = self.cx.runtime.clone();
        guard::run(&runtime.limits, || self.view.resumed(&mut self.cx)).await
    }
}
