//! Each limit, at the limit and one above.

use std::time::Duration;

use bennu::params::ParamsLimits;
use bennu::{Limits, ServeLimits};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::support::{Client, Visit, get, join_payload, live, serve, start_with, wide};

/// A heartbeat that fills `bytes` bytes.
fn heartbeat_of(bytes: usize) -> String {
    let frame = |fill: &str| format!(r#"[null,"r","phoenix","heartbeat",{{"x":"{fill}"}}]"#);
    let room = bytes - frame("").len();
    frame(&"x".repeat(room))
}

#[tokio::test]
async fn messages_before_and_after_the_join_are_bounded() {
    let limits = || Limits {
        message_bytes_before_join: 1_000,
        message_bytes: 5_000,
        bytes_per_second: 1_000_000,
        ..wide()
    };
    let server = start_with(limits()).await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    client.send_text(&heartbeat_of(1_000)).await;
    assert_eq!(client.next().await[1], "r");
    client.send_text(&heartbeat_of(1_001)).await;
    assert_eq!(client.ended().await, Some(1009));

    let (mut client, _) = Client::join(&visit).await;
    client.send_text(&heartbeat_of(5_000)).await;
    assert_eq!(client.next().await[1], "r");
    client.send_text(&heartbeat_of(5_001)).await;
    assert_eq!(client.ended().await, Some(1009));
}

#[tokio::test]
async fn what_is_too_long_before_the_join_is_not_waited_for() {
    let server = start_with(wide()).await;
    let visit = Visit::new(server.address, "/").await;
    let begin = |bytes| {
        let begin = Frame::message(vec![b' '; bytes], OpCode::Data(Data::Text), false);
        Message::Frame(begin)
    };
    let mut client = Client::connect(&visit).await;
    client.send_frame(begin(64 * 1024 + 1)).await;
    assert_eq!(client.ended().await, Some(1009));

    let (mut client, _) = Client::join(&visit).await;
    client.send_frame(begin(64 * 1024 + 1)).await;
    let end = Frame::message("[]", OpCode::Data(Data::Continue), true);
    client.send_frame(Message::Frame(end)).await;
    client.heartbeat().await;
}

#[tokio::test]
async fn urls_are_bounded() {
    let limits = Limits {
        url_bytes: 100,
        ..wide()
    };
    let server = start_with(limits).await;
    let base = format!("http://{}/probe?", server.address);
    let fill = |most: usize| "x".repeat(most - base.len());
    let long = format!("/probe?{}", "x".repeat(100));
    assert_eq!(get(server.address, &long, "").await.status, 414);

    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    for (bytes, status) in [(101, "error"), (100, "ok")] {
        let mut payload = join_payload(&visit, 0);
        payload["url"] = json!(format!("{base}{}", fill(bytes)));
        assert_eq!(client.join_with(&visit, payload).await["status"], status);
    }
    for (bytes, is_patch) in [(100, true), (101, false)] {
        let url = json!({"url": format!("{base}{}", fill(bytes))});
        let reference = client.send("1", &visit.topic(), "live_patch", url).await;
        let reply = client.reply(&reference).await;
        assert_eq!(reply["response"]["link_redirect"].is_null(), is_patch);
    }
}

#[tokio::test]
async fn references_are_bounded() {
    let server = start_with(Limits {
        bad_messages_per_minute: 1,
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/").await;
    let heartbeat = |bytes| {
        let reference = "r".repeat(bytes);
        json!([null, reference, "phoenix", "heartbeat", {}]).to_string()
    };
    let mut client = Client::connect(&visit).await;
    client.send_text(&heartbeat(65)).await;
    client.send_text(&heartbeat(64)).await;
    assert_eq!(client.next().await[1], "r".repeat(64));
    client.send_text(&heartbeat(65)).await;
    assert_eq!(client.ended().await, Some(1007));
}

#[tokio::test]
async fn a_connection_carries_so_many_views_and_no_more() {
    let server = start_with(Limits {
        views_per_connection: 2,
        ..wide()
    })
    .await;
    let first = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&first).await;
    let second = first.again("/probe").await;
    assert_eq!(client.join_view(&second, 0).await["status"], "ok");
    let third = first.again("/other").await;
    let reply = client.join_view(&third, 0).await;
    assert_eq!(reply["response"]["reason"], "too many channels joined");
    client
        .send("1", &first.topic(), "phx_join", join_payload(&first, 1))
        .await;
    assert_eq!(client.push("phx_close").await, json!({}));
    assert_eq!(
        client.push("phx_reply").await["status"],
        "ok",
        "a rejoin needs no place"
    );
}

#[tokio::test]
async fn a_session_has_so_many_connections_and_no_more() {
    let server = start_with(Limits {
        connections_per_session: 2,
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/").await;
    let mut first = Client::connect(&visit).await;
    first.heartbeat().await;
    let mut second = Client::connect(&visit).await;
    second.heartbeat().await;
    let mut third = Client::connect(&visit).await;
    assert_eq!(first.ended().await, Some(4005));
    second.heartbeat().await;
    third.heartbeat().await;
}

#[tokio::test]
async fn a_proxy_has_as_many_connections_as_it_needs() {
    let limits = ServeLimits {
        connections_per_ip: 1,
        ..ServeLimits::default()
    };
    let server = serve(live(wide()), limits).await;
    let visit = Visit::new(server.address, "/").await;
    let _first = Client::connect(&visit).await;
    let mut second = Client::connect(&visit).await;
    second.heartbeat().await;
}

#[tokio::test]
async fn an_address_has_so_many_connections_and_no_more() {
    let limits = ServeLimits {
        connections_per_ip: 1,
        count_private_addresses: true,
        ..ServeLimits::default()
    };
    let server = serve(live(wide()), limits).await;
    let visit = Visit::new(server.address, "/").await;
    // The permit of the page's connection comes back when the server has seen it close.
    let mut client = loop {
        let answer = get(server.address, "/live/websocket?vsn=2.0.0", "").await;
        if answer.status != 429 {
            break Client::connect(&visit).await;
        }
    };
    client.heartbeat().await;
    assert_eq!(get(server.address, "/", "").await.status, 429);
    client.heartbeat().await;
}

#[tokio::test]
async fn a_server_has_so_many_connections_and_no_more() {
    let limits = ServeLimits {
        connections: 0,
        ..ServeLimits::default()
    };
    let server = serve(live(wide()), limits).await;
    assert_eq!(get(server.address, "/", "").await.status, 503);
}

#[tokio::test]
async fn messages_above_the_rate_are_refused() {
    let limits = Limits {
        events_per_second: 1,
        event_burst: 11,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    let (mut passed, mut refused) = (0, 0);
    for _ in 0..30 {
        let reply = client.click(&visit, "inc", json!({})).await;
        assert_eq!(reply["status"], "ok", "an error would lock the element");
        match reply["response"]["diff"].is_null() {
            true => refused += 1,
            false => passed += 1,
        }
    }
    assert!(
        (10..15).contains(&passed),
        "{passed} passed, {refused} were refused"
    );
    client
        .send("1", &visit.topic(), "live_patch", json!({"url": "/"}))
        .await;
    assert_eq!(
        client.push("phx_reply").await["response"]["reason"],
        "rate limited"
    );
}

#[tokio::test]
async fn larger_messages_may_hold_larger_texts() {
    let limits = Limits {
        message_bytes: 3 << 20,
        bytes_per_second: 10 << 20,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let text = "x".repeat(2 << 20);
    let reply = client.click(&visit, "show", json!({ "text": text })).await;
    assert_eq!(reply["response"]["diff"]["0"], text);
}

#[tokio::test]
async fn json_is_bounded_as_the_limits_say() {
    let limits = Limits {
        json_depth: 5,
        json_items: 6,
        json_keys: 6,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    for (value, fits) in [
        (json!([[[]]]), true),
        (json!([[[[]]]]), false),
        (json!([1, 2, 3, 4, 5, 6]), true),
        (json!([1, 2, 3, 4, 5, 6, 7]), false),
        (
            json!({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}),
            true,
        ),
        (
            json!({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7}),
            false,
        ),
    ] {
        let reply = client.click(&visit, "nothing", value.clone()).await;
        let expected = if fits { "ok" } else { "error" };
        assert_eq!(reply["status"], expected, "{value}: {reply}");
    }
}

#[tokio::test]
async fn forms_are_bounded_as_the_limits_say() {
    let form = ParamsLimits {
        fields: 2,
        depth: 3,
        index: 4,
    };
    let server = start_with(Limits { form, ..wide() }).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    for (value, fits) in [
        ("text=a&b=", true),
        ("text=a&b=&c=", false),
        ("text=a&b[c][d]=", true),
        ("text=a&b[c][d][e]=", false),
        ("text=a&b[4]=", true),
        ("text=a&b[5]=", false),
    ] {
        let payload = json!({"type": "form", "event": "show", "value": value});
        let reference = client.send("1", &visit.topic(), "event", payload).await;
        let reply = client.reply(&reference).await;
        let pushed = &reply["response"]["diff"]["e"][0][1]["reason"];
        assert_eq!(pushed.is_null(), fits, "{value}: {reply}");
    }
}

#[tokio::test]
async fn who_does_not_stop_is_closed() {
    let limits = Limits {
        events_per_second: 1,
        event_burst: 1,
        rate_patience: Duration::ZERO,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    client.send_text(&heartbeat_of(60)).await;
    client.send_text(&heartbeat_of(60)).await;
    assert_eq!(client.ended().await, Some(4003));
}

#[tokio::test]
async fn pings_are_counted() {
    let limits = Limits {
        control_frames_per_second: 1,
        rate_patience: Duration::ZERO,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    for _ in 0..3 {
        client.send_frame(Message::Ping(Vec::new().into())).await;
    }
    assert_eq!(client.ended().await, Some(4003));
}

#[tokio::test]
async fn a_connection_without_a_join_is_closed() {
    let server = start_with(Limits {
        join_deadline: Duration::from_millis(30),
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    assert_eq!(client.ended().await, Some(1008));
}

#[tokio::test]
async fn a_silent_connection_is_closed_and_its_view_waits() {
    let server = start_with(Limits {
        idle_deadline: Duration::from_millis(50),
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "inc", json!({})).await;
    assert_eq!(client.ended().await, Some(1001));
    let mut client = Client::connect(&visit).await;
    assert_eq!(
        client.join_view(&visit, 1).await["response"]["rendered"]["0"],
        "1"
    );
}

#[tokio::test]
async fn pings_alone_keep_nothing_alive() {
    let limits = Limits {
        idle_deadline: Duration::from_millis(100),
        control_frames_per_second: 1_000_000,
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    for _ in 0..10 {
        client.send_frame(Message::Ping(Vec::new().into())).await;
    }
    assert_eq!(client.ended().await, Some(1001));
}
