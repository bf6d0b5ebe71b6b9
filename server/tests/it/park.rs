//! Views wait for their socket: after the page was loaded, and after a connection dropped.

use std::time::Duration;

use bennu::Limits;
use serde_json::{Value, json};

use crate::support::{Client, Visit, join_payload, start, start_with, wide};

#[tokio::test]
async fn a_page_is_mounted_once() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "inc", json!({})).await;
    assert_eq!(server.mounts.count(), 1);
}

#[tokio::test]
async fn a_dropped_page_goes_on_where_it_was() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "add", json!({"by": 5})).await;
    drop(client);
    let mut client = Client::connect(&visit).await;
    let reply = client.join_view(&visit, 1).await;
    assert_eq!(reply["response"]["rendered"]["0"], "5", "{reply}");
    let reply = client.click(&visit, "inc", json!({})).await;
    assert_eq!(reply["response"]["diff"]["0"], "6");
    assert_eq!(server.mounts.count(), 1);
}

#[tokio::test]
async fn a_view_can_end_its_connection_and_goes_on_with_the_next() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let reply = client.click(&visit, "disconnect", json!({})).await;
    assert_eq!(reply["response"]["diff"]["0"], "bye", "{reply}");
    assert_eq!(client.ended().await, Some(1012), "come back");
    let mut client = Client::connect(&visit).await;
    let reply = client.join_view(&visit, 1).await;
    assert_eq!(reply["response"]["rendered"]["0"], "bye", "{reply}");
    client.heartbeat().await;
}

#[tokio::test]
async fn our_client_learns_whether_it_resumed() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?connected=resumed").await;
    let mut payload = join_payload(&visit, 0);
    payload["bennu"] = json!({"v": 1});
    let mut client = Client::connect(&visit).await;
    let reply = client.join_with(&visit, payload.clone()).await;
    assert_eq!(
        reply["response"]["bennu"],
        json!({"resumed": false}),
        "{reply}"
    );
    assert_eq!(reply["response"]["rendered"]["0"], "0 false");
    drop(client);
    let mut client = Client::connect(&visit).await;
    payload["params"]["_mounts"] = json!(1);
    let reply = client.join_with(&visit, payload).await;
    assert_eq!(
        reply["response"]["bennu"],
        json!({"resumed": true}),
        "{reply}"
    );
    assert_eq!(reply["response"]["rendered"]["0"], "1 true");
}

#[tokio::test]
async fn a_client_that_was_joined_before_takes_its_view_over() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut older, _) = Client::join(&visit).await;
    older.click(&visit, "inc", json!({})).await;
    let mut newer = Client::connect(&visit).await;
    let reply = newer.join_view(&visit, 1).await;
    assert_eq!(reply["response"]["rendered"]["0"], "1", "{reply}");
    assert_eq!(
        older.next().await,
        json!(["1", "1", visit.topic(), "phx_close", {}])
    );
    older.heartbeat().await;
    let reference = older.begin_click(&visit, "inc", json!({})).await;
    let message = older.next().await;
    assert_eq!(message[1], reference);
    assert_eq!(
        message[4]["response"]["reason"], "unmatched topic",
        "the older socket has no say"
    );
    let reply = newer.click(&visit, "inc", json!({})).await;
    assert_eq!(reply["response"]["diff"]["0"], "2");
}

#[tokio::test]
async fn a_new_client_does_not_take_an_attached_view() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut first, _) = Client::join(&visit).await;
    first.click(&visit, "inc", json!({})).await;
    let (mut second, response) = Client::join(&visit).await;
    assert_eq!(response["rendered"]["0"], "0", "it has a view of its own");
    assert_eq!(
        first.click(&visit, "inc", json!({})).await["response"]["diff"]["0"],
        "2"
    );
    assert_eq!(
        second.click(&visit, "inc", json!({})).await["response"]["diff"]["0"],
        "1"
    );
    assert_eq!(server.mounts.count(), 2);
}

#[tokio::test]
async fn fifty_sockets_with_one_token_end_with_one_view() {
    let server = start_with(Limits {
        connections_per_session: 100,
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/").await;
    let (mut last, _) = Client::join(&visit).await;
    for _ in 0..50 {
        let mut next = Client::connect(&visit).await;
        assert_eq!(next.join_view(&visit, 1).await["status"], "ok");
        assert_eq!(last.next().await[3], "phx_close");
        last = next;
    }
    last.click(&visit, "inc", json!({})).await;
    assert_eq!(server.mounts.count(), 1);
}

#[tokio::test]
async fn another_visitor_cannot_claim_a_view() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let other = Visit::new(server.address, "/").await;
    let stolen = Visit {
        cookie: other.cookie.clone(),
        csrf: other.csrf.clone(),
        ..visit.clone()
    };
    let mut thief = Client::connect(&stolen).await;
    let reply = thief.join_view(&stolen, 1).await;
    assert_eq!(
        reply,
        json!({"status": "error", "response": {"reason": "stale"}})
    );
}

#[tokio::test]
async fn a_page_that_waited_too_long_is_mounted_anew() {
    let limits = Limits {
        page_kept_for: Duration::from_millis(1),
        ..wide()
    };
    let server = start_with(limits).await;
    let visit = Visit::new(server.address, "/").await;
    // The wait is over when a claim finds nothing, which the count of mounts shows.
    let mut mounts = server.mounts.count();
    while mounts < 2 {
        let (mut client, _) = Client::join(&visit).await;
        client
            .send("1", &visit.topic(), "phx_leave", json!({}))
            .await;
        mounts = server.mounts.count();
    }
}

#[tokio::test]
async fn a_full_pool_of_pages_drops_the_oldest() {
    let server = start_with(Limits {
        pages_kept: 1,
        ..wide()
    })
    .await;
    let first = Visit::new(server.address, "/").await;
    let second = Visit::new(server.address, "/").await;
    Client::join(&second).await;
    assert_eq!(server.mounts.count(), 2);
    Client::join(&first).await;
    assert_eq!(
        server.mounts.count(),
        3,
        "the first page had to be mounted again"
    );
}

#[tokio::test]
async fn what_a_client_makes_a_view_hold_counts() {
    let server = start_with(Limits {
        kept_bytes: 8 * 1024,
        ..wide()
    })
    .await;
    for (path, mounts) in [("/".to_owned(), 1), (format!("/?{}", "x".repeat(5_000)), 2)] {
        let before = server.mounts.count();
        let visit = Visit::new(server.address, &path).await;
        Client::join(&visit).await;
        assert_eq!(server.mounts.count() - before, mounts);
    }
}

#[tokio::test]
async fn a_view_that_left_is_gone() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "inc", json!({})).await;
    client
        .send("1", &visit.topic(), "phx_leave", json!({}))
        .await;
    assert_eq!(client.next().await[3], "phx_close");
    assert_eq!(client.next().await[3], "phx_reply");
    let reply = client.join_view(&visit, 1).await;
    assert_eq!(reply["response"]["rendered"]["0"], "0");
}

#[tokio::test]
async fn a_claim_from_another_url_runs_handle_params() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?page=1").await;
    assert!(visit.html.contains("probe?page=1 1"), "{}", visit.html);
    let mut client = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload["url"] = json!(format!("http://{}/probe?page=2#here", visit.address));
    let reply = client.join_with(&visit, payload).await;
    assert_eq!(
        reply["response"]["rendered"]["1"], "probe?page=2#here 2",
        "{reply}"
    );
}

#[tokio::test]
async fn events_and_title_of_the_mount_wait_for_the_socket() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?mount=push").await;
    assert!(
        visit.html.contains("Hello &amp; bye</title>"),
        "{}",
        visit.html
    );
    let (_client, response) = Client::join(&visit).await;
    assert_eq!(response["rendered"]["e"], json!([["hello", 1]]));
    assert_eq!(response["rendered"]["t"], "Hello & bye");
}

#[tokio::test]
async fn a_waiting_view_hears_what_happens() {
    let server = start().await;
    let waiting = Visit::new(server.address, "/probe?mount=subscribe").await;
    let speaker = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&speaker).await;
    client
        .click(&speaker, "publish", json!({"text": "news"}))
        .await;
    let (_client, response) = Client::join(&waiting).await;
    let shown: &Value = &response["rendered"]["0"];
    assert_eq!(shown, "news");
}

#[tokio::test]
async fn a_head_request_leaves_no_view_behind() {
    let server = start_with(Limits {
        pages_kept: 1,
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/").await;
    let head = format!(
        "HEAD / HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
        server.address
    );
    let answer = crate::support::send(server.address, &head).await;
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    Client::join(&visit).await;
    assert_eq!(
        server.mounts.count(),
        2,
        "the page before it was not pushed out"
    );
}
