//! A server with one page of one visitor, and clients that join it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::network::{Peer, network};
use crate::park::ViewId;
use crate::prelude::*;
use crate::runtime::Runtime;
use crate::serve::Drain;
use crate::session::{PageToken, Session, now};
use crate::socket::Socket;

#[derive(Clone)]
pub(super) struct Site {
    pub(super) runtime: Arc<Runtime>,
    pub(super) session: Session,
    pub(super) drain: Drain,
    id: ViewId,
    token: String,
}

/// A client with a socket of its own.
pub(super) struct Client {
    pub(super) peer: Peer,
    pub(super) topic: String,
    token: String,
    references: u64,
}

impl Site {
    pub(super) fn new<V: LiveView>() -> Self {
        Self::of::<V>(Live::new(Config::new([1; 32]).unwrap()))
    }

    /// A page of `V` on a server with its own limits and state.
    pub(super) fn of<V: LiveView>(live: Live) -> Self {
        let runtime = Arc::new(Runtime::new(live.live::<V>("/")));
        let session = runtime.cookies.create().unwrap();
        Self::page(&runtime, session)
    }

    /// Another page of the same visitor.
    pub(super) fn another(&self) -> Self {
        Self::page(&self.runtime, self.session.clone())
    }

    fn page(runtime: &Arc<Runtime>, session: Session) -> Self {
        let id = ViewId::random().unwrap();
        let route = runtime.routes.find("/", "").unwrap().route;
        let token = PageToken {
            id,
            kind: route.kind(),
            scope: route.scope(),
            session: session.id(),
        };
        Self {
            runtime: runtime.clone(),
            token: token.sign(&runtime.config.keys, now()),
            session,
            drain: Drain::default(),
            id,
        }
    }

    pub(super) fn connect(&self) -> Client {
        let (wire, peer) = network();
        let (runtime, session) = (self.runtime.clone(), self.session.clone());
        let socket = Socket::new(
            wire,
            runtime,
            "http://h".into(),
            Some(session),
            Default::default(),
            &self.drain,
        );
        self.drain.track(socket.run());
        Client {
            peer,
            topic: format!("lv:{}", self.id),
            token: self.token.clone(),
            references: 0,
        }
    }

    /// A client that has joined for the first time.
    pub(super) async fn join(&self) -> Client {
        let mut client = self.connect();
        client.begin_join(0);
        assert_eq!(client.reply().await["status"], "ok");
        client
    }
}

impl Client {
    /// Sends a join. `mounts`: how often the page was joined before.
    pub(super) fn begin_join(&mut self, mounts: u32) {
        self.begin_join_with(mounts, &json!({}));
    }

    /// Sends a join with what a client can do beyond the protocol.
    pub(super) fn begin_join_with(&mut self, mounts: u32, more: &Value) {
        let mut payload = json!({
            "url": "http://h/",
            "session": self.token,
            "params": {"_mounts": mounts},
        });
        let more = more.as_object().unwrap().clone();
        payload.as_object_mut().unwrap().extend(more);
        self.send("phx_join", &payload);
    }

    pub(super) fn send(&mut self, event: &str, payload: &Value) {
        self.references += 1;
        let message = json!(["1", self.references.to_string(), self.topic, event, payload]);
        self.peer.send(&message.to_string());
    }

    pub(super) fn click(&mut self, event: &str) {
        self.send(
            "event",
            &json!({"type": "click", "event": event, "value": {}}),
        );
    }

    /// The payload of the next message, which must be the reply to the latest message of this client.
    pub(super) async fn reply(&mut self) -> Value {
        let message = self.peer.message().await;
        assert_eq!(message[3], "phx_reply", "{message}");
        assert_eq!(message[1], self.references.to_string(), "{message}");
        message[4].clone()
    }
}

/// Lets everything happen that can happen without time.
pub(super) async fn settle() {
    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
}
