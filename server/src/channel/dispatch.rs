//! Messages of the client: each is answered exactly once, but for acknowledgements.

use bennu_wire::{ClientEvent, ClientMessage, EventKind, EventValue, Raw, Reply, Response};

use super::navigate::Settled;
use super::{Channel, ClientFrame, Flow, guard};
use crate::error::Fault;
use crate::event::{Event, EventError, Payload};
use crate::live_view::LiveView;
use crate::runtime::Runtime;
use crate::socket::Close;

/// Events whose names start like this are the protocol's own.
const RESERVED: &str = "lv:";
const CLEAR_FLASH: &str = "lv:clear-flash";

impl<V: LiveView> Channel<V> {
    pub(super) async fn dispatch(&mut self, frame: ClientFrame) -> Flow {
        if self
            .link
            .as_ref()
            .is_none_or(|link| link.sender != frame.place.sender)
        {
            return Flow::Continue;
        }
        let reference = frame.place.reference.as_deref();
        let message = match frame.read(&self.cx.runtime.limits.json()) {
            Ok(message) => message,
            Err(error) => return self.malformed(reference, &error),
        };
        match message {
            ClientMessage::Event(event) => self.event(reference, &event).await,
            ClientMessage::LivePatch { url } => self.live_patch(reference, &url).await,
            ClientMessage::Leave => self.leave(reference),
            ClientMessage::Ack { count } => self.acknowledge(count),
            ClientMessage::CidsWillDestroy(_) => {
                self.reply_empty(reference);
                Flow::Continue
            }
            ClientMessage::CidsDestroyed(cids) => self.cids_destroyed(reference, &cids),
            ClientMessage::Join(_)
            | ClientMessage::JoinUpload { .. }
            | ClientMessage::Heartbeat
            | ClientMessage::AllowUpload(_)
            | ClientMessage::Progress(_) => {
                self.reply_refused(reference, "unsupported");
                Flow::Continue
            }
        }
    }

    fn malformed(&mut self, reference: Option<&str>, error: &bennu_wire::Error) -> Flow {
        tracing::debug!(%error, "a message of a client does not fit");
        if let Some(link) = &self.link {
            link.complain();
        }
        self.reply_refused(reference, "malformed");
        Flow::Continue
    }

    async fn event(&mut self, reference: Option<&str>, event: &ClientEvent<'_>) -> Flow {
        if event.name == CLEAR_FLASH {
            self.reply_empty(reference);
            return Flow::Continue;
        }
        if event.cid.is_some() {
            // A component that is gone, or never was: the client learns that nothing changed.
            self.reply_empty(reference);
            return Flow::Continue;
        }
        match self.decode(event) {
            Ok(decoded) => self.handle_event(reference, event.kind, decoded).await,
            Err(error) => self.refuse_event(reference, event.kind, &error),
        }
    }

    fn decode(&self, event: &ClientEvent<'_>) -> Result<V::Event, EventError> {
        if event.name.starts_with(RESERVED) {
            return Err(EventError::unknown(&event.name));
        }
        let payload = payload(event).with_limits(self.cx.runtime.limits.form);
        V::Event::decode(&event.name, payload)
    }

    /// The script that pushed an event through a hook learns that it was refused. Nobody waits for any other: its
    /// element is set free, which Phoenix's client does only when all is well, and the page gets an error event.
    fn refuse_event(
        &mut self,
        reference: Option<&str>,
        kind: EventKind,
        error: &EventError,
    ) -> Flow {
        let reason = error.reason();
        self.report_refused(reason, error);
        if kind == EventKind::Hook {
            self.reply_refused(reference, reason);
            return Flow::Continue;
        }
        self.reply_diff(reference)
    }

    async fn handle_event(
        &mut self,
        reference: Option<&str>,
        kind: EventKind,
        event: V::Event,
    ) -> Flow {
        let runtime = self.cx.runtime.clone();
        self.cx.answering = true;
        let called = guard::run(&runtime.limits, || {
            self.view.handle_event(event, &mut self.cx)
        })
        .await;
        let settled = self.settle(called).await;
        self.cx.answering = false;
        match settled {
            Err(fault) if kind == EventKind::Hook => self.refuse_failed_event(reference, &fault),
            settled => self.answer(reference, settled),
        }
    }

    /// The script that pushed an event through a hook learns that its callback failed. What has changed until then is
    /// shown all the same: Phoenix's client takes no diff from a refusal, so it goes ahead.
    fn refuse_failed_event(&mut self, reference: Option<&str>, fault: &Fault) -> Flow {
        if let Fault::Panicked(message) = fault {
            return self.crash(message);
        }
        self.report(fault);
        let flow = self.push_diff();
        self.reply_refused(reference, "failed");
        flow
    }

    async fn live_patch(&mut self, reference: Option<&str>, url: &str) -> Flow {
        let Runtime { routes, limits, .. } = &*self.cx.runtime;
        let located = routes.find_url(url, limits.url_bytes);
        let here = located.filter(|(_, found)| found.route.kind() == self.cx.place.kind);
        let Some((target, found)) = here else {
            let response = Response {
                link_redirect: true,
                ..Response::default()
            };
            self.reply(reference, Reply::ok(response));
            return Flow::Continue;
        };
        let called = self.go_to(&target, found).await;
        let settled = self.settle(called).await;
        self.answer(reference, settled)
    }

    /// Answers the message whose callback ended like this.
    fn answer(&mut self, reference: Option<&str>, settled: Result<Settled, Fault>) -> Flow {
        match settled {
            Ok(Settled::Stays(patched)) => {
                self.keep_patched(patched);
                self.push_patched();
                self.reply_diff(reference)
            }
            Ok(Settled::Leaves(navigation)) => self.reply_departure(reference, &navigation),
            Err(Fault::Panicked(message)) => self.crash(&message),
            Err(fault) => {
                self.report(&fault);
                self.reply_diff(reference)
            }
        }
    }

    fn leave(&mut self, reference: Option<&str>) -> Flow {
        if let Some(link) = self.link.take() {
            link.close();
            let reply = Reply::ok(Response::default());
            link.send_message(reference, &bennu_wire::ServerMessage::Reply(reply));
        }
        Flow::Stop
    }

    fn acknowledge(&mut self, count: u64) -> Flow {
        let Some(link) = &mut self.link else {
            return Flow::Continue;
        };
        link.nudge();
        if link.acknowledged(count) {
            return self.render_when_room();
        }
        link.close_connection(Close::Protocol);
        Flow::Continue
    }

    fn cids_destroyed(&mut self, reference: Option<&str>, cids: &[u64]) -> Flow {
        let list = format!("{cids:?}");
        let response = Response {
            cids: Some(Raw::new(&list)),
            ..Response::default()
        };
        self.reply(reference, Reply::ok(response));
        Flow::Continue
    }
}

fn payload<'e>(event: &'e ClientEvent<'_>) -> Payload<'e> {
    match &event.value {
        EventValue::Json(value) => Payload::json(value),
        EventValue::Form(value) => {
            Payload::form(value, event.meta.as_ref().map(|meta| meta.as_str()))
        }
    }
}
