//! A socket takes a view: one that waited for it, one that another socket had, or a new one.

use std::sync::Arc;

use bennu_wire::message::server::Container;
use bennu_wire::{Raw, Reply, Response, ServerMessage};

use super::navigate::{Departure, Settled, live_patch, without_origin};
use super::{Channel, Flow, Link, Sender, guard};
use crate::context::Navigation;
use crate::error::{ErrorId, Fault, Refusal};
use crate::live_view::LiveView;
use crate::mount::Connect;
use crate::park::ViewId;
use crate::router::Found;
use crate::runtime::Runtime;
use crate::session::{Purpose, Session, now};
use crate::socket::{Joining, Outgoing};
use crate::visitor::Visitor;

/// A join whose tokens have been checked.
pub(crate) struct JoinRequest {
    pub(crate) id: ViewId,
    pub(crate) sender: Sender,
    pub(crate) outbox: Joining,
    pub(crate) topic: Box<str>,
    pub(crate) join_ref: Box<str>,
    pub(crate) reference: Box<str>,
    pub(crate) url: Box<str>,
    pub(crate) found: Found,
    pub(crate) session: Session,
    pub(crate) visitor: Arc<Visitor>,
    /// A JSON object.
    pub(crate) params: Box<str>,
    pub(crate) mounts: u32,
    pub(crate) attempts: u32,
    /// The view was reached by live navigation.
    pub(crate) navigated: bool,
    /// The client speaks our extension.
    pub(crate) acknowledges: bool,
}

impl JoinRequest {
    /// Whether the client may take a view away from another socket: it has been joined before.
    pub(crate) fn takes_over(&self) -> bool {
        self.mounts > 0 || self.attempts > 0
    }

    /// Lets the socket look for a view again: it cannot have the one that it found.
    pub(super) fn ask_again(self: Box<Self>) {
        let outbox = Arc::clone(&self.outbox);
        outbox.push(Outgoing::Again(self));
    }

    /// Answers with a refusal.
    pub(crate) fn refuse(&self, refusal: Refusal) {
        self.reply(Reply::error(Response::reason(refusal.reason())), true);
    }

    /// Answers that mounting failed. A failure that is the page's own (404) is shown by loading it again.
    pub(super) fn refuse_failed(&self, runtime: &Runtime, fault: &Fault) {
        let id = ErrorId::random();
        tracing::error!(%id, url = &*self.url, "a join failed: {fault}");
        let status = fault.status();
        if !(400..500).contains(&status) {
            return self.refuse(Refusal::Crashed);
        }
        let token = runtime
            .config
            .keys
            .sign(Purpose::Status, now(), &status.to_le_bytes());
        let response = Response {
            status: Some(status),
            token: Some(token.into()),
            ..Response::reason("reload")
        };
        self.reply(Reply::error(response), true);
    }

    /// Answers that the page has to go elsewhere, after it dispatched `events`, a JSON list.
    pub(super) fn send_elsewhere(&self, runtime: &Runtime, navigation: &Navigation, events: &str) {
        let departure = Departure::of(runtime, navigation);
        let response = Response {
            events: Some(Raw::new(events)),
            ..departure.into_response()
        };
        self.reply(Reply::error(response), true);
    }

    fn reply(&self, reply: Reply<'_>, last: bool) {
        let address = bennu_wire::message::Address {
            join_ref: Some(&self.join_ref),
            reference: Some(&self.reference),
            topic: &self.topic,
        };
        let mut text = String::with_capacity(256);
        ServerMessage::Reply(reply).write(address, &mut text);
        self.outbox.push(match last {
            true => Outgoing::last(&text, self.sender.join),
            false => Outgoing::text(&text),
        });
    }
}

/// How a view comes to a join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// It was mounted for it.
    Mounted,
    /// It was there already.
    Claimed,
}

impl<V: LiveView> Channel<V> {
    /// Attaches this view to the socket that asks for it.
    pub(super) async fn join(&mut self, request: Box<JoinRequest>, arrival: Arrival) -> Flow {
        if self.link.is_some() && !request.takes_over() {
            // Another client was faster.
            request.ask_again();
            return Flow::Continue;
        }
        if !self.can_go_on() {
            return self.make_way(request);
        }
        if arrival == Arrival::Claimed
            && let Err(fault) = self.ask_guards_of(&request).await
        {
            return self.keep_out(&request, fault);
        }
        if let Some(older) = self.link.take() {
            older.close();
        }
        let resumed = self.stay.attach();
        self.expiry = None;
        // That was for another client.
        self.take_patched();
        self.cx.connected = true;
        self.differ.reset();
        self.link = Some(Link::new(&request));
        match self.welcome(&request, arrival, resumed).await {
            Ok(Settled::Stays(patched)) => self.reply_rendered(&request, resumed, patched.as_ref()),
            Ok(Settled::Leaves(navigation)) => self.refuse_departure(&request, &navigation),
            Err(fault) => self.refuse_failed(&request, &fault),
        }
    }

    /// Ends this view, so that the client gets a new one.
    fn make_way(&mut self, request: Box<JoinRequest>) -> Flow {
        self.cx.mailbox.close();
        request.ask_again();
        self.end()
    }

    /// Runs the callbacks of a join, until one of them sends the page elsewhere.
    async fn welcome(
        &mut self,
        request: &JoinRequest,
        arrival: Arrival,
        resumed: bool,
    ) -> Result<Settled, Fault> {
        let arrived = self.arrive(request, arrival).await;
        let mut settled = self.settle(arrived).await?;
        if let Settled::Stays(patched) = settled {
            let connected = self.connected(request, resumed).await;
            settled = self.settle(connected).await?.after(patched);
        }
        if resumed && let Settled::Stays(patched) = settled {
            let resumed = self.resumed().await;
            settled = self.settle(resumed).await?.after(patched);
        }
        Ok(settled)
    }

    /// Takes over where the page is.
    async fn arrive(&mut self, request: &JoinRequest, arrival: Arrival) -> Result<(), Fault> {
        let moved = without_origin(&request.url) != without_origin(&self.cx.place.uri);
        self.cx.place.uri = request.url.clone();
        if arrival == Arrival::Mounted || moved {
            self.cx.place.params = request.found.params.clone();
            self.first_params().await?;
        }
        Ok(())
    }

    async fn connected(&mut self, request: &JoinRequest, resumed: bool) -> Result<(), Fault> {
        let runtime = self.cx.runtime.clone();
        let connect = Connect::new(request, &runtime.tracked, resumed);
        guard::run(&runtime.limits, || {
            self.view.connected(&connect, &mut self.cx)
        })
        .await
    }

    /// Answers with the whole page.
    fn reply_rendered(
        &mut self,
        request: &JoinRequest,
        resumed: bool,
        patched: Option<&Navigation>,
    ) -> Flow {
        self.cx.title.changed = self.cx.title.text.is_some();
        let rendered = self.try_rendered(|channel, buffers| {
            let Some(link) = &channel.link else { return };
            let attributes = request.navigated.then(|| V::CONTAINER.attributes_json());
            let mut rendered = String::new();
            buffers.writer.finish(&mut rendered);
            let response = Response {
                rendered: Some(Raw::new(&rendered)),
                liveview_version: Some(bennu_wire::version::LIVEVIEW.into()),
                live_patch: patched.map(live_patch),
                container: attributes.as_deref().map(|attributes| Container {
                    tag: V::CONTAINER.tag().into(),
                    attributes: Raw::new(attributes),
                }),
                resumed: request.acknowledges.then_some(resumed),
                ..Response::default()
            };
            let reply = ServerMessage::Reply(Reply::ok(response));
            reply.write(link.address(Some(&request.reference)), &mut buffers.frame);
            link.send(&buffers.frame);
        });
        match rendered {
            Ok(()) => self.refill_if_needed(),
            Err(fault) => self.refuse_failed(request, &fault),
        }
    }

    fn refuse_departure(&mut self, request: &JoinRequest, navigation: &Navigation) -> Flow {
        let events = self.cx.take_events();
        request.send_elsewhere(&self.cx.runtime, navigation, &events);
        self.link = None;
        Flow::Stop
    }

    fn refuse_failed(&mut self, request: &JoinRequest, fault: &Fault) -> Flow {
        if matches!(fault, Fault::Panicked(_)) {
            self.stay.crashed();
        }
        request.refuse_failed(&self.cx.runtime, fault);
        self.link = None;
        Flow::Stop
    }
}
