//! Events of the page: each is answered once, with what it changed.

use serde_json::{Value, json};

use crate::support::{Client, Visit, start};

#[tokio::test]
async fn counts_on_the_page_that_was_loaded() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    assert!(visit.html.contains("<p>0</p>"), "{}", visit.html);
    let (mut client, response) = Client::join(&visit).await;
    assert_eq!(response["liveview_version"], "1.2.12");
    assert_eq!(response["rendered"]["0"], "0");
    let reply = client.click(&visit, "inc", json!({"value": ""})).await;
    assert_eq!(
        reply,
        json!({"status": "ok", "response": {"diff": {"0": "1"}}})
    );
    let reply = client
        .click(&visit, "add", json!({"by": "10", "value": ""}))
        .await;
    assert_eq!(
        reply,
        json!({"status": "ok", "response": {"diff": {"0": "11"}}})
    );
    client.heartbeat().await;
    server.end().await;
}

/// The answer to one event of the probe.
async fn answer(event: &str, value: Value) -> Value {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let reply = client.click(&visit, event, value).await;
    client.heartbeat().await;
    reply
}

fn ok(response: &Value) -> Value {
    json!({"status": "ok", "response": response})
}

#[tokio::test]
async fn an_event_that_changes_nothing_is_acknowledged() {
    assert_eq!(answer("nothing", json!({})).await, ok(&json!({})));
}

#[tokio::test]
async fn an_event_can_be_replied_to() {
    let reply = answer("reply", json!({})).await;
    assert_eq!(reply, ok(&json!({"diff": {"r": {"answer": 42}}})));
}

#[tokio::test]
async fn a_pushed_event_comes_with_the_reply() {
    let reply = answer("push", json!({})).await;
    assert_eq!(reply, ok(&json!({"diff": {"e": [["pushed", {"n": 1}]]}})));
}

#[tokio::test]
async fn an_event_can_be_dispatched_before_the_page_changes() {
    let reply = answer("push_before", json!({})).await;
    let events = json!([["pushed", 1], ["pushed before", 2, true]]);
    assert_eq!(reply, ok(&json!({"diff": {"e": events}})));
}

#[tokio::test]
async fn a_new_title_comes_with_the_reply() {
    let reply = answer("title", json!({"text": "A & \"B\""})).await;
    assert_eq!(reply, ok(&json!({"diff": {"t": "A & \"B\""}})));
}

#[tokio::test]
async fn text_is_escaped_in_diffs() {
    let reply = answer("show", json!({"text": "<script>&"})).await;
    assert_eq!(reply, ok(&json!({"diff": {"0": "&lt;script&gt;&amp;"}})));
}

#[tokio::test]
async fn a_failed_event_is_reported_under_an_id_and_the_view_lives() {
    let reply = answer("fail", json!({})).await;
    assert_eq!(reply["status"], "ok");
    assert_eq!(
        reply["response"]["diff"]["0"], "failed",
        "what was changed before is shown"
    );
    let event = &reply["response"]["diff"]["e"][0];
    assert_eq!(event[0], "bennu:error");
    assert_eq!(event[1]["id"].as_str().map(str::len), Some(16), "{event}");
    assert!(!reply.to_string().contains("secret"), "{reply}");
}

/// Events that the probe does not take, and why.
fn refused() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        ("no such event", json!({}), "unknown event"),
        ("Show", json!({"text": "x"}), "unknown event"),
        ("lv:other", json!({}), "unknown event"),
        ("show", json!({}), "unfit event"),
        ("show", json!([]), "unfit event"),
        ("show", json!(null), "unfit event"),
        ("show", json!({"text": {"deep": 1}}), "unfit event"),
    ]
}

#[tokio::test]
async fn events_that_are_refused_set_their_element_free_and_the_page_is_told() {
    for (event, value, reason) in refused() {
        let reply = answer(event, value.clone()).await;
        assert_eq!(reply["status"], "ok", "{event} {value}: {reply}");
        let diff = reply["response"]["diff"].as_object().unwrap();
        assert_eq!(diff.len(), 1, "the view has seen nothing: {reply}");
        let pushed = &diff["e"][0];
        assert_eq!(pushed[0], "bennu:error", "{event} {value}");
        assert_eq!(pushed[1]["reason"], reason, "{event} {value}");
        assert_eq!(pushed[1]["id"].as_str().map(str::len), Some(16));
    }
}

#[tokio::test]
async fn the_promise_of_a_hook_is_rejected_when_its_event_is_refused() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    for (event, value, reason) in refused() {
        let payload = json!({"type": "hook", "event": event, "value": value});
        let reference = client.send("1", &visit.topic(), "event", payload).await;
        let refused = json!({"status": "error", "response": {"reason": reason}});
        assert_eq!(client.reply(&reference).await, refused, "{event} {value}");
    }
}

#[tokio::test]
async fn the_promise_of_a_hook_is_rejected_when_its_callback_fails() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let payload = json!({"type": "hook", "event": "fail", "value": {}});
    let reference = client.send("1", &visit.topic(), "event", payload).await;
    let diff = client.push("diff").await;
    assert_eq!(diff["0"], "failed", "what was changed before is shown");
    assert_eq!(diff["e"][0][0], "bennu:error", "{diff}");
    let refused = json!({"status": "error", "response": {"reason": "failed"}});
    assert_eq!(client.reply(&reference).await, refused);
    client.heartbeat().await;
}

/// What a callback has asked for besides goes with its failure, but for events.
#[tokio::test]
async fn a_callback_that_fails_goes_nowhere_and_answers_nothing() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    for to in ["/other", "//evil.com"] {
        let reply = client.click(&visit, "fail_going", json!({"to": to})).await;
        let diff = &reply["response"]["diff"];
        assert_eq!(diff["r"], Value::Null, "{reply}");
        assert_eq!(diff["e"][0], json!(["pushed", 1]), "{reply}");
        assert_eq!(diff["e"][1][0], "bennu:error", "{reply}");
        let reply = client.click(&visit, "nothing", json!({})).await;
        assert_eq!(reply, ok(&json!({})), "{to}");
    }
    let reference = client
        .begin_click(&visit, "patch", json!({"to": "/probe?page=2"}))
        .await;
    client.push("live_patch").await;
    assert_eq!(client.reply(&reference).await["status"], "ok");
}

#[tokio::test]
async fn flash_is_cleared_by_the_protocol_itself() {
    assert_eq!(
        answer("lv:clear-flash", json!({"key": "info"})).await,
        ok(&json!({}))
    );
}

#[tokio::test]
async fn events_for_components_that_are_gone_change_nothing() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    for cid in [0_u64, 1, 4_294_967_296] {
        let payload = json!({"type": "click", "event": "inc", "value": {}, "cid": cid});
        let reference = client.send("1", &visit.topic(), "event", payload).await;
        assert_eq!(client.reply(&reference).await, ok(&json!({})));
    }
    let reference = client
        .send(
            "1",
            &visit.topic(),
            "cids_will_destroy",
            json!({"cids": [1]}),
        )
        .await;
    assert_eq!(client.reply(&reference).await, ok(&json!({})));
    let reference = client
        .send(
            "1",
            &visit.topic(),
            "cids_destroyed",
            json!({"cids": [1, 2]}),
        )
        .await;
    assert_eq!(client.reply(&reference).await, ok(&json!({"cids": [1, 2]})));
}

#[tokio::test]
async fn events_of_one_view_keep_their_order() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    let mut references = Vec::new();
    for _ in 0..200 {
        references.push(client.begin_click(&visit, "inc", json!({})).await);
    }
    for (index, reference) in references.iter().enumerate() {
        let reply = client.reply(reference).await;
        assert_eq!(reply["response"]["diff"]["0"], (index + 1).to_string());
    }
}
