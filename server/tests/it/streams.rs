//! Streams that nobody takes: they are bounded, and filled again when they are shown.

use bennu::Limits;
use bennu::stream::MOST_PENDING;
use serde_json::{Value, json};

use crate::support::{Client, Running, Visit, start, start_with, wide};

/// More than may wait.
const TOO_MANY: usize = 2 * MOST_PENDING;

/// A page whose stream was hidden while `count` rows came one by one.
async fn hidden(path: &str, count: usize) -> (Running, Visit, Client) {
    let server = start().await;
    let visit = Visit::new(server.address, path).await;
    let (mut client, _) = Client::join(&visit).await;
    client
        .click(&visit, "show", json!({"is_shown": false}))
        .await;
    client
        .click(&visit, "insert", json!({"count": count}))
        .await;
    (server, visit, client)
}

async fn show(visit: &Visit, client: &mut Client) -> Value {
    let reply = client.click(visit, "show", json!({"is_shown": true})).await;
    reply["response"]["diff"].clone()
}

/// The ids of what a diff inserts, the oldest first.
fn inserted(stream: &Value) -> Vec<&str> {
    let inserts = stream["stream"][1].as_array().into_iter().flatten().rev();
    inserts.filter_map(|insert| insert[0].as_str()).collect()
}

#[tokio::test]
async fn what_a_hidden_stream_held_comes_when_it_is_shown() {
    let (_server, visit, mut client) = hidden("/rows", 100).await;
    let diff = show(&visit, &mut client).await;
    assert_eq!(inserted(&diff["1"]["0"]).len(), 100, "{diff}");
}

#[tokio::test]
async fn a_stream_that_held_too_much_is_filled_again() {
    let (server, visit, mut client) = hidden("/rows?resumable", TOO_MANY).await;
    let diff = show(&visit, &mut client).await;
    assert_eq!(inserted(&diff["1"]["0"]), [""; 0], "{diff}");
    assert_eq!(diff["0"], "3", "the event is answered");
    let diff = client.push("diff").await;
    assert_eq!(inserted(&diff["1"]["0"]), ["row-7", "row-8"]);
    assert_eq!(server.mounts.count(), 1, "the view is the same");
}

#[tokio::test]
async fn a_view_that_cannot_fill_its_stream_begins_anew() {
    let (server, visit, mut client) = hidden("/rows", TOO_MANY).await;
    show(&visit, &mut client).await;
    assert_eq!(
        client.push("phx_error").await,
        json!({"reason": "channel_crash"})
    );
    let reply = client.join_view(&visit, 1).await;
    let rows = &reply["response"]["rendered"]["1"]["0"];
    assert_eq!(inserted(rows), ["row-0", "row-1"], "{reply}");
    assert_eq!(server.mounts.count(), 2);
}

#[tokio::test]
async fn a_stream_that_overflows_again_and_again_ends_its_view() {
    let (_server, visit, mut client) = hidden("/rows?resumable", TOO_MANY).await;
    client
        .click(&visit, "more", json!({"count": TOO_MANY}))
        .await;
    show(&visit, &mut client).await;
    client.push("diff").await;
    client.push("phx_error").await;
}

#[tokio::test]
async fn nothing_is_missing_after_a_reset() {
    let (_server, visit, mut client) = hidden("/rows", TOO_MANY).await;
    client.click(&visit, "reset", json!({})).await;
    let diff = show(&visit, &mut client).await;
    assert_eq!(inserted(&diff["1"]["0"]), ["row-9"], "{diff}");
    client.heartbeat().await;
}

#[tokio::test]
async fn what_the_streams_of_a_page_hold_counts() {
    let limits = Limits {
        kept_bytes: 64 * 1024,
        ..wide()
    };
    let server = start_with(limits).await;
    for (rows, mounts) in [(10, 1), (5_000, 2)] {
        let before = server.mounts.count();
        let visit = Visit::new(server.address, &format!("/rows?rows={rows}")).await;
        Client::join(&visit).await;
        assert_eq!(server.mounts.count() - before, mounts, "{rows} rows");
    }
}
