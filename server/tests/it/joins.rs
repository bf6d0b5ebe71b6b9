//! Joins: who may have which view.

use std::time::Duration;

use bennu::Limits;
use serde_json::{Value, json};

use crate::support::{Client, Visit, join_payload, start, start_with, wide};

fn refused(reason: &str) -> Value {
    json!({"status": "error", "response": {"reason": reason}})
}

#[tokio::test]
async fn forged_and_foreign_tokens_are_stale() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let same_visitor = visit.again("/probe").await;
    let other_visitor = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    let cases: Vec<(&str, Value)> = vec![
        ("no session token", json!({"session": null})),
        ("an empty session token", json!({"session": ""})),
        ("no token at all", json!({"session": "SFMyNTY.x.y"})),
        (
            "a token of another page",
            json!({"session": same_visitor.session}),
        ),
        (
            "a token of another visitor",
            json!({"session": other_visitor.session}),
        ),
        (
            "the static token as session",
            json!({"session": visit.fixed}),
        ),
        ("the CSRF token as session", json!({"session": visit.csrf})),
        (
            "a static token of another page",
            json!({"static": same_visitor.fixed}),
        ),
        ("a forged static token", json!({"static": "x.y"})),
        (
            "the session token as static",
            json!({"static": visit.session}),
        ),
        (
            "a megabyte of token",
            json!({"session": "A".repeat(60_000)}),
        ),
    ];
    for (case, change) in cases {
        let mut payload = join_payload(&visit, 0);
        for (key, value) in change.as_object().unwrap() {
            payload[key] = value.clone();
        }
        assert_eq!(
            client.join_with(&visit, payload).await,
            refused("stale"),
            "{case}"
        );
    }
    let reply = client.join_view(&visit, 0).await;
    assert_eq!(
        reply["status"], "ok",
        "the honest page is unaffected: {reply}"
    );
}

#[tokio::test]
async fn every_flipped_bit_of_a_page_token_is_stale() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    let token = visit.session.as_bytes();
    for bit in 0..token.len() * 8 {
        let mut bytes = token.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(forged) = String::from_utf8(bytes) else {
            continue;
        };
        let mut payload = join_payload(&visit, 0);
        payload["session"] = json!(forged);
        assert_eq!(
            client.join_with(&visit, payload).await,
            refused("stale"),
            "bit {bit}"
        );
    }
    assert_eq!(client.join_view(&visit, 0).await["status"], "ok");
}

/// A page and its socket, joined before its tokens were too old.
async fn joined_in_time(page: impl AsyncFn() -> Visit) -> (Visit, Client) {
    loop {
        let visit = page().await;
        let mut client = Client::connect(&visit).await;
        if client.join_view(&visit, 0).await["status"] == "ok" {
            return (visit, client);
        }
    }
}

#[tokio::test]
async fn expired_tokens_are_stale() {
    let limits = Limits {
        page_token_age: Duration::from_secs(1),
        ..wide()
    };
    let server = start_with(limits).await;
    let (old, mut client) = joined_in_time(|| Visit::new(server.address, "/")).await;
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    let reply = client.join_view(&old, 1).await;
    assert_eq!(reply, refused("stale"), "the token of the page");

    let fresh = old.again("/").await;
    let mixed = Visit {
        csrf: old.csrf.clone(),
        ..fresh
    };
    let mut client = Client::connect(&mixed).await;
    let reply = client.join_view(&mixed, 0).await;
    assert_eq!(reply, refused("stale"), "the CSRF token");

    // The visitor is still known: a page that is loaded anew can be joined.
    joined_in_time(|| old.again("/")).await;
}

#[tokio::test]
async fn urls_that_lead_elsewhere_are_unauthorized() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    let host = format!("http://{}", visit.address);
    for (key, url, reason) in [
        ("url", format!("{host}/other"), "unauthorized"),
        ("url", format!("{host}/nowhere"), "unauthorized"),
        ("url", "/probe".to_owned(), "unauthorized"),
        ("url", String::new(), "unauthorized"),
        ("url", "javascript:alert(1)".to_owned(), "unauthorized"),
        (
            "url",
            format!("http://{}/probe", "a".repeat(254)),
            "unauthorized",
        ),
        ("redirect", format!("{host}/nowhere"), "unauthorized"),
    ] {
        let mut payload = join_payload(&visit, 0);
        payload.as_object_mut().unwrap().remove("url");
        payload[key] = json!(url);
        assert_eq!(
            client.join_with(&visit, payload).await,
            refused(reason),
            "{key} {url}"
        );
    }
    let mut payload = join_payload(&visit, 0);
    payload.as_object_mut().unwrap().remove("url");
    assert_eq!(
        client.join_with(&visit, payload).await,
        refused("stale"),
        "no url"
    );
}

#[tokio::test]
async fn a_page_is_where_its_socket_was_opened_for() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?connected=uri").await;
    let here = format!("http://{}", visit.address);
    for (url, uri) in [
        (
            "http://evil.example/probe?connected=uri#x",
            "/probe?connected=uri#x",
        ),
        ("http:\\\\evil\\probe?connected=uri", "/probe?connected=uri"),
        (
            "ht\ntp:/evil/./probe?connected=uri&\t\u{e9}",
            "/probe?connected=uri&amp;%C3%A9",
        ),
    ] {
        let mut client = Client::connect(&visit).await;
        let mut payload = join_payload(&visit, 0);
        payload["url"] = json!(url);
        let reply = client.join_with(&visit, payload).await;
        assert_eq!(reply["response"]["rendered"]["0"], format!("{here}{uri}"));
    }
}

#[tokio::test]
async fn topics_that_are_no_views_are_refused() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    for (topic, reason) in [
        ("room:lobby", "unmatched topic"),
        ("lvu:0", "unmatched topic"),
        ("", "unmatched topic"),
        ("phoenix", "unmatched topic"),
        ("lv:", "stale"),
        ("lv:phx-other", "stale"),
    ] {
        let mut payload = join_payload(&visit, 0);
        payload["token"] = json!("x");
        let reference = client.send("1", topic, "phx_join", payload).await;
        assert_eq!(client.reply(&reference).await, refused(reason), "{topic:?}");
    }
}

#[tokio::test]
async fn without_csrf_token_or_cookie_every_join_is_stale() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let other = Visit::new(server.address, "/probe").await;
    let origin = format!("http://{}", server.address);
    let url = |csrf: &str| {
        format!(
            "ws://{}/live/websocket?_csrf_token={csrf}&vsn=2.0.0",
            server.address
        )
    };
    for (case, url, cookie) in [
        ("no CSRF token", url(""), &visit.cookie),
        ("a forged CSRF token", url("abc.def"), &visit.cookie),
        (
            "another visitor's CSRF token",
            url(&other.csrf),
            &visit.cookie,
        ),
        (
            "the page's token as CSRF token",
            url(&visit.session),
            &visit.cookie,
        ),
        ("no cookie", url(&visit.csrf), &"a=b".to_owned()),
        ("a forged cookie", url(&visit.csrf), &"bennu=x.y".to_owned()),
        ("another visitor's cookie", url(&visit.csrf), &other.cookie),
    ] {
        let mut client = Client::open(&url, cookie, &origin).await;
        assert_eq!(
            client.join_view(&visit, 0).await,
            refused("stale"),
            "{case}"
        );
        client.heartbeat().await;
    }
    let mut client = Client::open(&url(&other.csrf), &other.cookie, &origin).await;
    assert_eq!(
        client.join_view(&visit, 0).await,
        refused("stale"),
        "another visitor's page"
    );
}

#[tokio::test]
async fn messages_of_an_earlier_join_are_ignored() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    let event = json!({"type": "click", "event": "inc", "value": {}});
    client
        .send("0", &visit.topic(), "event", event.clone())
        .await;
    let message = json!([null, "77", visit.topic(), "event", event]).to_string();
    client.send_text(&message).await;
    let reply = client.reply("77").await;
    assert_eq!(
        reply["response"]["diff"]["0"], "1",
        "only the one without a join ref counted"
    );
}

#[tokio::test]
async fn a_second_join_of_a_topic_ends_the_first() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "inc", json!({})).await;
    client
        .send("9", &visit.topic(), "phx_join", join_payload(&visit, 0))
        .await;
    let mut seen = [client.next().await, client.next().await];
    seen.sort_by_key(|message| message[3].to_string());
    assert_eq!(seen[0], json!(["1", "1", visit.topic(), "phx_close", {}]));
    assert_eq!(seen[1][0], "9");
    assert_eq!(
        seen[1][4]["response"]["rendered"]["0"], "0",
        "a new view: {}",
        seen[1]
    );
    let event = json!({"type": "click", "event": "inc", "value": {}});
    let reference = client.send("9", &visit.topic(), "event", event).await;
    assert_eq!(client.reply(&reference).await["response"]["diff"]["0"], "1");
}

#[tokio::test]
async fn leaving_is_answered_even_when_nothing_was_joined() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    for topic in ["lv:", "lv:phx-x", &visit.topic()] {
        let reference = client.send("1", topic, "phx_leave", json!({})).await;
        assert_eq!(
            client.reply(&reference).await,
            json!({"status": "ok", "response": {}})
        );
    }
    let reference = client.send("1", &visit.topic(), "event", json!({})).await;
    let message = client.next().await;
    assert_eq!(
        (&message[0], &message[1]),
        (&json!(null), &json!(reference))
    );
    assert_eq!(message[4], refused("unmatched topic"));
}

#[tokio::test]
async fn a_hundred_joins_of_one_topic_leave_one_view() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    for join_ref in 1..=100 {
        client
            .send(
                &join_ref.to_string(),
                &visit.topic(),
                "phx_join",
                join_payload(&visit, 1),
            )
            .await;
    }
    let (mut joined, mut closed) = (0, 0);
    while joined < 100 || closed < 99 {
        let message = client.next().await;
        match message[3].as_str() {
            Some("phx_close") => closed += 1,
            _ => joined += usize::from(message[4]["status"] == "ok"),
        }
    }
    let event = json!({"type": "click", "event": "inc", "value": {}});
    let reference = client.send("100", &visit.topic(), "event", event).await;
    assert_eq!(client.reply(&reference).await["response"]["diff"]["0"], "1");
    assert_eq!(server.mounts.count(), 1, "all of them had the same view");
}

#[tokio::test]
async fn joining_and_leaving_leaves_nothing_behind() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let mut client = Client::connect(&visit).await;
    for _ in 0..500 {
        assert_eq!(client.join_view(&visit, 0).await["status"], "ok");
        let reference = client
            .send("1", &visit.topic(), "phx_leave", json!({}))
            .await;
        assert_eq!(client.next().await[3], "phx_close");
        client.reply(&reference).await;
    }
    assert_eq!(server.mounts.count(), 500);
    client.heartbeat().await;
}

#[tokio::test]
async fn parameters_of_the_script_reach_the_view() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?connected=param").await;
    let mut client = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload["params"]["locale"] = json!("de");
    let reply = client.join_with(&visit, payload).await;
    assert_eq!(reply["response"]["rendered"]["0"], "de", "{reply}");
}
