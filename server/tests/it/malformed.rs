//! What no client of ours sends: each is refused in a way that the table says, and hurts nobody else.

use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use crate::support::{Client, Visit, start, start_with, wide};

/// What becomes of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is dropped: there is nothing to answer to.
    Dropped,
    /// It is answered with an error that gives this reason.
    Refused(&'static str),
    /// It is answered, and changes nothing.
    Ok,
}

/// In the frames, `T` stands for the topic of a joined view.
fn table() -> Vec<(String, Fate)> {
    use Fate::{Dropped, Ok, Refused};
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let keys = |count: usize| {
        let keys: Vec<_> = (0..count).map(|key| format!("\"{key}\":0")).collect();
        format!("{{{}}}", keys.join(","))
    };
    let event = |payload: &str| format!(r#"["1","r","T","event",{payload}]"#);
    let click = |value: &str| {
        event(&format!(
            r#"{{"type":"click","event":"nothing","value":{value}}}"#
        ))
    };
    let form = |value: &str| {
        event(&format!(
            r#"{{"type":"form","event":"nothing","value":{value}}}"#
        ))
    };
    let mut rows = vec![
        // No JSON, or no message.
        (String::new(), Dropped),
        (" ".to_owned(), Dropped),
        ("hello".to_owned(), Dropped),
        ("\0".to_owned(), Dropped),
        ("{}".to_owned(), Dropped),
        ("[]".to_owned(), Dropped),
        ("[".to_owned(), Dropped),
        ("null".to_owned(), Dropped),
        ("[".repeat(60_000), Dropped),
        ("\n".repeat(60_000), Dropped),
        (deep(1_000), Dropped),
        ("9".repeat(50_000), Dropped),
        (r#"[1,"r","T","event",{}]"#.to_owned(), Dropped),
        (r#"["1",2,"T","event",{}]"#.to_owned(), Dropped),
        (r#"["1","r",null,"event",{}]"#.to_owned(), Dropped),
        (r#"["1","r","T",7,{}]"#.to_owned(), Dropped),
        (r#"["1","r","\ud800","event",{}]"#.to_owned(), Dropped),
        // No message, but it says what an answer would refer to.
        (r#"["1","r","T","event"]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","event",{}"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","event",{}]x"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","event",{},]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","event",{"a":01}]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","event",{"a":tru}]"#.to_owned(), Refused("malformed")),
        (r#"["1",null,"T","event",{"a":tru}]"#.to_owned(), Dropped),
        // A message that no view understands.
        (r#"["1","r","T","nonsense",{}]"#.to_owned(), Refused("unknown event")),
        (r#"["1","r","T","phx_reply",{}]"#.to_owned(), Refused("unknown event")),
        (r#"["1","r","T","heartbeat",{}]"#.to_owned(), Refused("unknown event")),
        (r#"["1","r","T","diff",{}]"#.to_owned(), Refused("unknown event")),
        (r#"["1","r","lv:none","event",{}]"#.to_owned(), Refused("unmatched topic")),
        (r#"["1","r","phoenix","event",{}]"#.to_owned(), Refused("unmatched topic")),
        (r#"["1","r","T","allow_upload",{}]"#.to_owned(), Refused("unsupported")),
        (r#"["1","r","T","progress",{}]"#.to_owned(), Refused("unsupported")),
        // An event whose payload does not fit.
        (event("{}"), Refused("malformed")),
        (event("[]"), Refused("malformed")),
        (event("null"), Refused("malformed")),
        (event("7"), Refused("malformed")),
        (event(r#"{"type":"click"}"#), Refused("malformed")),
        (event(r#"{"type":7,"event":"nothing"}"#), Refused("malformed")),
        (event(r#"{"type":"click","event":7}"#), Refused("malformed")),
        (event(r#"{"type":"click","type":"click","event":"nothing"}"#), Refused("malformed")),
        (event(r#"{"type":"click","event":"nothing","cid":-1}"#), Refused("malformed")),
        (event(r#"{"type":"click","event":"nothing","cid":"1"}"#), Refused("malformed")),
        (event(r#"{"type":"click","event":"nothing","cid":1.5}"#), Refused("malformed")),
        (event(r#"{"type":"click","event":"nothing","cid":1e400}"#), Refused("malformed")),
        (form("{}"), Refused("malformed")),
        (form("7"), Refused("malformed")),
        (r#"["1","r","T","live_patch",{}]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","live_patch",{"url":7}]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","cids_will_destroy",{"cids":[-1]}]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","cids_destroyed",{}]"#.to_owned(), Refused("malformed")),
        (r#"["1","r","T","bennu:ack",{"n":"x"}]"#.to_owned(), Refused("malformed")),
        // What is odd, but allowed.
        (click(r#"{"__proto__":{"x":1},"constructor":1}"#), Ok),
        (click(&deep(20)), Ok),
        (r#"["1","r","T","event",{"type":"click","event":"nothing","value":{},"more":1},"extra"]"#.to_owned(), Ok),
        (event(r#"{"type":"strange","event":"nothing","value":{}}"#), Ok),
        (event(r#"{"type":null,"event":"nothing"}"#), Ok),
        (event(r#"{"type":"click","event":"nothing","cid":99}"#), Ok),
        (form(r#""a=1&a=2&b[]=3""#), Ok),
    ];
    rows.extend([
        (click(&deep(40)), Refused("malformed")),
        (
            click(&format!("[{}0]", "0,".repeat(1_024))),
            Refused("malformed"),
        ),
        (click(&format!("[{}0]", "0,".repeat(1_023))), Ok),
        (click(&keys(257)), Refused("malformed")),
        (click(&keys(256)), Ok),
    ]);
    rows
}

#[tokio::test]
async fn every_malformed_frame_has_its_fate() {
    let server = start().await;
    let beside = Visit::new(server.address, "/").await;
    let (mut healthy, _) = Client::join(&beside).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let rows = table();
    assert!(rows.len() >= 40, "{}", rows.len());
    for (frame, fate) in rows {
        client
            .send_text(&frame.replace("\"T\"", &format!("{:?}", visit.topic())))
            .await;
        let head: String = frame.chars().take(80).collect();
        if fate == Fate::Dropped {
            client.heartbeat().await;
            continue;
        }
        let message = client.next().await;
        assert_eq!(message[1], "r", "{head}: {message}");
        match fate {
            Fate::Refused(reason) => {
                let refused = json!({"status": "error", "response": {"reason": reason}});
                assert_eq!(message[4], refused, "{head}");
            }
            Fate::Ok => assert_eq!(message[4]["status"], "ok", "{head}: {message}"),
            Fate::Dropped => {}
        }
    }
    let reply = client.click(&visit, "show", json!({"text": "alive"})).await;
    assert_eq!(reply["response"]["diff"]["0"], "alive");
    assert_eq!(
        healthy.click(&beside, "inc", json!({})).await["response"]["diff"]["0"],
        "1"
    );
}

#[tokio::test]
async fn malformed_joins_are_refused() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    for payload in [
        json!([]),
        json!(null),
        json!("x"),
        json!({"session": 7}),
        json!({"session": visit.session, "params": []}),
        json!({"session": visit.session, "params": {"_mounts": "0"}}),
        json!({"session": visit.session, "url": 7}),
        json!({"session": visit.session, "sticky": "no"}),
        json!({"session": visit.session, "bennu": 1}),
    ] {
        let reply = client.join_with(&visit, payload.clone()).await;
        assert_eq!(reply["status"], "error", "{payload}: {reply}");
        let reason = reply["response"]["reason"].as_str().unwrap();
        assert!(
            ["malformed", "stale"].contains(&reason),
            "{payload}: {reason}"
        );
    }
    assert_eq!(client.join_view(&visit, 0).await["status"], "ok");
}

#[tokio::test]
async fn the_fourth_malformed_frame_in_a_minute_ends_the_connection() {
    let limits = bennu::Limits {
        bad_messages_per_minute: 3,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    for _ in 0..3 {
        client.send_text("nonsense").await;
        client.heartbeat().await;
    }
    client.send_text("nonsense").await;
    assert_eq!(client.ended().await, Some(1007));

    let mut client = Client::connect(&visit).await;
    client.join_view(&visit, 1).await;
    for _ in 0..4 {
        client.send("1", &visit.topic(), "event", json!({})).await;
    }
    assert_eq!(
        client.ended().await,
        Some(1007),
        "payloads that do not fit count as well"
    );
}

#[tokio::test]
async fn binary_frames_count_as_malformed() {
    let limits = bennu::Limits {
        bad_messages_per_minute: 0,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client
        .send_frame(Message::Binary(vec![0, 2, 2, 5, 5].into()))
        .await;
    assert_eq!(client.ended().await, Some(1007));
}
