//! Every message there is, with random contents.

use std::borrow::Cow;

use bennu_wire::message::Address;
use bennu_wire::message::client::Extension;
use bennu_wire::message::server::{Container, LivePatch, LiveRedirect, NavigationKind, Redirect};
use bennu_wire::{
    ClientEvent, ClientMessage, EventKind, EventValue, Join, Raw, Reply, Response, ServerMessage,
    Status,
};
use proptest::option;
use proptest::prelude::*;

/// Whatever a string can hold, with what needs an escape more often than by chance.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z/:.]{0,12}",
        any::<String>(),
        "[\"\\\\\u{0}-\u{20}\u{7f}é\u{2028}\u{fffd}\u{10ffff}]{0,8}",
    ]
}

/// Any JSON value, as text.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        text().prop_map(Into::into),
    ];
    let any = leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::btree_map(text(), inner, 0..4).prop_map(|members| members
                .into_iter()
                .collect::<serde_json::Map<_, _>>()
                .into()),
        ]
    });
    any.prop_map(|value| value.to_string())
}

fn object() -> impl Strategy<Value = String> {
    prop::collection::btree_map(text(), json(), 0..4).prop_map(|members| {
        let members: Vec<_> = members
            .iter()
            .map(|(name, value)| format!("{}:{value}", serde_json::json!(name)))
            .collect();
        format!("{{{}}}", members.join(","))
    })
}

/// An integer that JavaScript can hold.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![0..10u64, 0..(1u64 << 53)]
}

/// The parts that messages are put together from.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    texts: [String; 4],
    optional: [Option<String>; 4],
    pub(crate) json: String,
    objects: [String; 2],
    optional_object: Option<String>,
    numbers: Vec<u64>,
    cid: Option<u64>,
    counts: (u32, u32),
    flags: (bool, bool),
    status: Option<u16>,
    version: Option<u32>,
}

prop_compose! {
    pub(crate) fn parts()(
        texts in [text(), text(), text(), text()],
        optional in [option::of(text()), option::of(text()), option::of(text()), option::of(text())],
        json in json(),
        objects in [object(), object()],
        optional_object in option::of(object()),
        numbers in prop::collection::vec(number(), 0..4),
        cid in option::of(number()),
        counts in any::<(u32, u32)>(),
        flags in any::<(bool, bool)>(),
        status in option::of(any::<u16>()),
        version in option::of(any::<u32>()),
    ) -> Parts {
        Parts { texts, optional, json, objects, optional_object, numbers, cid, counts, flags, status, version }
    }
}

impl Parts {
    pub(crate) fn text(&self, index: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.texts[index])
    }

    pub(crate) fn optional(&self, index: usize) -> Option<Cow<'_, str>> {
        self.optional[index].as_deref().map(Cow::Borrowed)
    }

    pub(crate) fn raw(&self) -> Raw<'_> {
        Raw::new(&self.json)
    }

    fn object(&self, index: usize) -> Raw<'_> {
        Raw::new(&self.objects[index])
    }

    fn optional_object(&self) -> Option<Raw<'_>> {
        self.optional_object.as_deref().map(Raw::new)
    }

    fn kind(&self) -> NavigationKind {
        if self.flags.0 {
            NavigationKind::Push
        } else {
            NavigationKind::Replace
        }
    }

    pub(crate) fn address(&self) -> Address<'_> {
        Address {
            join_ref: self.optional[2].as_deref(),
            reference: self.optional[3].as_deref(),
            topic: "lv:phx-1",
        }
    }

    /// One of every message a client can send.
    pub(crate) fn client_messages(&self) -> Vec<ClientMessage<'_>> {
        let kinds = [
            EventKind::Click,
            EventKind::Keydown,
            EventKind::Keyup,
            EventKind::Focus,
            EventKind::Blur,
            EventKind::Form,
            EventKind::Hook,
            EventKind::Js,
            EventKind::Remove,
            EventKind::Other,
        ];
        let mut messages: Vec<_> = kinds
            .map(|kind| ClientMessage::Event(self.event(kind)))
            .into();
        messages.extend([
            ClientMessage::Join(self.join()),
            ClientMessage::Leave,
            ClientMessage::Heartbeat,
            ClientMessage::LivePatch { url: self.text(0) },
            ClientMessage::CidsWillDestroy(self.numbers.clone()),
            ClientMessage::CidsDestroyed(self.numbers.clone()),
            ClientMessage::AllowUpload(self.object(0)),
            ClientMessage::Progress(self.object(1)),
            ClientMessage::Ack {
                count: self.cid.unwrap_or_default(),
            },
        ]);
        messages
    }

    pub(crate) fn join(&self) -> Join<'_> {
        Join {
            url: self.optional(0),
            redirect: self.optional(1),
            params: self.object(0),
            session: self.text(0),
            static_token: self.optional(2),
            flash: self.optional(3),
            sticky: self.flags.0,
            mounts: self.counts.0,
            mount_attempts: self.counts.1,
            bennu: self.version.map(|version| Extension { version }),
        }
    }

    fn event(&self, kind: EventKind) -> ClientEvent<'_> {
        let value = match kind {
            EventKind::Form => EventValue::Form(self.text(1)),
            _ => EventValue::Json(self.raw()),
        };
        let (meta, uploads) = (Some(self.object(0)), self.optional_object());
        ClientEvent {
            kind,
            name: self.text(0),
            value,
            meta,
            uploads,
            cid: self.cid,
        }
    }

    /// One of every message a server can send.
    pub(crate) fn server_messages(&self) -> Vec<ServerMessage<'_>> {
        let mut messages = vec![
            ServerMessage::Diff(self.object(0)),
            ServerMessage::LivePatch(self.live_patch()),
            ServerMessage::LiveRedirect(self.live_redirect()),
            ServerMessage::Redirect(self.redirect()),
            ServerMessage::Close,
            ServerMessage::Error {
                reason: self.optional(0),
            },
            ServerMessage::Other {
                event: Cow::Borrowed("presence_diff"),
                payload: self.raw(),
            },
            ServerMessage::Reply(Reply::ok(Response::default())),
        ];
        messages.extend(
            self.responses()
                .map(|response| ServerMessage::Reply(self.reply(response))),
        );
        messages
    }

    fn reply<'p>(&self, response: Response<'p>) -> Reply<'p> {
        Reply {
            status: if self.flags.1 {
                Status::Ok
            } else {
                Status::Error
            },
            response,
        }
    }

    fn responses(&self) -> [Response<'_>; 6] {
        [
            self.everything(),
            Response {
                rendered: Some(self.object(0)),
                ..Response::default()
            },
            Response::diff(self.object(1)),
            Response::reason(self.text(2)),
            Response {
                redirect: Some(self.redirect()),
                ..Response::default()
            },
            Response {
                live_redirect: Some(self.live_redirect()),
                ..Response::default()
            },
        ]
    }

    fn everything(&self) -> Response<'_> {
        Response {
            rendered: Some(self.object(0)),
            diff: Some(self.object(1)),
            redirect: Some(self.redirect()),
            live_redirect: Some(self.live_redirect()),
            live_patch: Some(self.live_patch()),
            link_redirect: self.flags.0,
            container: Some(Container {
                tag: self.text(0),
                attributes: self.object(0),
            }),
            reason: self.optional(1),
            status: self.status,
            token: self.optional(2),
            events: Some(self.raw()),
            cids: Some(Raw::new("[1,2]")),
            liveview_version: self.optional(3),
            resumed: self.version.map(|_| self.flags.1),
            raw: None,
        }
    }

    fn live_patch(&self) -> LivePatch<'_> {
        LivePatch {
            kind: self.kind(),
            to: self.text(0),
        }
    }

    fn live_redirect(&self) -> LiveRedirect<'_> {
        LiveRedirect {
            kind: self.kind(),
            to: self.text(1),
            flash: self.optional(0),
        }
    }

    fn redirect(&self) -> Redirect<'_> {
        Redirect {
            to: self.text(2),
            flash: self.optional(1),
            status: self.status,
        }
    }
}
