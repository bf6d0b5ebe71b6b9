//! Every message there is, in both directions: what is written is read as it was, and no part of it can be missing.

use bennu_wire::binary::{ClientFrame, ServerFrame};
use bennu_wire::error::Fault;
use bennu_wire::message::Address;
use bennu_wire::message::server::{LivePatch, NavigationKind};
use bennu_wire::{ClientMessage, DecodeLimits, Envelope, Error, Join, ServerMessage, Status};
use proptest::prelude::*;

use crate::support::parts::parts;

fn read_client(frame: &str) -> Result<ClientMessage<'_>, Error> {
    let limits = DecodeLimits::client();
    ClientMessage::read(&Envelope::read(frame, &limits)?, &limits)
}

fn read_server(frame: &str) -> Result<ServerMessage<'_>, Error> {
    let limits = DecodeLimits::client();
    ServerMessage::read(&Envelope::read(frame, &limits)?, &limits)
}

fn written_client(message: &ClientMessage<'_>, address: Address<'_>) -> String {
    let mut frame = String::new();
    message.write(address, &mut frame);
    frame
}

fn written_server(message: &ServerMessage<'_>, address: Address<'_>) -> String {
    let mut frame = String::new();
    message.write(address, &mut frame);
    frame
}

/// The reader keeps what it has read of a response; what was put together by hand has none.
fn without_raw(message: ServerMessage<'_>) -> ServerMessage<'_> {
    match message {
        ServerMessage::Reply(mut reply) => {
            reply.response.raw = None;
            ServerMessage::Reply(reply)
        }
        other => other,
    }
}

#[test]
fn the_head_of_a_frame_can_be_read_when_its_payload_cannot() {
    let limits = DecodeLimits::server();
    let head = |frame: &str| {
        let head = Envelope::read_head(frame, &limits)?;
        let address = (head.join_ref?.into_owned(), head.reference?.into_owned());
        Some((address, head.topic.into_owned(), head.event.into_owned()))
    };
    let known = (("1".into(), "r".into()), "t".into(), "e".into());
    for payload in ["", ",", ",{", ",{}", ",{}]", ",01]", ",[[[", "]", "}"] {
        let frame = format!(r#"["1","r","t","e"{payload}"#);
        assert_eq!(head(&frame).as_ref(), Some(&known), "{frame}");
    }
    for frame in ["", "[", "{}", r#"["1","r","t""#, r#"["1","r","t",7,{}]"#] {
        assert_eq!(head(frame), None, "{frame}");
    }
}

proptest! {
    #[test]
    fn client_messages_are_read_as_they_were_written(parts in parts()) {
        for message in parts.client_messages() {
            let frame = written_client(&message, parts.address());
            let read = read_client(&frame).expect(&frame);
            prop_assert_eq!(written_client(&read, parts.address()), &*frame);
            if !matches!(message, ClientMessage::Join(_)) {
                prop_assert_eq!(read, message);
            }
        }
    }

    /// A join's counters go into its params, so those are not the same afterwards.
    #[test]
    fn joins_are_read_as_they_were_written(parts in parts()) {
        let join = parts.join();
        let frame = written_client(&ClientMessage::Join(join.clone()), parts.address());
        let Ok(ClientMessage::Join(read)) = read_client(&frame) else { panic!("no join: {frame}") };
        let mut params: serde_json::Value = serde_json::from_str(&read.params).expect("params");
        prop_assert_eq!(params["_mounts"].take(), serde_json::json!(join.mounts));
        prop_assert_eq!(Join { params: join.params, ..read }, join);
    }

    #[test]
    fn server_messages_are_read_as_they_were_written(parts in parts()) {
        for message in parts.server_messages() {
            let frame = written_server(&message, parts.address());
            let read = read_server(&frame).expect(&frame);
            prop_assert_eq!(written_server(&read, parts.address()), &*frame);
            prop_assert_eq!(without_raw(read), message);
        }
    }

    #[test]
    fn envelopes_are_read_as_they_were_written(parts in parts()) {
        let envelope = Envelope {
            join_ref: parts.optional(0),
            reference: parts.optional(1),
            topic: parts.text(0),
            event: parts.text(1),
            payload: parts.raw(),
        };
        let mut frame = String::new();
        envelope.write(&mut frame);
        let read = Envelope::read(&frame, &DecodeLimits::client()).expect(&frame);
        prop_assert_eq!(&frame[read.payload.range()], &*parts.json);
        prop_assert_eq!(read, envelope);
    }

    #[test]
    fn binary_frames_are_read_as_they_were_written(
        names in ["[a-zé:0-9]{0,40}", "[a-z]{0,40}", "[a-z]{0,40}", "[a-z]{0,40}"],
        data in prop::collection::vec(any::<u8>(), 0..64),
        ok in any::<bool>(),
    ) {
        let limits = DecodeLimits::server();
        let [join_ref, reference, topic, event] = names.each_ref().map(|name| &**name);
        let data = &*data;
        let upload = ClientFrame { join_ref, reference, topic, event, data };
        let mut bytes = Vec::new();
        upload.write(&mut bytes).expect("short names");
        prop_assert_eq!(ClientFrame::read(&bytes, &limits), Ok(upload));
        let names_end = bytes.len() - data.len();
        for end in 0..names_end {
            prop_assert!(ClientFrame::read(&bytes[..end], &limits).is_err());
        }

        let status = if ok { Status::Ok } else { Status::Error };
        for frame in [
            ServerFrame::Push { join_ref, topic, event, data },
            ServerFrame::Reply { join_ref, reference, topic, status, data },
            ServerFrame::Broadcast { topic, event, data },
        ] {
            let mut bytes = Vec::new();
            frame.write(&mut bytes).expect("short names");
            prop_assert_eq!(ServerFrame::read(&bytes, &limits), Ok(frame));
            for end in 0..bytes.len() - data.len() {
                prop_assert!(ServerFrame::read(&bytes[..end], &limits).is_err());
            }
        }
    }

    #[test]
    fn nothing_that_is_received_panics(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = read_client(&text);
        let _ = read_server(&text);
        let _ = ClientFrame::read(&bytes, &DecodeLimits::server());
        let _ = ServerFrame::read(&bytes, &DecodeLimits::server());
    }
}

proptest! {
    // Each case is every message, cut at every byte.
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_message_can_be_cut_short(parts in parts()) {
        let address = parts.address();
        let clients = parts.client_messages();
        let servers = parts.server_messages();
        let frames = clients.iter().map(|message| written_client(message, address));
        for frame in frames.chain(servers.iter().map(|message| written_server(message, address))) {
            for end in (0..frame.len()).filter(|&end| frame.is_char_boundary(end)) {
                let cut = Envelope::read(&frame[..end], &DecodeLimits::client());
                prop_assert!(matches!(cut, Err(Error { fault: Fault::Malformed(_), .. })), "{}", &frame[..end]);
            }
        }
    }
}

#[test]
fn an_upload_joins_with_its_token() {
    let frame = r#"["24","24","lvu:0","phx_join",{"token":"T"}]"#;
    let message = ClientMessage::JoinUpload { token: "T".into() };
    assert_eq!(read_client(frame), Ok(message.clone()));
    let address = Address {
        join_ref: Some("24"),
        reference: Some("24"),
        topic: "lvu:0",
    };
    assert_eq!(written_client(&message, address), frame);
}

#[test]
fn writes_a_chunk_as_the_official_client_does() {
    let frame = ClientFrame {
        join_ref: "24",
        reference: "25",
        topic: "lvu:0",
        event: "chunk",
        data: b"hello worl",
    };
    let mut bytes = Vec::new();
    frame.write(&mut bytes).expect("short names");
    assert_eq!(bytes, b"\x00\x02\x02\x05\x052425lvu:0chunkhello worl");
}

#[test]
fn a_long_name_does_not_fit_a_binary_frame() {
    let name = "x".repeat(256);
    let frame = ServerFrame::Broadcast {
        topic: &name,
        event: "e",
        data: b"",
    };
    assert!(frame.write(&mut Vec::new()).is_err());
    let frame = ServerFrame::Broadcast {
        topic: &name[..255],
        event: "e",
        data: b"",
    };
    assert!(frame.write(&mut Vec::new()).is_ok());
}

/// Frames as the official client was seen to send them.
#[test]
fn reads_what_the_official_client_sends() {
    let frames = [
        (r#"[null,"9","lv:","phx_leave",{}]"#, "phx_leave"),
        (r#"[null,"9","phoenix","heartbeat",{}]"#, "heartbeat"),
        (
            r#"["4","8","lv:phx-ABC","event",{"type":"click","event":"inc","value":{"n":"5","value":""},"cid":null}]"#,
            "event",
        ),
        (
            r#"["4","11","lv:phx-ABC","event",{"type":"form","event":"chg","value":"a=1","meta":{"_target":"a"},"uploads":{}}]"#,
            "event",
        ),
        (
            r#"["4","12","lv:phx-ABC","event",{"type":null,"event":"shown","value":{}}]"#,
            "event",
        ),
        (
            r#"["4","4","lv:phx-ABC","phx_join",{"url":"http://h/","params":{"_mounts":0,"_mount_attempts":2},"session":"S","static":null,"sticky":false}]"#,
            "phx_join",
        ),
        (
            r#"["4","19","lv:phx-ABC","live_patch",{"url":"http://h/p?x=1"}]"#,
            "live_patch",
        ),
        (
            r#"["4","17","lv:phx-ABC","cids_will_destroy",{"cids":[1]}]"#,
            "cids_will_destroy",
        ),
    ];
    for (frame, event) in frames {
        let message = read_client(frame).unwrap_or_else(|error| panic!("{error}: {frame}"));
        assert_eq!(message.event_name(), event);
    }
}

#[test]
fn reads_what_phoenix_sends() {
    let crash = |reason| ServerMessage::Error { reason };
    assert_eq!(
        read_server(r#"["4","4","lv:1","phx_error",{}]"#),
        Ok(crash(None))
    );
    let reason = Some("channel_crash".into());
    assert_eq!(
        read_server(r#"["4","4","lv:1","phx_error",{"reason":"channel_crash"}]"#),
        Ok(crash(reason))
    );
    assert_eq!(
        read_server(r#"["4","4","lv:1","phx_close",{}]"#),
        Ok(ServerMessage::Close)
    );
    let patch = r#"["4",null,"lv:1","live_patch",{"to":"/p"}]"#;
    let pushed = LivePatch {
        kind: NavigationKind::Push,
        to: "/p".into(),
    };
    assert_eq!(read_server(patch), Ok(ServerMessage::LivePatch(pushed)));
}

#[test]
fn tokens_are_not_shown() {
    let frame = r#"["4","4","lv:1","phx_join",{"params":{"_csrf_token":"canary"},"session":"canary","static":"canary","flash":"canary"}]"#;
    let envelope = Envelope::read(frame, &DecodeLimits::server()).expect("an envelope");
    assert!(!format!("{envelope:?}").contains("canary"));
    assert!(!format!("{:?}", read_client(frame)).contains("canary"));
}
