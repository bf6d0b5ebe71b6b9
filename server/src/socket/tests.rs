//! The socket on a simulated network, with a clock that stands still until all have done their work.

mod bounds;
mod drain;
mod network;
mod reconnect;
mod site;

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::Close;
use crate::prelude::*;
use site::{Client, Site};

/// Counts how often it was told to, on its own or by an event.
struct Clock {
    ticks: u64,
}

#[derive(Event)]
enum Msg {
    Tick,
    Hang,
}

impl LiveView for Clock {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.every(Duration::from_secs(1), Self::on_tick);
        Ok(Self { ticks: 0 })
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Tick => self.ticks += 1000,
            Msg::Hang => std::future::pending().await,
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.ticks) } }
    }
}

impl Clock {
    fn on_tick(&mut self, _: &mut Context<Self>) -> Result {
        self.ticks += 1;
        Ok(())
    }
}

async fn join() -> Client {
    join_with(&json!({})).await
}

/// Joins with what a client can do beyond the protocol.
async fn join_with(more: &Value) -> Client {
    let mut client = Site::new::<Clock>().connect();
    client.begin_join_with(0, more);
    assert_eq!(client.reply().await["status"], "ok");
    client
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_gets_every_change() {
    let mut joined = join().await;
    for tick in 1..=5_u64 {
        let message = joined.peer.message().await;
        assert_eq!(message[4], json!({"0": tick.to_string()}));
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_comes_back_to_reading_gets_the_latest_state_in_few_messages() {
    let mut joined = join().await;
    joined.peer.stop_reading();
    tokio::time::sleep(Duration::from_millis(20_500)).await;
    joined.peer.read_on();
    let mut messages = Vec::new();
    while messages
        .last()
        .is_none_or(|message: &Value| message[4]["0"] != "20")
    {
        messages.push(joined.peer.message().await);
    }
    assert!(messages.len() <= 2, "{messages:?}");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_never_reads_is_closed_and_little_is_kept_for_it() {
    let mut joined = join().await;
    joined.peer.stop_reading();
    let start = Instant::now();
    // The first diff meets a client that does not read, a second after the join.
    joined.peer.ended().await;
    let waited = start.elapsed().as_secs();
    assert!((30..45).contains(&waited), "{waited}");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_acknowledges_nothing_is_closed() {
    let mut joined = join_with(&json!({"bennu": {"v": 1}})).await;
    let start = Instant::now();
    assert_eq!(joined.peer.ended().await, Some(Close::SlowConsumer));
    let waited = start.elapsed().as_secs();
    assert!((30..45).contains(&waited), "{waited}");
}

#[tokio::test(start_paused = true)]
async fn a_silent_client_is_closed() {
    let mut joined = join().await;
    let start = Instant::now();
    assert_eq!(joined.peer.ended().await, Some(Close::Idle));
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn messages_that_need_no_answer_do_not_stop_the_reading() {
    let mut joined = join_with(&json!({"bennu": {"v": 1}})).await;
    for _ in 0..100 {
        joined.send("bennu:ack", &json!({"n": 0}));
    }
    joined.click("tick");
    while joined.peer.message().await[3] != "phx_reply" {}
    assert_eq!(joined.peer.unread(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_view_that_is_busy_stops_the_reading() {
    let mut joined = join().await;
    joined.click("hang");
    for _ in 0..100 {
        joined.click("tick");
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let unread = joined.peer.unread();
    assert_eq!(
        unread,
        101 - 32,
        "so many are in flight as limits allow, the others were not read"
    );
    // The callback that hangs is dropped at its deadline, and all others have their turn.
    let mut replies = 0;
    while replies < 101 {
        replies += usize::from(joined.peer.message().await[3] == "phx_reply");
    }
    assert_eq!(joined.peer.unread(), 0);
}

/// What an idle connection holds besides its views: measured, so that a change that doubles it is seen.
#[test]
fn an_idle_connection_is_small() {
    let socket = size_of::<super::Socket<super::websocket::WebSocket<()>>>();
    let outbox = size_of::<super::Outbox>();
    assert!(socket <= 640, "{socket}");
    assert!(outbox <= 128, "{outbox}");
}
