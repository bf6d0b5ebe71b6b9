//! The actor of one live view: it owns the view's state, and everything that can wake it is a [`Wake`].
//!
//! ```text
//! page request --mount--> parked --join--> attached --drop--> parked --join--> attached --leave--> gone
//! ```
//!
//! One wake is handled at a time: a callback runs, its effects are carried out, the view is rendered at
//! most once. Diffs are not queued: a view that changed while its client had no room is dirty, and is
//! rendered when there is room.

mod detach;
mod dispatch;
mod frame;
pub(crate) mod guard;
mod join;
mod link;
mod mailbox;
mod mount;
mod navigate;
mod push;
mod refill;
mod scope;
mod scratch;
mod wake;

use std::any::type_name;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::{self, Poll};

use futures_util::FutureExt;
use tokio::time::Sleep;
use tracing::{Instrument, Span};

pub(crate) use frame::{ClientFrame, Place, Sender};
pub(crate) use guard::panic_message;
use join::Arrival;
pub(crate) use join::JoinRequest;
use link::Link;
pub(crate) use mailbox::Mailbox;
pub(crate) use mount::{Mounted, MountedPage, mount_and_join, mount_page};
pub(crate) use navigate::origin;
pub(crate) use push::write_refusal;
pub(crate) use scratch::Scratch;
#[cfg(test)]
pub(crate) use wake::ViewHandle;
pub(crate) use wake::{AnyView, ConnectionId, Delivery, Wake};

use crate::context::{Called, Context, Gap, Info};
use crate::diff::Differ;
use crate::error::Fault;
use crate::live_view::LiveView;
use crate::park::{Stay, ViewId};

/// A view, what it may do, and what its client shows.
pub(crate) struct Channel<V: LiveView> {
    view: V,
    cx: Context<V>,
    /// What the client shows, slot by slot.
    differ: Differ,
    /// The socket, while there is one.
    link: Option<Link>,
    /// This view's entry in the park.
    stay: Stay,
    /// While parked: when that ends.
    expiry: Option<Pin<Box<Sleep>>>,
    /// The state may differ from what the client shows.
    dirty: bool,
    /// Wakes since the state became dirty.
    deferred: u8,
    /// The streams were filled again, and not yet shown.
    refilled: bool,
}

/// Whether the actor goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    Continue,
    Stop,
}

/// While messages wait, rendering does too, but not for more than this many.
const MOST_DEFERRED: u8 = 32;

impl<V: LiveView> Channel<V> {
    /// Runs until the view ends. Code of the application stands in many places (reading an event, showing an error,
    /// destructors), so a panic anywhere is a crash of this view.
    pub(crate) async fn run(mut self: Box<Self>) {
        loop {
            let turn = AssertUnwindSafe(self.turn()).catch_unwind().await;
            let flow = turn.unwrap_or_else(|panic| {
                let _span = self.span().entered();
                self.crash(&panic_message(&*panic))
            });
            if flow == Flow::Stop {
                break;
            }
            tokio::task::consume_budget().await;
        }
        let _span = self.span().entered();
        (*self).finish();
    }

    /// What is boxed here is so that an idle view does not hold the room of its busiest moment: a future is
    /// as large as the largest of its states, and moves what it is given.
    async fn turn(&mut self) -> Flow {
        self.disconnect_if_asked();
        let wake = std::future::poll_fn(|cx| self.poll_wake(cx)).await;
        let span = self.span();
        Box::pin(self.handle(wake).instrument(span)).await
    }

    fn span(&self) -> Span {
        span::<V>(self.stay.id())
    }

    fn poll_wake(&mut self, cx: &mut task::Context<'_>) -> Poll<Wake<V>> {
        let (link, mailbox) = (&self.link, &self.cx.mailbox);
        let limits = &self.cx.runtime.limits;
        let may_answer = || {
            link.as_ref()
                .is_none_or(|link| link.takes_replies(limits, || mailbox.clone()))
        };
        if let Poll::Ready(wake) = mailbox.poll_take(cx, may_answer) {
            return Poll::Ready(wake);
        }
        if let Poll::Ready(callback) = self.cx.timers.poll_due(cx) {
            return Poll::Ready(Wake::Timer(callback));
        }
        match &mut self.expiry {
            Some(expiry) => expiry.as_mut().poll(cx).map(|()| Wake::Expired),
            None => Poll::Pending,
        }
    }

    async fn handle(&mut self, wake: Wake<V>) -> Flow {
        match wake {
            Wake::Client(frame) => self.dispatch(frame).await,
            Wake::Published {
                subscription,
                message,
            } => match self.cx.subscriptions.receiver(subscription) {
                Some(receive) => self.callback(|view, cx| receive(view, &message, cx)).await,
                None => Flow::Continue,
            },
            Wake::Timer(repeat) => self.callback(|view, cx| repeat(view, cx)).await,
            Wake::Call(call) => self.callback(call).await,
            Wake::Info(info) => self.info(info).await,
            Wake::Gap {
                subscription,
                missed,
            } => self.gap(subscription, missed).await,
            Wake::Room => self.render_when_room(),
            Wake::Refill => self.refill().await,
            Wake::Join(request) => self.join(request, Arrival::Claimed).await,
            Wake::Detached(connection) => self.detach(connection),
            Wake::Expired => self.expire(),
            Wake::Replaced(by) => self.replaced(by),
            Wake::Evicted => self.evicted(),
            Wake::End => self.end(),
        }
    }

    /// Runs a callback that no event of the client asked for.
    async fn callback(
        &mut self,
        call: impl for<'a> FnOnce(&'a mut V, &'a mut Context<V>) -> Called<'a>,
    ) -> Flow {
        let limits = &self.cx.runtime.clone().limits;
        let result = guard::called(limits, || call(&mut self.view, &mut self.cx)).await;
        self.after_callback(result).await
    }

    async fn info(&mut self, info: Info) -> Flow {
        let limits = &self.cx.runtime.clone().limits;
        let result = guard::run(limits, || self.view.handle_info(info, &mut self.cx)).await;
        self.after_callback(result).await
    }

    async fn gap(&mut self, subscription: u32, missed: u64) -> Flow {
        let Some(topic) = self.cx.subscriptions.topic(subscription) else {
            return Flow::Continue;
        };
        tracing::warn!(
            topic,
            missed,
            "a view fell behind and missed published messages"
        );
        let gap = Gap {
            topic: topic.to_owned(),
            missed,
        };
        self.info(Info::new(gap)).await
    }

    async fn after_callback(&mut self, result: Result<(), Fault>) -> Flow {
        match self.settle(result).await {
            Ok(settled) => self.carry_out(settled),
            Err(Fault::Panicked(message)) => self.crash(&message),
            Err(fault) => {
                self.report(&fault);
                self.changed()
            }
        }
    }

    /// The state may have changed: renders now, or when there is room.
    fn changed(&mut self) -> Flow {
        self.dirty = true;
        if self.deferred < MOST_DEFERRED && !self.cx.mailbox.is_empty() {
            self.deferred += 1;
            return Flow::Continue;
        }
        self.render_when_room()
    }

    /// Ends the view. Its destructors are the application's, so they may panic too.
    fn finish(self) {
        self.cx.mailbox.close();
        let Self { view, cx, stay, .. } = self;
        drop(stay);
        guard::discard(view);
        guard::discard(cx);
    }
}

/// What the log lines of a turn stand in, those of the application as well: which view it is. Made for each turn, so that
/// an idle view keeps none. An error's level, so that it is there for every line that is.
fn span<V>(id: ViewId) -> Span {
    tracing::error_span!("view", name = type_name::<V>(), %id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prelude::*;

    struct Page([u64; 20]);

    impl LiveView for Page {
        type Event = ();

        async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
            Ok(Self([0; 20]))
        }

        fn render(&self) -> impl Template {
            html! { p { (self.0[0]) } }
        }
    }

    /// What a task holds besides the view: measured, so that a change that doubles it is seen.
    #[test]
    fn an_idle_view_is_small() {
        fn size<T>(_: fn(Box<Channel<Page>>) -> T) -> usize {
            size_of::<T>()
        }
        assert!(size(Channel::run) <= 128, "{}", size(Channel::run));
        let own = size_of::<Channel<Page>>() - size_of::<Page>();
        assert!(own <= 640, "{own}");
    }
}
