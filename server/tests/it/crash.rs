//! A panic ends one view. Everything else lives, and its page starts it anew.

use std::time::Duration;

use bennu::{Limits, Live, ServeLimits};
use serde_json::{Value, json};

use crate::support::{Client, Running, Visit, config, get, serve, start, start_with, wide};
use crate::views::Other;

/// A page beside, which must not notice anything.
struct Healthy {
    visit: Visit,
    client: Client,
    count: i64,
}

impl Healthy {
    async fn beside(server: &Running) -> Self {
        let visit = Visit::new(server.address, "/").await;
        let (client, _) = Client::join(&visit).await;
        Self {
            visit,
            client,
            count: 0,
        }
    }

    async fn is_well(&mut self) {
        self.count += 1;
        let reply = self.client.click(&self.visit, "inc", json!({})).await;
        assert_eq!(reply["response"]["diff"]["0"], self.count.to_string());
    }
}

fn crashed(visit: &Visit) -> Value {
    json!(["1", "1", visit.topic(), "phx_error", {"reason": "channel_crash"}])
}

#[tokio::test]
async fn a_panic_in_a_callback_ends_one_view_and_its_page_starts_it_anew() {
    let server = start().await;
    let mut healthy = Healthy::beside(&server).await;
    for event in ["panic", "panic_in_render", "panic_later"] {
        let visit = Visit::new(server.address, "/probe").await;
        let (mut client, _) = Client::join(&visit).await;
        client
            .click(&visit, "show", json!({"text": "before"}))
            .await;
        client.begin_click(&visit, event, json!({})).await;
        let mut message = client.next().await;
        if message[3] == "phx_reply" {
            message = client.next().await;
        }
        assert_eq!(message, crashed(&visit), "{event}");
        let reply = client.join_view(&visit, 1).await;
        assert_eq!(
            reply["response"]["rendered"]["0"], "new",
            "{event}: {reply}"
        );
        client.heartbeat().await;
        healthy.is_well().await;
    }
}

/// Code of the application that is no callback: what reads an event, shows an error, or drops what a callback held.
#[tokio::test]
async fn a_panic_beside_callbacks_ends_one_view_as_well() {
    let limits = Limits {
        callback_deadline: Duration::from_millis(20),
        ..wide()
    };
    let server = start_with(limits).await;
    let mut healthy = Healthy::beside(&server).await;
    for event in ["panic_in_decode", "panic_in_error", "hang_onto"] {
        let visit = Visit::new(server.address, "/probe").await;
        let (mut client, _) = Client::join(&visit).await;
        let value = json!({"fuse": "x"});
        let reference = client.begin_click(&visit, event, value).await;
        if event == "panic_in_error" {
            // It is dropped when the event has been answered.
            client.reply(&reference).await;
        }
        assert_eq!(client.next().await, crashed(&visit), "{event}");
        client.begin_click(&visit, "nothing", json!({})).await;
        let refused = json!({"status": "error", "response": {"reason": "unmatched topic"}});
        assert_eq!(client.push("phx_reply").await, refused, "{event}");
        assert_eq!(client.join_view(&visit, 1).await["status"], "ok", "{event}");
        client.heartbeat().await;
        healthy.is_well().await;
    }
}

#[tokio::test]
async fn a_panic_while_a_view_is_parked_ends_it() {
    let server = start().await;
    let mut healthy = Healthy::beside(&server).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client
        .click(&visit, "show", json!({"text": "before"}))
        .await;
    client.click(&visit, "panic_in_heap_size", json!({})).await;
    // A connection that comes before the loss of the last one is seen finds the view attached; the next one does not.
    loop {
        drop(client);
        client = Client::connect(&visit).await;
        let reply = client.join_view(&visit, 1).await;
        match reply["response"]["rendered"]["0"].as_str() {
            Some("before") => {}
            text => break assert_eq!(text, Some("new"), "{reply}"),
        }
    }
    healthy.is_well().await;
}

#[tokio::test]
async fn a_panic_beside_mount_is_a_page_and_an_answer() {
    let server = start().await;
    for mount in ["panic-in-error", "panic-in-heap-size", "panic"] {
        let answer = get(server.address, &format!("/probe?mount={mount}"), "").await;
        assert_eq!(answer.status, 500, "{mount}");
    }
    let visit = Visit::new(server.address, "/probe?mount=panic-live-in-error").await;
    let mut client = Client::connect(&visit).await;
    // The page's own view is taken away by another client that leaves it, so that the next join mounts anew.
    let (mut first, _) = Client::join(&visit).await;
    first
        .send("1", &visit.topic(), "phx_leave", json!({}))
        .await;
    assert_eq!(first.next().await[3], "phx_close");
    let reply = client.join_view(&visit, 0).await;
    assert_eq!(reply["response"]["reason"], "join crashed");
    assert_eq!(client.next().await, crashed(&visit));
    client.heartbeat().await;
}

#[tokio::test]
async fn a_layout_that_panics_is_a_page() {
    let layout = |_: bennu::Page| -> &str { panic!("layout") };
    let app = Live::new(config()).layout(layout).live::<Other>("/other");
    let server = serve((app, Default::default()), ServeLimits::default()).await;
    let answer = get(server.address, "/other", "").await;
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("Error "), "{}", answer.text());
}

#[tokio::test]
async fn a_panic_in_a_destructor_hurts_nobody() {
    let server = start().await;
    let mut healthy = Healthy::beside(&server).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "panic_in_drop", json!({})).await;
    client
        .send("1", &visit.topic(), "phx_leave", json!({}))
        .await;
    assert_eq!(client.next().await[3], "phx_close");
    assert_eq!(client.next().await[3], "phx_reply");
    client.heartbeat().await;
    healthy.is_well().await;
}

#[tokio::test]
async fn a_panic_while_joining_refuses_the_join() {
    let server = start().await;
    let mut healthy = Healthy::beside(&server).await;
    for connected in ["panic", "panic-in-render"] {
        let path = format!("/probe?connected={connected}");
        let visit = Visit::new(server.address, &path).await;
        let mut client = Client::connect(&visit).await;
        let reply = client.join_view(&visit, 0).await;
        assert_eq!(
            reply,
            json!({"status": "error", "response": {"reason": "join crashed"}}),
            "{connected}"
        );
        client.heartbeat().await;
        healthy.is_well().await;
    }
}

#[tokio::test]
async fn a_view_that_keeps_crashing_is_not_started_for_ever() {
    let server = start_with(Limits {
        crashes_per_minute: 3,
        ..wide()
    })
    .await;
    let visit = Visit::new(server.address, "/probe").await;
    let mut client = Client::connect(&visit).await;
    for crash in 0..4 {
        assert_eq!(
            client.join_view(&visit, crash).await["status"],
            "ok",
            "crash {crash}"
        );
        client.begin_click(&visit, "panic", json!({})).await;
        assert_eq!(client.next().await[3], "phx_error");
    }
    let reply = client.join_view(&visit, 4).await;
    assert_eq!(reply["response"]["reason"], "join crashed");
    let other = visit.again("/probe").await;
    let (mut other_client, _) = Client::join(&other).await;
    other_client.click(&other, "nothing", json!({})).await;
}

#[tokio::test]
async fn a_callback_that_hangs_is_dropped_and_the_view_lives() {
    let limits = Limits {
        callback_deadline: Duration::from_millis(20),
        ..wide()
    };
    let server = start_with(limits).await;
    let mut healthy = Healthy::beside(&server).await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let reference = client.begin_click(&visit, "hang", json!({})).await;
    healthy.is_well().await;
    let reply = client.reply(&reference).await;
    assert_eq!(
        reply["response"]["diff"]["e"][0][0], "bennu:error",
        "{reply}"
    );
    let reply = client.click(&visit, "show", json!({"text": "alive"})).await;
    assert_eq!(reply["response"]["diff"]["0"], "alive");
}

#[tokio::test]
async fn a_task_that_panics_is_reported_to_its_view() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "spawn_panic", json!({})).await;
    assert_eq!(
        client.push("diff").await,
        json!({"0": "panicked: task, true"})
    );
}
