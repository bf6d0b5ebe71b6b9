//! Patches, navigation and redirects: what is sent, in which order (protocol, reply versus push).

use bennu::Limits;
use serde_json::{Value, json};

use crate::support::{Client, Visit, get, join_payload, start, start_with, wide};

async fn joined(path: &str) -> (crate::support::Running, Visit, Client) {
    let server = start().await;
    let visit = Visit::new(server.address, path).await;
    let (client, _) = Client::join(&visit).await;
    (server, visit, client)
}

#[tokio::test]
async fn a_patch_is_told_before_the_reply() {
    let (_server, visit, mut client) = joined("/probe").await;
    let reference = client
        .begin_click(&visit, "patch", json!({"to": "/probe?page=2"}))
        .await;
    assert_eq!(
        client.push("live_patch").await,
        json!({"kind": "push", "to": "/probe?page=2"})
    );
    let reply = client.reply(&reference).await;
    assert_eq!(reply["response"]["diff"], json!({"1": "probe?page=2 2"}));
}

#[tokio::test]
async fn patches_that_follow_each_other_are_told_once() {
    let (_server, visit, mut client) = joined("/probe").await;
    let reference = client
        .begin_click(&visit, "patch", json!({"to": "/probe?next"}))
        .await;
    assert_eq!(
        client.push("live_patch").await,
        json!({"kind": "replace", "to": "/probe?page=9"})
    );
    assert_eq!(
        client.reply(&reference).await["response"]["diff"],
        json!({"1": "probe?page=9 9"})
    );
}

#[tokio::test]
async fn a_loop_of_patches_ends_in_an_error() {
    let (_server, visit, mut client) = joined("/probe").await;
    let reply = client
        .click(&visit, "patch", json!({"to": "/probe?loop&page=1"}))
        .await;
    assert_eq!(reply["response"]["diff"]["e"][0][0], "bennu:error");
    client.heartbeat().await;
}

#[tokio::test]
async fn a_patch_link_runs_handle_params() {
    let (_server, visit, mut client) = joined("/probe").await;
    let url = format!("http://{}/probe/a%20b?page=3#part", visit.address);
    let reference = client
        .send("1", &visit.topic(), "live_patch", json!({"url": url}))
        .await;
    let reply = client.reply(&reference).await;
    assert_eq!(
        reply["response"]["diff"],
        json!({"1": "a%20b?page=3#part 3"})
    );
}

#[tokio::test]
async fn a_patch_link_to_another_view_becomes_a_link() {
    let (_server, visit, mut client) = joined("/probe").await;
    for path in ["/other", "/", "/nowhere", "//evil.com/probe"] {
        let url = format!("http://{}{path}", visit.address);
        let reference = client
            .send("1", &visit.topic(), "live_patch", json!({"url": url}))
            .await;
        let reply = client.reply(&reference).await;
        assert_eq!(
            reply,
            json!({"status": "ok", "response": {"link_redirect": true}}),
            "{path}"
        );
    }
}

/// The messages that an event leads to, up to and including its reply, and the close after it.
async fn departure(event: &str, to: &str) -> (Vec<Value>, Value) {
    let (_server, visit, mut client) = joined("/probe").await;
    let reference = client.begin_click(&visit, event, json!({"to": to})).await;
    let mut before = Vec::new();
    let reply = loop {
        let message = client.next().await;
        if message[1] == reference {
            break message[4].clone();
        }
        before.push(message);
    };
    let close = client.next().await;
    assert_eq!(close, json!(["1", "1", visit.topic(), "phx_close", {}]));
    client.heartbeat().await;
    (before, reply)
}

#[tokio::test]
async fn a_redirect_is_the_reply_and_closes_the_channel() {
    let (before, reply) = departure("redirect", "/login?next=%2F").await;
    assert_eq!(before.len(), 1, "{before:?}");
    assert_eq!(before[0][3], "diff");
    assert_eq!(before[0][4], json!({"e": [["pushed", 1]]}));
    let redirect = json!({"redirect": {"to": "/login?next=%2F", "status": 302}});
    assert_eq!(reply, json!({"status": "ok", "response": redirect}));
}

#[tokio::test]
async fn a_redirect_can_be_an_error_too() {
    let (_, reply) = departure("redirect_error", "/login").await;
    assert_eq!(reply["response"]["redirect"]["to"], "/login");
}

#[tokio::test]
async fn an_external_redirect_has_no_status() {
    let (_, reply) = departure("external", "https://example.com/").await;
    assert_eq!(
        reply["response"],
        json!({"redirect": {"to": "https://example.com/"}})
    );
}

#[tokio::test]
async fn navigation_to_a_live_view_stays_on_the_socket() {
    let (_, reply) = departure("navigate", "/other").await;
    assert_eq!(
        reply["response"],
        json!({"live_redirect": {"kind": "push", "to": "/other"}})
    );
}

#[tokio::test]
async fn navigation_to_a_plain_page_loads_it() {
    let (_, reply) = departure("navigate", "/static.html").await;
    assert_eq!(reply["response"]["redirect"]["to"], "/static.html");
}

#[tokio::test]
async fn destinations_that_leave_the_site_are_errors() {
    let (_server, visit, mut client) = joined("/probe").await;
    for (event, to) in [
        ("redirect", "//evil.com"),
        ("redirect", "/\\evil.com"),
        ("redirect", "https://evil.com"),
        ("redirect", "/\t/evil.com"),
        ("redirect", "javascript:alert(1)"),
        ("navigate", "//evil.com"),
        ("navigate", "http://evil.com"),
        ("patch", "//evil.com"),
        ("patch", "/other"),
        ("patch", "relative"),
        ("replace_patch", "/nowhere"),
        ("external", "javascript:alert(1)"),
        ("external", "/local"),
        ("redirect_error", "//evil.com"),
    ] {
        let reply = client.click(&visit, event, json!({"to": to})).await;
        let error = &reply["response"]["diff"]["e"];
        let error = error
            .as_array()
            .and_then(|events| events.last())
            .map(|event| &event[0]);
        assert_eq!(
            error,
            Some(&json!("bennu:error")),
            "{event} {to:?}: {reply}"
        );
    }
    let reply = client.click(&visit, "two_places", json!({})).await;
    assert_eq!(reply["response"]["diff"]["e"][0][0], "bennu:error");
}

#[tokio::test]
async fn live_navigation_joins_another_view_under_the_same_page() {
    let (_server, visit, mut client) = joined("/probe").await;
    let reference = client
        .send("1", &visit.topic(), "phx_leave", json!({}))
        .await;
    assert_eq!(
        client.next().await,
        json!(["1", "1", visit.topic(), "phx_close", {}])
    );
    assert_eq!(
        client.reply(&reference).await,
        json!({"status": "ok", "response": {}})
    );
    let mut payload = join_payload(&visit, 0);
    payload["redirect"] = json!(format!("http://{}/other", visit.address));
    payload.as_object_mut().unwrap().remove("url");
    let reply = client.join_with(&visit, payload.clone()).await;
    assert_eq!(reply["response"]["container"], json!(["div", {}]));
    assert_eq!(
        reply["response"]["rendered"]["p"]["0"],
        json!(["<p>other</p>"])
    );
    drop(client);

    // After a drop the client says the same again and finds the view that it navigated to.
    payload["params"]["_mounts"] = json!(1);
    let mut client = Client::connect(&visit).await;
    let reply = client.join_with(&visit, payload).await;
    assert_eq!(reply["status"], "ok", "{reply}");
}

#[tokio::test]
async fn a_page_request_can_be_redirected() {
    let server = start().await;
    for path in ["/probe?mount=redirect", "/probe?mount=go"] {
        let answer = get(server.address, path, "").await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (302, Some("/other")),
            "{path}"
        );
    }
    let answer = get(server.address, "/probe?next", "").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some("/probe?page=9"))
    );
}

#[tokio::test]
async fn a_mount_sends_nobody_off_the_site() {
    let keeps_no_page = Limits {
        pages_kept: 0,
        ..wide()
    };
    let server = start_with(keeps_no_page).await;
    let foreign = [
        "//evil.com",
        "/%5Cevil.com",
        "https://evil.com",
        "javascript:alert(1)",
    ];
    for to in foreign {
        let path = format!("/probe?mount=redirect-to&to={to}");
        let answer = get(server.address, &path, "").await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (500, None),
            "{to}"
        );

        let path = format!("/probe?mount=navigate-to&to={to}");
        let visit = Visit::new(server.address, &path).await;
        let mut client = Client::connect(&visit).await;
        let reply = client.join_view(&visit, 0).await;
        assert_eq!(reply["response"], json!({"reason": "join crashed"}), "{to}");
    }
}

#[tokio::test]
async fn a_join_reports_the_patches_of_its_mount() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload["url"] = json!(format!("http://{}/probe?next", visit.address));
    let reply = client.join_with(&visit, payload).await;
    let patch = json!({"kind": "replace", "to": "/probe?page=9"});
    assert_eq!(reply["response"]["live_patch"], patch, "{reply}");
    assert_eq!(reply["response"]["rendered"]["1"], "probe?page=9 9");
}

/// The answer to a join that finds no parked view.
async fn joined_live(path: &str) -> Value {
    let keeps_no_page = Limits {
        pages_kept: 0,
        ..wide()
    };
    let server = start_with(keeps_no_page).await;
    let visit = Visit::new(server.address, path).await;
    let mut client = Client::connect(&visit).await;
    client.join_view(&visit, 0).await
}

#[tokio::test]
async fn a_mount_that_leaves_over_the_socket_does_not_connect() {
    let reply = joined_live("/probe?mount=go-live&connected=redirect").await;
    let redirect = json!({"to": "/other", "status": 302});
    let response = json!({"redirect": redirect, "events": [["hello", 1]]});
    assert_eq!(reply, json!({"status": "error", "response": response}));
}

#[tokio::test]
async fn a_mount_that_fails_with_a_redirect_keeps_its_events() {
    let reply = joined_live("/probe?mount=redirect-live").await;
    let events = json!([["hello", 1], ["before", "a\"b", true]]);
    assert_eq!(reply["response"]["events"], events, "{reply}");
    assert_eq!(reply["response"]["redirect"]["to"], "/other", "{reply}");
}

#[tokio::test]
async fn each_callback_of_a_join_can_patch() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload["url"] = json!(format!("http://{}/probe?next", visit.address));
    payload["params"]["patch"] = json!("/probe?page=5");
    let reply = client.join_with(&visit, payload).await;
    let patch = json!({"kind": "push", "to": "/probe?page=5"});
    assert_eq!(reply["response"]["live_patch"], patch, "{reply}");
    assert_eq!(reply["response"]["rendered"]["1"], "probe?page=5 5");
}

#[tokio::test]
async fn a_callback_that_failed_while_the_page_was_away_goes_nowhere_later() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?mount=fail-while-waiting").await;
    let mut client = Client::connect(&visit).await;
    // The second timer has fired by then, and so has the one that failed before it.
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    let reply = client.join_view(&visit, 0).await;
    assert_eq!(reply["response"]["rendered"]["0"], "late", "{reply}");
    assert_eq!(reply["response"]["live_patch"], Value::Null, "{reply}");
    assert_eq!(
        reply["response"]["rendered"]["1"],
        "probe?mount=fail-while-waiting 0"
    );
}
