//! What a connection may make the server hold.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::site::{Site, settle};
use crate::limits::Limits;
use crate::prelude::*;
use crate::socket::Close;

/// Answers every event with a text of a hundred kilobytes, or goes elsewhere by itself.
struct Book {
    page: usize,
}

#[derive(Event)]
enum Msg {
    Turn,
    Patch,
}

/// What the view has done.
#[derive(Clone, Default)]
struct Done {
    events: Arc<AtomicUsize>,
    mounts: Arc<AtomicUsize>,
}

impl LiveView for Book {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.state::<Done>().mounts.fetch_add(1, Ordering::Relaxed);
        Ok(Self { page: 0 })
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        match event {
            Msg::Turn => self.page += 1,
            Msg::Patch => drop(cx.every(Duration::from_millis(1), Self::on_tick)),
        }
        cx.state::<Done>().events.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.page) (".".repeat(self.page.min(1) * 100_000 + self.page)) } }
    }
}

impl Book {
    fn on_tick(&mut self, cx: &mut Context<Self>) -> Result {
        self.page += 1;
        cx.replace_patch(format!("/?page={}", self.page));
        Ok(())
    }
}

fn site<V: LiveView>() -> (Site, Done) {
    let done = Done::default();
    let live = Live::new(Config::new([1; 32]).unwrap());
    (Site::of::<V>(live.state(done.clone())), done)
}

#[tokio::test(start_paused = true)]
async fn who_does_not_read_its_replies_has_no_more_events_handled() {
    let (site, done) = site::<Book>();
    let mut client = site.join().await;
    client.peer.stop_reading();
    for _ in 0..30 {
        client.click("turn");
    }
    settle().await;
    // 256 KiB wait, and one may be on its way.
    let events = done.events.load(Ordering::Relaxed);
    assert!((3..=4).contains(&events), "{events}");
    client.peer.read_on();
    for _ in 0..30 {
        assert_eq!(client.peer.message().await[4]["status"], "ok");
    }
}

#[tokio::test(start_paused = true)]
async fn who_does_not_read_its_replies_does_not_keep_its_view_from_the_next_socket() {
    let (site, _) = site::<Book>();
    let mut client = site.join().await;
    client.peer.stop_reading();
    for _ in 0..30 {
        client.click("turn");
    }
    settle().await;
    let mut second = site.connect();
    second.begin_join(1);
    let start = tokio::time::Instant::now();
    assert_eq!(second.reply().await["status"], "ok");
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn who_does_not_read_gets_the_latest_of_many_patches() {
    let (site, _) = site::<Book>();
    let mut client = site.join().await;
    client.click("patch");
    client.reply().await;
    client.peer.stop_reading();
    tokio::time::sleep(Duration::from_secs(1)).await;
    client.peer.read_on();
    let mut patches = Vec::new();
    while patches.last().is_none_or(|page| *page < 1000) {
        let message = client.peer.message().await;
        if message[3] == "live_patch" {
            let to = message[4]["to"].as_str().unwrap();
            patches.push(to.trim_start_matches("/?page=").parse::<usize>().unwrap());
        }
    }
    assert!(patches.len() < 10, "{patches:?}");
}

/// Is never there.
struct Never;

impl LiveView for Never {
    type Event = ();

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.state::<Done>().mounts.fetch_add(1, Ordering::Relaxed);
        std::future::pending().await
    }

    fn render(&self) -> impl Template {
        html! {}
    }
}

#[tokio::test(start_paused = true)]
async fn so_many_joins_are_under_way_as_views_may_be() {
    let (site, done) = site::<Never>();
    let mut client = site.connect();
    for _ in 0..20 {
        client.begin_join(0);
    }
    settle().await;
    let most = Limits::default().views_per_connection;
    assert_eq!(done.mounts.load(Ordering::Relaxed), most);
    assert_eq!(client.peer.unread(), 20 - most);
    for _ in 0..20 {
        while client.peer.message().await[3] != "phx_reply" {}
    }
    assert_eq!(done.mounts.load(Ordering::Relaxed), 20);
}

#[tokio::test(start_paused = true)]
async fn who_reads_little_by_little_is_not_cut_off() {
    let (site, _) = site::<Book>();
    let mut client = site.join().await;
    client.peer.stop_reading();
    client.click("turn");
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_secs(20)).await;
        client.peer.take_a_little();
    }
    client.click("turn");
    client.peer.read_on();
    for _ in 0..2 {
        assert_eq!(client.peer.message().await[4]["status"], "ok");
    }
}

#[tokio::test(start_paused = true)]
async fn who_does_not_read_can_be_closed_at_any_time() {
    let (site, _) = site::<Book>();
    let mut client = site.join().await;
    client.peer.stop_reading();
    client.click("turn");
    settle().await;
    let mut newer = Vec::new();
    for _ in 0..site.runtime.limits.connections_per_session {
        newer.push(site.connect());
    }
    let start = tokio::time::Instant::now();
    assert_eq!(client.peer.ended().await, Some(Close::Superseded));
    assert!(start.elapsed() < Duration::from_secs(2));
}
