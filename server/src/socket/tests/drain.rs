//! The end of a server while something is under way.

use std::time::Duration;

use tokio::time::Instant;

use super::site::{Client, Site, settle};
use crate::ServeLimits;
use crate::prelude::*;
use crate::serve::Drain;
use crate::socket::Close;

/// Saves for two seconds, or for ever.
struct Form {
    saved: u32,
}

#[derive(Event)]
enum Msg {
    Save,
    Hang,
}

impl LiveView for Form {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self { saved: 0 })
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Save => tokio::time::sleep(Duration::from_secs(2)).await,
            Msg::Hang => std::future::pending().await,
        }
        self.saved += 1;
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.saved) } }
    }
}

/// A client of a server that begins to end after these clicks.
async fn ending(clicks: &[&str]) -> Client {
    let mut site = Site::new::<Form>();
    site.drain = Drain::new();
    let mut client = site.join().await;
    for click in clicks {
        client.click(click);
    }
    settle().await;
    let drain = site.drain.clone();
    tokio::spawn(async move { drain.finish(&ServeLimits::default()).await });
    settle().await;
    client
}

#[tokio::test(start_paused = true)]
async fn events_under_way_are_answered_before_the_socket_closes() {
    let start = Instant::now();
    let mut client = ending(&["save", "save"]).await;
    client.click("save");
    let diff = client.peer.message().await[4]["response"]["diff"].clone();
    assert_eq!(diff["0"], "1");
    assert_eq!(client.peer.message().await[4]["status"], "ok");
    assert_eq!(client.peer.ended().await, Some(Close::Restart));
    assert_eq!(start.elapsed().as_secs(), 4);
    assert_eq!(client.peer.unread(), 1, "nothing new is begun");
}

#[tokio::test(start_paused = true)]
async fn an_idle_socket_closes_at_once() {
    let start = Instant::now();
    let mut client = ending(&[]).await;
    assert_eq!(client.peer.ended().await, Some(Close::Restart));
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn what_takes_too_long_or_is_not_read_is_given_up() {
    for stops in [false, true] {
        let start = Instant::now();
        let mut client = ending(&["hang"]).await;
        if stops {
            client.peer.stop_reading();
        }
        assert_eq!(client.peer.ended().await, Some(Close::Restart));
        assert_eq!(start.elapsed().as_secs(), 10);
    }
}

#[tokio::test(start_paused = true)]
async fn an_event_is_carried_out_though_its_client_is_gone() {
    for (event, seconds) in [("save", 2), ("hang", 10)] {
        let start = Instant::now();
        let mut site = Site::new::<Form>();
        site.drain = Drain::new();
        let mut client = site.join().await;
        client.click(event);
        settle().await;
        client.peer.hang_up();
        settle().await;
        site.drain.finish(&ServeLimits::default()).await;
        assert_eq!(start.elapsed().as_secs(), seconds, "{event}");
    }
}
