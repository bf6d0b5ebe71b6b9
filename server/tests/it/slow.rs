//! Clients that are slow: with their requests, or with reading.

use std::net::SocketAddr;
use std::time::Duration;

use axum::routing::{get, post};
use bennu::{ServeLimits, Server};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::support::{Client, PATIENCE, Visit, join_payload, live, serve, start, start_with, wide};

/// Sends this much of a request and reads until the server closes.
async fn cut_off(address: SocketAddr, beginning: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(beginning).await.unwrap();
    let mut answer = Vec::new();
    // A reset is an end as well.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer))
        .await
        .expect("to be cut off");
    answer
}

#[tokio::test]
async fn heads_that_do_not_end_are_cut_off() {
    let limits = ServeLimits {
        head_deadline: Duration::from_millis(50),
        ..ServeLimits::default()
    };
    let server = serve(live(wide()), limits).await;
    let visit = Visit::new(server.address, "/").await;
    let (mut healthy, _) = Client::join(&visit).await;
    for beginning in [
        &b""[..],
        b"G",
        b"GET / HTTP/1.1\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nx-a: b",
        b"PRI * HTTP/2.0\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
    ] {
        cut_off(server.address, beginning).await;
        healthy.heartbeat().await;
    }
    let answer = cut_off(server.address, b"GET /other HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(
        answer.starts_with(b"HTTP/1.1 200"),
        "a finished request is answered, then cut off"
    );
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused() {
    let server = start().await;
    let many = "x-h: y\r\n".repeat(65);
    let long = format!("x-h: {}\r\n", "y".repeat(40 * 1024));
    for (case, headers) in [("many", many), ("long", long)] {
        let request = format!("GET /other HTTP/1.1\r\nhost: x\r\n{headers}\r\n");
        let answer = cut_off(server.address, request.as_bytes()).await;
        let head = String::from_utf8_lossy(&answer);
        assert!(head.starts_with("HTTP/1.1 431"), "{case}: {head}");
    }
}

/// A view that changes all the time, and a client that acknowledges diffs.
async fn ticking() -> (crate::support::Running, Visit, Client) {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?mount=tick").await;
    let mut client = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload["bennu"] = json!({"v": 1});
    assert_eq!(client.join_with(&visit, payload).await["status"], "ok");
    (server, visit, client)
}

async fn acknowledge(client: &mut Client, visit: &Visit, count: u64) {
    client
        .send("1", &visit.topic(), "bennu:ack", json!({"n": count}))
        .await;
}

#[tokio::test]
async fn a_client_that_does_not_acknowledge_gets_ten_diffs_and_then_the_latest_state() {
    let (_server, visit, mut client) = ticking().await;
    let mut shown = Value::Null;
    for _ in 0..10 {
        shown = client.push("diff").await["0"].clone();
    }
    let shown = shown.as_str().map(str::len);
    // Whatever else was sent would stand before these replies, which show the state of their moment.
    let later = loop {
        let reply = client.click(&visit, "nothing", json!({})).await;
        let text = &reply["response"]["diff"]["0"];
        if let Some(text) = text.as_str() {
            break Some(text.len());
        }
    };
    assert!(later > shown, "{later:?} after {shown:?}");
    acknowledge(&mut client, &visit, 10).await;
    let diff = client.push("diff").await;
    assert!(
        diff["0"].as_str().map(str::len) > later,
        "one diff for all that happened: {diff}"
    );
}

#[tokio::test]
async fn an_acknowledgement_of_what_was_never_sent_is_an_error() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload["bennu"] = json!({"v": 1});
    client.join_with(&visit, payload).await;
    acknowledge(&mut client, &visit, 1).await;
    assert_eq!(client.ended().await, Some(1002));
}

#[tokio::test]
async fn a_client_that_reads_nothing_is_closed_and_others_are_unaffected() {
    let limits = bennu::Limits {
        stalled_for: Duration::from_millis(200),
        ..wide()
    };
    let server = start_with(limits).await;
    let beside = Visit::new(server.address, "/").await;
    let (mut healthy, _) = Client::join(&beside).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let (topic, text) = (visit.topic(), "x".repeat(500_000));
    // So much more than kernels buffer that the server must stop at some point: it neither reads nor writes.
    for index in 0..40 {
        let text = format!("{index}{text}");
        let payload = json!({"type": "click", "event": "show", "value": {"text": text}});
        let send = client.send("1", &topic, "event", payload);
        if timeout(Duration::from_millis(300), send).await.is_err() {
            break;
        }
    }
    for count in 1..=3 {
        let reply = healthy.click(&beside, "inc", json!({})).await;
        assert_eq!(reply["response"]["diff"]["0"], count.to_string());
    }
    // The view comes free for the next connection as soon as the stalled one is closed.
    let mut next = Client::connect(&visit).await;
    assert_eq!(next.join_view(&visit, 1).await["status"], "ok");
}

/// A server with routes of the application beside.
async fn with_routes(limits: ServeLimits) -> SocketAddr {
    let server = Server::bind("127.0.0.1:0").await.unwrap().limits(limits);
    let address = server.local_addr().unwrap();
    let router = live(wide())
        .0
        .into_router()
        .route("/big", get(|| async { "x".repeat(50_000_000) }))
        .route("/echo", post(|body: String| async { body }));
    tokio::spawn(server.run_until(router, std::future::pending()));
    address
}

#[tokio::test]
async fn who_does_not_read_its_answer_is_cut_off() {
    let limits = ServeLimits {
        write_deadline: Duration::from_millis(50),
        connections_per_ip: 1,
        count_private_addresses: true,
        ..ServeLimits::default()
    };
    let address = with_routes(limits).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = b"GET /big HTTP/1.1\r\nhost: x\r\n\r\n";
    stream.write_all(request).await.unwrap();
    stream.readable().await.unwrap();
    // Its place is free when the server has let go of it.
    let freed = async { while crate::support::get(address, "/other", "").await.status == 429 {} };
    timeout(PATIENCE, freed).await.unwrap();
}

#[tokio::test]
async fn bodies_are_bounded() {
    let limits = ServeLimits {
        body_bytes: 10,
        body_deadline: Duration::from_millis(50),
        ..ServeLimits::default()
    };
    let address = with_routes(limits).await;
    let head =
        "POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: text/plain\r\n";
    for (rest, status) in [
        ("content-length: 10\r\n\r\n0123456789", "200"),
        ("content-length: 11\r\n\r\n0123456789", "413"),
        (
            "transfer-encoding: chunked\r\n\r\nb\r\n0123456789a\r\n0\r\n\r\n",
            "413",
        ),
        ("content-length: 10\r\n\r\n012345678", "400"),
    ] {
        let answer = cut_off(address, format!("{head}{rest}").as_bytes()).await;
        let answer = String::from_utf8_lossy(&answer);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{rest}: {answer}"
        );
    }
}
