//! Timers, tasks and messages: what wakes a view without its client.

use serde_json::json;

use crate::support::{Client, Visit, start};

async fn after(event: &str, value: serde_json::Value) -> serde_json::Value {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, event, value).await;
    client.push("diff").await
}

#[tokio::test]
async fn a_timer_fires_once() {
    assert_eq!(after("after", json!({})).await, json!({"0": "late"}));
}

#[tokio::test]
async fn a_period_fires_again_and_again() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "every", json!({})).await;
    let mut shown = 0;
    for _ in 0..3 {
        let diff = client.push("diff").await;
        let length = diff["0"].as_str().unwrap().len();
        assert!(length > shown, "{diff}");
        shown = length;
    }
}

#[tokio::test]
async fn the_result_of_a_task_comes_back() {
    assert_eq!(after("spawn", json!({})).await, json!({"0": "done"}));
}

#[tokio::test]
async fn a_handle_reaches_its_view() {
    assert_eq!(
        after("tell", json!({"text": "told"})).await,
        json!({"0": "told"})
    );
}

#[tokio::test]
async fn timers_run_while_the_page_is_away() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "after", json!({})).await;
    drop(client);
    let mut client = Client::connect(&visit).await;
    let reply = client.join_view(&visit, 1).await;
    let mut shown = reply["response"]["rendered"]["0"].clone();
    if shown != "late" {
        shown = client.push("diff").await["0"].clone();
    }
    assert_eq!(shown, "late");
}

#[tokio::test]
async fn a_task_that_was_aborted_has_no_result() {
    assert_eq!(after("spawn_abort", json!({})).await, json!({"0": "new."}));
}

#[tokio::test]
async fn a_reply_while_no_event_is_handled_answers_no_later_one() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "reply_later", json!({})).await;
    assert_eq!(client.push("diff").await, json!({"0": "late"}));
    let reply = client.click(&visit, "nothing", json!({})).await;
    assert_eq!(reply, json!({"status": "ok", "response": {}}));
}
