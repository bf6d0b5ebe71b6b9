//! Topics: what one view publishes, others show.

use bennu::{Limits, PubSub, ServeLimits};
use serde_json::json;

use crate::support::{Client, Running, Visit, live, serve, start, start_with, wide};

async fn joined(server: &Running) -> (Visit, Client) {
    let visit = Visit::new(server.address, "/probe").await;
    let (client, _) = Client::join(&visit).await;
    (visit, client)
}

#[tokio::test]
async fn a_published_message_reaches_all_subscribers() {
    let server = start().await;
    let (speaker, mut speaking) = joined(&server).await;
    let mut listeners = Vec::new();
    for event in ["subscribe", "subscribe_latest"] {
        let (visit, mut client) = joined(&server).await;
        client.click(&visit, event, json!({})).await;
        listeners.push(client);
    }
    let reply = speaking
        .click(&speaker, "publish", json!({"text": "news"}))
        .await;
    assert_eq!(
        reply,
        json!({"status": "ok", "response": {}}),
        "the speaker does not listen"
    );
    for client in &mut listeners {
        assert_eq!(client.push("diff").await, json!({"0": "news"}));
    }
}

#[tokio::test]
async fn a_view_hears_itself_unless_it_speaks_to_others() {
    let server = start().await;
    let (visit, mut client) = joined(&server).await;
    client.click(&visit, "subscribe", json!({})).await;
    client
        .click(&visit, "publish_to_others", json!({"text": "others"}))
        .await;
    client
        .click(&visit, "publish", json!({"text": "all"}))
        .await;
    assert_eq!(client.push("diff").await, json!({"0": "all"}));
    client.click(&visit, "unsubscribe", json!({})).await;
    client
        .click(&visit, "publish", json!({"text": "nobody"}))
        .await;
    client.heartbeat().await;
}

#[tokio::test]
async fn subscriptions_end_with_their_view() {
    let pubsub = PubSub::default();
    let (app, mounts) = live(wide());
    let server = serve((app.pubsub(pubsub.clone()), mounts), ServeLimits::default()).await;
    let (visit, mut client) = joined(&server).await;
    client.click(&visit, "subscribe", json!({})).await;
    assert_eq!(pubsub.subscriptions(), 1);
    assert_eq!(pubsub.broadcast("texts", "from outside".to_owned()), 1);
    assert_eq!(client.push("diff").await, json!({"0": "from outside"}));
    client
        .send("1", &visit.topic(), "phx_leave", json!({}))
        .await;
    while pubsub.subscriptions() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_view_that_falls_behind_learns_how_much_it_missed() {
    let pubsub = PubSub::default();
    let (app, mounts) = live(Limits {
        waiting_published: 2,
        ..wide()
    });
    let server = serve((app.pubsub(pubsub.clone()), mounts), ServeLimits::default()).await;
    let (visit, mut client) = joined(&server).await;
    client.click(&visit, "subscribe", json!({})).await;
    // On this one thread, the view cannot run between these.
    for number in 1..=5 {
        pubsub.broadcast("texts", number.to_string());
    }
    let mut shown = Vec::new();
    while shown.last().is_none_or(|text| text != "5") {
        shown.push(client.push("diff").await["0"].as_str().unwrap().to_owned());
    }
    assert!(shown.len() <= 3, "{shown:?}");
    if shown.len() == 3 {
        assert_eq!(shown, ["3 missed texts", "4", "5"]);
    }
}

#[tokio::test]
async fn a_full_mailbox_tells_the_sender() {
    let server = start_with(Limits {
        waiting_messages: 0,
        ..wide()
    })
    .await;
    let (visit, mut client) = joined(&server).await;
    let reply = client.click(&visit, "tell", json!({"text": "x"})).await;
    assert_eq!(
        reply["response"]["diff"]["e"][0][0], "bennu:error",
        "{reply}"
    );
}
